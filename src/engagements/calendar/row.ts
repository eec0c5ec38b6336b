import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Migration } from '../../ledger/ledger.ts';

export const feedKinds = ['mine', 'group', 'partner'] as const;
export type FeedKind = (typeof feedKinds)[number];
/** A subscription to a calendar. Whoever holds its token sees what its owner may see at that moment. */
export interface FeedTable {
  readonly hash: string;
  readonly id: Id;
  readonly person: Id;
  readonly kind: FeedKind;
  /** The group's id, or the partner's country; empty for `mine`. */
  readonly about: string;
  readonly made_at: Date;
  readonly revoked_at: Date | null;
}
/** What became of a mail that came in: neither its text nor an address. */
export interface TakenMailTable {
  /** SHA-256 of its bytes, in hex. */
  readonly hash: string;
  readonly at: Date;
  readonly outcome: 'answered' | 'noted' | 'refused';
  readonly reason: string | null;
  readonly meeting: Id | null;
  readonly participant: Id | null;
}
export interface CalendarTables {
  calendar_feeds: FeedTable;
  taken_mails: TakenMailTable;
}
export const calendarMigrations: readonly Migration[] = [
  {
    name: 'engagements/0004-calendars',
    sql: `
      create table calendar_feeds (
        hash text primary key, id text not null unique, person text not null, kind text not null, about text not null,
        made_at timestamptz not null, revoked_at timestamptz
      );
      create index calendar_feeds_person on calendar_feeds (person, made_at);
      create table taken_mails (
        hash text primary key, at timestamptz not null, outcome text not null, reason text, meeting text, participant text
      );
      create index taken_mails_at on taken_mails (at desc);`,
  },
];
