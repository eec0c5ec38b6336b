import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { Job } from '../../kernel/decider/decider.ts';
import type { Ledger } from '../ledger.ts';

/** A job as it is ordered outside a command. Without a moment of its own it runs at once. */
export interface JobOrder extends Omit<Job, 'payload'> {
  readonly payload?: Job['payload'];
  /** Instead of `runAt`: so many seconds from now, by the database's clock. */
  readonly seconds?: number;
}

/**
 * Orders jobs in one statement, each in place of one of its key that waits; with `keepTime` that one is given only the payload.
 * Answers in how many seconds each will run.
 */
export const orderJobs = async (
  db: Ledger['db'],
  jobs: readonly JobOrder[],
  { keepTime = false }: { readonly keepTime?: boolean } = {},
): Promise<readonly number[]> => {
  // One statement cannot replace what it has itself ordered.
  const newest = [...new Map(jobs.map((job) => [job.key ?? job, job])).values()];
  if (newest.length === 0) return [];
  const { rows } = await sql<{ wait: number }>`
    select extract(epoch from run_at - now())::float8 as wait from graphile_worker.add_jobs(array(
      select row(task, payload, null, coalesce("runAt", now() + make_interval(secs => seconds)), null, key, null, null)::graphile_worker.job_spec
      from json_to_recordset(${JSON.stringify(newest)}::json) as j(task text, payload json, key text, "runAt" timestamptz, seconds float8)
    ), ${keepTime}::boolean)`.execute(db);
  return rows.map((r) => r.wait);
};

/** The jobs of one task: those due, those planned for later, those that failed and are tried again, those given up. */
export interface JobCounts {
  readonly task: string;
  readonly waiting: number;
  readonly later: number;
  readonly failing: number;
  readonly givenUp: number;
}

export const countJobs = async (db: Ledger['db']): Promise<readonly JobCounts[]> => {
  const found = await sql<JobCounts>`
    select task_identifier as task,
      count(*) filter (where last_error is null and run_at <= now())::float8 as waiting,
      count(*) filter (where last_error is null and run_at > now())::float8 as later,
      count(*) filter (where last_error is not null and attempts < max_attempts)::float8 as failing,
      count(*) filter (where last_error is not null and attempts >= max_attempts)::float8 as "givenUp"
    from graphile_worker.jobs group by 1 order by 1`.execute(db);
  return found.rows;
};

/** Gives back what runners that are gone had under way; otherwise it would be theirs for four hours. */
export const unlock = async (pool: Pool, runners: readonly string[]): Promise<void> => {
  await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [runners]);
};

/** Held, shared, by every process that works on jobs. Any number will do, so long as nobody else uses it in this database. */
const workingLock = 7_203_114;
/**
 * Says that this process works on jobs, for as long as `leave` is not called and the process lives. Where no other works on them, what
 * those that were killed had under way is given back; `givenBack` says how many that were.
 */
export const beginWorking = async (pool: Pool): Promise<{ readonly givenBack: number; leave(): void }> => {
  const client = await pool.connect();
  const leave = (): void => client.release(true);
  try {
    const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [workingLock]);
    const alone = rows[0]?.alone === true;
    const held = alone
      ? await client.query<{ by: string }>('select locked_by as by from graphile_worker.jobs where locked_by is not null')
      : { rows: [] };
    if (held.rows.length > 0) await unlock(pool, [...new Set(held.rows.map((row) => row.by))]);
    await client.query('select pg_advisory_lock_shared($1)', [workingLock]);
    if (alone) await client.query('select pg_advisory_unlock($1)', [workingLock]);
    return { givenBack: held.rows.length, leave };
  } catch (error) {
    leave();
    throw error;
  }
};
