import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { type Given, given, stateAfter } from '../../kernel/testing/given.ts';
import type { Call, CallFact } from './call.ts';
import type { CallCommand, CallCommandType } from './commands.ts';
import { call } from './decider.ts';
import {
  callExamples,
  cancelled,
  changed,
  closed,
  concluded,
  drafted,
  draft,
  drawn,
  extended,
  frozen,
  movedOn,
  opened,
  published,
  rehearsed,
  round,
  seatsChanged,
  seedDrawn,
  times,
  untilFrozen,
  untilOpen,
  untilPublished,
} from './examples.ts';
import { rehearsalSeed, seedOf } from './seed.ts';

const person = (role: 'editor' | 'supervisor' | 'officer' | 'administrator', office: string | null = draft.lead): Actor => ({
  kind: 'person',
  id: `${role}-1`,
  grants: [{ role, office }],
});
const manager = person('supervisor');
const itself = system('programmes');
const order = (type: CallCommandType, data: object = {}, actor: Actor = manager, now = '2026-01-10T12:00:00.000Z'): CallCommand =>
  ({ id: 'c', type, on: 'example', actor, now, data }) as CallCommand;
const freeze = { applicants: 60, undecided: 0, inputs: '1'.repeat(64) };
const rules = (change: object) => ({ ...draft, rules: { ...draft.rules, ...change } });

describe('a call', () => {
  it.each<[string, readonly Given<CallFact>[], CallCommand, readonly Given<CallFact>[]]>([
    ['is drafted by an editor of the lead office', [], order('DraftCall', draft, person('editor')), [drafted]],
    ['has its rule changed while it is a draft', [drafted], order('ChangeCallRules', changed.data), [changed]],
    ['is opened by its manager', [drafted], order('OpenCall', times, manager, '2025-11-20T12:00:00.000Z'), [opened]],
    ['is extended', untilOpen, order('ExtendCall', extended.data), [extended]],
    ['is closed early by its manager', untilOpen, order('CloseCall'), [closed]],
    ['is closed by time', untilOpen, order('PassTime', {}, itself, '2026-01-20T12:00:00.000Z'), [closed]],
    ['stays open until its time', untilOpen, order('PassTime', {}, itself, '2026-01-20T11:59:59.999Z'), []],
    ['has its applications frozen', [...untilOpen, closed], order('FreezeApplications', freeze), [frozen]],
    ['has its seed drawn by itself', untilFrozen, order('DrawSeed', seedDrawn, itself), [drawn]],
    ['is rehearsed before the seed is drawn', untilFrozen, order('RehearseAllocation', { run: 1, placed: 18 }), [rehearsed]],
    ['is published by its manager', [...untilFrozen, drawn], order('PublishAllocation', round(0)), [published]],
    ['moves its list by itself', untilPublished, order('PublishAllocation', round(1), itself), [movedOn]],
    ['closes a venue after applications were frozen', untilFrozen, order('ChangeSeats', seatsChanged.data), [seatsChanged]],
    ['closes a venue after places were given', untilPublished, order('ChangeSeats', seatsChanged.data), [seatsChanged]],
    ['is concluded', untilPublished, order('ConcludeCall'), [concluded]],
    ['is cancelled before places are given', untilOpen, order('CancelCall', cancelled.data), [cancelled]],
  ])('%s', (_, facts, command, expected) => {
    given(call, facts)
      .when(command)
      .then(expected as readonly CallFact[]);
  });

  it('that is closed early ends when it was closed', () => {
    const state = stateAfter(call, [...untilOpen, { ...closed, at: '2026-01-05T00:00:00.000Z' }]);
    expect(state?.closes).toBe('2026-01-05T00:00:00.000Z');
  });
  it('orders the seed, the telling of rounds and the closing of the list where the facts are written', () => {
    const jobs = (fact: Given<CallFact>, state: Call | null) =>
      call.jobs?.(state as Call, 'example', [fact as CallFact], '').map((j) => `${j.task} ${j.key}`);
    expect(jobs(frozen, stateAfter(call, untilFrozen))).toEqual(['draw-seed draw-seed/example']);
    expect(jobs(published, stateAfter(call, untilPublished))).toEqual(['move-list move-list/example']);
    expect(jobs(seatsChanged, stateAfter(call, untilPublished))).toEqual(['move-list move-list/example']);
    expect(jobs(seatsChanged, stateAfter(call, untilOpen))).toEqual([]);
    expect(jobs(concluded, stateAfter(call, untilPublished))).toEqual(['close-list close-list/example']);
  });
  it('never rehearses with the seed that counts', () => {
    expect(rehearsalSeed('example', 1)).not.toBe(seedDrawn.seed);
    expect(rehearsalSeed('example', 1)).not.toBe(rehearsalSeed('example', 2));
    expect(seedOf('other', seedDrawn)).not.toBe(seedDrawn.seed);
  });
});

