import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbedded } from '../../src/ledger/storage/embedded/embedded.ts';
import { connectStorage } from '../../src/ledger/storage/connection.ts';
import { silentLog } from '../../src/ledger/storage/log.ts';

// Root's database runs as another account, so for root a closed folder means a cluster elsewhere; for others it means nothing.
const elsewhere = (folder: string): string | undefined => {
  const pointer = join(folder, 'postgres-lies-in');
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : undefined;
};

const visit = async (folder: string): Promise<number> => {
  const server = await startEmbedded({ folder, log: silentLog, durable: false });
  const { pool, close } = connectStorage(server.url);
  try {
    await pool.query('create table if not exists visits (number serial)');
    await pool.query('insert into visits default values');
    return (await pool.query<{ count: number }>('select count(*) from visits')).rows[0]?.count ?? 0;
  } finally {
    await close();
    await server.stop();
  }
};

describe('an awkward data folder', () => {
  let closed: string;
  beforeEach(() => {
    closed = mkdtempSync(join(tmpdir(), 'daricha-fault-'));
    chmodSync(closed, 0o700);
  });
  afterEach(() => rmSync(closed, { recursive: true, force: true }));

  it('closed to everyone else and longer than a socket may be, keeps its data', async () => {
    const folder = join(closed, 'a-folder-with-a-long-name'.repeat(3), 'within-another-one'.repeat(3), 'data');
    mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
    try {
      expect(await visit(folder)).toBe(1);
      expect(await visit(folder)).toBe(2);
    } finally {
      rmSync(elsewhere(folder) ?? folder, { recursive: true, force: true });
    }
  });

  it('reached by a link is the same folder', async () => {
    const folder = join(closed, 'data');
    try {
      expect(await visit(folder)).toBe(1);
      symlinkSync(folder, join(closed, 'link'));
      expect(await visit(join(closed, 'link'))).toBe(2);
    } finally {
      rmSync(elsewhere(folder) ?? folder, { recursive: true, force: true });
    }
  });

  it('in which the making of the cluster was interrupted is made whole', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'daricha-fault-'));
    mkdirSync(join(folder, 'postgres', 'data.new', 'base'), { recursive: true });
    writeFileSync(join(folder, 'postgres', 'data.new', 'PG_VERSION'), '18\n');
    try {
      expect(await visit(folder)).toBe(1);
      expect(existsSync(join(folder, 'postgres', 'data.new'))).toBe(false);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('that is a file is refused in words', async () => {
    const file = join(closed, 'file');
    writeFileSync(file, '');
    await expect(visit(file)).rejects.toThrow(`The data folder ${file} is a file`);
  });
});
