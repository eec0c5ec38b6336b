import { EventEmitter } from 'node:events';
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Pool } from 'pg';
import type { JsonObject } from '../../kernel/decider/decider.ts';
import type { Ledger, Room } from '../ledger.ts';
import type { Log } from './log.ts';
import { beginWorking, unlock } from './queries.ts';

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

/** Milliseconds before a runner that ended by itself is followed by another, and the longest that ending may take; how one begins. */
const usual = { pause: 5_000, patience: 15_000, begin: run };

/**
 * Works on jobs until `stop()`: at least once each, failures again with growing delays. When the database is away for long just as
 * a job ends, graphile-worker ends itself rather than guess: then another runner follows, and what was under way is given back.
 */
export const runJobs = async (
  pool: Pool,
  rooms: readonly Room[],
  ledger: Ledger,
  log: Log,
  { pause, patience, begin: beginRunner } = usual,
): Promise<{ stop(): Promise<void> }> => {
  const tasks = taskList(rooms, ledger);
  if (Object.keys(tasks).length === 0) return { stop: async () => undefined };
  const logger = loggerFor(log);
  /** Under which names jobs are held. */
  const names = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => names.add(workerPool.id));
  events.on('worker:create', ({ worker }) => names.add(worker.workerId));
  let runner: Runner | undefined;
  let next: NodeJS.Timeout | undefined;
  let stopped = false;

  const begin = async (): Promise<void> => {
    if (names.size > 0) await unlock(pool, [...names]);
    names.clear();
    const begun = await beginRunner({
      pgPool: pool,
      taskList: tasks,
      noHandleSignals: true,
      logger,
      events,
      // Ends of jobs are written in batches, because only these are tried again, and never left to the process as a lost promise.
      preset: { worker: { concurrentJobs: 2, pollInterval: 1000, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    });
    runner = begun;
    begun.promise.then(
      () => ended(undefined),
      (error: unknown) => ended(error),
    );
    if (stopped) await begun.stop();
  };
  const ended = (error: unknown): void => {
    runner = undefined;
    if (stopped) return;
    log.error({ from: 'jobs', error: String(error) }, 'the jobs stopped and begin again');
    next = setTimeout(() => void begin().catch(ended), pause);
  };
  const working = await beginWorking(pool);
  if (working.givenBack > 0) log.warn({ from: 'jobs', jobs: working.givenBack }, 'jobs that a killed process had under way are done again');
  await begin().catch((error: unknown) => {
    working.leave();
    throw error;
  });
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(next);
      // A task that hangs must not keep the process; its job is done again by whoever comes next.
      const late = new Promise<void>((resolve) => setTimeout(resolve, patience).unref());
      await Promise.race([runner?.stop().catch(() => undefined), late]);
      working.leave();
    },
  };
};
