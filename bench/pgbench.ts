/** PostgreSQL's own pgbench on the scripts in `sql/`: what the database alone could do, in the same run. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Pool } from 'pg';

const run = promisify(execFile);
const cases = 20_000;

const pgbenchPath = (): string => {
  const versions = (() => {
    try {
      return readdirSync('/usr/lib/postgresql');
    } catch {
      return [];
    }
  })();
  const newest = versions.sort((a, b) => Number(a) - Number(b)).at(-1);
  return newest === undefined ? 'pgbench' : `/usr/lib/postgresql/${newest}/bin/pgbench`;
};

export type Script = 'six-statements.pgbench' | 'one-statement.pgbench';

/** Transactions a second, of so many clients, for so many seconds. */
export const pgbench = async (url: string, file: Script, seconds: number, clients = 16): Promise<number> =>
  timed(url, file, ['-T', String(seconds)], clients);
const timed = async (url: string, file: Script, length: readonly string[], clients: number): Promise<number> => {
  const path = new URL(`sql/${file}`, import.meta.url).pathname;
  const options = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', ...length, '-D', `cases=${cases}`, '-f', path, url];
  const { stdout } = await run(pgbenchPath(), options).catch((error: Error) => {
    throw new Error(`pgbench is needed (Debian: apt-get install postgresql) and did not run: ${error.message}`);
  });
  return Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1]);
};

export const makeLimitTables = async (pool: Pool): Promise<void> => {
  const text = readFileSync(new URL('sql/limit.sql', import.meta.url), 'utf8');
  await pool.query(text.replaceAll(':cases', String(cases)));
};
/** After a checkpoint the first change of a page writes the whole page to the log: each script pays that before the clock runs. */
export const warmUp = async (url: string, files: readonly Script[], clients = 16): Promise<void> => {
  for (const file of files) await timed(url, file, ['-t', String(Math.ceil(cases / clients))], clients);
};
export const limitCases = cases;
