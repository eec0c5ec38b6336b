import { expect, test } from 'vitest';
import { cutAt } from './highlighted.tsx';

test('pieces of a text, put together, are the text', () => {
  const text = 'They will meet. They will train.';
  const pieces = cutAt(text, [
    { start: 0, end: 14 },
    { start: 5, end: 20 },
    { start: 16, end: 31 },
  ]);
  expect(pieces.map((p) => p.text).join('')).toBe(text);
  expect(pieces.map((p) => p.under.length)).toEqual([1, 2, 1, 2, 1, 0]);
});
test('a passage outside the text, or empty, is left out', () => {
  expect(
    cutAt('abc', [
      { start: 2, end: 9 },
      { start: -1, end: 1 },
      { start: 1, end: 1 },
    ]).every((p) => p.under.length === 0),
  ).toBe(true);
});
