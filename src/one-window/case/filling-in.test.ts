import { describe, expect, it } from 'vitest';
import { anyone, system } from '../../kernel/decider/actor.ts';
import { decide } from './decide.ts';
import { balloonPermit, definitionsOf, fewAnswers, testRules, wholeAnswers } from '../testing/definition.ts';
import { pdf, pilot, play, submittedCase } from '../testing/play.ts';

const reason = (at: ReturnType<typeof play>, ...order: Parameters<ReturnType<typeof play>['refusal']>) => at.refusal(...order).reason;
const opening = { service: 'balloon-permit', version: 1, kind: 'laboratory', country: 'BO', name: 'Zafar Testname', language: 'en' };

describe('opening a case', () => {
  it('keeps who applies, and of what the guide asked whatever the questions take', () => {
    const { state, events } = play().open({ answers: { transmits: 'yes', size: 'large', nonsense: 1, port: 'moon' } });
    expect(state).toMatchObject({ status: 'draft', lead: 'sky-desk', answers: { transmits: 'yes' }, reference: null, wake: null });
    expect(state.applicant).toMatchObject({ person: pilot.id, kind: 'laboratory', country: 'BO', name: 'Zafar Testname' });
    expect(JSON.stringify(events[0]?.data)).not.toContain('Zafar');
  });
  it('is for those the service is for, at a version there is', () => {
    expect(reason(play(), 'OpenCase', { ...opening, country: 'AX', kind: 'person' }, pilot)).toBe('not-for-this-applicant');
    expect(reason(play(), 'OpenCase', { ...opening, country: 'ZZ' }, pilot)).toBe('not-for-this-applicant');
    expect(reason(play(), 'OpenCase', { ...opening, version: 9 }, pilot)).toBe('service-version-unknown');
    expect(reason(play(), 'OpenCase', { ...opening, version: 2 }, pilot)).toBe('service-version-unknown');
    expect(reason(play(), 'OpenCase', { ...opening, name: '' }, pilot)).toBe('invalid');
    expect(reason(play(), 'OpenCase', opening, anyone)).toBe('not-allowed');
    expect(reason(play().open(), 'OpenCase', opening, pilot)).toBe('case-exists');
    expect(reason(play(), 'WithdrawCase', {}, pilot)).toBe('not-found');
  });
  it('is by the version new cases get; cases of older ones go on', () => {
    const rules = { ...testRules, catalogue: definitionsOf([balloonPermit, { ...balloonPermit, version: 2 }]) };
    const command = { id: 'open', type: 'OpenCase', on: 'case-9', actor: pilot, now: '2026-03-02T09:00:00.000Z', data: opening } as const;
    expect(decide(rules, { ...command, data: { ...opening, kind: 'laboratory' } }, null)).toMatchObject({ reason: 'version-not-open' });
    expect(decide(rules, { ...command, data: { ...opening, kind: 'laboratory', version: 2 } }, null)).toMatchObject([
      { type: 'CaseOpened' },
    ]);
    const older = { ...rules, catalogue: definitionsOf([{ ...balloonPermit, version: 2 }, balloonPermit]) };
    expect(decide(older, { ...command, type: 'SubmitCase', data: { declared: [] } }, play().open().state)).not.toHaveProperty(
      'reason',
      'version-not-open',
    );
  });
  it('lets an editor of the lead try a draft, and act for every office in it', () => {
    const editor = { kind: 'person', id: pilot.id, grants: [{ role: 'editor', office: 'sky-desk' }] } as const;
    const stranger = { ...editor, grants: [{ role: 'editor', office: 'registry-desk' }] } as const;
    const trial = { ...opening, version: 2, trial: true };
    expect(reason(play(), 'OpenCase', trial, stranger)).toBe('not-allowed');
    const tried = play().send('OpenCase', trial, editor).fillIn(fewAnswers).submit();
    tried.send('DecideTask', { task: 'registry', decision: 'approve' }, editor);
    expect(tried.state).toMatchObject({ trial: true, version: 2, tasks: [{ task: 'registry', by: editor.id }, { task: 'safety' }] });
    tried.send('DecideTask', { task: 'safety', decision: 'refuse', reasons: ['unsafe'] }, editor);
    tried.send('LodgeAppeal', { words: 'It is safe.' }, editor);
    tried.send('AssignTask', { task: 'appeal-1', officer: editor.id }, editor);
    tried.send('DecideTask', { task: 'appeal-1', decision: 'allow', words: 'It is.' }, editor);
    expect(tried.state).toMatchObject({ status: 'in-progress', stage: 'grant' });
    const other = { ...editor, id: 'person-other' };
    expect(reason(tried, 'DecideTask', { task: 'permit', decision: 'refuse', reasons: ['unsafe'] }, other)).toBe('not-allowed');
  });
});

