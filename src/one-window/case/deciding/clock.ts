/** Stopping a clock for a reason that the service states, and letting it run on. */
import { refuse } from '../../../kernel/refusals/refusal.ts';
import type { Case } from '../case.ts';
import { resuming, stopping } from '../clocks.ts';
import type { CaseOrder } from '../commands.ts';
import type { Outcome, Setting } from '../rules.ts';
import { openTask, takenUp } from './task-at-hand.ts';

export const stopClock = (state: Case, { task: id, reason, words }: CaseOrder<'StopClock'>, setting: Setting): Outcome => {
  const task = openTask(state, id);
  if ('refused' in task) return task;
  const listed = setting.definition.stops.map((s) => s.id);
  if (!listed.includes(reason)) return refuse('reason-not-listed', { reasons: [reason], listed });
  const { stopped } = task.clock;
  if (stopped !== null) return refuse('clock-already-stopped', { task: id, ...stopped });
  const taken = takenUp(setting, task);
  if ('refused' in taken) return taken;
  const data = { task: id, reason, ...stopping(setting.rules, task, setting.now) };
  return [...taken, { type: 'ClockStopped', data, personal: { words }, about: [state.applicant.person] }];
};

export const resumeClock = (state: Case, { task: id }: CaseOrder<'ResumeClock'>, setting: Setting): Outcome => {
  const task = openTask(state, id);
  if ('refused' in task) return task;
  if (task.clock.stopped === null) return refuse('clock-not-stopped', { task: id });
  const taken = takenUp(setting, task);
  if ('refused' in taken) return taken;
  return [...taken, { type: 'ClockResumed', data: { task: id, ...resuming(setting, task) } }];
};
