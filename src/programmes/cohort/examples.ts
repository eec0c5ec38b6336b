/** Named facts of one cohort, for tests, the docs and the access grid. Every event type ever written stays here. */
import { type GridThing, thingFrom } from '../../identity/index.ts';
import type { Given } from '../../kernel/testing/given.ts';
import type { CohortFact } from './cohort.ts';
import { cohort } from './cohort-decider.ts';
import type { CohortCommandType } from './commands.ts';

export const cohortId = 'tides-2026.north-harbour';
export const opening = {
  programme: 'tide-school',
  call: 'tides-2026',
  venue: 'north-harbour',
  lead: 'learning-desk',
  host: 'harbour-college',
  title: { en: 'Tide school' },
  venueName: { en: 'North harbour' },
  from: '2026-03-02',
  until: '2026-03-06',
  zone: 'Asia/Karachi',
  completion: { attendance: 0.75, assessments: 'all-needed' },
  assessments: [
    { id: 'chart', title: { en: 'Draw a chart' }, most: 20, pass: 10, needed: true },
    { id: 'talk', title: { en: 'Give a talk' }, most: 10, pass: 5, needed: false },
  ],
  sessions: [
    { id: 'moon', title: { en: 'The moon' }, day: '2026-03-02', hours: 3, cancelled: false },
    { id: 'wind', title: { en: 'The wind' }, day: '2026-03-03', hours: 3, cancelled: false },
    { id: 'swell', title: { en: 'The swell' }, day: '2026-03-04', hours: 3, cancelled: false },
    { id: 'sailing', title: { en: 'Sailing' }, day: '2026-03-05', hours: 6, cancelled: false },
  ],
} as const;
export const opened: Given<CohortFact> = { type: 'CohortOpened', data: opening };
const enrolment = (n: number) => ({ candidacy: `case-${n}`, person: `person-${n}`, groups: n === 1 ? ['women'] : [], country: 'AX' });
export const enrolled = (n: number): Given<CohortFact> => ({
  type: 'LearnerEnrolled',
  data: { number: n, ...enrolment(n) },
  personal: { name: `Learner ${n}` },
  about: [`person-${n}`],
});
export const enrolling = (n: number) => ({ ...enrolment(n), name: `Learner ${n}` });
export const begun = [opened, enrolled(1), enrolled(2), enrolled(3)] as const;
export const left: Given<CohortFact> = { type: 'LearnerLeft', data: { learner: 3 } };
export const planned: Given<CohortFact> = {
  type: 'SessionPlanned',
  data: { id: 'stars', title: { en: 'The stars' }, day: '2026-03-06', hours: 2 },
};
export const moved: Given<CohortFact> = { type: 'SessionMoved', data: { session: 'stars', day: '2026-03-05' } };
export const cancelled: Given<CohortFact> = { type: 'SessionCancelled', data: { session: 'stars' } };
type Marks = Extract<CohortFact, { type: 'AttendanceRecorded' }>['data']['marks'];
export const recorded = (session: string, marks: Marks, actor = 'host-1'): Given<CohortFact> => ({
  type: 'AttendanceRecorded',
  actor,
  data: { session, from: 'page', marks },
});
export const disputed: Given<CohortFact> = {
  type: 'AttendanceDisputed',
  actor: 'host-2',
  data: { session: 'wind', from: 'phone', marks: { 2: 'absent' } },
};
export const settled: Given<CohortFact> = { type: 'AttendanceSettled', data: { session: 'wind', learner: 2, mark: 'late' } };
export const points: Given<CohortFact> = { type: 'PointsRecorded', data: { assessment: 'chart', points: { 1: 20, 2: 9.5 } } };
const taught = [
  recorded('moon', { 1: 'present', 2: 'present' }),
  recorded('wind', { 1: 'late', 2: 'present' }),
  recorded('swell', { 1: 'excused', 2: 'present' }),
  recorded('sailing', { 1: 'present', 2: 'absent' }),
] as const;
/** All four sessions held; learner 3 left, and the added session was cancelled. */
export const finished = [...begun, left, planned, moved, cancelled, ...taught, points] as const;
export const completed = [
  { type: 'LearnerCompleted', data: { learner: 1, candidacy: 'case-1', attended: 3, held: 3 } },
  { type: 'LearnerNotCompleted', data: { learner: 2, attended: 3, held: 4, missing: ['assessment/chart'] } },
  { type: 'CohortCompleted', data: { completed: 1 }, at: '2026-03-07T09:00:00.000Z' },
] as const satisfies readonly Given<CohortFact>[];

interface Example {
  readonly state: string;
  readonly facts: readonly Given<CohortFact>[];
  readonly commands: readonly { readonly type: CohortCommandType; readonly data: object }[];
}
const commands: Example['commands'] = [
  { type: 'OpenCohort', data: opening },
  { type: 'EnrolLearner', data: enrolling(4) },
  { type: 'RemoveLearner', data: { candidacy: 'case-1' } },
  { type: 'PlanSession', data: { id: 'rain', title: { en: 'The rain' }, day: '2026-03-06', hours: 2 } },
  { type: 'MoveSession', data: { session: 'sailing', day: '2026-03-06' } },
  { type: 'CancelSession', data: { session: 'sailing' } },
  { type: 'RecordAttendance', data: { session: 'moon', from: 'page', marks: { 1: 'late' }, seen: { 1: 'present' } } },
  { type: 'SettleAttendance', data: { session: 'wind', learner: 2, mark: 'late' } },
  { type: 'RecordPoints', data: { assessment: 'talk', points: { 1: 7 } } },
  { type: 'CompleteCohort', data: {} },
];
// The grid asks on the first day of 2026: a session of that day lets it show what is possible.
const early = {
  type: 'CohortOpened',
  data: { ...opening, sessions: [{ ...opening.sessions[0], day: '2026-01-01' }, ...opening.sessions.slice(1)] },
} as const;
export const cohortExamples: readonly Example[] = [
  { state: 'none', facts: [], commands },
  { state: 'running', facts: [early, ...begun.slice(1), recorded('wind', { 2: 'present' }), disputed], commands },
  { state: 'completed', facts: [...finished, ...completed], commands },
];
/** For the access grid, once where the host is and once where the lead office is. */
export const cohortGrid: GridThing = thingFrom(cohort, cohortExamples, opening.host);
export const cohortGridOfLead: GridThing = thingFrom(cohort, cohortExamples, opening.lead);
