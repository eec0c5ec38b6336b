import type { Pool } from 'pg';
import type { JsonObject } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Handled, StoredEvent } from '../ledger.ts';

/** A stream as the database has it; `done`: the versions that this command has already written. */
export interface Loaded {
  readonly version: number;
  readonly state: unknown;
  readonly erased: number;
  readonly done: { readonly first: number; readonly last: number } | undefined;
}

/** One round trip: for each stream its state document and version, and whether the command has been handled before. */
export const load = async (
  pool: Pool,
  wanted: readonly { readonly stream: string; readonly command: Id }[],
): Promise<readonly Loaded[]> => {
  const found = await pool.query<{
    nth: number;
    version: number;
    state: unknown;
    erased: number;
    first_version: number | null;
    last_version: number | null;
  }>({
    name: 'load',
    text: `select w.nth::int as nth, s.version, s.state, s.erased, c.first_version, c.last_version
      from unnest($1::text[], $2::text[]) with ordinality w (stream, command, nth)
      join streams s on s.stream = w.stream
      left join commands c on c.stream = w.stream and c.command = w.command`,
    values: [wanted.map(({ stream }) => stream), wanted.map(({ command }) => command)],
  });
  const loaded: Loaded[] = wanted.map(() => ({ version: 0, state: null, erased: 0, done: undefined }));
  for (const { nth, version, state, erased, first_version: first, last_version: last } of found.rows) {
    loaded[nth - 1] = { version, state, erased, done: first === null || last === null ? undefined : { first, last } };
  }
  return loaded;
};

/** What a command did when it was first handled, and who sent it. */
export const handledBefore = async (
  pool: Pool,
  stream: string,
  command: Id,
): Promise<{ readonly handled: Handled; readonly actor: Id } | undefined> => {
  const found = await pool.query<{ type: string; version: number; actor: string }>({
    name: 'handled-before',
    text: `select e.type, e.version, e.actor from commands c
      join events e on e.stream = c.stream and e.version between c.first_version and c.last_version
      where c.stream = $1 and c.command = $2 order by e.version`,
    values: [stream, command],
  });
  const last = found.rows.at(-1);
  if (last === undefined) return undefined;
  const events = found.rows.map(({ type, version }) => ({ type, version }));
  return { handled: { stream, version: last.version, events, again: true }, actor: last.actor };
};

interface EventRow {
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly at: string;
  readonly actor: string;
  readonly data: JsonObject;
  readonly personal: JsonObject | null;
  readonly position: number | null;
}

export const eventColumns = 'e.stream, e.version, e.type, e.at, e.actor, e.data, e.personal, l.position::float8 as position';

/** The events of one stream in order, those after `afterVersion` only. */
export const readEvents = async (pool: Pool, stream: string, afterVersion: number): Promise<readonly StoredEvent[]> => {
  const found = await pool.query<EventRow>({
    name: 'read-events',
    text: `select ${eventColumns} from events e left join log l on l.stream = e.stream and l.version = e.version
      where e.stream = $1 and e.version > $2 order by e.version`,
    values: [stream, afterVersion],
  });
  return found.rows;
};
