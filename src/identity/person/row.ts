import type { Row } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Migration } from '../../ledger/ledger.ts';
import type { Person } from './person.ts';

export const tables = { people: { key: ['stream'] } } as const;

export const rows = (person: Person, id: Id): readonly Row[] => [
  {
    table: 'people',
    values: {
      stream: streamId('person', id),
      id,
      name: person.name,
      email: person.email,
      language: person.language,
      status: person.status,
      grants: person.grants.map((g) => ({ role: g.role, office: g.office })),
      registered_at: person.registeredAt,
    },
  },
];

export const migrations: readonly Migration[] = [
  {
    name: 'identity/0001-people',
    sql: `
create table people (
  stream text primary key,
  id text not null unique,
  name text,
  email text constraint people_email unique,
  language text not null,
  status text not null,
  grants jsonb not null,
  registered_at text not null
);
create index people_grants on people using gin (grants jsonb_path_ops);
`,
  },
];
