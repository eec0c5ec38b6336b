import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../streams/digest.ts';
import { libraryRoom, order, shelf } from '../streams/example-room.ts';
import { openTestLedger, type TestLedger } from '../testing.ts';
import { answerTile, parseTileIndex, tileIndexPath } from './addresses.ts';
import { leafHash, nodeHash } from './merkle.ts';
import { nodeKeyFrom, readNodeKey } from './node-key.ts';
import { openCheckpoint, signCheckpoint, verifierLine } from './note.ts';
import { consistencyHolds, inclusionHolds } from './verify.ts';

let test: TestLedger;
const answer = (path: string) => answerTile(test.ledger.transparency, path);

beforeAll(async () => {
  test = await openTestLedger([libraryRoom()]);
  await test.ledger.handle(order('PutUpShelf', 's', { name: 'S' }), shelf);
  for (let i = 0; i < 8; i++) {
    const titles = Array.from({ length: 80 }, (_, n) => `Book ${i}-${n}`);
    await test.ledger.handle(order('AddBooks', 's', { titles }), shelf);
    if (i % 3 === 0) await test.ledger.settled();
    if (i % 3 === 0) await test.ledger.transparency.publish();
  }
  await test.ledger.settled();
  await test.ledger.transparency.checkpoint(0);
});
afterAll(() => test.close());

describe('checkpoints', () => {
  it('say origin, size and root, and are signed as C2SP signed notes are', async () => {
    const { note, size, root } = await test.ledger.transparency.checkpoint();
    expect(size).toBe(641);
    const lines = note.split('\n');
    expect(lines.slice(0, 4)).toEqual(['node.test', '641', root.toString('base64'), '']);
    const signature = Buffer.from(/^\u2014 node\.test (\S+)$/.exec(lines[4] ?? '')?.[1] ?? '', 'base64');
    const key = test.nodeKey;
    expect(signature.subarray(0, 4)).toEqual(sha256('node.test\n', Uint8Array.of(1), key.publicKey).subarray(0, 4));
    const signed = `${lines.slice(0, 3).join('\n')}\n`;
    expect(verify(null, Buffer.from(signed), createPublicKey(key.privateKey), signature.subarray(4))).toBe(true);
    expect(openCheckpoint(note, key)).toEqual({ origin: 'node.test', size, root });
  });

  it('are not opened when a byte is changed, or by another key', async () => {
    const { note } = await test.ledger.transparency.checkpoint();
    for (let i = 0; i < note.length; i += 1) {
      const changed = note.slice(0, i) + String.fromCharCode(note.charCodeAt(i) ^ 1) + note.slice(i + 1);
      expect(openCheckpoint(changed, test.nodeKey)).toBeUndefined();
    }
    const stranger = nodeKeyFrom('node.test', generateKeyPairSync('ed25519').privateKey);
    expect(openCheckpoint(note, stranger)).toBeUndefined();
    expect(openCheckpoint('', test.nodeKey)).toBeUndefined();
  });

  it('open with further signatures beside ours', () => {
    const other = nodeKeyFrom('witness.test', generateKeyPairSync('ed25519').privateKey);
    const note = signCheckpoint(test.nodeKey, 3, sha256('x'));
    const cosigned = `${note}\u2014 witness.test ${Buffer.alloc(72).toString('base64')}\n`;
    expect(openCheckpoint(cosigned, test.nodeKey)?.size).toBe(3);
    expect(openCheckpoint(cosigned, other)).toBeUndefined();
    expect(verifierLine(other)).toMatch(/^witness\.test\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/);
  });

  it('are never signed for a history that was changed', async () => {
    const { pool } = test.storage;
    await pool.query(`update checkpoints set root = set_byte(root, 0, get_byte(root, 0) # 1) where size = 641`);
    await expect(test.ledger.transparency.publish()).rejects.toThrow(/another root/);
    await pool.query(`update checkpoints set root = set_byte(root, 0, get_byte(root, 0) # 1) where size = 641`);
  });
});

describe('proofs', () => {
  it('show that an event is in the ledger and that the ledger only grew', async () => {
    const { transparency } = test.ledger;
    const root = await transparency.root(641);
    for (const version of [1, 2, 257, 641]) {
      const position = (await transparency.positionOf('shelf/s', version)) ?? 0;
      const { index, entry, proof } = await transparency.inclusion(position, 641);
      expect(inclusionHolds(leafHash(entry), index, 641, proof, root)).toBe(true);
    }
    for (const old of [0, 1, 255, 256, 257, 512, 640, 641]) {
      const proof = await transparency.consistency(old, 641);
      expect(consistencyHolds(old, 641, proof, await transparency.root(old), root)).toBe(true);
    }
    await expect(transparency.root(642)).rejects.toThrow(RangeError);
    await expect(transparency.inclusion(642, 641)).rejects.toThrow(RangeError);
  });
});

