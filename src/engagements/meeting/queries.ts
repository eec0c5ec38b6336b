import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../kernel/decider/actor.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Sight } from '../working-group/access.ts';
import { accountOf, desksOf } from '../working-group/queries.ts';
import type { WorkingGroup } from '../working-group/working-group.ts';
import { type GroupOfMeeting, maySee, publicPart } from './access.ts';
import type { Meeting } from './meeting.ts';
import type { ActionItemTable, MeetingTable, MeetingTables } from './row.ts';

// The ledger's db knows no room's tables; this is where they are named.
const tables = (db: Ledger['db']): Kysely<MeetingTables> => db;

export const groupOf = async (ledger: Ledger, { group }: Pick<Meeting, 'group'>): Promise<GroupOfMeeting> =>
  group === null ? null : ((await ledger.state<WorkingGroup>(streamId('working-group', group)))?.state ?? null);

export interface FoundMeeting {
  readonly id: Id;
  /** For `expectedVersion`. */
  readonly version: number;
  readonly state: Meeting;
  readonly sight: Exclude<Sight, 'nothing'>;
}
/** A meeting as far as the actor may see it: with `sight: 'public'` only its public part. Nothing, where they may not. */
export const findMeeting = async (ledger: Ledger, id: Id, actor: Actor): Promise<FoundMeeting | undefined> => {
  const found = await ledger.state<Meeting>(streamId('meeting', id));
  if (found === undefined) return undefined;
  const sight = maySee(actor, found.state, await groupOf(ledger, found.state));
  if (sight === 'nothing') return undefined;
  return { id, version: found.version, state: sight === 'all' ? found.state : publicPart(found.state), sight };
};

/** `maySee` as a condition on `meetings`: true where the answer is not `nothing`, with `inner` only where it is `all`. */
export const meetingsSeenBy = (actor: Actor, { inner = false } = {}): Expression<SqlBool> => {
  const { anywhere, offices } = desksOf(actor);
  if (anywhere) return sql<SqlBool>`true`;
  const account = accountOf(actor);
  return sql<SqlBool>`(${inner ? sql`false` : sql`meetings.visibility = 'public' or meetings.public_minutes`}
    or meetings.offices && ${[...offices]}::text[]
    or meetings.stream in (select p.stream from meeting_participants p where p.person = ${account}::text)
    or meetings.group_id in (select g.id from working_groups g where g.offices && ${[...offices]}::text[])
    or meetings.group_id in (select m.group_id from group_members m where m.person = ${account}::text))`;
};

export type MeetingLine = Omit<MeetingTable, 'stream' | 'offices' | 'wake_on'>;
const line = [
  'id',
  'kind',
  'reference',
  'title',
  'countries',
  'group_id',
  'office',
  'starts',
  'ends',
  'zone',
  'place',
  'status',
  'sequence',
  'invited',
  'visibility',
  'minutes',
  'public_minutes',
  'participants',
  'items',
  'open_items',
] as const;

/** Whose meetings: a person's, by account; a group's; those with a partner, by country. */
export type Whose = { readonly person: Id } | { readonly group: Id } | { readonly partner: string };
export interface MeetingFilter {
  readonly of?: Whose | undefined;
  /** Those that end after this. */
  readonly from?: Instant | undefined;
  /** Those that have ended by then. */
  readonly endedBy?: Instant | undefined;
  /** Those that begin before this. */
  readonly until?: Instant | undefined;
  readonly status?: Meeting['status'] | undefined;
  readonly kind?: Meeting['kind'] | undefined;
  /** Only those of which the actor sees everything. */
  readonly own?: boolean | undefined;
  /** Only what anyone may see, whoever asks: whose meeting itself is public. */
  readonly public?: boolean | undefined;
  readonly latestFirst?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}
