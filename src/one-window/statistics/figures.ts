/** What anyone may know of the window: counts and times by service and by office. Nothing here is about a person. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';

/** Working days of what was decided: how many cases or tasks, half of them within, nine of ten within. */
export interface Times {
  readonly count: number;
  readonly median: number | null;
  readonly p90: number | null;
}
export interface MonthFigures {
  /** `YYYY-MM`, UTC. */
  readonly month: string;
  readonly received: number;
  readonly granted: number;
  readonly refused: number;
  /** Working days, of those decided in this month. */
  readonly median: number | null;
}
export interface ReasonFigures {
  readonly service: Id;
  readonly task: string;
  readonly reason: string;
  readonly count: number;
}
export interface CaseFigures {
  /** Sent by their applicants, whatever became of them. */
  readonly received: number;
  readonly decided: number;
  readonly granted: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly lapsed: number;
  /** With offices or applicants now. */
  readonly open: number;
  /** Open, with a task whose clock has run out. */
  readonly overdue: number;
  /** Working days from sending to the decision, on the lead office's calendar; stopped days are not counted. */
  readonly times: Times;
  /** Oldest first; at most 24, ending with the newest month in which anything happened. */
  readonly months: readonly MonthFigures[];
}
export interface TaskFigures {
  readonly opened: number;
  readonly decided: number;
  readonly approved: number;
  readonly refused: number;
  /** Decided by nobody: the clock ran out, and silence is consent. */
  readonly byNobody: number;
  readonly open: number;
  readonly sentBack: number;
  readonly overdue: number;
  /** Decided within the promise. */
  readonly inTime: number;
  readonly times: Times;
  /** The longest and the shortest promise among them, in working days. */
  readonly promise: { readonly least: number; readonly most: number } | null;
}
/** One office's part in one task of a service. Advice and appeals are counted under `advice` and `appeal`. */
export interface PartFigures extends TaskFigures {
  readonly service: Id;
  readonly task: string;
  readonly office: Id;
}
export interface ServiceFigures {
  readonly service: Id;
  readonly asOf: Instant;
  readonly cases: CaseFigures;
  readonly parts: readonly PartFigures[];
  /** Why tasks were refused; most often first. */
  readonly reasons: readonly ReasonFigures[];
}
export interface OfficeFigures {
  readonly office: Id;
  readonly asOf: Instant;
  readonly tasks: TaskFigures;
  readonly parts: readonly PartFigures[];
  readonly reasons: readonly ReasonFigures[];
}
export interface WindowFigures {
  readonly asOf: Instant;
  readonly cases: CaseFigures;
  /** Most received first. */
  readonly services: readonly { readonly service: Id; readonly cases: Omit<CaseFigures, 'months'> }[];
  /** Most opened first. */
  readonly offices: readonly { readonly office: Id; readonly tasks: TaskFigures }[];
}

/** How often each number of days occurs. */
export type Spread = ReadonlyMap<number, number>;

/** The smallest number of days within which this share of them lies (nearest rank). */
const within = (days: readonly (readonly [number, number])[], count: number, share: number): number | null => {
  let seen = 0;
  for (const [value, times] of days) {
    seen += times;
    if (seen >= share * count) return value;
  }
  return null;
};
export const timesOf = (spread: Spread): Times => {
  const days = [...spread].toSorted(([a], [b]) => a - b);
  const count = days.reduce((sum, [, times]) => sum + times, 0);
  return { count, median: within(days, count, 0.5), p90: within(days, count, 0.9) };
};

export const noCases: CaseFigures = {
  received: 0,
  decided: 0,
  granted: 0,
  refused: 0,
  withdrawn: 0,
  lapsed: 0,
  open: 0,
  overdue: 0,
  times: { count: 0, median: null, p90: null },
  months: [],
};
