import type { Instant } from '../../kernel/time/time.ts';

/**
 * The instant a period such as `P3M`, `P1Y` or `P60D` later, at the same time of day in UTC. Where the month has no such day it is its
 * last: three months after 30 November is 28 February. @throws for what is no period; the definition's schema lets none through.
 */
export const later = (from: Instant, period: string): Instant => {
  const [, count, unit] = /^P([1-9]\d{0,2})([YMD])$/.exec(period) ?? [];
  if (count === undefined) throw new Error(`${period} is no period`);
  const at = new Date(from);
  if (unit === 'D') return new Date(at.getTime() + Number(count) * 86_400_000).toISOString();
  const months = at.getUTCFullYear() * 12 + at.getUTCMonth() + Number(count) * (unit === 'Y' ? 12 : 1);
  const lastDay = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  const time = at.getTime() % 86_400_000;
  const day = Date.UTC(Math.floor(months / 12), months % 12, Math.min(at.getUTCDate(), lastDay));
  return new Date(day + ((time + 86_400_000) % 86_400_000)).toISOString();
};
