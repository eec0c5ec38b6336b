import { describe, expect, it } from 'vitest';
import { anyone, system } from '../../kernel/decider/actor.ts';
import { fewAnswers } from '../testing/definition.ts';
import { officerAt, pdf, pilot, play, type Play, submittedCase, timekeeper } from '../testing/play.ts';
import type { CaseCommandType } from './commands.ts';
import { nextActors, waitsIn } from './next-actor.ts';

const office = officerAt('registry-desk');
const colleague = officerAt('registry-desk', 'colleague');
const boss = officerAt('registry-desk', 'boss', 'supervisor');
const task = { task: 'registry' };
const taskOf = ({ state }: Play, id = 'registry') => state.tasks.findLast((t) => t.task === id);

describe('having a task', () => {
  it('is claimed by one officer of its office, given back, and assigned by a supervisor', () => {
    const at = submittedCase().send('ClaimTask', task, office);
    expect(taskOf(at)?.officer).toBe(office.id);
    expect(at.try('ClaimTask', task, office)).toEqual([]);
    expect(at.refusal('ClaimTask', task, colleague)).toMatchObject({ reason: 'task-already-claimed', details: { officer: office.id } });
    expect(at.refusal('ReleaseTask', task, colleague).reason).toBe('task-with-someone-else');
    at.send('ReleaseTask', task, boss).send('ClaimTask', task, colleague).send('ReleaseTask', task, colleague);
    expect(taskOf(at)?.officer).toBeNull();
    expect(at.try('ReleaseTask', task, colleague)).toEqual([]);
    at.send('AssignTask', { ...task, officer: colleague.id, because: 'absence' }, boss);
    expect(at.events.at(-1)).toMatchObject({ type: 'TaskAssigned', data: { officer: colleague.id, because: 'absence' } });
    expect(at.try('AssignTask', { ...task, officer: colleague.id }, boss)).toEqual([]);
    expect(at.refusal('AssignTask', { ...task, officer: pilot.id }, boss).reason).toBe('own-case');
    expect(at.refusal('AssignTask', { ...task, officer: 'x' }, colleague).reason).toBe('not-allowed');
    for (const [type, data, actor] of [
      ['ClaimTask', {}, office],
      ['ReleaseTask', {}, office],
      ['AddNote', { words: 'Hm.' }, office],
      ['DecideTask', { decision: 'approve' }, office],
      ['AssignTask', { officer: 'x' }, boss],
    ] as const)
      expect(at.refusal(type, { task: 'nothing', ...data }, actor).reason).toBe('task-not-found');
  });
  it('comes by working on it, and keeps everyone else from working on it', () => {
    const at = submittedCase().send('StopClock', { ...task, reason: 'visit', words: 'On the field.' }, office);
    expect(taskOf(at)?.officer).toBe(office.id);
    const acts: readonly (readonly [CaseCommandType, object])[] = [
      ['ResumeClock', task],
      ['AskAdvice', { ...task, office: 'weather-desk', words: 'Windy?' }],
      ['DecideTask', { ...task, decision: 'approve' }],
    ];
    for (const [type, data] of acts) expect([type, at.refusal(type, data, colleague).reason]).toEqual([type, 'task-with-someone-else']);
    const running = submittedCase().send('ClaimTask', task, office);
    for (const [type, data] of [
      ['StopClock', { ...task, reason: 'visit', words: 'On the field.' }],
      ['SendBack', { ...task, items: [{ item: 'pilot_name', words: 'Whose?' }] }],
    ] as const)
      expect(running.refusal(type, data, colleague).reason).toBe('task-with-someone-else');
    expect(running.refusal('AttachFile', pdf('x', 'safety-note', 'registry'), colleague).reason).toBe('document-not-asked');
    running.send('ClaimTask', { task: 'safety' }, officerAt('safety-desk'));
    const other = officerAt('safety-desk', 'other');
    expect(running.refusal('AttachFile', pdf('x', 'safety-note', 'safety'), other).reason).toBe('task-with-someone-else');
  });
  it('lets anyone of the office note what they know, and only there', () => {
    const at = submittedCase();
    const before = at.state;
    at.send('AddNote', { ...task, words: 'Called.' }, colleague).send('AddNote', { ...task, words: 'Again.' }, boss);
    expect(at.state).toEqual(before);
    expect(at.events.at(-1)).toMatchObject({ type: 'NoteAdded', data: task, personal: { words: 'Again.' } });
    expect(at.refusal('AddNote', { ...task, words: 'Me.' }, officerAt('safety-desk')).reason).toBe('not-allowed');
    expect(at.refusal('AddNote', { ...task, words: '' }, boss).reason).toBe('invalid');
  });
});

