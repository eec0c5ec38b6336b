import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { Ledger } from '../ledger.ts';

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
