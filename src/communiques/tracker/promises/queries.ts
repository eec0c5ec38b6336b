import { type Kysely, sql } from 'kysely';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { CommitmentTables } from '../../commitment/row.ts';
import { goneQuiet } from '../../commitment/standing.ts';
import type { DeliveryScale, Iso2, Mention, Stage } from '../../contract.ts';
import type { Today } from '../commitments/filter.ts';
import { quietCondition } from '../commitments/queries.ts';

// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<CommitmentTables & { streams: { stream: string } }> => db;

/** An open commitment as a brief tells it: who promised it, and in which words it was last spoken of. */
export interface PromiseLine {
  readonly number: string;
  readonly title: string;
  readonly by: readonly Iso2[];
  readonly stage: Stage | null;
  readonly delivery: DeliveryScale | null;
  readonly due: string | null;
  readonly said: { readonly day: string; readonly quote: string; readonly communique: string } | null;
  readonly quiet: boolean;
}
/** Open commitments with a partner that are not delivered, last spoken of first; at most 40. */
export const promisesWith = async (ledger: Ledger, partner: Iso2, { today, quietDays }: Today): Promise<readonly PromiseLine[]> => {
  const found = await tables(ledger.db)
    .selectFrom('commitments')
    .innerJoin('streams', 'streams.stream', 'commitments.stream')
    .select(['number', 'title', 'stage', 'delivery', 'due', 'specific', 'heard'])
    .select(sql<Mention | null>`streams.state -> 'mentions' -> -1`.as('last'))
    .where(sql<boolean>`facets @> ${[`p:${partner}`]}::text[]`)
    .where('status', '=', 'open')
    .where(sql<boolean>`delivery is distinct from 'complete'`)
    .orderBy('last_said', (o) => o.desc().nullsLast())
    .orderBy('number')
    .limit(40)
    .execute();
  return found.map(({ last, specific, heard, ...line }) => ({
    ...line,
    by: last?.by ?? [],
    said: last === null ? null : { day: last.date, quote: last.quote, communique: last.communique },
    quiet: goneQuiet({ specific, stage: line.stage, delivery: line.delivery, heard }, today, quietDays),
  }));
};

/** A commitment of which nobody has heard for long. */
export interface QuietLine {
  readonly number: string;
  readonly title: string;
  readonly stage: Stage | null;
  /** The last day anything was said or reported. */
  readonly heard: string | null;
}
/** Commitments with a partner that have gone quiet: how many, and the `most` longest unheard of. */
export const quietWith = async (
  ledger: Ledger,
  partner: Iso2,
  now: Today,
  most: number,
): Promise<{ readonly count: number; readonly lines: readonly QuietLine[] }> => {
  const found = await tables(ledger.db)
    .selectFrom('commitments')
    .select(['number', 'title', 'stage', 'heard'])
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .where(sql<boolean>`facets @> ${[`p:${partner}`]}::text[]`)
    .where('status', '=', 'open')
    .where(quietCondition(now))
    .orderBy('heard')
    .orderBy('number')
    .limit(most)
    .execute();
  return { count: found[0]?.total ?? 0, lines: found.map(({ total: _, ...line }) => line) };
};