describe('advice', () => {
  const ask = { ...task, office: 'weather-desk', words: 'How is the wind?' };
  const adviser = officerAt('weather-desk');
  it('is asked of another office, with three working days of its own calendar', () => {
    const at = submittedCase().send('AskAdvice', ask, office);
    expect(taskOf(at, 'advice-1')).toMatchObject({
      ...{ kind: 'advice', of: 'registry', stage: null, office: 'weather-desk', asked: 'How is the wind?' },
      clock: { promise: 3, due: '2026-01-08T21:00:00.000Z', remind: '2026-01-07T21:00:00.000Z' },
    });
    expect(at.refusal('AskAdvice', ask, office).reason).toBe('advice-already-asked');
    expect(at.refusal('AskAdvice', { ...ask, office: 'registry-desk' }, office).reason).toBe('own-office');
    expect(at.refusal('AskAdvice', { ...ask, office: 'moon-desk' }, office).reason).toBe('office-unknown');
    const further = { task: 'advice-1', office: 'safety-desk', words: 'You know?' };
    expect(at.refusal('AskAdvice', further, adviser).reason).toBe('advice-of-advice');
    const items = [{ item: 'pilot_name', words: 'Whose?' }];
    expect(at.refusal('SendBack', { task: 'advice-1', items }, adviser).reason).toBe('task-cannot-send-back');
    const own = play()
      .open({ offices: ['weather-desk'] })
      .fillIn(fewAnswers)
      .submit();
    expect(own.refusal('AskAdvice', ask, office).reason).toBe('own-organisation');
  });
  it('is answered in words, and decides nothing', () => {
    const at = submittedCase().send('AskAdvice', ask, office);
    expect(at.refusal('DecideTask', { task: 'advice-1', decision: 'answer' }, adviser).reason).toBe('words-missing');
    expect(at.refusal('DecideTask', { task: 'advice-1', decision: 'approve', words: 'Calm.' }, adviser).reason).toBe('decision-unknown');
    at.send('DecideTask', { task: 'advice-1', decision: 'answer', words: 'Calm.' }, adviser);
    expect(taskOf(at, 'advice-1')).toMatchObject({ status: 'decided', outcome: 'answered', words: 'Calm.', by: adviser.id });
    expect(taskOf(at)?.status).toBe('open');
    at.send('AskAdvice', ask, office);
    expect(taskOf(at, 'advice-2')?.status).toBe('open');
  });
  it('that nobody waits for any more is stopped', () => {
    const at = submittedCase()
      .send('AskAdvice', ask, office)
      .send('DecideTask', { ...task, decision: 'approve' }, office);
    expect(taskOf(at, 'advice-1')?.status).toBe('stopped');
    expect(at.events.at(-1)).toMatchObject({ type: 'TasksStopped', data: { tasks: ['advice-1'], because: 'decided', of: 'registry' } });
  });
});

describe('deciding', () => {
  it('takes a decision and reasons from the service’s list; a refusal needs a reason', () => {
    const at = submittedCase();
    const refuse = { ...task, decision: 'refuse' };
    expect(at.refusal('DecideTask', { ...task, decision: 'maybe' }, office).reason).toBe('decision-unknown');
    expect(at.refusal('DecideTask', refuse, office)).toMatchObject({
      reason: 'reason-missing',
      details: { listed: ['unsafe', 'unclear'] },
    });
    expect(at.refusal('DecideTask', { ...refuse, reasons: ['ugly'] }, office).reason).toBe('reason-not-listed');
    at.send('DecideTask', { ...refuse, reasons: ['unclear', 'unclear'], words: 'Whose is it?' }, office);
    expect(taskOf(at)).toMatchObject({
      outcome: 'refused',
      reasons: ['unclear'],
      words: 'Whose is it?',
      by: office.id,
      officer: office.id,
    });
    const last = submittedCase(fewAnswers).decide('registry', 'approve').decide('safety', 'approve');
    const plain = { task: 'permit', decision: 'refuse-plainly' };
    expect(last.refusal('DecideTask', plain, officerAt('sky-desk')).reason).toBe('reason-missing');
    last.send('DecideTask', { ...plain, words: 'It rains.' }, officerAt('sky-desk'));
    expect(last.state.status).toBe('refused');
  });
  it('happens once: the second officer hears who was first', () => {
    const at = submittedCase().send('DecideTask', { ...task, decision: 'approve' }, office);
    expect(at.refusal('DecideTask', { ...task, decision: 'approve' }, colleague)).toMatchObject({
      reason: 'task-already-decided',
      details: { task: 'registry', by: office.id, decision: 'approve', outcome: 'approved', at: '2026-01-05T06:00:00.000Z' },
    });
    expect(at.refusal('ClaimTask', task, colleague).reason).toBe('task-already-decided');
  });
  it('counts the working days the office had it', () => {
    const at = submittedCase().at('2026-01-12T06:00:00.000Z').decide('registry', 'approve');
    expect(taskOf(at)).toMatchObject({ spent: 5, clock: { due: null, overdue: false } });
  });
});

