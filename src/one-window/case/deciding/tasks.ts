/** Who has a task, what is noted on it, and whom its office asks. */
import { refuse } from '../../../kernel/refusals/refusal.ts';
import type { Case } from '../case.ts';
import { adviceDays } from '../clocks.ts';
import type { CaseOrder } from '../commands.ts';
import type { Outcome, Setting } from '../rules.ts';
import { unended } from '../standing.ts';
import { barred } from './review.ts';
import { opening } from './route.ts';
import { assigned, nameFor, openTask, refusedItThemselves, supervises, takenUp, unendedTask } from './task-at-hand.ts';

export const claim = (state: Case, order: CaseOrder<'ClaimTask'>, { actor }: Setting): Outcome => {
  const task = unendedTask(state, order.task);
  if ('refused' in task) return task;
  if (task.officer === actor.id) return [];
  if (task.officer !== null && task.review === true) return refuse('review-taken', { task: task.task });
  if (task.officer !== null) return refuse('task-already-claimed', { task: task.task, officer: task.officer });
  return [assigned(task.task, actor.id, 'claimed')];
};

export const release = (state: Case, order: CaseOrder<'ReleaseTask'>, setting: Setting): Outcome => {
  const task = unendedTask(state, order.task);
  if ('refused' in task) return task;
  if (task.officer === null) return [];
  if (task.officer !== setting.actor.id && !supervises(setting, task)) {
    return refuse('task-with-someone-else', { task: task.task, officer: task.officer });
  }
  return [assigned(task.task, null, 'released')];
};

/** That the officer belongs to the office is known when they act on it; what is known now is that it is not their own case, nor one that they may not review. */
export const assign = (state: Case, { task: id, officer, because, offices }: CaseOrder<'AssignTask'>, setting: Setting): Outcome => {
  const task = unendedTask(state, id);
  if ('refused' in task) return task;
  if (officer === state.applicant.person && !state.trial) return refuse('own-case', { task: id, officer });
  if (refusedItThemselves(state, task, officer)) return refuse('own-decision', { task: id, officer });
  const bar = barred(setting, state, task, { person: officer, offices });
  if (bar !== undefined) return refuse(bar.reason, { ...bar.details, officer });
  return task.officer === officer ? [] : [assigned(id, officer, because)];
};

export const note = (state: Case, { task: id, words }: CaseOrder<'AddNote'>): Outcome => {
  const task = unendedTask(state, id);
  if ('refused' in task) return task;
  return [{ type: 'NoteAdded', data: { task: id }, personal: { words }, about: [state.applicant.person] }];
};

export const askAdvice = (state: Case, { task: id, office, words }: CaseOrder<'AskAdvice'>, setting: Setting): Outcome => {
  const task = openTask(state, id);
  if ('refused' in task) return task;
  if (task.kind === 'advice') return refuse('advice-of-advice', { task: id });
  if (office === task.office) return refuse('own-office', { office });
  if (setting.rules.offices[office] === undefined) return refuse('office-unknown', { office });
  if (state.applicant.offices.includes(office)) return refuse('own-organisation', { office });
  const asked = unended(state).find((t) => t.kind === 'advice' && t.of === id && t.office === office);
  if (asked !== undefined) return refuse('advice-already-asked', { task: asked.task, office });
  const taken = takenUp(setting, task);
  if ('refused' in taken) return taken;
  const advice = {
    task: nameFor('advice', state, setting),
    kind: 'advice',
    of: id,
    stage: null,
    office,
    days: adviceDays,
    asked: words,
  } as const;
  return [...taken, opening(setting, state, advice)];
};
