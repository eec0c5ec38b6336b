import { type Kysely, sql } from 'kysely';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Candidacy, CandidacyStatus } from './candidacy.ts';
import type { CandidacyTable, CandidacyTables } from './row.ts';

// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<CandidacyTables> => db;

export interface FoundCandidacy {
  readonly id: Id;
  /** For `expectedVersion`. */
  readonly version: number;
  readonly state: Candidacy;
}
/** The candidacy of one application, by the case's id. */
export const findCandidacy = async (ledger: Ledger, id: Id): Promise<FoundCandidacy | undefined> => {
  const found = await ledger.state<Candidacy>(streamId('candidacy', id));
  return found && { id, ...found };
};

export type CandidacyLine = Omit<CandidacyTable, 'stream'>;
const line = [
  'id',
  'call',
  'programme',
  'reference',
  'person',
  'name',
  'country',
  'language',
  'lot',
  'status',
  'because',
  'score',
  'groups',
  'ranking',
  'not_for',
  'stays',
  'round',
  'venue',
  'seat',
  'place',
  'lottery',
  'answer_by',
  'applied_at',
] as const;

/** A person's candidacies in all calls, newest first. */
export const listCandidaciesOf = async (ledger: Ledger, person: Id): Promise<readonly CandidacyLine[]> =>
  tables(ledger.db)
    .selectFrom('candidacies')
    .select(line)
    .where('person', '=', person)
    .orderBy('applied_at', 'desc')
    .orderBy('stream')
    .limit(200)
    .execute();

/** A person's other candidacies in one call that are not withdrawn. */
export const candidaciesInCall = async (ledger: Ledger, call: Id, person: Id): Promise<readonly CandidacyLine[]> =>
  tables(ledger.db)
    .selectFrom('candidacies')
    .select(line)
    .where('person', '=', person)
    .where('call', '=', call)
    .where('status', '<>', 'withdrawn')
    .orderBy('applied_at')
    .execute();

export interface CandidacyFilter {
  readonly statuses?: readonly CandidacyStatus[] | undefined;
  readonly group?: Id | undefined;
  /** With a place there; or, with nobody's place given yet, who ranked it at all. */
  readonly venue?: Id | undefined;
  /** Part of a name, or a reference. */
  readonly search?: string | undefined;
}
/** Where a page of a list ended. */
export interface CandidacyPlace {
  readonly score: number;
  readonly lottery: string;
  readonly stream: string;
}
export interface CandidacyPage {
  readonly lines: readonly CandidacyLine[];
  /** Undefined on the last page. */
  readonly next: CandidacyPlace | undefined;
}
const score = sql<number>`coalesce(score, -1)`;
const lottery = sql<string>`coalesce(lottery, '')`;

