import type { Row } from '../../kernel/decider/decider.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Migration } from '../../ledger/ledger.ts';
import type { DeliveryScale, Instrument, Stage, Topic } from '../contract.ts';
import { type Commitment, type CommitmentStatus, deliveryOf, heardOf, statusOf } from './commitment.ts';
import { rankOf } from './standing.ts';

/** One line per commitment, with all that lists, facets and figures need. */
export interface CommitmentTable {
  readonly stream: string;
  readonly id: string;
  readonly number: string;
  readonly series: string;
  readonly serial: number;
  readonly status: CommitmentStatus;
  readonly parties: readonly string[];
  readonly partners: readonly string[];
  readonly title: string;
  readonly summary: string;
  readonly topic: Topic;
  readonly topic2: Topic | null;
  readonly instrument: Instrument;
  readonly stage: Stage | null;
  readonly stage_rank: number;
  readonly delivery: DeliveryScale | null;
  readonly specific: boolean;
  readonly said_again: boolean;
  readonly step_back: boolean;
  readonly first_said: string | null;
  readonly last_said: string | null;
  /** The last day anything was said or reported. */
  readonly heard: string | null;
  /** The year it was first said. */
  readonly year: number | null;
  readonly mentions: number;
  readonly due: string | null;
  readonly owners: readonly string[];
  readonly merged_into: string | null;
  /** What it can be filtered by, as `p:UZ`, `t:skills`, `i:training`, `s:agreed`, `d:limited`, `y:2025`, `r:said-again`. */
  readonly facets: readonly string[];
  readonly quotes: string;
}
export interface MentionTable {
  readonly stream: string;
  readonly communique: string;
  readonly candidate: string;
  readonly linked_to: string;
  readonly stage: Stage;
  readonly said_on: string;
}
export interface DeliveryTable {
  readonly stream: string;
  readonly delivery: string;
  readonly scale: DeliveryScale;
  readonly at: string;
}
export interface MilestoneTable {
  readonly stream: string;
  readonly milestone: string;
  readonly title: string;
  readonly due: string | null;
  readonly completed: string | null;
}
export interface CommitmentTables {
  commitments: CommitmentTable;
  commitment_numbers: { readonly number: string; readonly stream: string };
  mentions: MentionTable;
  deliveries: DeliveryTable;
  milestones: MilestoneTable;
}

export const commitmentTables = {
  commitments: { key: ['stream'] },
  // Its key leaves the stream out: a number that is taken makes the append fail.
  commitment_numbers: { key: ['number'] },
  mentions: { key: ['stream', 'communique', 'candidate'] },
  deliveries: { key: ['stream', 'delivery'] },
  milestones: { key: ['stream', 'milestone'] },
} as const;

export const commitmentMigrations: readonly Migration[] = [
  {
    name: 'communiques/0002-commitments',
    sql: `
      create table commitments (
        stream text primary key, id text not null, number text not null, series text not null, serial integer not null,
        status text not null, parties text[] not null, partners text[] not null, title text not null, summary text not null,
        topic text not null, topic2 text, instrument text not null, stage text, stage_rank integer not null, delivery text,
        specific boolean not null, said_again boolean not null, step_back boolean not null, first_said text, last_said text,
        heard text, year integer, mentions integer not null, due text, owners text[] not null, merged_into text,
        facets text[] not null, quotes text not null,
        search tsvector generated always as (
          setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', summary), 'B')
          || setweight(to_tsvector('english', quotes), 'C')) stored
      );
      create index commitments_number on commitments (number);
      create index commitments_serial on commitments (series, serial desc);
      create index commitments_said on commitments (last_said desc, number) where status = 'open';
      create index commitments_found on commitments using gin (search, facets) with (fastupdate = off) where status = 'open';
      create index commitments_partners on commitments using gin (partners);
      create index commitments_quiet on commitments (heard)
        where status = 'open' and specific and stage_rank between 1 and 4 and delivery is distinct from 'complete';
      create index commitments_again on commitments (last_said desc) where status = 'open' and said_again;
      create table commitment_numbers (number text primary key, stream text not null);
      create index commitment_numbers_stream on commitment_numbers (stream);
      create table mentions (
        stream text not null, communique text not null, candidate text not null, linked_to text not null, stage text not null,
        said_on text not null, primary key (stream, communique, candidate)
      );
      create index mentions_communique on mentions (communique, candidate);
      create table deliveries (
        stream text not null, delivery text not null, scale text not null, at text not null, primary key (stream, delivery)
      );
      create table milestones (
        stream text not null, milestone text not null, title text not null, due text, completed text, primary key (stream, milestone)
      );
      create index milestones_due on milestones (due) where completed is null;`,
  },
];

const facetsOf = (state: Commitment, year: number | null): readonly string[] => [
  ...state.partners.map((p) => `p:${p}`),
  ...[...new Set([state.topic, ...(state.topic2 === null ? [] : [state.topic2])])].map((t) => `t:${t}`),
  `i:${state.instrument}`,
  ...(state.stage === null ? [] : [`s:${state.stage}`]),
  `d:${deliveryOf(state) ?? 'none'}`,
  ...(year === null ? [] : [`y:${year}`]),
  ...(state.saidAgain ? ['r:said-again'] : []),
  ...(state.specific ? ['r:specific'] : []),
];

export const rows = (state: Commitment, id: Id): readonly Row[] => {
  const stream = streamId('commitment', id);
  const status = statusOf(state);
  const first = state.mentions[0]?.date ?? null;
  const year = first === null ? null : Number(first.slice(0, 4));
  const commitment: CommitmentTable = {
    stream,
    id,
    number: state.number,
    series: state.series,
    serial: state.serial,
    status,
    parties: state.parties,
    partners: state.partners,
    title: state.title,
    summary: state.summary,
    topic: state.topic,
    topic2: state.topic2,
    instrument: state.instrument,
    stage: state.stage,
    stage_rank: state.stage === null ? -1 : rankOf(state.stage),
    delivery: deliveryOf(state),
    specific: state.specific,
    said_again: state.saidAgain,
    step_back: state.stepsBack.length > 0,
    first_said: first,
    last_said: state.mentions.at(-1)?.date ?? null,
    heard: heardOf(state),
    year,
    mentions: state.mentions.length,
    due: state.due,
    owners: state.owners.map((o) => `${o.country} ${o.name}`),
    merged_into: state.merged?.into ?? null,
    facets: facetsOf(state, year),
    quotes: state.mentions
      .map((m) => m.quote)
      .join('\n')
      .slice(0, 20_000),
  };
  // A commitment that went into another one keeps its mentions for an undo; the survivor shows them.
  const mentions = status === 'merged' ? [] : state.mentions;
  return [
    { table: 'commitments', values: { ...commitment } },
    { table: 'commitment_numbers', values: { number: state.number, stream } },
    ...mentions.map((m) => ({
      table: 'mentions',
      values: { stream, communique: m.communique, candidate: m.candidate, linked_to: m.linkedTo, stage: m.stage, said_on: m.date },
    })),
    ...state.deliveries.map((d) => ({ table: 'deliveries', values: { stream, delivery: d.id, scale: d.scale, at: d.at } })),
    ...state.milestones.map((m) => ({
      table: 'milestones',
      values: { stream, milestone: m.id, title: m.title, due: m.due, completed: m.completed },
    })),
  ];
};