describe('answers', () => {
  it('are kept unfinished, and finished only when they are right', () => {
    const at = play()
      .open()
      .send('SaveAnswers', { group: 'balloon', answers: { size: '12' }, whole: false }, pilot);
    expect(at.state).toMatchObject({ answers: { size: 12 }, answered: [] });
    const wrong = at.refusal('SaveAnswers', { group: 'balloon', answers: { size: 13 }, whole: true }, pilot);
    expect(wrong).toMatchObject({
      reason: 'answers-wrong',
      details: { group: 'balloon', wrong: { size: { reason: 'answer-check' }, transmits: { reason: 'answer-missing' } } },
    });
    at.send('SaveAnswers', { group: 'balloon', answers: { size: 5, transmits: 'no' }, whole: true }, pilot);
    expect(at.state).toMatchObject({ answers: { size: 5, transmits: 'no' }, answered: ['balloon'] });
  });
  it('that are left out are gone, and the same again is nothing', () => {
    const at = play().open().fillIn();
    const given = { pilot_name: 'Zafar Testname' };
    at.send('SaveAnswers', { group: 'pilot', answers: given, whole: true }, pilot);
    expect(at.state.answers).not.toHaveProperty('licence_number');
    expect(at.try('SaveAnswers', { group: 'pilot', answers: given, whole: true }, pilot)).toEqual([]);
  });
  it('are of groups that are asked, and not endless', () => {
    const at = play().open();
    expect(reason(at, 'SaveAnswers', { group: 'band', answers: { frequency: 3 }, whole: true }, pilot)).toBe('group-not-asked');
    expect(reason(at, 'SaveAnswers', { group: 'nothing', answers: {}, whole: true }, pilot)).toBe('group-not-asked');
    const section = {
      id: 'long',
      title: { en: 'Long' },
      groups: [
        {
          id: 'story',
          title: { en: 'Story' },
          questions: Array.from({ length: 60 }, (_, i) => ({
            ...{ id: `part_${i}`, kind: 'long-text' as const, label: { en: 'Part' }, required: false, checks: [], guide: false, max: 4000 },
          })),
        },
      ],
    };
    const long = { ...balloonPermit, sections: [...balloonPermit.sections, section] };
    const endless = play({ ...testRules, catalogue: definitionsOf([long]) }).open();
    const answers = Object.fromEntries(section.groups[0]?.questions.map((q) => [q.id, 'x'.repeat(3900)]) ?? []);
    expect(reason(endless, 'SaveAnswers', { group: 'story', answers, whole: true }, pilot)).toBe('answers-too-long');
  });
});

describe('files', () => {
  const insurance = pdf('file-1', 'insurance');
  it('are of the kind, size and number that is asked for', () => {
    const at = play().open().send('AttachFile', insurance, pilot);
    expect(at.state.files).toMatchObject([{ attachment: 'file-1', document: 'insurance', name: 'insurance.pdf', task: null }]);
    expect(reason(at, 'AttachFile', insurance, pilot)).toBe('file-already-attached');
    const next = { ...insurance, attachment: 'file-2' };
    expect(reason(at, 'AttachFile', { ...next, kind: 'png' }, pilot)).toBe('file-kind-not-taken');
    expect(reason(at, 'AttachFile', { ...next, bytes: 1_048_577 }, pilot)).toBe('file-too-large');
    expect(reason(at, 'AttachFile', { ...next, document: 'flight-plan' }, pilot)).toBe('document-not-asked');
    at.send('AttachFile', next, pilot);
    expect(reason(at, 'AttachFile', { ...insurance, attachment: 'file-3' }, pilot)).toBe('too-many-files');
    at.send('RemoveFile', { attachment: 'file-1' }, pilot);
    expect(reason(at, 'RemoveFile', { attachment: 'file-1' }, pilot)).toBe('file-not-found');
    at.send('AttachFile', pdf('drawing', 'drawing'), pilot);
    expect(reason(at, 'AttachFile', pdf('drawing-2', 'drawing'), pilot)).toBe('too-many-files');
  });
  it('take the place of another of the same document in one step, or leave it where it is', () => {
    const at = play().open().send('AttachFile', pdf('old', 'drawing'), pilot).send('AttachFile', insurance, pilot);
    const next = { ...pdf('new', 'drawing'), replaces: 'old' };
    expect(reason(at, 'AttachFile', { ...next, kind: 'jpeg' }, pilot)).toBe('file-kind-not-taken');
    expect(reason(at, 'AttachFile', { ...next, replaces: 'file-1' }, pilot)).toBe('file-not-found');
    expect(at.state.files.map((f) => f.attachment)).toEqual(['old', 'file-1']);
    at.send('AttachFile', next, pilot);
    expect(at.state.files.map((f) => f.attachment)).toEqual(['file-1', 'new']);
    expect(reason(at, 'AttachFile', { ...next, attachment: 'newer' }, pilot)).toBe('file-not-found');
  });
  it('that an office makes are never asked of the applicant', () => {
    expect(reason(play().open(), 'AttachFile', pdf('file-1', 'safety-note'), pilot)).toBe('document-not-asked');
    expect(reason(play().open(), 'AttachFile', pdf('file-1', 'permit-paper', 'permit'), pilot)).toBe('not-allowed');
  });
  it('are a hundred at most', () => {
    const documents = balloonPermit.documents.map((d) => (d.id === 'insurance' ? { ...d, files: 20 } : d));
    const more = Array.from({ length: 5 }, (_, i) => ({
      ...{ id: `paper-${i}`, title: { en: 'Paper' }, kinds: ['pdf' as const], megabytes: 1, files: 20, required: false },
    }));
    const at = play({ ...testRules, catalogue: definitionsOf([{ ...balloonPermit, documents: [...documents, ...more] }]) }).open();
    for (let i = 0; i < 100; i++) at.send('AttachFile', pdf(`f${i}`, `paper-${i % 5}`), pilot);
    expect(at.refusal('AttachFile', pdf('one-more', 'insurance'), pilot)).toMatchObject({
      reason: 'too-many-files',
      details: { most: 100 },
    });
    at.send('AttachFile', { ...pdf('another', 'paper-0'), replaces: 'f0' }, pilot);
    expect(at.state.files).toHaveLength(100);
  });
});

