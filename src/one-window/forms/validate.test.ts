import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answers, Facts } from './answers.ts';
import { factsOf, laboratory as service, wholeAnswers } from './examples.ts';
import { conditionsOf, documentsAsked, feesOf, groupsAsked, plan, promisedDays, questionsAsked } from './plan.ts';
import { checkGroup, missing } from './validate.ts';

const group = (id: string) => {
  const found = service.sections.flatMap((section) => section.groups).find((g) => g.id === id);
  if (found === undefined) throw new Error(`there is no group ${id}`);
  return found;
};
const check = (id: string, raw: Record<string, unknown>, facts: Facts = factsOf({})) => checkGroup(service, group(id), raw, facts);
const reasons = (id: string, raw: Record<string, unknown>, facts?: Facts) =>
  Object.fromEntries(Object.entries(check(id, raw, facts).wrong).map(([key, { reason }]) => [key, reason]));

test('a whole group comes back clean', () => {
  const raw = {
    company_name: '  Alder\u0000 ',
    founded: { year: '2020', month: '2', day: '29' },
    contact: { name: 'A', nationality: 'AX', email: 'a@example.org' },
    csrf: 'x',
  };
  expect(check('company', raw)).toEqual({
    answers: { company_name: 'Alder', founded: '2020-02-29', contact: raw.contact },
    wrong: {},
  });
});

test('what is missing or does not fit is named', () => {
  expect(reasons('company', {})).toEqual({ company_name: 'answer-missing', founded: 'answer-missing', contact: 'answer-missing' });
  expect(
    reasons('company', {
      company_name: 'x'.repeat(101),
      founded: '2025-02-30',
      contact: { name: 'A', nationality: 'QZ', email: 'a@example.org' },
    }),
  ).toEqual({ company_name: 'answer-too-long', founded: 'answer-not-a-day', contact: 'answer-not-a-country' });
  expect(reasons('company', { ...wholeAnswers, founded: '2027-01-01' })).toEqual({ founded: 'answer-check' });
  expect(reasons('company', { ...wholeAnswers, contact: { name: 'A', nationality: 'AX', email: 'none' } })).toEqual({
    contact: 'answer-not-an-email',
  });
  expect(reasons('company', { ...wholeAnswers, company_name: ['x'] })).toEqual({ company_name: 'answer-unreadable' });
});

test('a file question is answered by its file', () => {
  const raw = { ...wholeAnswers, contact: { name: 'A', nationality: 'BO', email: 'a@example.org' } };
  expect(reasons('company', raw)).toEqual({ passport: 'answer-missing' });
  expect(reasons('company', raw, factsOf({}, { attached: ['passport'] }))).toEqual({});
});

test.each([
  ['1,200.5', 1200.5],
  ['12,00,000', 1_200_000],
  ['۱۲٬۰۰۰', 12_000],
  ['٣', 3],
])('an amount written %s is read as %d', (amount, expected) => {
  expect(check('plan', { field: 'chips', investment: { amount, currency: 'usd' } }).answers.investment).toEqual({
    amount: expected,
    currency: 'USD',
  });
});

test('numbers, money and options have their limits', () => {
  const money = { amount: 5, currency: 'USD' };
  expect(reasons('plan', { field: 'magic', investment: { amount: 5, currency: 'PKR' }, seats: 501 })).toEqual({
    field: 'answer-not-an-option',
    investment: 'answer-not-a-currency',
    seats: 'answer-too-large',
  });
  expect(reasons('plan', { field: 'chips', investment: { amount: 'x', currency: 'USD' }, seats: '1e5' })).toEqual({
    investment: 'answer-not-a-number',
    seats: 'answer-not-a-number',
  });
  expect(reasons('plan', { field: 'chemistry', investment: money })).toEqual({ poisons: 'answer-missing' });
  expect(reasons('plan', { field: 'chips', investment: money, poisons: ['nonsense'] })).toEqual({});
});

test('entries of a group are named by their place as sent, and empty ones dropped', () => {
  const rows = [{}, { owner_name: 'A', share: '60' }, { owner_name: '', share: '' }, { owner_name: 'B', share: 'half' }];
  expect(check('owners', { owners: rows }).answers).toEqual({ owners: [{ owner_name: 'A', share: 60 }, { owner_name: 'B' }] });
  expect(reasons('owners', { owners: [{}, { owner_name: 'B', share: 'half' }, { share: 13 }] })).toEqual({
    owners: 'answer-check',
    'owners.1.share': 'answer-not-a-number',
    'owners.2.owner_name': 'answer-missing',
    'owners.2.share': 'answer-check',
  });
  expect(reasons('owners', { owners: { 0: { owner_name: 'A', share: '60' } } })).toEqual({});
  expect(reasons('owners', { owners: Array.from({ length: 6 }, () => ({ owner_name: 'A', share: 1 })) })).toEqual({
    owners: 'answer-too-many',
  });
});

