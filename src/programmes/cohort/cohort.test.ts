import { describe, expect, it } from 'vitest';
import { grid } from '../../identity/access/grid.ts';
import { type Actor, system } from '../../kernel/decider/actor.ts';
import { type Given, given, stateAfter } from '../../kernel/testing/given.ts';
import type { CohortFact } from './cohort.ts';
import { cohort } from './cohort-decider.ts';
import { type CohortCommand, type CohortCommandType, cohortOrders } from './commands.ts';
import * as x from './examples.ts';
import { cohortTables, rows } from './row.ts';

const person = (id: string, role: 'officer' | 'supervisor', office: string): Actor => ({ kind: 'person', id, grants: [{ role, office }] });
const host = person('host-1', 'officer', x.opening.host);
const head = person('head-1', 'supervisor', x.opening.host);
const manager = person('lead-1', 'supervisor', x.opening.lead);
const room = system('programmes');
// In Karachi it is the 7th of March already.
const now = '2026-03-06T19:30:00.000Z';
const order = (type: CohortCommandType, data: object, actor: Actor = host, at = now): CohortCommand =>
  ({ id: 'c', type, on: x.cohortId, actor, now: at, data }) as CohortCommand;
const facts = (...list: readonly unknown[]) => list as readonly CohortFact[];

describe('a cohort', () => {
  it('is opened once, and learners come and go under numbers that are never given again', () => {
    given(cohort, [])
      .when(order('OpenCohort', x.opening, room))
      .then(facts(x.opened));
    given(cohort, x.begun)
      .when(order('EnrolLearner', x.enrolling(4), room))
      .then(facts(x.enrolled(4)));
    given(cohort, x.begun)
      .when(order('RemoveLearner', { candidacy: 'case-3' }, room))
      .then(facts(x.left));
    given(cohort, [...x.begun, x.left])
      .when(order('EnrolLearner', x.enrolling(3), room))
      .then(facts({ ...x.enrolled(3), data: { ...x.enrolled(3).data, number: 4 } }));
  });
  it('plans, moves and cancels sessions', () => {
    given(cohort, x.begun).when(order('PlanSession', x.planned.data)).then(facts(x.planned));
    given(cohort, [...x.begun, x.planned])
      .when(order('MoveSession', x.moved.data))
      .then(facts(x.moved));
    given(cohort, [...x.begun, x.planned, x.moved])
      .when(order('MoveSession', x.moved.data))
      .then([]);
    given(cohort, [...x.begun, x.planned])
      .when(order('CancelSession', x.cancelled.data))
      .then(facts(x.cancelled));
  });
  it('takes points, and what it has already it does not take again', () => {
    given(cohort, x.begun).when(order('RecordPoints', x.points.data)).then(facts(x.points));
    given(cohort, [...x.begun, x.points])
      .when(order('RecordPoints', { assessment: 'chart', points: { 1: 20, 2: 10 } }))
      .then(facts({ type: 'PointsRecorded', data: { assessment: 'chart', points: { 2: 10 } } }));
    given(cohort, [...x.begun, x.points])
      .when(order('RecordPoints', x.points.data))
      .then([]);
  });
  it('is closed by the rule, and says of everyone what was missing', () => {
    for (const actor of [head, manager])
      given(cohort, x.finished)
        .when(order('CompleteCohort', {}, actor))
        .then(facts(...x.completed));
    expect(stateAfter(cohort, [...x.finished, ...x.completed])).toMatchObject({
      status: 'completed',
      completedAt: '2026-03-07T09:00:00.000Z',
    });
  });
});

