import { sql } from 'kysely';
import type { Ledger } from '../../../ledger/ledger.ts';

export interface BandFigures {
  readonly engine: string;
  readonly version: string;
  readonly band: 'firm' | 'check' | 'hidden';
  readonly confirmed: number;
  /** Of the confirmed ones, how many an officer had to change. */
  readonly edited: number;
  readonly rejected: number;
  readonly waiting: number;
  /** Confirmed among the decided, 0 to 1; null before anything was decided. */
  readonly right: number | null;
}
export interface ReadingFigures {
  readonly bands: readonly BandFigures[];
  /** Confirmed promises that the reading had missed and an officer added by hand. */
  readonly added: number;
  readonly confirmed: number;
  readonly rejected: number;
}

/** How often the reading is right, from what officers confirmed and rejected; the newest engine version first. */
export const readingFigures = async (ledger: Ledger): Promise<ReadingFigures> => {
  const { rows } = await sql<Omit<BandFigures, 'right'> & { readonly origin: string }>`
    select case when origin = 'reading' then engine else 'person' end as engine, case when origin = 'reading' then version else '' end as version,
      case when origin = 'reading' then band else 'firm' end as band, min(origin) as origin,
      (count(*) filter (where status = 'accepted'))::int as confirmed, (count(*) filter (where status = 'rejected'))::int as rejected,
      (count(*) filter (where status = 'accepted' and edited))::int as edited, (count(*) filter (where status = 'waiting'))::int as waiting
    from candidates where origin in ('reading', 'person') group by 1, 2, 3 order by 2 desc, 1, 3`.execute(ledger.db);
  const byReading = rows.filter((r) => r.origin === 'reading');
  return {
    bands: byReading.map(({ engine, version, band, confirmed, edited, rejected, waiting }) => ({
      engine,
      version,
      band,
      confirmed,
      edited,
      rejected,
      waiting,
      right: confirmed + rejected === 0 ? null : confirmed / (confirmed + rejected),
    })),
    added: rows.find((r) => r.origin === 'person')?.confirmed ?? 0,
    confirmed: byReading.reduce((sum, r) => sum + r.confirmed, 0),
    rejected: byReading.reduce((sum, r) => sum + r.rejected, 0),
  };
};
