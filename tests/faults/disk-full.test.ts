import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStorage } from '../../src/ledger/storage/connection.ts';
import { storageErrorOf } from '../../src/ledger/storage/errors.ts';
import { acknowledged, dataFolder, family, pause, startWriting } from './processes/start.ts';

// A limit on the size of files is the one way to run out of space that needs no rights and works everywhere: writing
// fails in the same place as on a full disk, and lifting the limit gives the space back while everything runs.
const isRoot = process.getuid?.() === 0;

const readProcess = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
};

const limitFiles = (pid: number, bytes: number | 'unlimited'): void => {
  for (const one of family(pid)) {
    const status = readProcess(one);
    const owner = { uid: Number(/^Uid:\t(\d+)/m.exec(status)?.[1]), gid: Number(/^Gid:\t(\d+)/m.exec(status)?.[1]) };
    // A process may be limited by its own account; root may lack that right (in containers it often does).
    if (status === '') continue;
    try {
      execFileSync('prlimit', ['--pid', String(one), `--fsize=${bytes}:`], { stdio: 'pipe', ...(isRoot ? owner : {}) });
    } catch (e) {
      // A session may have ended since we looked.
      if (readProcess(one) !== '') throw e;
    }
  }
};

describe('the disk is full', () => {
  let place: ReturnType<typeof dataFolder>;
  beforeEach(() => {
    place = dataFolder();
  });
  afterEach(() => place.remove());

  it('a table that cannot grow refuses with a clear error, keeps what it has, and goes on when there is space', async () => {
    const storage = await openStorage({ folder: place.folder });
    try {
      await storage.pool.query('create table numbers (number serial primary key, weight text)');
      await storage.pool.query('alter table numbers alter column weight set storage plain');
      const insert = () =>
        storage.pool.query<{ number: number }>('insert into numbers (weight) values ($1) returning number', [
          randomBytes(5_000).toString('base64'),
        ]);
      limitFiles(Number(storage.serverPid()), 17_000_000);
      const kept: number[] = [];
      let failure: unknown;
      while (failure === undefined && kept.length < 5_000) {
        const outcome = await insert().catch((e: unknown) => e);
        if (outcome instanceof Error) failure = outcome;
        else kept.push(Number((outcome as Awaited<ReturnType<typeof insert>>).rows[0]?.number));
      }
      expect(storageErrorOf(failure)).toMatchObject({ kind: 'disk-full', message: expect.stringContaining('could not') });
      expect(kept.length).toBeGreaterThan(1_000);
      const { rows } = await storage.pool.query<{ number: number }>('select number from numbers order by number');
      expect(rows.map(({ number }) => number)).toEqual(kept);
      limitFiles(Number(storage.serverPid()), 'unlimited');
      expect((await insert()).rowCount).toBe(1);
    } finally {
      await storage.close();
    }
  });

  it('when not even the log of writes can grow, nothing acknowledged is lost and it recovers without a restart of ours', async () => {
    const before = startWriting(place.folder, 'hold');
    await before.heard('ready');
    before.kill('SIGTERM');
    await before.ended;
    const writing = startWriting(place.folder, 'write', 30_000);
    await writing.heard('acknowledged');
    limitFiles(writing.pid, 9_000_000);
    await writing.heard('failed');
    await pause(1_500);
    const full = writing.said.length;
    limitFiles(writing.pid, 'unlimited');
    await writing.heard('acknowledged', full);
    const kinds = new Set(writing.said.flatMap((fact) => ('failed' in fact ? [fact.failed] : [])));
    expect([...kinds].filter((kind) => kind !== 'disk-full' && kind !== 'unavailable')).toEqual([]);
    writing.kill('SIGTERM');
    await writing.heard('stopped');
    const storage = await openStorage({ folder: place.folder });
    try {
      const { rows } = await storage.pool.query<{ number: number }>('select number from numbers');
      const stored = new Set(rows.map(({ number }) => number));
      expect(acknowledged(writing).filter((number) => !stored.has(number))).toEqual([]);
      const failed = writing.said.findIndex((fact) => 'failed' in fact);
      expect(writing.said.slice(0, failed).some((fact) => 'acknowledged' in fact)).toBe(true);
    } finally {
      await storage.close();
    }
  });
});
