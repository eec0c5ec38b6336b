/** Calendars as pages and as files, and invitations by personal link. */
import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerAbout } from '../../../../engagements/calendar/invitations.ts';
import * as x from '../../../../engagements/meeting/examples.ts';
import type { Meeting } from '../../../../engagements/meeting/meeting.ts';
import { meeting } from '../../../../engagements/meeting/meeting-decider.ts';
import * as group from '../../../../engagements/working-group/examples.ts';
import { workingGroup } from '../../../../engagements/working-group/group-decider.ts';
import { makeLink } from '../../../../identity/index.ts';
import { openPageSite, type PageSite, type People } from '../../testing/page-site.ts';
import { invitationPages } from '../invitations/mounts.ts';
import { calendarPages } from './mounts.ts';

const people: People = {
  desk: { grants: [{ role: 'officer', office: 'sea-desk' }] },
  guest: { grants: [] },
  stranger: { grants: [{ role: 'supervisor', office: 'far-desk' }] },
};
let site: PageSite;
const later = { starts: '2026-07-06T05:00:00.000Z', ends: '2026-07-06T08:00:00.000Z', zone: 'Asia/Tashkent' };
const plan = (id: string, more: object = {}) =>
  site.done(meeting, 'PlanMeeting', id, 'desk', { ...x.planning, ...later, group: null, reference: id, title: `About ${id}`, ...more });

beforeAll(async () => {
  site = await openPageSite({ people, mounts: [calendarPages, invitationPages], accounts: true });
  await site.done(workingGroup, 'FoundGroup', 'group-1', 'desk', group.founding);
  await site.done(workingGroup, 'AddMember', 'group-1', 'desk', { ...group.joining(group.seats.guest), person: 'guest' });
  await plan('restricted', { place: 'Secret cove' });
  await plan('of-group', { group: 'group-1' });
  await plan('open', { visibility: 'public', zone: 'Europe/Berlin', place: 'Open pier' });
  await plan('gone', { visibility: 'public', starts: '2026-03-02T05:00:00.000Z', ends: '2026-03-02T08:00:00.000Z' });
}, 60_000);
afterAll(() => site.close());

/** What an independent reader makes of a file. */
const uidsIn = (text: string): readonly string[] =>
  new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .map((event) => String(event.getFirstPropertyValue('uid')).replace(/@.*/, ''));
const stateOf = async (id: string): Promise<Meeting> => {
  const found = await site.ledger.state<Meeting>(`meeting/${id}`);
  if (found === undefined) throw new Error('no meeting');
  return found.state;
};

