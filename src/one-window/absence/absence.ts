/** A time in which an officer is not at their office, and a colleague does their tasks. */
import type { Fact, Recorded } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Day, Instant } from '../../kernel/time/time.ts';

/**
 * planned: has not begun · running: open tasks of the officer are with the delegate · ended: what is unfinished is on its way back ·
 * closed: nothing is left to do.
 */
export const absenceStatuses = ['planned', 'running', 'ended', 'closed'] as const;
export type AbsenceStatus = (typeof absenceStatuses)[number];

/** A task that was handed over: `to` is the delegate, or theirs, where the delegate was absent too. */
export interface Moved {
  readonly case: Id;
  readonly task: string;
  readonly to: Id;
}
export interface Absence {
  readonly officer: Id;
  readonly office: Id;
  readonly delegate: Id;
  /** First and last day, where the office sits. */
  readonly from: Day;
  readonly until: Day;
  readonly status: AbsenceStatus;
  readonly by: Id;
  readonly recorded: Instant;
  readonly moved: readonly Moved[];
}
type Nothing = Record<string, never>;
export type AbsenceFact = Fact &
  (
    | { readonly type: 'AbsenceRecorded'; readonly data: Pick<Absence, 'officer' | 'office' | 'delegate' | 'from' | 'until'> }
    | { readonly type: 'AbsenceStarted'; readonly data: Nothing }
    | { readonly type: 'TasksHandedOver'; readonly data: { readonly tasks: readonly Moved[] } }
    | { readonly type: 'AbsenceEnded'; readonly data: Nothing }
    | { readonly type: 'AbsenceClosed'; readonly data: { readonly returned: number } }
  );

export const sameTask = (a: Moved, b: Moved): boolean => a.case === b.case && a.task === b.task;

export const evolve = (state: Absence | null, event: Recorded<AbsenceFact>): Absence => {
  if (event.type === 'AbsenceRecorded') return { ...event.data, status: 'planned', by: event.actor, recorded: event.at, moved: [] };
  if (state === null) throw new Error(`an absence begins with AbsenceRecorded, not with ${event.type}`);
  switch (event.type) {
    case 'AbsenceStarted':
      return { ...state, status: 'running' };
    case 'TasksHandedOver': {
      const others = state.moved.filter((m) => !event.data.tasks.some((t) => sameTask(t, m)));
      return { ...state, moved: [...others, ...event.data.tasks] };
    }
    case 'AbsenceEnded':
      // What never began has nothing to give back.
      return { ...state, status: state.status === 'planned' ? 'closed' : 'ended' };
    case 'AbsenceClosed':
      return { ...state, status: 'closed' };
  }
};
