/** What follows from a case's parts: which task counts, what conditions may see, when time next matters. */
import { dayOf, type Day, type Instant } from '../../kernel/time/time.ts';
import type { Facts } from '../forms/answers.ts';
import { type Case, type CaseStatus, finalStatuses, type TaskState } from './case.ts';

export const isFinal = (state: Case): boolean => finalStatuses.includes(state.status);
export const isUnended = (task: TaskState): boolean => task.status === 'open' || task.status === 'sent-back';
/** The latest round of a task: the one that counts. */
export const taskIn = (state: Case, task: string): TaskState | undefined => state.tasks.findLast((t) => t.task === task);
export const unended = (state: Case): readonly TaskState[] => state.tasks.filter(isUnended);

/** An appeal that was allowed turns the refusal it was lodged against into an approval. */
export const outcomesOf = (state: Case): Facts['tasks'] => {
  const outcomes: Record<string, 'approved' | 'refused'> = {};
  for (const { task, of, kind, outcome } of state.tasks) {
    if (kind === 'decision' && (outcome === 'approved' || outcome === 'refused')) outcomes[task] = outcome;
    if (kind === 'appeal' && outcome === 'approved' && of !== null) outcomes[of] = 'approved';
  }
  return outcomes;
};

/** Scores by task: of the latest round. */
const scoresOf = (state: Case): Readonly<Record<string, number>> =>
  Object.fromEntries(state.tasks.flatMap(({ task, score }) => (score === undefined ? [] : [[task, score]])));

/** What conditions may depend on. Nobody's answers are asked any more once they are erased. */
export const factsOf = (state: Case, today: Day): Facts => ({
  applicant: { kind: state.applicant.kind, country: state.applicant.country },
  answers: state.answers ?? {},
  attached: [...new Set(state.files.map((f) => f.document))],
  tasks: outcomesOf(state),
  scores: scoresOf(state),
  today,
});
export const factsAsOf = (state: Case): Facts => factsOf(state, dayOf(state.submitted ?? state.opened));

/** A moment at which something happens by itself. */
export type Timer =
  | { readonly at: Instant; readonly what: 'remind' | 'due' | 'answer-by'; readonly task: string }
  | { readonly at: Instant; readonly what: 'appeal-over' | 'erased'; readonly task: null };

const timersOfTask = ({ task, status, clock, answerBy }: TaskState): readonly Timer[] => {
  if (status === 'sent-back') return answerBy === null ? [] : [{ at: answerBy, what: 'answer-by', task }];
  if (status !== 'open' || clock.due === null) return [];
  const remind: readonly Timer[] = clock.remind === null ? [] : [{ at: clock.remind, what: 'remind', task }];
  return clock.overdue ? remind : [...remind, { at: clock.due, what: 'due', task }];
};

/** Everything that time will do to this case, soonest first. */
export const timersOf = (state: Case): readonly Timer[] => {
  if (isFinal(state)) return [];
  if (state.answers === null) return [{ at: state.opened, what: 'erased', task: null }];
  if (state.status === 'refused') return state.appealUntil === null ? [] : [{ at: state.appealUntil, what: 'appeal-over', task: null }];
  return state.tasks.flatMap(timersOfTask).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
};

export const workingStatus = (tasks: readonly TaskState[]): CaseStatus => {
  const waiting = tasks.filter(isUnended);
  if (waiting.some((t) => t.kind === 'appeal')) return 'under-appeal';
  return waiting.some((t) => t.status === 'sent-back') ? 'sent-back' : 'in-progress';
};

/** No office can work on it: every clock of the route stands still, or only the applicant can go on. */
const standsStill = (state: Case): boolean => {
  if (state.submitted === null || isFinal(state)) return false;
  if (state.status === 'refused') return true;
  const route = unended(state).filter((t) => t.kind !== 'advice');
  return route.length > 0 && route.every((t) => t.clock.due === null);
};

/** Brings up to date what depends on the rest. */
export const settled = (state: Case, at: Instant): Case => {
  const last = state.pauses.at(-1);
  const paused = last !== undefined && last.to === null;
  const still = standsStill(state);
  let { pauses } = state;
  if (still && !paused) pauses = [...pauses, { from: at, to: null }];
  if (!still && paused) pauses = [...pauses.slice(0, -1), ...(last.from === at ? [] : [{ from: last.from, to: at }])];
  const next = { ...state, pauses };
  return { ...next, wake: timersOf(next)[0]?.at ?? null };
};
