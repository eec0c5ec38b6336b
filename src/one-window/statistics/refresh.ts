/**
 * Brings the figures up to date. A case changes in one place and its figures in many, so they are not kept up by each command but
 * counted some seconds after something happened, and the less often the longer it takes.
 */
import type { Clock, Instant } from '../../kernel/time/time.ts';
import type { Ledger, Reaction, Task } from '../../ledger/ledger.ts';
import type { CaseFact } from '../case/case.ts';
import type { OfficeFigures, ReasonFigures, ServiceFigures, WindowFigures } from './figures.ts';
import { countChanges, readCounted } from './counting/queries.ts';
import { countSoon, type Counted, keepFigures, type Page, type ReasonGroup } from './queries.ts';
import { caseFigures, groupedBy, mostOften, partFigures, taskFigures } from './tally.ts';

const total = (groups: readonly { readonly count: number }[]): number => groups.reduce((sum, g) => sum + g.count, 0);

const reasonsOf = (groups: readonly ReasonGroup[]): readonly ReasonFigures[] =>
  mostOften(
    [...groupedBy(groups, (g) => JSON.stringify([g.service, g.task, g.reason])).values()].flatMap((same) => {
      const [one] = same;
      return one === undefined ? [] : [{ service: one.service, task: one.task, reason: one.reason, count: total(same) }];
    }),
  );

const byScope = (a: Page, b: Page): number => (a.scope < b.scope ? -1 : 1);

/** Every page of figures from what was counted. Pure. */
export const figuresFrom = (counted: Counted, asOf: Instant): readonly Page[] => {
  const cases = groupedBy(counted.cases, (g) => g.service);
  const tasks = groupedBy(counted.tasks, (g) => g.service);
  const reasons = groupedBy(counted.reasons, (g) => g.service);
  const overdue = groupedBy(counted.overdue, (g) => g.service);
  const services = [...cases].map(
    ([service, own]): ServiceFigures => ({
      service,
      asOf,
      cases: caseFigures(own, total(overdue.get(service) ?? [])),
      parts: partFigures(tasks.get(service) ?? []),
      reasons: reasonsOf(reasons.get(service) ?? []),
    }),
  );
  const officeReasons = groupedBy(counted.reasons, (g) => g.office);
  const offices = [...groupedBy(counted.tasks, (g) => g.office)].map(
    ([office, own]): OfficeFigures => ({
      office,
      asOf,
      tasks: taskFigures(own),
      parts: partFigures(own),
      reasons: reasonsOf(officeReasons.get(office) ?? []),
    }),
  );
  const whole: WindowFigures = {
    asOf,
    cases: caseFigures(counted.cases, total(counted.overdue)),
    services: services
      .map(({ service, cases: { months: _, ...rest } }) => ({ service, cases: rest }))
      .toSorted((a, b) => b.cases.received - a.cases.received || (a.service < b.service ? -1 : 1)),
    offices: offices
      .map(({ office, tasks: own }) => ({ office, tasks: own }))
      .toSorted((a, b) => b.tasks.opened - a.tasks.opened || (a.office < b.office ? -1 : 1)),
  };
  return [
    { scope: 'window', figures: whole },
    ...services.map((s) => ({ scope: `service/${s.service}`, figures: s })).toSorted(byScope),
    ...offices.map((o) => ({ scope: `office/${o.office}`, figures: o })).toSorted(byScope),
  ];
};

/** Counts and keeps all figures as of `now`: of what stands in the ledger in order, so `settled()` comes before where nothing runs. */
export const refreshFigures = async ({ db }: Pick<Ledger, 'db'>, now: Instant): Promise<void> => {
  await countChanges(db);
  await keepFigures(db, now, figuresFrom(await readCounted(db), now));
};

/** Seconds after an event at which figures are counted, at the least. */
const soonest = 5;
/** Counting takes no more than a fiftieth of the time. */
const share = 50;

const counted: readonly CaseFact['type'][] = [
  'CaseSubmitted',
  'TaskOpened',
  'TaskSentBack',
  'SentBackAnswered',
  'TaskDecided',
  'TaskEscalated',
  'TasksStopped',
  'CaseDecided',
  'AppealLodged',
  'CaseWithdrawn',
  'CaseLapsed',
  'CaseClosed',
];

/** `elapsed`: seconds on a clock that only goes forward. */
export const statistics = (a: {
  readonly clock: Clock;
  readonly elapsed: () => number;
}): { readonly reaction: Reaction; readonly task: Task } => {
  let took = 0;
  let counts = 0;
  const count = async ({ db }: Ledger): Promise<void> => {
    // The count that is ordered already comes after this event, and so includes it.
    if (a.elapsed() < counts) return;
    const now = a.elapsed();
    const wait = Math.max(soonest, Math.ceil(took * share));
    counts = now + (await countSoon(db, wait));
  };
  return {
    reaction: {
      name: 'count-figures',
      types: counted,
      react: (_, { ledger }) => count(ledger),
      reactToMany: (_, ledger) => count(ledger),
    },
    task: async (_, { ledger }) => {
      const began = a.elapsed();
      await refreshFigures(ledger, a.clock());
      took = a.elapsed() - began;
    },
  };
};
