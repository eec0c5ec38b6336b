import { describe, expect, it } from 'vitest';
import { balloonPermit, definitionsOf, fewAnswers, testRules, wholeAnswers } from '../testing/definition.ts';
import { officerAt, pilot, play, type Play, submittedCase, timekeeper } from '../testing/play.ts';
import { nextActors } from './next-actor.ts';
import { periodAfter } from './rules.ts';

const happened = ({ events }: Play, from: number) => events.slice(from).map((e) => e.type);
const since = (at: Play, now: string): readonly string[] => {
  const before = at.events.length;
  at.passTime(now);
  return happened(at, before);
};
const taskOf = ({ state }: Play, id: string) => state.tasks.findLast((t) => t.task === id);

describe('time', () => {
  it('changes nothing before anything is due', () => {
    const at = submittedCase();
    expect(at.at('2026-01-08T18:59:59.999Z').try('PassTime', {}, timekeeper)).toEqual([]);
    expect(play().open().at('2027-01-01T00:00:00.000Z').try('PassTime', {}, timekeeper)).toEqual([]);
  });
  it('reminds an office once', () => {
    const at = submittedCase(fewAnswers);
    expect(since(at, '2026-01-08T19:00:00.000Z')).toEqual(['TaskReminded']);
    expect(taskOf(at, 'registry')?.clock.remind).toBeNull();
    expect(at.state.wake).toBe('2026-01-12T19:00:00.000Z');
    expect(since(at, '2026-01-09T19:00:00.000Z')).toEqual([]);
  });
  it('that runs out for an office escalates once, without a reminder that comes too late', () => {
    const at = submittedCase(fewAnswers);
    expect(since(at, '2026-01-13T00:00:00.000Z')).toEqual(['TaskEscalated']);
    expect(taskOf(at, 'registry')).toMatchObject({
      status: 'open',
      clock: { overdue: true, remind: null, due: '2026-01-12T19:00:00.000Z' },
    });
    expect(since(at, '2026-01-14T00:00:00.000Z')).toEqual([]);
    expect(nextActors(at.state)).toContain('office:registry-desk');
    at.decide('registry', 'approve');
    expect(taskOf(at, 'registry')?.spent).toBe(7);
  });
  it('stays run out when an office that is late sends back', () => {
    const at = submittedCase(fewAnswers).passTime('2026-01-13T00:00:00.000Z');
    at.send('SendBack', { task: 'registry', items: [{ item: 'pilot_name', words: 'Whose?' }] }, officerAt('registry-desk'));
    expect(taskOf(at, 'registry')?.clock).toMatchObject({ left: 0, used: 6, overdue: true });
    at.send('AnswerSentBack', { task: 'registry', answers: { pilot_name: 'Z.' } }, pilot);
    expect(taskOf(at, 'registry')?.clock).toMatchObject({ due: '2026-01-14T19:00:00.000Z', overdue: true });
    at.at('2026-01-14T06:00:00.000Z').decide('registry', 'approve');
    expect(taskOf(at, 'registry')?.spent).toBe(7);
  });
  it('decides where silence is consent, and the ledger says that no one did', () => {
    const at = submittedCase();
    expect(since(at, '2026-01-09T02:00:00.000Z')).toEqual(['TaskReminded', 'TaskDecided']);
    expect(taskOf(at, 'radio')).toMatchObject({ status: 'decided', decision: 'approve', outcome: 'approved', by: null, spent: 3 });
    const late = at.refusal('DecideTask', { task: 'radio', decision: 'refuse', reasons: ['unsafe'] }, officerAt('radio-desk'));
    expect(late).toMatchObject({ reason: 'silence-has-decided', details: { decision: 'approve', at: '2026-01-09T02:00:00.000Z' } });
  });
  it('is up at the stroke of the clock, even before that is written down', () => {
    const at = submittedCase().at('2026-01-08T19:00:00.000Z');
    const radio = officerAt('radio-desk');
    const late = at.refusal('DecideTask', { task: 'radio', decision: 'refuse', reasons: ['unsafe'] }, radio);
    expect(late).toMatchObject({ reason: 'silence-has-decided', details: { decision: 'approve', at: '2026-01-08T19:00:00.000Z' } });
    at.decide('registry', 'approve');
    const back = submittedCase(fewAnswers);
    back.send('SendBack', { task: 'registry', items: [{ item: 'pilot_name', words: 'Whose?' }] }, officerAt('registry-desk'));
    back.at('2026-02-04T19:00:00.000Z');
    const answer = back.refusal('AnswerSentBack', { task: 'registry', answers: { pilot_name: 'Z.' } }, pilot);
    expect(answer).toMatchObject({ reason: 'answer-too-late', details: { until: '2026-02-04T19:00:00.000Z' } });
  });
  it('decides against the applicant where the service says so, and the case is refused', () => {
    const stages = balloonPermit.stages.map((s) => ({
      ...s,
      tasks: s.tasks.map((t) => (t.id === 'radio' ? { ...t, silence: 'refuse' } : t)),
    }));
    const rules = { ...testRules, catalogue: definitionsOf([{ ...balloonPermit, stages }]) };
    const at = play(rules).open().fillIn(wholeAnswers).submit().passTime('2026-01-09T02:00:00.000Z');
    expect(at.state).toMatchObject({ status: 'refused', because: 'radio' });
  });
  it('does not run against an office whose clock stands still', () => {
    const at = submittedCase(fewAnswers);
    at.send('StopClock', { task: 'registry', reason: 'visit', words: 'On the field.' }, officerAt('registry-desk'));
    expect(since(at, '2026-01-15T00:00:00.000Z')).toEqual([]);
  });
  it('lets a case lapse that nobody answered, and stops every office', () => {
    const at = submittedCase(fewAnswers);
    at.send('SendBack', { task: 'registry', items: [{ item: 'pilot_name', words: 'Whose?' }] }, officerAt('registry-desk'));
    expect(since(at, '2026-02-05T00:00:00.000Z')).toEqual(['TaskEscalated', 'TasksStopped', 'CaseLapsed']);
    expect(at.state).toMatchObject({ status: 'lapsed', wake: null });
    expect(at.state.tasks.every((t) => t.status === 'stopped')).toBe(true);
    expect(at.refusal('AnswerSentBack', { task: 'registry', answers: { pilot_name: 'Z.' } }, pilot).reason).toBe('task-stopped');
  });
  it('makes up for whatever it missed, in order', () => {
    const at = submittedCase();
    const types = since(at, '2027-01-01T00:00:00.000Z');
    expect(types).toEqual(['TaskDecided', 'TaskEscalated', 'TaskEscalated']);
    expect(since(at, '2027-01-01T00:00:00.000Z')).toEqual([]);
  });
});

describe('calendar time', () => {
  it('ends on the last of a month that is too short', () => {
    expect(periodAfter('2026-01-31', 'P1M')).toBe('2026-02-28');
    expect(periodAfter('2024-02-29', 'P1Y')).toBe('2025-02-28');
    expect(periodAfter('2026-11-15', 'P14M')).toBe('2028-01-15');
    expect(periodAfter('2026-01-05', 'P30D')).toBe('2026-02-04');
  });
});
