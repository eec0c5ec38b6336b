import { expect, test } from 'vitest';
import { Definition } from '../service/definition.ts';
import type { Answers } from './answers.ts';
import { factsOf, laboratory as service, wholeAnswers } from './examples.ts';
import {
  conditionsOf,
  declarationsAsked,
  documentsAsked,
  feesOf,
  groupsAsked,
  mayApply,
  plan,
  promisedDays,
  questionsAsked,
} from './plan.ts';
import { seenBy } from './seen.ts';

const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id);
const route = (answers: Answers, more = {}) =>
  Object.fromEntries(plan(service, factsOf(answers, more)).map(({ task, applies, office }) => [task.id, `${applies} ${office}`]));
const rich: Answers = { ...wholeAnswers, investment: { amount: 200_000, currency: 'USD' }, wants_zone: 'yes' };

test('only what the answers call for is asked', () => {
  expect(ids(groupsAsked(service, factsOf()))).toEqual(['company', 'owners', 'plan', 'end']);
  expect(ids(groupsAsked(service, factsOf(rich)))).toEqual(['company', 'owners', 'plan', 'zone', 'end']);
  const [company, , planned] = groupsAsked(service, factsOf());
  if (company === undefined || planned === undefined) throw new Error('the groups are there');
  expect(ids(questionsAsked(service, planned, factsOf()))).toEqual(['field', 'investment', 'seats']);
  expect(ids(questionsAsked(service, planned, factsOf({ field: 'chemistry' })))).toContain('poisons');
  expect(ids(questionsAsked(service, company, factsOf()))).not.toContain('passport');
  expect(ids(declarationsAsked(service, factsOf()))).toEqual(['true_and_whole']);
});

test('a document that a task of the same case makes is not asked for', () => {
  expect(ids(documentsAsked(service, factsOf(rich)))).toEqual(['charter', 'brochure']);
  expect(ids(documentsAsked(service, factsOf({ ...wholeAnswers, field: 'chemistry' })))).toEqual(['charter', 'safety-plan', 'brochure']);
});

test('with nothing answered the tasks with conditions depend', () => {
  expect(route({})).toEqual({
    register: 'yes undefined',
    safety: 'depends safety-office',
    zone: 'depends zone-office',
    grant: 'yes front-desk',
    'duty-free': 'depends customs',
  });
});

test('answers settle them, and what is no longer asked settles them too', () => {
  expect(route(wholeAnswers)).toEqual({
    register: 'yes soft-office',
    safety: 'no safety-office',
    zone: 'no zone-office',
    grant: 'yes front-desk',
    'duty-free': 'no customs',
  });
  expect(route(rich)).toMatchObject({ zone: 'yes zone-office', 'duty-free': 'depends customs' });
  expect(route(rich, { tasks: { zone: 'approved' } })).toMatchObject({ 'duty-free': 'yes customs' });
  expect(route(rich, { tasks: { zone: 'refused' } })).toMatchObject({ 'duty-free': 'no customs' });
});

test('conditions that build on each other are settled without going through them over and over', () => {
  const [section] = service.sections;
  const ask = (i: number) => ({
    id: `q${i}`,
    kind: 'text',
    label: { en: 'x' },
    ...(i > 1 ? { when: `q${i - 1} == "a" && q${i - 2} == "a"` } : {}),
  });
  const chain = Definition.parse({
    ...service,
    documents: [],
    fees: [],
    sections: [{ ...section, groups: [{ id: 'g', title: { en: 'x' }, questions: Array.from({ length: 60 }, (_, i) => ask(i)) }] }],
    stages: [{ ...service.stages[0], tasks: [{ ...service.stages[0]?.tasks[0], office: 'x', when: 'q59 == "a"' }] }],
  });
  expect(plan(chain, factsOf({}))[0]?.applies).toBe('depends');
  expect(plan(chain, factsOf({ q0: 'b' }))[0]?.applies).toBe('no');
});

test('the time promised is the longest way through the stages', () => {
  expect(promisedDays(service, factsOf())).toBe(5 + 3);
  expect(promisedDays(service, factsOf(rich))).toBe(10 + 7);
  expect(promisedDays(service, factsOf({ ...rich, field: 'chemistry' }))).toBe(5 + 15 + 7);
});

test('fees and conditions follow the answers', () => {
  expect(feesOf(service, factsOf())).toEqual([]);
  expect(feesOf(service, factsOf(rich))).toHaveLength(1);
  expect(conditionsOf(service, factsOf())).toEqual([1]);
  expect(conditionsOf(service, factsOf({ ...rich, field: 'chemistry' }))).toEqual([0, 1]);
});

test.each([
  ['company', 'BO', true],
  ['company', 'AX', false],
  ['university', 'AX', true],
  ['university', 'BO', false],
  ['startup', 'BO', false],
] as const)('a %s of %s may apply: %s', (kind, country, expected) => {
  expect(mayApply(service, { kind, country }, { home: 'AX', partners: ['BO'] })).toBe(expected);
});

test('an officer sees what the task needs and no more', () => {
  expect([...seenBy(service, 'safety').questions]).toEqual(['field', 'investment', 'poisons', 'seats', 'wants_zone', 'true_and_whole']);
  expect([...seenBy(service, 'safety').documents]).toEqual(['safety-plan']);
  expect([...seenBy(service, 'duty-free').documents]).toEqual(['zone-licence', 'passport']);
  expect(seenBy(service, 'register').documents).toContain('passport');
  expect(seenBy(service, 'no-such-task').questions.size).toBe(0);
});
