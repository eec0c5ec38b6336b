import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type Said = Readonly<Record<string, unknown>>;

/** A process under test and all that it has said so far. */
export interface Running {
  readonly pid: number;
  readonly said: readonly Said[];
  /** Resolves with the first fact that has the key, said already or later; rejects when the process ends without it. */
  heard(key: string, from?: number): Promise<Said>;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<void>;
}

const children = new Set<ChildProcess>();

/** Starts `writing.ts` in a process of its own, in a group of its own, as a terminal would. */
export const startWriting = (folder: string, mode: 'hold' | 'write', bytes = 10): Running => {
  const script = join(import.meta.dirname, 'writing.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, mode, String(bytes)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  children.add(child);
  const said: Said[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(JSON.parse(line) as Said);
    for (const look of waiting) look();
  });
  let over = false;
  const ended = new Promise<void>((done) => child.on('close', () => done()));
  ended.then(() => {
    over = true;
    children.delete(child);
    for (const look of waiting) look();
  });
  return {
    pid: child.pid ?? -1,
    said,
    ended,
    kill: (signal) => child.kill(signal),
    heard: (key, from = 0) =>
      new Promise((done, fail) => {
        const look = () => {
          const fact = said.slice(from).find((one) => key in one);
          if (fact === undefined && !over) return;
          waiting.delete(look);
          if (fact === undefined) fail(new Error(`The process ended without saying ${key}. It said: ${JSON.stringify(said.slice(-5))}`));
          else done(fact);
        };
        waiting.add(look);
        look();
      }),
  };
};

/** Every number that was acknowledged by any of the processes. */
export const acknowledged = (...all: readonly Running[]): readonly number[] =>
  all.flatMap(({ said }) => said.flatMap((fact) => ('acknowledged' in fact ? [Number(fact.acknowledged)] : [])));

export const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** A data folder that is removed afterwards, with whatever still runs on it. */
export const dataFolder = (): { readonly folder: string; remove(): Promise<void> } => {
  const folder = mkdtempSync(join(tmpdir(), 'daricha-fault-'));
  return {
    folder,
    remove: async () => {
      for (const child of children) child.kill('SIGKILL');
      try {
        const [pid, , , , socket] = readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n');
        process.kill(Number(pid), 'SIGQUIT');
        await pause(300);
        rmSync(String(socket), { recursive: true, force: true });
      } catch {
        // Nothing was left running.
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

/** A process and all its descendants. */
export const family = (pid: number): readonly number[] => {
  const pairs = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] => pairs.flatMap(([child = 0, of]) => (of === parent ? [child, ...below(child)] : []));
  return [pid, ...below(pid)];
};
