import { randomBytes as systemBytes } from 'node:crypto';
import type { Clock } from '../kernel/time/time.ts';
import { exportTo } from './backup/export.ts';
import type { Exported } from './backup/format.ts';
import { importFrom } from './backup/import.ts';
import { type Erased, type Erasing, erase } from './erasing/erase.ts';
import { type FsckReport, fsck } from './fsck/fsck.ts';
import { rebuild } from './fsck/rebuild.ts';
import { stateCache } from './handling/cache.ts';
import { type Handling, handle } from './handling/handle.ts';
import { inTurn } from './handling/in-turn.ts';
import type { Probe } from './handling/probe.ts';
import { roundTrips } from './handling/round-trips.ts';
import { runJobs, taskList } from './jobs/jobs.ts';
import { type Log, silent } from './jobs/log.ts';
import type { Ledger, Room } from './ledger.ts';
import { loop } from './positions/loop.ts';
import { sequence } from './positions/sequencer.ts';
import { type FileStore, openFiles } from './storage/files/files.ts';
import type { Database } from './streams/database.ts';
import { readEvents } from './streams/read.ts';
import { readTables } from './streams/tables.ts';
import { type Subscriptions, reactOnce, reactionsOf, registerReactions } from './subscriptions/reactions.ts';
import type { NodeKey } from './transparency/node-key.ts';
import { openTransparency, type Transparency } from './transparency/transparency.ts';

export interface LedgerOptions {
  /** Its database is migrated already: `migrate(storage, migrationsFor(rooms))`. */
  readonly storage: Database;
  readonly rooms: readonly Room[];
  /** Where files are kept: `files` in the data folder. */
  readonly filesFolder: string;
  /** Signs checkpoints: `readNodeKey(dataFolder, name)`. */
  readonly nodeKey: NodeKey;
  readonly clock: Clock;
  readonly randomBytes?: (count: number) => Uint8Array;
  readonly log?: Log;
  /** Called between the steps of the work; for fault tests. */
  readonly probe?: Probe;
  /** Characters of state documents kept in memory; 64 million by default. */
  readonly cacheCapacity?: number;
}

export interface OpenLedger extends Ledger {
  readonly files: FileStore;
  readonly transparency: Transparency;
  /** Starts the sequencer, the reactions and the jobs of this process. Writing and `settled` work without. */
  start(): Promise<void>;
  /** Ends them after the round under way; the pool stays open, it is storage's. */
  stop(): Promise<void>;
  fsck(): Promise<FsckReport>;
  /** Erases a person; other processes notice by themselves. */
  erase(erasing: Erasing): Promise<Erased>;
  /** Writes the whole ledger and its files into `folder`, which must be empty or not there. */
  exportTo(folder: string): Promise<Exported>;
  /** Fills this empty ledger. @throws naming the first wrong line of a damaged export; then nothing is kept. */
  importFrom(folder: string): Promise<Exported>;
  rebuild(): Promise<{ readonly streams: number }>;
  /** Forgets the states held in memory; after `rebuild`, `erase` or `importFrom` in the same process. */
  forget(): void;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** `settled` follows what reactions append themselves for this many rounds, so that a door sees the end of a short chain. */
const settledRounds = 6;
const settledPatience = 10_000;

/** @throws when the rooms' names clash or a read-model table is missing. */
export const openLedger = async (options: LedgerOptions): Promise<OpenLedger> => {
  const { storage, rooms, probe } = options;
  const { pool } = storage;
  const log = options.log ?? silent;
  const { clock } = options;
  const deciders = rooms.flatMap((room) => room.deciders);
  const kinds = deciders.map((decider) => decider.kind);
  for (const kind of kinds) if (kinds.indexOf(kind) !== kinds.lastIndexOf(kind)) throw new Error(`two deciders are of kind ${kind}`);
  await registerReactions(pool, rooms);

  const handling: Handling = {
    pool,
    trips: roundTrips(pool),
    tables: await readTables(pool, deciders),
    cache: stateCache(options.cacheCapacity ?? 64_000_000),
    inTurn: inTurn(),
    randomBytes: options.randomBytes ?? systemBytes,
    probe,
    appended: () => sequencer.wake(),
  };
  const subscriptions: Subscriptions = { pool, rooms, ledger: () => ledger, clock, log, probe };

  const sequencer = loop({
    name: 'sequencer',
    every: 500,
    gap: 15,
    log,
    round: async () => {
      const before = size;
      size = await sequence(pool, probe);
      if (size > before) reactions.wake();
      return false;
    },
  });
  let size = 0;
  const reactions = loop({
    name: 'reactions',
    every: 1000,
    gap: 5,
    log,
    round: async () => (await reactOnce(subscriptions, size)).moved,
  });

  const settleOnce = async (head: number): Promise<void> => {
    const until = performance.now() + settledPatience;
    while (performance.now() < until) {
      const { behind, moved } = await reactOnce(subscriptions, head);
      if (!behind) return;
      if (!moved) await pause(10);
    }
  };

  const settle = async (): Promise<void> => {
    let head = -1;
    for (let round = 0; round < settledRounds; round++) {
      const next = await sequence(pool, probe);
      if (next === head) return;
      head = next;
      await settleOnce(head);
    }
  };
  let settling: Promise<void> = Promise.resolve();
  let nextSettling: Promise<void> | undefined;
  // All who ask while one is under way share the next: it begins after what they wrote, and several would only hold each other up.
  const settled = (): Promise<void> => {
    nextSettling ??= settling
      .catch(() => undefined)
      .then(() => {
        nextSettling = undefined;
        settling = settle();
        return settling;
      });
    return nextSettling;
  };

  const files = openFiles(pool, options.filesFolder, clock);
  const transparency = openTransparency(pool, options.nodeKey);
  // A checkpoint from time to time even when nobody asks, so that a later change of history shows in fsck.
  const publisher = loop({
    name: 'checkpoints',
    every: 60_000,
    gap: 60_000,
    log,
    round: async () => {
      await transparency.publish();
      return false;
    },
  });

  let jobs: { stop(): Promise<void> } | undefined;
  const ledger: OpenLedger = {
    db: storage.db,
    files,
    transparency,
    handle: (command, decider) => handle(handling, command, decider),
    async state<S>(stream: string) {
      const found = await pool.query<{ version: number; state: S }>({
        name: 'state',
        text: 'select version, state from streams where stream = $1',
        values: [stream],
      });
      return found.rows[0];
    },
    events: (stream, afterVersion = 0) => readEvents(pool, stream, afterVersion),
    settled,
    async start() {
      if (jobs !== undefined) return;
      jobs = await runJobs(pool, rooms, ledger, log);
      sequencer.start();
      reactions.start();
      publisher.start();
    },
    async stop() {
      await Promise.all([sequencer.stop(), reactions.stop(), publisher.stop(), jobs?.stop()]);
      jobs = undefined;
    },
    forget: () => handling.cache.clear(),
    fsck: () => fsck(storage, rooms, { files, nodeKey: options.nodeKey }),
    async erase(erasing) {
      const erased = await erase(storage, rooms, files, erasing);
      handling.cache.clear();
      return erased;
    },
    async exportTo(folder) {
      await sequence(pool, probe);
      return exportTo(pool, files, folder);
    },
    async importFrom(folder) {
      const imported = await importFrom(pool, rooms, files, folder);
      handling.cache.clear();
      return imported;
    },
    async rebuild() {
      const rebuilt = await rebuild(storage, rooms);
      handling.cache.clear();
      return rebuilt;
    },
  };
  reactionsOf(rooms);
  taskList(rooms, ledger);
  return ledger;
};