/** A restricted meeting that somebody knows only by its public minutes tells neither place nor numbers. */
const asSeen = ({ inner, ...found }: MeetingLine & { readonly inner: boolean }): MeetingLine => {
  if (inner) return found;
  const counts = { participants: 0, items: 0, open_items: 0, minutes: found.public_minutes ? found.minutes : 'none' } as const;
  return { ...found, ...counts, place: found.visibility === 'public' ? found.place : '' };
};

const matching = (ledger: Ledger, actor: Actor, filter: MeetingFilter) => {
  const { of, from, endedBy, until, status, kind, own = false } = filter;
  let query = tables(ledger.db)
    .selectFrom('meetings')
    .where(meetingsSeenBy(actor, { inner: own }));
  if (filter.public === true) query = query.where('visibility', '=', 'public');
  if (of !== undefined && 'person' in of)
    query = query.where(sql<SqlBool>`meetings.stream in (select p.stream from meeting_participants p where p.person = ${of.person})`);
  if (of !== undefined && 'group' in of) query = query.where('group_id', '=', of.group);
  if (of !== undefined && 'partner' in of) query = query.where(sql<SqlBool>`meetings.countries @> ${[of.partner]}::text[]`);
  if (from !== undefined) query = query.where('ends', '>', from);
  if (endedBy !== undefined) query = query.where('ends', '<=', endedBy);
  if (until !== undefined) query = query.where('starts', '<', until);
  if (status !== undefined) query = query.where('status', '=', status);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  return query;
};
/** Meetings the actor may see, soonest first unless `latestFirst`; at most 1,000, 200 unless told. */
export const listMeetings = async (ledger: Ledger, actor: Actor, filter: MeetingFilter = {}): Promise<readonly MeetingLine[]> => {
  const { latestFirst = false, limit = 200, offset = 0 } = filter;
  const found = await matching(ledger, actor, filter)
    .select(line)
    .select(sql<boolean>`coalesce(${meetingsSeenBy(actor, { inner: true })}, false)`.as('inner'))
    .orderBy('starts', latestFirst ? 'desc' : 'asc')
    .orderBy('stream')
    .limit(Math.min(limit, 1_000))
    .offset(offset)
    .execute();
  return found.map(asSeen);
};
/** How many meetings of a filter the actor may see. */
export const countMeetings = async (ledger: Ledger, actor: Actor, filter: MeetingFilter): Promise<number> => {
  const counted = matching(ledger, actor, filter).select((eb) => eb.fn.countAll<number>().as('count'));
  return Number((await counted.executeTakeFirstOrThrow()).count);
};
/** Meetings of a person, a group or a partner that the actor may see. */
export const meetingsOf = (
  ledger: Ledger,
  whose: Whose,
  actor: Actor,
  filter: Omit<MeetingFilter, 'of'> = {},
): Promise<readonly MeetingLine[]> => listMeetings(ledger, actor, { ...filter, of: whose });

export type ActionItemLine = Omit<ActionItemTable, 'stream' | 'offices'>;
/** Action items of a group's meetings, soonest due first: for those who see the group whole. At most 1,000. */
export const listItemsOfGroup = async (ledger: Ledger, group: Id): Promise<readonly ActionItemLine[]> => {
  const found = await tables(ledger.db)
    .selectFrom('action_items')
    .selectAll()
    .where('group_id', '=', group)
    .orderBy('due')
    .orderBy('item')
    .limit(1_000)
    .execute();
  return found.map(({ stream: _stream, offices: _offices, ...item }) => item);
};

/** Meetings for which the calendar may have something to say by now: days begin up to 14 hours before they do in UTC. */
export const meetingsToWake = async (ledger: Ledger, now: Instant, limit = 500): Promise<readonly Id[]> => {
  const day = new Date(Date.parse(now) + 14 * 3_600_000).toISOString().slice(0, 10);
  const found = await tables(ledger.db)
    .selectFrom('meetings')
    .select('id')
    .where('wake_on', '<=', day)
    .orderBy('wake_on')
    .orderBy('stream')
    .limit(limit)
    .execute();
  return found.map((m) => m.id);
};