test('an entry that its condition hides is not kept and does not block', () => {
  const rows = [
    { owner_name: 'A', share: 60, lives_in: 'QZ' },
    { owner_name: 'B', share: 40, lives_in: 'QZ' },
  ];
  expect(check('owners', { owners: rows })).toEqual({
    answers: { owners: rows.map(({ lives_in: _, ...row }) => row) },
    wrong: { 'owners.0.lives_in': { reason: 'answer-not-a-country' } },
  });
  expect(
    check('owners', {
      owners: [
        { owner_name: 'A', share: 60, lives_in: 'FR' },
        { owner_name: 'B', share: 40, lives_in: 'FR' },
      ],
    }).answers,
  ).toEqual({
    owners: [
      { owner_name: 'A', share: 60, lives_in: 'FR' },
      { owner_name: 'B', share: 40 },
    ],
  });
});

test('what an application lacks is told by group and document', () => {
  expect(missing(service, factsOf())).toEqual({ groups: [], documents: ['charter'] });
  expect(missing(service, factsOf({}))).toEqual({ groups: ['company', 'owners', 'plan'], documents: ['charter'] });
  const chemistry: Answers = { ...wholeAnswers, field: 'chemistry', poisons: ['acid'] };
  expect(missing(service, factsOf(chemistry, { attached: ['charter'] }))).toEqual({ groups: [], documents: ['safety-plan'] });
});

const ids = service.sections.flatMap((section) => section.groups.flatMap(({ questions }) => questions.map(({ id }) => id)));
const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    'chemistry',
    'yes',
    '2020-01-01',
    60,
    true,
    { amount: '200000', currency: 'USD' },
    { name: 'A', nationality: 'BO', email: 'x@y.zz' },
  ),
  fc.array(fc.record({ owner_name: fc.jsonValue(), share: fc.jsonValue(), lives_in: fc.jsonValue() }, { requiredKeys: [] }), {
    maxLength: 7,
  }),
  fc.string({ unit: 'binary' }),
);
const answersOf = fc.dictionary(fc.oneof(fc.constantFrom(...ids, '__proto__', 'constructor'), fc.string()), anything, { maxKeys: 15 });

test('no answers whatever make the plan or the checks throw', () => {
  fc.assert(
    fc.property(answersOf, (raw) => {
      const facts = factsOf(raw as Answers);
      plan(service, facts);
      documentsAsked(service, facts);
      feesOf(service, facts);
      conditionsOf(service, facts);
      expect(promisedDays(service, facts)).toBeGreaterThan(0);
      missing(service, facts);
      for (const g of groupsAsked(service, facts)) checkGroup(service, g, raw, facts);
    }),
    { numRuns: 300 },
  );
});

test('questions that are not asked are neither kept nor do they block', () => {
  fc.assert(
    fc.property(answersOf, answersOf, (raw, before) => {
      const facts = factsOf(before as Answers);
      for (const g of service.sections.flatMap((section) => section.groups)) {
        const { answers, wrong } = checkGroup(service, g, raw, facts);
        const rest = Object.fromEntries(Object.entries(before).filter(([id]) => !g.questions.some((q) => q.id === id)));
        const asked = new Set(questionsAsked(service, g, factsOf({ ...(rest as Answers), ...answers })).map(({ id }) => id));
        for (const key of [...Object.keys(answers), ...Object.keys(wrong)]) expect(asked).toContain(key.split('.')[0]);
      }
    }),
    { numRuns: 300 },
  );
});

test('what was kept once is kept the same again', () => {
  fc.assert(
    fc.property(answersOf, (raw) => {
      const facts = factsOf({});
      for (const g of service.sections.flatMap((section) => section.groups)) {
        const { answers } = checkGroup(service, g, raw, facts);
        expect(checkGroup(service, g, answers, facts).answers).toEqual(answers);
        expect(JSON.parse(JSON.stringify(answers))).toEqual(answers);
      }
    }),
    { numRuns: 500 },
  );
});
