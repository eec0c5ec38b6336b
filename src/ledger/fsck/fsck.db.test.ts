import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libraryRoom, order, shelf } from '../streams/example-room.ts';
import { openTestLedger, type TestLedger } from '../testing.ts';
import { rebuild } from './rebuild.ts';

const rooms = [libraryRoom()];
let test: TestLedger;

const fill = async (): Promise<void> => {
  const { ledger } = test;
  for (let i = 0; i < 6; i++) {
    await ledger.handle(order('PutUpShelf', `s${i}`, { name: `Shelf ${i}` }), shelf);
    await ledger.handle(
      order('AddBooks', `s${i}`, { titles: Array.from({ length: 60 }, (_, n) => `Book ${n} \u06a9\u062a\u0627\u0628`) }),
      shelf,
    );
    await ledger.handle(
      order('LendBook', `s${i}`, { title: `Book ${i} \u06a9\u062a\u0627\u0628`, reader: `Reader ${i}`, person: `p${i}` }),
      shelf,
    );
  }
  await ledger.files.keep(Buffer.from('a letter'), 'text/plain');
  await ledger.settled();
  await ledger.transparency.publish();
  await ledger.handle(order('RemoveBook', 's2', { title: 'Book 3 \u06a9\u062a\u0627\u0628' }), shelf);
  await ledger.settled();
  await ledger.transparency.publish();
  await ledger.handle(order('RemoveBook', 's2', { title: 'Book 4 \u06a9\u062a\u0627\u0628' }), shelf);
};

const tablesAsText = async (): Promise<string[]> => {
  const out: string[] = [];
  for (const table of ['streams', 'shelves', 'shelf_books', 'shelf_names', 'commands']) {
    const rows = await test.storage.pool.query<{ line: string }>(`select t::text as line from ${table} t order by 1`);
    out.push(...rows.rows.map((row) => `${table} ${row.line}`));
  }
  return out;
};

beforeAll(async () => {
  test = await openTestLedger(rooms);
  await fill();
});
afterAll(() => test.close());

/** Changes the one record, looks, and puts it back. */
const after = async (change: string, table: string): Promise<readonly string[]> => {
  const { pool } = test.storage;
  await pool.query(`create table kept_aside as table ${table}`);
  try {
    expect((await pool.query(change)).rowCount).toBeGreaterThan(0);
    const report = await test.ledger.fsck();
    expect(report.clean).toBe(false);
    return report.problems.map((problem) => `${problem.where}: ${problem.problem}`);
  } finally {
    await pool.query(`delete from ${table}`);
    await pool.query(`insert into ${table} table kept_aside`);
    await pool.query('drop table kept_aside');
  }
};

const flip = (column: string) => `${column} = set_byte(${column}, 7, get_byte(${column}, 7) # 1)`;
const second = `stream = 'shelf/s1' and version = 2`;
const lent = `stream = 'shelf/s1' and version = 62`;

