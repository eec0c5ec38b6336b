import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { dayIn } from '../../kernel/time/local-day.ts';
import { addDays, type Day, type Instant } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { EngagementText } from '../contract.ts';
import { meetingsSeenBy } from '../meeting/queries.ts';
import { lateWith, type OwedWith, type StandingCount } from '../obligations/owed/queries.ts';
import { isBetween } from '../obligations/queries.ts';
import { ownDesks } from '../obligations/whose.ts';
import { groupsSeenBy } from '../working-group/queries.ts';
import { byNeed, healthLimits, healthOf, type Judged, type Lapsing, type Lateness } from './health.ts';

export interface NextMeeting {
  readonly id: Id;
  readonly title: string;
  readonly starts: Instant;
  readonly zone: string;
  readonly place: string;
}
export type LastMeeting = NextMeeting;
export interface Relationship extends Judged {
  readonly partner: string;
  /** Of those the actor sees whole: agreements in force or signed, those still negotiated, and active groups. */
  readonly inForce: number;
  readonly drafts: number;
  readonly groups: number;
  readonly next: NextMeeting | null;
  /** The last that was held. */
  readonly last: LastMeeting | null;
}
/** From whose side, on which day, and what else is known. */
export interface Standpoint {
  /** Our own country. */
  readonly us: string;
  readonly today: Day;
  readonly now: Instant;
  /** Commitments gone quiet, by partner: the register counts them. */
  readonly quiet?: ReadonlyMap<string, number> | undefined;
  /** What is not met between the two, where it has been counted already; only of one partner. */
  readonly owed?: readonly StandingCount[] | undefined;
  /** How far ahead agreements that lapse are told of, in days; what the rules look at when not said. */
  readonly horizon?: { readonly ends: number; readonly renews: number } | undefined;
}

type Condition = RawBuilder<SqlBool>;
const between = (us: string, partner: string | undefined): Condition =>
  partner === undefined ? sql<SqlBool>`${us} = any(o.countries)` : isBetween([us, partner]);
const whole = (actor: Actor): Condition => {
  const desks = ownDesks(actor);
  return desks === null ? sql<SqlBool>`true` : sql<SqlBool>`o.offices && ${[...desks]}::text[]`;
};

/** The same from counts by who owes and how it stands. */
const countedFrom = (counts: readonly StandingCount[], us: string, partner: string): OwedWith => {
  const late = (country: string) => counts.find((c) => c.country === country && c.standing === 'overdue');
  return {
    partner,
    ours: late(us)?.count ?? 0,
    ours_since: late(us)?.since ?? null,
    theirs: late(partner)?.count ?? 0,
    theirs_since: late(partner)?.since ?? null,
    disputed: counts.reduce((sum, c) => sum + c.disputed, 0),
  };
};

interface Standing {
  readonly partner: string;
  readonly in_force: number;
  readonly drafts: number;
}
/** Counted by their sides, of which there are few, before the sides are told apart. */
const agreementsBy = (actor: Actor, { us }: Standpoint, partner: string | undefined): RawBuilder<Standing> =>
  sql<Standing>`
    select p.partner, sum(in_force)::int as in_force, sum(drafts)::int as drafts
    from (
      select o.countries, count(*) filter (where o.status in ('signed', 'in-force')) as in_force,
        count(*) filter (where o.status in ('draft', 'approved')) as drafts
      from agreements o
      where o.status not in ('ended', 'abandoned') and ${between(us, partner)} and ${whole(actor)} group by o.countries
    ) o cross join lateral (select distinct unnest(o.countries) as partner) p
    where p.partner <> ${us} group by 1`;

