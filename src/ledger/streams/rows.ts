import type { AnyDecider, Json, Row } from '../../kernel/decider/decider.ts';
import type { Table } from './tables.ts';

type Values = Readonly<Record<string, Json>>;

/** What one command changes in one read-model table. */
export interface TableChange {
  readonly table: Table;
  /** Rows that are new under a key another thing could hold: written so that a taken key fails. */
  readonly added: readonly Values[];
  /** New rows under keys that hold the stream. */
  readonly written: readonly Values[];
  /** Rows whose key was there before, with other values. */
  readonly changed: readonly Values[];
  /** Keys of rows that are no more. */
  readonly removed: readonly Values[];
}

const keyOf = (table: Table, values: Values): string => JSON.stringify(table.key.map((column) => values[column] ?? null));

/** The rows of a state by table; `stream` is filled in, so that a room cannot get it wrong. */
export const rowsByTable = (decider: AnyDecider, state: unknown, stream: string, id: string): Map<string, Values[]> => {
  const byTable = new Map<string, Values[]>();
  if (state === null) return byTable;
  for (const row of decider.rows(state, id) as readonly Row[]) {
    const rows = byTable.get(row.table) ?? [];
    if (rows.length === 0) byTable.set(row.table, rows);
    rows.push({ ...row.values, stream });
  }
  return byTable;
};

/** The difference between the rows of two states; a table with none is left out. */
export const rowChanges = (
  decider: AnyDecider,
  tables: ReadonlyMap<string, Table>,
  before: ReadonlyMap<string, readonly Values[]>,
  after: ReadonlyMap<string, readonly Values[]>,
): readonly TableChange[] => {
  const changes: TableChange[] = [];
  for (const name of after.keys()) {
    if (!(name in decider.tables)) throw new Error(`${decider.kind} writes a row of ${name}, which it does not list in its tables`);
  }
  for (const name of Object.keys(decider.tables)) {
    const table = tables.get(name);
    if (table === undefined) throw new Error(`the table ${name} of ${decider.kind} is unknown to the ledger`);
    const old = new Map((before.get(name) ?? []).map((values) => [keyOf(table, values), values]));
    const now = new Map((after.get(name) ?? []).map((values) => [keyOf(table, values), values]));
    const exclusive = table.key.includes('stream');
    const added: Values[] = [];
    const written: Values[] = [];
    const changed: Values[] = [];
    for (const [key, values] of now) {
      const previous = old.get(key);
      if (previous === undefined && !exclusive) added.push(values);
      else if (previous === undefined) written.push(values);
      else if (JSON.stringify(previous) !== JSON.stringify(values)) changed.push(values);
    }
    const removed = [...old].filter(([key]) => !now.has(key)).map(([, values]) => values);
    if (added.length + written.length + changed.length + removed.length > 0) changes.push({ table, added, written, changed, removed });
  }
  return changes;
};
