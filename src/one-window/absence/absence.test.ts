import { describe, expect, it } from 'vitest';
import { type Actor, system } from '../../kernel/decider/actor.ts';
import { type Given, given, stateAfter } from '../../kernel/testing/given.ts';
import type { AbsenceFact } from './absence.ts';
import { absence } from './absence-decider.ts';
import type { AbsenceCommand, AbsenceCommandType } from './commands.ts';
import { away, closed, ended, handed, handedOver, recorded, started } from './examples.ts';
import { standIn } from './pass-absences.ts';
import type { AbsenceLine } from './queries.ts';

const person = (id: string, role: 'officer' | 'supervisor', office: string = away.office): Actor => ({
  kind: 'person',
  id,
  grants: [{ role, office }],
});
const supervisor = person('supervisor-1', 'supervisor');
const order = (type: AbsenceCommandType, data: object, actor: Actor = supervisor): AbsenceCommand => ({
  id: 'c',
  type,
  on: 'absence-1',
  actor,
  now: '2026-03-02T09:00:00.000Z',
  data,
});
const calendar = system('absence');

describe('an absence', () => {
  it('is recorded by a supervisor of the office, or by the officer', () => {
    for (const actor of [supervisor, person('officer-1', 'officer')]) {
      given(absence, [])
        .when(order('RecordAbsence', away, actor))
        .then([recorded as AbsenceFact]);
    }
  });
  it('begins, hands tasks over once, ends and is closed', () => {
    given(absence, [recorded])
      .when(order('StartAbsence', {}, calendar))
      .then([started as AbsenceFact]);
    const handOver = order('HandOver', { tasks: [handed] }, calendar);
    given(absence, [recorded, started])
      .when(handOver)
      .then([handedOver as AbsenceFact]);
    given(absence, [recorded, started, handedOver]).when(handOver).then([]);
    given(absence, [recorded, started])
      .when(order('EndAbsence', {}))
      .then([ended as AbsenceFact]);
    given(absence, [recorded, started, handedOver, ended])
      .when(order('CloseAbsence', { returned: 1 }, calendar))
      .then([closed as AbsenceFact]);
  });
  it('that never began is closed when it is called off', () => {
    expect(stateAfter(absence, [recorded, ended])?.status).toBe('closed');
  });
});

describe('is refused', () => {
  const running = [recorded, started];
  it.each<[string, readonly Given<AbsenceFact>[], AbsenceCommandType, object, Actor]>([
    ['not-allowed', [], 'RecordAbsence', away, person('officer-2', 'officer')],
    ['not-allowed', [], 'RecordAbsence', away, person('officer-1', 'officer', 'pier-office')],
    ['not-allowed', [], 'RecordAbsence', away, person('supervisor-2', 'supervisor', 'pier-office')],
    ['not-allowed', running, 'HandOver', { tasks: [handed] }, supervisor],
    ['not-allowed', running, 'EndAbsence', {}, person('officer-2', 'officer')],
    ['delegate-is-absent', [], 'RecordAbsence', { ...away, delegate: away.officer }, supervisor],
    ['absence-ends-before-it-begins', [], 'RecordAbsence', { ...away, until: '2026-03-01' }, supervisor],
    ['absence-too-long', [], 'RecordAbsence', { ...away, until: '2028-03-01' }, supervisor],
    ['absence-over', [], 'RecordAbsence', { ...away, from: '2026-02-01', until: '2026-02-20' }, supervisor],
    ['invalid', [], 'RecordAbsence', { ...away, from: '2026-02-30' }, supervisor],
    ['absence-already-recorded', [recorded], 'RecordAbsence', away, supervisor],
    ['not-found', [], 'EndAbsence', {}, calendar],
    ['absence-not-planned', running, 'StartAbsence', {}, calendar],
    ['absence-not-running', [recorded], 'HandOver', { tasks: [handed] }, calendar],
    ['absence-ended', [...running, ended], 'EndAbsence', {}, supervisor],
    ['absence-not-ended', running, 'CloseAbsence', { returned: 0 }, calendar],
  ])('with %s', (reason, facts, type, data, actor) => {
    given(absence, facts)
      .when(order(type, data, actor))
      .thenRefused(reason);
  });
});

describe('who stands in', () => {
  const line = (officer: string, delegate: string): AbsenceLine => ({
    id: officer,
    officer,
    office: 'tide-office',
    delegate,
    first_day: '2026-03-02',
    last_day: '2026-03-06',
    status: 'running',
    recorded_by: 'supervisor-1',
    tasks: 0,
  });
  it.each([
    ['the delegate', [line('a', 'b')], 'b'],
    ["the delegate's delegate, where the delegate is away too", [line('a', 'b'), line('b', 'c')], 'c'],
    ['nobody, where they stand in for each other', [line('a', 'b'), line('b', 'a')], undefined],
    ['nobody needs to, at an office where the officer is not away', [{ ...line('a', 'b'), office: 'pier-office' }], undefined],
  ])('%s', (_, lines, expected) => {
    expect(standIn(lines, 'a', 'tide-office')).toBe(expected);
  });
});
