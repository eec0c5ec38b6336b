import { describe, expect, it } from 'vitest';
import { namedDates } from './dates.ts';

const published = '2025-06-18';
const whens = (text: string, direction: 'past' | 'future' | 'near' = 'near') =>
  namedDates(text, published, direction).map(({ when }) => when);

describe('dates in a passage', () => {
  it('reads days, months and years in their usual forms', () => {
    expect(whens('on 3 May 2024, May 4, 2023 and 2021-07')).toEqual(['2024-05-03', '2023-05-04', '2021-07']);
    expect(whens('by 05.09.2026 or March 2027 or in 2030')).toEqual(['2026-09-05', '2027-03', '2030']);
  });
  it('gives a month without a year the year that fits what is said', () => {
    expect(whens('will open in March', 'future')).toEqual(['2026-03']);
    expect(whens('opened in March', 'past')).toEqual(['2025-03']);
    expect(whens('opened in November', 'past')).toEqual(['2024-11']);
  });
  it('counts from the day of publication', () => {
    expect(whens('yesterday')).toEqual(['2025-06-17']);
    expect(whens('next month')).toEqual(['2025-07']);
    expect(whens('last year')).toEqual(['2024']);
    expect(whens('on Monday')).toEqual(['2025-06-16']);
    expect(whens('by Friday')).toEqual(['2025-06-20']);
  });
  it('knows since', () => {
    expect(namedDates('running since January', published)[0]?.since).toBe(true);
  });
  it('does not take verbs, sums or room numbers for dates', () => {
    expect(whens('they may march on; it cost $2025 and 2,024 people came')).toEqual([]);
  });
  it('says nothing it cannot know without a day of publication', () => {
    expect(namedDates('in March', undefined)).toEqual([]);
    expect(namedDates('in March 2026', undefined).map(({ when }) => when)).toEqual(['2026-03']);
  });
});
