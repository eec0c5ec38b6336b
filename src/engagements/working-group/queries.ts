import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../kernel/decider/actor.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Day } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { maySee, type Sight } from './access.ts';
import type { GroupTable, GroupTables } from './row.ts';
import type { WorkingGroup } from './working-group.ts';

// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<GroupTables> => db;

export interface FoundGroup {
  readonly id: Id;
  /** For `expectedVersion`. */
  readonly version: number;
  readonly state: WorkingGroup;
  readonly sight: Exclude<Sight, 'nothing'>;
}
/** A group as far as the actor may see it; with `sight: 'public'` the members' list is empty. Nothing, where they may not. */
export const findGroup = async (ledger: Ledger, id: Id, actor: Actor): Promise<FoundGroup | undefined> => {
  const found = await ledger.state<WorkingGroup>(streamId('working-group', id));
  const sight = found === undefined ? 'nothing' : maySee(actor, found.state);
  if (found === undefined || sight === 'nothing') return undefined;
  return { id, version: found.version, state: sight === 'all' ? found.state : { ...found.state, members: [] }, sight };
};

/** Offices at whose desks someone works; `anywhere` for the system. */
export const desksOf = (actor: Actor): { readonly anywhere: boolean; readonly offices: readonly Id[] } => {
  const grants = actor.grants.filter((g) => g.role === 'officer' || g.role === 'supervisor');
  return { anywhere: actor.kind === 'system', offices: grants.flatMap((g) => (g.office === null ? [] : [g.office])) };
};
/** Somebody's account, where a member can be known by it. */
export const accountOf = (actor: Actor): Id | null => (actor.kind === 'person' || actor.kind === 'key' ? actor.id : null);

/** `maySee` as a condition on `working_groups`: true where the answer is not `nothing`, with `inner` only where it is `all`. */
export const groupsSeenBy = (actor: Actor, { inner = false } = {}): Expression<SqlBool> => {
  const { anywhere, offices } = desksOf(actor);
  if (anywhere) return sql<SqlBool>`true`;
  return sql<SqlBool>`(${inner ? sql`false` : sql`working_groups.visibility = 'public'`}
    or working_groups.offices && ${[...offices]}::text[]
    or working_groups.stream in (select m.stream from group_members m where m.person = ${accountOf(actor)}::text))`;
};

export type GroupLine = Omit<GroupTable, 'stream' | 'offices'>;
const line = [
  'id',
  'reference',
  'title',
  'countries',
  'secretariat',
  'commitments',
  'agreement',
  'every',
  'status',
  'visibility',
  'founded_at',
  'members',
] as const;

export interface GroupFilter {
  readonly country?: string | undefined;
  /** Number of a commitment. */
  readonly commitment?: string | undefined;
  readonly agreement?: Id | undefined;
  readonly status?: WorkingGroup['status'] | undefined;
  /** Only those of which the actor sees everything: their own groups. */
  readonly own?: boolean | undefined;
}
/** Groups the actor may see, newest first, at most 500. */
export const listGroups = async (ledger: Ledger, actor: Actor, filter: GroupFilter = {}): Promise<readonly GroupLine[]> => {
  let query = tables(ledger.db)
    .selectFrom('working_groups')
    .select(line)
    .where(groupsSeenBy(actor, { inner: filter.own ?? false }));
  if (filter.country !== undefined) query = query.where(sql<SqlBool>`countries @> ${[filter.country]}::text[]`);
  if (filter.commitment !== undefined) query = query.where(sql<SqlBool>`commitments @> ${[filter.commitment]}::text[]`);
  if (filter.agreement !== undefined) query = query.where('agreement', '=', filter.agreement);
  if (filter.status !== undefined) query = query.where('status', '=', filter.status);
  return query.orderBy('founded_at', 'desc').orderBy('id').limit(500).execute();
};
/** When and why a group was closed; nothing while it is active. */
export const closingOf = async (ledger: Ledger, id: Id): Promise<{ readonly day: Day; readonly reason: string } | undefined> => {
  const closed = (await ledger.events(streamId('working-group', id))).findLast((e) => e.type === 'GroupClosed');
  return closed && (closed.data as unknown as { readonly day: Day; readonly reason: string });
};
