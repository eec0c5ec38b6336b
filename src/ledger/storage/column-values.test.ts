import { describe, expect, it } from 'vitest';
import { instant } from './column-values.ts';

describe('an instant', () => {
  it.each([
    ['2026-03-01 09:30:00+00', '2026-03-01T09:30:00.000Z'],
    ['2026-03-01 09:30:00.1+00', '2026-03-01T09:30:00.100Z'],
    ['2026-03-01 09:30:00.123999+00', '2026-03-01T09:30:00.123Z'],
    ['2026-03-01 14:30:00+05', '2026-03-01T09:30:00.000Z'],
    ['2026-03-01 15:00:00.25+05:30', '2026-03-01T09:30:00.250Z'],
    ['infinity', 'infinity'],
  ])('%s reads %s', (column, value) => {
    expect(instant(column)).toBe(value);
  });
});