/** Candidacies of a call in the order of score, then lottery; those without a score come last. */
export const listCandidacies = async (
  ledger: Ledger,
  call: Id,
  filter: CandidacyFilter = {},
  { after, limit = 50 }: { readonly after?: CandidacyPlace | undefined; readonly limit?: number } = {},
): Promise<CandidacyPage> => {
  const { statuses, group, venue, search } = filter;
  let query = tables(ledger.db)
    .selectFrom('candidacies')
    .select([...line, 'stream', score.as('by_score'), lottery.as('by_lottery')])
    .where('call', '=', call)
    .orderBy(score, 'desc')
    .orderBy(lottery)
    .orderBy('stream')
    .limit(limit + 1);
  if (statuses !== undefined) query = query.where('status', 'in', [...statuses]);
  if (group !== undefined) query = query.where(sql<boolean>`${group} = any(groups)`);
  if (venue !== undefined) query = query.where(sql<boolean>`(venue = ${venue} or (venue is null and ${venue} = any(ranking)))`);
  if (search !== undefined) {
    const part = `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    query = query.where(sql<boolean>`(name ilike ${part} or reference ilike ${part})`);
  }
  if (after !== undefined) {
    query = query.where(
      sql<boolean>`(-${score}, ${lottery}, stream) > (${-after.score}::integer, ${after.lottery}::text collate "C", ${after.stream}::text collate "C")`,
    );
  }
  const found = await query.execute();
  const last = found.length > limit ? found[limit - 1] : undefined;
  return {
    lines: found.slice(0, limit).map(({ stream: _, by_score: _s, by_lottery: _l, ...rest }) => rest),
    next: last && { score: last.by_score, lottery: last.by_lottery, stream: last.stream },
  };
};

/** Who waits for a place there: has none, or holds one at a venue they ranked lower and would go. */
const waitsFor = (venue: Id) => sql<boolean>`(
  ${venue} = any(ranking) and not ${venue} = any(not_for) and (
    status = 'waiting' or (status in ('offered', 'accepted') and not stays and array_position(ranking, ${venue}) < array_position(ranking, venue))
  ))`;

/** The list at one venue in its order. Someone of a group with a free reserved seat may still be reached before those above. */
export const waitingList = async (
  ledger: Ledger,
  call: Id,
  venue: Id,
  { limit = 200 }: { readonly limit?: number } = {},
): Promise<readonly CandidacyLine[]> =>
  tables(ledger.db)
    .selectFrom('candidacies')
    .select(line)
    .where('call', '=', call)
    .where(waitsFor(venue))
    .orderBy(score, 'desc')
    .orderBy(lottery)
    .orderBy('stream')
    .limit(limit)
    .execute();

/** At which place of a venue's list someone stands today, from 1; by venue, for those they wait for. */
export const waitingPositions = async (ledger: Ledger, id: Id): Promise<ReadonlyMap<Id, number>> => {
  const own = await tables(ledger.db)
    .selectFrom('candidacies')
    .selectAll()
    .where('stream', '=', streamId('candidacy', id))
    .executeTakeFirst();
  const positions = new Map<Id, number>();
  if (own === undefined || own.lottery === null || own.score === null) return positions;
  const mine = own.venue === null ? own.ranking.length : own.ranking.indexOf(own.venue);
  const waits =
    own.status === 'waiting' ? own.ranking : ['offered', 'accepted'].includes(own.status) && !own.stays ? own.ranking.slice(0, mine) : [];
  for (const venue of waits.filter((v) => !own.not_for.includes(v))) {
    const before = await tables(ledger.db)
      .selectFrom('candidacies')
      .select(sql<number>`count(*)::int`.as('before'))
      .where('call', '=', own.call)
      .where(waitsFor(venue))
      .where(
        sql<boolean>`(-${score}, ${lottery}, stream) < (${-own.score}::integer, ${own.lottery}::text collate "C", ${own.stream}::text collate "C")`,
      )
      .executeTakeFirstOrThrow();
    positions.set(venue, before.before + 1);
  }
  return positions;
};

export interface GroupCount {
  /** '' for everyone. */
  readonly group: Id;
  readonly status: CandidacyStatus;
  readonly count: number;
}
/** How many of each group stand where. Someone of two groups counts in both. For managers: small groups are not hidden here. */
export const countByGroup = async (ledger: Ledger, call: Id): Promise<readonly GroupCount[]> => {
  const { rows } = await sql<GroupCount>`
    select g as "group", status, count(*)::int as count from candidacies, unnest(array_append(groups, '')) as g
    where call = ${call} group by 1, 2 order by 1, 2`.execute(ledger.db);
  return rows;
};

/** How many candidacies of a call stand where. */
export const countByStatus = async (ledger: Ledger, call: Id): Promise<Readonly<Partial<Record<CandidacyStatus, number>>>> => {
  const found = await tables(ledger.db)
    .selectFrom('candidacies')
    .select(['status', sql<number>`count(*)::int`.as('count')])
    .where('call', '=', call)
    .groupBy('status')
    .execute();
  return Object.fromEntries(found.map(({ status, count }) => [status, count]));
};

/** Applications that offices have not decided yet: how many, and the oldest of them. */
export const undecided = async (
  ledger: Ledger,
  call: Id,
  { limit = 50 }: { readonly limit?: number } = {},
): Promise<{ readonly count: number; readonly lines: readonly CandidacyLine[] }> => {
  const waiting = tables(ledger.db).selectFrom('candidacies').where('call', '=', call).where('status', '=', 'applied');
  const [counted, lines] = await Promise.all([
    waiting.select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow(),
    waiting.select(line).orderBy('applied_at').orderBy('stream').limit(limit).execute(),
  ]);
  return { count: counted.count, lines };
};

/** A place in the list of offers that run out. */
export interface OfferPlace {
  readonly answerBy: Instant;
  readonly stream: string;
}
/** Offers that ran out, soonest first. `after`: where the last page ended. */
export const dueOffers = async (ledger: Ledger, now: Instant, limit: number, after?: OfferPlace): Promise<readonly OfferPlace[]> => {
  let query = tables(ledger.db)
    .selectFrom('candidacies')
    .select(['answer_by as answerBy', 'stream'])
    .where('status', '=', 'offered')
    .where('answer_by', '<=', now)
    .orderBy('answer_by')
    .orderBy('stream')
    .limit(limit);
  if (after !== undefined) {
    query = query.where(sql<boolean>`(answer_by, stream) > (${after.answerBy}::text collate "C", ${after.stream}::text collate "C")`);
  }
  const found = await query.execute();
  return found.flatMap(({ answerBy, stream }) => (answerBy === null ? [] : [{ answerBy, stream }]));
};

/** What a round reads of everyone who takes part. */
export type RoundLine = Pick<
  CandidacyTable,
  'stream' | 'lot' | 'score' | 'groups' | 'ranking' | 'not_for' | 'status' | 'venue' | 'stays' | 'round'
>;
const takingPart: readonly CandidacyStatus[] = ['admitted', 'waiting', 'offered', 'accepted', 'not-selected'];
/** One page of those who take part in a round of a call, by stream. */
export const listForRound = async (ledger: Ledger, call: Id, after: string, limit: number): Promise<readonly RoundLine[]> =>
  tables(ledger.db)
    .selectFrom('candidacies')
    .select(['stream', 'lot', 'score', 'groups', 'ranking', 'not_for', 'status', 'venue', 'stays', 'round'])
    .where('call', '=', call)
    .where('status', 'in', [...takingPart])
    .where('stream', '>', after)
    .orderBy('stream')
    .limit(limit)
    .execute();

/** One page of streams of a call's candidacies that still wait for something, by stream. */
export const listUnfinished = async (ledger: Ledger, call: Id, after: string, limit: number): Promise<readonly string[]> => {
  const found = await tables(ledger.db)
    .selectFrom('candidacies')
    .select('stream')
    .where('call', '=', call)
    .where('status', 'in', ['applied', 'admitted', 'waiting'])
    .where('stream', '>', after)
    .orderBy('stream')
    .limit(limit)
    .execute();
  return found.map(({ stream }) => stream);
};
