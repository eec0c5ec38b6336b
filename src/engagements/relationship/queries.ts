import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { dayIn } from '../../kernel/time/local-day.ts';
import { addDays, type Day, type Instant } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { EngagementText } from '../contract.ts';
import { meetingsSeenBy } from '../meeting/queries.ts';
import { claimedItem, claimedObligation, isBetween, itemsSeenBy, obligationsSeenBy, type StandingCount } from '../obligations/queries.ts';
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

interface Counted {
  readonly partner: string;
  readonly ours: number;
  readonly ours_since: Day | null;
  readonly theirs: number;
  readonly theirs_since: Day | null;
  readonly disputed: number;
}
const overdueBy = async (
  ledger: Ledger,
  actor: Actor,
  { us, today }: Standpoint,
  partner: string | undefined,
): Promise<readonly Counted[]> => {
  const { rows } = await sql<Counted>`
    with owed as (
      select o.countries, o.country, o.due, o.due < ${today} and not ${claimedObligation} as late, o.disagree as disputed
      from agreement_obligations o
      where o.met is null and o.status in ('signed', 'in-force') and (o.due < ${today} or o.disagree)
        and ${between(us, partner)} and ${obligationsSeenBy(actor)}
      union all
      select o.countries, o.country, o.due, o.due < ${today} and not ${claimedItem}, o.disputed
      from action_items o
      where o.met is null and (o.due < ${today} or o.disputed) and ${between(us, partner)} and ${itemsSeenBy(actor)}
    )
    select p.partner,
      count(*) filter (where late and country = ${us})::int as ours,
      min(due) filter (where late and country = ${us}) as ours_since,
      count(*) filter (where late and country = p.partner)::int as theirs,
      min(due) filter (where late and country = p.partner) as theirs_since,
      count(*) filter (where disputed)::int as disputed
    from owed cross join unnest(owed.countries) as p(partner)
    where p.partner <> ${us} group by 1`.execute(ledger.db);
  return rows;
};

/** The same from counts by who owes and how it stands. */
const countedFrom = (counts: readonly StandingCount[], us: string, partner: string): Counted => {
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
const agreementsBy = async (
  ledger: Ledger,
  actor: Actor,
  { us }: Standpoint,
  partner: string | undefined,
): Promise<readonly Standing[]> => {
  const { rows } = await sql<Standing>`
    select p.partner, count(*) filter (where o.status in ('signed', 'in-force'))::int as in_force,
      count(*) filter (where o.status in ('draft', 'approved'))::int as drafts
    from agreements o cross join unnest(o.countries) as p(partner)
    where p.partner <> ${us} and ${between(us, partner)} and ${whole(actor)} and o.status not in ('ended', 'abandoned')
    group by 1`.execute(ledger.db);
  return rows;
};

interface LapsingRow extends Omit<Lapsing, 'title'> {
  readonly countries: readonly string[];
  readonly title: EngagementText;
}
export interface LapsingAgreement extends Lapsing {
  readonly partners: readonly string[];
}
/** Agreements the actor sees whole that end, or whose renewal closes, within so many days; soonest first, at most 500. */
export const lapsingAgreements = async (
  ledger: Ledger,
  actor: Actor,
  { us, today }: Pick<Standpoint, 'us' | 'today'>,
  partner?: string,
  days: { readonly ends: number; readonly renews: number } = { ends: healthLimits.lapsesSoon, renews: healthLimits.renewalCloses },
): Promise<readonly LapsingAgreement[]> => {
  const { rows } = await sql<LapsingRow>`
    select o.id, o.reference, o.title, o.countries,
      case when o.ends is null then 'renews' else 'ends' end as what, coalesce(o.ends, o.renewal_closes) as day
    from agreements o
    where o.status = 'in-force' and ${between(us, partner)} and ${whole(actor)} and (
      o.ends between ${today} and ${addDays(today, days.ends)}
      or o.ends is null and o.renewal_closes between ${today} and ${addDays(today, days.renews)})
    order by day, o.id limit 500`.execute(ledger.db);
  return rows.map(({ countries, ...rest }) => ({ ...rest, partners: countries.filter((c) => c !== us) }));
};

interface MetRow extends NextMeeting {
  readonly partner: string;
  readonly ahead: boolean;
}
/** The next meeting with each partner, and the one held last, of those the actor sees whole. */
const meetingsBy = async (
  ledger: Ledger,
  actor: Actor,
  { us, now }: Standpoint,
  partner: string | undefined,
): Promise<readonly MetRow[]> => {
  const seen = meetingsSeenBy(actor, { inner: true });
  const pair = partner === undefined ? [us] : [us, partner];
  const { rows } = await sql<MetRow>`
    (select distinct on (p.partner) p.partner, id, title, starts, zone, place, true as ahead
      from meetings cross join unnest(countries) as p(partner)
      where status = 'planned' and ends > ${now} and countries @> ${pair}::text[] and p.partner <> ${us} and ${seen}
      order by p.partner, starts, id)
    union all
    (select distinct on (p.partner) p.partner, id, title, starts, zone, place, false
      from meetings cross join unnest(countries) as p(partner)
      where status = 'held' and countries @> ${pair}::text[] and p.partner <> ${us} and ${seen}
      order by p.partner, starts desc, id)`.execute(ledger.db);
  return rows;
};
const groupsBy = async (ledger: Ledger, actor: Actor, { us }: Standpoint, partner: string | undefined) => {
  const pair = partner === undefined ? [us] : [us, partner];
  const { rows } = await sql<{ readonly partner: string; readonly count: number }>`
    select p.partner, count(*)::int as count from working_groups cross join unnest(countries) as p(partner)
    where status = 'active' and countries @> ${pair}::text[] and p.partner <> ${us} and ${groupsSeenBy(actor, { inner: true })}
    group by 1`.execute(ledger.db);
  return rows;
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
  const [counted, standing, lapsing, met, groups] = await Promise.all([
    at.owed !== undefined && only !== undefined ? [countedFrom(at.owed, at.us, only)] : overdueBy(ledger, actor, at, only),
    agreementsBy(ledger, actor, at, only),
    lapsingAgreements(ledger, actor, at, only, at.horizon),
    meetingsBy(ledger, actor, at, only),
    groupsBy(ledger, actor, at, only),
  ]);
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
      lapsing: lapsing.filter((l) => l.partners.includes(partner)),
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
