import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { Handled, Ledger } from '../../ledger/ledger.ts';
import { officerAt, pilot, play } from '../testing/play.ts';
import { appliedCase, callOf, callsOf, openCall, opening, reviewer, schoolRules, skySchool, wishes } from '../testing/reviews.ts';
import type { CaseCommand } from './commands.ts';
import { caseDecider } from './decider.ts';
import { handleCase } from './handle-case.ts';
import { intakeNow } from './intake.ts';

const later = callOf('2026-03-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z', { call: 'call-2', timeZone: 'Europe/Istanbul' });
const order = { ...opening, version: 1, language: 'en' };

describe('a service that takes applications by calls', () => {
  it.each([
    ['2025-12-31T23:59:59.999Z', 'before', { call: 'call-1', opens: openCall.opens, timeZone: 'Asia/Karachi' }],
    ['2026-02-01T00:00:00.000Z', 'before', { call: 'call-2', opens: later.opens, timeZone: 'Europe/Istanbul' }],
    ['2026-04-01T00:00:00.000Z', 'after', { call: 'call-2', closes: later.closes }],
  ])('at %s is closed: %s', (now, state, details) => {
    const refusal = play(schoolRules(callsOf([later, openCall])), now).refusal('OpenCase', order, pilot);
    expect(refusal).toMatchObject({ reason: 'no-open-call', details: { state, ...details } });
  });
  it('is open from the first moment of a call to the last', () => {
    for (const now of ['2026-01-01T00:00:00.000Z', '2026-01-31T23:59:59.999Z'])
      expect(play(schoolRules(), now).open(opening).state.status).toBe('draft');
  });
  it('is closed where no call is known, and where nobody knows of calls', () => {
    for (const intakes of [callsOf([]), null]) {
      const rules = { ...schoolRules(callsOf([])), intakes: intakes ?? undefined };
      expect(play(rules).refusal('OpenCase', order, pilot)).toMatchObject({ reason: 'no-open-call', details: { state: 'none' } });
    }
    expect(intakeNow(schoolRules(), { ...skySchool, intake: undefined }, openCall.opens)).toBeUndefined();
  });
  it('takes nothing that was begun in time and is sent late, and loses nothing of it; a later call takes it', () => {
    const p = play(schoolRules(callsOf([openCall, later]))).open(opening);
    p.send('SaveAnswers', { group: 'wishes', answers: wishes, whole: true }, pilot).at('2026-02-01T00:00:00.000Z');
    expect(p.refusal('SubmitCase', { declared: [] }, pilot).reason).toBe('no-open-call');
    expect(p.state).toMatchObject({ status: 'draft', answers: wishes });
    p.send('SaveAnswers', { group: 'wishes', answers: { ...wishes, reason: 'Still.' }, whole: true }, pilot);
    expect(p.at(later.opens).send('SubmitCase', { declared: [] }, pilot).state.status).toBe('in-progress');
  });
  it('still takes the answer to what was sent back after it has closed', () => {
    const p = appliedCase().send('SendBack', { task: 'review-one', items: [{ item: 'reason', words: 'Why?' }] }, reviewer('r-1'));
    p.at('2026-02-01T00:00:00.000Z').send('AnswerSentBack', { task: 'review-one', answers: { reason: 'Because.' } }, pilot);
    expect(p.state.status).toBe('in-progress');
  });
  it('is tried at any time by its editor', () => {
    const editor = { ...pilot, grants: [...officerAt('sky-desk', 'e', 'editor').grants] };
    const p = play(schoolRules(callsOf([]))).send('OpenCase', { ...order, version: 2, trial: true }, editor);
    p.send('SaveAnswers', { group: 'wishes', answers: wishes, whole: true }, editor);
    expect(p.send('SubmitCase', { declared: [] }, editor).state.status).toBe('in-progress');
  });
  it.each([
    ['was opened by another process', callsOf([], [openCall]), undefined],
    ['is not open either', callsOf([]), 'no-open-call'],
  ])('asks once more before it turns anybody away: the call %s', async (_, intakes, reason) => {
    const decider = caseDecider(schoolRules(intakes));
    const handle = async (command: CaseCommand) => {
      const outcome = decider.decide(command, null);
      return isRefusal(outcome) ? outcome : ({ events: outcome } as unknown as Handled);
    };
    const command = { id: 'c', on: 'c', actor: pilot, now: '2026-01-05T06:00:00.000Z', type: 'OpenCase', data: order } as CaseCommand;
    const window = { case: decider, intakes, catalogue: { refresh: async () => undefined } };
    const outcome = await handleCase({ window, ledger: { handle } as unknown as Ledger }, command);
    expect(isRefusal(outcome) ? outcome.reason : undefined).toBe(reason);
    expect(intakes.refreshed()).toBe(1);
  });
});
