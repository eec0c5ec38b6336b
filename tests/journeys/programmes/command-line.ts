/** The program as somebody at a terminal runs it: a process of its own, with a folder and a database of nobody. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Ran {
  readonly code: number;
  readonly out: string;
}

export const runDaricha = (...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const folder = mkdtempSync(join(tmpdir(), 'daricha-nobody-'));
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, DARICHA_DATA: folder };
    execFile(process.execPath, ['--import', 'tsx', 'src/app.ts', ...args], { env, maxBuffer: 1 << 24 }, (error, stdout, stderr) => {
      rmSync(folder, { recursive: true, force: true });
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, out: stdout + stderr });
    });
  });

/** Keeps these files in a folder while `work` is done. */
export const withFiles = async <T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  work: (path: (name: string) => string) => Promise<T>,
): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'daricha-kept-'));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return work((name) => join(folder, name)).finally(() => rmSync(folder, { recursive: true, force: true }));
};
