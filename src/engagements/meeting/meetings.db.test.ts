import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { communiques } from '../../communiques/index.ts';
import type { Communique } from '../../communiques/communique/communique.ts';
import { deskQueue, findDeskPage } from '../../communiques/communique/queries.ts';
import { rulesExtractor } from '../../communiques/extraction/rules.ts';
import { type Actor, anyone, system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { answerByLink, findInvitation } from '../calendar/answers.ts';
import { calendarOf, calendarOfMeeting, makeFeed, publicCalendar } from '../calendar/feeds.ts';
import { endFeed, listFeeds } from '../calendar/queries.ts';
import { type MeetingsTest, openMeetingsTest } from '../testing/meetings.ts';
import * as group from '../working-group/examples.ts';
import { workingGroup } from '../working-group/group-decider.ts';
import { findGroup, listGroups } from '../working-group/queries.ts';
import * as x from './examples.ts';
import { meeting } from './meeting-decider.ts';
import type { Meeting } from './meeting.ts';
import { minutesDraft } from './minutes-draft.ts';
import { passMeetingTime } from './pass-time.ts';
import { findMeeting, listItemsOfGroup, listMeetings, meetingsOf } from './queries.ts';

let t: MeetingsTest;
const actors: Record<string, Actor> = {};
const later = { starts: '2026-05-04T05:00:00.000Z', ends: '2026-05-04T08:00:00.000Z' };
const at = (role: 'officer' | 'supervisor' | 'editor' | 'applicant', office: string) => [{ role, office }];
const who = (name: string): Actor => actors[name] ?? anyone;
const plan = async (id: string, change: object = {}): Promise<void> => {
  await t.order(meeting, 'PlanMeeting', id, { ...x.planning, ...later, group: null, reference: id, ...change });
};

beforeAll(async () => {
  const around = { clock: () => t.clock(), makeId: randomUUID };
  const register = communiques({
    extractor: rulesExtractor(),
    rules: { home: 'AX', quietDays: 90 },
    publicUrl: 'https://node.example.org',
    ...around,
  });
  t = await openMeetingsTest({ rooms: [register] });
  const people: Readonly<Record<string, Actor['grants']>> = {
    desk: at('officer', 'sea-desk'),
    otherDesk: at('supervisor', 'reef-desk'),
    lab: at('officer', 'reef-lab'),
    member: [],
    participant: [],
    stranger: at('supervisor', 'far-desk'),
    editor: at('editor', 'sea-desk'),
    administrator: [{ role: 'administrator', office: null }],
  };
  for (const [name, grants] of Object.entries(people)) actors[name] = await t.account(name, grants);
  await t.order(workingGroup, 'FoundGroup', 'group-1', group.founding);
  for (const seat of [group.seats.chair, group.seats.otherChair]) await t.order(workingGroup, 'AddMember', 'group-1', group.joining(seat));
  await t.order(workingGroup, 'AddMember', 'group-1', {
    ...group.joining(group.seats.guest),
    office: 'guest-house',
    person: who('member').id,
  });
  await plan('of-group', { group: 'group-1', office: 'sea-desk', desks: [{ country: 'AX', office: 'sea-desk' }] });
  await plan('alone', { place: 'Secret cove' });
  await t.order(meeting, 'AddParticipant', 'alone', { ...x.adding(x.seats.guest), person: who('participant').id });
  await plan('open', { visibility: 'public' });
}, 60_000);
afterAll(() => t.close());

describe('what is restricted', () => {
  const inner: Readonly<Record<string, readonly string[]>> = {
    desk: ['alone', 'of-group', 'open'],
    otherDesk: ['alone', 'of-group', 'open'],
    lab: [],
    member: ['of-group'],
    participant: ['alone'],
    stranger: [],
    editor: [],
    administrator: [],
    anyone: [],
  };
  it.each(Object.keys(inner))('is in no page, list, search, feed or calendar of others: %s', async (name) => {
    const actor = name === 'anyone' ? anyone : who(name);
    const own = inner[name] ?? [];
    const seen = [...new Set([...own, 'open'])].sort();
    expect((await listMeetings(t.ledger, actor)).map((m) => m.id).sort()).toEqual(seen);
    expect((await listMeetings(t.ledger, actor, { own: true })).map((m) => m.id).sort()).toEqual([...own].sort());
    expect((await meetingsOf(t.ledger, { partner: 'FJ' }, actor)).map((m) => m.id).sort()).toEqual(seen);
    for (const id of ['alone', 'of-group', 'open']) {
      const found = await findMeeting(t.ledger, id, actor);
      expect(found?.sight).toBe(own.includes(id) ? 'all' : id === 'open' ? 'public' : undefined);
      const file = found && calendarOfMeeting(found, t);
      expect(file?.includes('Secret cove') ?? false).toBe(id === 'alone' && own.includes('alone'));
    }
    const sees = ['desk', 'otherDesk', 'member'].includes(name);
    expect((await findGroup(t.ledger, 'group-1', actor))?.sight).toBe(sees ? 'all' : undefined);
    expect((await listGroups(t.ledger, actor)).map((g) => g.id)).toEqual(sees ? ['group-1'] : []);
    if (name === 'anyone') return;
    const feed = await makeFeed(t, actor, { kind: 'partner', about: 'FJ' });
    if (isRefusal(feed)) throw new Error(feed.reason);
    const file = await calendarOf(t, feed.address.replace(/^.*\/(.*)\.ics$/, '$1'));
    expect([...(file ?? '').matchAll(/^UID:(.*)@/gm)].map(([, id]) => id).sort()).toEqual([...own].sort());
  });
  it('is not in the public calendar', async () => {
    const file = await publicCalendar(t);
    expect([...file.matchAll(/^UID:(.*)@/gm)].map(([, id]) => id)).toEqual(['open']);
    expect(file).not.toContain('ATTENDEE');
  });
});

describe('a calendar to subscribe to', () => {
  const tokenOf = (address: string): string => address.replace(/^.*\/(.*)\.ics$/, '$1');
  const feedFor = async (name: string, kind: 'mine' | 'group' | 'partner', about = '') => {
    const made = await makeFeed(t, who(name), { kind, about });
    if (isRefusal(made)) throw new Error(made.reason);
    return made;
  };
  it('has an address that is kept nowhere, and ends when its owner says so', async () => {
    const feed = await feedFor('participant', 'mine');
    expect(feed.address).toMatch(/^https:\/\/node\.example\.org\/calendar\/[\w-]{43}\.ics$/);
    expect(await calendarOf(t, tokenOf(feed.address))).toContain('UID:alone@');
    expect(await calendarOf(t, 'a'.repeat(43))).toBeUndefined();
    expect(JSON.stringify(await listFeeds(t.ledger, who('participant').id))).not.toContain(tokenOf(feed.address));
    expect(await endFeed(t.ledger, who('desk').id, feed.id, t.clock())).toBe(false);
    expect(await endFeed(t.ledger, who('participant').id, feed.id, t.clock())).toBe(true);
    expect(await calendarOf(t, tokenOf(feed.address))).toBeUndefined();
  });
  it('of a group is for those who see the group, and shows what they may see on the day it is asked for', async () => {
    expect(await makeFeed(t, who('stranger'), { kind: 'group', about: 'group-1' })).toMatchObject({ reason: 'not-found' });
    expect(await makeFeed(t, who('stranger'), { kind: 'partner', about: 'Fiji' })).toMatchObject({ reason: 'country-unknown' });
    expect(await makeFeed(t, anyone, { kind: 'mine', about: '' })).toMatchObject({ reason: 'not-allowed' });
    const feed = await feedFor('member', 'group', 'group-1');
    expect(await calendarOf(t, tokenOf(feed.address))).toContain('UID:of-group@');
    await t.order(workingGroup, 'RemoveMember', 'group-1', { member: 'guest-fj' });
    expect(await calendarOf(t, tokenOf(feed.address))).not.toContain('UID:of-group@');
  });
});

describe('a personal link', () => {
  it('leads to the one invitation, takes an answer and another, and nothing once it is out of date', async () => {
    await plan('linked');
    await t.order(meeting, 'AddParticipant', 'linked', x.adding(x.seats.guest));
    await t.order(meeting, 'SendInvitations', 'linked', {});
    const [mail] = (await t.deliver()).filter((m) => m.recipient === 'guest-fj@example.org');
    expect(mail?.calendar).toContain('METHOD:REQUEST');
    const token = /\/invitations\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
    expect(await findInvitation(t, token)).toMatchObject({ meeting: 'linked', participant: { id: 'guest-fj' } });
    for (const attendance of ['accepted', 'declined'] as const) {
      await answerByLink(t, token, { id: `answer-${attendance}`, attendance, sequence: 0 });
      expect((await findInvitation(t, token))?.participant.attendance).toBe(attendance);
    }
    await t.order(meeting, 'MoveMeeting', 'linked', { ...x.moving, ...later, starts: '2026-05-04T06:00:00.000Z' });
    expect(await answerByLink(t, token, { id: 'late', attendance: 'accepted', sequence: 0 })).toMatchObject({
      reason: 'answer-out-of-date',
    });
    expect(await answerByLink(t, 'b'.repeat(43), { id: 'lost', attendance: 'accepted', sequence: 0 })).toMatchObject({
      reason: 'not-found',
    });
    await t.ledger.erase({ person: 'guest-fj' });
    expect((await findInvitation(t, token))?.participant).toMatchObject({ name: null, email: null });
  });
});

describe('a meeting of a group', () => {
  it('leaves minutes whose promises wait on the desk, and items that become overdue', async () => {
    const held = { starts: '2026-02-20T05:00:00.000Z', ends: '2026-02-20T08:00:00.000Z', group: 'group-1' };
    await plan('first', held);
    await t.order(meeting, 'RecordDecision', 'first', {
      id: 'd-1',
      text: 'Both sides agreed to set up a joint centre for tide tables',
      agenda: null,
    });
    await t.order(meeting, 'AddActionItem', 'first', { ...x.item, due: '2026-02-28' });
    await t.order(meeting, 'HoldMeeting', 'first', {});
    const state = (await t.ledger.state<Meeting>('meeting/first'))?.state;
    if (state === undefined) throw new Error('no meeting');
    await t.order(meeting, 'WriteMinutes', 'first', { text: minutesDraft(state, group.founding, 'en'), language: 'en' });
    const digest = (await t.ledger.state<Meeting>('meeting/first'))?.state.minutes?.digest;
    for (const country of ['AX', 'FJ']) await t.order(meeting, 'AgreeMinutes', 'first', { country, digest });
    await t.order(meeting, 'PublishMinutes', 'first', { visibility: 'restricted' });
    await t.ledger.settled();
    expect(await deskQueue(t.ledger)).toEqual([]);
    await t.order(meeting, 'PublishMinutes', 'first', { visibility: 'public' });
    await t.ledger.settled();
    await t.deliver();
    const [waiting] = await deskQueue(t.ledger);
    expect(waiting).toMatchObject({ title: x.planning.title });
    const page = waiting && (await findDeskPage(t.ledger, waiting.id));
    expect(page?.sources).toMatchObject([{ url: 'https://node.example.org/meetings/first', outlet: 'first', published: '2026-02-20' }]);
    const { candidates } = (await t.ledger.state<Communique>(`communique/${waiting?.id}`))?.state ?? { candidates: [] };
    expect(candidates.map((c) => c.fields.quote)).toEqual([
      expect.stringContaining('set up a joint centre for tide tables'),
      expect.stringContaining('send the tables of the northern harbours'),
    ]);
    const public_ = await findMeeting(t.ledger, 'first', anyone);
    expect(public_).toMatchObject({
      sight: 'public',
      state: { place: '', decisions: [], items: [], participants: [], minutes: { digest } },
    });
    expect((await listMeetings(t.ledger, anyone)).find((m) => m.id === 'first')).toMatchObject({
      place: '',
      items: 0,
      minutes: 'published',
    });
    expect(await passMeetingTime(t.ledger, '2026-03-02T00:00:00.000Z', t.makeId)).toBe(1);
    expect(await passMeetingTime(t.ledger, '2026-03-02T00:00:00.000Z', t.makeId)).toBe(0);
    expect(await listItemsOfGroup(t.ledger, 'group-1')).toMatchObject([
      { item: 'i-1', overdue_since: '2026-03-01', escalated: false, disputed: false },
    ]);
    const { events } = await t.order(meeting, 'ReportActionItem', 'first', x.saying('i-1', 'FJ', 'done'), system('test'));
    expect(events.map((e) => e.type)).toEqual(['ActionItemReported']);
  });
  it('is folded again to the very same tables', async () => {
    const before = await listMeetings(t.ledger, system('test'));
    await t.ledger.rebuild();
    expect(await listMeetings(t.ledger, system('test'))).toEqual(before);
  });
});
