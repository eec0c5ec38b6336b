import type { Pool, PoolClient } from 'pg';
import type { Clock } from '../../kernel/time/time.ts';
import type { Probe } from '../handling/probe.ts';
import type { Log } from '../jobs/log.ts';
import type { Ledger, Reaction, Room, StoredEvent } from '../ledger.ts';
import { beginRepeatable, inTransaction } from '../positions/sequencer.ts';
import { eventColumns } from '../streams/read.ts';
import { idFrom } from './id-from.ts';

export interface Subscriptions {
  readonly pool: Pool;
  readonly rooms: readonly Room[];
  readonly ledger: () => Ledger;
  readonly clock: Clock;
  readonly log: Log;
  readonly probe: Probe | undefined;
}

interface Named {
  readonly name: string;
  readonly reaction: Reaction;
}

const windowSize = 500;
/** Events given at once to a reaction that can take many. */
const lotSize = 100;
const longestDelay = 600;

/** Every reaction under the name its cursor is kept by. @throws when a room names two alike. */
export const reactionsOf = (rooms: readonly Room[]): readonly Named[] => {
  const all = rooms.flatMap((room) => (room.reactions ?? []).map((reaction) => ({ name: `${room.name}/${reaction.name}`, reaction })));
  for (const { name } of all) {
    if (all.filter((other) => other.name === name).length > 1) throw new Error(`two reactions are named ${name}`);
  }
  return all;
};

/** Gives each reaction its cursor; a new one starts at the ledger's first event. */
export const registerReactions = async (pool: Pool, rooms: readonly Room[]): Promise<void> => {
  const names = reactionsOf(rooms).map(({ name }) => name);
  await pool.query('insert into subscriptions (name) select unnest($1::text[]) on conflict do nothing', [names]);
};

const place = async (client: PoolClient, name: string, position: number): Promise<void> => {
  await client.query('update subscriptions set position = $2, failures = 0, retry_at = null where name = $1', [name, position]);
};

const failed = async (s: Subscriptions, client: PoolClient, name: string, event: StoredEvent, error: unknown): Promise<void> => {
  const counted = await client.query<{ failures: number }>(
    `update subscriptions set failures = failures + 1,
      retry_at = now() + least(power(2, least(failures, 20)), ${longestDelay}) * interval '1 second' where name = $1 returning failures`,
    [name],
  );
  const failures = counted.rows[0]?.failures ?? 1;
  const text = (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).replaceAll('\u0000', '').slice(0, 500);
  await client.query(
    `insert into subscription_errors (name, position, stream, version, failures, error, at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (name, position) do update set failures = excluded.failures, error = excluded.error, at = excluded.at`,
    [name, event.position, event.stream, event.version, failures, text, s.clock()],
  );
  s.log.warn({ reaction: name, position: event.position, stream: event.stream, failures }, 'a reaction failed and will be tried again');
};

/** False: this reaction takes them one by one, or now has to. What it did before it failed it does again: twice is once. */
const reactToMany = async (s: Subscriptions, { name, reaction }: Named, events: readonly StoredEvent[]): Promise<boolean> => {
  if (reaction.reactToMany === undefined || events.length < 2) return false;
  try {
    const seen = events.map((event) => ({ event, idFrom: idFrom(name, event.stream, event.version) }));
    await reaction.reactToMany(seen, s.ledger());
    return true;
  } catch {
    return false;
  }
};

/** Takes one window of events under the reaction's row lock. False: another process has it, or it waits after a failure. */
const react = async (s: Subscriptions, { name, reaction }: Named, head: number): Promise<boolean> =>
  inTransaction(
    s.pool,
    async (client) => {
      const taken = await client.query<{ position: number; failures: number }>(
        `select position::float8 as position, failures from subscriptions
       where name = $1 and (retry_at is null or retry_at <= now()) for update skip locked`,
        [name],
      );
      const cursor = taken.rows[0];
      if (cursor === undefined) return false;
      await s.probe?.('reaction-taken');
      const end = Math.min(cursor.position + windowSize, head);
      const found = await client.query<StoredEvent>({
        name: 'react-window',
        text: `select ${eventColumns} from log l join events e on e.stream = l.stream and e.version = l.version
        where l.position > $1 and l.position <= $2 and e.type = any ($3) order by l.position`,
        values: [cursor.position, end, reaction.types],
      });
      let seen = cursor.position;
      for (let i = 0; i < found.rows.length; i += lotSize) {
        const lot = found.rows.slice(i, i + lotSize);
        const together = cursor.failures === 0 && (await reactToMany(s, { name, reaction }, lot));
        for (const event of lot) {
          try {
            if (!together) await reaction.react(event, { ledger: s.ledger(), idFrom: idFrom(name, event.stream, event.version) });
          } catch (error) {
            if (seen > cursor.position) await place(client, name, seen);
            await failed(s, client, name, event, error);
            return false;
          }
          if (cursor.failures > 0)
            await client.query('delete from subscription_errors where name = $1 and position = $2', [name, event.position]);
          await s.probe?.('reaction-done');
          seen = event.position ?? seen;
        }
      }
      if (end > cursor.position) await place(client, name, end);
      return true;
    },
    beginRepeatable,
  );

