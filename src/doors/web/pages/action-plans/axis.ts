/** Where days stand on a line of quarters. Pure. */
import type { Day } from '../../../../kernel/time/time.ts';
import { addDays, daysBetween } from '../../../../kernel/time/time.ts';

export interface QuarterTick {
  /** `2026-Q3`. */
  readonly quarter: string;
  readonly year: number;
  readonly n: number;
  /** Where it begins and its middle, 0 to 100 per cent of the line as it is read. */
  readonly at: number;
  readonly middle: number;
}
export interface PlanAxis {
  readonly ticks: readonly QuarterTick[];
  /** Days before or after the line stand at its ends. */
  readonly place: (day: Day) => number;
  readonly holds: (day: Day) => boolean;
}
/** More quarters than this are years of a mistake in a date; what lies beyond stands at the end. */
const longest = 24;

const startOf = (day: Day): Day =>
  `${day.slice(0, 4)}-${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
const nextStart = (start: Day): Day => startOf(addDays(start, 100));

/** Whole quarters from the one in which `from` lies to the one of the last of these days. */
export const axisOf = (from: Day, days: readonly Day[]): PlanAxis => {
  const last = days.reduce((a, b) => (a > b ? a : b), from);
  const starts: Day[] = [startOf(from)];
  for (let next = nextStart(startOf(from)); next <= last && starts.length < longest; next = nextStart(next)) starts.push(next);
  const [first = from] = starts;
  const end = nextStart(starts.at(-1) ?? from);
  const length = daysBetween(first, end);
  const place = (day: Day): number => Math.round(Math.min(100, Math.max(0, (daysBetween(first, day) / length) * 100)) * 100) / 100;
  return {
    ticks: starts.map((start) => ({
      quarter: `${start.slice(0, 4)}-Q${Math.ceil(Number(start.slice(5, 7)) / 3)}`,
      year: Number(start.slice(0, 4)),
      n: Math.ceil(Number(start.slice(5, 7)) / 3),
      at: place(start),
      middle: (place(start) + place(nextStart(start))) / 2,
    })),
    place,
    holds: (day) => day >= first && day < end,
  };
};
