import { type Kysely, type RawBuilder, sql } from 'kysely';
import { addDays } from '../../../kernel/time/time.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import type { CommitmentTable, CommitmentTables } from '../../commitment/row.ts';
import { goneQuiet } from '../../commitment/standing.ts';
import { whileStill } from '../still/queries.ts';
import { type Combination, type Combinations, countValues, facetValues, packed, prefixed } from './counting.ts';
import {
  type CommitmentFilter,
  type CommitmentList,
  type CommitmentSummary,
  type Facet,
  type FacetValue,
  facets,
  type Today,
} from './filter.ts';

type Condition = RawBuilder<boolean>;
// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<CommitmentTables> => db;

export const summaryColumns = [
  'id',
  'number',
  'title',
  'summary',
  'parties',
  'partners',
  'topic',
  'topic2',
  'instrument',
  'stage',
  'delivery',
  'specific',
  'said_again',
  'step_back',
  'first_said',
  'last_said',
  'heard',
  'mentions',
  'due',
  'owners',
] as const;
type SummaryRow = Pick<CommitmentTable, (typeof summaryColumns)[number]>;

export const summaryOf = (row: SummaryRow, { today, quietDays }: Today): CommitmentSummary => ({
  id: row.id,
  number: row.number,
  title: row.title,
  summary: row.summary,
  parties: row.parties,
  partners: row.partners,
  topic: row.topic,
  topic2: row.topic2,
  instrument: row.instrument,
  stage: row.stage,
  delivery: row.delivery,
  specific: row.specific,
  saidAgain: row.said_again,
  stepBack: row.step_back,
  quiet: goneQuiet(row, today, quietDays),
  firstSaid: row.first_said,
  lastSaid: row.last_said,
  heard: row.heard,
  mentions: row.mentions,
  due: row.due,
  owners: row.owners,
});

/** The same rule as `goneQuiet`, for the database. */
export const quietCondition = ({ today, quietDays }: Today): Condition =>
  sql<boolean>`specific and stage_rank between 1 and 4 and delivery is distinct from 'complete' and heard < ${addDays(today, -quietDays)}`;

const textCondition = (text: string): Condition =>
  /^[A-Za-z]{2}(-[A-Za-z]{2})+.*-\d{2,}$/.test(text)
    ? sql<boolean>`number = ${text.toUpperCase()}`
    : sql<boolean>`search @@ websearch_to_tsquery('english', ${text})`;

const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`;

const facetCondition = (filter: CommitmentFilter, facet: Facet): Condition | undefined => {
  const values = prefixed(filter, facet);
  // `&&` with one element and `@>` find the same; the planner knows `@>` better.
  if (values.length === 1) return sql<boolean>`facets @> ${values}::text[]`;
  return values.length === 0 ? undefined : sql<boolean>`facets && ${values}::text[]`;
};

const baseConditions = (filter: CommitmentFilter, now: Today): readonly Condition[] => {
  const conditions: Condition[] = [sql<boolean>`status = 'open'`];
  const text = filter.text?.trim() ?? '';
  if (text !== '') conditions.push(textCondition(text.slice(0, 500)));
  for (const mark of new Set(filter.mark ?? [])) {
    conditions.push(mark === 'gone-quiet' ? quietCondition(now) : sql<boolean>`facets @> ${[`r:${mark}`]}::text[]`);
  }
  return conditions;
};

const order = (filter: CommitmentFilter): RawBuilder<unknown> => {
  const text = filter.text?.trim() ?? '';
  if (filter.sort === 'best' && text !== '') {
    return sql`ts_rank(search, websearch_to_tsquery('english', ${text.slice(0, 500)})) desc, last_said desc nulls last, number`;
  }
  if (filter.sort === 'number') return sql`series, serial`;
  return filter.sort === 'oldest' ? sql`first_said nulls last, number` : sql`last_said desc, number`;
};

const grouped = async (ledger: Ledger, where: readonly Condition[]): Promise<Combinations> => {
  const { rows } = await sql<Combination>`
    select array_to_string(facets, '|') as values, count(*)::int as count from commitments where ${all(where)} group by facets`.execute(
    ledger.db,
  );
  return packed(rows);
};

/** The combinations that can matter: those that miss one active facet at most. */
const combinationsFor = async (ledger: Ledger, filter: CommitmentFilter, now: Today): Promise<Combinations> => {
  const base = baseConditions(filter, now);
  if (base.length === 1) return whileStill(ledger, 'combinations', () => grouped(ledger, base));
  const active = facets.map((facet) => facetCondition(filter, facet)).filter((c) => c !== undefined);
  const allButOne = active.map((one) => all(active.filter((other) => other !== one)));
  return grouped(ledger, active.length < 2 ? base : [...base, sql<boolean>`(${sql.join(allButOne, sql` or `)})`]);
};

/** One page of commitments with the counts of every facet. `page` from 1; `size` at most 200. */
export const listCommitments = async (
  ledger: Ledger,
  filter: CommitmentFilter,
  paging: { readonly page: number; readonly size: number },
  now: Today,
): Promise<CommitmentList> => {
  const size = Math.min(200, Math.max(1, Math.trunc(paging.size)));
  const page = Math.min(10_000, Math.max(1, Math.trunc(paging.page)));
  const where = [...baseConditions(filter, now), ...facets.map((f) => facetCondition(filter, f)).filter((c) => c !== undefined)];
  const [counts, items] = await Promise.all([
    combinationsFor(ledger, filter, now).then((combinations) => countValues(combinations, filter)),
    tables(ledger.db)
      .selectFrom('commitments')
      .select(summaryColumns)
      .where(all(where))
      .orderBy(order(filter))
      .limit(size)
      .offset((page - 1) * size)
      .execute(),
  ]);
  const total = counts.get('*') ?? 0;
  const byFacet = Object.fromEntries(facets.map((f) => [f, facetValues(filter, f, counts)])) as Record<Facet, readonly FacetValue[]>;
  return { total, page, pages: Math.max(1, Math.ceil(total / size)), items: items.map((row) => summaryOf(row, now)), facets: byFacet };
};

/** Every commitment that a filter finds, in the list's order, for CSV, JSON and Atom; at most `most`. */
export const listAllCommitments = async (
  ledger: Ledger,
  filter: CommitmentFilter,
  most: number,
  now: Today,
): Promise<readonly CommitmentSummary[]> => {
  const where = [...baseConditions(filter, now), ...facets.map((f) => facetCondition(filter, f)).filter((c) => c !== undefined)];
  const rows = await tables(ledger.db)
    .selectFrom('commitments')
    .select(summaryColumns)
    .where(all(where))
    .orderBy(order(filter))
    .limit(most)
    .execute();
  return rows.map((row) => summaryOf(row, now));
};

/** Titles that begin with or hold what has been typed so far, for suggestions under the search field. */
export const searchSuggestions = async (ledger: Ledger, typed: string, most = 8) => {
  const words = (typed.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 8);
  if (words.length === 0) return [];
  const query = words.map((w, i) => (i === words.length - 1 ? `${w}:*` : w)).join(' & ');
  return tables(ledger.db)
    .selectFrom('commitments')
    .select(['number', 'title'])
    .where(sql<boolean>`status = 'open' and search @@ to_tsquery('english', ${query})`)
    .orderBy(sql`last_said desc`)
    .limit(most)
    .execute();
};
