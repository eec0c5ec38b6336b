import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectStorage, openStorage } from './connection.ts';
import { storageErrorOf } from './errors.ts';
import { createTestDatabase, type TestStorage } from './testing.ts';

const kindOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (e: unknown) => storageErrorOf(e)?.kind,
  );

describe('storage', () => {
  let storage: TestStorage;
  beforeAll(async () => {
    storage = await createTestDatabase([
      { name: 'words', sql: 'create table words (word text primary key, length int check (length > 0))' },
    ]);
  });
  afterAll(() => storage.drop());

  it('gives counts as numbers, instants in UTC with milliseconds, dates as text and JSON as itself', async () => {
    const { rows } = await storage.pool.query(`select 12::bigint as count, 9007199254740993::bigint as huge,
      '2026-03-01 14:30:00.5+05'::timestamptz as at, date '2026-03-01' as day, '{"a":[1,null]}'::jsonb as json,
      array[1, null]::bigint[] as counts, array['2026-03-01 00:00+00']::timestamptz[] as moments`);
    expect(rows).toEqual([
      {
        count: 12,
        huge: '9007199254740993',
        at: '2026-03-01T09:30:00.500Z',
        day: '2026-03-01',
        json: { a: [1, null] },
        counts: [1, null],
        moments: ['2026-03-01T00:00:00.000Z'],
      },
    ]);
  });

  it('names the constraint that a statement broke', async () => {
    await storage.pool.query(`insert into words values ('once', 4)`);
    const again = await storage.pool.query(`insert into words values ('once', 4)`).catch((e: unknown) => storageErrorOf(e));
    expect(again).toMatchObject({ kind: 'unique-violation', constraint: 'words_pkey', table: 'words' });
    const empty = await storage.pool.query(`insert into words values ('', 0)`).catch((e: unknown) => storageErrorOf(e));
    expect(empty).toMatchObject({ kind: 'check-violation', constraint: 'words_length_check' });
  });

  it('says bad text when there is a character that cannot be kept', async () => {
    expect(await kindOf(storage.pool.query('insert into words values ($1, 1)', ['\0']))).toBe('bad-text');
  });

  it('ends a reading statement that takes too long, and lets a writing one take its time', async () => {
    const hurried = connectStorage(storage.url, { readTimeout: 50, connections: 2 });
    expect(await kindOf(sql`select pg_sleep(1)`.execute(hurried.db))).toBe('timeout');
    expect(await kindOf(hurried.pool.query('select pg_sleep(0.2)'))).toBe('no error');
    await hurried.close();
  });

  it('says serialization when two transactions wait for each other', async () => {
    await storage.pool.query(`insert into words values ('left', 4), ('right', 5)`);
    const [one, two] = [await storage.pool.connect(), await storage.pool.connect()];
    await one.query('begin');
    await two.query('begin');
    await one.query(`update words set length = 9 where word = 'left'`);
    await two.query(`update words set length = 9 where word = 'right'`);
    const kinds = await Promise.all([
      kindOf(one.query(`update words set length = 9 where word = 'right'`)),
      kindOf(two.query(`update words set length = 9 where word = 'left'`)),
    ]);
    await Promise.all([one.query('rollback'), two.query('rollback')]);
    one.release();
    two.release();
    expect(kinds.toSorted()).toEqual(['no error', 'serialization']);
  });

  it('survives that its sessions are ended by the server, idle ones and busy ones', async () => {
    await storage.pool.query('select 1');
    const busy = kindOf(storage.pool.query('select pg_sleep(5)'));
    const other = connectStorage(storage.url, { connections: 1 });
    await other.pool.query('select pg_sleep(0.1)');
    await other.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await other.close();
    expect(await busy).toBe('unavailable');
    // A connection may be lent out once more before its end is noticed.
    await expect.poll(() => kindOf(storage.pool.query('select 1'))).toBe('no error');
  });

  it('says in words that a database url leads nowhere, and its health says unavailable', async () => {
    const nowhere = 'postgresql://nobody@127.0.0.1:1/nothing';
    await expect(openStorage({ databaseUrl: nowhere, folder: '/nonexistent' })).rejects.toThrow(
      'The database of DATABASE_URL cannot be used',
    );
    const storage = connectStorage(nowhere);
    expect(await storage.health()).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
    await storage.close();
  });

  it('uses the server of a database url without touching the folder', async () => {
    const opened = await openStorage({ databaseUrl: storage.url, folder: '/nonexistent/folder' });
    expect(await opened.health()).toEqual({ ok: true });
    expect(opened.serverPid()).toBeUndefined();
    await opened.close();
    await opened.close();
  });
});
