/** What desks do with an agreement, as steps at a browser. */
import { expect } from 'vitest';
import type { Agreement } from '../../../src/engagements/agreement/agreement.ts';
import { findAgreement } from '../../../src/engagements/agreement/queries.ts';
import { fill } from '../one-window/filling.ts';
import { button, textOf, type Visitor } from '../one-window/visitor.ts';
import type { World } from '../one-window/world.ts';

export const agreementOf = async ({ node }: World, id: string): Promise<Agreement> => {
  const found = await findAgreement(node.ledger, id);
  if (found === undefined) throw new Error(`no agreement ${id}`);
  return found.state;
};

/** A memorandum of two languages from the pack's template, from the first page to the draft; answers its id. */
export const draft = async (
  v: Visitor,
  a: { readonly other: string; readonly field: string; readonly commitment: string },
): Promise<string> => {
  await v.go('/agreements/new');
  await fill(v.page, { template: 'memorandum-of-understanding', other: a.other, 'language-one': 'en', 'language-two': 'ur' });
  await v.press(button(v, v.w.t('agreements.go-on')));
  await fill(v.page, { 'blank-field-en': a.field, 'blank-field-ur': 'مٹی کے حساسیے' });
  await v.press(button(v, v.w.t('agreements.go-on')));
  expect(await v.page.locator('main textarea[name="text-purpose-en"]').inputValue()).toContain(a.field);
  await fill(v.page, { commitments: a.commitment, visibility: 'public' });
  await v.press(button(v, v.w.t('agreements.draft-it')));
  expect(await textOf(v)).toContain(v.w.t('agreements.done-drafted'));
  return new URL(v.page.url()).pathname.replace('/agreements/', '');
};

/** Asks for another wording of a clause in these languages. */
export const propose = async (v: Visitor, id: string, clause: string, texts: Readonly<Record<string, string>>, why = ''): Promise<void> => {
  await v.go(`/agreements/${id}/clauses/${clause}`);
  const form = v.page.locator('main form', { has: v.page.locator('input[name=do][value=propose]') });
  for (const [language, text] of Object.entries(texts)) await form.locator(`textarea[name="text-${language}"]`).fill(text);
  if (why) await form.locator('textarea[name=words]').fill(why);
  await v.press(form.locator('button').last());
  expect(await textOf(v)).toContain(v.w.t('agreements.done-proposed'));
};

/** Answers the newest open proposal of a clause. */
export const answer = async (v: Visitor, id: string, clause: string, act: 'accept' | 'comment' | 'reject', words = ''): Promise<void> => {
  await v.go(`/agreements/${id}/clauses/${clause}`);
  const form = v.page.locator('main form[action*="/proposals/"]').last();
  if (words) await form.locator('textarea[name=words]').fill(words);
  await v.press(form.locator(`button[value=${act}]`));
  expect(await textOf(v)).toContain(v.w.t(`agreements.done-${act}`));
};

export const approve = async (v: Visitor, id: string): Promise<void> => {
  await v.go(`/agreements/${id}/approve`);
  await v.press(button(v, v.w.t('agreements.approve')));
  expect(await textOf(v)).toContain(v.w.t('agreements.done-approved'));
};
