import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { given, stateAfter } from '../../kernel/testing/given.ts';
import { disputesIn } from './attendance.ts';
import { type Cohort, type CohortFact, type Mark, marks } from './cohort.ts';
import { cohort } from './cohort-decider.ts';
import type { CohortCommand } from './commands.ts';
import { standingOf } from './completion.ts';
import { begun, opening, points, recorded } from './examples.ts';

type From = 'page' | 'paper' | 'phone';
const record = (by: string, marked: object, seen: object = {}, from: From = 'phone'): CohortCommand =>
  ({
    id: `${by}-1`,
    type: 'RecordAttendance',
    on: 'cohort-1',
    actor: { kind: 'person', id: by, grants: [{ role: 'officer', office: opening.host }] },
    now: '2026-03-09T00:00:00.000Z',
    data: { session: 'wind', from, marks: marked, seen },
  }) as CohortCommand;
const before = [...begun, recorded('wind', { 1: 'present', 2: 'absent' }, 'anna')];

describe('two hosts without network', () => {
  it('agree where they made the same marks, and both are kept where they did not', () => {
    given(cohort, before)
      .when(record('bilal', { 1: 'present', 2: 'late', 3: 'absent' }))
      .then([
        { type: 'AttendanceRecorded', data: { session: 'wind', from: 'phone', marks: { 3: 'absent' } } },
        { type: 'AttendanceDisputed', data: { session: 'wind', from: 'phone', marks: { 2: 'late' } } },
      ] as readonly CohortFact[]);
    const state = stateAfter(cohort, [
      ...before,
      { type: 'AttendanceDisputed', actor: 'bilal', data: { session: 'wind', from: 'phone', marks: { 2: 'late' } } },
    ]);
    expect(state?.attendance.wind?.[2]).toMatchObject({ mark: 'absent', by: 'anna', disputed: { mark: 'late', by: 'bilal' } });
    expect(disputesIn(state as Cohort)).toMatchObject([{ session: 'wind', learner: 2 }]);
  });
  it('correct what they had seen, and what they had written themselves in the same way', () => {
    const corrected = (from: From): readonly CohortFact[] => [
      { type: 'AttendanceRecorded', data: { session: 'wind', from, marks: { 2: 'late' } } },
    ];
    given(cohort, before)
      .when(record('bilal', { 2: 'late' }, { 2: 'absent' }))
      .then(corrected('phone'));
    given(cohort, before)
      .when(record('anna', { 2: 'late' }, {}, 'page'))
      .then(corrected('page'));
    given(cohort, before)
      .when(record('anna', { 2: 'late' }))
      .then([{ type: 'AttendanceDisputed', data: { session: 'wind', from: 'phone', marks: { 2: 'late' } } }]);
  });
  it('may send what the phone kept as often as they like', () => {
    const sent = record('bilal', { 1: 'late', 2: 'absent', 3: 'present' });
    const first = given(cohort, before).when(sent).outcome;
    if (isRefusal(first)) throw new Error(first.reason);
    given(cohort, [...before, ...first.map((f) => ({ ...f, actor: 'bilal' }))])
      .when(sent)
      .then([]);
  });
  it('have it settled by one of them, and then it is one mark again', () => {
    const state = stateAfter(cohort, [
      ...before,
      { type: 'AttendanceDisputed', data: { session: 'wind', from: 'phone', marks: { 2: 'late' } } },
      { type: 'AttendanceSettled', actor: 'anna', data: { session: 'wind', learner: 2, mark: 'late' } },
    ]);
    expect(state?.attendance.wind?.[2]).toMatchObject({ mark: 'late', by: 'anna', disputed: null });
    expect(disputesIn(state as Cohort)).toEqual([]);
  });
});

const anyMarks = fc.dictionary(fc.constantFrom('1', '2', '3'), fc.constantFrom(...marks));
const anyList = fc.record({
  by: fc.constantFrom('anna', 'bilal', 'chen'),
  marked: anyMarks,
  seen: anyMarks,
  from: fc.constantFrom<From>('page', 'paper', 'phone'),
});

