import type { Migration, Room } from '../ledger.ts';

/**
 * The ledger's own tables. Instants are kept as text: the digest covers them as written.
 * `streams.erased` counts the events whose personal part was erased: a state from before is then recognised as out of date.
 * `pending.xid` orders by cause: an append that another one had seen has the smaller transaction id.
 */
export const ledgerMigrations: readonly Migration[] = [
  {
    name: 'ledger/0001-ledger',
    sql: `
create table streams (
  stream text primary key,
  kind text not null,
  version integer not null,
  state jsonb not null,
  erased integer not null default 0
);
create table events (
  stream text not null,
  version integer not null,
  type text not null,
  at text not null,
  actor text not null,
  data jsonb not null,
  personal jsonb,
  salt bytea,
  personal_digest bytea,
  about text[] not null default '{}',
  digest bytea not null,
  command text not null,
  primary key (stream, version)
);
create index events_about on events using gin (about) where about <> '{}';
create table commands (
  stream text not null,
  command text not null,
  first_version integer not null,
  last_version integer not null,
  primary key (stream, command)
);
create table pending (
  stream text not null,
  version integer not null,
  digest bytea not null,
  xid xid8 not null default pg_current_xact_id()
);
create table log (
  position bigint primary key,
  stream text not null,
  version integer not null,
  digest bytea not null,
  unique (stream, version)
);
create table log_head (
  id integer primary key check (id = 1),
  size bigint not null
);
insert into log_head values (1, 0);
create table tiles (
  level integer not null,
  tile bigint not null,
  hashes bytea not null,
  primary key (level, tile)
);
create table tree_head (
  id integer primary key check (id = 1),
  size bigint not null
);
insert into tree_head values (1, 0);
create table checkpoints (
  size bigint primary key,
  root bytea not null,
  note text not null
);
create table subscriptions (
  name text primary key,
  position bigint not null default 0,
  failures integer not null default 0,
  retry_at timestamptz
);
create table subscription_errors (
  name text not null,
  position bigint not null,
  stream text not null,
  version integer not null,
  failures integer not null,
  error text not null,
  at text not null,
  primary key (name, position)
);
create table files (
  digest bytea primary key,
  size bigint not null,
  type text not null,
  about text[] not null default '{}',
  kept_at text not null,
  erased_at text,
  seal bytea not null
);
create index files_about on files using gin (about) where about <> '{}';
`,
  },
];

/** All that `migrate(storage, …)` has to run for a ledger with these rooms. */
export const migrationsFor = (rooms: readonly Room[]): readonly Migration[] => [
  ...ledgerMigrations,
  ...rooms.flatMap((room) => room.migrations),
];
