import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
} from 'node:fs';
import { realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StorageLog } from '../log.ts';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { processBegan } from './folder-lock.ts';
import { canReach, runAs } from './operating-user.ts';

/** A running server. */
export interface Postmaster {
  readonly pid: number;
  /** Resolves when it has ended, for whatever reason, with words about how. */
  readonly ended: Promise<string>;
  /** Ends it and waits: connections are cut, what was committed stays. */
  stop(): Promise<void>;
}

// The path of a Unix socket may have 107 bytes at most, and a data folder's may be longer, so the socket lies elsewhere.
/** A short folder for the cluster's socket that only the server's account (and root) can enter. */
export const socketFolder = ({ data, user }: Cluster): string => {
  const short = [tmpdir(), '/tmp'].find((folder) => folder.length <= 60 && canReach(user, folder)) ?? '/tmp';
  const folder = join(short, `daricha-${user.uid}-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`);
  try {
    mkdirSync(folder, { mode: 0o700 });
    if (!user.own) chownSync(folder, user.uid, user.gid);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'EEXIST') throw e;
  }
  const found = lstatSync(folder);
  if (found.isDirectory() && found.uid === user.uid) {
    chmodSync(folder, 0o700);
    return folder;
  }
  // Somebody else made a thing of that name in a folder that everyone may write to: never step into it.
  const own = mkdtempSync(join(short, 'daricha-'));
  if (!user.own) chownSync(own, user.uid, user.gid);
  return own;
};

const pidFile = (cluster: Cluster): readonly string[] => {
  try {
    return readFileSync(join(cluster.data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
};

// PostgreSQL's processes stand in their data folder; on systems without /proc only the pid file can tell.
const processesIn = (data: string): readonly number[] => {
  if (process.platform !== 'linux') return [];
  const real = realpathSync(data);
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      return readlinkSync(`/proc/${name}/cwd`) === real ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
};

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'ESRCH') throw e;
  }
};

const gone = async (pids: () => readonly number[], milliseconds: number): Promise<boolean> => {
  const until = Date.now() + milliseconds;
  for (;;) {
    if (pids().every((pid) => processBegan(pid) === undefined)) return true;
    if (Date.now() > until) return false;
    await sleep(15);
  }
};

/** Ends what an earlier Daricha that was killed has left running on this data, and clears what would mislead the next start. */
export const clearOrphan = async (cluster: Cluster, log: StorageLog): Promise<void> => {
  const pid = Number(pidFile(cluster)[0] ?? 0);
  if (!(pid > 0)) return;
  const standing = processesIn(cluster.data);
  const alive = processBegan(pid) !== undefined && (process.platform !== 'linux' || standing.includes(pid));
  if (alive) {
    log.warn(
      { pid, folder: cluster.folder },
      'An earlier Daricha was killed and left its database running; stopping it before starting anew',
    );
    signal(pid, 'SIGINT');
    if (!(await gone(() => [pid], 10_000))) signal(pid, 'SIGQUIT');
    if (!(await gone(() => [pid], 5_000))) throw new Error(`PostgreSQL (process ${pid}) on ${cluster.data} does not stop.`);
  }
  // Sessions outlive a postmaster that was killed for a moment; a new one must not begin beside them.
  if (!(await gone(() => processesIn(cluster.data), 10_000))) {
    for (const left of processesIn(cluster.data)) signal(left, 'SIGQUIT');
    await gone(() => processesIn(cluster.data), 5_000);
  }
  // The number may belong to a stranger by now, and PostgreSQL would take the stranger for itself.
  if (process.platform === 'linux') rmSync(join(cluster.data, 'postmaster.pid'), { force: true });
};

const lastWords = (logFile: string): string => {
  try {
    return readFileSync(logFile, 'utf8').trim().split('\n').slice(-8).join('\n');
  } catch {
    return '';
  }
};

// Errors of single statements come back to who asked; in the server's log they would keep people's data for ever.
const settings: Readonly<Record<string, string>> = {
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  max_connections: '120',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  jit: 'off',
};

/**
 * Starts the server and waits until it accepts connections, however long the recovery of a crash may take, or until
 * `stopping` is raised. `extra` overrides settings. Throws with the server's last words when it does not come up.
 */
export const startPostmaster = async (
  cluster: Cluster,
  binaries: Binaries,
  socket: string,
  extra: Readonly<Record<string, string>>,
  stopping?: AbortSignal,
): Promise<Postmaster> => {
  for (const name of readdirSync(socket)) rmSync(join(socket, name), { force: true });
  const logFile = join(cluster.home, 'server.log');
  const tooLong = 10_000_000;
  const appending = (statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) < tooLong;
  const output = openSync(logFile, appending ? 'a' : 'w', 0o600);
  const options = Object.entries({ ...settings, unix_socket_directories: socket, ...extra }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  // Detached: Ctrl-C in the terminal goes to Daricha, which then stops the server in its own time.
  const child: ChildProcess = spawn(binaries.postgres, ['-D', cluster.data, ...options], {
    ...runAs(cluster.user),
    cwd: cluster.home,
    detached: true,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  let over = false;
  const ended = new Promise<string>((done) => {
    const end = (how: string) => {
      over = true;
      done(how);
    };
    child.on('error', (e) => end(e.message));
    child.on('exit', (code, name) => end(name === null ? `exit code ${code}` : `signal ${name}`));
  });
  const pid = child.pid ?? -1;
  for (;;) {
    if (over) throw new Error(`PostgreSQL did not start (${await ended}). Its last words, in ${logFile}:\n${lastWords(logFile)}`);
    const lines = pidFile(cluster);
    if (Number(lines[0]) === pid && lines[7]?.startsWith('ready')) break;
    if (stopping?.aborted) signal(pid, 'SIGINT');
    await sleep(10);
  }
  child.unref();
  return {
    pid,
    ended,
    stop: async () => {
      const stops = (name: NodeJS.Signals, milliseconds: number) => {
        if (!over) signal(pid, name);
        // Unref'd: the child keeps the process alive while it stops, and the clock must not do so afterwards.
        return Promise.race([ended.then(() => true), sleep(milliseconds, false, { ref: false })]);
      };
      child.ref();
      if (!(await stops('SIGINT', 20_000))) await stops('SIGQUIT', 5_000);
    },
  };
};
