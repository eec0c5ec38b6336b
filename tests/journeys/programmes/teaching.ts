/** What hosts and trainers do with a course. */
import { expect } from 'vitest';
import type { Actor } from '../../../src/kernel/decider/actor.ts';
import { isRefusal } from '../../../src/kernel/refusals/refusal.ts';
import { cohort } from '../../../src/programmes/cohort/cohort-decider.ts';
import type { CohortCommand, CohortCommandType } from '../../../src/programmes/cohort/commands.ts';
import { fill } from '../one-window/filling.ts';
import type { Person } from '../one-window/people.ts';
import { button, textOf, type Visitor } from '../one-window/visitor.ts';
import type { World } from '../one-window/world.ts';

const at = (course: string, ...more: readonly string[]) => ['/cohorts', course, ...more].join('/');
const mark = (v: Visitor, learner: number, as: string) => v.page.locator(`main input[name="mark-${learner}"][value=${as}]`).check();

/** Who is absent is marked so, and everybody else present. */
const markAll = async (v: Visitor, absent: readonly number[]): Promise<void> => {
  for (const learner of absent) await mark(v, learner, 'absent');
  await v.press(button(v, v.w.t('cohorts.rest-present')));
  expect(await textOf(v)).toContain(v.w.t('cohorts.done-marked'));
};

export const attend = async (v: Visitor, course: string, session: string, absent: readonly number[]): Promise<void> => {
  await v.go(at(course, 'sessions', session));
  await markAll(v, absent);
};

/** Prints the list, and enters its marks afterwards by the code on it. */
export const attendOnPaper = async (
  v: Visitor,
  course: string,
  session: string,
  absent: readonly number[],
  names: readonly string[],
): Promise<void> => {
  await v.go(`${at(course, 'print')}?session=${session}`);
  const list = await textOf(v);
  for (const name of names) expect(list).toContain(name);
  const code = await v.page.locator('.paper-code bdi').innerText();
  await v.go(at(course, 'sessions'));
  await fill(v.page, { code: code.toLowerCase().replace('-', ' ') });
  await v.press(button(v, v.w.t('cohorts.enter-list')));
  expect(new URL(v.page.url()).pathname).toBe(at(course, 'sessions', session));
  expect(await textOf(v)).toContain(v.w.t('cohorts.paper-note'));
  await markAll(v, absent);
};

/** Two trainers mark the same person without seeing each other's mark; the head of the course says which holds. */
export const disputeAndSettle = async (
  one: Visitor,
  two: Visitor,
  head: Visitor,
  course: string,
  session: string,
  learner: number,
): Promise<void> => {
  const page = at(course, 'sessions', session);
  for (const v of [one, two]) await v.go(page);
  await mark(one, learner, 'present');
  await one.press(button(one, one.w.t('cohorts.rest-present')));
  await mark(two, learner, 'absent');
  await two.press(button(two, two.w.t('cohorts.save-marks')));
  expect(await textOf(two)).toContain(two.w.t('cohorts.done-disputed'));
  await head.go(page);
  expect(await textOf(head)).toContain(head.w.t('cohorts.disputes', { count: 1 }));
  await head.press(button(head, head.w.t('cohorts.settle-as', { mark: head.w.t('cohorts.mark-present') })));
  expect(await textOf(head)).toContain(head.w.t('cohorts.done-settled'));
};

/** By roster number and assessment. */
export type PointsGiven = Readonly<Record<number, Readonly<Record<string, number>>>>;
export const givePoints = async (v: Visitor, course: string, points: PointsGiven): Promise<void> => {
  await v.go(at(course, 'assessments'));
  for (const [learner, by] of Object.entries(points)) {
    await fill(v.page, Object.fromEntries(Object.entries(by).map(([id, given]) => [`points-${id}-${learner}`, String(given)])));
  }
  await v.press(button(v, v.w.t('cohorts.save-points')));
  expect(await textOf(v)).toContain(v.w.t('cohorts.done-points'));
};

export const complete = async (v: Visitor, course: string): Promise<string> => {
  await v.go(at(course, 'completion'));
  await v.press(button(v, v.w.t('cohorts.complete')));
  const shown = await textOf(v);
  expect(shown).toContain(v.w.t('cohorts.done-completed'));
  return shown;
};

/** An order about a course as this person would give it. @throws when it is refused. */
export const orderCourse = async ({ node }: World, person: Person, on: string, type: CohortCommandType, data: object): Promise<void> => {
  const actor: Actor = { kind: 'person', id: person.id, grants: person.grants };
  const handled = await node.ledger.handle({ id: node.makeId(), type, on, actor, now: node.clock(), data } as CohortCommand, cohort);
  if (isRefusal(handled)) throw new Error(`${type} of ${on}: ${handled.reason} ${JSON.stringify(handled.details)}`);
};

/** Everyone there in these sessions but those named. */
export const attendByOrder = async (
  world: World,
  person: Person,
  course: string,
  sessions: readonly string[],
  all: readonly number[],
  absent: readonly number[],
): Promise<void> => {
  for (const session of sessions) {
    const marks = Object.fromEntries(all.map((n) => [String(n), absent.includes(n) ? 'absent' : 'present']));
    const seen = Object.fromEntries(all.map((n) => [String(n), null]));
    await orderCourse(world, person, course, 'RecordAttendance', { session, from: 'page', marks, seen });
  }
};
