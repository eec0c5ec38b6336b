/** What becomes of marks that two people may have made at once, one of them without network. Pure. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Attendance, Cohort, Mark } from './cohort.ts';
import type { CohortOrder } from './commands.ts';

export interface Sorted {
  readonly recorded: { readonly [learner: string]: Mark };
  readonly disputed: { readonly [learner: string]: Mark };
}

/**
 * A mark is taken where there was none, where its author had seen the one it replaces, and where they correct their own, made the same
 * way. One that differs from a mark its author had not seen is kept beside it as disputed: nobody's work is overwritten unseen. A mark
 * that says what is known already changes nothing, so what a phone sends twice happens once.
 */
export const sortMarks = (state: Cohort, order: CohortOrder<'RecordAttendance'>, by: Id): Sorted => {
  const recorded: Record<string, Mark> = {};
  const disputed: Record<string, Mark> = {};
  for (const [learner, mark] of Object.entries(order.marks)) {
    const known = state.attendance[order.session]?.[learner];
    if (known === undefined) recorded[learner] = mark;
    else if (known.disputed !== null) {
      // Only settling ends a dispute; a third mark takes the place of the second.
      if (mark !== known.mark && mark !== known.disputed.mark) disputed[learner] = mark;
    } else if (mark !== known.mark) {
      const isOwn = known.by === by && known.from === order.from;
      if (isOwn || order.seen[learner] === known.mark) recorded[learner] = mark;
      else disputed[learner] = mark;
    }
  }
  return { recorded, disputed };
};

export interface Dispute {
  readonly session: string;
  readonly learner: number;
  readonly attendance: Attendance;
}
/** Marks that two people made differently and nobody has settled, in the order of sessions and of the roster. */
export const disputesIn = (state: Pick<Cohort, 'sessions' | 'attendance'>): readonly Dispute[] =>
  state.sessions.flatMap(({ id, cancelled }) =>
    cancelled
      ? []
      : Object.entries(state.attendance[id] ?? {}).flatMap(([learner, attendance]) =>
          attendance.disputed === null ? [] : [{ session: id, learner: Number(learner), attendance }],
        ),
  );
