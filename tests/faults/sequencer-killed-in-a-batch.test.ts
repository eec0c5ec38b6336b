import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestStorage } from '../../src/ledger/storage/testing.ts';
import { expectWhole, libraryDatabase, startCommanding } from './processes/acknowledged.ts';

describe('the sequencer is killed in a batch', () => {
  let storage: TestStorage;
  beforeEach(async () => {
    storage = await libraryDatabase();
  });
  afterEach(() => storage.drop());

  it('another process goes on from there, and positions have no gaps and no doubles', async () => {
    const living = startCommanding(storage.url);
    const dying = [startCommanding(storage.url, 'sequencer-numbered', 2), startCommanding(storage.url, 'sequencer-locked', 4)];
    expect(await Promise.all(dying.map((process) => process.ended))).toEqual(['SIGKILL', 'SIGKILL']);
    const before = living.acknowledged.length;
    const until = Date.now() + 20_000;
    while (living.acknowledged.length < before + 30 && Date.now() < until) await sleep(50);
    expect(living.acknowledged.length).toBeGreaterThanOrEqual(before + 30);
    living.kill();
    await living.ended;
    await expectWhole(
      storage,
      [living, ...dying].flatMap((process) => process.acknowledged),
    );
    const log = await storage.pool.query<{ count: number; highest: number; events: number }>(
      'select count(*)::int as count, max(position)::int as highest, (select count(*) from events)::int as events from log',
    );
    expect(log.rows[0]?.count).toBeGreaterThan(0);
    expect(log.rows[0]?.highest).toBe(log.rows[0]?.count);
    expect(log.rows[0]?.events).toBe(log.rows[0]?.count);
  });
});
