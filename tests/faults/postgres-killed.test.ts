import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStorage, type Storage } from '../../src/ledger/storage/connection.ts';
import { storageErrorOf } from '../../src/ledger/storage/errors.ts';
import { dataFolder, pause } from './processes/start.ts';

describe('the server is killed under load', () => {
  let place: ReturnType<typeof dataFolder>;
  let storage: Storage;
  beforeEach(async () => {
    place = dataFolder();
    storage = await openStorage({ folder: place.folder });
    await storage.pool.query('create table numbers (number bigserial primary key, writer int)');
  });
  afterEach(async () => {
    await storage.close();
    await place.remove();
  });

  const writeUntil = async (over: () => boolean) => {
    const kept: number[] = [];
    const failures: string[] = [];
    const writer = async (id: number) => {
      while (!over()) {
        try {
          const { rows } = await storage.pool.query('insert into numbers (writer) values ($1) returning number', [id]);
          kept.push(rows[0].number);
        } catch (e) {
          failures.push(storageErrorOf(e)?.kind ?? String(e));
          await pause(10);
        }
      }
    };
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(writer));
    return { kept, failures };
  };

  it('statements fail as unavailable, it comes back by itself, and nothing acknowledged is lost', async () => {
    let over = false;
    const writing = writeUntil(() => over);
    for (let round = 0; round < 3; round += 1) {
      await pause(250);
      const server = storage.serverPid();
      expect(server).toBeGreaterThan(0);
      process.kill(Number(server), 'SIGKILL');
      const until = Date.now() + 30_000;
      while ((storage.serverPid() ?? server) === server && Date.now() < until) await pause(20);
      expect(storage.serverPid()).not.toBe(server);
    }
    await pause(250);
    over = true;
    const { kept, failures } = await writing;
    expect(new Set(failures)).toEqual(new Set(['unavailable']));
    expect(kept.length).toBeGreaterThan(100);
    const { rows } = await storage.pool.query<{ number: number }>('select number from numbers');
    const stored = new Set(rows.map(({ number }) => number));
    expect(kept.filter((number) => !stored.has(number))).toEqual([]);
    expect(await storage.health()).toEqual({ ok: true });
  });

  it('while it is down its health says so in time', async () => {
    const server = Number(storage.serverPid());
    process.kill(server, 'SIGSTOP');
    try {
      const began = Date.now();
      const health = await storage.health();
      expect(health.ok).toBe(false);
      expect(Date.now() - began).toBeLessThan(5_000);
    } finally {
      process.kill(server, 'SIGCONT');
    }
  });

  it('one session of it is killed and the server puts itself right', async () => {
    const client = await storage.pool.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    process.kill(Number(rows[0]?.pid), 'SIGKILL');
    const failure = await client.query('select 1').then(
      () => undefined,
      (e: unknown) => storageErrorOf(e)?.kind,
    );
    expect(failure).toBe('unavailable');
    client.release(true);
    const until = Date.now() + 30_000;
    while (!(await storage.health()).ok && Date.now() < until) await pause(50);
    expect(await storage.health()).toEqual({ ok: true });
  });
});