interface LapsingRow extends Omit<Lapsing, 'title'> {
  readonly countries: readonly string[];
  readonly title: EngagementText;
}
export interface LapsingAgreement extends Lapsing {
  readonly partners: readonly string[];
}
type Horizon = NonNullable<Standpoint['horizon']>;
const rulesHorizon: Horizon = { ends: healthLimits.lapsesSoon, renews: healthLimits.renewalCloses };
const lapsing = (
  actor: Actor,
  { us, today }: Pick<Standpoint, 'us' | 'today'>,
  partner: string | undefined,
  days: Horizon,
) => sql<LapsingRow>`
    select o.id, o.reference, o.title, o.countries,
      case when o.ends is null then 'renews' else 'ends' end as what, coalesce(o.ends, o.renewal_closes) as day
    from agreements o
    where o.status = 'in-force' and (
      o.ends between ${today} and ${addDays(today, days.ends)}
      or o.ends is null and o.renewal_closes between ${today} and ${addDays(today, days.renews)})
      and ${between(us, partner)} and ${whole(actor)}
    order by day, o.id limit 500`;
const lapsingOf = (rows: readonly LapsingRow[], us: string): readonly LapsingAgreement[] =>
  rows.map(({ countries, ...rest }) => ({ ...rest, partners: countries.filter((c) => c !== us) }));

/** Agreements the actor sees whole that end, or whose renewal closes, within so many days; soonest first, at most 500. */
export const lapsingAgreements = async (
  ledger: Ledger,
  actor: Actor,
  at: Pick<Standpoint, 'us' | 'today'>,
  partner?: string,
  days: Horizon = rulesHorizon,
): Promise<readonly LapsingAgreement[]> => lapsingOf((await lapsing(actor, at, partner, days).execute(ledger.db)).rows, at.us);

interface MetRow extends NextMeeting {
  readonly partner: string;
  readonly ahead: boolean;
}
/** The next meeting with each partner, and the one held last, of those the actor sees whole. */
const meetingsBy = (actor: Actor, { us, now }: Standpoint, partner: string | undefined): RawBuilder<MetRow> => {
  const among = [us, ...(partner === undefined ? [] : [partner])].map((country) => sql`${country} = any(meetings.countries)`);
  const indexed = sql`meetings.countries @> ${[partner ?? us]}::text[]`;
  const seen = sql.join([indexed, ...among, meetingsSeenBy(actor, { inner: true })], sql` and `);
  // The first of each set of sides, found among narrow rows, is all that is told apart and read.
  return sql<MetRow>`
    with first as (
      select countries, min(starts || ' ' || stream) as mark, true as ahead
      from meetings where status = 'planned' and ends > ${now} and ${seen} group by countries
      union all
      select countries, max(starts || ' ' || stream), false from meetings where status = 'held' and ${seen} group by countries
    ), told as (
      select p.partner, ahead, case when ahead then min(mark) else max(mark) end as mark
      from first cross join unnest(countries) as p(partner) where p.partner <> ${us} group by 1, 2
    )
    select told.partner, m.id, m.title, m.starts, m.zone, m.place, told.ahead
    from told join meetings m on m.stream = substr(told.mark, strpos(told.mark, ' ') + 1)`;
};
interface GroupCount {
  readonly partner: string;
  readonly count: number;
}
const groupsBy = (actor: Actor, { us }: Standpoint, partner: string | undefined): RawBuilder<GroupCount> => {
  const pair = partner === undefined ? [us] : [us, partner];
  return sql<GroupCount>`
    select p.partner, count(*)::int as count from working_groups cross join unnest(countries) as p(partner)
    where status = 'active' and countries @> ${pair}::text[] and p.partner <> ${us} and ${groupsSeenBy(actor, { inner: true })}
    group by 1`;
};

