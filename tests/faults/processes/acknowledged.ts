import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'vitest';
import { openLedger } from '../../../src/ledger/open.ts';
import { createTestDatabase, type TestStorage } from '../../../src/ledger/storage/testing.ts';
import { migrationsFor } from '../../../src/ledger/streams/schema.ts';
import { newNodeKey } from '../../../src/ledger/transparency/node-key.ts';
import { mirroredLibrary } from './library.ts';

export interface Acknowledged {
  readonly stream: string;
  readonly command: string;
  readonly version: number;
}

export const libraryDatabase = (): Promise<TestStorage> => createTestDatabase(migrationsFor([mirroredLibrary]));

/** Starts `commanding.ts` in a process of its own. */
export const startCommanding = (url: string, point = '-', passes = 0, clients = 4) => {
  const script = join(import.meta.dirname, 'commanding.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, url, point, String(passes), String(clients)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: Acknowledged[] = [];
  const reading = createInterface({ input: child.stdout });
  // The last line of a killed process may be cut; a cut line was never said.
  reading.on('line', (line) => {
    if (line.endsWith('}')) acknowledged.push(JSON.parse(line) as Acknowledged);
  });
  const ended = new Promise<NodeJS.Signals | number | null>((resolve) => {
    child.on('close', (code, signal) => resolve(signal ?? code));
  });
  return { acknowledged, ended, kill: () => child.kill('SIGKILL') };
};

/** Ends what reactions were about to do, and sees that the ledger is whole and holds all that was acknowledged. */
export const expectWhole = async (storage: TestStorage, acknowledged: readonly Acknowledged[]): Promise<void> => {
  const ledger = await openLedger({
    storage,
    rooms: [mirroredLibrary],
    filesFolder: '/nowhere',
    nodeKey: newNodeKey('node.test'),
    clock: () => new Date().toISOString(),
  });
  await ledger.settled();
  const report = await ledger.fsck();
  // Checkpoints of the processes were signed with keys that died with them.
  expect(report.problems.filter(({ where }) => !where.startsWith('checkpoints'))).toEqual([]);
  expect(report.size).toBe(report.events);
  const kept = await storage.pool.query<{ stream: string; command: string; version: number }>(
    'select stream, command, last_version as version from commands',
  );
  const known = new Set(kept.rows.map((row) => `${row.stream} ${row.command} ${row.version}`));
  expect(acknowledged.filter(({ stream, command, version }) => !known.has(`${stream} ${command} ${version}`))).toEqual([]);
  const copies = await storage.pool.query<{ shelves: number; copies: number }>(
    `select count(*) filter (where stream not like 'shelf/copy-%')::int as shelves, count(*) filter (where stream like 'shelf/copy-%')::int as copies
     from streams where version > 0`,
  );
  expect(copies.rows[0]?.copies).toBe(copies.rows[0]?.shelves);
  const errors = await storage.pool.query('select * from subscription_errors');
  expect(errors.rows).toEqual([]);
};
