import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../../kernel/decider/actor.ts';
import type { Day } from '../../../kernel/time/time.ts';
import type { Standing } from '../standing.ts';
import { ownAccount, ownDesks } from '../whose.ts';
import { pairOf } from './row.ts';

type Condition = RawBuilder<SqlBool>;
type Between = readonly [us: string, partner: string];
const list = (values: readonly string[]) => sql`${[...values]}::text[]`;

export interface StandingCount {
  /** Who owes. */
  readonly country: string;
  readonly standing: Standing;
  readonly count: number;
  /** The earliest day one of them is due. */
  readonly since: Day;
  /** Of them, those on which the sides differ. */
  readonly disputed: number;
}

/** As `obligationsSeenBy` and `itemsSeenBy`, on the narrow rows. */
const obligationsSeen = (actor: Actor): Condition => {
  const desks = ownDesks(actor);
  return desks === null ? sql<SqlBool>`true` : sql<SqlBool>`o.offices && ${list(desks)}`;
};
const itemsSeen = (actor: Actor): Condition => {
  const desks = ownDesks(actor);
  if (desks === null) return sql<SqlBool>`true`;
  const mine = list(desks);
  const account = ownAccount(actor);
  return sql<SqlBool>`(o.offices && ${mine}
    or o.stream in (select p.stream from meeting_participants p where p.person = ${account}::text)
    or o.group_id in (select g.id from working_groups g where g.offices && ${mine})
    or o.group_id in (select m.group_id from group_members m where m.person = ${account}::text))`;
};
const isOf = (between: Between): Condition => {
  const { a, b } = pairOf(...between);
  return sql<SqlBool>`o.a = ${a} and o.b = ${b}`;
};

/** Of what is not met between two countries and the actor may see: how many by who owes and how they stand. */
export const owedCounts = (actor: Actor, between: Between, today: Day): RawBuilder<StandingCount> => sql<StandingCount>`
  select country, case when claimed then 'claimed' when late then 'overdue' else 'open' end as standing,
    count(*)::int as count, min(due) as since, (count(*) filter (where disputed))::int as disputed
  from (
    select o.country, o.claimed, o.due < ${today} and not o.claimed as late, o.due, o.disputed
    from agreement_owed o where ${isOf(between)} and ${obligationsSeen(actor)}
    union all
    select o.country, o.claimed, o.due < ${today} and not o.claimed, o.due, o.disputed
    from meeting_owed o where ${isOf(between)} and ${itemsSeen(actor)}
  ) o group by country, claimed, late`;

/** Source, stream and id of the first `each` of every kind in `counts`, earliest due first: a few steps in an index for each. */
export const firstOwed = (actor: Actor, between: Between, today: Day, each: number): RawBuilder<unknown> => {
  const isOne = sql<SqlBool>`o.country = kind.country and o.claimed = (kind.standing = 'claimed')
    and o.due >= case kind.standing when 'open' then ${today} else '' end and o.due < case kind.standing when 'overdue' then ${today} else '~' end`;
  return sql`select one.source, one.stream, one.id from counts kind cross join lateral (
    select * from (
      (select 'agreement' as source, o.stream, o.obligation as id, o.due from agreement_owed o
        where ${isOf(between)} and ${isOne} and ${obligationsSeen(actor)} order by o.due, o.obligation limit ${each})
      union all
      (select 'meeting', o.stream, o.item, o.due from meeting_owed o
        where ${isOf(between)} and ${isOne} and ${itemsSeen(actor)} order by o.due, o.item limit ${each})
    ) as both_kinds order by due, id limit ${each}) as one`;
};

export interface OwedWith {
  readonly partner: string;
  readonly ours: number;
  readonly ours_since: Day | null;
  readonly theirs: number;
  readonly theirs_since: Day | null;
  readonly disputed: number;
}
/** What is late between a country and each other one, or only `partner`, and on what they differ. */
export const lateWith = (actor: Actor, us: string, today: Day, partner: string | undefined): RawBuilder<OwedWith> => {
  const of = partner === undefined ? sql<SqlBool>`(o.a = ${us} or o.b = ${us})` : isOf([us, partner]);
  const alarming = sql<SqlBool>`(o.due < ${today} and not o.claimed or o.disputed)`;
  const side = sql`case when o.a = ${us} then o.b else o.a end as partner`;
  return sql<OwedWith>`
    select partner,
      count(*) filter (where late and country = ${us})::int as ours,
      min(due) filter (where late and country = ${us}) as ours_since,
      count(*) filter (where late and country = partner)::int as theirs,
      min(due) filter (where late and country = partner) as theirs_since,
      count(*) filter (where disputed)::int as disputed
    from (
      select ${side}, o.country, o.due, o.due < ${today} and not o.claimed as late, o.disputed
      from agreement_owed o where ${of} and ${alarming} and ${obligationsSeen(actor)}
      union all
      select ${side}, o.country, o.due, o.due < ${today} and not o.claimed, o.disputed
      from meeting_owed o where ${of} and ${alarming} and ${itemsSeen(actor)}
    ) o group by partner`;
};
