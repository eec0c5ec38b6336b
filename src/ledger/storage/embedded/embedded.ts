import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { StorageLog } from '../log.ts';
import { binariesFor } from './binaries.ts';
import { type Cluster, findCluster, makeCluster } from './cluster.ts';
import { lockFolder } from './folder-lock.ts';
import { clearOrphan, type Postmaster, socketFolder, startPostmaster } from './postmaster.ts';

export interface EmbeddedOptions {
  /** The data folder, such as `.daricha`; made when missing. */
  readonly folder: string;
  readonly log: StorageLog;
  /** Further server settings, by their PostgreSQL names. */
  readonly settings?: Readonly<Record<string, string>>;
  /** False only in tests: what was acknowledged may be lost with the power. */
  readonly durable?: boolean;
}

export interface Embedded {
  /** For `pg`; good as long as the server runs, through its restarts too. */
  readonly url: string;
  /** The server's process now, or undefined while it is down. */
  pid(): number | undefined;
  /** Why it is down at this moment, in its own words; undefined while it runs. */
  trouble(): string | undefined;
  stop(): Promise<void>;
}

const urlOf = (socket: string, database: string) => `postgresql://daricha@${encodeURIComponent(socket)}/${database}`;

const makeDatabase = async (socket: string): Promise<void> => {
  const client = new pg.Client({ connectionString: urlOf(socket, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'daricha'`);
    if (rowCount === 0) await client.query('create database daricha');
  } finally {
    await client.end();
  }
};

const longestPause = 5_000;

/** Starts the server again whenever it ends by itself, for as long as it takes: a full disk may need hours to be cleared. */
const supervise = (first: Postmaster, start: (stopping: AbortSignal) => Promise<Postmaster>, { folder }: Cluster, log: StorageLog) => {
  let current: Postmaster | undefined = first;
  let trouble: string | undefined;
  const stopping = new AbortController();
  const watch = async () => {
    for (let pause = 50; ; ) {
      const began = Date.now();
      const how = await current?.ended;
      if (stopping.signal.aborted) return;
      if (current !== undefined) log.error({ folder, how }, 'PostgreSQL has ended by itself; starting it again');
      trouble ??= how;
      current = undefined;
      if (Date.now() - began > 30_000) pause = 50;
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      pause = Math.min(pause * 2, longestPause);
      if (stopping.signal.aborted) return;
      try {
        current = await start(stopping.signal);
        trouble = undefined;
        log.info({ folder, pid: current.pid }, 'PostgreSQL runs again');
      } catch (e) {
        trouble = e instanceof Error ? e.message : String(e);
        log.error({ folder, again: pause }, `PostgreSQL could not be started again: ${trouble}`);
      }
    }
  };
  const watching = watch();
  return {
    pid: () => current?.pid,
    trouble: () => trouble,
    stop: async () => {
      stopping.abort();
      await current?.stop();
      await watching;
      // It may have come up while we were asking the one before to stop.
      await current?.stop();
    },
  };
};

const enter = (asked: string, log: StorageLog) => {
  try {
    const cluster = findCluster(asked, log);
    return { cluster, lock: lockFolder(cluster.home, cluster.folder) };
  } catch (e) {
    const { code } = e as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOTDIR') throw new Error(`The data folder ${asked} is a file, or lies below one.`, { cause: e });
    if (code !== 'EACCES' && code !== 'EPERM') throw e;
    throw new Error(
      `This account may not write to the folder ${asked}. It belongs to another account (root, perhaps, if Daricha ran as root before): ` +
        'start Daricha as that one, or give it another folder with DARICHA_DATA.',
      { cause: e },
    );
  }
};

/**
 * Runs the embedded PostgreSQL on a folder. Throws `FolderInUse` when another Daricha has it, and in words when the machine
 * cannot run it. Survives the death of either side: ours (the next start clears what was left) and the server's (it is restarted).
 */
export const startEmbedded = async ({ folder, log, settings = {}, durable = true }: EmbeddedOptions): Promise<Embedded> => {
  const { cluster, lock } = enter(folder, log);
  try {
    const binaries = binariesFor(cluster.user);
    const socket = socketFolder(cluster);
    const flags = { ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }), ...settings };
    const start = async (stopping?: AbortSignal) => {
      await clearOrphan(cluster, log);
      return startPostmaster(cluster, binaries, socket, flags, stopping);
    };
    await makeCluster(cluster, binaries, { durable });
    const first = await start();
    await makeDatabase(socket);
    const supervisor = supervise(first, start, cluster, log);
    // A last resort for a process that ends without stopping us; after kill -9 the next start does it.
    const lastResort = () => {
      const pid = supervisor.pid();
      if (pid !== undefined) process.kill(pid, 'SIGINT');
    };
    process.once('exit', lastResort);
    return {
      url: urlOf(socket, 'daricha'),
      pid: supervisor.pid,
      trouble: supervisor.trouble,
      stop: async () => {
        process.off('exit', lastResort);
        await supervisor.stop();
        rmSync(socket, { recursive: true, force: true });
        lock.release();
      },
    };
  } catch (e) {
    lock.release();
    throw e;
  }
};
