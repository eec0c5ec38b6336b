import { afterAll, beforeAll, expect, test } from 'vitest';
import { fewAnswers } from '../../../../one-window/testing/definition.ts';
import { type Desks, openDesks } from './testing.ts';
import { plain } from '../../testing/page-site.ts';

let site: Desks;
let first: string;
beforeAll(async () => {
  site = await openDesks();
  first = await site.sent({ name: 'Ayşe Demir' });
  await site.sent({ name: 'Kiran Balloons', answers: fewAnswers });
});
afterAll(() => site.close());

test('an officer sees the tasks of their own office and no other', async () => {
  const safety = await site.text('/inbox?view=unassigned', 'sana');
  expect(safety).toContain('Check the balloon');
  expect(safety).toContain('Ayşe Demir');
  expect(safety).not.toContain('Check the pilot');
  expect(await site.text('/inbox?view=unassigned', 'other')).toContain('Check the pilot');
});

test('the inbox is for people with an office; an auditor and an applicant are told so', async () => {
  expect((await site.get('/inbox', 'auditor')).status).toBe(403);
  expect((await site.get('/inbox', 'pilot')).status).toBe(403);
  expect((await site.get('/inbox', 'nobody')).status).toBe(401);
  expect((await site.get('/supervise', 'sana')).status).toBe(403);
  expect(await site.text('/inbox', 'editor')).toContain('You work at no office yet');
});

test('someone with two offices sees both, or the one they choose', async () => {
  const both = await site.text('/inbox?view=all', 'both');
  expect(both).toContain('Check the pilot');
  expect(both).toContain('Check the balloon');
  const one = await site.text('/inbox?view=all&office=registry-desk', 'both');
  expect(one).not.toContain('Check the balloon');
  expect(await site.text('/inbox?view=all&office=radio-desk', 'both')).not.toContain('Check the frequency');
});

test('a search finds a task by the beginning of its reference or by any word of the name', async () => {
  const { reference } = await site.state(first);
  for (const q of [reference ?? '', reference?.slice(0, 6) ?? '', 'demir', 'AYŞE dem']) {
    const found = await site.text(`/inbox?q=${encodeURIComponent(q)}`, 'sana');
    expect(found, q).toContain('Ayşe Demir');
    expect(found, q).not.toContain('Kiran Balloons');
  }
  expect(await site.text('/inbox?q=nowhere', 'sana')).toContain('Nothing found');
  expect(await site.text(`/inbox?q=${reference}`, 'weather')).toContain('Nothing found');
});

test('several tasks are claimed at once, released, and assigned by a supervisor only', async () => {
  const html = await (await site.get('/inbox?view=unassigned', 'sana')).text();
  const picks = [...html.matchAll(/name="pick" value="([^"]+)"/g)].map((m) => m[1] ?? '');
  expect(picks).toHaveLength(2);
  const claimed = await site.post('/inbox/assign', 'sana', { pick: picks, do: 'claim', view: 'mine' });
  expect(claimed.headers.get('location')).toBe('/inbox?view=mine&done=bulk-claim&count=2&left=0');
  expect(await site.text('/inbox?view=mine&done=bulk-claim&count=2', 'sana')).toContain('2 tasks are yours now.');
  const taken = await site.post('/inbox/assign', 'rahim', { pick: picks[0] ?? '', do: 'claim' });
  expect(taken.status).toBe(409);
  expect(plain(await taken.text())).toContain('Sana Iqbal has claimed this task.');
  expect((await site.post('/inbox/assign', 'sana', { pick: picks, do: 'assign', officer: 'rahim' })).status).toBe(422);
  const given = await site.post('/inbox/assign', 'head', { pick: picks, do: 'assign', officer: 'rahim' });
  expect(given.headers.get('location')).toContain('done=bulk-assign&count=2');
  expect(await site.text('/inbox', 'rahim')).toContain('Ayşe Demir');
  expect((await site.post('/inbox/assign', 'head', { pick: picks, do: 'assign', officer: 'radio' })).status).toBe(422);
  await site.post('/inbox/assign', 'rahim', { pick: picks, do: 'release' });
  expect(plain(await (await site.post('/inbox/assign', 'sana', { do: 'claim' })).text())).toContain('Select at least one task first.');
  expect((await site.state(first)).tasks.find((t) => t.task === 'safety')?.officer).toBeNull();
});

