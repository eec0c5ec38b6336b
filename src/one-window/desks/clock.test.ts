import { expect, test } from 'vitest';
import { submittedCase, officerAt } from '../testing/play.ts';
import { testCalendars } from '../testing/definition.ts';
import { calendarOf } from '../calendar/calendar.ts';
import { deskClock } from './clock.ts';
import { becauseOf } from './load.ts';

const karachi = calendarOf(testCalendars, 'AX');
// Its last day is Thursday 8 January; Friday and Saturday are days of rest.
const due = '2026-01-08T19:00:00.000Z';
const on = (now: string, status: 'open' | 'sent-back' | 'decided' = 'open') => deskClock(karachi, now, { status, due });

test('a clock counts the working days that are left, and those it is late', () => {
  expect(on('2026-01-05T06:00:00.000Z')).toEqual({ state: 'running', days: 3 });
  expect(on('2026-01-07T18:59:00.000Z')).toEqual({ state: 'running', days: 1 });
  expect(on('2026-01-07T19:01:00.000Z')).toEqual({ state: 'due-today' });
  expect(on('2026-01-08T19:00:00.000Z')).toEqual({ state: 'overdue', days: 0 });
  expect(on('2026-01-11T06:00:00.000Z')).toEqual({ state: 'overdue', days: 1 });
});

test('a clock that stands still says so', () => {
  expect(on(due, 'sent-back')).toEqual({ state: 'sent-back' });
  expect(on(due, 'decided')).toEqual({ state: 'ended' });
  expect(deskClock(karachi, due, { status: 'open', due: null })).toEqual({ state: 'stopped' });
});

test('why a task does not move: nobody has it, the applicant, a stopped clock, advice, or its officer', () => {
  const officer = officerAt('safety-desk');
  const because = (play: ReturnType<typeof submittedCase>) => {
    const task = play.state.tasks.find((t) => t.task === 'safety');
    return task && becauseOf(play.state, task).why;
  };
  const play = submittedCase();
  expect(because(play)).toBe('never-claimed');
  play.send('ClaimTask', { task: 'safety' }, officer);
  expect(because(play)).toBe('with-officer');
  play.send('AskAdvice', { task: 'safety', office: 'weather-desk', words: 'Wind?' }, officer);
  expect(because(play)).toBe('waiting-for-advice');
  play.send('StopClock', { task: 'safety', reason: 'visit', words: 'On the ground.' }, officer);
  expect(because(play)).toBe('clock-stopped');
  play.send('ResumeClock', { task: 'safety' }, officer);
  play.send('SendBack', { task: 'safety', items: [{ item: 'size', words: 'Sure?' }] }, officer);
  expect(because(play)).toBe('waiting-for-applicant');
});
