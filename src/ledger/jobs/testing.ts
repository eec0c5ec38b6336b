import { setTimeout as pause } from 'node:timers/promises';
import { Logger, runOnce, type TaskList } from 'graphile-worker';
import type { Pool } from 'pg';

const quiet = new Logger(() => () => undefined);
const underWay = async (pool: Pool, tasks: readonly string[]): Promise<boolean> => {
  const { rows } = await pool.query<{ left: boolean }>(
    `select exists (select from graphile_worker.jobs where task_identifier = any($1)
      and (locked_at is not null or (run_at <= now() and attempts < max_attempts))) as left`,
    [tasks],
  );
  return rows[0]?.left === true;
};

/** Does every job of these tasks that is due now, for tests. The runner may look away a moment before the last one is done; this does not. */
export const runDueJobs = async (pool: Pool, taskList: TaskList): Promise<void> => {
  for (;;) {
    await runOnce({ pgPool: pool, taskList, noHandleSignals: true, logger: quiet });
    if (!(await underWay(pool, Object.keys(taskList)))) return;
    await pause(20);
  }
};
