import { sql } from 'kysely';
import type { Ledger } from '../../../ledger/ledger.ts';

interface Kept {
  readonly size: number;
  readonly at: number;
  readonly took: number;
  readonly value: unknown;
}
const kept = new WeakMap<Ledger, Map<string, Promise<Kept>>>();
const mostKept = 50;
/** What takes longer than this to work out (milliseconds) may be older than the ledger's newest event … */
const slow = 50;
/** … by this much (milliseconds). */
const freshFor = 2_000;

const sizeOf = async (ledger: Ledger): Promise<number> => {
  const head = await sql<{ size: number }>`select size::float8 as size from log_head`.execute(ledger.db);
  return head.rows[0]?.size ?? 0;
};

const workOut = async (size: number, work: () => Promise<unknown>): Promise<Kept> => {
  const from = performance.now();
  const value = await work();
  return { size, value, took: performance.now() - from, at: performance.now() };
};

/** The answer of `work`, kept under `name` as long as nothing is appended to the ledger; slow answers for two seconds more. */
export const whileStill = async <T>(ledger: Ledger, name: string, work: () => Promise<T>): Promise<T> => {
  const size = await sizeOf(ledger);
  const answers = kept.get(ledger) ?? new Map<string, Promise<Kept>>();
  kept.set(ledger, answers);
  const last = await answers.get(name)?.catch(() => undefined);
  if (last !== undefined && (last.size === size || (last.took > slow && performance.now() - last.at < freshFor))) return last.value as T;
  const next = workOut(size, work);
  answers.delete(name);
  answers.set(name, next);
  const [oldest] = answers.keys();
  if (answers.size > mostKept && oldest !== undefined) answers.delete(oldest);
  return (await next).value as T;
};