describe('is refused', () => {
  const marking = (session: string, marks: object) => ({ session, from: 'page', marks, seen: {} });
  const disputing = [...x.begun, x.recorded('wind', { 2: 'present' }), x.disputed];
  const done = [...x.finished, ...x.completed];
  const learner = person('person-1', 'officer', x.opening.host);
  it.each<[string, readonly Given<CohortFact>[], CohortCommandType, object, Actor]>([
    ['cohort-already-open', x.begun, 'OpenCohort', x.opening, room],
    ['not-found', [], 'PlanSession', x.planned.data, host],
    ['cohort-completed', done, 'RecordAttendance', marking('moon', { 1: 'present' }), host],
    ['already-enrolled', x.begun, 'EnrolLearner', x.enrolling(2), room],
    ['not-on-roster', [...x.begun, x.left], 'RemoveLearner', { candidacy: 'case-3' }, room],
    ['session-already-planned', x.begun, 'PlanSession', { ...x.planned.data, id: 'moon' }, host],
    ['day-unknown', x.begun, 'PlanSession', { ...x.planned.data, day: '2026-02-30' }, host],
    ['day-unknown', x.begun, 'MoveSession', { session: 'moon', day: '2026-02-30' }, host],
    ['session-unknown', x.begun, 'MoveSession', { session: 'sun', day: '2026-03-06' }, host],
    ['session-held', x.finished, 'MoveSession', { session: 'moon', day: '2026-03-06' }, host],
    ['session-held', x.finished, 'CancelSession', { session: 'moon' }, host],
    ['session-cancelled', x.finished, 'CancelSession', { session: 'stars' }, host],
    ['session-unknown', x.begun, 'RecordAttendance', marking('sun', { 1: 'present' }), host],
    ['session-cancelled', x.finished, 'RecordAttendance', marking('stars', { 1: 'present' }), host],
    ['not-on-roster', x.begun, 'RecordAttendance', marking('moon', { 1: 'present', 9: 'present' }), host],
    ['mark-unknown', x.begun, 'RecordAttendance', marking('moon', { 1: 'asleep' }), host],
    ['invalid', x.begun, 'RecordAttendance', marking('moon', { first: 'present' }), host],
    ['own-place', x.begun, 'RecordAttendance', marking('moon', { 1: 'present' }), learner],
    ['own-place', x.begun, 'RecordPoints', { assessment: 'chart', points: { 1: 20 } }, learner],
    ['own-place', disputing, 'SettleAttendance', { session: 'wind', learner: 1, mark: 'present' }, learner],
    ['own-place', x.finished, 'CompleteCohort', {}, person('person-1', 'supervisor', x.opening.host)],
    ['nothing-disputed', x.finished, 'SettleAttendance', { session: 'wind', learner: 2, mark: 'present' }, host],
    ['session-unknown', disputing, 'SettleAttendance', { session: 'sun', learner: 2, mark: 'present' }, host],
    ['not-on-roster', disputing, 'SettleAttendance', { session: 'wind', learner: 9, mark: 'present' }, host],
    ['assessment-unknown', x.begun, 'RecordPoints', { assessment: 'song', points: { 1: 1 } }, host],
    ['points-above-most', x.begun, 'RecordPoints', { assessment: 'chart', points: { 1: 20.5 } }, host],
    ['not-on-roster', x.begun, 'RecordPoints', { assessment: 'chart', points: { 9: 1 } }, host],
    ['invalid', x.begun, 'RecordPoints', { assessment: 'chart', points: { 1: -1 } }, host],
    ['attendance-disputed', disputing, 'CompleteCohort', {}, head],
    ['attendance-missing', x.begun, 'CompleteCohort', {}, head],
    ['not-allowed', x.begun, 'CompleteCohort', {}, host],
    ['not-allowed', x.begun, 'EnrolLearner', x.enrolling(4), manager],
    ['not-allowed', x.begun, 'RecordAttendance', marking('moon', { 1: 'present' }), person('p', 'officer', x.opening.lead)],
  ])('with %s', (reason, before, type, data, actor) => {
    given(cohort, before)
      .when(order(type, data, actor))
      .thenRefused(reason);
  });
  it('with session-not-yet while it is still the day before where the venue is', () => {
    const moon = marking('moon', { 1: 'present' });
    given(cohort, x.begun)
      .when(order('RecordAttendance', moon, host, '2026-03-01T18:59:59.999Z'))
      .thenRefused('session-not-yet');
    expect(given(cohort, x.begun).when(order('RecordAttendance', moon, host, '2026-03-01T19:00:00.000Z')).outcome).toHaveLength(1);
  });
  it('with before-last-session until the day of the last one has come', () => {
    given(cohort, x.finished)
      .when(order('CompleteCohort', {}, head, '2026-03-04T18:59:59.000Z'))
      .thenRefused('before-last-session');
  });
});

describe('the access grid', () => {
  const made = grid(x.cohortGrid);
  it('holds every order in every state, and refuses none for its form', () => {
    expect(made.rows).toHaveLength(3 * Object.keys(cohortOrders).length);
    expect(made.rows.filter((r) => r.refused === 'invalid')).toEqual([]);
  });
  it('lets the host keep the roster, and supervisors of the lead office too', () => {
    const cells = (of: typeof made, command: string) => of.rows.find((r) => r.command === command && r.state === 'running')?.cells;
    const none = { anyone: 'no', applicant: 'no', editor: 'no', auditor: 'no', administrator: 'no', system: 'yes' };
    const atLead = grid(x.cohortGridOfLead);
    for (const command of ['PlanSession', 'MoveSession', 'CancelSession', 'RecordAttendance', 'SettleAttendance', 'RecordPoints']) {
      expect(cells(made, command)).toEqual({ ...none, officer: 'at-office', supervisor: 'at-office' });
      expect(cells(atLead, command)).toEqual({ ...none, officer: 'no', supervisor: 'at-office' });
    }
    expect(cells(made, 'CompleteCohort')).toEqual({ ...none, officer: 'no', supervisor: 'at-office' });
    for (const command of ['OpenCohort', 'EnrolLearner', 'RemoveLearner'])
      expect(cells(made, command)).toEqual({ ...none, officer: 'no', supervisor: 'no' });
  });
  it('shows what a running cohort allows', () => {
    const possible = made.rows.filter((r) => r.state === 'running' && r.refused === undefined).map((r) => r.command);
    expect(possible).toEqual(Object.keys(cohortOrders).filter((type) => !['OpenCohort', 'CompleteCohort'].includes(type)));
  });
});

describe('the rows', () => {
  it('are a function of the state, of every table, also once the people are erased', () => {
    const state = stateAfter(cohort, [...x.finished, ...x.completed]);
    if (state === null) throw new Error('no cohort');
    const made = rows(state, x.cohortId);
    expect(new Set(made.map((r) => r.table))).toEqual(new Set(Object.keys(cohortTables)));
    expect(made[0]?.values).toMatchObject({ learners: 2, completed: 1, sessions: 4, disputes: 0 });
    expect(rows(JSON.parse(JSON.stringify(state)) as typeof state, x.cohortId)).toEqual(made);
    const bare = stateAfter(
      cohort,
      [...x.finished, ...x.completed].map((f) => ({ ...f, personal: null }) as Given<CohortFact>),
    );
    expect(JSON.stringify(bare)).not.toContain('Learner 1');
    expect(bare?.learners.map((l) => l.status)).toEqual(['completed', 'not-completed', 'left']);
  });
});
