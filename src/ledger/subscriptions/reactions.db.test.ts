import { afterEach, describe, expect, it } from 'vitest';
import type { Reaction, StoredEvent } from '../ledger.ts';
import { openLedger } from '../open.ts';
import { libraryRoom, order, shelf } from '../streams/example-room.ts';
import { openTestLedger, type TestLedger } from '../testing.ts';

let test: TestLedger | undefined;
afterEach(async () => {
  await test?.close();
  test = undefined;
});

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let i = 0; i < 500 && !(await holds()); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(await holds()).toBe(true);
};

describe('reactions', () => {
  it('see every event of their types once, in the order of the ledger, and settled waits for them and for what they append', async () => {
    const seen: StoredEvent[] = [];
    const mirror: Reaction = {
      name: 'mirror',
      types: ['ShelfPutUp'],
      react: async (event, { ledger, idFrom }) => {
        seen.push(event);
        if (event.stream.endsWith('-copy')) return;
        const on = `${event.stream.slice('shelf/'.length)}-copy`;
        await ledger.handle(order('PutUpShelf', on, { name: `Copy of ${String(event.data.name)}` }, { id: idFrom('copy') }), shelf);
      },
    };
    test = await openTestLedger([libraryRoom([mirror])]);
    const { ledger } = test;
    await Promise.all(Array.from({ length: 20 }, (_, i) => ledger.handle(order('PutUpShelf', `s${i}`, { name: `S${i}` }), shelf)));
    await ledger.handle(order('AddBooks', 's1', { titles: ['A', 'B'] }), shelf);
    await ledger.settled();
    expect(seen).toHaveLength(40);
    const positions = seen.map((event) => event.position ?? 0);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(await ledger.state('shelf/s7-copy')).toMatchObject({ version: 1 });
    const log = await test.storage.pool.query('select position::int, stream, version from log order by position');
    expect(log.rows.map((row) => row.position)).toEqual(Array.from({ length: 42 }, (_, i) => i + 1));
  });

  it('that nothing concerns are moved on together, without a look of their own, and see what concerns them later', async () => {
    const seen: string[] = [];
    const note = (name: string, types: readonly string[]): Reaction => ({
      ...{ name, types },
      react: async (event) => void seen.push(`${name} ${event.type}`),
    });
    let taken = 0;
    const probe = (point: string): void => {
      if (point === 'reaction-taken') taken += 1;
    };
    const rooms = [libraryRoom([note('shelves', ['ShelfPutUp']), note('books', ['BookAdded']), note('nothing', ['NeverHappens'])])];
    test = await openTestLedger(rooms, { probe });
    const { ledger, storage } = test;
    await ledger.handle(order('PutUpShelf', 's', { name: 'S' }), shelf);
    await ledger.settled();
    expect(seen).toEqual(['shelves ShelfPutUp']);
    expect(taken).toBe(1);
    const positions = await storage.pool.query('select distinct position::int from subscriptions');
    expect(positions.rows).toEqual([{ position: 1 }]);
    await ledger.handle(order('AddBooks', 's', { titles: ['A'] }), shelf);
    // Who asks while others wait is told after what they wrote.
    await Promise.all([ledger.settled(), ledger.settled(), ledger.settled()]);
    expect(seen).toEqual(['shelves ShelfPutUp', 'books BookAdded']);
    expect(taken).toBe(2);
  });

  it('make the same ids each time an event is seen', async () => {
    const ids: string[] = [];
    const failOnce: Reaction = {
      name: 'fails-once',
      types: ['ShelfPutUp'],
      react: async (_, { idFrom }) => {
        ids.push(idFrom('x'), idFrom('y'));
        if (ids.length === 2) throw new Error('not today');
      },
    };
    test = await openTestLedger([libraryRoom([failOnce])]);
    await test.ledger.handle(order('PutUpShelf', 's', { name: 'S' }), shelf);
    await test.ledger.settled();
    const errors = await test.storage.pool.query('select name, position::int, failures, error from subscription_errors');
    expect(errors.rows).toEqual([{ name: 'library/fails-once', position: 1, failures: 1, error: 'Error: not today' }]);
    await test.storage.pool.query(`update subscriptions set retry_at = now() - interval '1 second'`);
    await test.ledger.settled();
    expect(ids).toHaveLength(4);
    expect(ids.slice(2)).toEqual(ids.slice(0, 2));
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect((await test.storage.pool.query('select from subscription_errors')).rowCount).toBe(0);
  });

  it('that can take many events at once are given them so, and one by one when that fails, with the same ids', async () => {
    const seen: string[] = [];
    const broken = new Set(['S1']);
    const note = (how: string, event: StoredEvent, idFrom: (name: string) => string): void => {
      if (broken.has(String(event.data.name))) throw new Error(`${how} not today`);
      seen.push(`${how} ${String(event.data.name)} ${idFrom('x')}`);
    };
    const many: Reaction = {
      name: 'many',
      types: ['ShelfPutUp'],
      react: async (event, { idFrom }) => note('one', event, idFrom),
      reactToMany: async (all) => {
        for (const { event, idFrom } of all) note('many', event, idFrom);
      },
    };
    test = await openTestLedger([libraryRoom([many])]);
    const { ledger, storage } = test;
    for (const n of [0, 1, 2]) await ledger.handle(order('PutUpShelf', `s${n}`, { name: `S${n}` }), shelf);
    await ledger.settled();
    const [first, second] = seen.map((line) => line.split(' '));
    expect([first?.slice(0, 2), second?.slice(0, 2), seen.length]).toEqual([['many', 'S0'], ['one', 'S0'], 2]);
    expect(second?.[2]).toBe(first?.[2]);
    const errors = await storage.pool.query('select position::int, error from subscription_errors');
    expect(errors.rows).toEqual([{ position: 2, error: 'Error: one not today' }]);
    broken.clear();
    await storage.pool.query(`update subscriptions set retry_at = now() - interval '1 second'`);
    await ledger.settled();
    expect(seen.slice(2).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(['one S1', 'one S2']);
    for (const n of [3, 4]) await ledger.handle(order('PutUpShelf', `s${n}`, { name: `S${n}` }), shelf);
    await ledger.settled();
    expect(seen.slice(4).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(['many S3', 'many S4']);
    expect((await storage.pool.query('select from subscription_errors')).rowCount).toBe(0);
  });

  it('are run by one process at a time', async () => {
    const seen: string[] = [];
    let inside = 0;
    let most = 0;
    const slow: Reaction = {
      name: 'slow',
      types: ['BookAdded'],
      react: async (event) => {
        inside += 1;
        most = Math.max(most, inside);
        seen.push(String(event.data.title));
        await new Promise((resolve) => setTimeout(resolve, 2));
        inside -= 1;
      },
    };
    const rooms = [libraryRoom([slow])];
    test = await openTestLedger(rooms);
    const second = await openLedger({ ...test, rooms });
    await test.ledger.handle(order('PutUpShelf', 's', { name: 'S' }), shelf);
    await test.ledger.start();
    await second.start();
    const titles = Array.from({ length: 30 }, (_, i) => `T${i}`);
    for (const title of titles) await test.ledger.handle(order('AddBooks', 's', { titles: [title] }), shelf);
    await Promise.all([test.ledger.settled(), second.settled()]);
    expect(seen).toEqual(titles);
    expect(most).toBe(1);
    await second.stop();
  });

  it('run in the background once started, and so do jobs', async () => {
    const seen: string[] = [];
    const reminded: object[] = [];
    const listen: Reaction = { name: 'listen', types: ['BookLent'], react: async (event) => void seen.push(event.stream) };
    test = await openTestLedger([libraryRoom([listen], reminded)]);
    await test.ledger.start();
    await test.ledger.handle(order('PutUpShelf', 's', { name: 'S' }), shelf);
    await test.ledger.handle(order('LendBook', 's', { title: 'A', reader: 'Noor', person: 'p' }), shelf);
    await until(() => seen.length === 1 && reminded.length === 1);
    expect(reminded).toEqual([{ shelf: 's', title: 'A', reader: 'Noor' }]);
  });
});
