/** Two desks and a guest keep a working group; the public and strangers look on. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as x from '../../../../engagements/meeting/examples.ts';
import { meeting } from '../../../../engagements/meeting/meeting-decider.ts';
import type { WorkingGroup } from '../../../../engagements/working-group/working-group.ts';
import { system } from '../../../../kernel/decider/actor.ts';
import { openPageSite, type PageSite, type People } from '../../testing/page-site.ts';
import { commitmentPages } from '../register/commitment.tsx';
import { groupPages } from './mounts.ts';

const people: People = {
  aino: { grants: [{ role: 'officer', office: 'harbour-desk' }] },
  head: { grants: [{ role: 'supervisor', office: 'harbour-desk' }] },
  sefa: { grants: [{ role: 'officer', office: 'reef-desk' }] },
  guest: { name: 'Mere Koro', grants: [] },
  stranger: { grants: [{ role: 'supervisor', office: 'far-desk' }] },
  everywhere: { grants: [{ role: 'supervisor', office: null }] },
  admin: { grants: [{ role: 'administrator', office: null }] },
};
const organisations = [
  { id: 'harbour-house', country: 'AX', office: 'harbour-desk' },
  { id: 'reef-house', country: 'FJ', office: 'reef-desk' },
  { id: 'far-house', country: 'TO', office: 'far-desk' },
].map(({ id, country, office }) => ({
  ...{ id, country, kind: 'ministry', name: { en: `The ${id}`, ur: 'وزارت' } },
  offices: [{ id: office, name: { en: office, ur: 'دفتر' } }],
}));

let site: PageSite;
beforeAll(async () => {
  site = await openPageSite({ people, organisations, mounts: [groupPages, commitmentPages], accounts: true });
}, 60_000);
afterAll(() => site.close());

const asked = (more: object = {}) => ({
  ...{ command: randomUUID(), title: 'Working group on tides', mandate: 'Follows the tide tables.\n\nUntil they are whole.' },
  ...{ countries: ['AX', 'FJ'], secretariat: 'harbour-desk', every: 'P6M', visibility: 'restricted', commitments: '' },
  ...more,
});
const founded = async (more: object = {}): Promise<string> => {
  const answer = await site.post('/groups/new', 'aino', asked(more));
  expect(answer.status, answer.text).toBe(303);
  return /\/groups\/([^?]+)/.exec(answer.to)?.[1] ?? '';
};
const stateOf = async (id: string): Promise<WorkingGroup> => {
  const found = await site.ledger.state<WorkingGroup>(`working-group/${id}`);
  if (found === undefined) throw new Error('no group');
  return found.state;
};
const member = (more: object = {}) => ({
  ...{ command: randomUUID(), country: 'FJ', name: 'Sefa Tui', office: 'reef-desk', role: 'co-chair', email: 'sefa@example.org' },
  ...more,
});
const add = (id: string, who: string, more: object = {}) => site.post(`/groups/${id}/members`, who, member(more));
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

test('a group is set up once, however often its form is sent, and only by a desk', async () => {
  expect((await site.get('/groups/new', 'aino')).text).toContain('The harbour-house');
  const form = asked({ title: 'Set up once' });
  const [one, two] = [await site.post('/groups/new', 'aino', form), await site.post('/groups/new', 'aino', form)];
  expect([one.status, two.to]).toEqual([303, one.to]);
  expect((await site.get('/groups', 'aino')).text.match(/Set up once/g)).toHaveLength(1);
  expect((await site.get('/groups/new')).status).toBe(401);
  for (const who of ['guest', 'admin', 'everywhere']) expect((await site.get('/groups/new', who)).status).toBe(403);
  expect((await site.post('/groups/new', 'stranger', asked())).status).toBe(403);
});
test('what is missing is said beside its field, and what was typed stays', async () => {
  const wrong = await site.post(
    '/groups/new',
    'aino',
    asked({ title: '', countries: ['AX'], mandate: 'Typed words', commitments: 'ZZ-1' }),
  );
  expect(wrong.status).toBe(422);
  for (const text of ['Give the group a title.', 'Choose at least two countries.', 'ZZ-1', 'Typed words'])
    expect(wrong.text).toContain(text);
  expect((await site.get('/groups/new?commitment=AX-FJ-0404', 'aino')).text).toContain('no commitment AX-FJ-0404');
});
test('a restricted group is not there for anyone but its people', async () => {
  const id = await founded({ title: 'Hidden currents' });
  expect((await add(id, 'aino')).status).toBe(303);
  for (const who of ['', 'stranger', 'everywhere', 'admin', 'guest']) {
    expect((await site.get(`/groups/${id}`, who)).status).toBe(404);
    expect((await site.get('/groups', who)).text).not.toContain('Hidden currents');
    if (who === '') continue;
    for (const part of ['members', 'change']) expect((await site.get(`/groups/${id}/${part}`, who)).status).toBe(404);
    expect((await add(id, who, { email: 'other@example.org', role: 'member' })).status).toBe(404);
    expect((await site.post(`/groups/${id}/change`, who, asked())).status).toBe(404);
  }
  for (const who of ['aino', 'sefa']) {
    expect((await site.get('/groups', who)).text).toContain('Hidden currents');
    expect((await site.get(`/groups/${id}`, who)).text).toContain('sefa@example.org');
  }
});
test('the public reads title and mandate of a public group, and nobody’s name', async () => {
  const id = await founded({ title: 'Open currents', visibility: 'public' });
  await add(id, 'aino');
  expect((await site.get('/groups')).text).toContain('Follows the tide tables.');
  for (const who of ['', 'stranger']) {
    const page = await site.get(`/groups/${id}`, who);
    expect(page.text).toContain('Until they are whole.');
    for (const text of ['Sefa Tui', 'sefa@example.org', 'Action items', 'Members']) expect(page.text).not.toContain(text);
  }
  expect((await site.get(`/groups/${id}/members`, 'stranger')).status).toBe(403);
  expect((await site.get('/groups?country=TO')).text).toContain('No working group fits');
});
test('either side names its own people, and a guest is let in by account until they leave', async () => {
  const id = await founded({ title: 'Guests of the reef' });
  expect((await add(id, 'aino')).status).toBe(303);
  const second = await add(id, 'sefa', { name: 'Somebody Else', email: 'else@example.org' });
  expect(second.status).toBe(422);
  expect(second.text).toContain('co-chair already');
  expect(second.html).toContain('value="Somebody Else"');
  expect((await add(id, 'sefa', { country: 'AX', office: 'harbour-desk', role: 'member' })).status).toBe(403);
  const guest = { name: 'Mere Koro', role: 'member', email: 'guest@example.org' };
  expect((await add(id, 'sefa', { ...guest, email: 'nobody@example.org', account: 'yes' })).text).toContain('Nobody signs in here');
  expect((await add(id, 'aino', { ...guest, office: 'harbour-desk' })).text).toContain('belongs to');
  expect((await add(id, 'sefa', { ...guest, email: 'not an address' })).text).toContain('no e-mail address');
  expect((await site.get(`/groups/${id}`, 'guest')).status).toBe(404);
  const form = member({ ...guest, account: 'yes' });
  for (let twice = 0; twice < 2; twice++) expect((await site.post(`/groups/${id}/members`, 'sefa', form)).status).toBe(303);
  expect((await stateOf(id)).members.map((m) => m.name)).toEqual(['Sefa Tui', 'Mere Koro']);
  const page = await site.get(`/groups/${id}/members`, 'guest');
  expect(page.text).toContain('Leave the group');
  expect(page.text).not.toContain('Add somebody');
  const chair = (await stateOf(id)).members[0]?.id ?? '';
  expect((await site.post(`/groups/${id}/members/remove`, 'guest', { member: chair })).status).toBe(403);
  const own = (await stateOf(id)).members[1]?.id ?? '';
  expect((await site.post(`/groups/${id}/members/remove`, 'guest', { command: randomUUID(), member: own })).to).toBe(
    '/groups?done=removed',
  );
  expect((await site.get(`/groups/${id}`, 'guest')).status).toBe(404);
});
test('a change from a page that is out of date is refused with both texts, and the group is closed by a supervisor', async () => {
  const id = await founded({ title: 'Changing tides' });
  const { html } = await site.get(`/groups/${id}/change`, 'aino');
  const change = (who: string, title: string, version = hidden(html, 'version')) =>
    site.post(`/groups/${id}/change`, who, { ...asked({ title }), version });
  expect((await change('head', 'Changed tides')).status).toBe(303);
  const stale = await change('aino', 'My own tides');
  expect(stale.status).toBe(409);
  expect(stale.html).toContain('value="My own tides"');
  expect(stale.text).toContain('Changed tides');
  expect((await change('aino', 'My own tides', hidden(stale.html, 'version'))).status).toBe(303);
  expect((await site.get(`/groups/${id}/change`, 'aino')).text).toContain('Only a supervisor');
  const close = (who: string, reason: string) => site.post(`/groups/${id}/change`, who, { command: randomUUID(), do: 'close', reason });
  expect((await close('aino', 'Done.')).status).toBe(403);
  expect((await close('head', '')).text).toContain('Say why.');
  expect((await close('head', 'The tables are whole.')).status).toBe(303);
  expect((await site.get(`/groups/${id}`, 'aino')).text).toContain('The tables are whole.');
  expect((await add(id, 'aino')).text).toContain('is closed');
});
test('its meetings and what they left are shown with both sides’ words, and outside only what is public', async () => {
  const id = await founded({ title: 'Meeting tides', visibility: 'public' });
  await add(id, 'aino');
  const desks = [
    { country: 'AX', office: 'harbour-desk' },
    { country: 'FJ', office: 'reef-desk' },
  ];
  const plan = (of: string, more: object) =>
    site.done(meeting, 'PlanMeeting', of, 'aino', { ...x.planning, reference: of, group: id, office: 'harbour-desk', desks, ...more });
  await plan('m-past', { title: 'Past and restricted', starts: '2026-05-04T05:00:00.000Z', ends: '2026-05-04T08:00:00.000Z' });
  const coming = { starts: '2026-09-01T05:00:00.000Z', ends: '2026-09-01T08:00:00.000Z', visibility: 'public' };
  await plan('m-next', { title: 'Coming and public', ...coming });
  await site.done(meeting, 'AddActionItem', 'm-past', 'aino', {
    ...x.item,
    due: '2026-05-20',
    owner: 'reef-desk',
    watcher: 'harbour-desk',
  });
  for (const [country, status] of [
    ['FJ', 'done'],
    ['AX', 'underway'],
  ] as const)
    await site.done(meeting, 'ReportActionItem', 'm-past', system('test'), x.saying('i-1', country, status));
  const own = await site.get(`/groups/${id}`, 'aino');
  for (const text of ['Past and restricted', 'Coming and public', 'We say', 'They say', 'The sides disagree', 'Overdue', 'Plan a meeting'])
    expect(own.text).toContain(text);
  expect(own.text).toMatch(/Underway\s+Done/);
  expect((await site.get(`/groups/${id}`, 'sefa')).text).toMatch(/Done\s+Underway/);
  const open = await site.get(`/groups/${id}`);
  expect(open.text).toContain('Coming and public');
  for (const text of ['Past and restricted', x.item.title, 'They say']) expect(open.text).not.toContain(text);
  const list = await site.get('/groups');
  expect(list.text).toContain('1 September 2026');
  expect(list.text).not.toContain('4 May 2026');
  expect((await site.get('/groups', 'sefa')).text).toContain('4 May 2026');
});
