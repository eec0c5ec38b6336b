import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Day } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ObligationLine, ObligationSource } from './obligation-line.ts';
import type { Standing } from './standing.ts';
import { firstOwed, owedCounts, type StandingCount } from './owed/queries.ts';
import { ownAccount, ownDesks } from './whose.ts';

type Condition = RawBuilder<SqlBool>;
const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
const list = (values: readonly string[]) => sql`${[...values]}::text[]`;
/** All of them are sides. Ours is a side of nearly everything: only the last, the partner, is looked up in the index. */
export const isBetween = (between: readonly string[]): Condition =>
  all([
    sql<SqlBool>`o.countries @> ${list(between.slice(-1))}`,
    ...between.slice(0, -1).map((country) => sql<SqlBool>`${country} = any(o.countries)`),
  ]);

/** The parties' desks, and the offices that owe or watch it. Obligations are nobody else's to read, whatever of the text is public. */
export const obligationsSeenBy = (actor: Actor): Condition => {
  const desks = ownDesks(actor);
  if (desks === null) return sql<SqlBool>`true`;
  const mine = list(desks);
  return sql<SqlBool>`(o.offices && ${mine} or o.owner = any(${mine}) or o.watcher = any(${mine}))`;
};
/** Who sees a meeting whole sees its items: its desks, those who were there, and its group's people. */
export const itemsSeenBy = (actor: Actor): Condition => {
  const desks = ownDesks(actor);
  if (desks === null) return sql<SqlBool>`true`;
  const mine = list(desks);
  const account = ownAccount(actor);
  return sql<SqlBool>`(o.offices && ${mine}
    or o.stream in (select p.stream from meeting_participants p where p.person = ${account}::text)
    or o.group_id in (select g.id from working_groups g where g.offices && ${mine})
    or o.group_id in (select m.group_id from group_members m where m.person = ${account}::text))`;
};

export interface ObligationFilter {
  /** Countries that are all sides of it: ours and a partner's. */
  readonly between?: readonly string[] | undefined;
  /** The side that owes it. */
  readonly country?: string | undefined;
  /** Owed by any side but this one. */
  readonly notBy?: string | undefined;
  /** That this obligation or item waits for. */
  readonly blocking?: Id | undefined;
  /** An office that owes it, or watches it. */
  readonly office?: Id | undefined;
  readonly source?: ObligationSource | undefined;
  /** Of this agreement or meeting. */
  readonly of?: Id | undefined;
  readonly commitment?: string | undefined;
  readonly dueFrom?: Day | undefined;
  readonly dueUntil?: Day | undefined;
  /** As they stand on `today`. */
  readonly standings?: readonly Standing[] | undefined;
  readonly disagree?: boolean | undefined;
  /** Words of the title. */
  readonly words?: string | undefined;
  readonly ids?: readonly Id[] | undefined;
  /** After this one, in the order of the list. */
  readonly after?: { readonly due: Day; readonly id: Id } | undefined;
  /** At most 5,000; 200 when not said. */
  readonly limit?: number | undefined;
}

/** The same rule as `standingOf`, for the database; `claims` is true where who owes it says done and nobody says otherwise. */
const stands = (standing: Standing, claims: Condition, today: Day): Condition => {
  if (standing === 'met') return sql<SqlBool>`o.met is not null`;
  if (standing === 'claimed') return sql<SqlBool>`(o.met is null and ${claims})`;
  const due = standing === 'overdue' ? sql<SqlBool>`o.due < ${today}` : sql<SqlBool>`o.due >= ${today}`;
  return sql<SqlBool>`(o.met is null and ${due} and not ${claims})`;
};
export const claimedObligation = sql<SqlBool>`(not o.disagree and coalesce(o.says -> o.country ->> 'status' = 'done', false))`;
export const claimedItem = sql<SqlBool>`(not o.disputed and coalesce(o.owing = 'done', false))`;

