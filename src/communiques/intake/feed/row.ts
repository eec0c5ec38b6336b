import type { Decider, Row } from '../../../kernel/decider/decider.ts';
import { type Id, streamId } from '../../../kernel/identifiers/identifiers.ts';
import type { Migration } from '../../../ledger/ledger.ts';
import { access, decide, type FeedCommand } from './decide.ts';
import { evolve, type Feed, type FeedFact, nextPoll } from './feed.ts';

export interface FeedTable {
  readonly stream: string;
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly outlet: string;
  readonly every: number;
  readonly polls: number;
  readonly taken: number;
  readonly failures: number;
  readonly last_at: string | null;
  readonly problem: string | null;
}
export interface FeedTables {
  feeds: FeedTable;
  feed_addresses: { readonly url: string; readonly stream: string };
}

export const feedMigrations: readonly Migration[] = [
  {
    name: 'communiques/0003-feeds',
    sql: `
      create table feeds (
        stream text primary key, id text not null, url text not null, title text not null, outlet text not null, every integer not null,
        polls integer not null, taken integer not null, failures integer not null, last_at text, problem text
      );
      create table feed_addresses (url text primary key, stream text not null);`,
  },
];

/** A removed feed has no rows: its address is free again. */
const rows = (state: Feed, id: Id): readonly Row[] => {
  if (state.removed) return [];
  const stream = streamId('feed', id);
  const { url, title, outlet, every, polls, taken, failures, last } = state;
  const feed: FeedTable = {
    stream,
    id,
    url,
    title,
    outlet,
    every,
    polls,
    taken,
    failures,
    last_at: last?.at ?? null,
    problem: last?.problem ?? null,
  };
  return [
    { table: 'feeds', values: { ...feed } },
    { table: 'feed_addresses', values: { url, stream } },
  ];
};

export const feed: Decider<Feed, FeedFact, FeedCommand> = {
  kind: 'feed',
  tables: { feeds: { key: ['stream'] }, feed_addresses: { key: ['url'] } },
  evolve,
  access,
  decide,
  rows,
  jobs: (state, id, facts, now) =>
    state.removed
      ? []
      : [
          {
            task: 'poll-feed',
            payload: { feed: id },
            key: `poll-feed/${id}`,
            runAt: facts.some((f) => f.type === 'FeedAdded') ? now : nextPoll(state, now),
          },
        ],
};
