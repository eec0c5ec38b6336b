import type { Row } from '../../kernel/decider/decider.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Migration } from '../../ledger/ledger.ts';
import type { Absence, AbsenceStatus } from './absence.ts';

export interface AbsenceTable {
  readonly stream: string;
  readonly id: Id;
  readonly officer: Id;
  readonly office: Id;
  readonly delegate: Id;
  readonly first_day: string;
  readonly last_day: string;
  readonly status: AbsenceStatus;
  readonly recorded_by: Id;
  /** Tasks handed over so far. */
  readonly tasks: number;
}
export interface AbsenceTables {
  absences: AbsenceTable;
}
export const absenceTables = { absences: { key: ['stream'] } } as const;

export const absenceMigrations: readonly Migration[] = [
  {
    name: 'one-window/0003-absences',
    sql: `
      create table absences (
        stream text primary key, id text not null, officer text not null, office text not null, delegate text not null,
        first_day text not null, last_day text not null, status text not null, recorded_by text not null, tasks integer not null
      );
      create index absences_office on absences (office, last_day);
      create index absences_waiting on absences (first_day) where status <> 'closed';`,
  },
];

export const rows = (state: Absence, id: Id): readonly Row[] => {
  const line: AbsenceTable = {
    stream: streamId('absence', id),
    id,
    officer: state.officer,
    office: state.office,
    delegate: state.delegate,
    first_day: state.from,
    last_day: state.until,
    status: state.status,
    recorded_by: state.by,
    tasks: state.moved.length,
  };
  return [{ table: 'absences', values: { ...line } }];
};
