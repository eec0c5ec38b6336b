import { expect, test } from 'vitest';
import { at, serviceWith, submitted, taskState } from '../case/views/view-examples.ts';
import { applicantNotices, officeNotices } from './kinds.ts';
import { digestOf, lettersOf } from './letters.ts';
import { lapsingNotice, noticesFor } from './notices-for.ts';

const definition = serviceWith('everything');
const told = (type: string, data: Record<string, unknown>, state = submitted(), actor = 'o-1') =>
  noticesFor({ type, at, actor, data }, state, definition).map(({ kind, audience }) => [kind, Object.values(audience).slice(1).join()]);

test('each event tells whom it concerns', () => {
  const claimed = submitted({ tasks: [taskState('tax', 'tax-desk', { officer: 'o-1' })] });
  expect(told('CaseSubmitted', {})).toEqual([['received', 'p-1']]);
  expect(told('TaskOpened', { task: 'tax' })).toEqual([['new-task', 'tax-desk']]);
  expect(told('TaskOpened', { task: 'advice-1' })).toEqual([['advice-asked', 'bank-desk']]);
  expect(told('TaskAssigned', { task: 'tax', officer: 'o-1', because: 'assigned' }, claimed, 's-1')).toEqual([['assigned', 'o-1']]);
  expect(told('SentBackAnswered', { task: 'tax' }, claimed)).toEqual([
    ['answers-received', 'p-1'],
    ['came-back', 'o-1'],
  ]);
  expect(told('TaskReminded', { task: 'tax' })).toEqual([['reminded', 'tax-desk']]);
  expect(told('TaskEscalated', { task: 'tax' }, claimed)).toEqual([['overdue', 'tax-desk']]);
  expect(told('TaskDecided', { task: 'registration' })).toEqual([['task-decided', 'p-1']]);
  expect(told('CaseDecided', { granted: true, appealUntil: null })).toEqual([['decided', 'p-1']]);
  expect(told('AppealLodged', { against: 'tax' })).toEqual([['appeal-lodged', 'p-1']]);
});
test('a review is told to nobody by itself, whatever it came to', () => {
  for (const outcome of ['approved', 'refused'] as const) {
    const review = taskState('tax', 'tax-desk', { status: 'decided', ended: at, decision: 'x', outcome, by: 'o-1', review: true });
    expect(told('TaskDecided', { task: 'tax' }, submitted({ tasks: [review] }))).toEqual([]);
  }
});
test('claiming a task oneself, and what is no longer so, is no news', () => {
  const claimed = submitted({ tasks: [taskState('tax', 'tax-desk', { officer: 'o-1' })] });
  expect(told('TaskAssigned', { task: 'tax', officer: 'o-1', because: 'claimed' }, claimed)).toEqual([]);
  expect(told('TaskAssigned', { task: 'tax', officer: 'o-9', because: 'assigned' }, claimed)).toEqual([]);
  expect(told('TaskSentBack', { task: 'tax' })).toEqual([]);
  expect(told('TaskEscalated', { task: 'registration' })).toEqual([]);
});
test('a refusal that ends the case is told once, as the decision of the whole', () => {
  const refusal = taskState('tax', 'tax-desk', { status: 'decided', ended: at, decision: 'deny', outcome: 'refused', by: 'o-1' });
  expect(
    told('TaskDecided', { task: 'tax' }, submitted({ status: 'refused', granted: false, because: 'tax', decided: at, tasks: [refusal] })),
  ).toEqual([]);
});
test('advice goes back to who asked', () => {
  const advice = taskState('advice-1', 'bank-desk', {
    kind: 'advice',
    of: 'tax',
    status: 'decided',
    decision: 'answer',
    outcome: 'answered',
    by: 'o-3',
  });
  const asked = (officer: string | null) => submitted({ tasks: [taskState('tax', 'tax-desk', { officer }), advice] });
  expect(told('TaskDecided', { task: 'advice-1' }, asked('o-1'))).toEqual([['advice-given', 'o-1']]);
  expect(told('TaskDecided', { task: 'advice-1' }, asked(null))).toEqual([['advice-given', 'tax-desk']]);
});
test('whoever was at work on a task that is stopped hears of it, and why', () => {
  const stopped = { status: 'stopped', ended: at } as const;
  const tasks = [
    taskState('registration', 'registry-desk', { ...stopped, officer: 'o-2' }),
    taskState('tax', 'tax-desk', stopped),
    taskState('bank', 'bank-desk'),
  ];
  const because = (why: string) => ({ tasks: ['registration', 'tax', 'bank'], because: why, of: null });
  const withdrawn = submitted({ status: 'withdrawn', tasks });
  expect(told('TasksStopped', because('withdrawn'), withdrawn)).toEqual([
    ['task-stopped', 'o-2'],
    ['task-stopped', 'tax-desk'],
  ]);
  const bodies = ['refused', 'withdrawn', 'lapsed', 'decided'].map((why) => {
    const [notice] = noticesFor({ type: 'TasksStopped', at, actor: 'p-1', data: because(why) }, withdrawn, definition);
    if (notice === undefined) throw new Error('nothing is told');
    const letters = lettersOf({ ...notice, office: { en: 'Registry' }, href: 'https://node.example/inbox/1/registration' }, true);
    return `${letters.en.paragraphs[0]} ${letters.ur?.paragraphs[0]}`;
  });
  expect(new Set(bodies).size).toBe(4);
});
test('a trial and a draft tell nobody', () => {
  expect(told('TaskOpened', { task: 'tax' }, submitted({ trial: true }))).toEqual([]);
  expect(told('CaseSubmitted', {}, submitted({ reference: null }))).toEqual([]);
});
test('the warning before a case lapses is given only while the same answer is awaited', () => {
  const sentBack = [{ item: 'bank', words: 'secret words of the officer' }];
  const tasks = [taskState('tax', 'tax-desk', { status: 'sent-back', sentBack, answerBy: '2026-04-01T00:00:00.000Z' })];
  expect(lapsingNotice(submitted({ tasks }), definition, 'tax', '2026-04-01T00:00:00.000Z')?.items).toEqual([
    { en: 'Bank', ur: 'Bank (ur)' },
  ]);
  expect(lapsingNotice(submitted({ tasks }), definition, 'tax', '2026-05-01T00:00:00.000Z')).toBeUndefined();
  expect(lapsingNotice(submitted(), definition, 'tax', '2026-04-01T00:00:00.000Z')).toBeUndefined();
});
test('every letter is whole in both languages, and holds nothing personal', () => {
  const tasks = [taskState('tax', 'tax-desk', { status: 'sent-back', sentBack: [{ item: 'bank', words: 'secret words' }], answerBy: at })];
  const [notice] = noticesFor({ type: 'TaskSentBack', at, actor: 'o-1', data: { task: 'tax' } }, submitted({ tasks }), definition);
  if (notice === undefined) throw new Error('nothing is told');
  const named = {
    office: { en: 'Tax desk', ur: 'ٹیکس ڈیسک' },
    task: { en: 'Tax number', ur: 'ٹیکس نمبر' },
    decision: { en: 'Give', ur: 'دیا گیا' },
  };
  for (const kind of [...applicantNotices, ...officeNotices]) {
    for (const granted of [true, false]) {
      const letters = lettersOf({ ...notice, kind, granted, ...named, href: 'https://node.example/cases/1' }, false);
      const text = JSON.stringify(letters);
      expect(text, kind).not.toMatch(/secret|Harbour Works|undefined/);
      expect(letters.ur?.subject, kind).toMatch(/^WS-7K3M9-QX2PD: .*[\u0600-\u06ff]/);
    }
  }
  const all = Array.from({ length: 150 }, () => lettersOf({ ...notice, office: { en: 'Tax desk' }, href: 'https://node.example/x' }, true));
  expect(digestOf(all, 'https://node.example/').en.paragraphs).toHaveLength(100);
});
