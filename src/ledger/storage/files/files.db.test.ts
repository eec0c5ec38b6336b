import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledgerMigrations } from '../../streams/schema.ts';
import { createTestDatabase, type TestStorage } from '../testing.ts';
import { type FileStore, openFiles } from './files.ts';

let storage: TestStorage;
let folder: string;
let files: FileStore;
beforeAll(async () => {
  storage = await createTestDatabase(ledgerMigrations);
  folder = await mkdtemp(join(tmpdir(), 'daricha-files-'));
  files = openFiles(storage.pool, folder, () => '2026-02-03T04:05:06.007Z');
});
afterAll(async () => {
  await storage.drop();
  await rm(folder, { recursive: true });
});

describe('the file store', () => {
  it('keeps bytes under their digest, once, and gives them back', async () => {
    const first = await files.keep(Buffer.from('a letter'), 'text/plain', ['p1']);
    const second = await files.keep(Buffer.from('a letter'), 'text/plain', ['p2']);
    expect(second).toMatchObject({ digest: first.digest, size: 8, type: 'text/plain', about: ['p1', 'p2'], erasedAt: null });
    expect((await files.read(first.digest))?.toString()).toBe('a letter');
    expect(await readdir(join(folder, first.digest.slice(0, 2)))).toEqual([first.digest]);
  });
  it('knows nothing of other digests', async () => {
    expect(await files.read('0'.repeat(64))).toBeUndefined();
    expect(await files.find('../../etc/passwd')).toBeUndefined();
    expect(() => files.path('../../etc/passwd')).toThrow(/not the digest/);
  });
  it('does not hand out damaged bytes', async () => {
    const { digest } = await files.keep(Buffer.from('a photo'), 'image/png');
    await writeFile(files.path(digest), 'a phoko');
    await expect(files.read(digest)).rejects.toThrow(/damaged/);
    expect(await files.digestOnDisk(digest)).not.toBe(digest);
  });
  it('removes the bytes of an erased file and keeps the mark, and can keep the same bytes again', async () => {
    const { digest } = await files.keep(Buffer.from('a secret'), 'text/plain', ['p3']);
    await files.erase(digest);
    expect(await files.read(digest)).toBeUndefined();
    expect(await files.digestOnDisk(digest)).toBeUndefined();
    expect(await files.find(digest)).toMatchObject({ erasedAt: '2026-02-03T04:05:06.007Z', about: [] });
    await files.keep(Buffer.from('a secret'), 'text/plain', ['p4']);
    expect(await files.find(digest)).toMatchObject({ erasedAt: null, about: ['p4'] });
  });
});
