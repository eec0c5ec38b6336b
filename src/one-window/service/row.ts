import type { JsonObject, Row } from '../../kernel/decider/decider.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Migration } from '../../ledger/ledger.ts';
import { type Service, statusOf, type VersionStatus } from './service.ts';

/** One line per version. */
export interface ServiceTable {
  readonly stream: string;
  readonly service: string;
  readonly version: number;
  readonly status: VersionStatus;
  /** In English. */
  readonly title: string;
  readonly definition: JsonObject;
  readonly digest: string;
  readonly at: string;
  readonly by_whom: string;
}
export interface ServiceTables {
  services: ServiceTable;
}
export const serviceTables = { services: { key: ['stream', 'version'] } } as const;

export const serviceMigrations: readonly Migration[] = [
  {
    name: 'one-window/0001-services',
    sql: `
      create table services (
        stream text not null, service text not null, version integer not null, status text not null, title text not null,
        definition jsonb not null, digest text not null, at text not null, by_whom text not null, primary key (stream, version)
      );`,
  },
];

// The ledger's rows are JSON by contract, and a definition is what came out of JSON.
const plain = (value: object): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject;

export const rows = (state: Service, id: Id): readonly Row[] =>
  [...state.versions, ...(state.draft === null ? [] : [state.draft])].map((v) => {
    const line: ServiceTable = {
      stream: streamId('service', id),
      service: id,
      version: v.version,
      status: statusOf(state, v),
      title: v.definition.title.en,
      definition: plain(v.definition),
      digest: v.digest,
      at: v.at,
      by_whom: v.by,
    };
    return { table: 'services', values: { ...line } };
  });
