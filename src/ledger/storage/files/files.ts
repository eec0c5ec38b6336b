import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Pool } from 'pg';
import type { Id } from '../../../kernel/identifiers/identifiers.ts';
import type { Clock } from '../../../kernel/time/time.ts';
import { canonical } from '../../streams/canonical.ts';
import { sha256 } from '../../streams/digest.ts';

/** A kept file. `digest` is the hex SHA-256 of its bytes, and its name. */
export interface KeptFile {
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  /** Media type as given by who kept it. */
  readonly type: string;
  /** Ids of the people it belongs to; erasing one of them erases it. */
  readonly about: readonly Id[];
  readonly keptAt: string;
  readonly erasedAt: string | null;
}

/** Files by the SHA-256 of their bytes, in a folder; what is known of them is in the table `files`. */
export interface FileStore {
  /** Durable before it returns. The same bytes again keep one file, then about all these people. */
  keep(bytes: Uint8Array, type: string, about?: readonly Id[]): Promise<KeptFile>;
  find(digest: string): Promise<KeptFile | undefined>;
  /** Undefined when there is no such file, or no more. @throws when the bytes are not those that were kept. */
  read(digest: string): Promise<Buffer | undefined>;
  /** Removes the bytes; what is known of the file stays, marked. */
  erase(digest: string): Promise<void>;
  /** The digest of the bytes on disk now, without holding them in memory; undefined when there are none. */
  digestOnDisk(digest: string): Promise<string | undefined>;
  /** Writes the bytes without recording them; for an import, which brings the records itself. */
  put(digest: string, bytes: Uint8Array): Promise<void>;
  path(digest: string): string;
}

export interface FileRow {
  readonly digest: Buffer;
  readonly size: number;
  readonly type: string;
  readonly about: readonly string[];
  readonly kept_at: string;
  readonly erased_at: string | null;
  readonly seal: Buffer;
}
export const fileColumns = 'digest, size::float8 as size, type, about, kept_at, erased_at, seal';

/** Shows that nothing in the row was changed by accident. */
export const sealOfFile = (file: KeptFile): Buffer => sha256(canonical(file));

export const keptFile = (row: FileRow): KeptFile => ({
  digest: row.digest.toString('hex'),
  size: row.size,
  type: row.type,
  about: row.about,
  keptAt: row.kept_at,
  erasedAt: row.erased_at,
});

const absent = (error: NodeJS.ErrnoException): undefined => {
  if (error.code === 'ENOENT') return undefined;
  throw error;
};

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const writeDurably = async (path: string, bytes: Uint8Array): Promise<void> => {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const temporary = `${path}.${randomUUID()}.new`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
  await syncFolder(dirname(folder));
};

const hexDigest = /^[0-9a-f]{64}$/;

/** `folder` is `files` in the data folder; made when the first file comes. */
export const openFiles = (pool: Pool, folder: string, clock: Clock): FileStore => {
  const path = (digest: string): string => {
    if (!hexDigest.test(digest)) throw new Error(`${JSON.stringify(digest)} is not the digest of a file`);
    return join(folder, digest.slice(0, 2), digest);
  };
  const find = async (digest: string): Promise<KeptFile | undefined> => {
    if (!hexDigest.test(digest)) return undefined;
    const found = await pool.query<FileRow>(`select ${fileColumns} from files where digest = $1`, [Buffer.from(digest, 'hex')]);
    const row = found.rows[0];
    return row === undefined ? undefined : keptFile(row);
  };
  const record = async (file: KeptFile): Promise<void> => {
    await pool.query(
      `insert into files (digest, size, type, about, kept_at, erased_at, seal) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (digest) do update set about = excluded.about, erased_at = excluded.erased_at, kept_at = excluded.kept_at,
         type = excluded.type, seal = excluded.seal`,
      [Buffer.from(file.digest, 'hex'), file.size, file.type, file.about, file.keptAt, file.erasedAt, sealOfFile(file)],
    );
  };
  const put = async (digest: string, bytes: Uint8Array): Promise<void> => {
    const size = await stat(path(digest)).then((s) => s.size, absent);
    if (size !== bytes.length) await writeDurably(path(digest), bytes);
  };
  return {
    path,
    find,
    put,
    async keep(bytes, type, about = []) {
      const digest = sha256(bytes).toString('hex');
      const known = await find(digest);
      const people = [...new Set([...(known?.erasedAt === null ? known.about : []), ...about])].sort();
      // The file first: a row without its file would be a loss, a file without its row is only waste.
      await put(digest, bytes);
      const still = known?.erasedAt === null ? known : undefined;
      const file: KeptFile = {
        digest,
        size: bytes.length,
        type: still?.type ?? type,
        about: people,
        keptAt: still?.keptAt ?? clock(),
        erasedAt: null,
      };
      if (still === undefined || people.length !== still.about.length) await record(file);
      return file;
    },
    async read(digest) {
      const known = await find(digest);
      if (known === undefined || known.erasedAt !== null) return undefined;
      const bytes = await readFile(path(digest));
      if (sha256(bytes).toString('hex') !== digest) throw new Error(`the file ${digest} is damaged: its bytes have another digest`);
      return bytes;
    },
    async erase(digest) {
      const known = await find(digest);
      if (known === undefined) return;
      // The mark first: were the process to end here, fsck would see bytes that should be gone, and erasing again removes them.
      if (known.erasedAt === null) await record({ ...known, about: [], type: 'application/octet-stream', erasedAt: clock() });
      await unlink(path(digest)).catch(absent);
    },
    async digestOnDisk(digest) {
      const hash = createHash('sha256');
      try {
        for await (const chunk of createReadStream(path(digest))) hash.update(chunk);
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
      return hash.digest('hex');
    },
  };
};
