import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Pool, PoolClient } from 'pg';
import type { z } from 'zod';
import type { JsonObject } from '../../kernel/decider/decider.ts';
import { eventProblem } from '../fsck/check-event.ts';
import type { WholeEvent } from '../fsck/folding.ts';
import { rebuildIn } from '../fsck/rebuild.ts';
import type { Room } from '../ledger.ts';
import { inTransaction } from '../positions/sequencer.ts';
import { type FileStore, sealOfFile } from '../storage/files/files.ts';
import { sha256 } from '../streams/digest.ts';
import { growing, leafHash } from '../transparency/merkle.ts';
import { cursorLine, type EventLine, type Exported, endLine, eventLine, fileLine, header, jobLine } from './format.ts';

interface Line {
  readonly where: string;
  readonly value: unknown;
}

const wrong = (where: string, problem: string): Error => new Error(`the export is damaged at ${where}: ${problem}`);

async function* linesOf(folder: string, name: string): AsyncGenerator<Line> {
  const input = createReadStream(join(folder, name), 'utf8');
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const where = `${name} line ${++number}`;
    try {
      yield { where, value: JSON.parse(text) };
    } catch (error) {
      if (error instanceof SyntaxError) throw wrong(where, 'is not JSON');
      throw error;
    }
  }
}

const as = <S extends z.ZodType>(schema: S, { where, value }: Line): z.infer<S> => {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw wrong(where, `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'is not what it should be'}`);
};

const bytes = (hex: string | null): Buffer | null => (hex === null ? null : Buffer.from(hex, 'hex'));

const wholeEvent = (line: EventLine): WholeEvent => ({
  ...line,
  data: line.data as JsonObject,
  personal: line.personal as JsonObject | null,
  salt: bytes(line.salt),
  personal_digest: bytes(line.personalDigest),
  digest: Buffer.from(line.digest, 'hex'),
});

const writeEvents = async (client: PoolClient, lines: readonly EventLine[]): Promise<void> => {
  await client.query(
    `with given as (select * from json_to_recordset($1::json) x (position bigint, stream text, version int, type text, at text,
       actor text, data jsonb, personal jsonb, salt text, "personalDigest" text, about text[], digest text, command text)),
     e as (insert into events (stream, version, type, at, actor, data, personal, salt, personal_digest, about, digest, command)
       select stream, version, type, at, actor, data, personal, decode(salt, 'hex'), decode("personalDigest", 'hex'), about,
         decode(digest, 'hex'), command from given)
     insert into log (position, stream, version, digest) select position, stream, version, decode(digest, 'hex') from given`,
    [JSON.stringify(lines)],
  );
};

type End = z.infer<typeof endLine>;

const importEvents = async (client: PoolClient, folder: string): Promise<End> => {
  const versions = new Map<string, number>();
  const tree = growing();
  let waiting: EventLine[] = [];
  let end: End | undefined;
  let first = true;
  for await (const line of linesOf(folder, 'ledger.jsonl')) {
    if (end !== undefined) throw wrong(line.where, 'comes after the end');
    if (first) {
      as(header, line);
      first = false;
    } else if (typeof line.value === 'object' && line.value !== null && 'end' in line.value) {
      end = as(endLine, line);
      if (end.events !== tree.size) throw wrong(line.where, `says ${end.events} events, but there are ${tree.size}`);
      if (end.root !== tree.root().toString('hex')) throw wrong(line.where, 'has another root than the events give');
    } else {
      const event = as(eventLine, line);
      if (event.position !== tree.size + 1) throw wrong(line.where, `has position ${event.position} after ${tree.size}`);
      const problem = eventProblem(wholeEvent(event), versions.get(event.stream) ?? 0);
      if (problem !== undefined) throw wrong(line.where, `version ${event.version} of ${event.stream} ${problem}`);
      versions.set(event.stream, event.version);
      tree.push(leafHash(Buffer.from(event.digest, 'hex')));
      waiting.push(event);
      if (waiting.length < 500) continue;
      await writeEvents(client, waiting);
      waiting = [];
    }
  }
  if (end === undefined) throw wrong('ledger.jsonl', 'it has no end: lines are missing');
  await writeEvents(client, waiting);
  return end;
};

const importFiles = async (client: PoolClient, files: FileStore, folder: string): Promise<number> => {
  let count = 0;
  for await (const line of linesOf(folder, 'files.jsonl')) {
    const { seal, ...file } = as(fileLine, line);
    if (sealOfFile(file).toString('hex') !== seal) throw wrong(line.where, `what is known of the file ${file.digest} was changed`);
    count += 1;
    if (file.erasedAt === null) {
      const content = await readFile(join(folder, 'files', file.digest.slice(0, 2), file.digest)).catch((error: Error) => {
        throw wrong(line.where, `the file cannot be read: ${error.message}`);
      });
      if (sha256(content).toString('hex') !== file.digest) throw wrong(line.where, `the file ${file.digest} has other bytes`);
      await files.put(file.digest, content);
    }
    await client.query('insert into files (digest, size, type, about, kept_at, erased_at, seal) values ($1, $2, $3, $4, $5, $6, $7)', [
      ...[Buffer.from(file.digest, 'hex'), file.size, file.type, file.about, file.keptAt, file.erasedAt, Buffer.from(seal, 'hex')],
    ]);
  }
  return count;
};

const importRest = async (client: PoolClient, folder: string): Promise<void> => {
  for await (const line of linesOf(folder, 'cursors.jsonl')) {
    const { name, position } = as(cursorLine, line);
    await client.query(
      'insert into subscriptions (name, position) values ($1, $2) on conflict (name) do update set position = excluded.position',
      [name, position],
    );
  }
  for await (const line of linesOf(folder, 'jobs.jsonl')) {
    const { task, payload, runAt, key } = as(jobLine, line);
    await client.query('select graphile_worker.add_job($1, $2::json, run_at => $3::timestamptz, job_key => $4)', [
      ...[task, JSON.stringify(payload), runAt, key],
    ]);
  }
};

/** All or nothing. @throws when the ledger holds anything already, and naming the first wrong line of a damaged export. */
export const importFrom = async (pool: Pool, rooms: readonly Room[], files: FileStore, folder: string): Promise<Exported> =>
  inTransaction(pool, async (client) => {
    await client.query('lock table streams in share row exclusive mode');
    await client.query('select from log_head where id = 1 for update');
    const used = await client.query<{ used: boolean }>('select exists (select from events) or exists (select from files) as used');
    if (used.rows[0]?.used !== false) throw new Error('this ledger holds something already: an import needs an empty one');
    const end = await importEvents(client, folder);
    await client.query(
      `insert into commands (stream, command, first_version, last_version)
       select stream, command, min(version), max(version) from events group by stream, command`,
    );
    await client.query('update log_head set size = $1 where id = 1', [end.events]);
    const count = await importFiles(client, files, folder);
    if (count !== end.files) throw wrong('files.jsonl', `has ${count} lines instead of ${end.files}`);
    await importRest(client, folder);
    await rebuildIn(client, pool, rooms);
    return { events: end.events, files: count, root: end.root };
  });
