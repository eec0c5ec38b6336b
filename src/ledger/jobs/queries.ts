import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { Job } from '../../kernel/decider/decider.ts';
import type { Ledger } from '../ledger.ts';

/** A job as it is ordered outside a command. Without a moment of its own it runs at once. */
export interface JobOrder extends Omit<Job, 'payload'> {
  readonly payload?: Job['payload'];
  /** Instead of `runAt`: so many seconds from now, by the database's clock. */
  readonly seconds?: number;
  /** A job of this key that waits already keeps its time, and is given only the payload. */
  readonly keepsTime?: boolean;
}

/** Orders jobs in one statement, each in place of one of its key that waits. Answers in how many seconds each will run. */
export const orderJobs = async (db: Ledger['db'], jobs: readonly JobOrder[]): Promise<readonly number[]> => {
  if (jobs.length === 0) return [];
  const { rows } = await sql<{ wait: number }>`
    select extract(epoch from j.run_at - now())::float8 as wait
    from json_to_recordset(${JSON.stringify(jobs)}::json)
      x (task text, payload json, key text, "runAt" timestamptz, seconds float8, "keepsTime" boolean)
    cross join lateral graphile_worker.add_job(x.task, coalesce(x.payload, '{}'::json), job_key => x.key,
      run_at => coalesce(x."runAt", now() + make_interval(secs => x.seconds)),
      job_key_mode => case when x."keepsTime" then 'preserve_run_at' else 'replace' end) j`.execute(db);
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