describe('whatever is sent in whatever order', () => {
  it('no mark is lost unseen: one that differs stands beside the other, or replaced one its author knew', () => {
    fc.assert(
      fc.property(fc.array(anyList, { maxLength: 12 }), (lists) => {
        let state = stateAfter(cohort, begun) as Cohort;
        for (const { by, marked, seen, from } of lists) {
          const known = state.attendance.wind ?? {};
          const command = record(by, marked, seen, from);
          const decided = cohort.decide(command, state);
          if (isRefusal(decided)) throw new Error(decided.reason);
          for (const fact of decided) state = cohort.evolve(state, { personal: null, at: command.now, actor: by, ...fact } as never);
          for (const [learner, mark] of Object.entries(marked)) {
            const [was, is] = [known[learner], state.attendance.wind?.[learner]];
            const kept: (Mark | undefined)[] = [is?.mark, is?.disputed?.mark];
            expect(kept).toContain(mark);
            const overwritten = was !== undefined && was.disputed === null && !kept.includes(was.mark);
            if (overwritten) expect(seen[learner] === was.mark || (was.by === by && was.from === from)).toBe(true);
          }
          expect(cohort.decide(command, state)).toEqual([]);
        }
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
      { numRuns: 200 },
    );
  });
});

describe('who has completed', () => {
  const sessions = ['moon', 'wind', 'swell', 'sailing'] as const;
  const standing = (attended: readonly (Mark | undefined)[]) => {
    const facts = sessions.map((session, i) =>
      recorded(session, attended[i] === undefined ? { 2: 'present' } : { 1: attended[i], 2: 'present' }),
    );
    const state = stateAfter(cohort, [...begun, ...facts, points]) as Cohort;
    return standingOf(state, 1);
  };
  it('counts late as there, leaves out what one was excused from, and takes no mark for absent', () => {
    expect(standing(['present', 'late', 'present', 'absent'])).toMatchObject({ attended: 3, held: 4, missing: [] });
    expect(standing(['present', 'late', 'excused', 'absent'])).toMatchObject({ attended: 2, held: 3, missing: ['attendance'] });
    expect(standing(['present', 'late', 'present', undefined])).toMatchObject({ attended: 3, held: 4, missing: [] });
  });
  it('is nobody who was excused from everything', () => {
    expect(standing(['excused', 'excused', 'excused', 'excused'])).toMatchObject({ attended: 0, held: 0, missing: ['attendance'] });
  });
  it('is not who lacks points that are needed, or all of them where any will do', () => {
    const state = stateAfter(cohort, [...begun, ...sessions.map((s) => recorded(s, { 1: 'present', 2: 'present' })), points]) as Cohort;
    expect([1, 2].map((n) => standingOf(state, n).missing)).toEqual([[], ['assessment/chart']]);
    const any = { ...state, completion: { ...state.completion, assessments: 'any' as const } };
    expect([1, 2].map((n) => standingOf(any, n).missing)).toEqual([[], ['any-assessment']]);
    expect(standingOf({ ...any, assessments: [] }, 2).missing).toEqual([]);
  });
  it('meets a share exactly, whatever binary fractions make of it', () => {
    const ten = Array.from({ length: 10 }, (_, i) => ({ id: `s${i}`, title: { en: '' }, day: '2026-03-02', hours: 1, cancelled: false }));
    const state = stateAfter(cohort, begun) as Cohort;
    for (const there of [1, 2, 3, 6, 7, 9]) {
      const present = (i: number) => ({ mark: i < there ? 'present' : 'absent', by: 'a', at: '', from: 'page', disputed: null }) as const;
      const attendance = Object.fromEntries(ten.map((s, i) => [s.id, { 1: present(i) }]));
      const missing = (attendanceShare: number) =>
        standingOf(
          { ...state, sessions: ten, attendance, assessments: [], completion: { attendance: attendanceShare, assessments: 'any' } },
          1,
        ).missing;
      expect([missing(0.1 * there), missing(there / 10), missing((there + 0.01) / 10)]).toEqual([[], [], ['attendance']]);
    }
  });
});
