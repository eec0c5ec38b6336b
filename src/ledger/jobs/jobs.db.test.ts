import { run } from 'graphile-worker';
import type { Pool } from 'pg';
import { afterEach, expect, test } from 'vitest';
import type { Room } from '../ledger.ts';
import { openTestLedger, type TestLedger } from '../testing.ts';
import { runJobs } from './jobs.ts';
import { silent } from './log.ts';
import { orderJobs } from './queries.ts';

let t: TestLedger | undefined;
afterEach(async () => {
  await t?.close();
  t = undefined;
});

const enqueue = (pool: Pool, task: string) => pool.query('select graphile_worker.add_job($1)', [task]);
const left = async (pool: Pool): Promise<number> => (await pool.query('select 1 from graphile_worker.jobs')).rows.length;
const until = async (isSo: () => boolean): Promise<void> => {
  for (let i = 0; i < 300 && !isSo(); i++) await new Promise((resolve) => setTimeout(resolve, 50));
};

const roomWith = (tasks: Room['tasks'] = {}): Room => ({ name: 'example', deciders: [], migrations: [], tasks });
const patient = { pause: 50, patience: 2_000, begin: run };

test('when the database is away for a moment just as a job ends, that end is written later, and the next ones are done', async () => {
  let away = false;
  const done: string[] = [];
  const room = roomWith({
    fragile: async () => {
      done.push('fragile');
      away = done.length === 1;
    },
    plain: async () => void done.push('plain'),
  });
  t = await openTestLedger([room]);
  const { pool } = t.storage;
  const gone = new Error('timeout exceeded when trying to connect');
  type Listen = Parameters<Pool['connect']>[0];
  // The connection that listens asks by callback, and is not what this is about.
  const connect = (listen?: Listen): unknown => (listen ? pool.connect(listen) : away ? Promise.reject(gone) : pool.connect());
  const shaky = new Proxy(pool, {
    get: (target, key) => {
      if (key === 'connect') return connect;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  await enqueue(pool, 'fragile');
  const jobs = await runJobs(shaky, [room], t.ledger, silent, patient);
  try {
    await until(() => away);
    await new Promise((resolve) => setTimeout(resolve, 300));
    away = false;
    await enqueue(pool, 'plain');
    await until(() => done.includes('plain'));
    expect(done).toEqual(expect.arrayContaining(['fragile', 'plain']));
    for (let i = 0; i < 100 && (await left(pool)) > 0; i++) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await left(pool)).toBe(0);
  } finally {
    away = false;
    await jobs.stop();
  }
}, 60_000);

test('a runner that ends by itself is followed by another, and what it had under way is done', async () => {
  const done: string[] = [];
  const room = roomWith({ plain: async () => void done.push('plain') });
  t = await openTestLedger([room]);
  const told: string[] = [];
  let runs = 0;
  const begin: typeof run = async (options) => {
    runs += 1;
    if (runs > 1) return run(options);
    const promise = Promise.reject(new Error('its database was away for too long'));
    promise.catch(() => undefined);
    const runner = await run({ ...options, taskList: { other: async () => undefined } });
    await runner.stop();
    return { ...runner, promise };
  };
  await enqueue(t.storage.pool, 'plain');
  const log = { ...silent, error: (_: object, message: string) => void told.push(message) };
  const jobs = await runJobs(t.storage.pool, [room], t.ledger, log, { ...patient, begin });
  await until(() => done.length > 0);
  await jobs.stop();
  expect(done).toEqual(['plain']);
  expect(told).toEqual(['the jobs stopped and begin again']);
}, 60_000);

test('what a killed process had under way is done by the next, unless somebody may still be at it', async () => {
  const done: string[] = [];
  const room = roomWith({ plain: async () => void done.push('plain') });
  t = await openTestLedger([room]);
  const { pool } = t.storage;
  const takenByTheDead = () =>
    pool.query("update graphile_worker._private_jobs set locked_by = 'worker-of-the-dead', locked_at = now(), attempts = 1");
  const other = await runJobs(pool, [room], t.ledger, silent, {
    ...patient,
    begin: (o) => run({ ...o, taskList: { other: () => undefined } }),
  });
  await enqueue(pool, 'plain');
  await takenByTheDead();
  const careful = await runJobs(pool, [room], t.ledger, silent, patient);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(done).toEqual([]);
  await careful.stop();
  await other.stop();
  const told: string[] = [];
  const jobs = await runJobs(pool, [room], t.ledger, { ...silent, warn: (_, message) => void told.push(message) }, patient);
  await until(() => done.length > 0);
  await jobs.stop();
  expect(done).toEqual(['plain']);
  expect(told).toEqual(['jobs that a killed process had under way are done again']);
}, 60_000);

test('stopping does not wait for ever for a task that hangs', async () => {
  let began = false;
  const room = roomWith({
    hanging: () => {
      began = true;
      return new Promise<void>(() => undefined);
    },
  });
  t = await openTestLedger([room]);
  const jobs = await runJobs(t.storage.pool, [room], t.ledger, silent, { ...patient, patience: 300 });
  await enqueue(t.storage.pool, 'hanging');
  await until(() => began);
  expect(began).toBe(true);
  await jobs.stop();
}, 60_000);

test('jobs ordered again stay one of each key, at their new time or at the one they have', async () => {
  t = await openTestLedger([roomWith()]);
  const { db } = t.ledger;
  const order = (runAt: string, seconds: number, keepTime = false) =>
    orderJobs(
      db,
      [
        { task: 'letter', key: 'a', payload: { n: 1 }, runAt: '2096-01-01T00:00:00.000Z' },
        { task: 'round', key: 'b', seconds },
        { task: 'letter', key: 'a', payload: { n: 2 }, runAt },
      ],
      { keepTime },
    );
  const waits = await order('2099-01-01T00:00:00.000Z', 60);
  expect(waits).toEqual([expect.toSatisfy((wait: number) => wait > 1e9), 60]);
  const at = async () =>
    (await t?.storage.pool.query(`select to_char(run_at, 'YYYY') as year from graphile_worker.jobs order by key`))?.rows;
  await order('2098-01-01T00:00:00.000Z', 1e9);
  expect((await at())?.[0]).toEqual({ year: '2098' });
  expect((await order('2097-01-01T00:00:00.000Z', 5, true))[1]).toBeGreaterThan(9e8);
  expect(await at()).toHaveLength(2);
  expect((await at())?.[0]).toEqual({ year: '2098' });
  expect(await orderJobs(db, [])).toEqual([]);
});
