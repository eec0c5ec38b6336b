import type { Recorded } from '../../kernel/decider/decider.ts';
import type { Attendance, Cohort, CohortFact, Learner, Mark } from './cohort.ts';

type Marks = Cohort['attendance'];

const withMarks = (
  attendance: Marks,
  session: string,
  marks: { readonly [learner: string]: Mark },
  make: (mark: Mark, before: Attendance | undefined) => Attendance,
): Marks => {
  const known = attendance[session] ?? {};
  const fresh = Object.fromEntries(Object.entries(marks).map(([learner, mark]) => [learner, make(mark, known[learner])]));
  return { ...attendance, [session]: { ...known, ...fresh } };
};
const withStatus = (state: Cohort, number: number, status: Learner['status']): Cohort => ({
  ...state,
  learners: state.learners.map((l) => (l.number === number ? { ...l, status } : l)),
});
const withSession = (state: Cohort, id: string, change: Partial<Cohort['sessions'][number]>): Cohort => ({
  ...state,
  sessions: state.sessions.map((s) => (s.id === id ? { ...s, ...change } : s)),
});

export const evolve = (state: Cohort | null, event: Recorded<CohortFact>): Cohort => {
  if (event.type === 'CohortOpened') {
    return { ...event.data, learners: [], attendance: {}, points: {}, status: 'running', completedAt: null };
  }
  if (state === null) throw new Error(`a cohort begins with CohortOpened, not with ${event.type}`);
  const { at, actor: by } = event;
  switch (event.type) {
    case 'LearnerEnrolled': {
      const learner: Learner = { ...event.data, status: 'enrolled', name: event.personal?.name ?? null };
      return { ...state, learners: [...state.learners, learner] };
    }
    case 'LearnerLeft':
      return withStatus(state, event.data.learner, 'left');
    case 'SessionPlanned':
      return { ...state, sessions: [...state.sessions, { ...event.data, cancelled: false }] };
    case 'SessionMoved':
      return withSession(state, event.data.session, { day: event.data.day });
    case 'SessionCancelled':
      return withSession(state, event.data.session, { cancelled: true });
    case 'AttendanceRecorded': {
      const { session, marks, from } = event.data;
      return { ...state, attendance: withMarks(state.attendance, session, marks, (mark) => ({ mark, by, at, from, disputed: null })) };
    }
    case 'AttendanceDisputed': {
      const { session, marks, from } = event.data;
      const dispute = (mark: Mark, before: Attendance | undefined): Attendance =>
        before === undefined ? { mark, by, at, from, disputed: null } : { ...before, disputed: { mark, by } };
      return { ...state, attendance: withMarks(state.attendance, session, marks, dispute) };
    }
    case 'AttendanceSettled': {
      const { session, learner, mark } = event.data;
      const settle = (settled: Mark): Attendance => ({ mark: settled, by, at, from: 'page', disputed: null });
      return { ...state, attendance: withMarks(state.attendance, session, { [learner]: mark }, settle) };
    }
    case 'PointsRecorded': {
      const { assessment, points } = event.data;
      return { ...state, points: { ...state.points, [assessment]: { ...state.points[assessment], ...points } } };
    }
    case 'LearnerCompleted':
      return withStatus(state, event.data.learner, 'completed');
    case 'LearnerNotCompleted':
      return withStatus(state, event.data.learner, 'not-completed');
    case 'CohortCompleted':
      return { ...state, status: 'completed', completedAt: at };
  }
};
