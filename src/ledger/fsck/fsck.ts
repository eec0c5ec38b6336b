import type { Pool, PoolClient } from 'pg';
import type { Room } from '../ledger.ts';
import { type FileRow, type FileStore, fileColumns, keptFile, sealOfFile } from '../storage/files/files.ts';
import { storageErrorOf } from '../storage/errors.ts';
import { readTables } from '../streams/tables.ts';
import type { NodeKey } from '../transparency/node-key.ts';
import { checkLog } from './check-log.ts';
import { checkStreams } from './check-streams.ts';
import { byKind } from './folding.ts';
import { walk } from './walk.ts';

/** One record that is wrong: `where` names table and key (or file), `problem` says what is wrong with it. */
export interface Problem {
  readonly where: string;
  readonly problem: string;
}
export type Found = (where: string, problem: string) => void;

export interface FsckReport {
  readonly clean: boolean;
  /** The first wrong records in the order they were met; at most 50. */
  readonly problems: readonly Problem[];
  readonly events: number;
  readonly streams: number;
  readonly files: number;
  /** Events with a position, and the Merkle root over their digests in hex. */
  readonly size: number;
  readonly root: string;
}

const mostProblems = 50;

const checkFiles = async (client: PoolClient, files: FileStore, found: Found): Promise<number> => {
  let count = 0;
  for await (const row of walk<FileRow>(client, `select ${fileColumns} from files order by digest`)) {
    count += 1;
    const file = keptFile(row);
    if (!sealOfFile(file).equals(row.seal)) {
      found(`files ${file.digest}`, 'what is known of it was changed');
      continue;
    }
    const onDisk = await files.digestOnDisk(file.digest);
    if (file.erasedAt !== null && onDisk !== undefined) found(`file ${files.path(file.digest)}`, 'was erased, but is still there');
    else if (file.erasedAt === null && onDisk === undefined) found(`file ${files.path(file.digest)}`, 'is missing');
    else if (file.erasedAt === null && onDisk !== file.digest) found(`file ${files.path(file.digest)}`, `has the digest ${onDisk} instead`);
  }
  return count;
};

const checkSubscriptions = async (client: PoolClient, found: Found): Promise<void> => {
  const beyond = await client.query<{ name: string }>(
    'select name from subscriptions where position < 0 or position > (select size from log_head where id = 1) order by name limit 1',
  );
  for (const { name } of beyond.rows) found(`subscriptions ${name}`, 'has seen events that do not exist');
};

/**
 * Derives everything that is kept from the events again and compares: digests, versions, positions, commands, state documents,
 * read-model rows, Merkle tree, checkpoints, files. Reads one moment of the database, in constant memory, and changes nothing.
 */
export const fsck = async (
  { pool }: { readonly pool: Pool },
  rooms: readonly Room[],
  more: { readonly files?: FileStore; readonly nodeKey?: NodeKey } = {},
): Promise<FsckReport> => {
  const problems: Problem[] = [];
  const found: Found = (where, problem) => {
    if (problems.length < mostProblems) problems.push({ where, problem });
  };
  const deciders = rooms.flatMap((room) => room.deciders);
  const report = { events: 0, streams: 0, files: 0, size: 0, root: Buffer.alloc(0) };
  const client = await pool.connect();
  const step = async (name: string, work: () => Promise<void>): Promise<void> => {
    try {
      await client.query('begin isolation level repeatable read read only');
      await work();
    } catch (error) {
      // XX: the server itself finds its pages damaged, and its message says which.
      if (storageErrorOf(error)?.code?.startsWith('XX') !== true) throw error;
      found(name, error instanceof Error ? error.message : String(error));
    } finally {
      await client.query('rollback').catch(() => undefined);
    }
  };
  try {
    const tables = await readTables(pool, deciders);
    await step('events', async () => void Object.assign(report, await checkStreams(client, byKind(deciders), tables, found)));
    await step('log', async () => void Object.assign(report, await checkLog(client, more.nodeKey, found)));
    const { files } = more;
    if (files !== undefined) await step('files', async () => void Object.assign(report, { files: await checkFiles(client, files, found) }));
    await step('subscriptions', () => checkSubscriptions(client, found));
  } finally {
    client.release();
  }
  return { ...report, clean: problems.length === 0, problems, root: report.root.toString('hex') };
};
