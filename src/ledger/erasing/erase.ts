import type { Pool, PoolClient } from 'pg';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import { refold } from '../fsck/rebuild.ts';
import type { Room } from '../ledger.ts';
import { inTransaction } from '../positions/sequencer.ts';
import type { FileStore } from '../storage/files/files.ts';
import { quoted } from '../streams/tables.ts';

export interface Erasing {
  readonly person: Id;
  /** Further texts that jobs about the person may hold, such as an e-mail address; what the person's own events hold is known. */
  readonly mentions?: readonly string[];
}

/** How much was erased. */
export interface Erased {
  readonly events: number;
  readonly streams: number;
  readonly jobs: number;
  readonly files: number;
}

// Shorter ones would take jobs along that have nothing to do with the person.
const shortestMention = 6;

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.trim().length >= shortestMention ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

interface Touched {
  readonly stream: string;
  readonly version: number;
  readonly personal: unknown;
}

const eraseEvents = async (client: PoolClient, own: string, person: Id): Promise<readonly Touched[]> => {
  const aboutThem = `personal is not null and (stream = $1 or about @> array[$2])`;
  const streams = await client.query<{ stream: string }>(`select distinct stream from events where ${aboutThem}`, [own, person]);
  // Locked in one order, and before the events: an append on an older state then waits, and sees the new count of erased events.
  await client.query('select from streams where stream = any ($1) order by stream for update', [streams.rows.map((row) => row.stream)]);
  const found = await client.query<Touched>(`select stream, version, personal from events where ${aboutThem}`, [own, person]);
  await client.query(`update events set personal = null, salt = null, about = '{}' where ${aboutThem}`, [own, person]);
  return found.rows;
};

const eraseJobs = async (client: PoolClient, texts: readonly string[]): Promise<number> => {
  const gone = await client.query(
    `delete from graphile_worker._private_jobs j
     where exists (select from unnest($1::text[]) t where position(t in (j.payload::jsonb)::text) > 0)`,
    [texts.map((text) => JSON.stringify(text).slice(1, -1))],
  );
  return gone.rowCount ?? 0;
};

/** Tables up to this many bytes are rewritten, so that nothing is left in their pages; larger ones are vacuumed in place. */
const rewrittenUpTo = 268_435_456;

const sweep = async (pool: Pool, rooms: readonly Room[]): Promise<void> => {
  const own = ['events', 'streams', 'files', 'subscription_errors'].map(quoted);
  const tables = rooms.flatMap((room) => room.deciders.flatMap((decider) => Object.keys(decider.tables))).map(quoted);
  for (const table of new Set([...own, ...tables, 'graphile_worker._private_jobs'])) {
    const size = await pool.query<{ small: boolean }>('select pg_total_relation_size($1::regclass) < $2 as small', [table, rewrittenUpTo]);
    // With ANALYZE, since the planner's statistics keep samples of what the columns held.
    await pool.query(`vacuum (${size.rows[0]?.small === true ? 'full, ' : ''}analyze) ${table}`);
  }
};

/**
 * Removes what is known of a person: the personal part (and its salt) of the events of `person/<id>` and of those that are
 * about them, whatever state documents and rows took from it, jobs that mention them, and their files. Digests and versions
 * stay, so the ledger still verifies. May be called again. The server's write-ahead log keeps older pages until it is recycled.
 */
export const erase = async (
  { pool }: { readonly pool: Pool },
  rooms: readonly Room[],
  files: FileStore,
  { person, mentions = [] }: Erasing,
): Promise<Erased> => {
  const own = streamId('person', person);
  const erased = await inTransaction(pool, async (client) => {
    const touched = await eraseEvents(client, own, person);
    const streams = [...new Set(touched.map((event) => event.stream))].sort();
    await refold(client, pool, rooms, streams);
    const theirs = touched.filter((event) => event.stream === own).flatMap((event) => textsIn(event.personal));
    const jobs = await eraseJobs(
      client,
      [...new Set([person, ...mentions, ...theirs])].filter((text) => text !== ''),
    );
    await client.query('delete from subscription_errors where stream = any ($1)', [streams]);
    return { events: touched.length, streams: streams.length, jobs };
  });
  const theirFiles = await pool.query<{ digest: string }>(
    `select encode(digest, 'hex') as digest from files where about @> array[$1::text] order by digest`,
    [person],
  );
  for (const { digest } of theirFiles.rows) await files.erase(digest);
  await sweep(pool, rooms);
  return { ...erased, files: theirFiles.rows.length };
};
