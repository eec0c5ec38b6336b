import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { signCheckpoint, verifierLine } from '../../ledger/transparency/note.ts';
import { allocate } from '../../programmes/allocation/allocate.ts';
import { seedDrawn, writeAudit } from '../../programmes/allocation/audit-file.ts';
import { columnsFrom } from '../../programmes/allocation/columns.ts';
import type { Rule } from '../../programmes/allocation/market.ts';
import { runCli } from './cli.ts';
import { commandsOf } from './commands.ts';

const pair = generateKeyPairSync('ed25519');
const key = {
  name: 'node.example.org/log',
  privateKey: pair.privateKey,
  publicKey: Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'),
};
const root = createHash('sha256').update('root').digest();
const checkpoint = { size: 12, root: root.toString('base64'), note: signCheckpoint(key, 12, root) };
const rule: Rule = {
  counting: 'one',
  order: 'reserves-first',
  groups: ['women'],
  venues: [{ id: 'north', seats: 2, reserves: [{ group: 0, seats: 1 }] }],
};
const lot = (n: number) => createHash('sha256').update(String(n)).digest('hex').slice(0, 32);
const applicants = columnsFrom(rule, [
  { lot: lot(1), score: 8000, groups: [], ranking: ['north'] },
  { lot: lot(2), score: 7000, groups: [], ranking: ['north'] },
  { lot: lot(3), score: 6000, groups: ['women'], ranking: ['north'] },
]);
const allocation = allocate(rule, applicants, Buffer.from(seedDrawn('call-1', { checkpoint }), 'hex'));
const naming = { call: 'call-1', programme: 'balloon-school', round: 0, code: 'daricha 0.1.0', drawn: { checkpoint } };
const file = Buffer.concat(writeAudit({ ...naming, rule, applicants, allocation }).chunks);

const folder = mkdtempSync(join(tmpdir(), 'daricha-allocation-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'round.txt');
const run = async (bytes: string | Uint8Array, ...more: readonly string[]): Promise<{ code: number; out: string; err: string }> => {
  writeFileSync(path, bytes);
  return runOn(path, ...more);
};
const runOn = async (from: string, ...more: readonly string[]): Promise<{ code: number; out: string; err: string }> => {
  let out = '';
  let err = '';
  const stdout = { write: (text: string) => (out += text) };
  const stderr = { write: (text: string) => (err += text) };
  const noNode = () => Promise.reject(new Error('verifying opens no node'));
  const commands = commandsOf({ env: {}, stdout, stderr, on: () => undefined }, noNode);
  const code = await runCli(['allocation', 'verify', from, ...more], commands);
  return { code, out, err };
};

test('a file that comes out the same is reproduced, with what was recomputed and from which seed', async () => {
  const { code, out } = await run(file);
  expect(code).toBe(0);
  expect(out).toContain('Reproduced. Every place');
  expect(out).toContain('3 people applied, 2 of them have a place at 1 venue');
  expect(out).toContain('from the ledger’s checkpoint of 12 events');
  expect(out).toContain('nobody was passed over');
  expect(out).toContain('signature     not checked');
});

test('the signature is checked with the key that a node shows, and another key is refused', async () => {
  expect((await run(file, '--key', verifierLine(key))).out).toContain('signed with the key you gave');
  const stranger = { ...key, publicKey: Buffer.alloc(32, 9) };
  const refused = await run(file, '--key', verifierLine(stranger));
  expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('did not sign this checkpoint') });
  expect(await run(file, '--key', 'no key')).toMatchObject({ code: 1, err: expect.stringContaining('The key is the line') });
});

test('a changed result fails and names its line', async () => {
  const text = file.toString();
  const at = text.split('\n').findIndex((line) => line.includes(',7000,'));
  const changed = text
    .split('\n')
    .map((line, i) => (i === at ? line.replace(',,,2', ',north,open,2') : line))
    .join('\n');
  const { code, out } = await run(changed);
  expect(code).toBe(1);
  expect(out).toContain(`line ${at + 1}: the file says north (open), place 2; allocating again gives no venue, place 2`);
});

test('a changed input fails, and so does a file that is none', async () => {
  const raised = await run(file.toString().replace(',7000,', ',9000,'));
  expect(raised).toMatchObject({ code: 1, out: expect.stringContaining('the rule or an applicant is not what it was') });
  expect(await run('hello\n')).toMatchObject({ code: 1, out: expect.stringContaining('line ') });
  expect(await runOn(join(folder, 'nothing.txt'))).toMatchObject({ code: 1, err: expect.stringContaining('ENOENT') });
});

test('the file may be at an address', async () => {
  const server = createServer((request, answer) => {
    answer.statusCode = request.url === '/0.txt' ? 200 : 404;
    answer.end(file);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    expect((await runOn(`http://127.0.0.1:${port}/0.txt`)).code).toBe(0);
    expect(await runOn(`http://127.0.0.1:${port}/1.txt`)).toMatchObject({ code: 1, err: expect.stringContaining('answers 404') });
  } finally {
    server.close();
  }
});
