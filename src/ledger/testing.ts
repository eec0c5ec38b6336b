import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../kernel/time/time.ts';
import type { Probe } from './handling/probe.ts';
import type { Room } from './ledger.ts';
import { type OpenLedger, openLedger } from './open.ts';
import { createTestDatabase, type TestStorage } from './storage/testing.ts';
import { migrationsFor } from './streams/schema.ts';
import { type NodeKey, newNodeKey } from './transparency/node-key.ts';

export interface TestLedger {
  readonly ledger: OpenLedger;
  readonly storage: TestStorage;
  readonly filesFolder: string;
  readonly nodeKey: NodeKey;
  readonly clock: Clock;
  close(): Promise<void>;
}

/** A ledger on an empty database of its own. Nothing runs in the background: call `settled()`, or `start()`. */
export const openTestLedger = async (
  rooms: readonly Room[],
  options: { readonly clock?: Clock; readonly probe?: Probe } = {},
): Promise<TestLedger> => {
  const storage = await createTestDatabase(migrationsFor(rooms));
  const filesFolder = await mkdtemp(join(tmpdir(), 'daricha-test-files-'));
  const nodeKey = newNodeKey('node.test');
  const clock = options.clock ?? (() => new Date().toISOString());
  const ledger = await openLedger({ storage, rooms, filesFolder, nodeKey, ...options, clock });
  return {
    ledger,
    storage,
    filesFolder,
    nodeKey,
    clock,
    async close() {
      await ledger.stop();
      await storage.drop();
      await rm(filesFolder, { recursive: true, force: true });
    },
  };
};
