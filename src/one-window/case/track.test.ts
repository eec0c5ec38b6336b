import { expect, test } from 'vitest';
import { trackCase } from './track.ts';
import { at, serviceWith, submitted, taskState } from './views/view-examples.ts';

const definition = serviceWith('everything');
const statuses = (state = submitted()) =>
  Object.fromEntries(trackCase(state, definition).stages.flatMap((s) => s.tasks.map((t) => [`${s.stage}/${t.task}`, t.status])));

test('every task of the route is there: at work, to come, or not needed', () => {
  expect(statuses()).toEqual({
    'checks/tax': 'open',
    'checks/advice-1': 'open',
    'checks/registration': 'decided',
    'checks/zone-licence': 'not-needed',
    'end/council': 'to-come',
  });
  const tracked = trackCase(submitted(), definition);
  expect(tracked.stages.map((s) => s.status)).toEqual(['open', 'to-come']);
  expect(tracked.promise).toBe(7);
  expect(tracked.acts).toEqual(['withdraw']);
});
test('before it is sent, what depends on an answer may come', () => {
  const draft = submitted({ status: 'draft', submitted: null, reference: null, stage: null, tasks: [], answers: {}, files: [] });
  expect(statuses(draft)).toMatchObject({ 'checks/tax': 'to-come', 'checks/zone-licence': 'may-come' });
  expect(trackCase(draft, definition)).toMatchObject({
    waits: [{ who: 'applicant', why: 'fill-in' }],
    acts: ['fill-in', 'withdraw'],
    files: [],
  });
});
test('what is sent back is shown with the office’s words, and the applicant is whom the case waits for', () => {
  const sentBack = [
    { item: 'bank', words: 'Which bank?' },
    { item: 'plan', words: 'A page is missing.' },
  ];
  const clock = { ...taskState('tax', '').clock, due: null, left: 3, stopped: { reason: 'sent-back', since: at } };
  const tasks = [taskState('tax', 'tax-desk', { status: 'sent-back', sentBack, clock, answerBy: '2026-04-01T00:00:00.000Z' })];
  const tracked = trackCase(submitted({ status: 'sent-back', tasks }), definition);
  expect(tracked.items).toMatchObject([
    { item: 'bank', kind: 'question', label: { en: 'Bank' }, group: 'funds', words: 'Which bank?' },
    { item: 'plan', kind: 'document', label: { en: 'Plan' }, group: null, words: 'A page is missing.' },
  ]);
  expect(tracked.waits).toMatchObject([{ who: 'applicant', why: 'sent-back', until: '2026-04-01T00:00:00.000Z', overdue: false }]);
  expect(tracked.acts).toEqual(['answer', 'withdraw']);
});
test('a clock that stands still says why, and an unclaimed task whose turn it is', () => {
  const clock = { ...taskState('tax', '').clock, due: null, left: 3, stopped: { reason: 'expert', since: at } };
  const waits = trackCase(
    submitted({ tasks: [taskState('tax', 'tax-desk', { clock }), taskState('registration', 'registry-desk')] }),
    definition,
  ).waits;
  expect(waits).toMatchObject([
    { who: 'office', office: 'tax-desk', why: 'stopped', reason: { en: 'An expert is asked.' }, until: null },
    { who: 'office', office: 'registry-desk', why: 'decide', claimed: false, reason: null },
  ]);
});
test('a refusal names its reasons and words, who may hear an appeal and until when; nothing more is to come', () => {
  const refusal = taskState('tax', 'tax-desk', {
    status: 'decided',
    ended: at,
    decision: 'deny',
    outcome: 'refused',
    by: 'o-1',
    reasons: ['debts'],
    words: 'Two years are unpaid.',
    spent: 2,
  });
  const state = submitted({
    status: 'refused',
    granted: false,
    because: 'tax',
    decided: at,
    tasks: [refusal],
    appealUntil: '2026-04-01T00:00:00.000Z',
  });
  const tracked = trackCase(state, definition);
  expect(tracked.because?.decision).toEqual({
    id: 'deny',
    label: { en: 'Deny', ur: 'Deny (ur)' },
    outcome: 'refused',
    nobody: false,
    reasons: [{ id: 'debts', text: { en: 'There are debts.', ur: 'There are debts. (ur)' } }],
    words: 'Two years are unpaid.',
  });
  expect(tracked.appeal).toEqual({ office: 'appeal-desk', until: '2026-04-01T00:00:00.000Z' });
  expect(tracked.acts).toEqual(['appeal']);
  expect(statuses(state)).toMatchObject({ 'checks/registration': 'not-reached', 'end/council': 'not-reached' });
});
test('silence is shown as nobody’s decision, and advice between offices without its words', () => {
  const silent = taskState('tax', 'tax-desk', { status: 'decided', ended: at, decision: 'give', outcome: 'approved', by: null, spent: 5 });
  const advice = taskState('advice-1', 'bank-desk', {
    kind: 'advice',
    of: 'tax',
    status: 'decided',
    ended: at,
    decision: 'answer',
    outcome: 'answered',
    by: 'o-3',
    words: 'Between us.',
    asked: 'May I ask?',
  });
  const tracked = trackCase(submitted({ tasks: [silent, advice] }), definition);
  expect(tracked.stages[0]?.tasks.map((t) => t.decision?.nobody)).toEqual([true, false, undefined, undefined]);
  expect(JSON.stringify(tracked)).not.toMatch(/Between us|May I ask/);
});
test('a task opened again after an appeal stands twice, and the later counts', () => {
  const first = taskState('tax', 'tax-desk', { status: 'decided', ended: at, decision: 'deny', outcome: 'refused', by: 'o-1' });
  const stopped = taskState('registration', 'registry-desk', { status: 'stopped', ended: at });
  const appeal = taskState('appeal-1', 'appeal-desk', {
    kind: 'appeal',
    of: 'tax',
    stage: null,
    status: 'decided',
    decision: 'allow',
    outcome: 'approved',
    by: 'o-9',
  });
  const again = taskState('registration', 'registry-desk', { opened: '2026-03-20T09:00:00.000Z' });
  const [checks] = trackCase(submitted({ tasks: [first, stopped, appeal, again] }), definition).stages;
  expect(checks?.tasks.map((t) => [t.task, t.status, t.round])).toEqual([
    ['tax', 'decided', 1],
    ['appeal-1', 'decided', 1],
    ['registration', 'stopped', 1],
    ['registration', 'open', 2],
    ['zone-licence', 'not-needed', 1],
  ]);
  expect(checks?.status).toBe('open');
});
test('files an office made are the applicant’s once its task has ended', () => {
  const titles = (status: 'open' | 'decided') =>
    trackCase(submitted({ tasks: [taskState('registration', 'registry-desk', { status })] }), definition).files.map((f) => f.document);
  expect(titles('open')).toEqual(['deed', 'passport', 'plan']);
  expect(titles('decided')).toEqual(['deed', 'passport', 'plan', 'certificate']);
});
