import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { now, openIssuer } from '../../exchange/open-badges/testing/issuer.ts';
import { readSettings, type Settings } from '../settings.ts';
import { verifyCredential, type VerifyOptions } from './credential.ts';

const folder = mkdtempSync(join(tmpdir(), 'daricha-cli-'));
const t = openIssuer('https://node.example');
let settings: Settings;
const path = (name: string) => join(folder, name);
beforeAll(async () => {
  const read = readSettings({ DARICHA_DATA: path('empty') });
  if ('wrong' in read) throw new Error(read.wrong.join());
  settings = read;
  const badge = await t.make({ name: 'Ayesha \u001b[31mTestname' });
  writeFileSync(path('badge.png'), await t.badges.png(badge));
  writeFileSync(path('badge.jwt'), badge.jwt);
  writeFileSync(path('changed.json'), badge.json.replace('Reader of tides', 'Master of tides'));
  writeFileSync(path('did.json'), JSON.stringify(t.badges.didDocument()));
  writeFileSync(path('list.json'), JSON.stringify(await t.badges.statusList(1, [], now)));
  writeFileSync(path('revoked.json'), JSON.stringify(await t.badges.statusList(1, [7], now)));
  writeFileSync(path('large.png'), Buffer.alloc(50 * 1024 * 1024));
});
afterAll(() => {
  t.close();
  rmSync(folder, { recursive: true });
});

const verify = async (from: string, more: VerifyOptions = {}) => {
  const { lines, holds } = await verifyCredential(settings, now, path(from), { offline: true, ...more });
  return { holds, text: lines.join('\n') };
};
const brought = { issuer: path('did.json'), status: path('list.json') };

test('a badge is checked offline with its issuer’s documents, and told in plain words', async () => {
  for (const from of ['badge.png', 'badge.jwt']) {
    const { holds, text } = await verify(from, brought);
    expect(holds).toBe(true);
    for (const part of [
      'Genuine, and it holds',
      'Reader of tides',
      'The harbour office (did:web:node.example)',
      '✓ The signature',
      '✓ Revocation',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('\u001b');
  }
});
test.each<[string, string, VerifyOptions, string]>([
  ['without them it says what is missing', 'badge.png', {}, 'Nothing is fetched offline.'],
  [
    'without the list it says that nobody was asked',
    'badge.png',
    { issuer: brought.issuer },
    'nobody could be asked whether it was revoked',
  ],
  ['a revoked badge', 'badge.jwt', { issuer: brought.issuer, status: path('revoked.json') }, 'Revoked: it does not hold any more'],
  ['a changed badge', 'changed.json', brought, 'Not genuine: do not rely on it'],
  ['a file of 50 MB', 'large.png', brought, 'The file is larger than 5 MB.'],
])('%s', async (_, from, more, said) => {
  const { holds, text } = await verify(from, more);
  expect(holds).toBe(false);
  expect(text).toContain(said);
});
test('checking makes no keys of its own', async () => {
  await verify('badge.png', brought);
  const { existsSync } = await import('node:fs');
  expect(existsSync(path('empty'))).toBe(false);
});
