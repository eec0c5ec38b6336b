/** Periods of calendar time, ISO 8601 with one unit: `P3Y`, `P18M`, `P90D`. */
import type { Day } from '../../kernel/time/time.ts';
import { addDays } from '../../kernel/time/time.ts';

const shape = /^P([1-9]\d{0,3})([YMD])$/;
export const isPeriod = (text: string): boolean => shape.test(text);

/** The same day of a later month, or that month's last day where it has no such day. */
const addMonths = (day: Day, months: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
};

/** @throws when the period is none. `times` may be negative. */
export const addPeriod = (day: Day, period: string, times = 1): Day => {
  const found = shape.exec(period);
  if (found === null) throw new Error(`“${period}” is no period`);
  const count = Number(found[1]) * times;
  return found[2] === 'D' ? addDays(day, count) : addMonths(day, found[2] === 'Y' ? 12 * count : count);
};
/** The last day of a period that begins on `day`. */
export const lastDayOfPeriod = (day: Day, period: string): Day => addDays(addPeriod(day, period), -1);
/** The last day on which something may be said that must be said so long before `end` is over. */
export const lastDayToSay = (end: Day, period: string): Day => addDays(addPeriod(addDays(end, 1), period, -1), -1);