describe('fsck', () => {
  it('finds nothing wrong with a ledger as it was written, and says its root', async () => {
    const report = await test.ledger.fsck();
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ clean: true, events: 374, streams: 6, files: 1, size: 373 });
    expect(report.root).toBe((await test.ledger.transparency.root(373)).toString('hex'));
  });

  const cases: readonly (readonly [table: string, change: string, where: string])[] = [
    ['events', `update events set data = '{"title":"Book x"}' where ${second}`, 'events shelf/s1 version 2'],
    ['events', `update events set type = 'BookRemoved' where ${second}`, 'events shelf/s1 version 2'],
    ['events', `update events set at = '2026-02-03T04:05:06.008Z' where ${second}`, 'events shelf/s1 version 2'],
    ['events', `update events set actor = 'system/tesu' where ${second}`, 'events shelf/s1 version 2'],
    ['events', `update events set version = 99 where ${second}`, 'events shelf/s1 version 3'],
    ['events', `update events set stream = 'shelf/t1' where ${second}`, 'events shelf/s1 version 3'],
    ['events', `update events set ${flip('digest')} where ${second}`, 'events shelf/s1 version 2'],
    ['events', `update events set personal = '{"reader":"Reader 2"}' where ${lent}`, 'events shelf/s1 version 62'],
    ['events', `update events set ${flip('salt')} where ${lent}`, 'events shelf/s1 version 62'],
    ['events', `update events set salt = null where ${lent}`, 'events shelf/s1 version 62'],
    ['events', `update events set ${flip('personal_digest')} where ${lent}`, 'events shelf/s1 version 62'],
    ['events', `update events set about = '{p2}' where ${lent}`, 'events shelf/s1 version 62'],
    ['events', `update events set about = '{p2}' where ${second}`, 'events shelf/s1 version 2'],
    ['events', `update events set command = 'x' where ${second}`, 'commands shelf/s1'],
    ['events', `delete from events where stream = 'shelf/s1' and version = 62`, 'streams shelf/s1'],
    ['commands', `update commands set command = 'x' where stream = 'shelf/s1' and first_version = 1`, 'commands shelf/s1 x'],
    ['commands', `update commands set last_version = 3 where stream = 'shelf/s1' and first_version = 2`, 'commands shelf/s1'],
    ['streams', `update streams set state = jsonb_set(state, '{lent}', '3') where stream = 'shelf/s1'`, 'streams shelf/s1'],
    ['streams', `update streams set version = 61 where stream = 'shelf/s1'`, 'streams shelf/s1'],
    ['streams', `update streams set erased = 1 where stream = 'shelf/s1'`, 'streams shelf/s1'],
    ['streams', `update streams set kind = 'shelg' where stream = 'shelf/s1'`, 'streams shelf/s1'],
    ['streams', `update streams set stream = 'shelf/t1' where stream = 'shelf/s1'`, 'streams shelf/s1'],
    ['shelves', `update shelves set name = 'Shelf 7' where stream = 'shelf/s1'`, 'shelves (shelf/s1) of shelf/s1'],
    ['shelves', `update shelves set titles[4] = 'x' where stream = 'shelf/s1'`, 'shelves (shelf/s1) of shelf/s1'],
    ['shelf_books', `delete from shelf_books where stream = 'shelf/s1' and title like 'Book 5 %'`, 'shelf_books (shelf/s1,"Book 5'],
    ['shelf_books', `insert into shelf_books values ('shelf/s1', 'Book 100', null)`, 'shelf_books (shelf/s1,"Book 100") of shelf/s1'],
    ['shelf_books', `insert into shelf_books values ('shelf/none', 'Book 1', null)`, 'shelf_books shelf/none'],
    ['shelf_names', `update shelf_names set name = 'Shelf 9' where stream = 'shelf/s1'`, 'shelf_names ("Shelf 1") of shelf/s1'],
    ['log', `update log set ${flip('digest')} where position = 7`, 'log position 7'],
    ['log', `update log set version = 1000 where position = 7`, 'log position 7'],
    ['log', `delete from log where position = 7`, 'log position 8'],
    ['log', `update log set position = 1000 where position = 7`, 'log position 8'],
    ['log_head', 'update log_head set size = 372', 'log_head'],
    ['tree_head', 'update tree_head set size = 374', 'tree_head'],
    ['tiles', `update tiles set ${flip('hashes')} where level = 0 and tile = 0`, 'tiles 0/0'],
    ['tiles', `update tiles set ${flip('hashes')} where level = 0 and tile = 1`, 'tiles 0/1'],
    ['tiles', `update tiles set ${flip('hashes')} where level = 1`, 'tiles 1/0'],
    ['tiles', `insert into tiles values (3, 0, '\\x00')`, 'tiles'],
    ['checkpoints', `update checkpoints set ${flip('root')} where size = 372`, 'checkpoints 372'],
    ['checkpoints', `update checkpoints set note = replace(note, 'node.test', 'node.tesu') where size = 372`, 'checkpoints 372'],
    ['checkpoints', `update checkpoints set note = overlay(note placing 'AA' from length(note) - 20) where size = 372`, 'checkpoints 372'],
    ['checkpoints', 'update checkpoints set size = 371 where size = 372', 'checkpoints 371'],
    ['pending', `update pending set ${flip('digest')}`, 'events shelf/s2 version 64'],
    ['pending', 'update pending set version = 65', 'events shelf/s2 version 64'],
    ['pending', 'delete from pending', 'events shelf/s2 version 64'],
    ['files', 'update files set size = 9', 'files '],
    ['files', `update files set type = 'text/plaio'`, 'files '],
    ['files', `update files set kept_at = '2026'`, 'files '],
    ['files', `update files set ${flip('digest')}`, 'files '],
    ['files', `update files set erased_at = '2026'`, 'files '],
    ['subscriptions', `insert into subscriptions values ('x', 1000)`, 'subscriptions x'],
  ];
  for (const [table, change, where] of cases) {
    it(`names ${where} after: ${change.slice(0, 90)}`, async () => {
      expect((await after(change, table))[0]).toContain(where);
    });
  }

  it('names a file with one byte changed, and a missing one', async () => {
    const { files } = test.ledger;
    const { digest } = await files.keep(Buffer.from('a second letter'), 'text/plain');
    await writeFile(files.path(digest), 'a second lettes');
    expect((await test.ledger.fsck()).problems[0]?.where).toBe(`file ${files.path(digest)}`);
    await files.erase(digest);
    expect((await test.ledger.fsck()).problems).toEqual([]);
    await writeFile(files.path(digest), 'a second letter');
    expect((await test.ledger.fsck()).problems[0]).toEqual({
      where: `file ${files.path(digest)}`,
      problem: 'was erased, but is still there',
    });
    await files.erase(digest);
    expect((await test.ledger.fsck()).clean).toBe(true);
  });

  it('names a kind that no room knows', async () => {
    const { fsck } = await import('./fsck.ts');
    const report = await fsck(test.storage, []);
    expect(report.problems[0]).toEqual({ where: 'events shelf/s0', problem: 'no room knows things of the kind shelf' });
  });
});

describe('rebuild', () => {
  it('gives tables that are equal byte for byte, whatever was in them before', async () => {
    const before = await tablesAsText();
    expect(await rebuild(test.storage, rooms)).toEqual({ streams: 6 });
    expect(await tablesAsText()).toEqual(before);
    const { pool } = test.storage;
    await pool.query('delete from shelf_books');
    await pool.query(`update shelves set lent = 100`);
    await pool.query(`update streams set state = '{}'`);
    await pool.query(`insert into shelf_names values ('Ghost', 'shelf/ghost')`);
    await pool.query(`delete from streams where stream = 'shelf/s1'`);
    await rebuild(test.storage, rooms);
    expect(await tablesAsText()).toEqual(before);
    expect((await test.ledger.fsck()).problems).toEqual([]);
  });
});
