import type { JsonObject, Row } from '../../kernel/decider/decider.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Migration } from '../../ledger/ledger.ts';
import type { Call, CallStatus } from './call.ts';
import { allSeats } from './seats.ts';

export interface CallTable {
  readonly stream: string;
  readonly id: Id;
  readonly programme: Id;
  readonly version: number;
  readonly lead: Id;
  readonly title: JsonObject;
  /** The one-window service by which people apply. */
  readonly service: Id;
  readonly status: CallStatus;
  readonly opens: string | null;
  readonly closes: string | null;
  readonly zone: string;
  /** When time next changes something; null: never. */
  readonly wake_at: string | null;
  readonly frozen_at: string | null;
  readonly seed_drawn: boolean;
  readonly published_at: string | null;
  readonly rounds: number;
  readonly seats: number;
  readonly placed: number;
  readonly waiting: number;
}
export interface CallTables {
  calls: CallTable;
}
export const callTables = { calls: { key: ['stream'] } } as const;

export const callMigrations: readonly Migration[] = [
  {
    name: 'programmes/0002-calls',
    sql: `
      create table calls (
        stream text primary key, id text not null, programme text not null, version integer not null, lead text not null,
        title jsonb not null, service text not null, status text not null, opens text, closes text, zone text not null,
        wake_at text, frozen_at text, seed_drawn boolean not null, published_at text, rounds integer not null,
        seats integer not null, placed integer not null, waiting integer not null
      );
      create index calls_programme on calls (programme, opens);
      create index calls_service on calls (service, opens);
      create index calls_wake on calls (wake_at) where wake_at is not null;`,
  },
];

export const rows = (state: Call, id: Id): readonly Row[] => {
  const last = state.rounds.at(-1);
  const line: CallTable = {
    stream: streamId('call', id),
    id,
    programme: state.programme,
    version: state.version,
    lead: state.lead,
    title: { ...state.title },
    service: state.rules.service,
    status: state.status,
    opens: state.opens,
    closes: state.closes,
    zone: state.zone,
    wake_at: state.status === 'open' ? state.closes : null,
    frozen_at: state.frozen?.at ?? null,
    seed_drawn: state.seed !== null,
    published_at: state.rounds[0]?.at ?? null,
    rounds: state.rounds.length,
    seats: allSeats(state),
    placed: last?.placed ?? 0,
    waiting: last?.waiting ?? 0,
  };
  return [{ table: 'calls', values: { ...line } }];
};
