import { type Actor, hasAt } from '../../../kernel/decider/actor.ts';
import type { Case, TaskState } from '../case.ts';
import { refusedItThemselves } from '../deciding/task-at-hand.ts';

/** What an officer or supervisor may do with a task now, named as its order is. */
export type TaskAct =
  | 'ClaimTask'
  | 'ReleaseTask'
  | 'AssignTask'
  | 'AddNote'
  | 'AskAdvice'
  | 'SendBack'
  | 'StopClock'
  | 'ResumeClock'
  | 'DecideTask';

/** For showing what is possible; the order itself is decided by the case. */
export const actsOn = (state: Case, task: TaskState, actor: Actor): readonly TaskAct[] => {
  if (task.status !== 'open' && task.status !== 'sent-back') return [];
  const trial = state.trial && state.applicant.person === actor.id;
  const officer = trial || (hasAt(actor, task.office, 'officer') && !refusedItThemselves(state, task, actor.id));
  const supervisor = trial || hasAt(actor, task.office, 'supervisor');
  const mine = task.officer === actor.id;
  const mayWork = officer && (mine || task.officer === null);
  const open = task.status === 'open';
  const stopped = task.clock.stopped !== null;
  const acts: readonly (readonly [TaskAct, boolean])[] = [
    ['ClaimTask', officer && task.officer === null],
    ['ReleaseTask', mine],
    ['AssignTask', supervisor],
    ['AddNote', officer || supervisor || hasAt(actor, task.office, 'officer')],
    ['AskAdvice', mayWork && open && task.kind !== 'advice'],
    ['SendBack', mayWork && open && !stopped && task.kind === 'decision'],
    ['StopClock', mayWork && open && !stopped],
    ['ResumeClock', mayWork && open && stopped],
    ['DecideTask', mayWork && open],
  ];
  return acts.flatMap(([act, may]) => (may ? [act] : []));
};
