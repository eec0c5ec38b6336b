/** Progress by quarter of a year: what fell due in it, and what became of that. Pure. */
import type { Day } from '../../kernel/time/time.ts';
import type { ObligationLine } from './obligation-line.ts';
import { daysLate, type Standing, standingOf } from './standing.ts';

/** `2026-Q3`. */
export type Quarter = string;
export const quarterOf = (day: Day): Quarter => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
const nextQuarter = (quarter: Quarter): Quarter => {
  const [year = 0, n = 1] = quarter.split('-Q').map(Number);
  return n === 4 ? `${String(year + 1).padStart(4, '0')}-Q1` : `${String(year).padStart(4, '0')}-Q${n + 1}`;
};
export interface QuarterProgress {
  readonly quarter: Quarter;
  /** How many fell due in it; the sum of the four that follow. */
  readonly due: number;
  readonly met: number;
  readonly claimed: number;
  readonly overdue: number;
  readonly open: number;
  /** Of those met: after their day. */
  readonly metLate: number;
}
const empty = (quarter: Quarter): QuarterProgress => ({ quarter, due: 0, met: 0, claimed: 0, overdue: 0, open: 0, metLate: 0 });
/** Quarters without anything between two that have something are shown; more than this many are a mistake in a date, and are not. */
const longest = 80;

/** What is counted of each quarter, without gaps from the first to the last, earliest first. */
export const withoutGaps = (found: ReadonlyMap<Quarter, QuarterProgress>): readonly QuarterProgress[] => {
  const quarters = [...found.keys()].sort();
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (first === undefined || last === undefined) return [];
  const all: Quarter[] = [];
  for (let quarter = first; quarter <= last && all.length < longest; quarter = nextQuarter(quarter)) all.push(quarter);
  return [...new Set([...all, ...quarters])].sort().map((quarter) => found.get(quarter) ?? empty(quarter));
};
/** Lines counted by the quarter in which they are due and how they stand. */
export interface StandingsOfQuarter {
  readonly quarter: Quarter;
  readonly standing: Standing;
  readonly count: number;
  /** Of those met: after their day. */
  readonly late: number;
  /** Of those not met: on which the sides differ. */
  readonly disagree: number;
}
export const progressFrom = (counts: readonly StandingsOfQuarter[]) => {
  const quarters = new Map<Quarter, QuarterProgress>();
  const sums = { met: 0, claimed: 0, overdue: 0, open: 0 };
  for (const { quarter, standing, count, late } of counts) {
    const was = quarters.get(quarter) ?? empty(quarter);
    quarters.set(quarter, { ...was, due: was.due + count, [standing]: was[standing] + count, metLate: was.metLate + late });
    sums[standing] += count;
  }
  const sum = (of: (c: StandingsOfQuarter) => number) => counts.reduce((all, c) => all + of(c), 0);
  const progress: Progress = { all: sum((c) => c.count), ...sums, disagree: sum((c) => c.disagree) };
  return { progress, quarters: withoutGaps(quarters) };
};

/** By the quarter in which each is due. */
export const progressByQuarter = (lines: readonly ObligationLine[], today: Day): readonly QuarterProgress[] => {
  const found = new Map<Quarter, QuarterProgress>();
  for (const line of lines) {
    const quarter = quarterOf(line.due);
    const was = found.get(quarter) ?? empty(quarter);
    const standing = standingOf(line, today);
    const late = standing === 'met' && daysLate(line, today) > 0 ? 1 : 0;
    found.set(quarter, { ...was, due: was.due + 1, [standing]: was[standing] + 1, metLate: was.metLate + late });
  }
  return withoutGaps(found);
};

export interface Progress {
  readonly all: number;
  readonly met: number;
  readonly claimed: number;
  readonly overdue: number;
  readonly open: number;
  readonly disagree: number;
}
export const progressOf = (lines: readonly ObligationLine[], today: Day): Progress => {
  const count = { met: 0, claimed: 0, overdue: 0, open: 0 };
  for (const line of lines) count[standingOf(line, today)] += 1;
  return { all: lines.length, ...count, disagree: lines.filter((l) => l.disagree && l.met === null).length };
};
