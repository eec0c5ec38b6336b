import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timesOf } from './figures.ts';
import { figuresFrom } from './refresh.ts';
import { type CaseGroup, caseFigures, type TaskGroup, taskFigures } from './tally.ts';

const decided = (spent: number, count: number, more: Partial<CaseGroup> = {}): CaseGroup => ({
  service: 'workshop',
  status: 'granted',
  granted: true,
  received: '2026-01',
  decided: '2026-02',
  spent,
  count,
  ...more,
});
const task = (more: Partial<TaskGroup> = {}): TaskGroup => ({
  service: 'workshop',
  task: 'tax',
  office: 'tax-desk',
  status: 'decided',
  outcome: 'approved',
  byNobody: false,
  overdue: false,
  spent: 3,
  promise: 5,
  count: 1,
  ...more,
});

test('half and nine of ten of the days, as if each were counted', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 30 }), { minLength: 1 }), (days) => {
      const sorted = days.toSorted((a, b) => a - b);
      const spread = new Map<number, number>();
      for (const day of days) spread.set(day, (spread.get(day) ?? 0) + 1);
      expect(timesOf(spread)).toEqual({
        count: days.length,
        median: sorted[Math.ceil(days.length * 0.5) - 1],
        p90: sorted[Math.ceil(days.length * 0.9) - 1],
      });
    }),
  );
  expect(timesOf(new Map())).toEqual({ count: 0, median: null, p90: null });
});
test('cases are counted by what became of them, and by month', () => {
  const groups: readonly CaseGroup[] = [
    decided(4, 3),
    decided(10, 1, { status: 'closed', granted: false, decided: '2026-04' }),
    decided(0, 2, { status: 'in-progress', granted: null, decided: null, spent: null, received: '2026-04' }),
    decided(0, 1, { status: 'withdrawn', granted: null, decided: null, spent: null }),
    decided(0, 9, { status: 'draft', granted: null, decided: null, spent: null, received: null }),
  ];
  const figures = caseFigures(groups, 1);
  expect(figures).toMatchObject({ received: 7, decided: 4, granted: 3, refused: 1, withdrawn: 1, lapsed: 0, open: 2, overdue: 1 });
  expect(figures.times).toEqual({ count: 4, median: 4, p90: 10 });
  expect(figures.months).toEqual([
    { month: '2026-01', received: 5, granted: 0, refused: 0, median: null },
    { month: '2026-02', received: 0, granted: 3, refused: 0, median: 4 },
    { month: '2026-03', received: 0, granted: 0, refused: 0, median: null },
    { month: '2026-04', received: 2, granted: 0, refused: 1, median: 10 },
  ]);
});
test('the months shown end with the newest and are at most two years', () => {
  const years = ['2020-01', '2026-05'].map((received) =>
    decided(1, 1, { received, decided: null, granted: null, status: 'in-progress', spent: null }),
  );
  const { months } = caseFigures(years, 0);
  expect([months.length, months[0]?.month, months.at(-1)?.month]).toEqual([24, '2024-06', '2026-05']);
});
test('tasks are counted against their promise, and nobody’s decisions apart', () => {
  const figures = taskFigures([
    task({ count: 2 }),
    task({ spent: 9, outcome: 'refused' }),
    task({ spent: 5, byNobody: true }),
    task({ status: 'open', outcome: null, spent: null, overdue: true, promise: 8 }),
    task({ status: 'sent-back', outcome: null, spent: null }),
  ]);
  expect(figures).toEqual({
    opened: 6,
    decided: 4,
    approved: 3,
    refused: 1,
    byNobody: 1,
    open: 1,
    sentBack: 1,
    overdue: 1,
    inTime: 3,
    times: { count: 4, median: 3, p90: 9 },
    promise: { least: 5, most: 8 },
  });
});
test('counting in parts gives what counting at once gives', () => {
  const counted = { cases: [decided(4, 3), decided(4, 2)], tasks: [task({ count: 2 }), task()], reasons: [], overdue: [] };
  const once = { ...counted, cases: [decided(4, 5)], tasks: [task({ count: 3 })] };
  expect(figuresFrom(counted, '2026-05-01T00:00:00.000Z')).toEqual(figuresFrom(once, '2026-05-01T00:00:00.000Z'));
});
test('there is a page for the whole, for each service and for each office', () => {
  const reasons = [{ service: 'workshop', office: 'tax-desk', task: 'tax', reason: 'debts', count: 2 }];
  const pages = figuresFrom({ cases: [decided(1, 1)], tasks: [task()], reasons, overdue: [] }, '2026-05-01T00:00:00.000Z');
  expect(pages.map((p) => p.scope)).toEqual(['window', 'service/workshop', 'office/tax-desk']);
  expect(pages[2]?.figures).toMatchObject({
    office: 'tax-desk',
    reasons: [{ service: 'workshop', task: 'tax', reason: 'debts', count: 2 }],
  });
});
