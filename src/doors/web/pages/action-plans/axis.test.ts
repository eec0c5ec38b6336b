import { expect, test } from 'vitest';
import { axisOf } from './axis.ts';

test('a line runs over whole quarters, and days stand where they fall in it', () => {
  const axis = axisOf('2026-02-15', ['2026-05-01', '2027-01-01']);
  expect(axis.ticks.map((t) => t.quarter)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '2027-Q1']);
  expect(axis.place('2026-01-01')).toBe(0);
  expect(axis.place('2026-07-01')).toBeCloseTo((181 / 455) * 100, 1);
  expect(axis.holds('2027-03-31')).toBe(true);
  expect(axis.holds('2027-04-01')).toBe(false);
});
test('a day far outside stands at the end, and a wrong year does not make a line of centuries', () => {
  const axis = axisOf('2026-01-01', ['2926-01-01']);
  expect(axis.ticks).toHaveLength(24);
  expect(axis.place('2926-01-01')).toBe(100);
  expect(axis.place('1926-01-01')).toBe(0);
});