const conditions = (filter: ObligationFilter, claims: Condition, disagree: Condition, today: Day): readonly Condition[] => {
  const { between, country, office, of, commitment, dueFrom, dueUntil, standings, words, after } = filter;
  const like = `%${(words ?? '').trim().replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;
  return [
    ...(between === undefined ? [] : [isBetween(between)]),
    ...(country === undefined ? [] : [sql<SqlBool>`o.country = ${country}`]),
    ...(filter.notBy === undefined ? [] : [sql<SqlBool>`o.country <> ${filter.notBy}`]),
    ...(filter.blocking === undefined ? [] : [sql<SqlBool>`${filter.blocking} = any(o.blocks)`]),
    ...(office === undefined ? [] : [sql<SqlBool>`(o.owner = ${office} or o.watcher = ${office})`]),
    ...(of === undefined ? [] : [sql<SqlBool>`(o.stream = ${`agreement/${of}`} or o.stream = ${`meeting/${of}`})`]),
    ...(commitment === undefined ? [] : [sql<SqlBool>`o.commitment = ${commitment}`]),
    ...(dueFrom === undefined ? [] : [sql<SqlBool>`o.due >= ${dueFrom}`]),
    ...(dueUntil === undefined ? [] : [sql<SqlBool>`o.due <= ${dueUntil}`]),
    ...(standings === undefined
      ? []
      : [
          sql<SqlBool>`(${sql.join(
            standings.map((s) => stands(s, claims, today)),
            sql` or `,
          )})`,
        ]),
    ...(filter.disagree === true ? [sql<SqlBool>`(${disagree} and o.met is null)`] : []),
    ...((words ?? '').trim() === '' ? [] : [sql<SqlBool>`o.title ilike ${like}`]),
    ...(after === undefined ? [] : [sql<SqlBool>`o.due >= ${after.due}`]),
  ];
};

interface Found extends Omit<ObligationLine, 'says' | 'overdueSince'> {
  readonly says: { readonly [country: string]: string | { readonly status: string; readonly words?: string; readonly at?: string } };
  readonly overdue_since: Day | null;
  readonly claimed: boolean;
}
const lineOf = ({ says, overdue_since: overdueSince, claimed: _, ...rest }: Found): ObligationLine => ({
  ...rest,
  overdueSince,
  says: Object.fromEntries(
    Object.entries(says).map(([country, said]) => {
      const { status, words = null, at = null } = typeof said === 'string' ? { status: said } : said;
      return [country, { status: status as ObligationLine['says'][string]['status'], words, at }];
    }),
  ),
});

/** Of a text that is signed; and what was met of one that has ended. */
export const isOwed = sql<SqlBool>`(o.status in ('signed', 'in-force') or (o.status = 'ended' and o.met is not null))`;
const ofAgreements = (where: Condition): RawBuilder<unknown> => sql`
  select 'agreement' as source, o.obligation as id, o.agreement as "of", o.reference, o.clause_number as clause, null::text as "group", o.title,
    o.countries, o.country, o.owner, o.watcher, o.due, o.every, o.indicator, o.commitment, o.says, o.disagree, o.met, o.overdue_since,
    o.escalated, o.blocks, ${claimedObligation} as claimed
  from agreement_obligations o
  where ${isOwed} and ${where}`;
const ofMeetings = (where: Condition): RawBuilder<unknown> => sql`
  select 'meeting' as source, o.item as id, o.meeting as "of", o.reference, null::text as clause, o.group_id as "group", o.title,
    o.countries, o.country, o.owner, o.watcher, o.due, null::text as every, '' as indicator, o.commitment, o.says, o.disputed as disagree, o.met,
    o.overdue_since,
    o.escalated, o.blocks, ${claimedItem} as claimed
  from action_items o where ${where}`;

const idOf = (kind: ObligationSource) => (kind === 'agreement' ? sql.ref('o.obligation') : sql.ref('o.item'));

/**
 * Obligations and action items that the actor may see, earliest due first. Those of a text that nobody has signed are not owed yet, and what
 * an agreement left undone when it ended is owed no more.
 */
export const listObligations = async (
  ledger: Ledger,
  actor: Actor,
  filter: ObligationFilter,
  today: Day,
): Promise<readonly ObligationLine[]> => {
  const { ids, source, after } = filter;
  const limit = Math.min(filter.limit ?? 200, 5_000);
  const one = (kind: ObligationSource): RawBuilder<unknown> => {
    const isAgreement = kind === 'agreement';
    const own = isAgreement
      ? conditions(filter, claimedObligation, sql<SqlBool>`o.disagree`, today)
      : conditions(filter, claimedItem, sql<SqlBool>`o.disputed`, today);
    const id = idOf(kind);
    const more: readonly Condition[] = [
      ...(ids === undefined ? [] : [sql<SqlBool>`${id} = any(${list(ids)})`]),
      ...(after === undefined ? [] : [sql<SqlBool>`(o.due, ${id}) > (${after.due}, ${after.id})`]),
      isAgreement ? obligationsSeenBy(actor) : itemsSeenBy(actor),
    ];
    return isAgreement ? ofAgreements(all([...own, ...more])) : ofMeetings(all([...own, ...more]));
  };
  const parts = (['agreement', 'meeting'] as const)
    .filter((kind) => source === undefined || source === kind)
    .map((kind) => sql`(${one(kind)} order by o.due collate "C", ${idOf(kind)} collate "C" limit ${limit})`);
  const { rows } = await sql<Found>`
    select * from (${sql.join(parts, sql` union all `)}) as both_kinds
    order by due collate "C", id collate "C" limit ${limit}`.execute(ledger.db);
  return rows.map(lineOf);
};

/** Of everything between two countries that is not met: how many by who owes and how they stand, and the first `each` of every kind. */
export const mostUrgent = async (
  ledger: Ledger,
  actor: Actor,
  between: readonly [us: string, partner: string],
  today: Day,
  each: number,
): Promise<{ readonly counts: readonly StandingCount[]; readonly lines: readonly ObligationLine[] }> => {
  const keyed = (source: ObligationSource) =>
    sql<SqlBool>`(o.stream, ${idOf(source)}) in (select k.stream, k.id from keys k where k.source = ${source})`;
  const { rows } = await sql<{ readonly counts: readonly StandingCount[]; readonly lines: readonly Found[] }>`/* kept */
    with counts as materialized (${owedCounts(actor, between, today)}), keys as materialized (${firstOwed(actor, between, today, each)})
    select (select coalesce(json_agg(c), '[]') from counts c) as counts, (select coalesce(json_agg(l), '[]') from (
      select * from (${ofAgreements(keyed('agreement'))} union all ${ofMeetings(keyed('meeting'))}) as both_kinds
      order by due collate "C", id collate "C") l) as lines`.execute(ledger.db);
  return { counts: rows[0]?.counts ?? [], lines: (rows[0]?.lines ?? []).map(lineOf) };
};

/** One obligation or action item the actor may see. `of`: its agreement or meeting, where an id alone could mean two. */
export const findObligation = async (
  ledger: Ledger,
  actor: Actor,
  source: ObligationSource,
  id: Id,
  today: Day,
  of?: Id,
): Promise<ObligationLine | undefined> => (await listObligations(ledger, actor, { source, ids: [id], of, limit: 1 }, today))[0];

/**
 * What waits for `from`, and what waits for that, as far as the actor may see it, behind the lines that are known already; `from` is all of
 * them when not said.
 */
export const withWhatTheyBlock = async (
  ledger: Ledger,
  actor: Actor,
  lines: readonly ObligationLine[],
  today: Day,
  from: readonly ObligationLine[] = lines,
): Promise<readonly ObligationLine[]> => {
  const known = new Map<Id, readonly ObligationLine[]>();
  for (const line of lines) known.set(line.id, [...(known.get(line.id) ?? []), line]);
  const found: ObligationLine[] = [];
  const followed = new Set<Id>();
  let edge = from;
  // Ten steps from a cause nobody follows it any more.
  for (let step = 0; step < 10 && edge.length > 0; step += 1) {
    const ids = [...new Set(edge.flatMap((line) => line.blocks))].filter((id) => !followed.has(id));
    for (const id of ids) followed.add(id);
    const unknown = ids.filter((id) => !known.has(id));
    const more = unknown.length === 0 ? [] : await listObligations(ledger, actor, { ids: unknown, limit: 5_000 }, today);
    found.push(...more);
    edge = [...ids.flatMap((id) => known.get(id) ?? []), ...more];
  }
  return [...lines, ...found];
};
