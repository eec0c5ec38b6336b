import { expect, it } from 'vitest';
import { later } from './later.ts';

it.each([
  ['2026-03-07T09:00:01.250Z', 'P3M', '2026-06-07T09:00:01.250Z'],
  ['2026-11-30T23:59:59.999Z', 'P3M', '2027-02-28T23:59:59.999Z'],
  ['2028-02-29T00:00:00.000Z', 'P1Y', '2029-02-28T00:00:00.000Z'],
  ['2026-12-31T12:00:00.000Z', 'P12M', '2027-12-31T12:00:00.000Z'],
  ['2026-12-31T12:00:00.000Z', 'P60D', '2027-03-01T12:00:00.000Z'],
])('%s and %s is %s', (from, period, to) => {
  expect(later(from, period)).toBe(to);
});
it('takes nothing else', () => {
  expect(() => later('2026-12-31T12:00:00.000Z', 'PT3H')).toThrow('PT3H is no period');
});
