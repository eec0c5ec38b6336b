/** Reviews: who may do one, what points an approval gives, and the flags a task carries from its definition. */
import type { Id } from '../../../kernel/identifiers/identifiers.ts';
import { type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import { own } from '../../forms/values.ts';
import { type Criterion, type Decision, type Definition, type Task, tasksOf } from '../../service/definition.ts';
import type { Case, TaskState } from '../case.ts';
import type { Points, ReviewFlags } from '../points.ts';
import type { CaseRules } from '../rules.ts';
import { isUnended } from '../standing.ts';
import { routeTaskOf } from './task-at-hand.ts';

const known = (definition: Definition, task: string): Task | undefined => tasksOf(definition).find((t) => t.id === task);

/** Advice about a blind task shows no name either. */
export const flagsFor = (definition: Definition, state: Case, { task, kind, of }: Pick<TaskState, 'task' | 'kind' | 'of'>): ReviewFlags => {
  const about = kind === 'decision' ? task : of === null ? undefined : routeTaskOf(state, { task, of });
  const route = kind === 'appeal' || about === undefined ? undefined : known(definition, about);
  return {
    ...(kind === 'decision' && route?.criteria !== undefined ? { review: true as const } : {}),
    ...(route?.blind === true ? { blind: true as const } : {}),
  };
};

/** Both ways: a task that must not be by whoever decided another one is kept from them whichever comes first. */
const rivalsOf = (definition: Definition, task: Task): readonly string[] => [
  ...(task.notBy ?? []),
  ...tasksOf(definition)
    .filter((other) => other.notBy?.includes(task.id))
    .map(({ id }) => id),
];

/** The organisation that is the applicant's own, by what they answered. */
const institutionOf = ({ notFrom }: Task, state: Case): Id | undefined => {
  const answer = notFrom === undefined ? undefined : own(state.answers, notFrom.by);
  const found = typeof answer === 'string' ? own(notFrom?.organisations, answer) : undefined;
  return typeof found === 'string' ? found : undefined;
};

/**
 * Why somebody may not have a task, whatever their office: `same-reviewer`, `own-student`. `offices`: all at which they work.
 * In a trial one editor is everyone.
 */
export const barred = (
  { rules, definition }: { readonly rules: Pick<CaseRules, 'offices'>; readonly definition: Definition },
  state: Case,
  task: TaskState,
  who: { readonly person: Id; readonly offices: readonly Id[] },
): Refusal | undefined => {
  const route = task.kind === 'appeal' ? undefined : known(definition, routeTaskOf(state, task));
  if (state.trial || route === undefined) return undefined;
  const rivals = task.kind === 'decision' ? rivalsOf(definition, route) : [];
  const other = state.tasks.find((t) => rivals.includes(t.task) && (t.by === who.person || (isUnended(t) && t.officer === who.person)));
  if (other !== undefined) return refuse('same-reviewer', { task: task.task, other: other.task });
  const institution = institutionOf(route, state);
  const theirs = institution === undefined ? [] : who.offices.filter((office) => rules.offices[office]?.organisation === institution);
  return theirs.length > 0 ? refuse('own-student', { task: task.task, organisation: institution }) : undefined;
};

const scoreOf = (criteria: readonly Criterion[], scores: Readonly<Record<string, number>>): number => {
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const points = criteria.reduce((sum, { id, weight, most }) => sum + (weight * (scores[id] ?? 0)) / most, 0);
  return Math.round((points / weights) * 10_000) / 100;
};

/** What an approval scores. Refusals: `scores-missing`, `score-out-of-range`, `score-not-wanted`; a refusal is given with reasons, not points. */
export const pointsFor = (task: Task, { kind }: Pick<Decision, 'kind'>, given: Readonly<Record<string, number>>): Points | Refusal => {
  const criteria = kind === 'approve' ? (task.criteria ?? []) : [];
  const unwanted = Object.keys(given).filter((id) => !criteria.some((c) => c.id === id));
  if (unwanted.length > 0) return refuse('score-not-wanted', { task: task.id, criteria: unwanted });
  if (criteria.length === 0) return {};
  const missing = criteria.filter(({ id }) => own(given, id) === undefined).map(({ id }) => id);
  if (missing.length > 0) return refuse('scores-missing', { task: task.id, criteria: missing });
  const wrong = criteria.find(({ id, most }) => !((given[id] ?? -1) >= 0 && (given[id] ?? 0) <= most));
  if (wrong !== undefined) return refuse('score-out-of-range', { task: task.id, criterion: wrong.id, most: wrong.most });
  const scores = Object.fromEntries(criteria.map(({ id }) => [id, given[id] ?? 0]));
  return { scores, score: scoreOf(criteria, scores) };
};
