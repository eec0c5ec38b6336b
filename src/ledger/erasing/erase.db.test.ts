import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { openLedger } from '../open.ts';
import { libraryRoom, order, shelf } from '../streams/example-room.ts';
import { openTestLedger, type TestLedger } from '../testing.ts';

const rooms = [libraryRoom()];
let test: TestLedger;
beforeAll(async () => {
  test = await openTestLedger(rooms);
});
afterAll(() => test.close());

/** Everything that SQL can see, statistics of the planner included, as one text. */
const everything = async (): Promise<string> => {
  const tables = await test.storage.pool.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker')`,
  );
  const out: string[] = [];
  for (const { name } of [...tables.rows, { name: 'pg_stats' }]) {
    const rows = await test.storage.pool.query<{ line: string }>(`select t::text as line from ${name} t`);
    out.push(...rows.rows.map((row) => row.line));
  }
  return out.join('\n');
};

const allFiles = async (folder: string): Promise<string> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = entries.filter((e) => e.isFile()).map((e) => readFile(join(e.parentPath, e.name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
};

describe('erasing a person', () => {
  it('leaves none of their data anywhere, a ledger that verifies, and everybody else as they were', async () => {
    const { ledger } = test;
    await ledger.handle(order('PutUpShelf', 's1', { name: 'One' }), shelf);
    await ledger.handle(order('AddBooks', 's1', { titles: ['A', 'B'] }), shelf);
    await ledger.handle(order('LendBook', 's1', { title: 'A', reader: 'Zulekha Testname', person: 'person-z' }), shelf);
    await ledger.handle(order('LendBook', 's1', { title: 'B', reader: 'Other Reader', person: 'person-o' }), shelf);
    await ledger.files.keep(Buffer.from('letter of Zulekha Testname'), 'text/plain', ['person-z']);
    await ledger.settled();
    await test.storage.pool.query('analyze');
    const before = await ledger.transparency.checkpoint(0);
    expect(await everything()).toContain('Zulekha Testname');

    const erased = await ledger.erase({ person: 'person-z', mentions: ['Zulekha Testname'] });
    expect(erased).toEqual({ events: 1, streams: 1, jobs: 1, files: 1 });

    expect(await everything()).not.toContain('Zulekha');
    expect(await everything()).toContain('Other Reader');
    expect(await allFiles(test.filesFolder)).not.toContain('Zulekha');
    const folder = join(await mkdtemp(join(tmpdir(), 'daricha-erase-')), 'export');
    await ledger.exportTo(folder);
    expect(await allFiles(folder)).not.toContain('Zulekha');
    await rm(join(folder, '..'), { recursive: true });
    expect((await ledger.fsck()).problems).toEqual([]);
    expect((await ledger.transparency.checkpoint(0)).root).toEqual(before.root);
    expect(await ledger.erase({ person: 'person-z' })).toEqual({ events: 0, streams: 0, jobs: 0, files: 0 });
  });

  it('is not undone by a process that still remembers the old state', async () => {
    const { ledger } = test;
    const other = await openLedger({ ...test, rooms });
    await ledger.handle(order('PutUpShelf', 's2', { name: 'Two' }), shelf);
    await other.handle(order('AddBooks', 's2', { titles: ['A'] }), shelf);
    await other.handle(order('LendBook', 's2', { title: 'A', reader: 'Mariam Testname', person: 'person-m' }), shelf);
    await ledger.erase({ person: 'person-m', mentions: ['Mariam Testname'] });
    expect(isRefusal(await other.handle(order('AddBooks', 's2', { titles: ['B'] }), shelf))).toBe(false);
    expect(await ledger.state('shelf/s2')).toMatchObject({ state: { books: [{ title: 'A', reader: null }, { title: 'B' }] } });
    expect(await everything()).not.toContain('Mariam');
    expect((await ledger.fsck()).problems).toEqual([]);
  });
});
