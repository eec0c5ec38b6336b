/** What any order about a task asks first: that there is such a task, that it has not ended, and that it is nobody else's. */
import { hasAt } from '../../../kernel/decider/actor.ts';
import type { Id } from '../../../kernel/identifiers/identifiers.ts';
import { type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import { type Decision, tasksOf } from '../../service/definition.ts';
import type { Case, CaseFact, TaskAssignedBecause, TaskState } from '../case.ts';
import type { Setting } from '../rules.ts';
import { isFinal, isUnended, taskIn } from '../standing.ts';

/** Who decided is said, so that the second of two officers knows whom to ask; of a review it is not. */
const ended = ({ task, by, decision, outcome, ended: at, status, review }: TaskState): Refusal => {
  if (status !== 'decided') return refuse('task-stopped', { task, at });
  if (by == null) return refuse('silence-has-decided', { task, decision, at });
  if (review === true) return refuse('review-decided', { task, at });
  return refuse('task-already-decided', { task, by, decision, outcome, at });
};

export const unendedTask = (state: Case, id: string): TaskState | Refusal => {
  const task = taskIn(state, id);
  if (task === undefined) return refuse('task-not-found', { task: id });
  if (!isUnended(task)) return ended(task);
  return isFinal(state) ? refuse('case-ended', { status: state.status }) : task;
};

/** A task that is with its office, not with the applicant. */
export const openTask = (state: Case, id: string): TaskState | Refusal => {
  const task = unendedTask(state, id);
  if ('refused' in task || task.status === 'open') return task;
  return refuse('task-sent-back', { task: id, answerBy: task.answerBy });
};

export const assigned = (task: string, officer: Id | null, because: TaskAssignedBecause): CaseFact => ({
  type: 'TaskAssigned',
  data: { task, officer, because },
});

/** Whoever works on a task that nobody has claimed claims it by that. */
export const takenUp = ({ actor }: Setting, { task, officer, review }: TaskState): readonly CaseFact[] | Refusal => {
  if (officer === actor.id) return [];
  if (officer !== null) return review === true ? refuse('review-taken', { task }) : refuse('task-with-someone-else', { task, officer });
  return [assigned(task, actor.id, 'claimed')];
};

/** The route's task whose fields this one sees: what an advice or an appeal is about, through any number of steps. */
export const routeTaskOf = (state: Case, task: Pick<TaskState, 'task' | 'of'>): string => {
  const above = task.of === null || task.of === task.task ? undefined : taskIn(state, task.of);
  return above === undefined ? (task.of ?? task.task) : routeTaskOf(state, above);
};

/** The decision that stands when the clock runs out and nobody has made one. */
export const silentDecision = ({ definition }: Setting, { task, kind }: TaskState): Decision | undefined => {
  const known = kind === 'decision' ? tasksOf(definition).find((t) => t.id === task) : undefined;
  return known?.decisions.find((d) => d.id === known.silence);
};

/** `advice-1`, `appeal-2`: a name that no other task here has. */
export const nameFor = (kind: 'advice' | 'appeal', state: Case, { definition }: Setting): string => {
  const taken = new Set([...state.tasks.map((t) => t.task), ...tasksOf(definition).map((t) => t.id)]);
  let nth = 1;
  while (taken.has(`${kind}-${nth}`)) nth += 1;
  return `${kind}-${nth}`;
};

/** Whoever refused does not look at the appeal against it. In a trial one editor is everyone. */
export const refusedItThemselves = (state: Case, task: TaskState, person: Id): boolean =>
  !state.trial && task.kind === 'appeal' && task.of !== null && taskIn(state, task.of)?.by === person;

export const supervises = ({ actor }: Setting, { office }: TaskState): boolean => hasAt(actor, office, 'supervisor');
