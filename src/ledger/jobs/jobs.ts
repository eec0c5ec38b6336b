import { Logger, type Runner, run, type TaskList } from 'graphile-worker';
import type { Pool } from 'pg';
import type { JsonObject } from '../../kernel/decider/decider.ts';
import type { Ledger, Room } from '../ledger.ts';
import type { Log } from './log.ts';

const loggerFor = (log: Log): Logger =>
  new Logger(() => (level, message) => {
    if (level === 'error') log.error({ from: 'jobs' }, message);
    if (level === 'warning') log.warn({ from: 'jobs' }, message);
  });

const isObject = (payload: unknown): payload is JsonObject => typeof payload === 'object' && payload !== null && !Array.isArray(payload);

/** The rooms' tasks under their names. @throws when two rooms use one name. */
export const taskList = (rooms: readonly Room[], ledger: Ledger): TaskList => {
  const tasks: TaskList = {};
  for (const room of rooms) {
    for (const [name, task] of Object.entries(room.tasks ?? {})) {
      if (name in tasks) throw new Error(`two rooms have a task named ${name}`);
      tasks[name] = async (payload) => task(isObject(payload) ? payload : {}, { ledger });
    }
  }
  return tasks;
};

/** Works on jobs until `stop()`: at least once each, failures again with growing delays. */
export const runJobs = async (pool: Pool, rooms: readonly Room[], ledger: Ledger, log: Log): Promise<{ stop(): Promise<void> }> => {
  const tasks = taskList(rooms, ledger);
  if (Object.keys(tasks).length === 0) return { stop: async () => undefined };
  const runner: Runner = await run({
    pgPool: pool,
    taskList: tasks,
    concurrency: 2,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: loggerFor(log),
  });
  runner.promise.catch((error: unknown) => log.error({ from: 'jobs', error: String(error) }, 'the jobs stopped'));
  return {
    stop: async () => {
      await runner.stop().catch(() => undefined);
    },
  };
};
