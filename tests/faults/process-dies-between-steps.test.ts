import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { probePoints } from '../../src/ledger/handling/probe.ts';
import type { TestStorage } from '../../src/ledger/storage/testing.ts';
import { expectWhole, libraryDatabase, startCommanding } from './processes/acknowledged.ts';

describe('a process dies between two steps of a command', () => {
  let storage: TestStorage;
  beforeEach(async () => {
    storage = await libraryDatabase();
  });
  afterEach(() => storage.drop());

  for (const point of probePoints) {
    it(`at ${point}: the ledger is whole and nothing acknowledged is lost`, async () => {
      const dying = startCommanding(storage.url, point, point.startsWith('handle') ? 200 : 3);
      expect(await dying.ended).toBe('SIGKILL');
      // Sequencing may die before the first answer; a command's own steps cannot have, 200 times.
      if (point.startsWith('handle')) expect(dying.acknowledged.length).toBeGreaterThan(10);
      await expectWhole(storage, dying.acknowledged);
    });
  }
});
