/** Who has completed a course, by the programme's rule. Pure. */
import type { Cohort, Session } from './cohort.ts';

export interface Standing {
  /** Sessions the learner was at; being late counts as being there. */
  readonly attended: number;
  /** Sessions that count for the learner: those held, without those they were excused from. */
  readonly held: number;
  readonly points: { readonly [assessment: string]: number };
  /** What the rule still asks for: `attendance`, `assessment/<id>`, `any-assessment`. Empty: completed. */
  readonly missing: readonly string[];
}

/** Sessions with at least one mark. A session that took place without a list must be marked, or cancelled, before the course is closed. */
export const sessionsHeld = ({ sessions, attendance }: Pick<Cohort, 'sessions' | 'attendance'>): readonly Session[] =>
  sessions.filter((s) => !s.cancelled && Object.keys(attendance[s.id] ?? {}).length > 0);

// Shares are written as decimals, which binary fractions only come near: 0.7 of 10 must be 7.
const tolerance = 1e-9;

/**
 * - Held: not cancelled, with at least one mark. Counts: held, and this learner was not excused. No mark at a held session: absent.
 * - Attendance is met when present and late together are at least the rule's share of what counts. Whoever was excused from everything
 *   has attended nothing, which does not meet it.
 * - Assessments: `all-needed` asks for the pass mark in each that is needed; `any` for the pass mark in at least one, where there is one.
 */
export const standingOf = (state: Cohort, learner: number): Standing => {
  let attended = 0;
  let held = 0;
  for (const { id } of sessionsHeld(state)) {
    const mark = state.attendance[id]?.[learner]?.mark ?? 'absent';
    if (mark === 'excused') continue;
    held += 1;
    if (mark !== 'absent') attended += 1;
  }
  const missing: string[] = [];
  if (held === 0 || attended / held + tolerance < state.completion.attendance) missing.push('attendance');
  const passed = (id: string, pass: number): boolean => (state.points[id]?.[learner] ?? -1) >= pass;
  if (state.completion.assessments === 'all-needed') {
    for (const { id, needed, pass } of state.assessments) if (needed && !passed(id, pass)) missing.push(`assessment/${id}`);
  } else if (state.assessments.length > 0 && !state.assessments.some((a) => passed(a.id, a.pass))) missing.push('any-assessment');
  const points = state.assessments.flatMap(({ id }) => {
    const given = state.points[id]?.[learner];
    return given === undefined ? [] : [[id, given] as const];
  });
  return { attended, held, points: Object.fromEntries(points), missing };
};