interface Cursor {
  readonly position: number;
  readonly failures: number;
  /** It failed, and its time has not come. */
  readonly waiting: boolean;
}
const cursors = async (pool: Pool): Promise<ReadonlyMap<string, Cursor>> => {
  const found = await pool.query<Cursor & { readonly name: string }>({
    name: 'cursors',
    text: `select name, position::float8 as position, failures, retry_at is not null and retry_at > now() as waiting from subscriptions`,
  });
  return new Map(found.rows.map((row) => [row.name, row]));
};

/** Where the last event of each type stands between two positions. */
const lastOfTypes = async (pool: Pool, after: number, head: number): Promise<ReadonlyMap<string, number>> => {
  const found = await pool.query<{ type: string; position: number }>({
    name: 'last-of-types',
    text: `select e.type, max(l.position)::float8 as position from log l join events e on e.stream = l.stream and e.version = l.version
      where l.position > $1 and l.position <= $2 group by e.type`,
    values: [after, head],
  });
  return new Map(found.rows.map((row) => [row.type, row.position]));
};

interface Behind extends Named {
  readonly cursor: Cursor;
}

/** Whom nothing concerns of all that happened. Who is further behind than this is not asked about: that would be a look at the whole log. */
const unconcerned = async (pool: Pool, ready: readonly Behind[], head: number): Promise<readonly Behind[]> => {
  const near = ready.filter(({ cursor }) => cursor.failures === 0 && cursor.position >= head - windowSize);
  if (near.length === 0) return [];
  const last = await lastOfTypes(pool, Math.min(...near.map(({ cursor }) => cursor.position)), head);
  return near.filter(({ cursor, reaction }) => reaction.types.every((type) => (last.get(type) ?? 0) <= cursor.position));
};

/** Moves them on together; each under its lock would cost a transaction of its own. Those that another process has just taken stay. */
const moveOn = async (pool: Pool, idle: readonly Behind[], head: number): Promise<boolean> =>
  inTransaction(
    pool,
    async (client) => {
      const moved = await client.query({
        name: 'move-on',
        text: `with idle as (
          select s.name from subscriptions s join unnest($1::text[], $2::bigint[]) as seen (name, position) using (name)
          where s.position = seen.position and s.failures = 0 order by s.name for update of s skip locked
        )
        update subscriptions s set position = $3 from idle where s.name = idle.name`,
        values: [idle.map(({ name }) => name), idle.map(({ cursor }) => cursor.position), head],
      });
      return (moved.rowCount ?? 0) > 0;
    },
    beginRepeatable,
  );

/** One look at every reaction that is behind `head`. `behind`: some can go on; `moved`: some did. */
export const reactOnce = async (s: Subscriptions, head: number): Promise<{ readonly behind: boolean; readonly moved: boolean }> => {
  const at = await cursors(s.pool);
  const ready = reactionsOf(s.rooms).flatMap((named): readonly Behind[] => {
    const cursor = at.get(named.name);
    return cursor !== undefined && cursor.position < head && !cursor.waiting ? [{ ...named, cursor }] : [];
  });
  if (ready.length === 0) return { behind: false, moved: false };
  const idle = await unconcerned(s.pool, ready, head);
  let moved = idle.length > 0 && (await moveOn(s.pool, idle, head));
  // One after the other: a reaction holds a connection while its commands need another.
  for (const named of ready) {
    if (!idle.includes(named) && (await react(s, named, head))) {
      moved = true;
      await s.probe?.('reaction-committed');
    }
  }
  return { behind: true, moved };
};
