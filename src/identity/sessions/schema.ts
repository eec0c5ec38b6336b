import type { Migration } from '../../ledger/ledger.ts';

/** Outside the ledger: what lets someone in must be able to go without a trace. */
export const migrations: readonly Migration[] = [
  {
    name: 'identity/0006-sessions',
    sql: `
create table sessions (
  hash text primary key,
  id text not null unique,
  person text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  agent text not null,
  csrf_secret text not null
);
create index sessions_person on sessions (person);
create table passwords (
  person text primary key,
  hash text not null,
  changed_at timestamptz not null
);
create table attempts (
  id text primary key,
  bucket text not null,
  at timestamptz not null
);
create index attempts_bucket on attempts (bucket, at);
create index attempts_at on attempts (at);
`,
  },
];
