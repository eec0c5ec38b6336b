/** What time alone changes: reminders, escalations, silence, lapses, and the end of the time for an appeal. */
import { type Decision, tasksOf } from '../../service/definition.ts';
import type { Case, CaseFact } from '../case.ts';
import { after, type Outcome, type Setting } from '../rules.ts';
import { type Timer, taskIn, timersOf } from '../standing.ts';
import { deciding } from './decision.ts';
import { stoppingAll } from './route.ts';

/** The decision that stands when nobody makes one. */
const silent = ({ definition }: Setting, task: string): Decision | undefined => {
  const known = tasksOf(definition).find((t) => t.id === task);
  return known?.decisions.find((d) => d.id === known.silence);
};

const runOut = (setting: Setting, state: Case, id: string): readonly CaseFact[] => {
  const task = taskIn(state, id);
  const decision = task?.kind === 'decision' ? silent(setting, id) : undefined;
  if (task === undefined || decision === undefined) return [{ type: 'TaskEscalated', data: { task: id } }];
  const outcome = decision.kind === 'approve' ? 'approved' : 'refused';
  return deciding(setting, state, task, { decision: decision.id, outcome, reasons: [], words: '', by: null });
};

const happening = (setting: Setting, state: Case, timer: Timer): readonly CaseFact[] => {
  switch (timer.what) {
    case 'remind':
      return [{ type: 'TaskReminded', data: { task: timer.task } }];
    case 'due':
      return runOut(setting, state, timer.task);
    case 'answer-by':
      return [...stoppingAll(state, 'lapsed', timer.task), { type: 'CaseLapsed', data: {} }];
    case 'appeal-over':
      return [{ type: 'CaseClosed', data: {} }];
    case 'erased':
      // Nothing is left to decide about, and nobody to answer.
      return [...stoppingAll(state, 'withdrawn', null), { type: 'CaseWithdrawn', data: {}, personal: { words: '' }, about: [] }];
  }
};

/** A clock that runs out makes its own reminder needless. */
const isNeedless = (timer: Timer, all: readonly Timer[], now: string): boolean =>
  timer.what === 'remind' && all.some((t) => t.what === 'due' && t.task === timer.task && t.at <= now);

/** All that has come due by now, soonest first; each may change what comes after it. */
export const passTime = (state: Case, _: object, setting: Setting): Outcome => {
  const facts: CaseFact[] = [];
  let next = state;
  for (;;) {
    const timers = timersOf(next);
    const timer = timers.find((t) => !isNeedless(t, timers, setting.now));
    if (timer === undefined || timer.at > setting.now) return facts;
    const happened = happening(setting, next, timer);
    facts.push(...happened);
    next = after(setting, next, happened);
  }
};
