/** What desks do with an agreement, as steps at a browser. */
import { expect } from 'vitest';
import type { Agreement } from '../../../src/engagements/agreement/agreement.ts';
import { findAgreement } from '../../../src/engagements/agreement/queries.ts';
import { attach, day, type Fields, fill, paper } from '../one-window/filling.ts';
import { claim, decide, openFromInbox } from '../one-window/office.ts';
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
  const blanks = {
    field: [a.field, 'مٹی کے حساسیے'],
    'contact-one': ['its desk', 'اس کا دفتر'],
    'contact-two': ['its desk', 'اس کا دفتر'],
  };
  for (const [blank, [en = '', ur = '']] of Object.entries({ ...blanks, meeting: ['once a year', 'سال میں ایک بار'] }))
    await fill(v.page, { [`blank-${blank}-en`]: en, [`blank-${blank}-ur`]: ur });
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

/** Asks the offices that must look at the text; answers the reference of the application. */
export const askForVetting = async (v: Visitor, id: string, answers: Fields): Promise<string> => {
  await v.go(`/agreements/${id}/vetting`);
  await fill(v.page, answers);
  await v.press(button(v, v.w.t('agreements.vetting-ask')));
  expect(await textOf(v)).toContain(v.w.t('agreements.done-vetting-asked'));
  return (await v.page.locator('main section .meta .reference').first().innerText()).trim();
};
export const clear = async (v: Visitor, reference: string): Promise<void> => {
  await openFromInbox(v, reference);
  await claim(v);
  await decide(v, { decision: 'approve' });
};

export interface Signing {
  readonly day: string;
  readonly signatory: string;
  readonly capacity: string;
}
/** Signed on paper: the signed page is scanned. */
export const signOnPaper = async (v: Visitor, id: string, { day: on, ...signed }: Signing): Promise<void> => {
  await v.go(`/agreements/${id}/sign`);
  await fill(v.page, { ...signed, 'sign-place': 'Tashkent', ...day('day', on) });
  await attach(v.page.locator('main input[name=scan]'), paper('signed-page', signed.signatory));
  await v.press(button(v, v.w.t('agreements.record-signature')));
  expect(await textOf(v)).toContain(v.w.t('agreements.done-signed'));
};
export const deliverNote = async (v: Visitor, id: string, on: string, reference: string): Promise<void> => {
  await v.go(`/agreements/${id}/end`);
  await fill(v.page, { reference, ...day('delivered', on) });
  await v.press(button(v, v.w.t('agreements.record-note')));
  expect(await textOf(v)).toContain(reference);
};

/** What a clause makes an office owe by a day. */
export const oblige = async (
  v: Visitor,
  id: string,
  clause: string,
  a: { readonly due: string; readonly fields: Fields },
): Promise<void> => {
  await v.go(`/agreements/${id}/obligations/new?clause=${clause}`);
  await fill(v.page, { ...a.fields, ...day('due', a.due) });
  await v.press(button(v, v.w.t('agreements.save')));
  expect(await textOf(v)).toContain(a.fields.title);
};
/** Drafts an amendment that words one clause anew; answers its id. */
export const amend = async (v: Visitor, id: string, clause: string, texts: Readonly<Record<string, string>>): Promise<string> => {
  await v.go(`/agreements/${id}/amend`);
  await v.page.locator(`main input[name="act-${clause}"][value=replace]`).check();
  await v.press(button(v, v.w.t('agreements.go-on')));
  for (const [language, text] of Object.entries(texts)) await v.page.locator(`main textarea[name="text-${clause}-${language}"]`).fill(text);
  await v.press(button(v, v.w.t('agreements.draft-it')));
  return new URL(v.page.url()).pathname.replace('/agreements/', '');
};
