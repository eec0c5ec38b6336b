import { type Kysely, sql } from 'kysely';
import type { Actor } from '../../../kernel/decider/actor.ts';
import { type Id, streamId } from '../../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../../kernel/time/time.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { meetingsSeenBy } from '../../meeting/queries.ts';
import type { MeetingTables } from '../../meeting/row.ts';

// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<MeetingTables> => db;

/** A meeting as a list of groups names it. */
export interface Milestone {
  readonly id: Id;
  readonly starts: Instant;
  readonly zone: string;
}
export interface GroupMilestones {
  readonly last: Milestone | null;
  readonly next: Milestone | null;
  /** Published minutes that the actor may read. */
  readonly minutes: number;
}
const named = sql`json_build_object('id', meetings.id, 'starts', meetings.starts, 'zone', meetings.zone)`;

/** The last and the next meeting of each of these groups, as far as the actor may see them. Groups without any are missing. */
export const milestonesOf = async (
  ledger: Ledger,
  actor: Actor,
  groups: readonly Id[],
  now: Instant,
): Promise<ReadonlyMap<Id, GroupMilestones>> => {
  if (groups.length === 0) return new Map();
  const inner = meetingsSeenBy(actor, { inner: true });
  const found = await tables(ledger.db)
    .selectFrom('meetings')
    .select('group_id')
    .select([
      sql<Milestone | null>`(array_agg(${named} order by starts desc) filter (where ends <= ${now} or status = 'held'))[1]`.as('last'),
      sql<Milestone | null>`(array_agg(${named} order by starts) filter (where ends > ${now} and status <> 'held'))[1]`.as('next'),
      sql<number>`(count(*) filter (where minutes = 'published' and (public_minutes or ${inner})))::int`.as('minutes'),
    ])
    .where('group_id', 'in', [...groups])
    .where('status', '<>', 'cancelled')
    .where(meetingsSeenBy(actor))
    .groupBy('group_id')
    .execute();
  return new Map(found.flatMap(({ group_id, ...rest }) => (group_id === null ? [] : [[group_id, rest] as const])));
};
/** How the mandates of these groups begin, at most 400 characters each; who may see the groups was asked before. */
export const mandatesOf = async (ledger: Ledger, groups: readonly Id[]): Promise<ReadonlyMap<Id, string>> => {
  if (groups.length === 0) return new Map();
  const streams = groups.map((id) => streamId('working-group', id));
  const { rows } = await sql<{ id: Id; mandate: string }>`
    select g.id, left(s.state ->> 'mandate', 400) as mandate from working_groups g join streams s on s.stream = g.stream
    where g.stream = any(${streams}::text[])`.execute(ledger.db);
  return new Map(rows.map(({ id, mandate }) => [id, mandate]));
};
