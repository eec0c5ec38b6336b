import { type Kysely, sql } from 'kysely';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { CommitmentTables } from '../../commitment/row.ts';
import type { CommuniqueTables } from '../../communique/row.ts';
import type { DeliveryScale, Iso2, Stage } from '../../contract.ts';
import { stages } from '../../extraction/extraction.ts';
import type { CommitmentSummary, Today } from '../commitments/filter.ts';
import { whileStill } from '../still/queries.ts';
import { quietCondition, summaryColumns, summaryOf } from '../commitments/queries.ts';

// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<CommitmentTables & CommuniqueTables> => db;

export interface StageCount {
  readonly stage: Stage;
  readonly count: number;
}
export interface PartnerCount {
  readonly country: Iso2;
  readonly count: number;
  readonly stages: readonly StageCount[];
  readonly quiet: number;
  readonly saidAgain: number;
  readonly complete: number;
}
export interface MeetingLine {
  /** The communiqué's id. */
  readonly id: string;
  readonly title: string;
  readonly outlet: string;
  readonly parties: readonly Iso2[];
  readonly kind: string | null;
  readonly place: string | null;
  readonly date: string;
  readonly sources: number;
  /** How many promises were confirmed in it. */
  readonly commitments: number;
}
export interface Marked {
  readonly count: number;
  readonly first: readonly CommitmentSummary[];
}
export interface HomeFigures {
  readonly total: number;
  readonly communiques: number;
  /** Every stage, in order, counts of zero too. */
  readonly funnel: readonly StageCount[];
  readonly delivery: readonly { readonly scale: DeliveryScale | 'none'; readonly count: number }[];
  /** Most commitments first. */
  readonly partners: readonly PartnerCount[];
  readonly saidAgain: Marked;
  readonly quiet: Marked;
  readonly meetings: readonly MeetingLine[];
}

export const funnelOf = (counted: readonly { readonly stage: Stage | null; readonly count: number }[]): readonly StageCount[] =>
  stages.map((stage) => ({ stage, count: counted.filter((c) => c.stage === stage).reduce((sum, c) => sum + c.count, 0) }));

/** Public communiqués, the newest meeting first. */
export const listMeetings = async (ledger: Ledger, most: number, partner?: Iso2): Promise<readonly MeetingLine[]> => {
  let query = tables(ledger.db)
    .selectFrom('communiques')
    .select(['id', 'title', 'outlet', 'parties', 'meeting_kind', 'meeting_place', 'said_on', 'sources', 'accepted'])
    .where('open', '=', true);
  if (partner !== undefined) query = query.where(sql<boolean>`parties @> ${[partner]}::text[]`);
  const rows = await query.orderBy('said_on', 'desc').orderBy('id', 'desc').limit(most).execute();
  return rows.map((r) => ({
    id: r.id,
    title: r.title,
    outlet: r.outlet,
    parties: r.parties,
    kind: r.meeting_kind,
    place: r.meeting_place,
    date: r.said_on,
    sources: r.sources,
    commitments: r.accepted,
  }));
};

const marked = async (ledger: Ledger, now: Today, mark: 'said-again' | 'gone-quiet', most: number): Promise<Marked> => {
  const condition = mark === 'said-again' ? sql<boolean>`said_again` : quietCondition(now);
  const open = tables(ledger.db).selectFrom('commitments').where('status', '=', 'open').where(condition);
  const [{ count } = { count: 0 }] = await open.select(sql<number>`count(*)::int`.as('count')).execute();
  const listed = open.select(summaryColumns);
  const rows = await (mark === 'said-again' ? listed.orderBy(sql`last_said desc`) : listed.orderBy('heard')).limit(most).execute();
  return { count, first: rows.map((r) => summaryOf(r, now)) };
};

interface Cell {
  readonly partner: Iso2;
  readonly stage: Stage | null;
  readonly count: number;
  readonly quiet: number;
  readonly said_again: number;
  readonly complete: number;
}

const partnersOf = (cells: readonly Cell[]): readonly PartnerCount[] =>
  [...new Set(cells.map((c) => c.partner))]
    .map((country) => {
      const own = cells.filter((c) => c.partner === country);
      const sum = (of: (c: Cell) => number): number => own.reduce((total, c) => total + of(c), 0);
      return {
        country,
        count: sum((c) => c.count),
        stages: funnelOf(own),
        quiet: sum((c) => c.quiet),
        saidAgain: sum((c) => c.said_again),
        complete: sum((c) => c.complete),
      };
    })
    .sort((a, b) => b.count - a.count || (a.country < b.country ? -1 : 1));

/** Counts per partner and stage; a commitment with two partners counts for each. */
export const listPartners = (ledger: Ledger, now: Today): Promise<readonly PartnerCount[]> =>
  whileStill(ledger, `partners ${now.today} ${now.quietDays}`, () => workOutPartners(ledger, now));

const workOutPartners = async (ledger: Ledger, now: Today): Promise<readonly PartnerCount[]> => {
  const { rows } = await sql<Cell>`
    select partner, stage, count(*)::int as count, (count(*) filter (where ${quietCondition(now)}))::int as quiet,
      (count(*) filter (where said_again))::int as said_again, (count(*) filter (where delivery = 'complete'))::int as complete
    from commitments, unnest(partners) partner where status = 'open' group by partner, stage`.execute(ledger.db);
  return partnersOf(rows);
};

/** What the home page shows: counts over the whole register, and the first few of each list (`most`). */
export const homeFigures = (ledger: Ledger, now: Today, most = 5): Promise<HomeFigures> =>
  whileStill(ledger, `home ${now.today} ${now.quietDays} ${most}`, () => workOutFigures(ledger, now, most));

const workOutFigures = async (ledger: Ledger, now: Today, most: number): Promise<HomeFigures> => {
  const [cells, communiques, partners, saidAgain, quiet, meetings] = await Promise.all([
    sql<{ stage: Stage | null; delivery: DeliveryScale | null; count: number }>`
      select stage, delivery, count(*)::int as count from commitments where status = 'open' group by stage, delivery`.execute(ledger.db),
    sql<{ count: number }>`select count(*)::int as count from communiques where open`.execute(ledger.db),
    listPartners(ledger, now),
    marked(ledger, now, 'said-again', most),
    marked(ledger, now, 'gone-quiet', most),
    listMeetings(ledger, most),
  ]);
  const scales = ['none', 'no-evidence', 'not-started', 'limited', 'substantial', 'complete'] as const;
  return {
    total: cells.rows.reduce((sum, c) => sum + c.count, 0),
    communiques: communiques.rows[0]?.count ?? 0,
    funnel: funnelOf(cells.rows),
    delivery: scales.map((scale) => ({
      scale,
      count: cells.rows.filter((c) => (c.delivery ?? 'none') === scale).reduce((sum, c) => sum + c.count, 0),
    })),
    partners,
    saidAgain,
    quiet,
    meetings,
  };
};
