import type { Row } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Migration } from '../../ledger/ledger.ts';
import type { Organisation } from './organisation.ts';

export const tables = { organisations: { key: ['stream'] }, offices: { key: ['stream', 'id'] } } as const;

export const rows = (state: Organisation, id: Id): readonly Row[] => {
  const stream = streamId('organisation', id);
  const { country, seat, kind, names, closed } = state;
  return [
    { table: 'organisations', values: { stream, id, country, seat, kind, name: names.en, names, closed } },
    ...state.offices.map((o) => ({
      table: 'offices',
      values: { stream, id: o.id, organisation: id, name: o.names.en, names: o.names, closed: o.closed || closed },
    })),
  ];
};

export const migrations: readonly Migration[] = [
  {
    name: 'identity/0002-organisations',
    sql: `
create table organisations (
  stream text primary key,
  id text not null unique,
  country text not null,
  seat text,
  kind text not null,
  name text not null,
  names jsonb not null,
  closed boolean not null
);
create table offices (
  stream text not null,
  id text not null,
  organisation text not null,
  name text not null,
  names jsonb not null,
  closed boolean not null,
  primary key (stream, id)
);
create index offices_id on offices (id);
`,
  },
];
