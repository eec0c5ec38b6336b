import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { visit } from './site.ts';

const folder = mkdtempSync(join(tmpdir(), 'daricha-empty-'));
let child: ChildProcess | undefined;
const ended = (): Promise<unknown> =>
  child && child.exitCode === null ? new Promise((resolve) => child?.once('exit', resolve)) : Promise.resolve();

afterAll(async () => {
  child?.kill('SIGTERM');
  await ended();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts an empty node on a free port and answers all that it prints until its link is there. */
const startEmpty = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const env = {
      ...process.env,
      DARICHA_DATA: folder,
      DATABASE_URL: '',
      PORT: String(20_000 + (process.pid % 20_000)),
      HOST: '127.0.0.1',
    };
    child = spawn(process.execPath, ['--import', 'tsx', 'src/app.ts', 'serve', '--empty'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    const hear = (text: Buffer) => {
      printed += text.toString();
      if (/\/setup\/\S+/.test(printed)) resolve(printed);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${printed}`)));
  });

test('npm start -- --empty prints a link that makes the first administrator, once', async () => {
  const printed = await startEmpty();
  const link = /http\S+\/setup\/\S+/.exec(printed)?.[0] ?? '';
  expect(printed).not.toContain('demo');
  const visitor = await visit();
  const { page } = visitor;
  await page.goto(new URL(link).origin);
  expect(await page.locator('main').innerText()).toMatch(/yet|officer adds/i);
  await page.goto(link);
  await page.getByLabel('Name').fill('Amina First');
  await page.getByLabel('E-mail address').fill('amina@node.example');
  await page.locator('main input[type=password]').fill('the very first password');
  await page.getByRole('button', { name: 'Make the account and sign in' }).click();
  await page.waitForURL(/\/administration/);
  expect(await page.locator('a.who').innerText()).toBe('Amina First');
  await page.goto(link);
  expect(await page.locator('h1').innerText()).toBe('This link no longer works');
  expect(visitor.complaints).toEqual([]);
  await visitor.context.close();
});
