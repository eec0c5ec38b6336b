/** Calendars to subscribe to: a person's own, a group's, a partner's by secret address; public meetings by an open one. */
import { type Around, findPerson } from '../../identity/index.ts';
import { hashOf, makeToken } from '../../identity/secrets.ts';
import { type Actor, anyone } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { notAllowed, notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Instant } from '../../kernel/time/time.ts';
import { type FoundMeeting, listMeetings, type MeetingLine, type Whose } from '../meeting/queries.ts';
import { findGroup } from '../working-group/queries.ts';
import { entryOf } from './entry.ts';
import { findFeedByHash, hasEnded, insertFeed, listFeeds } from './queries.ts';
import type { FeedKind } from './row.ts';
import { writeCalendar } from './write.ts';

/** Meetings stay in a calendar for so long after they are over. */
const daysBack = 180;
const mostFeeds = 50;

const since = (now: Instant): Instant => new Date(Date.parse(now) - daysBack * 86_400_000).toISOString();
const fileOf = (around: Around, name: string, meetings: readonly MeetingLine[]): string => {
  const entries = meetings.map((m) => entryOf(m.id, m, around.publicUrl));
  return writeCalendar({ method: 'PUBLISH', name, stamp: around.clock(), entries });
};

export interface FeedOrder {
  readonly kind: FeedKind;
  /** The group's id, or the partner's country. */
  readonly about: string;
}
/** Makes a subscription and answers its address, which cannot be shown again: only the token's hash is kept. */
export const makeFeed = async (
  around: Around,
  actor: Actor,
  order: FeedOrder,
): Promise<{ readonly id: Id; readonly address: string } | Refusal> => {
  if (actor.kind !== 'person') return notAllowed({ command: 'MakeFeed' });
  const about = order.kind === 'mine' ? '' : order.about;
  if (order.kind === 'partner' && !/^[A-Z]{2}$/.test(about)) return refuse('country-unknown', { country: about });
  if (order.kind === 'group' && (await findGroup(around.ledger, about, actor))?.sight !== 'all') return notFound({ group: about });
  if ((await listFeeds(around.ledger, actor.id)).length >= mostFeeds) return refuse('too-many-feeds', { most: mostFeeds });
  const token = makeToken(around.random);
  const id = around.makeId();
  const made_at = new Date(around.clock());
  await insertFeed(around.ledger, { hash: hashOf(token), id, person: actor.id, kind: order.kind, about, made_at, revoked_at: null });
  return { id, address: `${around.publicUrl}/calendar/${token}.ics` };
};

/** The file behind a secret address: what its owner may see now. Undefined where the token is none, or its owner may not sign in any more. */
export const calendarOf = async (around: Around, token: string): Promise<string | undefined> => {
  const feed = await findFeedByHash(around.ledger, hashOf(token));
  const owner = feed && (await findPerson(around.ledger.db, feed.person));
  if (feed === undefined || owner?.status !== 'active') return undefined;
  const actor: Actor = { kind: 'person', id: owner.id, grants: owner.grants };
  const of: Whose = feed.kind === 'mine' ? { person: owner.id } : feed.kind === 'group' ? { group: feed.about } : { partner: feed.about };
  const group = feed.kind === 'group' ? await findGroup(around.ledger, feed.about, actor) : undefined;
  const found = await listMeetings(around.ledger, actor, { of, own: true, from: since(around.clock()), limit: 1_000 });
  return fileOf(around, group?.state.title ?? (feed.about === '' ? 'Daricha' : `Daricha ${feed.about}`), found);
};
/** Whether a secret address worked until its owner ended it: programs that ask stop asking. */
export const calendarEnded = ({ ledger }: Pick<Around, 'ledger'>, token: string): Promise<boolean> => hasEnded(ledger, hashOf(token));
/** `/calendar.ics`: meetings that are public, whoever asks. */
export const publicCalendar = async (around: Around): Promise<string> =>
  fileOf(around, 'Daricha', await listMeetings(around.ledger, anyone, { public: true, from: since(around.clock()), limit: 1_000 }));
/** `/meetings/:id.ics`: one meeting, as far as it was found for whoever asks. */
export const calendarOfMeeting = (
  found: Pick<FoundMeeting, 'id' | 'state'>,
  { publicUrl, clock }: Pick<Around, 'publicUrl' | 'clock'>,
): string => writeCalendar({ method: 'PUBLISH', stamp: clock(), entries: [entryOf(found.id, found.state, publicUrl)] });
