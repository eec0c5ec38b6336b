/** What an applicant does until the application is sent. */
import { expect } from 'vitest';
import type { Definition } from '../../../src/one-window/service/definition.ts';
import { documents, groups, plan, secondDirector } from './answers.ts';
import { attach, fill, paper } from './filling.ts';
import { button, link, textOf, type Visitor } from './visitor.ts';

/** From the catalogue through the guide's questions to what applies, and on to the start of the application. */
export const askTheGuide = async (v: Visitor, service: Definition, offices: readonly string[]): Promise<void> => {
  const { page, w } = v;
  await v.go('/services');
  await v.press(link(v, w.t('services.open-guide')));
  const goOn = () => v.press(button(v, w.t('frame.continue')));
  await fill(page, { who: 'company' });
  await goOn();
  await fill(page, { country: 'TR' });
  await goOn();
  await fill(page, { service: service.id });
  await goOn();
  await fill(page, plan);
  await goOn();
  const shown = await textOf(v);
  for (const office of offices) expect(shown).toContain(office);
  await v.press(link(v, w.t('services.start')));
};

/** Signs in on the way and says who applies. */
export const begin = async (
  v: Visitor,
  a: { readonly email: string; readonly password: string; readonly company: string },
): Promise<void> => {
  const { page, w } = v;
  await v.press(link(v, w.t('frame.sign-in')));
  await fill(page, { email: a.email, password: a.password });
  await v.press(page.locator('main form[action="/sign-in"] button'));
  expect(await page.locator('main input[name=who]:checked').getAttribute('value')).toBe('company');
  expect(await page.locator('main select[name=country]').inputValue()).toBe('TR');
  await fill(page, { name: a.company });
  await v.press(button(v, w.t('services.start-now')));
  expect(new URL(page.url()).pathname).toMatch(/^\/cases\/[0-9a-f-]{36}\/form$/);
};

const groupHere = (v: Visitor): string | undefined => /\/form\/([\w-]+)$/.exec(new URL(v.page.url()).pathname)?.[1];

/** Every label of the group stands on the page in the reader's language. */
const labelsShown = async (v: Visitor, service: Definition, id: string): Promise<void> => {
  const group = service.sections.flatMap((section) => section.groups).find((one) => one.id === id);
  const shown = await textOf(v);
  expect(shown).toContain(v.w.text(group?.title ?? { en: id }).text);
  const named = await v.page
    .locator('main [name=shown]')
    .evaluateAll((fields) => fields.map((field) => String(field.getAttribute('value'))));
  expect(named.length).toBeGreaterThan(0);
  for (const question of group?.questions.filter((one) => named.includes(one.id)) ?? []) {
    expect(question.label[v.way.language]).toBeDefined();
    expect(shown).toContain(v.w.text(question.label).text);
  }
};

const fillGroup = async (v: Visitor, service: Definition, id: string): Promise<void> => {
  await labelsShown(v, service, id);
  await fill(v.page, groups[id] ?? {});
  if (id === 'directors') {
    await v.press(button(v, v.w.t('fields.add-entry')));
    await fill(v.page, secondDirector);
  }
};

/** Fills group by group until `until` is reached, where the rest waits; or until all are filled. */
export const fillGroups = async (v: Visitor, service: Definition, until?: string): Promise<readonly string[]> => {
  const filled: string[] = [];
  for (let id = groupHere(v); id !== undefined && filled.length < 20; id = groupHere(v)) {
    if (id === until) {
      await v.press(button(v, v.w.t('apply.save-later')));
      return filled;
    }
    await fillGroup(v, service, id);
    filled.push(id);
    await v.press(button(v, v.w.t('apply.save-next')));
    if (groupHere(v) === id) throw new Error(`the group ${id} came back: ${(await textOf(v)).slice(0, 600)}`);
  }
  return filled;
};

/** On another device: finds the draft among one's own, and goes on where it was left. */
export const goOnElsewhere = async (v: Visitor): Promise<void> => {
  await v.go('/cases');
  await v.press(v.page.locator('main a[href*="/form"]').first());
  await v.press(link(v, v.w.t('apply.go-on')));
};

export const attachDocuments = async (v: Visitor): Promise<void> => {
  const { page, w } = v;
  expect(new URL(page.url()).pathname).toMatch(/\/documents$/);
  expect(await page.locator('main input[type=file]').count()).toBe(documents.length);
  const shown = await textOf(v);
  // What an office makes on the way is not asked for.
  expect(shown).toContain(w.t('services.made-lead'));
  for (const id of documents) {
    const papers =
      id === 'passports' ? [paper('passport-selin', 'Kaya'), paper('identity-bushra', 'Wattoo')] : [paper(id, 'For the office')];
    await attach(page.locator(`main input[type=file][name="${id}"]`), ...papers);
  }
  await v.press(button(v, w.t('apply.attach-next')));
};

/** Reads the answers once more, declares and sends; answers the reference and the case's own page. */
export const send = async (v: Visitor): Promise<{ readonly reference: string; readonly address: string }> => {
  const { page, w } = v;
  expect(new URL(page.url()).pathname).toMatch(/\/check$/);
  const shown = await textOf(v);
  for (const answer of ['Halic Bridge Systems (Private) Limited', 'Bushra Wattoo', 'passport-selin.pdf']) expect(shown).toContain(answer);
  for (const box of await page.locator('main form.declaring input[type=checkbox]').all()) await box.check();
  await v.press(button(v, w.t('apply.send')));
  const reference = await page.locator('.sent-reference bdi').innerText();
  await v.press(link(v, w.t('apply.follow-it')));
  return { reference, address: new URL(page.url()).pathname };
};
