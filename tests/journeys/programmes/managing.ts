/** What the manager of a programme does with a call, at a desk. */
import { expect } from 'vitest';
import { barriers, overflow } from '../checks.ts';
import { day, fill } from '../one-window/filling.ts';
import { button, textOf, type Visitor } from '../one-window/visitor.ts';
import { programmeId } from './pack.ts';

const save = (v: Visitor) => v.press(button(v, v.w.t('frame.save')));
const at = (call: string, ...more: readonly string[]) => ['/manage/calls', call, ...more].join('/');

/** Nobody is shut out of the page that is open, nor does it reach beyond a phone. */
const forEverybody = async ({ page, way }: Visitor): Promise<void> => {
  const found = [...(await barriers(page)), ...(await overflow(page, 320))];
  await page.setViewportSize({ width: way.width, height: 900 });
  expect([page.url(), found]).toEqual([page.url(), []]);
};

/** Begins a draft and answers the call's id. */
export const draft = async (v: Visitor, title: string): Promise<string> => {
  await v.go(`/manage/calls/new?programme=${programmeId}`);
  await fill(v.page, { title, 'title-ur': 'خزاں کی نشستیں' });
  await v.press(button(v, v.w.t('manage.begin-call')));
  const call = /\/manage\/calls\/([0-9a-f-]{36})/.exec(v.page.url())?.[1] ?? '';
  expect(await textOf(v)).toContain(v.w.t('manage.done-drafted'));
  return call;
};

/** Writes what this call differs in: seats of one venue, the shares kept for groups, the lowest score and the days to answer. */
export const writeRule = async (v: Visitor, call: string): Promise<void> => {
  await v.go(`${at(call, 'rules', 'venue')}?venue=tashkent`);
  await fill(v.page, { seats: '14' });
  await save(v);
  await v.go(at(call, 'rules', 'reserves'));
  await fill(v.page, { 'amount-0': '130%' });
  await save(v);
  expect(await textOf(v)).toContain(v.w.t('refusal.amount-not-known'));
  await fill(v.page, { 'amount-0': '40%', 'amount-1': '25%', 'amount-2': '1' });
  await save(v);
  await v.go(at(call, 'rules', 'offers'));
  await fill(v.page, { minimum: '30', days: '7' });
  await save(v);
  const shown = await textOf(v);
  expect(shown).toContain(v.w.t('manage.done-rules'));
  expect(shown).toContain(v.w.t('manage.seats', { count: 14 }));
};

export const open = async (v: Visitor, call: string, from: string, until: string): Promise<void> => {
  await v.go(at(call, 'open'));
  await fill(v.page, { ...day('opens', from), ...day('closes', until) });
  await v.press(button(v, v.w.t('manage.do-open')));
  expect(await textOf(v)).toContain(v.w.t('manage.done-open'));
};

export const freeze = async (v: Visitor, call: string): Promise<void> => {
  await v.go(at(call, 'freeze'));
  await forEverybody(v);
  await v.press(button(v, v.w.t('manage.do-freeze')));
  expect(await textOf(v)).toContain(v.w.t('manage.done-freeze'));
};

/** Runs the rule without consequence; answers what the page says. */
export const rehearse = async (v: Visitor, call: string): Promise<string> => {
  await v.go(at(call, 'rehearse'));
  await v.press(button(v, v.w.t('manage.do-rehearse')));
  await forEverybody(v);
  return textOf(v);
};

export const publish = async (v: Visitor, call: string): Promise<void> => {
  await v.go(at(call, 'publish'));
  await forEverybody(v);
  await v.press(button(v, v.w.t('manage.do-publish')));
  expect(await textOf(v)).toContain(v.w.t('refusal.publish-not-sure'));
  await v.page.locator('main input[name=sure]').check();
  await v.press(button(v, v.w.t('manage.do-publish')));
  expect(await textOf(v)).toContain(v.w.t('manage.done-published'));
};
