import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { commandsOf } from './commands.ts';

const parent = mkdtempSync(join(tmpdir(), 'daricha-pack-'));
const folder = join(parent, 'pakistan');
cpSync(join(import.meta.dirname, '../../../packs/pakistan'), folder, { recursive: true });
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const check = async (): Promise<{ code: number; said: string }> => {
  let said = '';
  const write = (text: string) => {
    said += text;
  };
  const console = { env: {}, stdout: { write }, stderr: { write }, on: () => undefined };
  const noNode = () => Promise.reject(new Error('checking a pack opens no node'));
  const code = await commandsOf(console, noNode).packCheck(folder);
  return { code, said: said.replaceAll(`${folder}/`, '') };
};
const spoil = (name: string, from: string, to: string) => {
  const file = join(folder, name);
  const before = readFileSync(file, 'utf8');
  expect(before).toContain(from);
  writeFileSync(file, before.replace(from, to));
  return () => writeFileSync(file, before);
};

test('a sound pack with its services says nothing and ends well', async () => {
  expect(await check()).toEqual({ code: 0, said: '' });
});

test('a mistake in a service is told by file, line and column', async () => {
  const mend = spoil('services/land-startup.yaml', '\nlead: ', '\nlead: x');
  const { code, said } = await check();
  mend();
  expect(code).toBe(1);
  expect(said).toMatch(/^services\/land-startup\.yaml:\d+:7: there is no office “x\S+”; did you mean “\S+”\?\n/);
});

test('a pack that is broken itself is told first', async () => {
  const mend = spoil('pack.yaml', '\ncountry: ', '\ncuntry: ');
  const { code, said } = await check();
  mend();
  expect(code).toBe(1);
  expect(said).toContain('did you mean “country”?');
  expect(said).not.toContain('services/');
});
