import { expect, it } from 'vitest';
import { clauseMarks, marksIn } from './blanks.ts';

it('finds what is still in square brackets, in every language, each once', () => {
  expect(marksIn({ en: 'Cooperation in [the field], [the field] and [town]', ur: '[شعبہ] میں تعاون' })).toEqual([
    '[the field]',
    '[town]',
    '[شعبہ]',
  ]);
});
it('takes a number in brackets for what it is', () => {
  expect(marksIn({ en: 'See note [1], and the list [2026].' })).toEqual([]);
});
it('looks at the heading of a clause and at its text', () => {
  expect(clauseMarks({ heading: { en: 'Costs [of whom]' }, text: { en: 'Each side bears [its costs].' } })).toEqual([
    '[of whom]',
    '[its costs]',
  ]);
});