test('everyone sees public meetings by day, with their zone, and nothing else', async () => {
  for (const who of ['', 'stranger']) {
    const page = await site.get('/calendar?view=public', who);
    expect(page.text).toContain('About open');
    expect(page.text).toContain('Central European Summer Time');
    expect(page.text).toMatch(/07:00\s*–\s*10:00/);
    for (const hidden of ['About restricted', 'About of-group', 'Secret cove', 'About gone']) expect(page.text).not.toContain(hidden);
    expect((await site.get('/calendar?view=public&span=past', who)).text).toContain('About gone');
  }
  expect((await site.get('/calendar?view=desk')).text).not.toContain('About restricted');
  expect((await site.get('/calendar', 'stranger')).text).toContain('Nothing is planned');
  expect((await site.get('/calendar')).text).not.toContain('Secret address');
});
test('whoever is signed in sees what their desk and groups hold', async () => {
  const desk = await site.get('/calendar', 'desk');
  for (const own of ['About restricted', 'About of-group', 'About open', 'Secret cove']) expect(desk.text).toContain(own);
  const guest = await site.get('/calendar?view=desk', 'guest');
  expect(guest.text).toContain('About of-group');
  expect(guest.text).not.toContain('About restricted');
  expect((await site.get('/calendar', 'guest')).text).toContain('once you are on its list of participants');
});
test('the public calendar is a file that another program reads', async () => {
  const file = await site.get('/calendar.ics');
  expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect([...uidsIn(file.html)].sort()).toEqual(['gone', 'open']);
  expect(file.html).not.toContain('Secret cove');
});
test('a secret address shows what its owner may see, is shown once, and is gone when its owner ends it', async () => {
  const made = await site.post('/calendar/feeds', 'guest', { what: 'group:group-1' });
  expect(made.status).toBe(200);
  expect(made.headers.get('x-robots-tag')).toContain('noindex');
  const path = /value="http:\/\/localhost:3000(\/calendar\/[\w-]{43}\.ics)"/.exec(made.html)?.[1] ?? '';
  const file = await site.get(path);
  expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(uidsIn(file.html)).toEqual(['of-group']);
  const page = await site.get('/calendar', 'guest');
  expect(page.html).not.toContain(path);
  expect(page.text).toContain(`Of the group ${group.founding.title}`);
  const feed = /name="feed" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  expect((await site.post('/calendar/feeds/end', 'stranger', { feed })).to).toContain('done=gone');
  expect((await site.get(path)).status).toBe(200);
  expect((await site.post('/calendar/feeds/end', 'guest', { feed })).to).toContain('done=ended');
  expect((await site.get(path)).status).toBe(410);
  expect((await site.get(`/calendar/${'a'.repeat(43)}.ics`)).status).toBe(404);
});
test('nobody subscribes to a group they do not see, or without signing in', async () => {
  expect((await site.post('/calendar/feeds', 'stranger', { what: 'group:group-1' })).status).toBe(404);
  expect((await site.post('/calendar/feeds', 'stranger', { what: 'partner:Fiji' })).text).toContain('There is no such country.');
  expect((await site.post('/calendar/feeds', '', { what: 'mine' })).status).toBe(401);
  const made = await site.post('/calendar/feeds', 'stranger', { what: 'partner:FJ' });
  const path = /(\/calendar\/[\w-]{43}\.ics)"/.exec(made.html)?.[1] ?? '';
  expect(uidsIn((await site.get(path)).html)).toEqual([]);
});

const invited = async (id: string, more: object = {}): Promise<string> => {
  await plan(id, { place: 'Harbour house', ...more });
  await site.done(meeting, 'SetProgramme', id, 'desk', {
    programme: [{ id: 'talks', starts: later.starts, ends: later.ends, title: 'Talks on tables', place: 'Blue room' }],
  });
  await site.done(meeting, 'AddParticipant', id, 'desk', x.adding(x.seats.guest));
  await site.done(meeting, 'SendInvitations', id, 'desk', {});
  const link = await makeLink(site.door, 'answer', answerAbout(id, 'guest-fj'));
  return link.replace('http://localhost:3000', '');
};
const attendance = async (id: string) => (await stateOf(id)).participants[0]?.attendance;

