import { expect, test } from 'vitest';
import { factsOf, laboratory as service } from './examples.ts';
import { explain, guideAnswers, guideQuestions, servicesFor, servicesMeant } from './guide.ts';

const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id);
const countries = { home: 'AX', partners: ['BO'] };

test('the guide shows what an applicant may apply for, and no drafts', () => {
  expect(servicesFor([service], { kind: 'company', country: 'BO' }, countries)).toEqual([service]);
  expect(servicesFor([service], { kind: 'person', country: 'BO' }, countries)).toEqual([]);
  expect(servicesFor([{ ...service, draft: true }], { kind: 'company', country: 'BO' }, countries)).toEqual([]);
});

test('a service is found by what someone wants, with or without accents', () => {
  const other = { ...service, id: 'other', aim: { en: 'sell a café', ur: 'کیفے' } };
  expect(ids(servicesMeant([service, other], 'Sell CAFE'))).toEqual(['other']);
  expect(ids(servicesMeant([service, other], 'کیفے'))).toEqual(['other']);
  expect(ids(servicesMeant([service, other], ''))).toEqual(['open-laboratory', 'other']);
  expect(servicesMeant([service, other], 'sell a ship')).toEqual([]);
});

test('it asks its few questions and takes only their answers', () => {
  expect(ids(guideQuestions(service, factsOf({})))).toEqual(['field', 'investment']);
  const { answers: _, ...facts } = factsOf({});
  expect(
    guideAnswers(service, { field: 'chips', investment: { amount: '5', currency: 'USD' }, company_name: 'A', seats: 5 }, facts),
  ).toEqual({
    field: 'chips',
    investment: { amount: 5, currency: 'USD' },
  });
  expect(guideAnswers(service, { field: 'magic' }, facts)).toEqual({});
});

test('it says why each office has a say, and what is still open', () => {
  const said = (answers = {}) =>
    Object.fromEntries(
      explain(service, factsOf(answers)).map(({ task, applies, because, open }) => [task.id, [applies, ids(because), ids(open)]]),
    );
  expect(said()).toMatchObject({
    register: ['yes', [], []],
    safety: ['depends', ['field'], ['field']],
    zone: ['depends', ['wants_zone'], ['wants_zone']],
  });
  expect(said({ field: 'chemistry' })).toMatchObject({ safety: ['yes', ['field'], []] });
  expect(said({ field: 'chips' })).toMatchObject({ safety: ['no', ['field'], []] });
});
