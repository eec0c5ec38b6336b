import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cohort } from '../../../../programmes/cohort/cohort.ts';
import { openPages } from '../manage/testing.ts';
import { plain } from '../../testing/page-site.ts';
import { codeOf } from './session-parts.tsx';

let t: Awaited<ReturnType<typeof openPages>>;
let id = '';
const at = (more = '') => `/cohorts/${id}${more}`;
const state = async (): Promise<Cohort> => {
  const found = await t.ledger.state<Cohort>(`cohort/${id}`);
  if (!found) throw new Error('no cohort');
  return found.state;
};

beforeAll(async () => {
  t = await openPages({ start: '2026-03-03T09:00:00.000Z' });
  id = await t.openCourse();
});
afterAll(() => t.close());

const pages = ['', '/sessions', '/sessions/moon', '/print', '/assessments', '/completion', '/phone'];

describe('the pages of a course', () => {
  test.each(pages)('%s is for the host and for the lead office, and for nobody else', async (page) => {
    for (const who of ['trainer', 'head', 'lead']) expect((await t.get(at(page), who)).status, who).toBe(200);
    expect((await t.get(at(page), 'stranger')).status).toBe(403);
    expect((await t.get(at(page), 'nobody')).status).toBe(401);
    expect((await t.get(`/cohorts/no-such-course${page}`, 'trainer')).status).toBe(404);
  });
  test.each(pages)('%s speaks Urdu', async (page) => {
    const html = await (await t.get(`${at(page)}?lang=ur`, 'trainer')).text();
    expect(html).toContain('dir="rtl"');
  });
  test('the list shows the courses of one’s own office', async () => {
    expect(await t.text('/cohorts', 'trainer')).toContain('North harbour');
    expect(await t.text('/cohorts', 'stranger')).toContain('No course yet');
  });
  test('addresses are shown only when somebody asks for them', async () => {
    expect(await t.text(at(), 'trainer')).not.toContain('@example.org');
    expect(await t.text(at('?contacts=yes'), 'trainer')).toContain('person-1@example.org');
  });
  test('a printed list has its code, and the code leads back to its session', async () => {
    const code = codeOf(id, 'moon');
    expect(await t.text(at('/print?session=moon'), 'trainer')).toContain(code);
    const found = await t.get(at(`/paper?code=${code.toLowerCase().replace('-', '')}`), 'trainer');
    expect(found.headers.get('location')).toBe(`${at('/sessions/moon')}?from=paper`);
    expect((await t.get(at('/paper?code=NOTACODE'), 'trainer')).status).toBe(422);
  });
});

describe('attendance on the page', () => {
  const moon = () => at('/sessions/moon');
  test('marks are kept, a form sent twice is one order, and everyone else may be marked at once', async () => {
    // Whoever was not on the page yet is not marked by it.
    const form = { command: t.makeId(), 'mark-2': 'late', 'seen-2': '', 'seen-3': '', rest: 'present' };
    expect((await t.post(moon(), 'trainer', form)).headers.get('location')).toBe(`${moon()}?done=marked`);
    expect((await t.post(moon(), 'trainer', form)).status).toBe(303);
    const { attendance } = await state();
    expect(attendance.moon?.[2]).toMatchObject({ mark: 'late', by: 'trainer', from: 'page' });
    expect(attendance.moon?.[3]).toMatchObject({ mark: 'present' });
    expect(attendance.moon?.[1]).toBeUndefined();
  });
  test('a mark its author had not seen is kept beside the other, and is settled', async () => {
    const answer = await t.post(moon(), 'second', { from: 'paper', 'mark-2': 'absent', 'seen-2': '' });
    expect(answer.headers.get('location')).toBe(`${moon()}?done=disputed`);
    const page = await t.text(moon(), 'head');
    expect(page).toContain('Tariq Testname: Late');
    expect(page).toContain('Uzma Testname: Absent');
    expect((await t.post(`${moon()}/settle`, 'head', { learner: '2', mark: 'absent' })).status).toBe(303);
    expect((await state()).attendance.moon?.[2]).toMatchObject({ mark: 'absent', disputed: null });
    const again = await t.post(`${moon()}/settle`, 'head', { learner: '2', mark: 'late' });
    expect([again.status, plain(await again.text())]).toEqual([422, expect.stringContaining('Nothing is disputed here')]);
  });
  test('nobody marks themselves', async () => {
    await t.post(moon(), 'person-1', { 'mark-1': 'present', 'seen-1': '' });
    expect((await state()).attendance.moon?.[1]).toBeUndefined();
    expect(await t.text(moon(), 'person-1')).toContain('Your own place is for somebody else to mark');
  });
  test('a mark that is none, a session to come and one that is not there are told', async () => {
    const wrong = await t.post(moon(), 'trainer', { 'mark-3': 'asleep', 'seen-3': 'present' });
    expect([wrong.status, plain(await wrong.text())]).toEqual([422, expect.stringContaining('A mark is one of present')]);
    const early = await t.post(at('/sessions/sailing'), 'trainer', { 'mark-3': 'present', 'seen-3': '' });
    expect([early.status, plain(await early.text())]).toEqual([422, expect.stringContaining('still to come')]);
    expect((await t.get(at('/sessions/no-such-day'), 'trainer')).status).toBe(422);
    expect((await t.post(moon(), 'stranger', { 'mark-3': 'absent' })).status).toBe(403);
  });
});

