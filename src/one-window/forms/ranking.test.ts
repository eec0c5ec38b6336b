import { expect, test } from 'vitest';
import { skySchool, wishes } from '../testing/reviews.ts';
import { said } from '../documents/letter/fill.ts';
import { holds } from './expressions.ts';
import { plan } from './plan.ts';
import { readPlain } from './read-answer.ts';

const ranking = skySchool.sections[0]?.groups[0]?.questions.find(({ kind }) => kind === 'ranking');
if (ranking === undefined) throw new Error('the sky school ranks its venues');
const facts = { applicant: { kind: 'person', country: 'BO' }, answers: wishes, attached: [], tasks: {}, today: '2026-01-05' } as const;

test.each<[unknown, unknown]>([
  [['lake', 'hill'], { answer: ['lake', 'hill'] }],
  ['coast', { answer: ['coast'] }],
  [['hill', '', ''], { answer: ['hill'] }],
  [[], {}],
  [['', ''], {}],
  [undefined, {}],
  [['hill', '', 'lake'], { answer: ['hill', 'lake'], wrong: { reason: 'answer-ranking-gap', details: { place: 2 } } }],
  [['', 'lake'], { answer: ['lake'], wrong: { reason: 'answer-ranking-gap', details: { place: 1 } } }],
  [['hill', 'lake', 'hill'], { answer: ['hill', 'lake'], wrong: { reason: 'answer-ranking-repeat', details: { first: 1, second: 3 } } }],
  [['hill', 'moon'], { answer: ['hill'], wrong: { reason: 'answer-not-an-option' } }],
  [['hill', { id: 'lake' }], { answer: ['hill'], wrong: { reason: 'answer-not-an-option' } }],
  [7, { wrong: { reason: 'answer-not-an-option' } }],
])('%j is read as it is meant, in the order given', (raw, read) => {
  expect(readPlain(ranking, raw)).toEqual(read);
});

test('more than the service takes, or fewer, is told with the number', () => {
  expect(readPlain({ ...ranking, max: 2 }, ['hill', 'lake', 'coast'])).toEqual({
    answer: ['hill', 'lake'],
    wrong: { reason: 'answer-too-many', details: { most: 2 } },
  });
  expect(readPlain({ ...ranking, min: 2 }, ['hill']).wrong).toEqual({ reason: 'answer-too-few', details: { least: 2 } });
});

test('conditions see the list in its order, and a letter names it so', () => {
  expect(holds(skySchool, "venues[0] == 'lake' && 'hill' in venues && size(venues) == 2", facts)).toBe(true);
  expect(holds(skySchool, 'size(venues) == 0', { ...facts, answers: {} })).toBe(true);
  expect(said(ranking, ['lake', 'hill'], 'en')).toBe('lake and hill');
});

test('a third review is still open while the scores of the two are', () => {
  const applies = (scores: Record<string, number>) => {
    const tasks = Object.fromEntries(Object.keys(scores).map((task) => [task, 'approved' as const]));
    return plan(skySchool, { ...facts, tasks, scores }).find(({ task }) => task.id === 'review-three')?.applies;
  };
  expect(applies({})).toBe('depends');
  expect(applies({ 'review-one': 90 })).toBe('depends');
  expect(applies({ 'review-one': 90, 'review-two': 60 })).toBe('yes');
  expect(applies({ 'review-one': 90, 'review-two': 70 })).toBe('no');
});
