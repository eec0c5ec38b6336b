/** Clauses become obligations, on a page of the agreement. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '../../../../kernel/decider/actor.ts';
import { openTides, type TideSite } from './tide-site.ts';

let site: TideSite;
beforeAll(async () => {
  site = await openTides();
});
afterAll(() => site.close());

const typed = {
  clause: 'tables',
  title: 'Tables for June',
  owner: 'pilots',
  watcher: 'lamps',
  every: '',
  indicator: 'A table',
  commitment: '',
};
const due = { 'due-day': '30', 'due-month': '6', 'due-year': '2026' };
const set = (id: string, who = 'aino', more: Readonly<Record<string, string>> = {}, of = 'new') =>
  site.post(`/agreements/${id}/obligations/${of}`, who, { command: randomUUID(), do: 'save', ...typed, ...due, ...more });
const list = (id: string, who = 'aino') => site.get(`/agreements/${id}/obligations`, who);
const obligations = async (id: string) => (await site.stateOf(id)).obligations;
const mark = async (id: string, of: string, who = 'aino') =>
  site.hidden((await site.get(`/agreements/${id}/obligations/${of}`, who)).html, 'mark');

test('an obligation is set for a clause, with its offices, day and what it holds up', async () => {
  const id = await site.drafted();
  expect((await list(id)).text).toContain('Nothing is owed yet');
  const form = await site.get(`/agreements/${id}/obligations/new?clause=tables`, 'aino');
  expect(form.text).toContain('pilots');
  expect(form.text).toContain('lamps');
  expect(form.text).not.toContain('reef desk');
  const sent = { command: randomUUID(), do: 'save', ...typed, ...due, country: 'AX' };
  for (const _ of [1, 2]) expect((await site.post(`/agreements/${id}/obligations/new`, 'aino', sent)).status).toBe(303);
  const [first] = await obligations(id);
  expect(await obligations(id)).toHaveLength(1);
  expect(first).toMatchObject({ clause: 'tables', country: 'AX', owner: 'pilots', watcher: 'lamps', due: '2026-06-30', every: null });
  expect(
    (await set(id, 'bo', { title: 'Lamps lit', owner: 'lamps', watcher: '', [`blocks.${first?.id}`]: 'yes', clause: 'purpose' })).status,
  ).toBe(303);
  expect((await obligations(id))[1]).toMatchObject({ clause: 'purpose', country: 'BO', blocks: [first?.id] });
  const page = await list(id, 'bo');
  expect(page.text).toContain('Tables for June');
  expect(page.html).toContain(`/obligations/agreement/${id}~${first?.id}`);
});

test('what is missing or of the wrong side is said by the field, and what was typed stays', async () => {
  const id = await site.drafted();
  const wrong = await set(id, 'aino', {
    title: '',
    watcher: 'harbour-desk',
    'due-month': '13',
    commitment: 'XX-9',
    indicator: 'Kept words',
  });
  expect(wrong.status).toBe(422);
  for (const said of [
    'Say what is to be done',
    'must be of another side',
    'Enter a whole day',
    'no commitment with the number XX-9',
    'Kept words',
  ])
    expect(wrong.text, said).toContain(said);
  expect(await obligations(id)).toEqual([]);
  expect((await set(id, 'aino', { clause: 'nowhere' })).status).toBe(404);
});

test('it is changed and taken out; a page that is behind writes over nothing', async () => {
  const id = await site.drafted();
  await set(id);
  const [{ id: of } = { id: '' }] = await obligations(id);
  const before = await mark(id, of);
  expect((await set(id, 'bo', { title: 'Tables for July', mark: before }, of)).status).toBe(303);
  const stale = await set(id, 'aino', { title: 'Tables for August', mark: before }, of);
  expect(stale.text).toContain('Somebody changed this obligation');
  expect(stale.html).toContain('Tables for August');
  expect((await obligations(id))[0]?.title).toBe('Tables for July');
  const taken = { command: randomUUID(), do: 'remove', mark: await mark(id, of) };
  for (const _ of [1, 2])
    expect((await site.post(`/agreements/${id}/obligations/${of}`, 'aino', taken)).to).toContain('obligation-removed');
  expect(await obligations(id)).toEqual([]);
});

test('once it is signed, who owes something cannot put it off, and the other side can', async () => {
  const id = await site.drafted();
  await set(id);
  await site.concluded(id);
  const [{ id: of } = { id: '' }] = await obligations(id);
  expect((await list(id)).html).not.toContain(`/obligations/${of}"`);
  expect((await site.get(`/agreements/${id}/obligations/${of}`, 'aino')).text).toContain('cannot drop it or put it off');
  const mine = await set(id, 'aino', { mark: await mark(id, of, 'bo'), 'due-month': '9' }, of);
  expect(mine.text).toContain('cannot drop it or put it off');
  expect((await set(id, 'bo', { mark: await mark(id, of, 'bo'), 'due-month': '9' }, of)).status).toBe(303);
  expect((await obligations(id))[0]?.due).toBe('2026-09-30');
});

test('what comes again is due again once both sides call it done, counted from the first day, even when it was late', async () => {
  const id = await site.drafted();
  await set(id, 'aino', { every: 'P1M' });
  await site.concluded(id);
  const [{ id: of } = { id: '' }] = await obligations(id);
  const { agreement } = site.door.engagements.deciders;
  await site.done(agreement, 'PassTime', id, system('time'), { day: '2026-07-10' });
  expect((await list(id)).text).toContain('Overdue');
  for (const [who, country] of [
    ['aino', 'AX'],
    ['bo', 'BO'],
  ] as const) {
    await site.done(agreement, 'ReportObligation', id, who, { country, obligation: of, status: 'done', words: '', evidence: null });
  }
  expect((await obligations(id))[0]).toMatchObject({ due: '2026-07-30', met: null, overdueSince: null, escalated: false, times: 1 });
  const page = await list(id);
  expect(page.text).toContain('Every month');
  expect(page.text).toContain('Met once before');
  await site.done(agreement, 'PassTime', id, system('time'), { day: '2026-08-20' });
  expect((await obligations(id))[0]).toMatchObject({ overdueSince: '2026-07-31', escalated: true });
});

test('outsiders find none of it', async () => {
  const id = await site.drafted({ visibility: 'title' });
  await set(id);
  const [{ id: of } = { id: '' }] = await obligations(id);
  for (const path of ['obligations', `obligations/${of}`, 'obligations/new?clause=tables']) {
    const page = await site.get(`/agreements/${id}/${path}`, 'stranger');
    expect(page.status).toBe(403);
    expect(page.text).not.toContain('Tables for June');
  }
  expect((await set(id, 'stranger')).status).toBe(403);
  expect(await obligations(id)).toHaveLength(1);
});