describe('the plan', () => {
  const plan = { act: 'plan', title: 'The stars', 'day-day': '6', 'day-month': '3', 'day-year': '2026', hours: '2' };
  test('a session is planned once, moved, and cancelled', async () => {
    const form = { ...plan, command: t.makeId() };
    expect((await t.post(at('/sessions'), 'trainer', form)).status).toBe(303);
    expect((await t.post(at('/sessions'), 'trainer', form)).status).toBe(303);
    expect((await state()).sessions.filter((s) => s.title.en === 'The stars')).toMatchObject([{ id: 'the-stars', day: '2026-03-06' }]);
    const to = { 'to-the-stars-day': '7', 'to-the-stars-month': '3', 'to-the-stars-year': '2026' };
    await t.post(at('/sessions'), 'trainer', { act: 'move', session: 'the-stars', ...to });
    expect((await state()).sessions.at(-1)).toMatchObject({ day: '2026-03-07' });
    await t.post(at('/sessions'), 'trainer', { act: 'cancel', session: 'the-stars' });
    expect((await state()).sessions.at(-1)).toMatchObject({ cancelled: true });
  });
  test('a day that does not exist, no title and a session that was held are told', async () => {
    const told = async (fields: Record<string, string>) => {
      const answer = await t.post(at('/sessions'), 'trainer', fields);
      return [answer.status, plain(await answer.text())];
    };
    expect(await told({ ...plan, 'day-day': '31', 'day-month': '2' })).toEqual([422, expect.stringContaining('There is no such day')]);
    expect(await told({ ...plan, title: '' })).toEqual([422, expect.stringContaining('Say it in your words')]);
    expect(await told({ ...plan, hours: 'many' })).toEqual([422, expect.stringContaining('Hours are a number')]);
    expect(await told({ act: 'cancel', session: 'moon' })).toEqual([422, expect.stringContaining('has been held')]);
  });
});

describe('points and completion', () => {
  test('points are taken together or not at all', async () => {
    const page = at('/assessments');
    const above = await t.post(page, 'trainer', { 'points-chart-2': '15', 'points-talk-2': '99' });
    expect([above.status, plain(await above.text())]).toEqual([422, expect.stringContaining('The most that can be given is 10')]);
    expect((await state()).points).toEqual({});
    const wrong = await t.post(page, 'trainer', { 'points-chart-2': 'good' });
    expect([wrong.status, plain(await wrong.text())]).toEqual([422, expect.stringContaining('Points are a number')]);
    expect((await t.post(page, 'trainer', { 'points-chart-2': '۱۵', 'points-chart-3': '4,5' })).status).toBe(303);
    expect((await state()).points.chart).toEqual({ 2: 15, 3: 4.5 });
    await t.post(page, 'person-1', { 'points-chart-1': '20' });
    expect((await state()).points.chart).not.toHaveProperty('1');
  });
  test('the page says who would complete, why others would not, and what stands in the way', async () => {
    const page = await t.text(at('/completion'), 'head');
    expect(page).toContain('What stands in the way');
    expect(page).toContain('No attendance for The wind');
    expect(page).toContain('Not passed: Draw a chart');
    const early = await t.post(at('/completion'), 'head');
    expect([early.status, plain(await early.text())]).toEqual([422, expect.stringContaining('The last session is still to come')]);
  });
  test('a supervisor completes the course when everything is marked; an officer does not', async () => {
    t.at('2026-03-08T09:00:00.000Z');
    const present = { 'mark-1': 'present', 'mark-2': 'present', 'mark-3': 'absent', 'seen-3': '' };
    for (const session of ['moon', 'wind', 'swell', 'sailing']) {
      const seen: Record<string, string> = session === 'moon' ? { 'seen-2': 'absent', 'seen-3': 'present' } : {};
      await t.post(at(`/sessions/${session}`), 'trainer', { ...present, ...seen });
    }
    expect((await t.post(at('/completion'), 'trainer')).status).toBe(403);
    expect((await t.post(at('/completion'), 'head')).headers.get('location')).toBe(`${at('/completion')}?done=completed`);
    const { learners, status } = await state();
    expect([status, learners.map((l) => l.status)]).toEqual(['completed', ['not-completed', 'completed', 'not-completed']]);
    expect(await t.text(at('/sessions/moon'), 'trainer')).toContain('Nothing can be changed any more');
    const late = await t.post(at('/sessions/moon'), 'trainer', { 'mark-3': 'present', 'seen-3': 'absent' });
    expect(late.status).toBe(422);
  });
});
