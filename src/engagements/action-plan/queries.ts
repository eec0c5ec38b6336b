import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../kernel/decider/actor.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Day } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { StandingsOfQuarter } from '../obligations/quarters.ts';
import { claimedItem, claimedObligation, isOwed, itemsSeenBy, obligationsSeenBy } from '../obligations/queries.ts';
import { ownDesks } from '../obligations/whose.ts';
import { maySee } from './access.ts';
import type { ActionPlan, PlanLine } from './action-plan.ts';
import type { ActionPlanTable, ActionPlanTables } from './row.ts';

// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<ActionPlanTables> => db;

export interface FoundPlan {
  readonly id: Id;
  /** For `expectedVersion`; the lines' own is in the state. */
  readonly version: number;
  readonly state: ActionPlan;
}
/** A plan the actor may see; undefined: as if there were none. */
export const findPlan = async (ledger: Ledger, id: Id, actor: Actor): Promise<FoundPlan | undefined> => {
  const found = await ledger.state<ActionPlan>(streamId('action-plan', id));
  return found === undefined || maySee(actor, found.state) === 'nothing' ? undefined : { id, ...found };
};

export type PlanSummary = Omit<ActionPlanTable, 'stream' | 'offices'>;
const line = [
  ...(['id', 'reference', 'title', 'partner', 'office', 'from_day', 'until_day', 'status', 'version', 'lines'] as const),
  ...(['waits_for', 'comments'] as const),
] as const;
export interface PlanFilter {
  readonly partner?: string | undefined;
  readonly status?: ActionPlan['status'] | undefined;
  /** Only those that wait for the sign-off of an office where the actor works. */
  readonly waiting?: boolean | undefined;
}
/** Plans the actor may see, those that end last first; at most 200. */
export const listPlans = async (ledger: Ledger, actor: Actor, filter: PlanFilter = {}): Promise<readonly PlanSummary[]> => {
  const desks = ownDesks(actor);
  let query = tables(ledger.db).selectFrom('action_plans').select(line);
  if (desks !== null) query = query.where(sql<SqlBool>`offices && ${[...desks]}::text[]`);
  if (filter.partner !== undefined) query = query.where('partner', '=', filter.partner);
  if (filter.status !== undefined) query = query.where('status', '=', filter.status);
  if (filter.waiting === true) query = query.where(sql<SqlBool>`waits_for && ${[...(desks ?? [])]}::text[]`);
  return query.orderBy('until_day', 'desc').orderBy('id').limit(200).execute();
};

interface LineCount extends StandingsOfQuarter {
  /** Ids of those that are overdue. */
  readonly overdue: readonly Id[] | null;
}
/** How a plan's lines stand, of those that `desk` may see, by quarter: counted where they are kept, and none of them read. */
export const countPlanLines = async (
  ledger: Ledger,
  desk: Actor,
  lines: readonly Pick<PlanLine, 'source' | 'obligation'>[],
  today: Day,
): Promise<readonly LineCount[]> => {
  const keys = (kind: 'agreement' | 'meeting', id: 'obligation' | 'item') => {
    const own = lines.filter((line) => line.source.startsWith(`${kind}/`));
    const [streams, ids] = [own.map((line) => line.source), own.map((line) => line.obligation)];
    return sql<SqlBool>`(o.stream, ${sql.ref(`o.${id}`)}) in (select distinct s, i from unnest(${streams}::text[], ${ids}::text[]) as k(s, i))`;
  };
  const { rows } = await sql<LineCount>`/* kept */
    select left(due, 4) || '-Q' || (substr(due, 6, 2)::int + 2) / 3 as quarter, standing, count(*)::int as count,
      (count(*) filter (where met > due))::int as late, (count(*) filter (where disagree and met is null))::int as disagree,
      array_agg(id) filter (where standing = 'overdue') as overdue
    from (
      select id, due, met, disagree,
        case when met is not null then 'met' when claimed then 'claimed' when due < ${today} then 'overdue' else 'open' end as standing
      from (
        select o.obligation as id, o.due collate "C" as due, o.met collate "C" as met, o.disagree, ${claimedObligation} as claimed
        from agreement_obligations o where ${isOwed} and ${keys('agreement', 'obligation')} and ${obligationsSeenBy(desk)}
        union all
        select o.item, o.due, o.met, o.disputed, ${claimedItem}
        from action_items o where ${keys('meeting', 'item')} and ${itemsSeenBy(desk)}
      ) found
    ) stands group by 1, 2`.execute(ledger.db);
  return rows;
};
