/** What time alone changes: reminders, escalations, silence, lapses, and the end of the time for an appeal. */
import type { Case, CaseFact } from '../case.ts';
import { after, type Outcome, type Setting } from '../rules.ts';
import { type Timer, taskIn, timersOf } from '../standing.ts';
import { deciding } from './decision.ts';
import { stoppingAll } from './route.ts';
import { silentDecision } from './task-at-hand.ts';

const runOut = (setting: Setting, state: Case, id: string): readonly CaseFact[] => {
  const task = taskIn(state, id);
  const decision = task && silentDecision(setting, task);
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
