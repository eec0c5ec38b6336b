/** What the applicant reads about the case, on its page and by mail. */
import { expect } from 'vitest';
import { dayText } from '../../../src/doors/web/pages/apply/when.tsx';
import { type Definition, tasksOf } from '../../../src/one-window/service/definition.ts';
import { textOf, type Visitor } from './visitor.ts';
import type { World } from './world.ts';

/** A task's lane on the tracking page, the last round of it, in one line. */
export const lane = async (v: Visitor, service: Definition, task: string): Promise<string> => {
  const title = v.w.text(tasksOf(service).find((one) => one.id === task)?.title ?? { en: task }).text;
  const lanes = v.page.locator('main .lane', { has: v.page.locator('.lane-title').getByText(title, { exact: true }) });
  return (await lanes.last().innerText()).replace(/\s+/g, ' ');
};

/** Which tasks are open, with the last day of each by its office's calendar. */
export const dueOn = async (v: Visitor, service: Definition, days: Readonly<Record<string, string>>): Promise<void> => {
  for (const [task, day] of Object.entries(days)) {
    const shown = await lane(v, service, task);
    expect(shown).toContain(v.w.t('task-status.open'));
    expect(shown).toContain(dayText(v.w, day));
  }
};

export const follows = async (v: Visitor, address: string, words: readonly string[]): Promise<void> => {
  await v.go(address);
  const shown = await textOf(v);
  for (const text of words) expect(shown).toContain(text);
};

/** Waits until a mail to this person about this application says these words. */
export const mailed = async (world: World, email: string, reference: string, ...words: readonly string[]): Promise<void> => {
  const found = async () => {
    const mails = await world.mailsTo(email, reference);
    return mails.some((mail) => words.every((word) => mail.includes(word))) ? 'mailed' : mails;
  };
  await expect.poll(found, { timeout: 20_000, interval: 100, message: `to ${email}: ${words.join(', ')}` }).toBe('mailed');
};
