import type { Pool } from 'pg';
import { type Append, manyStatement, oneStatement, parts } from './append-statement.ts';
import type { SealedEvent } from './seal.ts';

const hex = (bytes: Buffer | null): string => (bytes === null ? 'null' : `"${bytes.toString('hex')}"`);

// Its JSON columns are JSON text already, and are put in as they are.
const eventLine = (stream: string, command: string, e: SealedEvent): string =>
  `{"stream":${stream},"version":${e.version},"type":${JSON.stringify(e.type)},"at":${JSON.stringify(e.at)},` +
  `"actor":${JSON.stringify(e.actor)},"data":${e.data},"personal":${e.personal ?? 'null'},"salt":${hex(e.salt)},` +
  `"hidden":${hex(e.personalDigest)},"about":${JSON.stringify(e.about)},"digest":${hex(e.digest)},"command":${command}}`;

const rowsAndJobs = (like: Append, all: readonly Append[]): string[] => {
  const out: string[] = [];
  for (const [index, change] of like.changes.entries()) {
    for (const part of parts) {
      if (change[part].length > 0) out.push(JSON.stringify(all.flatMap((append) => append.changes[index]?.[part] ?? [])));
    }
  }
  if (like.jobs.length > 0) out.push(JSON.stringify(all.flatMap((append) => append.jobs.map((job) => ({ ...job, of: append.stream })))));
  return out;
};

const appendOne = async (pool: Pool, what: Append, e: SealedEvent): Promise<ReadonlySet<string>> => {
  const result = await pool.query<{ stream: string }>({
    ...oneStatement(what),
    values: [
      ...[what.stream, what.kind, what.document, e.version, what.command, e.type, e.at, e.actor, e.data],
      ...[
        e.personal,
        e.salt,
        e.personalDigest,
        e.about,
        e.digest,
        ...(what.expected === 0 ? [] : [what.erased]),
        ...rowsAndJobs(what, [what]),
      ],
    ],
  });
  return new Set(result.rows.map((row) => row.stream));
};

/**
 * Writes what commands on different streams, all of one shape, come to: one statement, one round trip, all or nothing apart
 * from those whose stream was no longer where it was expected. Gives the streams that were written.
 * A command id used before surfaces as the database's unique violation on `commands_pkey`.
 */
export const append = async (pool: Pool, all: readonly Append[]): Promise<ReadonlySet<string>> => {
  const [like] = all;
  if (like === undefined) return new Set();
  const [only] = like.events;
  if (all.length === 1 && only !== undefined && like.events.length === 1) return appendOne(pool, like, only);
  const events = all.flatMap(({ stream, command, events: sealed }) => {
    const [name, id] = [JSON.stringify(stream), JSON.stringify(command)];
    return sealed.map((event) => eventLine(name, id, event));
  });
  const result = await pool.query<{ stream: string }>({
    ...manyStatement(like),
    values: [
      like.kind,
      all.map((one) => one.stream),
      all.map((one) => one.expected + 1),
      all.map((one) => one.expected + one.events.length),
      all.map((one) => one.erased),
      all.map((one) => one.command),
      all.map((one) => one.document),
      `[${events.join(',')}]`,
      ...rowsAndJobs(like, all),
    ],
  });
  return new Set(result.rows.map((row) => row.stream));
};
