import { describe, expect, it } from 'vitest';
import { balloonPermit, definitionsOf, fewAnswers, testRules, wholeAnswers } from '../testing/definition.ts';
import { officerAt, pdf, pilot, play, type Play, submittedCase } from '../testing/play.ts';
import type { Definition, Task } from '../service/definition.ts';
import { nextActors, waitsIn } from './next-actor.ts';
import { outcomesOf } from './standing.ts';

const tasks = ({ state }: Play): readonly (readonly [string, string])[] => state.tasks.map((t) => [t.task, t.status] as const);
const changed = (change: (task: Task) => Partial<Task>): Definition => ({
  ...balloonPermit,
  documents: balloonPermit.documents.slice(0, 2),
  stages: balloonPermit.stages.map((s) => ({ ...s, tasks: s.tasks.map((t) => ({ ...t, ...change(t) })) })),
});
const playOf = (definition: Definition, answers = wholeAnswers): Play =>
  play({ ...testRules, catalogue: definitionsOf([definition]) })
    .open()
    .fillIn(answers)
    .submit();
const refuse = { reasons: ['unclear'] };

describe('the route', () => {
  it('opens at once all that applies, each with a clock in working days of its own office', () => {
    const at = submittedCase();
    // Monday; Friday and Saturday are free in AX, and the day ends at 19:00 UTC there.
    expect(at.state.tasks.map((t) => [t.task, t.office, t.calendar, t.clock.promise, t.clock.due, t.clock.remind])).toEqual([
      ['registry', 'registry-desk', 'AX', 5, '2026-01-12T19:00:00.000Z', '2026-01-08T19:00:00.000Z'],
      ['safety', 'safety-desk', 'AX', 10, '2026-01-19T19:00:00.000Z', null],
      ['radio', 'radio-desk', 'AX', 3, '2026-01-08T19:00:00.000Z', null],
    ]);
    expect(at.state.wake).toBe('2026-01-08T19:00:00.000Z');
    expect(nextActors(at.state)).toEqual(['office:registry-desk', 'office:safety-desk', 'office:radio-desk', 'time']);
  });
  it('waits for what a task comes after, goes by the partner’s calendar, and by the answer for the office', () => {
    const at = submittedCase().decide('safety', 'approve');
    const airspace = at.state.tasks.at(-1);
    // Four working days after Monday, where Saturday and Sunday are free and the day ends at 21:00 UTC.
    expect(airspace).toMatchObject({
      task: 'airspace',
      office: 'partner-airspace-desk',
      calendar: 'BO',
      clock: { due: '2026-01-09T21:00:00.000Z' },
    });
    at.decide('radio', 'approve').decide('registry', 'approve').decide('airspace', 'refuse', refuse);
    expect(at.state.stage).toBe('grant');
    expect(at.state.tasks.slice(-2).map((t) => [t.task, t.office])).toEqual([
      ['permit', 'sky-desk'],
      ['customs', 'air-customs'],
    ]);
  });
  it('ends in a grant with the conditions that hold, once every office has ended', () => {
    const at = submittedCase().decide('safety', 'approve').decide('radio', 'approve').decide('registry', 'approve');
    at.decide('airspace', 'refuse', refuse).at('2026-01-08T06:00:00.000Z').decide('permit', 'approve').decide('customs', 'approve');
    expect(at.state).toMatchObject({
      ...{
        status: 'granted',
        granted: true,
        because: null,
        stage: null,
        conditions: [0, 1],
        validUntil: '2027-01-08',
        wake: null,
        spent: 3,
      },
    });
    expect(at.state.letters).toMatchObject([{ granted: true, sha256: null }]);
    expect(at.state.letters[0]?.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(nextActors(at.state)).toEqual([]);
  });
  it('leaves out what does not apply, and stages of which nothing does', () => {
    expect(tasks(submittedCase(fewAnswers))).toEqual([
      ['registry', 'open'],
      ['safety', 'open'],
    ]);
    const nothing = playOf(
      changed(() => ({ when: 'size > 99' })),
      fewAnswers,
    );
    expect(nothing.state).toMatchObject({ status: 'granted', tasks: [], stage: null });
    const second = playOf(
      changed((t) => (t.id === 'permit' ? {} : { when: 'size > 99' })),
      fewAnswers,
    );
    expect(second.state).toMatchObject({ stage: 'grant', tasks: [{ task: 'permit' }] });
  });
  it('sends a task without an office, or with one of the applicant’s own, to the lead', () => {
    const toGrant = (at: Play) => at.decide('safety', 'approve').decide('registry', 'approve');
    expect(toGrant(submittedCase({ ...fewAnswers, port: 'road' })).state.tasks.at(-1)).toMatchObject({
      task: 'customs',
      office: 'sky-desk',
    });
    const own = play()
      .open({ organisation: 'registry', offices: ['registry-desk'] })
      .fillIn(fewAnswers)
      .submit();
    expect(own.state.tasks[0]).toMatchObject({ task: 'registry', office: 'sky-desk' });
  });
  it('goes on past tasks that wait for each other, or for a task that does not apply', () => {
    const circle = playOf(
      changed((t) => (t.id === 'registry' ? { after: ['safety'] } : t.id === 'safety' ? { after: ['registry'] } : {})),
      fewAnswers,
    );
    expect(tasks(circle)).toEqual([
      ['registry', 'open'],
      ['safety', 'open'],
    ]);
    const absent = playOf(
      changed((t) => (t.id === 'registry' ? { after: ['radio', 'customs', 'nothing'] } : {})),
      fewAnswers,
    );
    expect(tasks(absent)[0]).toEqual(['registry', 'open']);
  });
  it('lets a condition ask how another task ended, and what comes after wait until that is known', () => {
    const definition = changed((t) => {
      if (t.id === 'radio') return { when: 'tasks["safety"] == "approved"' };
      return t.id === 'registry' ? { after: ['radio'] } : {};
    });
    const at = playOf(definition, fewAnswers);
    expect(tasks(at)).toEqual([['safety', 'open']]);
    at.decide('safety', 'approve');
    expect(tasks(at).at(-1)).toEqual(['radio', 'open']);
    at.decide('radio', 'approve');
    expect(tasks(at).at(-1)).toEqual(['registry', 'open']);
    const other = playOf(
      changed((t) => (t.id === 'safety' ? { refusal: 'goes-on' } : (definition.stages[0]?.tasks.find((o) => o.id === t.id) ?? {}))),
      fewAnswers,
    );
    other.decide('safety', 'refuse', refuse);
    expect(tasks(other)).toEqual([
      ['safety', 'decided'],
      ['registry', 'open'],
    ]);
  });
});

describe('a refusal', () => {
  it('that makes the rest pointless stops it at once and says so', () => {
    const at = submittedCase().decide('registry', 'refuse', refuse);
    expect(at.state).toMatchObject({ status: 'refused', granted: false, because: 'registry', appealUntil: '2026-02-04T19:00:00.000Z' });
    expect(at.state.wake).toBe(at.state.appealUntil);
    expect(tasks(at)).toEqual([
      ['registry', 'decided'],
      ['safety', 'stopped'],
      ['radio', 'stopped'],
    ]);
    expect(at.events.slice(-2)).toMatchObject([
      { type: 'TasksStopped', data: { tasks: ['safety', 'radio'], because: 'refused', of: 'registry' } },
      { type: 'CaseDecided', data: { granted: false } },
    ]);
    expect(at.refusal('DecideTask', { task: 'safety', decision: 'approve' }, officerAt('safety-desk')).reason).toBe('task-stopped');
    expect(waitsIn(at.state)).toMatchObject([{ owner: 'applicant', why: 'appeal-possible', until: at.state.appealUntil }]);
  });
  it('is final where the service knows no appeal', () => {
    const { appeal: _, ...plain } = balloonPermit;
    const at = playOf(plain, fewAnswers).decide('registry', 'refuse', refuse);
    expect(at.state).toMatchObject({ status: 'closed', appealUntil: null, wake: null });
    expect(at.refusal('LodgeAppeal', { words: 'No.' }, pilot).reason).toBe('nothing-to-appeal');
  });
});

describe('an appeal', () => {
  const refused = () => submittedCase().decide('registry', 'refuse', refuse);
  const appealed = () => refused().send('LodgeAppeal', { words: 'The licence is real.' }, pilot);
  const judge = officerAt('appeals-desk');

  it('is lodged once, in time, by the applicant', () => {
    expect(submittedCase().refusal('LodgeAppeal', { words: 'No.' }, pilot).reason).toBe('nothing-to-appeal');
    expect(refused().refusal('LodgeAppeal', { words: 'No.' }, judge).reason).toBe('not-allowed');
    expect(refused().refusal('LodgeAppeal', { words: ' ' }, pilot).reason).toBe('invalid');
    const late = refused().at('2026-02-04T19:00:00.000Z');
    expect(late.refusal('LodgeAppeal', { words: 'No.' }, pilot).reason).toBe('appeal-too-late');
    late.passTime('2026-02-04T19:00:00.000Z');
    expect(late.state.status).toBe('closed');
    expect(late.refusal('LodgeAppeal', { words: 'No.' }, pilot).reason).toBe('appeal-too-late');
    const at = appealed();
    expect(at.refusal('LodgeAppeal', { words: 'Again.' }, pilot).reason).toBe('appeal-already-lodged');
    expect(at.state).toMatchObject({ status: 'under-appeal', appealUntil: null });
    expect(at.state.tasks.at(-1)).toMatchObject({
      ...{ task: 'appeal-1', kind: 'appeal', of: 'registry', office: 'appeals-desk', asked: 'The licence is real.' },
    });
    expect(nextActors(at.state)).toEqual(['office:appeals-desk', 'time']);
  });
  it('that is allowed turns the refusal into an approval, and the route goes on with fresh clocks', () => {
    const at = appealed()
      .at('2026-01-11T06:00:00.000Z')
      .send('DecideTask', { task: 'appeal-1', decision: 'allow', words: 'It is.' }, judge);
    expect(at.state).toMatchObject({ status: 'in-progress', granted: null, because: null, decided: null, spent: null });
    expect(outcomesOf(at.state)).toEqual({ registry: 'approved' });
    expect(tasks(at).slice(-2)).toEqual([
      ['safety', 'open'],
      ['radio', 'open'],
    ]);
    expect(at.state.tasks.at(-1)?.clock.due).toBe('2026-01-14T19:00:00.000Z');
    at.decide('safety', 'approve').decide('radio', 'approve').decide('airspace', 'approve').decide('permit', 'approve');
    at.decide('customs', 'approve');
    expect(at.state.status).toBe('granted');
    expect(at.state.letters.map((l) => l.granted)).toEqual([false, true]);
    expect(new Set(at.state.letters.map((l) => l.code)).size).toBe(2);
  });
  it('that is dismissed closes the case', () => {
    const at = appealed().send('DecideTask', { task: 'appeal-1', decision: 'dismiss', words: 'It is not.' }, judge);
    expect(at.state).toMatchObject({ status: 'closed', granted: false, because: 'registry', wake: null });
  });
  it('is decided in words, and not by whoever refused', () => {
    const at = appealed();
    expect(at.refusal('DecideTask', { task: 'appeal-1', decision: 'allow' }, judge).reason).toBe('words-missing');
    expect(at.refusal('DecideTask', { task: 'appeal-1', decision: 'approve', words: 'Yes.' }, judge).reason).toBe('decision-unknown');
    const items = [{ item: 'pilot_name', words: 'Why?' }];
    expect(at.refusal('SendBack', { task: 'appeal-1', items }, judge).reason).toBe('task-cannot-send-back');
    const same = officerAt('appeals-desk', 'officer-of-registry-desk');
    for (const [type, data] of [
      ['ClaimTask', { task: 'appeal-1' }],
      ['DecideTask', { task: 'appeal-1', decision: 'dismiss', words: 'I said so.' }],
    ] as const)
      expect(at.refusal(type, data, same).reason).toBe('own-decision');
    const boss = officerAt('appeals-desk', 'boss', 'supervisor');
    expect(at.refusal('AssignTask', { task: 'appeal-1', officer: same.id }, boss).reason).toBe('own-decision');
  });
  it('may follow a later refusal too', () => {
    const at = appealed().send('DecideTask', { task: 'appeal-1', decision: 'allow', words: 'It is.' }, judge);
    at.decide('safety', 'refuse', { reasons: ['unsafe'] }).send('LodgeAppeal', { words: 'It is safe.' }, pilot);
    expect(at.state.tasks.at(-1)).toMatchObject({ task: 'appeal-2', of: 'safety' });
    at.send('DecideTask', { task: 'appeal-2', decision: 'allow', words: 'Safe.' }, judge);
    expect(outcomesOf(at.state)).toEqual({ registry: 'approved', safety: 'approved' });
  });
});

describe('what an office makes', () => {
  it('is there before its approval, and may be taken back until then', () => {
    const at = submittedCase();
    const office = officerAt('safety-desk');
    const lacking = at.refusal('DecideTask', { task: 'safety', decision: 'approve' }, office);
    expect(lacking).toMatchObject({ reason: 'document-missing', details: { documents: ['safety-note'] } });
    expect(at.refusal('AttachFile', pdf('x', 'permit-paper', 'safety'), office).reason).toBe('document-not-asked');
    expect(at.refusal('AttachFile', pdf('x', 'safety-note', 'safety'), officerAt('radio-desk')).reason).toBe('not-allowed');
    expect(at.refusal('AttachFile', pdf('x', 'safety-note', 'safety'), pilot).reason).toBe('not-allowed');
    at.send('AttachFile', pdf('x', 'safety-note', 'safety'), office);
    expect(at.state.tasks[1]).toMatchObject({ officer: office.id });
    expect(at.refusal('RemoveFile', { attachment: 'x' }, pilot).reason).toBe('not-allowed');
    expect(at.refusal('RemoveFile', { attachment: 'x' }, officerAt('safety-desk', 'other')).reason).toBe('task-with-someone-else');
    at.send('RemoveFile', { attachment: 'x' }, office).decide('safety', 'approve');
    expect(at.refusal('RemoveFile', { attachment: 'file-safety-note' }, office).reason).toBe('task-already-decided');
  });
});
