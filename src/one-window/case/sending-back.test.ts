import { describe, expect, it } from 'vitest';
import { fewAnswers } from '../testing/definition.ts';
import { officerAt, pdf, pilot, type Play, submittedCase } from '../testing/play.ts';
import { nextActors, waitsIn } from './next-actor.ts';

const registry = officerAt('registry-desk');
const safety = officerAt('safety-desk');
const item = (id: string) => ({ item: id, words: `About ${id}, please.` });
const back = (at: Play, task: string, ...items: readonly string[]) =>
  at.send('SendBack', { task, items: items.map(item) }, task === 'registry' ? registry : safety);
const taskOf = ({ state }: Play, id: string) => state.tasks.findLast((t) => t.task === id);

describe('sending back', () => {
  it('marks the exact items, stops the clock and says until when', () => {
    const at = back(submittedCase().at('2026-01-06T06:00:00.000Z'), 'registry', 'licence_number', 'pilot_name', 'pilot_name');
    expect(at.state).toMatchObject({ status: 'sent-back', wake: '2026-01-08T19:00:00.000Z' });
    expect(taskOf(at, 'registry')).toMatchObject({
      status: 'sent-back',
      officer: registry.id,
      answerBy: '2026-02-05T19:00:00.000Z',
      sentBack: [item('licence_number'), item('pilot_name')],
      clock: { due: null, left: 4, used: 1, stopped: { reason: 'sent-back', since: '2026-01-06T06:00:00.000Z' } },
    });
    expect(waitsIn(at.state)[0]).toMatchObject({
      owner: 'applicant',
      why: 'sent-back',
      task: 'registry',
      until: '2026-02-05T19:00:00.000Z',
    });
    expect(nextActors(at.state)).toEqual(['applicant', 'office:safety-desk', 'office:radio-desk', 'time']);
  });
  it('names only what the task sees and the applicant can change', () => {
    const at = submittedCase();
    const unseen = (task: string, id: string) =>
      at.refusal('SendBack', { task, items: [item(id)] }, task === 'registry' ? registry : safety).reason;
    expect(unseen('registry', 'size')).toBe('item-not-seen');
    expect(unseen('registry', 'insurance')).toBe('item-not-seen');
    expect(unseen('safety', 'safety-note')).toBe('item-not-seen');
    expect(unseen('safety', 'all_true')).toBe('item-not-seen');
    expect(unseen('safety', 'nonsense')).toBe('item-not-seen');
    expect(at.refusal('SendBack', { task: 'registry', items: [] }, registry).reason).toBe('invalid');
    const few = submittedCase(fewAnswers);
    expect(few.refusal('SendBack', { task: 'safety', items: [item('flight-plan')] }, safety).reason).toBe('item-not-seen');
  });
  it('leaves the task with the applicant until it is answered', () => {
    const at = back(submittedCase(), 'registry', 'pilot_name');
    for (const [type, data] of [
      ['DecideTask', { task: 'registry', decision: 'approve' }],
      ['SendBack', { task: 'registry', items: [item('pilot_name')] }],
      ['StopClock', { task: 'registry', reason: 'visit', words: 'On the field.' }],
      ['ResumeClock', { task: 'registry' }],
      ['AskAdvice', { task: 'registry', office: 'weather-desk', words: 'Windy?' }],
    ] as const)
      expect([type, at.refusal(type, data, registry).reason]).toEqual([type, 'task-sent-back']);
  });
});

