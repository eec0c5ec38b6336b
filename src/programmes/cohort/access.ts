import { type Actor, hasAt } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { notAllowed, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Cohort } from './cohort.ts';
import type { CohortCommand, CohortCommandType } from './commands.ts';

/** `staff`: officers and supervisors of the host, and supervisors of the lead office. `heads`: supervisors of either. */
const who: Readonly<Record<CohortCommandType, 'system' | 'staff' | 'heads'>> = {
  OpenCohort: 'system',
  EnrolLearner: 'system',
  RemoveLearner: 'system',
  PlanSession: 'staff',
  MoveSession: 'staff',
  CancelSession: 'staff',
  RecordAttendance: 'staff',
  SettleAttendance: 'staff',
  RecordPoints: 'staff',
  CompleteCohort: 'heads',
};

/** Keeps the roster of a cohort: officers and supervisors of its host, and supervisors of the programme's lead office. */
export const keepsRoster = (actor: Actor, { host, lead }: { readonly host: Id; readonly lead: Id }): boolean =>
  hasAt(actor, host, 'officer', 'supervisor') || hasAt(actor, lead, 'supervisor');
/** May close a cohort: supervisors of its host or of the lead office. */
export const closesCohort = (actor: Actor, { host, lead }: { readonly host: Id; readonly lead: Id }): boolean =>
  hasAt(actor, host, 'supervisor') || hasAt(actor, lead, 'supervisor');

const keysOf = (value: unknown): readonly string[] => (typeof value === 'object' && value !== null ? Object.keys(value) : []);
/** The roster numbers an order says something about. */
const numbersIn = (data: object): readonly string[] => {
  const given: Readonly<Record<string, unknown>> = { ...data };
  return [...keysOf(given.marks), ...keysOf(given.points), ...('learner' in given ? [String(given.learner)] : [])];
};

export const access = (command: CohortCommand, state: Cohort | null): Refusal | undefined => {
  const { actor, type, data } = command;
  if (actor.kind === 'system') return undefined;
  const wanted = who[type];
  if (wanted === 'system' || actor.kind === 'anyone') return notAllowed({ command: type });
  // Whether there is such a cohort is no secret: `decide` says so.
  if (state === null) return undefined;
  const may = wanted === 'heads' ? closesCohort(actor, state) : keepsRoster(actor, state);
  if (!may) return notAllowed({ command: type, needs: ['officer', 'supervisor'], office: state.host });
  const own = state.learners.filter((l) => l.person === actor.id);
  if (type === 'CompleteCohort' && own.some((l) => l.status === 'enrolled')) return refuse('own-place');
  const numbers = numbersIn(data);
  return own.some((l) => numbers.includes(String(l.number))) ? refuse('own-place') : undefined;
};
