import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../kernel/decider/actor.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { ownDesks } from '../obligations/whose.ts';
import { maySee } from './access.ts';
import type { ActionPlan } from './action-plan.ts';
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
