import { expect, test } from 'vitest';
import type { WrongReason } from '../../../../one-window/forms/read-answer.ts';
import { Question } from '../../../../one-window/service/definition.ts';
import { wordsIn } from '../../words/words.ts';
import { sayWrong, wrongFieldsOf } from './wrong-answers.tsx';

const details: Readonly<Record<WrongReason, Readonly<Record<string, number | string | readonly string[]>>>> = {
  'answer-missing': {},
  'answer-unreadable': {},
  'answer-too-short': { least: 3 },
  'answer-too-long': { most: 200 },
  'answer-not-a-number': {},
  'answer-too-small': { least: 1000 },
  'answer-too-large': { most: 30 },
  'answer-too-few': { least: 2 },
  'answer-too-many': { most: 5 },
  'answer-not-a-day': {},
  'answer-days-reversed': {},
  'answer-not-a-country': {},
  'answer-not-a-currency': { currencies: ['PKR', 'USD'] },
  'answer-not-an-option': {},
  'answer-ranking-gap': { place: 2 },
  'answer-ranking-repeat': { first: 1, second: 3 },
  'answer-part-missing': { part: 'nationality' },
  'answer-not-an-email': {},
  'answer-check': { check: 0 },
};
const person = Question.parse({
  id: 'founder',
  kind: 'person',
  label: { en: 'Founder' },
  checks: [{ that: 'true', say: { en: 'Not this one.' } }],
});

test('every reason is said in both languages, with its figures', () => {
  for (const [reason, given] of Object.entries(details))
    for (const language of ['en', 'ur'] as const) {
      const said = sayWrong(wordsIn(language), person, { reason: reason as WrongReason, details: given });
      expect(String(said), reason).not.toContain(String(wordsIn(language).t('errors.invalid-title')));
    }
  expect(sayWrong(wordsIn('en'), person, { reason: 'answer-too-small', details: { least: 1000 } })).toBe('It must be at least 1,000');
  expect(String(sayWrong(wordsIn('en'), person, { reason: 'answer-check', details: { check: 0 } }))).toContain('Not this one.');
});

test('an error leads to the part it is about, and one inside an entry to the field of that entry', () => {
  const people = Question.parse({
    id: 'people',
    kind: 'group',
    label: { en: 'People' },
    entries: [{ id: 'name', kind: 'text', label: { en: 'Name' } }],
  });
  const { errors, of } = wrongFieldsOf(wordsIn('en'), [person, people], {
    founder: { reason: 'answer-part-missing', details: { part: 'nationality' } },
    'people.1.name': { reason: 'answer-missing' },
  });
  expect(errors.map(({ name }) => name)).toEqual(['founder-nationality', 'people-2-name']);
  expect(of('founder')).toBe('Nationality is missing');
  expect(of('people-2-name')).toBe('This is needed');
});
