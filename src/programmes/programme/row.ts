import type { JsonObject, Row } from '../../kernel/decider/decider.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Migration } from '../../ledger/ledger.ts';
import { type Programme, type ProgrammeStatus, statusOf } from './programme.ts';

/** One line per version. */
export interface ProgrammeTable {
  readonly stream: string;
  readonly programme: Id;
  readonly version: number;
  readonly status: ProgrammeStatus;
  readonly lead: Id;
  /** In English. */
  readonly title: string;
  readonly definition: JsonObject;
  readonly digest: string;
  readonly at: string;
  readonly by_whom: Id;
}
export interface ProgrammeTables {
  programmes: ProgrammeTable;
}
export const programmeTables = { programmes: { key: ['stream', 'version'] } } as const;

export const programmeMigrations: readonly Migration[] = [
  {
    name: 'programmes/0001-programmes',
    sql: `
      create table programmes (
        stream text not null, programme text not null, version integer not null, status text not null, lead text not null,
        title text not null, definition jsonb not null, digest text not null, at text not null, by_whom text not null,
        primary key (stream, version)
      );`,
  },
];

// The ledger's rows are JSON by contract, and a definition is what came out of JSON.
const plain = (value: object): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject;

export const rows = (state: Programme, id: Id): readonly Row[] =>
  state.versions.map((v) => {
    const line: ProgrammeTable = {
      stream: streamId('programme', id),
      programme: id,
      version: v.version,
      status: statusOf(state, v),
      lead: v.definition.lead,
      title: v.definition.title.en,
      definition: plain(v.definition),
      digest: v.digest,
      at: v.at,
      by_whom: v.by,
    };
    return { table: 'programmes', values: { ...line } };
  });
