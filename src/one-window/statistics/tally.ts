/** Adds up what the tables of cases and tasks were counted by. Pure: groups come in any order, and in several parts. */
import type { CaseFigures, MonthFigures, PartFigures, ReasonFigures, TaskFigures } from './figures.ts';
import { timesOf } from './figures.ts';

/** Cases alike in everything that is counted. Months are `YYYY-MM`. */
export interface CaseGroup {
  readonly service: string;
  readonly status: string;
  readonly granted: boolean | null;
  readonly received: string | null;
  readonly decided: string | null;
  readonly spent: number | null;
  readonly count: number;
}
export interface TaskGroup {
  readonly service: string;
  readonly task: string;
  readonly office: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly byNobody: boolean;
  readonly overdue: boolean;
  readonly spent: number | null;
  readonly promise: number;
  readonly count: number;
}

const over = new Set(['granted', 'refused', 'closed', 'withdrawn', 'lapsed']);
const sum = <G extends { readonly count: number }>(groups: readonly G[], which: (group: G) => boolean): number =>
  groups.reduce((total, g) => (which(g) ? total + g.count : total), 0);
const spreadOf = (groups: readonly { readonly spent: number | null; readonly count: number }[]): Map<number, number> => {
  const spread = new Map<number, number>();
  for (const { spent, count } of groups) if (spent !== null) spread.set(spent, (spread.get(spent) ?? 0) + count);
  return spread;
};
export const groupedBy = <G>(groups: readonly G[], key: (group: G) => string): ReadonlyMap<string, readonly G[]> => {
  const found = new Map<string, G[]>();
  for (const group of groups) {
    const of = key(group);
    const list = found.get(of);
    if (list) list.push(group);
    else found.set(of, [group]);
  }
  return found;
};

const monthBefore = (month: string): string => {
  const [year = 0, at = 1] = month.split('-').map(Number);
  return at === 1 ? `${year - 1}-12` : `${year}-${String(at - 1).padStart(2, '0')}`;
};
const shownMonths = 24;

const monthsOf = (groups: readonly CaseGroup[]): readonly MonthFigures[] => {
  const received = groupedBy(groups, (g) => g.received ?? '');
  const decided = groupedBy(groups, (g) => g.decided ?? '');
  const known = [...received.keys(), ...decided.keys()].filter((m) => m !== '').toSorted();
  const first = known[0];
  const months: MonthFigures[] = [];
  for (let month = known.at(-1); month !== undefined && first !== undefined && month >= first; month = monthBefore(month)) {
    const here = decided.get(month) ?? [];
    months.unshift({
      month,
      received: sum(received.get(month) ?? [], () => true),
      granted: sum(here, (g) => g.granted === true),
      refused: sum(here, (g) => g.granted === false),
      median: timesOf(spreadOf(here)).median,
    });
    if (months.length === shownMonths) break;
  }
  return months;
};

/** `overdue`: open cases with a task whose clock has run out. */
export const caseFigures = (groups: readonly CaseGroup[], overdue: number): CaseFigures => {
  const sent = groups.filter((g) => g.received !== null);
  const decided = sent.filter((g) => g.decided !== null);
  return {
    received: sum(sent, () => true),
    decided: sum(decided, () => true),
    granted: sum(decided, (g) => g.granted === true),
    refused: sum(decided, (g) => g.granted === false),
    withdrawn: sum(sent, (g) => g.status === 'withdrawn'),
    lapsed: sum(sent, (g) => g.status === 'lapsed'),
    open: sum(sent, (g) => !over.has(g.status)),
    overdue,
    times: timesOf(spreadOf(decided)),
    months: monthsOf(sent),
  };
};

export const taskFigures = (groups: readonly TaskGroup[]): TaskFigures => {
  const decided = groups.filter((g) => g.status === 'decided');
  const promises = groups.map((g) => g.promise);
  return {
    opened: sum(groups, () => true),
    decided: sum(decided, () => true),
    approved: sum(decided, (g) => g.outcome === 'approved'),
    refused: sum(decided, (g) => g.outcome === 'refused'),
    byNobody: sum(decided, (g) => g.byNobody),
    open: sum(groups, (g) => g.status === 'open'),
    sentBack: sum(groups, (g) => g.status === 'sent-back'),
    overdue: sum(groups, (g) => g.status === 'open' && g.overdue),
    inTime: sum(decided, (g) => g.spent !== null && g.spent <= g.promise),
    times: timesOf(spreadOf(decided)),
    promise: promises.length === 0 ? null : { least: Math.min(...promises), most: Math.max(...promises) },
  };
};

export const partFigures = (groups: readonly TaskGroup[]): readonly PartFigures[] =>
  [...groupedBy(groups, (g) => JSON.stringify([g.service, g.task, g.office])).values()]
    .flatMap((same) => {
      const [one] = same;
      return one === undefined ? [] : [{ service: one.service, task: one.task, office: one.office, ...taskFigures(same) }];
    })
    .toSorted((a, b) => b.opened - a.opened || (`${a.task} ${a.office}` < `${b.task} ${b.office}` ? -1 : 1));

export const mostOften = (reasons: readonly ReasonFigures[]): readonly ReasonFigures[] =>
  reasons.toSorted((a, b) => b.count - a.count || (`${a.reason} ${a.task}` < `${b.reason} ${b.task}` ? -1 : 1));
