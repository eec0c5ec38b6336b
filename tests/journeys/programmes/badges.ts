/** Badges as anyone checks them, and what became of people. */
import { expect } from 'vitest';
import { system } from '../../../src/kernel/decider/actor.ts';
import { isRefusal } from '../../../src/kernel/refusals/refusal.ts';
import { surveyIdOf } from '../../../src/programmes/survey/plan-and-ask.ts';
import { survey } from '../../../src/programmes/survey/survey-decider.ts';
import { fill } from '../one-window/filling.ts';
import { button, textOf, type Visitor } from '../one-window/visitor.ts';
import type { World } from '../one-window/world.ts';
import { cohortOf } from './world.ts';

export type BadgeKind = 'json' | 'png' | 'svg' | 'jwt' | 'pdf';

export const download = async ({ url }: World, path: string): Promise<Uint8Array> => {
  const answer = await fetch(url + path);
  expect([path, answer.status]).toEqual([path, 200]);
  return new Uint8Array(await answer.arrayBuffer());
};

/** Gives a file to the page that checks badges; answers what it says. */
export const checkFile = async (v: Visitor, name: string, bytes: Uint8Array): Promise<string> => {
  await v.go('/credentials/check');
  const field = v.page.locator('main input[type=file][name=file]');
  await field.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  await v.press(button(v, v.w.t('credentials.check')));
  return textOf(v);
};
export const checkText = async (v: Visitor, text: string): Promise<string> => {
  await v.go('/credentials/check');
  await fill(v.page, { badge: text });
  await v.press(button(v, v.w.t('credentials.check')));
  return textOf(v);
};

/** Waits until so many badges of a course are issued, on the page of the manager. */
export const badgesOf = async (v: Visitor, course: string, count: number): Promise<void> => {
  const issued = async () => {
    await v.go(`/manage/credentials/${course}`);
    return v.page.locator('main ul.rows > li').count();
  };
  await expect.poll(issued, { timeout: 120_000, interval: 1_000 }).toBe(count);
};

const rowOf = (v: Visitor, name: string) => v.page.locator('main ul.rows > li', { has: v.page.getByRole('link', { name, exact: true }) });

/** The id of somebody's badge. */
export const badgeIn = async (v: Visitor, course: string, name: string): Promise<string> => {
  await v.go(`/manage/credentials/${course}`);
  const href = (await rowOf(v, name).locator('a.row-title').getAttribute('href')) ?? '';
  return /\/credentials\/([0-9a-f-]{36})/.exec(href)?.[1] ?? '';
};

export const revokeOne = async (v: Visitor, course: string, name: string, reason: string): Promise<void> => {
  const id = await badgeIn(v, course, name);
  const row = rowOf(v, name);
  await row.locator('details > summary').click();
  await fill(v.page, { [`reason-${id}`]: reason });
  await v.press(row.locator('form button'));
  expect(await textOf(v)).toContain(v.w.t('manage.done-revoked'));
};

/** Numbers in the table of outcomes on a programme's page, row by row. */
export const outcomesShown = (v: Visitor): Promise<readonly (readonly string[])[]> =>
  v.page
    .locator('#outcomes table tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => (cell.textContent ?? '').trim())));

/** Signs for every badge that waits, course by course, in these words; answers how many. */
export const endorseAll = async (v: Visitor, words: string): Promise<number> => {
  const forms = v.page.locator('main form[action="/endorse/confirm"]');
  let signed = 0;
  for (await v.go('/endorse'); (await forms.count()) > 0; await v.go('/endorse')) {
    const count = await forms.first().locator('input[name=badge]').count();
    await v.press(forms.first().locator('button'));
    await fill(v.page, { words });
    await v.press(button(v, v.w.t('programmes.endorse-button', { count })));
    expect(await textOf(v)).toContain(v.w.t('programmes.endorse-done', { count }));
    signed += count;
  }
  return signed;
};

/** Where the list stands that says whether this badge was revoked. */
export const statusPath = async (badge: Uint8Array): Promise<string> => {
  const { credentialStatus } = JSON.parse(Buffer.from(badge).toString()) as { credentialStatus: { statusListCredential: string } };
  return new URL(credentialStatus.statusListCredential).pathname;
};

/** So many other learners have answered as well, and work; answers how many could. */
export const answerForOthers = async (world: World, call: string, but: string, count: number): Promise<number> => {
  const { ledger, makeId, clock } = world.node;
  const courses = await Promise.all(['tashkent', 'quetta'].map((venue) => cohortOf(world, `${call}.${venue}`)));
  const others = courses.flatMap(({ learners }) => learners).filter((l) => l.status === 'completed' && l.candidacy !== but);
  let answered = 0;
  for (const { candidacy } of others.slice(0, count)) {
    const answer = { occupation: 'employed', country: 'PK', sector: null, usesSkills: true } as const;
    const on = surveyIdOf(candidacy, 'P3M');
    const command = { id: makeId(), type: 'AnswerSurvey', on, actor: system('survey-link'), now: clock(), data: answer };
    if (!isRefusal(await ledger.handle(command, survey))) answered += 1;
  }
  return answered;
};
