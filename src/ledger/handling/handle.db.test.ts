import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anyone, system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { libraryRoom, order, shelf } from '../streams/example-room.ts';
import { openTestLedger, type TestLedger } from '../testing.ts';

let test: TestLedger;
let other: TestLedger['ledger'];
beforeAll(async () => {
  const { openLedger } = await import('../open.ts');
  test = await openTestLedger([libraryRoom()]);
  other = await openLedger({ ...test, rooms: [libraryRoom()] });
});
afterAll(() => test.close());

const rows = async (sql: string, ...values: unknown[]): Promise<unknown[]> => (await test.storage.pool.query(sql, values)).rows;

describe('handling a command', () => {
  it('writes events, state, rows and the command in one go', async () => {
    const { ledger } = test;
    expect(await ledger.handle(order('PutUpShelf', 's1', { name: 'One' }), shelf)).toMatchObject({ version: 1, again: false });
    const handled = await ledger.handle(order('AddBooks', 's1', { titles: ['A', 'B', 'C'] }), shelf);
    expect(handled).toEqual({
      stream: 'shelf/s1',
      version: 4,
      events: [2, 3, 4].map((version) => ({ type: 'BookAdded', version })),
      again: false,
    });
    await ledger.handle(order('RemoveBook', 's1', { title: 'B' }), shelf);
    expect(await ledger.state('shelf/s1')).toMatchObject({ version: 5, state: { name: 'One', lent: 0 } });
    expect(await rows('select title from shelf_books where stream = $1 order by 1', 'shelf/s1')).toEqual([{ title: 'A' }, { title: 'C' }]);
    expect(await rows('select name, titles from shelves where stream = $1', 'shelf/s1')).toEqual([{ name: 'One', titles: ['A', 'C'] }]);
    expect((await ledger.events('shelf/s1', 3)).map((e) => e.version)).toEqual([4, 5]);
  });

  it('happens once however often the command is sent', async () => {
    const { ledger } = test;
    const put = order('PutUpShelf', 's2', { name: 'Two' });
    await ledger.handle(put, shelf);
    expect(await ledger.handle(put, shelf)).toMatchObject({ version: 1, again: true, events: [{ type: 'ShelfPutUp', version: 1 }] });
    const add = order('AddBooks', 's2', { titles: ['A', 'B'] });
    const all = await Promise.all([
      ledger.handle(add, shelf),
      other.handle(add, shelf),
      ledger.handle(add, shelf),
      other.handle(add, shelf),
    ]);
    expect(all.filter((h) => !isRefusal(h) && !h.again)).toHaveLength(1);
    expect(all.every((h) => !isRefusal(h) && h.version === 3 && h.events.length === 2)).toBe(true);
    expect(await ledger.state('shelf/s2')).toMatchObject({ version: 3 });
  });

  it('refuses a command id that someone else used', async () => {
    const put = order('PutUpShelf', 's3', { name: 'Three' });
    await test.ledger.handle(put, shelf);
    expect(await test.ledger.handle({ ...put, actor: system('stranger') }, shelf)).toMatchObject({ refused: true, reason: 'invalid' });
  });

  it('asks access before anything is decided', async () => {
    const refusal = await test.ledger.handle(order('PutUpShelf', 's4', { name: 'Four' }, { actor: anyone }), shelf);
    expect(refusal).toMatchObject({ reason: 'not-allowed' });
    expect(await test.ledger.state('shelf/s4')).toBeUndefined();
  });

  it('decides again when another process was quicker', async () => {
    const { ledger } = test;
    await ledger.handle(order('PutUpShelf', 's5', { name: 'Five' }), shelf);
    const all = Array.from({ length: 40 }, (_, i) =>
      (i % 2 ? ledger : other).handle(order('AddBooks', 's5', { titles: [`T${i}`] }), shelf),
    );
    expect((await Promise.all(all)).some(isRefusal)).toBe(false);
    expect(await ledger.state('shelf/s5')).toMatchObject({ version: 41 });
  });

  it('tells the current version to someone who looked at an older one', async () => {
    const { ledger } = test;
    await ledger.handle(order('PutUpShelf', 's6', { name: 'Six' }), shelf);
    await other.handle(order('AddBooks', 's6', { titles: ['A'] }), shelf);
    const late = await ledger.handle(order('AddBooks', 's6', { titles: ['B'] }, { expectedVersion: 1 }), shelf);
    expect(late).toMatchObject({ reason: 'changed-meanwhile', details: { version: 2 } });
    expect(await ledger.handle(order('AddBooks', 's6', { titles: ['B'] }, { expectedVersion: 2 }), shelf)).toMatchObject({ version: 3 });
  });

  it('does not refuse on what another process has changed since', async () => {
    const { ledger } = test;
    await ledger.handle(order('PutUpShelf', 's7', { name: 'Seven' }), shelf);
    await other.handle(order('AddBooks', 's7', { titles: ['A'] }), shelf);
    expect(await ledger.handle(order('RemoveBook', 's7', { title: 'A' }), shelf)).toMatchObject({ version: 3 });
  });

  it('refuses what PostgreSQL cannot hold', async () => {
    const nul = await test.ledger.handle(order('PutUpShelf', 's8', { name: 'a\u0000b' }), shelf);
    expect(nul).toMatchObject({ reason: 'invalid', details: { path: '/name' } });
    const half = await test.ledger.handle(order('PutUpShelf', 's8', { name: 'a\ud800b' }), shelf);
    expect(half).toMatchObject({ reason: 'invalid', details: { path: '/name' } });
  });

  it('refuses a row whose key another thing holds, and writes nothing', async () => {
    await test.ledger.handle(order('PutUpShelf', 's9', { name: 'Nine' }), shelf);
    expect(await test.ledger.handle(order('PutUpShelf', 's10', { name: 'Nine' }), shelf)).toMatchObject({ reason: 'not-unique' });
    expect(await test.ledger.state('shelf/s10')).toBeUndefined();
    expect(await rows('select * from events where stream = $1', 'shelf/s10')).toEqual([]);
  });

  it('queues jobs with the append', async () => {
    await test.ledger.handle(order('PutUpShelf', 's11', { name: 'Eleven' }), shelf);
    await test.ledger.handle(order('LendBook', 's11', { title: 'A', reader: 'Noor', person: 'p1' }), shelf);
    const jobs = await rows('select payload from graphile_worker._private_jobs');
    expect(jobs).toEqual([{ payload: { shelf: 's11', title: 'A', reader: 'Noor' } }]);
  });
});
