import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../../one-window/forms/answers.ts';
import { checkGroup } from '../../../../one-window/forms/validate.ts';
import { Definition, type Question } from '../../../../one-window/service/definition.ts';
import { balloonPermit } from '../../../../one-window/testing/definition.ts';
import { afterButton, withoutEmpty } from './entries.tsx';
import { answersTyped, typedFrom, typedIn } from './typed.ts';

const label = { en: 'x' };
const options = [
  { id: 'a', text: label },
  { id: 'b', text: label },
];
const entries = [
  { id: 'name', kind: 'text', label },
  { id: 'born', kind: 'date', label, required: false },
];
const service = Definition.parse({
  ...balloonPermit,
  sections: [
    {
      id: 's',
      title: label,
      groups: [
        {
          id: 'everything',
          title: label,
          questions: [
            { id: 'text', kind: 'text', label },
            { id: 'number', kind: 'number', label },
            { id: 'money', kind: 'money', label, currencies: ['PKR', 'USD'] },
            { id: 'day', kind: 'date', label },
            { id: 'stay', kind: 'date-range', label },
            { id: 'land', kind: 'country', label },
            { id: 'one', kind: 'choice', label, options },
            { id: 'some', kind: 'choices', label, options },
            { id: 'order', kind: 'ranking', label, options },
            { id: 'firm', kind: 'organisation', label },
            { id: 'who', kind: 'person', label },
            { id: 'place', kind: 'address', label },
            { id: 'people', kind: 'group', label, entries },
          ],
        },
      ],
    },
  ],
  documents: [],
  stages: balloonPermit.stages.slice(0, 1).map((stage) => ({
    ...stage,
    tasks: stage.tasks.slice(0, 1).map((task) => ({ ...task, sees: 'everything', produces: [] })),
  })),
});
const group = service.sections[0]?.groups[0];
const questions: readonly Question[] = group?.questions ?? [];
const answers: Answers = {
  text: 'A kite',
  number: 12.5,
  money: { amount: 250000, currency: 'PKR' },
  day: '2027-03-04',
  stay: { from: '2027-03-01', to: '2027-04-30' },
  land: 'JP',
  one: 'b',
  some: ['a', 'b'],
  order: ['b', 'a'],
  firm: { name: 'Kite Works', registration: '77', country: 'TR' },
  who: { name: 'Aylin', nationality: 'TR', email: 'aylin@example.org' },
  place: { lines: '4 Mill Lane\nSecond floor', city: 'Izmir', postcode: '35000', country: 'TR' },
  people: [{ name: 'One', born: '1990-01-02' }, { name: 'Two' }],
};
const facts = { applicant: { kind: 'startup', country: 'TR' }, answers: {}, attached: [], tasks: {}, today: '2026-11-22' } as const;

describe('answers in a form', () => {
  test('come back from their fields as they were, every kind of question', () => {
    if (!group) throw new Error('no group');
    const raw = answersTyped(questions, typedIn(typedFrom(questions, answers)));
    const checked = checkGroup(service, group, raw, facts);
    expect(checked.wrong).toEqual({});
    expect(checked.answers).toEqual(answers);
  });
  test('left empty are no answers', () => {
    expect(answersTyped(questions, () => '')).toEqual({});
  });
});

describe('entries', () => {
  const fields = typedFrom(questions, answers);
  test('are added and taken away by buttons, and the rest keeps its place', () => {
    expect(afterButton(questions, fields, 'add:people')).toMatchObject({ at: 'people-3', fields: { 'people-count': '3' } });
    const left = afterButton(questions, fields, 'remove:people:1')?.fields ?? {};
    expect(left['people-count']).toBe('1');
    expect(left['people-1-name']).toBe('Two');
    expect(left['people-2-name']).toBeUndefined();
    expect(left.text).toBe('A kite');
    expect(afterButton(questions, fields, 'next')).toBeUndefined();
  });
  test('left empty are dropped, so that an error stands at the entry it is about', () => {
    const typed = {
      ...fields,
      'people-count': '3',
      'people-1-name': '',
      'people-1-born-year': '',
      'people-1-born-month': '',
      'people-1-born-day': '',
    };
    const kept = withoutEmpty(questions, { ...typed, 'people-3-name': 'Three' });
    expect([kept['people-count'], kept['people-1-name'], kept['people-2-name']]).toEqual(['2', 'Two', 'Three']);
  });
});
