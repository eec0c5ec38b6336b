import type { Row } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Migration } from '../../ledger/ledger.ts';
import type { Follower } from './follower.ts';

export const tables = { followers: { key: ['stream'] } } as const;

export const rows = ({ target, email, language, status }: Follower, id: Id): readonly Row[] => [
  { table: 'followers', values: { stream: streamId('follower', id), id, target, email, language, status } },
];

export const migrations: readonly Migration[] = [
  {
    name: 'identity/0003-followers',
    sql: `
create table followers (
  stream text primary key,
  id text not null unique,
  target text not null,
  email text,
  language text not null,
  status text not null,
  constraint followers_once unique (target, email)
);
create index followers_email on followers (email);
`,
  },
];
