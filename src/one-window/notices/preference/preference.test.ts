import { expect, test } from 'vitest';
import type { Actor } from '../../../kernel/decider/actor.ts';
import { isRefusal } from '../../../kernel/refusals/refusal.ts';
import { type ChooseNotices, noticePreference } from './preference.ts';

const ann: Actor = { kind: 'person', id: 'ann', grants: [] };
const choose = (stopped: readonly string[], rhythm = 'daily', actor: Actor = ann): ChooseNotices => ({
  id: 'c',
  type: 'ChooseNotices',
  on: 'ann',
  actor,
  now: '2026-03-02T09:00:00.000Z',
  data: { stopped, rhythm },
});
const reasonOf = (outcome: unknown) => (isRefusal(outcome) ? outcome.reason : 'done');

test('what is chosen is kept in one order, and choosing the same again changes nothing', () => {
  expect(noticePreference.decide(choose(['sent-back', 'received']), null)).toEqual([
    { type: 'NoticesChosen', data: { stopped: ['received', 'sent-back'], rhythm: 'daily' } },
  ]);
  expect(
    reasonOf(noticePreference.decide(choose(['sent-back', 'received']), { stopped: ['received', 'sent-back'], rhythm: 'daily' })),
  ).toBe('nothing-changed');
  expect(reasonOf(noticePreference.decide(choose([], 'at-once'), null))).toBe('nothing-changed');
});
test('decisions cannot be stopped, nor what nobody knows', () => {
  for (const kind of ['decided', 'appeal-decided', 'weather'])
    expect(reasonOf(noticePreference.decide(choose([kind]), null))).toBe('invalid');
  expect(reasonOf(noticePreference.decide(choose([], 'hourly'), null))).toBe('invalid');
});
test('only the person chooses, not an administrator and not a key', () => {
  const other: Actor = { kind: 'person', id: 'bo', grants: [{ role: 'administrator', office: null }] };
  expect(reasonOf(noticePreference.access(choose([]), null))).toBe('done');
  expect(reasonOf(noticePreference.access(choose([], 'daily', other), null))).toBe('not-allowed');
  expect(reasonOf(noticePreference.access(choose([], 'daily', { ...ann, kind: 'key' }), null))).toBe('not-allowed');
});