test('what is due today and what is overdue follow the clock of the office', async () => {
  // The third working day of the radio office, which rests on Friday and Saturday, is Thursday the 8th.
  site.at('2026-01-08T05:00:00.000Z');
  expect(await site.text('/inbox?view=due-today', 'radio')).toContain('Ends today');
  site.at('2026-01-11T05:00:00.000Z');
  expect(await site.text('/inbox?view=due-today', 'radio')).toContain('Nothing ends today');
  expect(await site.text('/inbox?view=overdue', 'radio')).toContain('1 working day overdue');
  site.at('2026-01-05T06:00:00.000Z');
});

test('a supervisor sees who has how much, what is late and why, and gives it to somebody else', async () => {
  site.at('2026-02-25T06:00:00.000Z');
  const page = await site.text('/supervise', 'head');
  expect(page).toContain('2 of 2 open tasks are overdue');
  expect(page).toContain('Nobody has claimed it');
  const html = await (await site.get('/supervise', 'head')).text();
  const [pick = ''] = [...html.matchAll(/name="pick" value="([^"]+)"/g)].map((m) => m[1] ?? '');
  const given = await site.post('/inbox/assign', 'head', { pick, do: 'assign', officer: 'sana', from: 'supervise', office: 'safety-desk' });
  expect(given.headers.get('location')).toContain('/supervise?office=safety-desk&done=bulk-assign');
  expect(await site.text('/supervise', 'head')).toContain('Sana Iqbal has it, and nothing holds it up');
  expect(await site.text('/supervise?office=safety-desk', 'other')).not.toContain('safety desk');
  site.at('2026-01-05T06:00:00.000Z');
});

test('an absence is recorded by a supervisor or the officer, shown to who assigns, and ended', async () => {
  const days = { 'from-day': '5', 'from-month': '1', 'from-year': '2026', 'until-day': '9', 'until-month': '1', 'until-year': '2026' };
  const form = { office: 'safety-desk', officer: 'sana', delegate: 'rahim', ...days };
  expect((await site.post('/absences', 'head', { ...form, delegate: 'sana' })).status).toBe(422);
  expect((await site.post('/absences', 'rahim', form)).status).toBe(403);
  expect((await site.post('/absences', 'head', form)).headers.get('location')).toBe('/absences?office=safety-desk&done=absence');
  const page = await site.text('/absences', 'head');
  expect(page).toContain('Sana Iqbal');
  expect(page).toContain('5 Jan 2026 to 9 Jan 2026');
  expect(await site.text('/supervise', 'head')).toContain('Sana Iqbal, until 9 Jan 2026; Rahim Dar takes over');
  expect(await site.text('/inbox?view=all', 'head')).toContain('away until 9 Jan 2026');
  const again = await site.post('/absences', 'head', form);
  expect(plain(await again.text())).toContain('They are away from');
  const id = /\/absences\/([\w-]+)\/end/.exec(await (await site.get('/absences', 'head')).text())?.[1] ?? '';
  expect((await site.post(`/absences/${id}/end`, 'head', { office: 'safety-desk' })).status).toBe(303);
  expect(await site.text('/absences', 'head')).toContain('Nobody is away');
});

test('a task goes to officers of the office that has it, whatever the form says', async () => {
  const id = await site.sent({ name: 'Two offices' });
  const at = async (task: string) => (await site.state(id)).tasks.find((t) => t.task === task)?.officer;
  const wrong = await site.post('/inbox/assign', 'chief', { pick: `${id}/registry`, do: 'assign', officer: 'rahim' });
  expect(wrong.status).toBe(422);
  const named = await site.post('/inbox/assign', 'chief', { pick: `${id}/registry/safety-desk`, do: 'assign', officer: 'rahim' });
  expect(named.status).toBe(422);
  const picks = [`${id}/registry`, `${id}/safety`];
  const both = await site.post('/inbox/assign', 'chief', { pick: picks, do: 'assign', officer: 'rahim' });
  expect(both.headers.get('location')).toContain('done=bulk-assign&count=1&left=1');
  expect([await at('registry'), await at('safety')]).toEqual([null, 'rahim']);
});