interface Material {
  readonly counted: readonly OwedWith[];
  readonly standing: readonly Standing[];
  readonly lapsing: readonly LapsingRow[];
  readonly met: readonly MetRow[];
  readonly groups: readonly GroupCount[];
}
/** All of it in one statement: five would wait for one another. */
const materialOf = async (ledger: Ledger, actor: Actor, at: Standpoint, partner: string | undefined): Promise<Material> => {
  const rowsOf = (query: RawBuilder<unknown>) => sql`(select coalesce(json_agg(r), '[]') from (${query}) r)`;
  const isCounted = at.owed !== undefined && partner !== undefined;
  const { rows } = await sql<Material>`/* kept */ select
    ${isCounted ? sql`'[]'::json` : rowsOf(lateWith(actor, at.us, at.today, partner))} as counted,
    ${rowsOf(agreementsBy(actor, at, partner))} as standing, ${rowsOf(lapsing(actor, at, partner, at.horizon ?? rulesHorizon))} as lapsing,
    ${rowsOf(meetingsBy(actor, at, partner))} as met, ${rowsOf(groupsBy(actor, at, partner))} as groups`.execute(ledger.db);
  const [found] = rows;
  if (found === undefined) throw new Error('one row was asked for');
  return isCounted ? { ...found, counted: [countedFrom(at.owed, at.us, partner)] } : found;
};

const late = (count: number | undefined, since: Day | null | undefined): Lateness => ({ count: count ?? 0, since: since ?? null });

const named = (met: MetRow | undefined): NextMeeting | null =>
  met === undefined ? null : { id: met.id, title: met.title, starts: met.starts, zone: met.zone, place: met.place };

const collect = async (
  ledger: Ledger,
  actor: Actor,
  at: Standpoint,
  partners: readonly string[],
  only: string | undefined,
): Promise<readonly Relationship[]> => {
  const found = await materialOf(ledger, actor, at, only);
  const { counted, standing, met, groups } = found;
  const ending = lapsingOf(found.lapsing, at.us);
  const known = only === undefined ? [counted, standing, met, groups].flatMap((rows) => rows.map((row) => row.partner)) : [];
  const of = <T extends { readonly partner: string }>(rows: readonly T[], partner: string) => rows.find((row) => row.partner === partner);
  return [...new Set([...partners, ...known])].map((partner): Relationship => {
    const owed = of(counted, partner);
    const inForce = of(standing, partner)?.in_force ?? 0;
    const drafts = of(standing, partner)?.drafts ?? 0;
    const groupCount = of(groups, partner)?.count ?? 0;
    const ahead = met.find((m) => m.partner === partner && m.ahead);
    const held = met.find((m) => m.partner === partner && !m.ahead);
    const facts = {
      partner,
      today: at.today,
      ours: late(owed?.ours, owed?.ours_since),
      theirs: late(owed?.theirs, owed?.theirs_since),
      disputed: owed?.disputed ?? 0,
      lapsing: ending.filter((l) => l.partners.includes(partner)),
      quiet: at.quiet?.get(partner) ?? 0,
      lastMet: held === undefined ? null : dayIn(held.zone, held.starts),
      nextMeeting: ahead === undefined ? null : dayIn(ahead.zone, ahead.starts),
      active:
        [ahead, held].some((found) => found !== undefined) ||
        inForce + drafts + groupCount > 0 ||
        (owed?.ours ?? 0) + (owed?.theirs ?? 0) + (owed?.disputed ?? 0) > 0,
    };
    return { partner, facts, health: healthOf(facts), inForce, drafts, groups: groupCount, next: named(ahead), last: named(held) };
  });
};

/** All partners at a glance, those we keep waiting first; `partners` stand in the list even where nothing is known of them. */
export const listRelationships = async (
  ledger: Ledger,
  actor: Actor,
  at: Standpoint,
  partners: readonly string[] = [],
): Promise<readonly Relationship[]> => (await collect(ledger, actor, at, partners, undefined)).toSorted(byNeed);

/** One partner, by the same rules. */
export const findRelationship = async (ledger: Ledger, actor: Actor, at: Standpoint, partner: string): Promise<Relationship> => {
  const [found] = await collect(ledger, actor, at, [partner], partner);
  if (found === undefined) throw new Error(`nothing was made of ${partner}`);
  return found;
};