describe('the addresses of tlog-tiles', () => {
  it('serve tiles and entries that give the root', async () => {
    const hashes = async (path: string) => {
      const { status, body, contentType } = await answer(path);
      expect([path, status, contentType]).toEqual([path, 200, 'application/octet-stream']);
      return body;
    };
    const level0 = Buffer.concat(await Promise.all(['tile/0/000', 'tile/0/001', 'tile/0/002.p/129'].map(hashes)));
    const entries = Buffer.concat(await Promise.all(['tile/entries/000', 'tile/entries/001', 'tile/entries/002.p/129'].map(hashes)));
    expect(entries.length).toBe(641 * 34);
    for (let i = 0; i < 641; i++) {
      const entry = entries.subarray(34 * i, 34 * i + 34);
      expect(entry.readUInt16BE(0)).toBe(32);
      expect(leafHash(entry.subarray(2))).toEqual(level0.subarray(32 * i, 32 * i + 32));
    }
    const [first, second] = [0, 1].map((n) => level0.subarray(n * 8192, n * 8192 + 8192));
    const rootOf = (row: Uint8Array): Uint8Array =>
      row.length === 32 ? row : nodeHash(rootOf(row.subarray(0, row.length / 2)), rootOf(row.subarray(row.length / 2)));
    const level1 = Buffer.from(await hashes('tile/1/000.p/2'));
    expect(level1).toEqual(Buffer.concat([rootOf(first ?? level0), rootOf(second ?? level0)]));
    const last = nodeHash(rootOf(level0.subarray(512 * 32, 640 * 32)), level0.subarray(640 * 32));
    expect(await test.ledger.transparency.root(641)).toEqual(nodeHash(nodeHash(level1.subarray(0, 32), level1.subarray(32)), last));
    expect((await answer('tile/1/000.p/1')).body).toEqual(level1.subarray(0, 32));
    expect((await answer('tile/0/002.p/7')).status).toBe(200);
  });

  it('serve the checkpoint as text for seconds only, and tiles for ever', async () => {
    expect(await answer('checkpoint')).toMatchObject({
      status: 200,
      contentType: 'text/plain; charset=utf-8',
      cacheControl: 'public, max-age=2',
    });
    expect((await answer('tile/0/000')).cacheControl).toContain('immutable');
  });

  it('have nothing else', async () => {
    const none = ['tile/0/002', 'tile/0/002.p/130', 'tile/0/002.p/0', 'tile/0/000.p/256', 'tile/0/3', 'tile/00/000', 'tile/2/000.p/1'];
    for (const path of [...none, 'tile/0/x000/001', 'tile/64/000', 'tile/entries/003.p/1', 'tile/entries/002', '', 'tile', '/checkpoint']) {
      expect([path, (await answer(path)).status]).toEqual([path, 404]);
    }
  });

  it('write a place in groups of three digits', () => {
    for (const [index, path] of [
      [0, '000'],
      [999, '999'],
      [1000, 'x001/000'],
      [1234067, 'x001/x234/067'],
    ] as const) {
      expect(tileIndexPath(index)).toBe(path);
      expect(parseTileIndex(path)).toBe(index);
    }
    for (const path of ['0', 'x001', '001/000', 'x000/001', 'x1/000']) expect(parseTileIndex(path)).toBeUndefined();
  });
});

describe('the node key', () => {
  it('is made once, for its owner only, and read again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'daricha-key-'));
    const first = await readNodeKey(folder, 'node.test');
    expect((await readNodeKey(folder, 'node.test')).publicKey).toEqual(first.publicKey);
    expect((await stat(join(folder, 'node-key.pem'))).mode & 0o777).toBe(0o600);
    await expect(readNodeKey(folder, 'two words')).rejects.toThrow(/name of a log/);
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
    await writeFile(join(folder, 'node-key.pem'), rsa);
    await expect(readNodeKey(folder, 'node.test')).rejects.toThrow(/not an Ed25519 key/);
    await rm(folder, { recursive: true });
  });
});