test('a personal link says what, when and where, takes an answer, and another', async () => {
  const path = await invited('linked');
  const page = await site.get(path);
  expect(page.status).toBe(200);
  expect(page.headers.get('x-robots-tag')).toContain('noindex');
  expect(page.headers.get('referrer-policy')).toBe('same-origin');
  for (const text of [
    'About linked',
    'Mere Koro',
    '10:00',
    'Uzbekistan Standard Time',
    'UTC+05:00',
    'Harbour house',
    'Talks on tables',
    'Blue room',
  ])
    expect(page.text).toContain(text);
  expect(page.text).toContain('You have not answered yet.');
  expect((await site.post(path, '', { sequence: '0' })).text).toContain('Choose an answer.');
  for (const answer of ['accepted', 'declined', 'declined', 'tentative']) {
    const sent = await site.post(path, '', { attendance: answer, sequence: '0' });
    expect(sent.to).toBe(`${path}?done=${answer}`);
    expect(await attendance('linked')).toBe(answer);
  }
  expect((await site.get(`${path}?done=tentative`)).text).toContain('Thank you');
  expect((await site.get(`${path}?done=accepted`)).text).not.toContain('Your hosts know that you come.');
  const file = await site.get(`${path}/meeting.ics`);
  expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(uidsIn(file.html)).toEqual(['linked']);
  expect(file.html).not.toContain('@example.org');
});
test('an answer to a time that has changed is refused, and the new time stands there to be answered', async () => {
  const path = await invited('moved');
  await site.post(path, '', { attendance: 'accepted', sequence: '0' });
  const moved = {
    title: 'About moved',
    starts: '2026-07-07T05:00:00.000Z',
    ends: '2026-07-07T08:00:00.000Z',
    zone: later.zone,
    place: 'Harbour house',
  };
  await site.done(meeting, 'MoveMeeting', 'moved', 'desk', moved);
  expect((await site.get(path)).text).toContain('has changed since you were first invited');
  const stale = await site.post(path, '', { attendance: 'declined', sequence: '0' });
  expect(stale.status).toBe(422);
  expect(stale.text).toContain('has changed since');
  expect(stale.text).toContain('7 Jul 2026');
  const sequence = /name="sequence" value="(\d+)"/.exec(stale.html)?.[1] ?? '';
  expect((await site.post(path, '', { attendance: 'declined', sequence })).status).toBe(303);
  expect(await attendance('moved')).toBe('declined');
});
test('what was cancelled or is over takes no answer, and a wrong link says what to do', async () => {
  const path = await invited('called-off');
  await site.done(meeting, 'CancelMeeting', 'called-off', 'desk', { reason: 'A storm.' });
  const page = await site.get(path);
  expect(page.text).toContain('will not take place');
  expect(page.html).not.toContain('name="attendance"');
  expect((await site.post(path, '', { attendance: 'accepted', sequence: '1' })).status).toBe(422);
  const past = await invited('over');
  const now = site.now();
  site.set('2026-07-08T00:00:00.000Z');
  expect((await site.get(past)).text).toContain('This meeting is over');
  site.set(now);
  for (const wrong of [`/invitations/${'b'.repeat(43)}`, `/invitations/${'b'.repeat(43)}/meeting.ics`]) {
    const answer = await site.get(wrong);
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('open it from the mail again');
  }
  expect((await site.post(`/invitations/${'b'.repeat(43)}`, '', { attendance: 'accepted', sequence: '0' })).status).toBe(404);
  const off = await invited('taken-off');
  await site.done(meeting, 'RemoveParticipant', 'taken-off', 'desk', { participant: 'guest-fj' });
  expect((await site.get(off)).status).toBe(404);
});
test('a meeting over several days stands on each of them, and only on days that are still to come', async () => {
  const days = { starts: '2026-05-31T05:00:00.000Z', ends: '2026-06-02T08:00:00.000Z', zone: 'Asia/Karachi' };
  await plan('long', { ...days, visibility: 'public' });
  const { text } = await site.get('/calendar');
  expect(text).toMatch(/1 Jun 2026.*all day.*About long.*Day 2 of 3.*2 Jun 2026.*until 13:00.*About long.*Day 3 of 3/);
  expect(text).not.toContain('Day 1 of 3');
});
test('more meetings than a page holds are turned over page by page', async () => {
  const far = { ...x.planning, ...later, group: null, office: 'far-desk', desks: [{ country: 'AX', office: 'far-desk' }] };
  for (let i = 0; i < 51; i++)
    await site.done(meeting, 'PlanMeeting', `far-${i}`, 'stranger', { ...far, reference: `far-${i}`, title: `Far ${i}` });
  const first = await site.get('/calendar', 'stranger');
  expect(first.html.match(/href="\/meetings\/far-/g)).toHaveLength(50);
  expect(first.html).toContain('href="/calendar?view=desk&amp;page=2"');
  const second = await site.get('/calendar?view=desk&page=2', 'stranger');
  expect(second.html).toContain('rel="prev"');
  expect(second.html.match(/href="\/meetings\/far-/g)).toHaveLength(1);
  expect((await site.get('/calendar?view=desk&page=99', 'stranger')).html).toContain('Far 9');
});