describe('is refused', () => {
  const published0 = untilPublished;
  it.each<[string, readonly Given<CallFact>[], CallCommand]>([
    ['not-allowed', [], order('DraftCall', draft, person('officer'))],
    ['not-allowed', [], order('DraftCall', draft, person('supervisor', 'pier-office'))],
    ['not-allowed', [drafted], order('OpenCall', times, person('editor'))],
    ['not-allowed', untilFrozen, order('DrawSeed', seedDrawn)],
    ['not-allowed', untilOpen, order('PassTime')],
    ['not-allowed', published0, order('PublishAllocation', round(1))],
    ['not-allowed', [...untilFrozen, drawn], order('PublishAllocation', round(0), person('administrator', null))],
    ['call-already-drafted', [drafted], order('DraftCall', draft)],
    ['zone-unknown', [], order('DraftCall', { ...draft, zone: 'Sea/Nowhere' })],
    ['rules-have-mistakes', [], order('DraftCall', rules({ reserves: [{ group: 'women', seats: 11 }] }))],
    ['rules-have-mistakes', [drafted], order('ChangeCallRules', { title: draft.title, rules: rules({ groups: [] }).rules })],
    ['rules-are-fixed', untilOpen, order('ChangeCallRules', changed.data)],
    ['call-not-draft', untilOpen, order('OpenCall', times)],
    ['call-closes-before-it-opens', [drafted], order('OpenCall', { opens: times.closes, closes: times.opens })],
    ['call-closes-in-the-past', [drafted], order('OpenCall', times, manager, '2026-03-01T00:00:00.000Z')],
    ['call-too-long', [drafted], order('OpenCall', { ...times, closes: '2062-01-01T00:00:00.000Z' })],
    ['venue-begins-before-call-closes', [drafted], order('OpenCall', { ...times, closes: '2026-09-02T00:00:00.000Z' })],
    ['call-not-open', [drafted], order('ExtendCall', extended.data)],
    ['call-not-open', untilOpen, order('ExtendCall', extended.data, manager, '2026-01-21T00:00:00.000Z')],
    ['call-extended-backwards', untilOpen, order('ExtendCall', { closes: '2026-01-11T00:00:00.000Z' })],
    ['venue-begins-before-call-closes', untilOpen, order('ExtendCall', { closes: '2026-10-01T00:00:00.000Z' })],
    ['call-not-open', [...untilOpen, closed], order('CloseCall')],
    ['call-not-begun', untilOpen, order('CloseCall', {}, manager, '2025-11-21T00:00:00.000Z')],
    ['seats-not-changeable', [drafted], order('ChangeSeats', seatsChanged.data)],
    ['venue-unknown', untilOpen, order('ChangeSeats', { venue: 'west-quay', seats: 3, reason: 'more room' })],
    ['nothing-changed', untilOpen, order('ChangeSeats', { venue: 'north-quay', seats: 10, reason: 'the same' })],
    ['seats-frozen', untilFrozen, order('ChangeSeats', { venue: 'north-quay', seats: 12, reason: 'more room' })],
    ['seats-frozen', untilFrozen, order('ChangeSeats', { venue: 'north-quay', seats: 9, reason: 'less room' })],
    ['seats-given', published0, order('ChangeSeats', { venue: 'north-quay', seats: 9, reason: 'less room' })],
    ['call-not-closed', untilOpen, order('FreezeApplications', freeze)],
    ['applications-already-frozen', untilFrozen, order('FreezeApplications', freeze)],
    ['applications-undecided', [...untilOpen, closed], order('FreezeApplications', { ...freeze, undecided: 3 })],
    ['nobody-to-choose-from', [...untilOpen, closed], order('FreezeApplications', { ...freeze, applicants: 0 })],
    ['applications-not-frozen', untilOpen, order('DrawSeed', seedDrawn, itself)],
    ['seed-already-drawn', [...untilFrozen, drawn], order('DrawSeed', seedDrawn, itself)],
    ['seed-not-of-checkpoint', untilFrozen, order('DrawSeed', { ...seedDrawn, size: 121 }, itself)],
    ['applications-not-frozen', untilOpen, order('RehearseAllocation', { run: 1, placed: 1 })],
    ['rehearsal-already-counted', [...untilFrozen, rehearsed], order('RehearseAllocation', { run: 1, placed: 18 })],
    ['allocation-already-published', published0, order('RehearseAllocation', { run: 2, placed: 18 })],
    ['applications-not-frozen', untilOpen, order('PublishAllocation', round(0))],
    ['seed-not-drawn', untilFrozen, order('PublishAllocation', round(0))],
    ['allocation-already-published', published0, order('PublishAllocation', round(0))],
    ['allocation-not-published', [...untilFrozen, drawn], order('PublishAllocation', round(1), itself)],
    ['round-already-published', [...published0, movedOn], order('PublishAllocation', round(1), itself)],
    [
      'venue-unknown',
      [...untilFrozen, drawn],
      order('PublishAllocation', { ...round(0), venues: [{ venue: 'west-quay', seats: 1, filled: 0, open: null, reserves: [] }] }),
    ],
    ['allocation-not-published', untilOpen, order('ConcludeCall')],
    ['call-not-cancellable', published0, order('CancelCall', cancelled.data)],
    ['invalid', [drafted], order('OpenCall', { opens: '2026-01-01', closes: '2026-02-01' })],
    ['invalid', untilOpen, order('ChangeSeats', { venue: 'north-quay', seats: -1, reason: 'x' })],
    ['not-found', [], order('OpenCall', times, itself)],
  ])('with %s', (reason, facts, command) => {
    given(call, facts).when(command).thenRefused(reason);
  });
});

it('is the same from its facts as from its orders, and never goes back', () => {
  const inOrder = ['draft', 'open', 'closed', 'frozen', 'published', 'concluded', 'cancelled'];
  const sent = callExamples[0]?.commands.map(({ type, data }) => order(type, data, itself)) ?? [];
  const more = [order('PublishAllocation', round(1), itself), order('ChangeSeats', { venue: 'north-quay', seats: 12, reason: 'room' })];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...sent, ...more), { maxLength: 25 }), (commands) => {
      const facts: CallFact[] = [];
      let before = -1;
      for (const command of commands) {
        const { outcome } = given(call, facts).when(command);
        if (!isRefusal(outcome)) facts.push(...outcome);
        const state = stateAfter(call, facts);
        const now = state === null ? -1 : inOrder.indexOf(state.status);
        expect(now).toBeGreaterThanOrEqual(before);
        before = now;
      }
      const state = stateAfter(call, facts);
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      expect(state?.rounds.map((r) => r.round) ?? []).toEqual((state?.rounds ?? []).map((_, i) => i));
    }),
  );
});
