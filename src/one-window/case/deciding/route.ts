/** The way through the stages: which tasks open when, and when all is decided. */
import type { Id } from '../../../kernel/identifiers/identifiers.ts';
import { conditionsOf, officeOf, taskApplies } from '../../forms/plan.ts';
import type { Facts } from '../../forms/answers.ts';
import { daysOf, type Definition, type Task } from '../../service/definition.ts';
import type { Case, CaseFact, TaskKind, TasksStoppedBecause } from '../case.ts';
import { remindBefore, running, spentOn } from '../clocks.ts';
import { after, calendarIn, calendarOfOffice, codeOf, dayAt, endOfPeriod, factsNow, periodAfter, type Setting } from '../rules.ts';
import { isUnended, taskIn, unended } from '../standing.ts';
import { flagsFor } from './review.ts';

interface Opening {
  readonly task: string;
  readonly kind: TaskKind;
  readonly of: string | null;
  readonly stage: string | null;
  readonly office: Id;
  readonly days: number;
  /** What is asked, or the grounds of an appeal. */
  readonly asked?: string;
}
export const opening = (setting: Setting, state: Case, { days, asked, ...open }: Opening): CaseFact => {
  const calendar = calendarOfOffice(setting.rules, open.office);
  const clock = running(calendarIn(setting.rules, calendar), setting.now, days, remindBefore(setting, open));
  const data = { ...open, calendar, promise: days, ...clock, ...flagsFor(setting.definition, state, open) };
  if (asked === undefined) return { type: 'TaskOpened', data };
  return { type: 'TaskOpened', data, personal: { asked }, about: [state.applicant.person] };
};

/** A task that names no office here, or one of the applicant's own, goes to the lead: skipping it would skip what it checks. */
const officeFor = (state: Case, definition: Definition, task: Task): Id => {
  const named = officeOf(task, state.answers ?? {}) ?? definition.lead;
  return state.applicant.offices.includes(named) && !state.applicant.offices.includes(definition.lead) ? definition.lead : named;
};

const toBeOpened = (state: Case, task: Task, facts: Facts, definition: Definition): boolean => {
  const latest = taskIn(state, task.id);
  // Stopped tasks are met only here after an appeal was allowed: the route goes on where it broke off.
  return (latest === undefined || latest.status === 'stopped') && taskApplies(definition, task, facts);
};
const asksAboutTasks = (task: Task): boolean => task.when !== undefined && /\b(tasks|scores)\b/.test(task.when);

/** Whether what waits for this task may go on. `idle`: no task is left whose end could still call for this one. */
const isBehind = (state: Case, task: Task, facts: Facts, definition: Definition, idle: boolean): boolean => {
  const latest = taskIn(state, task.id);
  if (latest?.status === 'decided') return true;
  if (latest !== undefined && isUnended(latest)) return false;
  if (taskApplies(definition, task, facts)) return false;
  return idle || !asksAboutTasks(task);
};
const routeIsIdle = (state: Case): boolean => !unended(state).some((t) => t.kind === 'decision');

/** Tasks of the stages up to this one that may open now. Where tasks wait for each other in a circle, all of them do. */
const openable = (setting: Setting, state: Case, reached: number): readonly { readonly stage: string; readonly task: Task }[] => {
  const { definition } = setting;
  const facts = factsNow(setting, state);
  const stages = definition.stages.slice(0, reached + 1);
  const known = stages.flatMap((s) => s.tasks);
  const candidates = stages.flatMap((stage) =>
    stage.tasks.filter((task) => toBeOpened(state, task, facts, definition)).map((task) => ({ stage: stage.id, task })),
  );
  const free = (idle: boolean) =>
    candidates.filter(({ task }) =>
      task.after.every((id) => known.every((t) => t.id !== id || isBehind(state, t, facts, definition, idle))),
    );
  const now = free(false);
  if (now.length > 0 || !routeIsIdle(state)) return now;
  const then = free(true);
  return then.length > 0 ? then : candidates;
};

const granting = (setting: Setting, state: Case): CaseFact => {
  const { definition, rules, now } = setting;
  const { validFor } = definition.outcome;
  const today = dayAt(rules, definition.lead, now);
  return {
    type: 'CaseDecided',
    data: {
      granted: true,
      because: null,
      validUntil: validFor === undefined ? null : periodAfter(today, validFor),
      code: codeOf(setting, state.letters.length),
      conditions: conditionsOf(definition, factsNow(setting, state)),
      appealUntil: null,
      spent: spentOn(rules, state, now),
    },
  };
};

/**
 * What follows once something on the route has changed: tasks that may open now, further stages, and the end. A stage where
 * nothing applies is passed; whatever the definition says, the case ends or someone has a task.
 */
export const onward = (setting: Setting, state: Case): readonly CaseFact[] => {
  const { stages } = setting.definition;
  const facts: CaseFact[] = [];
  let next = state;
  const add = (fact: CaseFact): void => {
    facts.push(fact);
    next = after(setting, next, [fact]);
  };
  const first = Math.max(
    0,
    stages.findIndex((s) => s.id === state.stage),
  );
  for (let reached = first; reached < stages.length; reached++) {
    const opens = openable(setting, next, reached);
    const stage = stages[reached];
    if (opens.length > 0 && stage !== undefined && next.stage !== stage.id) add({ type: 'StageReached', data: { stage: stage.id } });
    for (const { stage: of, task } of opens) {
      const office = officeFor(next, setting.definition, task);
      add(opening(setting, next, { task: task.id, kind: 'decision', of: null, stage: of, office, days: daysOf(task.clock) }));
    }
    if (!routeIsIdle(next)) return facts;
  }
  if (next.stage !== null) add({ type: 'StageReached', data: { stage: null } });
  // Advice that nobody waits for any more must not outlive the case.
  facts.push(...stoppingAll(next, 'decided', null));
  facts.push(granting(setting, next));
  return facts;
};

/** All that is still with someone ends. */
export const stoppingAll = (state: Case, because: TasksStoppedBecause, of: string | null): readonly CaseFact[] => {
  const tasks = unended(state).map((t) => t.task);
  return tasks.length === 0 ? [] : [{ type: 'TasksStopped', data: { tasks, because, of } }];
};

/** A refusal that makes the rest pointless. */
export const refusing = (setting: Setting, state: Case, task: string): readonly CaseFact[] => {
  const { definition, rules, now } = setting;
  const within = definition.appeal?.within;
  const data = {
    granted: false,
    because: task,
    validUntil: null,
    code: codeOf(setting, state.letters.length),
    conditions: [],
    appealUntil: within === undefined ? null : endOfPeriod(rules, definition.lead, now, within),
    spent: spentOn(rules, state, now),
  };
  return [...stoppingAll(state, 'refused', task), { type: 'CaseDecided', data }];
};
