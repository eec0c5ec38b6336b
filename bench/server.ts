/** A node in a process of its own, as `npm start` runs it, for benches that ask it over HTTP. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { freePort } from '../tests/journeys/free-port.ts';

export interface Serving {
  readonly url: string;
  /** Milliseconds from starting the process to the first page. */
  readonly started: number;
  /** Seconds of processor time the process has used so far; Linux only, else not a number. */
  cpu(): number;
  stop(): Promise<void>;
}

const cpuOf = (pid: number | undefined): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
};

const firstPage = async (url: string, child: ChildProcess): Promise<void> => {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the node ended with ${child.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.status === 200) {
      await answer.text();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** `CPU_PROF`, a folder: the node writes there, when it ends, what it spent its time on. */
export const serve = async (
  folder: string,
  options: readonly string[] = [],
  more: Readonly<Record<string, string>> = {},
): Promise<Serving> => {
  const port = await freePort();
  const began = performance.now();
  const env = { ...process.env, PORT: String(port), DARICHA_DATA: folder, RATE_LIMIT: '0', DATABASE_URL: '', PUBLIC_URL: '', ...more };
  const { CPU_PROF } = process.env;
  const profile = CPU_PROF === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', CPU_PROF];
  const child = spawn(process.execPath, [...profile, '--import', 'tsx', 'src/app.ts', 'serve', ...options], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  await firstPage(url, child);
  return {
    url,
    started: performance.now() - began,
    cpu: () => cpuOf(child.pid),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
};

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
export const line = (what: string, figure: string, target: string): void => {
  process.stdout.write(`${what.padEnd(44)} ${figure.padStart(14)}   target ${target}\n`);
};
