import { sql } from 'kysely';
import type { Instant } from '../../kernel/time/time.ts';
import type { Ledger } from '../ledger.ts';

/** How far a reaction is, and what it stumbled over last. Errors never hold personal parts' text by the log's own rule. */
export interface ReactionHealth {
  readonly name: string;
  /** Events it has still to look at. */
  readonly behind: number;
  /** How often in a row it failed on the event it stands at. */
  readonly failures: number;
  readonly error: string | null;
  readonly at: Instant | null;
}

export const listReactions = async (db: Ledger['db']): Promise<readonly ReactionHealth[]> => {
  const found = await sql<ReactionHealth>`
    select s.name, greatest(h.size - s.position, 0)::float8 as behind, s.failures, e.error, e.at
    from subscriptions s cross join log_head h
    left join lateral (select error, at from subscription_errors e where e.name = s.name order by position desc limit 1) e on true
    where h.id = 1 order by s.failures desc, s.name`.execute(db);
  return found.rows;
};
