import { execFileSync } from 'node:child_process';
import { linkSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Raised when another Daricha works on the folder. `pid` is the other's process id. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
  constructor(
    readonly pid: number,
    readonly folder: string,
  ) {
    super(
      `Another Daricha (process ${pid}) is using the folder ${folder}. ` +
        'Stop it first, or give this one its own folder with DARICHA_DATA.',
    );
  }
}

interface Holder {
  readonly pid: number;
  /** When that process began, so that a recycled process id is not mistaken for it. */
  readonly began: string;
}

/** When a process began, in the system's own words; undefined when it is not running. */
export const processBegan = (pid: number): string | undefined => {
  try {
    process.kill(pid, 0);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'ESRCH') return undefined;
  }
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // A zombie has ended; only its parent has not looked yet.
      if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`;
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
};

const newest = (home: string): { generation: number; holder: Holder | undefined } => {
  const generations = readdirSync(home).flatMap((name) => (/^lock\.\d+$/.test(name) ? [Number(name.slice(5))] : []));
  const generation = Math.max(0, ...generations);
  try {
    return { generation, holder: JSON.parse(readFileSync(join(home, `lock.${generation}`), 'utf8')) as Holder };
  } catch {
    return { generation, holder: undefined };
  }
};

const holds = (holder: Holder | undefined): holder is Holder => holder !== undefined && processBegan(holder.pid) === holder.began;

/**
 * Takes the lock on `home` for this process, or throws `FolderInUse`. A holder that died is recognised and followed at once.
 *
 * Each holder makes a file with the next number, which only one process can do, and a number is never given up again:
 * removing a dead holder's file and making it anew would let two processes, both having seen it dead, remove each other's.
 */
export const lockFolder = (home: string, folder: string): { release(): void } => {
  const mine: Holder = { pid: process.pid, began: processBegan(process.pid) ?? '' };
  const draft = join(home, `lock-draft.${process.pid}.${Math.random().toString(36).slice(2)}`);
  for (;;) {
    const { generation, holder } = newest(home);
    if (holds(holder)) throw new FolderInUse(holder.pid, folder);
    const next = generation + 1;
    const path = join(home, `lock.${next}`);
    writeFileSync(draft, JSON.stringify(mine));
    try {
      linkSync(draft, path);
    } catch (e) {
      if ((e as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw e;
    } finally {
      rmSync(draft, { force: true });
    }
    if (newest(home).generation !== next) {
      rmSync(path, { force: true });
      continue;
    }
    for (let old = generation; old > 0 && old > generation - 8; old -= 1) rmSync(join(home, `lock.${old}`), { force: true });
    return {
      // Emptied, which needs no space on a full disk.
      release: () => truncateSync(path),
    };
  }
};
