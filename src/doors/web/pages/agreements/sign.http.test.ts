/** A party signs by its own key, made and used outside of the node. */
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestOf } from '../../../../engagements/agreement/canonical-text.ts';
import { publicKeyFrom } from '../../../../engagements/agreement/signing-key.ts';
import { openTides, type TideSite } from './tide-site.ts';

let site: TideSite;
beforeAll(async () => {
  site = await openTides();
});
afterAll(() => site.close());

const by = { 'k-signatory': 'Ada Test', 'k-capacity': 'Minister', 'k-sign-place': 'Pier' };
const on = { 'k-day-day': '1', 'k-day-month': '6', 'k-day-year': '2026' };
const path = (id: string) => `/agreements/${id}/sign`;
const register = (id: string, who: string, key: string) => site.post(path(id), who, { command: randomUUID(), do: 'key', key });
const signed = (id: string, who: string, signature: string, more: Readonly<Record<string, string>> = {}) =>
  site.post(path(id), who, { command: randomUUID(), do: 'by-key', ...by, ...on, signature, ...more });
const rawOf = (key: KeyObject): string => Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64');
const bytesOf = async (id: string) => Buffer.from(`daricha agreement v1\n${digestOf(await site.stateOf(id))}`);

test('a supervisor registers the key of their side, and both sides sign the bytes that the page shows', async () => {
  const id = await site.drafted({ visibility: 'public' });
  const [ax, bo] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
  expect((await register(id, 'aino', rawOf(ax.publicKey))).status).toBe(403);
  expect((await register(id, 'head', 'bm8ga2V5')).text).toContain('no Ed25519 key');
  for (const _ of [1, 2]) expect((await register(id, 'head', rawOf(ax.publicKey))).to).toContain('done=key');
  const pem = bo.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  expect((await register(id, 'chief', pem)).to).toContain('done=key');
  expect((await site.stateOf(id)).keys).toEqual([
    { country: 'AX', key: rawOf(ax.publicKey) },
    { country: 'BO', key: rawOf(bo.publicKey) },
  ]);
  const bytes = await bytesOf(id);
  const signature = sign(null, bytes, ax.privateKey).toString('base64');
  expect((await signed(id, 'aino', signature)).text).toContain('must approve the text');
  await site.approve(id, 'aino', 'bo');
  const page = await site.get(path(id), 'aino');
  expect(page.html).toContain(`daricha agreement v1\n${digestOf(await site.stateOf(id))}</pre>`);
  expect(page.text).toContain('openssl pkeyutl -sign');
  const other = await signed(id, 'aino', sign(null, bytes, bo.privateKey).toString('base64'));
  expect(other.text).toContain('does not fit this text and key');
  expect(other.html).toContain('value="Ada Test"');
  expect((await signed(id, 'aino', 'nonsense')).text).toContain('does not fit this text and key');
  expect((await signed(id, 'aino', '')).text).toContain('Paste the signature');
  expect((await signed(id, 'aino', signature, { 'k-day-month': '' })).text).toContain('Enter a whole day');
  for (const _ of [1, 2]) expect((await signed(id, 'aino', signature)).to).toContain('done=signed');
  expect((await signed(id, 'bo', sign(null, bytes, bo.privateKey).toString('base64'))).status).toBe(303);
  const state = await site.stateOf(id);
  expect(state.status).toBe('in-force');
  expect(state.signatures.map((s) => s.how.kind)).toEqual(['key', 'key']);
  expect((await site.get(path(id), 'bo')).text).toContain('by key');
  expect((await site.get(`/agreements/${id}`)).text).not.toContain('Ada Test');
});

test('what the command line of OpenSSL signs, as the page tells, is taken', async () => {
  const id = await site.drafted();
  const folder = mkdtempSync(join(tmpdir(), 'sign-'));
  const run = (line: string): string => execFileSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' });
  try {
    await site.approve(id, 'aino', 'bo');
    run('openssl genpkey -algorithm ed25519 -out key.pem');
    const pem = run('openssl pkey -in key.pem -pubout');
    expect((await register(id, 'head', pem)).to).toContain('done=key');
    const { html } = await site.get(path(id), 'aino');
    const told = /(printf [^<]*)<\/pre>/.exec(html)?.[1] ?? '';
    const lines = told.replaceAll('&#39;', "'").replaceAll('&gt;', '>');
    const signature = run(lines);
    expect(readFileSync(join(folder, 'agreement.bin'))).toEqual(await bytesOf(id));
    expect((await signed(id, 'aino', signature)).status).toBe(303);
    expect((await site.stateOf(id)).signatures).toHaveLength(1);
    writeFileSync(join(folder, 'other.bin'), 'daricha agreement v1\n');
    const other = run('openssl pkeyutl -sign -inkey key.pem -rawin -in other.bin | openssl base64 -A');
    const next = await site.drafted();
    await register(next, 'head', pem);
    await site.approve(next, 'aino', 'bo');
    expect((await signed(next, 'aino', other)).text).toContain('does not fit');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a key of another kind, or half a file, is no key', () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  expect(publicKeyFrom('-----BEGIN PUBLIC KEY-----\nabc')).toBe('');
  expect(publicKeyFrom(publicKey.export({ type: 'spki', format: 'pem' }).toString())).toBe('');
  const { publicKey: right } = generateKeyPairSync('ed25519');
  expect(publicKeyFrom(` ${rawOf(right)}\n`)).toBe(rawOf(right));
});
