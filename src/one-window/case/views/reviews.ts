/** What of a review may be seen, and by whom: nothing of it by others before its stage is over, nothing by the applicant before the end. */
import { type Actor, hasAt } from '../../../kernel/decider/actor.ts';
import type { Text } from '../../service/definition.ts';
import type { Definition } from '../../service/definition.ts';
import { type Case, finalStatuses, type TaskState } from '../case.ts';
import { isUnended } from '../standing.ts';
import { taskNamed } from './naming.ts';

/** Points by criterion, in the service's order; `score` is of 100. */
export interface ShownPoints {
  readonly score: number;
  readonly criteria: readonly { readonly id: string; readonly title: Text; readonly points: number; readonly most: number }[];
}

const isDecided = (state: Case): boolean => state.decided !== null || finalStatuses.includes(state.status);
const isStageOver = (state: Case, { stage }: TaskState): boolean =>
  isDecided(state) || (state.stage !== stage && !state.tasks.some((t) => t.stage === stage && isUnended(t)));

/** Whether whoever has not made this review must still learn nothing of it. */
export const isSealed = (state: Case, task: TaskState): boolean => task.review === true && !isStageOver(state, task);

/** Whether this officer or supervisor must: everyone but whoever has it or has decided it. */
export const isSealedFor = (state: Case, task: TaskState, person: string): boolean =>
  isSealed(state, task) && task.by !== person && task.officer !== person;

/** Supervisors give tasks to officers and must know who has them, unless they review the same application themselves. */
export const mayNameOfficer = (state: Case, task: TaskState, actor: Actor): boolean => {
  if (!isSealedFor(state, task, actor.id)) return true;
  const reviews = state.tasks.some((t) => t.review === true && (t.by === actor.id || t.officer === actor.id));
  return hasAt(actor, task.office, 'supervisor') && !reviews;
};

/** The applicant hears how it was scored once all is decided. */
export const isUntold = (state: Case, task: TaskState): boolean => task.review === true && !isDecided(state);

export const shownPoints = (definition: Definition, task: TaskState): ShownPoints | null => {
  const { scores, score } = task;
  if (scores === undefined || score === undefined) return null;
  const criteria = taskNamed(definition, task.task)?.criteria ?? [];
  return { score, criteria: criteria.map(({ id, title, most }) => ({ id, title, most, points: scores[id] ?? 0 })) };
};
