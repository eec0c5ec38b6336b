import { type FileHandle, copyFile, mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import { type WholeEvent, wholeEventColumns } from '../fsck/folding.ts';
import { walk } from '../fsck/walk.ts';
import { inTransaction } from '../positions/sequencer.ts';
import { type FileRow, type FileStore, fileColumns, keptFile } from '../storage/files/files.ts';
import { growing, leafHash } from '../transparency/merkle.ts';
import { type EventLine, type Exported, type FileLine, formatVersion } from './format.ts';

type Write = (value: object) => Promise<void>;

/** Lines gather until there is enough to write; on disk before it returns. */
const writeLines = async (path: string, work: (write: Write) => Promise<void>): Promise<void> => {
  const file: FileHandle = await open(path, 'wx', 0o600);
  try {
    let gathered = '';
    await work(async (value) => {
      gathered += `${JSON.stringify(value)}\n`;
      if (gathered.length < 1_000_000) return;
      const part = gathered;
      gathered = '';
      await file.appendFile(part);
    });
    await file.appendFile(gathered);
    await file.sync();
  } finally {
    await file.close();
  }
};

const hexOf = (bytes: Buffer | null): string | null => bytes?.toString('hex') ?? null;

const eventLineOf = (e: WholeEvent & { readonly position: number }): EventLine => ({
  position: e.position,
  stream: e.stream,
  version: e.version,
  type: e.type,
  at: e.at,
  actor: e.actor,
  data: e.data as EventLine['data'],
  personal: e.personal as EventLine['personal'],
  salt: hexOf(e.salt),
  personalDigest: hexOf(e.personal_digest),
  about: [...e.about],
  digest: e.digest.toString('hex'),
  command: e.command,
});

const exportFiles = async (client: PoolClient, files: FileStore, folder: string, write: Write): Promise<number> => {
  let count = 0;
  for await (const row of walk<FileRow>(client, `select ${fileColumns} from files order by digest`)) {
    const { about, ...file } = keptFile(row);
    const line: FileLine = { ...file, about: [...about], seal: row.seal.toString('hex') };
    await write(line);
    count += 1;
    if (file.erasedAt !== null) continue;
    const target = join(folder, 'files', file.digest.slice(0, 2), file.digest);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(files.path(file.digest), target);
  }
  return count;
};

/** One moment of everything that has a position. @throws when the folder holds something already. */
export const exportTo = async (pool: Pool, files: FileStore, folder: string): Promise<Exported> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty: an export needs a folder of its own`);
  return inTransaction(pool, async (client) => {
    await client.query('set transaction isolation level repeatable read read only');
    let fileCount = 0;
    await writeLines(join(folder, 'files.jsonl'), async (write) => {
      fileCount = await exportFiles(client, files, folder, write);
    });
    await writeLines(join(folder, 'cursors.jsonl'), async (write) => {
      for await (const row of walk(client, 'select name, position::float8 as position from subscriptions order by name')) await write(row);
    });
    await writeLines(join(folder, 'jobs.jsonl'), async (write) => {
      const jobs = `select t.identifier as task, j.payload, j.run_at::text as "runAt", j.key from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id where j.attempts < j.max_attempts order by j.id`;
      for await (const row of walk(client, jobs)) await write(row);
    });
    const tree = growing();
    await writeLines(join(folder, 'ledger.jsonl'), async (write) => {
      await write({ daricha: 'export', version: formatVersion });
      const events = `select l.position::float8 as position, ${wholeEventColumns} from log l
        join events e on e.stream = l.stream and e.version = l.version order by l.position`;
      for await (const event of walk<WholeEvent & { readonly position: number }>(client, events)) {
        tree.push(leafHash(event.digest));
        await write(eventLineOf(event));
      }
      await write({ end: true, events: tree.size, files: fileCount, root: tree.root().toString('hex') });
    });
    return { events: tree.size, files: fileCount, root: tree.root().toString('hex') };
  });
};
