/** Applying: page by page for some, by orders for the many. */
import { expect } from 'vitest';
import { handleCase } from '../../../src/one-window/case/handle-case.ts';
import type { CaseCommand, CaseCommandType } from '../../../src/one-window/case/commands.ts';
import type { Actor } from '../../../src/kernel/decider/actor.ts';
import { isRefusal } from '../../../src/kernel/refusals/refusal.ts';
import { attach, fill, paper } from '../one-window/filling.ts';
import type { Person } from '../one-window/people.ts';
import { button, link, textOf, type Visitor } from '../one-window/visitor.ts';
import type { World } from '../one-window/world.ts';
import { answersOf, type Bulk, criteria, formOf, type Points, type Wish } from './answers.ts';
import { serviceId } from './pack.ts';
import type { Cast } from './people.ts';

const groupHere = (v: Visitor): string | undefined => /\/form\/([\w-]+)$/.exec(new URL(v.page.url()).pathname)?.[1];

/** From the call's public page to the last page before sending; answers the application's id. */
export const fillIn = async (v: Visitor, call: string, name: string, wish: Wish): Promise<string> => {
  const { page, w } = v;
  await v.go('/places');
  await v.go(`/calls/${call}`);
  await v.press(page.locator(`main a[href*="/services/${serviceId}"]`).first());
  if (!new URL(page.url()).pathname.endsWith('/start')) await v.press(page.locator('main a[href*="/start"]').first());
  await fill(page, { country: 'PK', name });
  await page.locator('main input[name=who]').first().check();
  await v.press(button(v, w.t('services.start-now')));
  const id = /\/cases\/([0-9a-f-]{36})\/form/.exec(page.url())?.[1] ?? '';
  expect(id).not.toBe('');
  if (groupHere(v) === undefined) await v.press(page.locator('main a[href*="/form/"]').first());
  const form = formOf(wish);
  for (let group = groupHere(v), n = 0; group !== undefined && n < 12; group = groupHere(v), n += 1) {
    await fill(page, form[group] ?? {});
    await v.press(button(v, w.t('apply.save-next')));
    if (groupHere(v) === group) throw new Error(`the page ${group} came back: ${(await textOf(v)).slice(0, 600)}`);
  }
  await attach(page.locator('main input[type=file]').first(), paper('certificate', 'For the first check'));
  await v.press(button(v, w.t('apply.attach-next')));
  expect(new URL(page.url()).pathname).toBe(`/cases/${id}/check`);
  return id;
};

export const declare = async (v: Visitor): Promise<void> => {
  for (const box of await v.page.locator('main form.declaring input[type=checkbox]').all()) await box.check();
};

export interface Applied {
  readonly id: string;
  readonly reference: string;
  readonly person: Person;
}
export const sendIt = async (v: Visitor, id: string, person: Person): Promise<Applied> => {
  await declare(v);
  await v.press(button(v, v.w.t('apply.send')));
  const reference = await v.page.locator('.sent-reference bdi').innerText();
  await v.press(link(v, v.w.t('apply.follow-it')));
  return { id, reference, person };
};

/** An order about an application as this person would give it. @throws when it is refused. */
const order = async ({ node }: World, person: Person, on: string, type: CaseCommandType, data: object): Promise<void> => {
  const actor: Actor = { kind: 'person', id: person.id, grants: person.grants };
  const handled = await handleCase(node, { id: node.makeId(), type, on, actor, now: node.clock(), data } as CaseCommand);
  if (isRefusal(handled)) throw new Error(`${type} of ${on}: ${handled.reason} ${JSON.stringify(handled.details)}`);
};

/** Opens and sends without a page. */
export const applied = async (world: World, person: Person, { name, wish }: Bulk): Promise<string> => {
  const id = world.node.makeId();
  const version = world.node.window.catalogue.latest(serviceId)?.version ?? 1;
  const opening = { service: serviceId, version, kind: 'person', country: 'PK', name, language: 'en', answers: answersOf(wish) };
  await order(world, person, id, 'OpenCase', opening);
  await order(world, person, id, 'SubmitCase', { declared: ['true_answers', 'takes_part'] });
  return id;
};

const scoresOf = (points: Points) => Object.fromEntries(criteria.map((id, i) => [id, points[i] ?? 0]));

/** The first check and both reviews without a page. */
export const reviewed = async (world: World, cast: Cast, id: string, { reviews }: Bulk): Promise<void> => {
  const check = { task: 'first-check', words: '' };
  if (reviews === undefined) {
    await order(world, cast.checker, id, 'DecideTask', { ...check, decision: 'refuse', reasons: ['papers-missing'] });
    return;
  }
  await order(world, cast.checker, id, 'DecideTask', { ...check, decision: 'approve' });
  for (const [i, points] of reviews.entries()) {
    const [task, by] = i === 0 ? (['review-one', cast['reviewer-a']] as const) : (['review-two', cast['reviewer-b']] as const);
    await order(world, by, id, 'DecideTask', { task, decision: 'scored', scores: scoresOf(points), words: '' });
  }
};

/** Gives the points of a review on its page, which names nobody. */
export const reviewOnPage = async (v: Visitor, applicant: Applied, task: string, points: Points): Promise<string> => {
  const { page, w } = v;
  await v.go(`/inbox/${applicant.id}/${task}`);
  const shown = await textOf(v);
  expect(shown).not.toContain(applicant.person.name);
  await page.locator('#decision-scored').check();
  await fill(page, Object.fromEntries(criteria.map((id, i) => [`points-${id}`, String(points[i])])));
  await v.press(page.locator('main form[action*="/confirm?"] button').last());
  const foretold = await textOf(v);
  await v.press(page.locator('main form[action*="/decide?"] button').first());
  expect(await textOf(v)).toContain(w.t('inbox.done-confirm'));
  return foretold;
};
