import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../../kernel/time/time.ts';
import type { Ledger } from '../ledger.ts';

/** How many events have a place, and how many wait for one. */
export const ledgerSizes = async (db: Ledger['db']): Promise<{ readonly placed: number; readonly waiting: number }> => {
  const found = await sql<{ placed: number; waiting: number }>`
    select size::float8 as placed, (select count(*) from pending)::float8 as waiting from log_head where id = 1`.execute(db);
  return found.rows[0] ?? { placed: 0, waiting: 0 };
};

/** That something happened, without what was said in it: neither `data` nor `personal`. */
export interface Happened {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly at: Instant;
  readonly actor: string;
}
export interface HappenedFilter {
  /** A whole stream, `person/<id>`, or all of a kind, `person`. */
  readonly on?: string | undefined;
  readonly actors?: readonly string[] | undefined;
  /** Only what stands before this position. */
  readonly before?: number | undefined;
  /** At most 200. */
  readonly limit?: number;
}

/** The latest events first. */
export const listHappened = async (db: Ledger['db'], { on, actors, before, limit = 50 }: HappenedFilter): Promise<readonly Happened[]> => {
  const wanted: readonly RawBuilder<unknown>[] = [
    ...(before === undefined ? [] : [sql`l.position < ${before}`]),
    ...(on === undefined ? [] : [on.includes('/') ? sql`l.stream = ${on}` : sql`starts_with(l.stream, ${`${on}/`})`]),
    ...(actors === undefined ? [] : [sql`e.actor = any (${[...actors]}::text[])`]),
  ];
  const where = wanted.length === 0 ? sql`` : sql`where ${sql.join([...wanted], sql` and `)}`;
  const found = await sql<Happened>`
    select l.position::float8 as position, e.stream, e.version, e.type, e.at, e.actor
    from log l join events e on e.stream = l.stream and e.version = l.version
    ${where} order by l.position desc limit ${Math.min(limit, 200)}`.execute(db);
  return found.rows;
};
