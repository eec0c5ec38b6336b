import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { invalid, notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import { dayIn } from '../../kernel/time/local-day.ts';
import type { Instant } from '../../kernel/time/time.ts';
import { disputesIn, sortMarks } from './attendance.ts';
import type { Cohort, CohortFact, Session } from './cohort.ts';
import { type CohortCommand, type CohortCommandType, type CohortOrder, cohortOrders } from './commands.ts';
import { sessionsHeld, standingOf } from './completion.ts';

type Outcome = readonly CohortFact[] | Refusal;
interface When {
  readonly now: Instant;
  readonly by: Id;
}
type Deciding = {
  readonly [T in Exclude<CohortCommandType, 'OpenCohort'>]: (state: Cohort, order: CohortOrder<T>, when: When) => Outcome;
};

const sessionIn = (state: Cohort, id: string): Session | Refusal => {
  const session = state.sessions.find((s) => s.id === id);
  if (session === undefined) return refuse('session-unknown', { session: id });
  return session.cancelled ? refuse('session-cancelled', { session: id, day: session.day }) : session;
};
/** A session whose day is still open: once marks are taken it has been held. */
const unheld = (state: Cohort, id: string): Session | Refusal => {
  const session = sessionIn(state, id);
  if ('refused' in session) return session;
  return sessionsHeld(state).some((s) => s.id === id) ? refuse('session-held', { session: id, day: session.day }) : session;
};
const strangers = (state: Cohort, numbers: readonly string[]): Refusal | undefined => {
  const unknown = numbers.filter((n) => !state.learners.some((l) => String(l.number) === n));
  return unknown.length === 0 ? undefined : refuse('not-on-roster', { learners: unknown });
};
const notYet = (state: Cohort, session: Session, now: Instant): Refusal | undefined => {
  const today = dayIn(state.zone, now);
  return session.day > today ? refuse('session-not-yet', { session: session.id, day: session.day, today }) : undefined;
};

const complete: Deciding['CompleteCohort'] = (state, _, { now }) => {
  const disputes = disputesIn(state);
  if (disputes.length > 0)
    return refuse('attendance-disputed', { disputes: disputes.map(({ session, learner }) => ({ session, learner })) });
  const planned = state.sessions.filter((s) => !s.cancelled);
  const today = dayIn(state.zone, now);
  const last = planned.map((s) => s.day).reduce((a, b) => (a > b ? a : b), '');
  if (last > today) return refuse('before-last-session', { day: last, today });
  const held = sessionsHeld(state);
  const unmarked = planned.filter((s) => !held.includes(s)).map((s) => s.id);
  const enrolled = state.learners.filter((l) => l.status === 'enrolled');
  if (unmarked.length > 0 && enrolled.length > 0) return refuse('attendance-missing', { sessions: unmarked });
  const facts = enrolled.map(({ number, candidacy }): CohortFact => {
    const { attended, held: counted, missing } = standingOf(state, number);
    return missing.length === 0
      ? { type: 'LearnerCompleted', data: { learner: number, candidacy, attended, held: counted } }
      : { type: 'LearnerNotCompleted', data: { learner: number, attended, held: counted, missing } };
  });
  const completed = facts.filter((f) => f.type === 'LearnerCompleted').length;
  return [...facts, { type: 'CohortCompleted', data: { completed } }];
};

const deciding: Deciding = {
  EnrolLearner: (state, { name, ...data }) => {
    if (state.learners.some((l) => l.candidacy === data.candidacy && l.status === 'enrolled'))
      return refuse('already-enrolled', { candidacy: data.candidacy });
    const number = state.learners.length + 1;
    return [{ type: 'LearnerEnrolled', data: { number, ...data }, personal: { name }, about: [data.person] }];
  },
  RemoveLearner: (state, { candidacy }) => {
    const learner = state.learners.find((l) => l.candidacy === candidacy && l.status === 'enrolled');
    return learner === undefined ? refuse('not-on-roster', { candidacy }) : [{ type: 'LearnerLeft', data: { learner: learner.number } }];
  },
  PlanSession: (state, order) =>
    state.sessions.some((s) => s.id === order.id)
      ? refuse('session-already-planned', { session: order.id })
      : [{ type: 'SessionPlanned', data: order }],
  MoveSession: (state, { session: id, day }) => {
    const session = unheld(state, id);
    if ('refused' in session) return session;
    return session.day === day ? [] : [{ type: 'SessionMoved', data: { session: id, day } }];
  },
  CancelSession: (state, { session: id }) => {
    const session = unheld(state, id);
    return 'refused' in session ? session : [{ type: 'SessionCancelled', data: { session: id } }];
  },
  RecordAttendance: (state, order, { now, by }) => {
    const session = sessionIn(state, order.session);
    if ('refused' in session) return session;
    const wrong = notYet(state, session, now) ?? strangers(state, Object.keys(order.marks));
    if (wrong !== undefined) return wrong;
    const { recorded, disputed } = sortMarks(state, order, by);
    const { session: id, from } = order;
    return [
      ...(Object.keys(recorded).length === 0
        ? []
        : [{ type: 'AttendanceRecorded', data: { session: id, from, marks: recorded } } satisfies CohortFact]),
      ...(Object.keys(disputed).length === 0
        ? []
        : [{ type: 'AttendanceDisputed', data: { session: id, from, marks: disputed } } satisfies CohortFact]),
    ];
  },
  SettleAttendance: (state, order) => {
    const session = sessionIn(state, order.session);
    if ('refused' in session) return session;
    const wrong = strangers(state, [String(order.learner)]);
    if (wrong !== undefined) return wrong;
    const known = state.attendance[order.session]?.[order.learner];
    if (known === undefined || known.disputed === null)
      return refuse('nothing-disputed', { session: order.session, learner: order.learner });
    return [{ type: 'AttendanceSettled', data: order }];
  },
  RecordPoints: (state, { assessment: id, points }) => {
    const assessment = state.assessments.find((a) => a.id === id);
    if (assessment === undefined) return refuse('assessment-unknown', { assessment: id });
    const wrong = strangers(state, Object.keys(points));
    if (wrong !== undefined) return wrong;
    const above = Object.entries(points).filter(([, given]) => given > assessment.most);
    if (above.length > 0) return refuse('points-above-most', { most: assessment.most, learners: above.map(([learner]) => learner) });
    const fresh = Object.entries(points).filter(([learner, given]) => state.points[id]?.[learner] !== given);
    return fresh.length === 0 ? [] : [{ type: 'PointsRecorded', data: { assessment: id, points: Object.fromEntries(fresh) } }];
  },
  CompleteCohort: complete,
};

const parse = <T extends CohortCommandType>(type: T, data: object): CohortOrder<T> | Refusal => {
  const parsed = cohortOrders[type].safeParse(data);
  if (parsed.success) return parsed.data as CohortOrder<T>;
  const { issues } = parsed.error;
  const [where, key] = issues[0]?.path ?? [];
  // The two mistakes of a list that people make by hand are told in words of their own.
  if (type === 'RecordAttendance' && where === 'marks' && issues[0]?.code === 'invalid_value')
    return refuse('mark-unknown', { learner: key });
  if ((type === 'PlanSession' || type === 'MoveSession') && where === 'day') return refuse('day-unknown');
  return invalid({ issues: issues.map((i) => ({ path: i.path.join('.'), message: i.message })) });
};
const run = <T extends keyof Deciding>(type: T, data: object, state: Cohort, when: When): Outcome => {
  const order = parse(type, data);
  if ('refused' in order) return order as Refusal;
  const act: Deciding[T] = deciding[type];
  return act(state, order as CohortOrder<T>, when);
};

export const decide = (command: CohortCommand, state: Cohort | null): Outcome => {
  if (command.type === 'OpenCohort') {
    if (state !== null) return refuse('cohort-already-open');
    const order = parse('OpenCohort', command.data);
    return 'refused' in order ? (order as Refusal) : [{ type: 'CohortOpened', data: order }];
  }
  if (state === null) return notFound({ cohort: command.on });
  if (state.status === 'completed') return refuse('cohort-completed', { at: state.completedAt });
  return run(command.type, command.data, state, { now: command.now, by: command.actor.id });
};
