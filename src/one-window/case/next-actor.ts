import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Case, TaskState } from './case.ts';
import { isFinal, unended } from './standing.ts';

/** Whose turn it is. `time`: a clock will act if nobody does. */
export type NextActor = 'applicant' | `office:${Id}` | 'time';
export interface Wait {
  readonly owner: NextActor;
  /** `stopped`: the office stopped its clock, for the reason in `reason`. */
  readonly why: 'fill-in' | 'decide' | 'advise' | 'decide-appeal' | 'stopped' | 'sent-back' | 'appeal-possible' | 'erased';
  readonly task: string | null;
  /** The service's stated reason; null unless `why` is `stopped`. */
  readonly reason: string | null;
  readonly since: Instant;
  /** When time acts instead; null: it does not. */
  readonly until: Instant | null;
}

const whys = { decision: 'decide', advice: 'advise', appeal: 'decide-appeal' } as const;

const waitFor = ({ task, kind, office, status, opened, clock, answerBy }: TaskState): Wait => {
  const stopped = clock.stopped;
  if (status === 'sent-back') {
    return { owner: 'applicant', why: 'sent-back', task, reason: null, since: stopped?.since ?? opened, until: answerBy };
  }
  const owner = `office:${office}` as const;
  if (stopped !== null) return { owner, why: 'stopped', task, reason: stopped.reason, since: stopped.since, until: null };
  return { owner, why: whys[kind], task, reason: null, since: clock.since, until: clock.overdue ? null : clock.due };
};

/** Every wait with its owner and its reason. Empty only when the case is over. */
export const waitsIn = (state: Case): readonly Wait[] => {
  if (isFinal(state)) return [];
  const whole = { task: null, reason: null } as const;
  if (state.answers === null) return [{ ...whole, owner: 'time', why: 'erased', since: state.opened, until: state.wake }];
  if (state.status === 'draft') return [{ ...whole, owner: 'applicant', why: 'fill-in', since: state.opened, until: null }];
  if (state.status === 'refused') {
    const since = state.decided ?? state.opened;
    return [{ ...whole, owner: 'applicant', why: 'appeal-possible', since, until: state.appealUntil }];
  }
  return unended(state).map(waitFor);
};

/** Everyone whose turn it is; empty only when the case is over. */
export const nextActors = (state: Case): readonly NextActor[] => {
  const waits = waitsIn(state);
  return [...new Set<NextActor>([...waits.map((w) => w.owner), ...(waits.some((w) => w.until !== null) ? (['time'] as const) : [])])];
};