describe('sending it', () => {
  it('needs everything that is asked, and the declarations', () => {
    const at = play().open();
    expect(at.refusal('SubmitCase', { declared: ['all_true'] }, pilot)).toMatchObject({
      reason: 'case-incomplete',
      details: { groups: ['pilot', 'balloon'], documents: ['insurance'] },
    });
    at.fillIn();
    expect(at.refusal('SubmitCase', { declared: [] }, pilot)).toMatchObject({
      reason: 'not-declared',
      details: { declarations: ['all_true'] },
    });
    at.submit();
    expect(at.state).toMatchObject({ status: 'in-progress', stage: 'checks', submitted: '2026-01-05T06:00:00.000Z' });
    expect(at.state.reference).toMatch(/^BP-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(at.state.answers).toEqual({ ...wholeAnswers, all_true: true });
    expect(reason(at, 'SubmitCase', { declared: ['all_true'] }, pilot)).toBe('case-already-submitted');
    expect(reason(at, 'SaveAnswers', { group: 'pilot', answers: {}, whole: false }, pilot)).toBe('case-already-submitted');
    expect(reason(at, 'AttachFile', pdf('late', 'insurance'), pilot)).toBe('item-not-open');
    expect(reason(at, 'RemoveFile', { attachment: 'file-insurance' }, pilot)).toBe('item-not-open');
  });
  it('leaves out answers to what is no longer asked', () => {
    const at = play().open().fillIn();
    at.send('SaveAnswers', { group: 'balloon', answers: { size: 12, transmits: 'no' }, whole: true }, pilot).submit();
    expect(at.state.answers).not.toHaveProperty('frequency');
    expect(at.state.tasks.map((t) => t.task)).toEqual(['registry', 'safety']);
  });
  it('is for the applicant alone', () => {
    const other = { ...pilot, id: 'person-other' };
    const at = play().open().fillIn();
    for (const [type, data] of [
      ['SubmitCase', { declared: ['all_true'] }],
      ['SaveAnswers', { group: 'pilot', answers: {}, whole: false }],
      ['RemoveFile', { attachment: 'file-insurance' }],
      ['WithdrawCase', {}],
    ] as const)
      expect(reason(at, type, data, other)).toBe('not-allowed');
    expect(at.try('SubmitCase', { declared: ['all_true'] }, { ...pilot, kind: 'key' })).toHaveProperty('length');
  });
});

describe('withdrawing', () => {
  it('ends a draft, and stops every office that has a task', () => {
    const draft = play().open().send('WithdrawCase', {}, pilot);
    expect(draft.state.status).toBe('withdrawn');
    expect(reason(draft, 'SubmitCase', { declared: [] }, pilot)).toBe('case-ended');
    expect(reason(draft, 'AttachFile', pdf('file-1', 'insurance'), pilot)).toBe('case-ended');
    const sent = submittedCase().send('WithdrawCase', { words: 'We go elsewhere.' }, pilot);
    expect(sent.state).toMatchObject({ status: 'withdrawn', wake: null });
    expect(sent.state.tasks.map((t) => [t.task, t.status, t.clock.due])).toEqual([
      ['registry', 'stopped', null],
      ['safety', 'stopped', null],
      ['radio', 'stopped', null],
    ]);
    expect(reason(sent, 'WithdrawCase', {}, pilot)).toBe('case-ended');
    expect(reason(sent, 'DecideTask', { task: 'registry', decision: 'approve' }, system('test'))).toBe('task-stopped');
  });
});
