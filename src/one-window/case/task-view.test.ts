import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { type TaskView, taskView } from './task-view.ts';
import { at, secrets, serviceWith, submitted, taskState } from './views/view-examples.ts';

const officerAt = (office: string, id = 'o-1'): Actor => ({ kind: 'person', id, grants: [{ role: 'officer', office }] });
const view = (...a: Parameters<typeof taskView>): TaskView => {
  const seen = taskView(...a);
  if (isRefusal(seen)) throw new Error(seen.reason);
  return seen;
};
const reasonOf = (...a: Parameters<typeof taskView>): string => {
  const seen = taskView(...a);
  return isRefusal(seen) ? seen.reason : 'seen';
};
const someOf = (ids: readonly string[]) => fc.subarray([...ids]);
const sees = fc.record({
  sections: someOf(['company', 'money']),
  questions: someOf(['company_name', 'owners', 'deed', 'capital', 'bank', 'zone']),
  documents: someOf(['passport', 'plan', 'certificate']),
});
const inSection: Readonly<Record<string, readonly string[]>> = {
  company: ['company_name', 'owners', 'deed'],
  money: ['capital', 'bank', 'zone'],
};

test('whatever a task may see, the view holds exactly that: no other answer, file or word', () => {
  fc.assert(
    fc.property(sees, fc.constantFrom('tax', 'advice-1', 'appeal-1'), (may, task) => {
      const definition = serviceWith(may);
      const appeal = taskState('appeal-1', 'appeal-desk', { kind: 'appeal', of: 'tax', stage: null, asked: 'It is wrong.' });
      const state = submitted({ tasks: [...submitted().tasks, appeal] });
      const office = state.tasks.find((t) => t.task === task)?.office ?? '';
      const allowed = new Set([...may.questions, ...may.documents, ...may.sections.flatMap((s) => inSection[s] ?? [])]);
      const shown = JSON.stringify(view(state, definition, task, officerAt(office)));
      for (const [item, secret] of Object.entries(secrets)) expect(shown.includes(secret), `${item} in ${task}`).toBe(allowed.has(item));
      expect(shown).not.toContain('secret-words-of-the-registry');
    }),
    { numRuns: 200 },
  );
});
test('what is seen comes in the order of the form, and documents with their files', () => {
  const seen = view(submitted(), serviceWith('everything'), 'tax', officerAt('tax-desk'));
  expect(seen.seesEverything).toBe(true);
  expect(seen.sections.flatMap((s) => s.groups.flatMap((g) => g.answers.map((a) => a.question.id)))).toEqual([
    'company_name',
    'owners',
    'capital',
    'bank',
    'zone',
  ]);
  expect(seen.documents.map((d) => [d.document, d.files.length])).toEqual([
    ['deed', 1],
    ['passport', 1],
    ['plan', 1],
    ['certificate', 1],
  ]);
  expect(seen.mayMark).toEqual(['company_name', 'owners', 'capital', 'bank', 'zone', 'deed', 'passport', 'plan']);
  expect(seen.decisions.map((d) => d.id)).toEqual(['give', 'deny']);
  expect(seen.acts).toEqual(['ClaimTask', 'AddNote', 'AskAdvice', 'SendBack', 'StopClock', 'DecideTask']);
  expect(seen.others.map((o) => [o.task, o.status, o.asked])).toEqual([
    ['registration', 'decided', null],
    ['advice-1', 'open', 'Is it right?'],
  ]);
});
test('erased answers leave the questions standing empty', () => {
  const seen = view(submitted({ answers: null }), serviceWith('everything'), 'tax', officerAt('tax-desk'));
  expect(seen.sections.flatMap((s) => s.groups.flatMap((g) => g.answers.map((a) => a.answer))).every((a) => a === null)).toBe(true);
});
test('only the office of a task sees it, and nobody sees a case of their own or of their organisation', () => {
  const definition = serviceWith('everything');
  const state = submitted();
  expect(reasonOf(state, definition, 'tax', officerAt('registry-desk'))).toBe('not-allowed');
  expect(reasonOf(state, definition, 'tax', { kind: 'person', id: 'o-1', grants: [{ role: 'auditor', office: null }] })).toBe(
    'not-allowed',
  );
  expect(reasonOf(state, definition, 'council', officerAt('council-desk'))).toBe('not-found');
  expect(reasonOf(state, definition, 'tax', officerAt('tax-desk', 'p-1'))).toBe('own-case');
  const partner = submitted({ applicant: { ...state.applicant, offices: ['tax-desk'] } });
  expect(reasonOf(partner, definition, 'tax', officerAt('tax-desk'))).toBe('own-organisation');
});
test('the editor of a trial sees each of its tasks; another editor does not', () => {
  const trial = submitted({ trial: true });
  const editor = (id: string): Actor => ({ kind: 'person', id, grants: [{ role: 'editor', office: null }] });
  expect(view(trial, serviceWith('everything'), 'tax', editor('p-1')).acts).toContain('DecideTask');
  expect(reasonOf(trial, serviceWith('everything'), 'tax', editor('p-2'))).toBe('not-allowed');
});
test('what came back stands beside what was asked', () => {
  const cameBack = [{ item: 'bank', words: 'Which bank?', remark: 'The one at the port.' }];
  const tasks = [taskState('tax', 'tax-desk', { cameBack, clock: { ...taskState('tax', '').clock, since: at } })];
  const seen = view(submitted({ tasks }), serviceWith('everything'), 'tax', officerAt('tax-desk'));
  expect(seen.task.cameBack).toMatchObject([{ item: 'bank', label: { en: 'Bank' }, words: 'Which bank?', remark: 'The one at the port.' }]);
});
test('an advising office is asked one thing and answers; it sends nothing back', () => {
  const seen = view(submitted(), serviceWith({ questions: ['bank'] }), 'advice-1', officerAt('bank-desk'));
  expect(seen.task.asked).toBe('Is it right?');
  expect(seen.decisionIds).toEqual(['answer']);
  expect(seen.acts).not.toContain('SendBack');
  expect(seen.sections.map((s) => s.section)).toEqual(['money']);
});