describe('answering', () => {
  it('changes exactly the items, and the clock runs on with the days that were left', () => {
    const at = back(submittedCase().at('2026-01-06T06:00:00.000Z'), 'registry', 'licence_number', 'pilot_name');
    const others = at.refusal('AnswerSentBack', { task: 'registry', answers: { licence_number: 'L-78', size: 3 } }, pilot);
    expect(others).toMatchObject({ reason: 'item-not-open', details: { items: ['size'] } });
    const silent = at.refusal(
      'AnswerSentBack',
      { task: 'registry', answers: { licence_number: 'L-78', pilot_name: 'Zafar Testname' } },
      pilot,
    );
    expect(silent).toMatchObject({ reason: 'item-not-answered', details: { items: ['pilot_name'] } });
    const remarks = { pilot_name: 'It is as in the passport.' };
    at.at('2026-01-19T06:00:00.000Z').send('AnswerSentBack', { task: 'registry', answers: { licence_number: 'L-78' }, remarks }, pilot);
    expect(at.state).toMatchObject({ status: 'in-progress', answers: { licence_number: 'L-78', pilot_name: 'Zafar Testname', size: 12 } });
    expect(taskOf(at, 'registry')).toMatchObject({
      status: 'open',
      answerBy: null,
      sentBack: [],
      cameBack: [
        { item: 'licence_number', words: 'About licence_number, please.', remark: null },
        { item: 'pilot_name', remark: 'It is as in the passport.' },
      ],
      clock: { due: '2026-01-25T19:00:00.000Z', left: null, used: 1, stopped: null },
    });
    expect(at.refusal('AnswerSentBack', { task: 'registry', answers: {} }, pilot).reason).toBe('nothing-sent-back');
  });
  it('is checked like the form, and is the applicant’s alone', () => {
    const at = back(submittedCase(), 'safety', 'size');
    expect(at.refusal('AnswerSentBack', { task: 'safety', answers: { size: 13 } }, pilot)).toMatchObject({
      reason: 'answers-wrong',
      details: { group: 'balloon', wrong: { size: { reason: 'answer-check' } } },
    });
    expect(at.refusal('AnswerSentBack', { task: 'safety', answers: { size: 11 } }, safety).reason).toBe('not-allowed');
    expect(at.refusal('AnswerSentBack', { task: 'radio', answers: {} }, pilot).reason).toBe('nothing-sent-back');
    expect(at.refusal('AnswerSentBack', { task: 'nothing', answers: {} }, pilot).reason).toBe('task-not-found');
  });
  it('may empty what need not be answered', () => {
    const at = back(submittedCase(), 'registry', 'licence_number');
    at.send('AnswerSentBack', { task: 'registry', answers: { licence_number: '' } }, pilot);
    expect(at.state.answers).not.toHaveProperty('licence_number');
  });
  it('takes new files for documents, and does not let a needed one stay away', () => {
    const at = back(submittedCase().at('2026-01-06T06:00:00.000Z'), 'safety', 'flight-plan', 'drawing');
    expect(at.refusal('AttachFile', pdf('new', 'insurance'), pilot).reason).toBe('item-not-open');
    expect(at.refusal('AttachFile', pdf('new', 'flight-plan'), pilot).reason).toBe('too-many-files');
    at.send('RemoveFile', { attachment: 'file-plan' }, pilot).send('AttachFile', pdf('sketch', 'drawing'), pilot);
    const remarks = { 'flight-plan': 'We have none.' };
    expect(at.refusal('AnswerSentBack', { task: 'safety', answers: {}, remarks }, pilot)).toMatchObject({
      reason: 'document-missing',
      details: { documents: ['flight-plan'] },
    });
    at.send('AttachFile', pdf('new', 'flight-plan'), pilot).send('AnswerSentBack', { task: 'safety', answers: {} }, pilot);
    expect(at.state.files.map((f) => f.attachment)).toEqual(['file-insurance', 'sketch', 'new']);
    expect(at.refusal('AttachFile', pdf('newer', 'flight-plan'), pilot).reason).toBe('item-not-open');
  });
  it('opens what the new answer calls for', () => {
    const at = back(submittedCase(fewAnswers).decide('safety', 'approve'), 'registry', 'licence_number');
    at.send('AnswerSentBack', { task: 'registry', answers: { licence_number: 'L-1' } }, pilot);
    expect(at.state.tasks.map((t) => t.task)).toEqual(['registry', 'safety']);
    const large = back(submittedCase(fewAnswers), 'safety', 'transmits');
    large.send('AnswerSentBack', { task: 'safety', answers: { transmits: 'yes' } }, pilot);
    expect(large.state.tasks.map((t) => t.task)).toEqual(['registry', 'safety', 'radio']);
  });
  it('by one office leaves the others at work; those days count, and days on which nobody could work do not', () => {
    const at = back(submittedCase(fewAnswers), 'registry', 'pilot_name').decide('safety', 'approve');
    expect(at.state.pauses).toEqual([{ from: '2026-01-05T06:00:00.000Z', to: null }]);
    at.at('2026-01-19T06:00:00.000Z').send('AnswerSentBack', { task: 'registry', answers: { pilot_name: 'Z. Testname' } }, pilot);
    at.decide('registry', 'approve').at('2026-01-20T06:00:00.000Z').decide('permit', 'approve');
    expect(at.state).toMatchObject({ spent: 1, pauses: [{ from: '2026-01-05T06:00:00.000Z', to: '2026-01-19T06:00:00.000Z' }] });
  });
});
