import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reaction } from '../ledger.ts';
import { libraryRoom, order, shelf } from '../streams/example-room.ts';
import { openTestLedger, type TestLedger } from '../testing.ts';

const seen: number[] = [];
const listen: Reaction = { name: 'listen', types: ['ShelfPutUp'], react: async (event) => void seen.push(event.position ?? 0) };
const rooms = [libraryRoom([listen])];
let test: TestLedger;
let empty: TestLedger;
let folder: string;
let letter: string;

beforeAll(async () => {
  test = await openTestLedger(rooms);
  empty = await openTestLedger(rooms);
  const { ledger } = test;
  for (let i = 0; i < 3; i++) {
    await ledger.handle(order('PutUpShelf', `s${i}`, { name: `Shelf ${i} \u06a9\u062a\u0627\u0628` }), shelf);
    await ledger.handle(order('AddBooks', `s${i}`, { titles: ['A', 'B', 'C'] }), shelf);
    await ledger.handle(order('LendBook', `s${i}`, { title: 'A', reader: `Reader ${i}`, person: `p${i}` }), shelf);
  }
  letter = (await ledger.files.keep(Buffer.from('a letter'), 'text/plain', ['p1'])).digest;
  const gone = await ledger.files.keep(Buffer.from('gone'), 'text/plain');
  await ledger.files.erase(gone.digest);
  await ledger.settled();
  await ledger.erase({ person: 'p2' });
  folder = join(await mkdtemp(join(tmpdir(), 'daricha-export-')), 'export');
});
afterAll(async () => {
  await test.close();
  await empty.close();
  await rm(join(folder, '..'), { recursive: true });
});

const contents = async (of: TestLedger): Promise<string[]> => {
  const out: string[] = [];
  for (const table of [
    'events',
    'streams',
    'commands',
    'log',
    'log_head',
    'files',
    'shelves',
    'shelf_books',
    'shelf_names',
    'subscriptions',
  ]) {
    const rows = await of.storage.pool.query<{ line: string }>(`select t::text as line from ${table} t order by 1`);
    out.push(...rows.rows.map((row) => `${table} ${row.line}`));
  }
  const jobs = await of.storage.pool.query<{ line: string }>(
    'select row(payload, run_at)::text as line from graphile_worker._private_jobs order by 1',
  );
  return [...out, ...jobs.rows.map((row) => row.line)];
};

const damagedImport = async (damage: (copy: string) => Promise<void>): Promise<string> => {
  const copy = `${folder}-copy`;
  await cp(folder, copy, { recursive: true });
  await damage(copy);
  const message = await empty.ledger.importFrom(copy).then(
    () => 'imported',
    (error: Error) => error.message,
  );
  await rm(copy, { recursive: true });
  return message;
};
const change =
  (name: string, edit: (lines: string[]) => string[]) =>
  async (copy: string): Promise<void> => {
    const path = join(copy, name);
    await writeFile(path, edit((await readFile(path, 'utf8')).split('\n')).join('\n'));
  };

describe('export and import', () => {
  it('refuses to write into a folder that holds something', async () => {
    await expect(test.ledger.exportTo(tmpdir())).rejects.toThrow(/not empty/);
  });

  it('names the first wrong line of a damaged export, and keeps nothing of it', async () => {
    await test.ledger.exportTo(folder);
    const ledger = (edit: (lines: string[]) => string[]) => damagedImport(change('ledger.jsonl', edit));
    expect(await ledger((l) => l.map((line, i) => (i === 3 ? line.replace('"B"', '"X"') : line)))).toMatch(
      /ledger\.jsonl line 4: version 3 of shelf/,
    );
    expect(await ledger((l) => l.map((line, i) => (i === 5 ? line.replace('Reader 0', 'Reader 9') : line)))).toMatch(
      /ledger\.jsonl line 6: .* personal/,
    );
    expect(await ledger((l) => l.toSpliced(6, 1))).toMatch(/ledger\.jsonl line 7: has position 7 after 5/);
    expect(await ledger((l) => l.slice(0, 6))).toMatch(/it has no end/);
    expect(await ledger((l) => l.map((line, i) => (i === 2 ? line.slice(1) : line)))).toMatch(/ledger\.jsonl line 3: is not JSON/);
    expect(await ledger((l) => l.map((line) => (line.includes('"end"') ? line.replace(/"root":"..../, '"root":"0000') : line)))).toMatch(
      /root/,
    );
    expect(await damagedImport(change('files.jsonl', (l) => l.map((line) => line.replace('text/plain', 'text/plaio'))))).toMatch(
      /files\.jsonl line \d/,
    );
    expect(await damagedImport(change('files.jsonl', (l) => l.toSpliced(0, 1)))).toMatch(/files\.jsonl: has 1 lines instead of 2/);
    const file = (copy: string) => join(copy, 'files', letter.slice(0, 2), letter);
    expect(await damagedImport((copy) => writeFile(file(copy), 'a lettes'))).toMatch(
      /files\.jsonl line \d: the file [0-9a-f]{64} has other bytes/,
    );
    expect(await damagedImport((copy) => rm(file(copy)))).toMatch(/cannot be read/);
    expect((await empty.ledger.fsck()).events).toBe(0);
  });

  it('makes the same ledger with the same root, its rows, files, jobs and cursors', async () => {
    const before = await contents(test);
    const imported = await empty.ledger.importFrom(folder);
    expect(imported.events).toBe(15);
    expect(await contents(empty)).toEqual(before);
    const report = await empty.ledger.fsck();
    expect(report).toMatchObject({ problems: [], root: imported.root, size: 15, files: 2 });
    expect(report.root).toBe((await test.ledger.fsck()).root);
    expect((await empty.ledger.files.read(letter))?.toString()).toBe('a letter');
    expect((await empty.ledger.transparency.checkpoint()).root.toString('hex')).toBe(imported.root);
  });

  it('does not do again what reactions had done, and goes on from there', async () => {
    const before = seen.length;
    await empty.ledger.handle(order('PutUpShelf', 'new', { name: 'New' }), shelf);
    await empty.ledger.settled();
    expect(seen.slice(before)).toEqual([16]);
    expect((await empty.ledger.fsck()).problems).toEqual([]);
  });

  it('refuses to import into a ledger that holds something', async () => {
    await expect(empty.ledger.importFrom(folder)).rejects.toThrow(/empty/);
  });
});
