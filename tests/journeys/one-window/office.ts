/** What people at an office do with a task. */
import { expect } from 'vitest';
import { attach as choose, fill, paper } from './filling.ts';
import { textOf, type Visitor } from './visitor.ts';

/** Opens a task from the office's list. */
export const openFromInbox = async (v: Visitor, reference: string, view = 'unassigned'): Promise<void> => {
  await v.go(`/inbox?view=${view}`);
  const row = v.page.locator('.task-table tbody tr', { hasText: reference });
  await v.press(row.locator('a[href^="/inbox/"]').first());
  expect(await textOf(v)).toContain(reference);
};

const form = (v: Visitor, act: string) => v.page.locator(`main form[action*="/${act}?"]`);

export const claim = async (v: Visitor): Promise<void> => {
  await v.press(form(v, 'claim').locator('button'));
  expect(await textOf(v)).toContain(v.w.t('inbox.done-claim'));
};

/** Marks these items and says what is missing in each. */
export const sendBack = async (v: Visitor, items: Readonly<Record<string, string>>): Promise<void> => {
  await v.page.locator('#send-back > summary').click();
  for (const [item, words] of Object.entries(items)) {
    await v.page.locator(`#item-${item}`).check();
    await fill(v.page, { [`words-${item}`]: words });
  }
  await v.press(form(v, 'send-back').locator('button').last());
  expect(await textOf(v)).toContain(v.w.t('inbox.done-send-back'));
};

/** Attaches the paper that this task makes. */
export const makePaper = async (v: Visitor, name: string): Promise<void> => {
  await choose(form(v, 'attach').locator('input[type=file]'), paper(name, 'Made by the office'));
  await v.press(form(v, 'attach').locator('button').last());
  expect(await textOf(v)).toContain(v.w.t('inbox.done-attach'));
};

export interface Deciding {
  readonly decision: string;
  /** The place of the reason in the service's list, from 1. */
  readonly reason?: number;
  readonly words?: string;
  /** What the page before the decision foretells. */
  readonly foretells?: string;
}

export const decide = async (v: Visitor, a: Deciding): Promise<void> => {
  await v.page.locator(`#decision-${a.decision}`).check();
  if (a.reason) await v.page.locator(`#reason-${a.decision}-${a.reason}`).check();
  if (a.words) await form(v, 'confirm').locator('textarea[name=words]').fill(a.words);
  await v.press(form(v, 'confirm').locator('button').last());
  if (a.foretells) expect(await textOf(v)).toContain(a.foretells);
  await v.press(form(v, 'decide').locator('button').first());
  expect(await textOf(v)).toContain(v.w.t('inbox.done-confirm'));
};
