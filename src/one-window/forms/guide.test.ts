import { expect, test } from 'vitest';
import { factsOf, laboratory as service } from './examples.ts';
import { guideAnswers, guideQuestions, servicesMeant } from './guide.ts';

const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id);

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
