import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectStorage } from './connection.ts';
import { migrate } from './migrations.ts';
import { createTestDatabase, type TestStorage } from './testing.ts';

const first = { name: 'example-001', sql: 'create table example (id int primary key)' };
const second = { name: 'example-002', sql: 'alter table example add column word text; insert into example values (1, $$one$$)' };

describe('migrations', () => {
  let storage: TestStorage;
  beforeAll(async () => {
    storage = await createTestDatabase([]);
  });
  afterAll(() => storage.drop());

  it('run once when three processes start at the same moment', async () => {
    const others = [1, 2, 3].map(() => connectStorage(storage.url, { connections: 3 }));
    const ran = await Promise.all(others.map((other) => migrate(other, [first, second])));
    await Promise.all(others.map((other) => other.close()));
    expect(ran.flat()).toEqual(['example-001', 'example-002']);
    const { rows } = await storage.pool.query('select id, word from example');
    expect(rows).toEqual([{ id: 1, word: 'one' }]);
  });

  it('make the tables of the job queue as well', async () => {
    const { rows } = await storage.pool.query(`select to_regproc('graphile_worker.add_job') is not null as there`);
    expect(rows).toEqual([{ there: true }]);
  });

  it('refuse a step that was changed after it had run', async () => {
    await migrate(storage, [first, second]);
    await expect(migrate(storage, [{ ...first, sql: `${first.sql} ` }, second])).rejects.toThrow('example-001 has run on this database');
  });

  it('refuse two steps of one name', async () => {
    await expect(migrate(storage, [first, first])).rejects.toThrow('Two migrations are named example-001');
  });

  it('leave nothing behind when a step fails, and name it', async () => {
    const good = { name: 'example-003', sql: 'create table half_done (id int)' };
    const bad = { name: 'example-004', sql: 'create table example (id int)' };
    await expect(migrate(storage, [first, second, good, bad])).rejects.toThrow('The migration example-004 failed');
    const { rows } = await storage.pool.query(`select to_regclass('half_done') as made`);
    expect(rows).toEqual([{ made: null }]);
  });
});
