import { afterAll, beforeAll, expect, test } from 'vitest';
import { callOf, callsOf, skySchool, wishes } from '../../../../one-window/testing/reviews.ts';
import { applying } from '../apply/mounts.ts';
import { servicePages } from '../services/mounts.ts';
import { type Desks, openDesks } from './testing.ts';
import { plain } from '../../testing/page-site.ts';

const call = callOf('2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z', { timeZone: 'Asia/Karachi' });
let site: Desks;
beforeAll(async () => {
  const calls = callsOf([call]);
  site = await openDesks({ start: '2026-01-05T06:00:00.000Z', mounts: [applying, servicePages], services: [skySchool], intakes: calls });
});
afterAll(() => site.close());

const opened = async (): Promise<string> => {
  const id = site.makeId();
  const order = { service: 'sky-school', version: 1, kind: 'person', country: 'BO', name: 'Zafar Testname', language: 'en' };
  await site.send(id, 'pilot', 'OpenCase', order);
  return id;
};
const applied = async (answers: Readonly<Record<string, unknown>> = wishes): Promise<string> => {
  const id = await opened();
  await site.send(id, 'pilot', 'SaveAnswers', { group: 'wishes', answers, whole: true });
  await site.send(id, 'pilot', 'SubmitCase', { declared: [] });
  return id;
};
const scored = { decision: 'scored', 'points-motivation': '9', 'points-preparation': '۵' };

test('venues are ranked in numbered lists; a gap and a repeat come back with what was typed', async () => {
  const id = await opened();
  const page = await (await site.get(`/cases/${id}/form/wishes`, 'pilot')).text();
  for (const place of ['1st choice', '2nd choice', '3rd choice']) expect(page).toContain(place);
  expect(page).not.toContain('4th choice');
  const fields = { reason: 'Wind.', school: 'south', 'venues-1': 'lake' };
  const gap = await site.post(`/cases/${id}/form/wishes`, 'pilot', { ...fields, 'venues-3': 'hill' });
  expect(gap.status).toBe(422);
  const html = await gap.text();
  expect(html).toContain('href="#venues-2"');
  expect(plain(html)).toContain('Choice 2 is empty, but a later one is filled in');
  expect(html).toMatch(/<option value="hill" selected/);
  const twice = await site.post(`/cases/${id}/form/wishes`, 'pilot', { ...fields, 'venues-2': 'lake' });
  expect(plain(await twice.text())).toContain('Choices 1 and 2 are the same');
  expect((await site.post(`/cases/${id}/form/wishes`, 'pilot', { ...fields, 'venues-2': 'hill' })).status).toBe(303);
  expect((await site.state(id)).answers?.venues).toEqual(['lake', 'hill']);
  expect(await (await site.get(`/cases/${id}/check`, 'pilot')).text()).toMatch(/<ol class="ranked"><li>[\s\S]*lake[\s\S]*hill/);
  expect(await site.text(`/cases/${id}/form/wishes?lang=ur`, 'pilot')).toContain('پہلا انتخاب');
});

test('a review shows no name, asks for points, says what they come to, and is sealed until both are there', async () => {
  const id = await applied();
  const at = (task: string, act = '') => `/inbox/${id}/${task}${act}`;
  const page = await site.text(at('review-one'), 'other');
  expect(page).toContain('The name is not shown here');
  expect(page).not.toContain('Testname');
  expect(page).toContain('0 to 10; counts for 67% of the score.');
  expect(await (await site.get(at('review-one'), 'other')).text()).toMatch(/<ol class="ranked">/);
  for (const list of ['/inbox?view=all', '/inbox?view=all&q=Zafar']) expect(await site.text(list, 'other')).not.toContain('Testname');
  const short = await site.post(at('review-one', '/confirm'), 'other', { decision: 'scored', 'points-motivation': '9' });
  expect(short.status).toBe(422);
  expect(await short.text()).toContain('href="#points-preparation"');
  const high = await site.post(at('review-one', '/confirm'), 'other', { ...scored, 'points-motivation': '11' });
  expect(plain(await high.text())).toContain('Give between 0 and 10 points here.');
  const check = plain(await (await site.post(at('review-one', '/confirm'), 'other', scored)).text());
  expect(check).toContain('93.33 of 100');
  expect(check).not.toContain('Testname');
  expect((await site.post(at('review-one', '/decide'), 'other', { ...scored, words: 'Well said.' })).status).toBe(303);
  for (const secret of ['93.33', 'Well said.', 'Imran Shah'])
    for (const task of ['review-one', 'review-two']) expect(await site.text(at(task), 'both'), task).not.toContain(secret);
  const again = await site.post(at('review-two', '/claim'), 'other');
  expect(again.status).toBe(403);
  expect(plain(await again.text())).toContain('Two reviews of one application are made by two people.');
  expect(await site.text(`/cases/${id}`, 'pilot')).not.toContain('93.33');
  const apart = { ...scored, 'points-motivation': '0', 'points-preparation': '0' };
  const [near, far] = await Promise.all(
    [scored, apart].map(async (data) => plain(await (await site.post(at('review-two', '/confirm'), 'both', data)).text())),
  );
  const follows = (page = '') => page.slice(page.indexOf('What will happen'));
  expect(follows(far).slice(0, 300)).toBe(follows(near).slice(0, 300));
  await site.post(at('review-two', '/decide'), 'both', scored);
  expect(await site.text(at('review-one'), 'both')).toContain('93.33 of 100');
  await site.post(at('seal', '/decide'), 'sky', { decision: 'done' });
  const told = await site.text(`/cases/${id}`, 'pilot');
  expect(told).toContain('93.33 of 100');
  for (const name of ['Imran Shah', 'Nida Latif']) expect(told).not.toContain(name);
});

test('points typed before a refusal was chosen are not for it', async () => {
  const id = await applied();
  const refusal = { ...scored, decision: 'unfit', reason: 'copied' };
  expect((await site.post(`/inbox/${id}/review-one/decide`, 'other', refusal)).status).toBe(303);
  expect((await site.state(id)).status).toBe('closed');
});

test('a supervisor who gives a review to somebody of the applicant’s own institution is told why not', async () => {
  const id = await applied({ ...wishes, school: 'north' });
  await site.send(id, 'other', 'ClaimTask', { task: 'review-one' });
  const second = await site.post(`/inbox/${id}/review-two/assign`, 'other', { officer: 'other' });
  expect(plain(await second.text())).toContain('Two reviews of one application are made by two people.');
});

test('the page of a service says when its call is open and offers a start only then; what was begun in time is kept', async () => {
  expect(await site.text('/services/sky-school', 'nobody')).toContain(
    'Applications are open until 1 February 2026 at 05:00 Pakistan Standard Time.',
  );
  const id = await opened();
  await site.send(id, 'pilot', 'SaveAnswers', { group: 'wishes', answers: wishes, whole: true });
  site.at('2026-02-01T00:00:00.000Z');
  const page = await (await site.get('/services/sky-school', 'nobody')).text();
  expect(plain(page)).toContain('Applications closed on 1 February 2026');
  expect(page).not.toContain('/services/sky-school/start');
  const start = await site.get('/services/sky-school/start', 'pilot');
  expect(start.status).toBe(409);
  expect(plain(await start.text())).toContain('Applications are closed.');
  const late = await site.post(`/cases/${id}/check`, 'pilot', {});
  expect(plain(await late.text())).toContain('What has been written stays where it is.');
  expect((await site.state(id)).status).toBe('draft');
  site.at('2026-01-05T06:00:00.000Z');
});
