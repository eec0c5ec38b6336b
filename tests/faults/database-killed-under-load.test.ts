import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRefusal } from '../../src/kernel/refusals/refusal.ts';
import { type OpenLedger, openLedger } from '../../src/ledger/open.ts';
import { openStorage, type Storage } from '../../src/ledger/storage/connection.ts';
import { isUnavailable } from '../../src/ledger/storage/errors.ts';
import { migrate } from '../../src/ledger/storage/migrations.ts';
import { order, shelf } from '../../src/ledger/streams/example-room.ts';
import { migrationsFor } from '../../src/ledger/streams/schema.ts';
import { newNodeKey } from '../../src/ledger/transparency/node-key.ts';
import { mirroredLibrary } from './processes/library.ts';
import { dataFolder } from './processes/start.ts';

describe('the database is killed under a load of commands', () => {
  let place: ReturnType<typeof dataFolder>;
  let storage: Storage;
  let ledger: OpenLedger;
  beforeEach(async () => {
    place = dataFolder();
    storage = await openStorage({ folder: place.folder });
    await migrate(storage, migrationsFor([mirroredLibrary]));
    ledger = await openLedger({
      storage,
      rooms: [mirroredLibrary],
      filesFolder: place.folder,
      nodeKey: newNodeKey('node.test'),
      clock: () => new Date().toISOString(),
    });
    await ledger.start();
  });
  afterEach(async () => {
    await ledger.stop();
    await storage.close();
    await place.remove();
  });

  it('each command happens once however often it is sent again, nothing acknowledged is lost, and the ledger goes on without a restart', async () => {
    const acknowledged: string[] = [];
    let failures = 0;
    let over = false;
    const client = async (): Promise<void> => {
      while (!over) {
        const on = randomUUID();
        for (const each of [order('PutUpShelf', on, { name: on }), order('AddBooks', on, { titles: ['A', 'B', 'C'] })]) {
          const command = { ...each, id: randomUUID() };
          for (let done = false; !done; ) {
            try {
              const outcome = await ledger.handle(command, shelf);
              expect(isRefusal(outcome)).toBe(false);
              acknowledged.push(`shelf/${on} ${command.id}`);
              done = true;
            } catch (error) {
              if (!isUnavailable(error)) throw error;
              failures += 1;
              await sleep(20);
            }
          }
        }
      }
    };
    const load = Promise.all(Array.from({ length: 8 }, client));
    for (let round = 0; round < 2; round++) {
      await sleep(400);
      const server = storage.serverPid();
      process.kill(Number(server), 'SIGKILL');
      const until = Date.now() + 30_000;
      while ((storage.serverPid() ?? server) === server && Date.now() < until) await sleep(20);
      expect(storage.serverPid()).not.toBe(server);
    }
    await sleep(400);
    over = true;
    await load;
    expect(failures).toBeGreaterThan(0);
    await ledger.settled();
    const report = await ledger.fsck();
    expect(report.problems).toEqual([]);
    expect(report.size).toBe(report.events);
    const kept = await storage.pool.query<{ line: string }>(`select stream || ' ' || command as line from commands`);
    const known = new Set(kept.rows.map((row) => row.line));
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(acknowledged.filter((line) => !known.has(line))).toEqual([]);
    const shelves = await storage.pool.query<{ version: number }>(
      `select distinct version from streams where stream not like 'shelf/copy-%'`,
    );
    expect(shelves.rows.map((row) => row.version)).toEqual([4]);
  }, 120_000);
});