describe('clocks', () => {
  const stop = { ...task, reason: 'visit', words: 'On the field on Thursday.' };
  it('stand still for stated reasons only, and run on with the days that were left', () => {
    const at = submittedCase().at('2026-01-06T06:00:00.000Z');
    expect(at.refusal('StopClock', { ...stop, reason: 'holiday' }, office)).toMatchObject({ reason: 'reason-not-listed' });
    expect(at.refusal('StopClock', { ...stop, words: '' }, office).reason).toBe('invalid');
    expect(at.refusal('ResumeClock', task, office).reason).toBe('clock-not-stopped');
    at.send('StopClock', stop, office);
    expect(taskOf(at)?.clock).toMatchObject({ due: null, remind: null, left: 4, used: 1, stopped: { reason: 'visit' } });
    expect(waitsIn(at.state)[0]).toMatchObject({ owner: 'office:registry-desk', why: 'stopped', reason: 'visit', until: null });
    expect(at.refusal('StopClock', stop, office).reason).toBe('clock-already-stopped');
    const items = [{ item: 'pilot_name', words: 'Whose?' }];
    expect(at.refusal('SendBack', { ...task, items }, office).reason).toBe('clock-stopped');
    at.at('2026-01-19T06:00:00.000Z').send('ResumeClock', task, office);
    // Four working days after Monday the 19th, with Friday and Saturday free.
    expect(taskOf(at)?.clock).toMatchObject({ due: '2026-01-25T19:00:00.000Z', remind: '2026-01-21T19:00:00.000Z', left: null, used: 1 });
    at.at('2026-01-21T06:00:00.000Z').decide('registry', 'approve');
    expect(taskOf(at)?.spent).toBe(3);
  });
  it('may be decided on while they stand still', () => {
    const at = submittedCase().at('2026-01-06T06:00:00.000Z').send('StopClock', stop, office);
    at.at('2026-02-06T06:00:00.000Z').decide('registry', 'approve');
    expect(taskOf(at)).toMatchObject({ spent: 1, status: 'decided', clock: { stopped: null } });
  });
  it('that all stand still are not counted against the offices', () => {
    const at = submittedCase(fewAnswers).send('StopClock', stop, office);
    at.send('StopClock', { ...stop, task: 'safety' }, officerAt('safety-desk')).at('2026-01-19T06:00:00.000Z');
    expect(at.state.pauses).toEqual([{ from: '2026-01-05T06:00:00.000Z', to: null }]);
    expect(nextActors(at.state)).toEqual(['office:registry-desk', 'office:safety-desk']);
    at.decide('registry', 'approve').decide('safety', 'approve').at('2026-01-20T06:00:00.000Z').decide('permit', 'approve');
    expect(at.state).toMatchObject({ status: 'granted', spent: 1, pauses: [{ to: '2026-01-19T06:00:00.000Z' }] });
  });
});

describe('who may', () => {
  it('is an officer of the task’s own office, with no part in the case', () => {
    const at = play()
      .open({ organisation: 'lab', offices: ['lab-desk'] })
      .fillIn()
      .submit();
    const claim = (grants: Parameters<typeof officerAt>[0][], id = 'somebody') =>
      at.refusal('ClaimTask', task, { kind: 'person', id, grants: grants.map((o) => ({ role: 'officer', office: o })) }).reason;
    expect(claim(['safety-desk'])).toBe('not-allowed');
    expect(claim([])).toBe('not-allowed');
    expect(claim(['registry-desk'], pilot.id)).toBe('own-case');
    expect(claim(['registry-desk', 'lab-desk'])).toBe('own-organisation');
    expect(at.refusal('ClaimTask', task, boss).reason).toBe('not-allowed');
    expect(at.refusal('ClaimTask', task, anyone).reason).toBe('not-allowed');
    expect(at.refusal('ClaimTask', { task: 'nothing' }, pilot).reason).toBe('not-allowed');
    expect(at.refusal('PassTime', {}, office).reason).toBe('not-allowed');
    expect(at.refusal('RecordLetter', { code: 'x', sha256: 'a'.repeat(64), bytes: 1 }, pilot).reason).toBe('not-allowed');
  });
  it('keeps letters once they are made', () => {
    const at = submittedCase().decide('registry', 'refuse', { reasons: ['unclear'] });
    const code = at.state.letters[0]?.code;
    const letter = { code, sha256: 'a'.repeat(64), bytes: 900 };
    expect(at.refusal('RecordLetter', { ...letter, code: 'none' }, timekeeper).reason).toBe('letter-unknown');
    at.send('RecordLetter', letter, system('letters'));
    expect(at.state.letters).toMatchObject([{ code, sha256: letter.sha256, bytes: 900 }]);
    expect(at.try('RecordLetter', letter, system('letters'))).toEqual([]);
    expect(at.refusal('RecordLetter', { ...letter, sha256: 'b'.repeat(64) }, timekeeper).reason).toBe('letter-already-made');
  });
});
