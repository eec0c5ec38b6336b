import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, anyone, system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { type Given, given, stateAfter } from '../../kernel/testing/given.ts';
import type { CandidacyFact } from './candidacy.ts';
import type { CandidacyCommand, CandidacyCommandType } from './commands.ts';
import { candidacy } from './decider.ts';
import {
  accepted,
  acceptedToStay,
  admission,
  admitted,
  allClosed,
  atNorth,
  atSouth,
  bettered,
  candidacyExamples,
  declined,
  entered,
  entry,
  expired,
  listed,
  lost,
  name,
  notSelected,
  offered,
  offeredBetter,
  onList,
  person,
  refused,
  tellRound,
  untilOffered,
  withdrawn,
} from './examples.ts';
import { lotOf } from './lot.ts';
import { scoreOf } from './score.ts';

const itself = system('programmes');
const applicant: Actor = { kind: 'person', id: person, grants: [] };
const manager: Actor = { kind: 'person', id: 'manager-1', grants: [{ role: 'supervisor', office: 'tide-office' }] };
const order = (type: CandidacyCommandType, data: object = {}, actor: Actor = itself, now = '2026-01-15T12:00:00.000Z') =>
  ({ id: 'c', type, on: 'case-1', actor, now, data }) as CandidacyCommand;
const mine = (type: CandidacyCommandType, data: object = {}, now?: string) => order(type, data, applicant, now);
const answer = { round: 0, stay: false };

describe('a candidacy', () => {
  type Facts = readonly Given<CandidacyFact>[];
  it.each<[string, Facts, CandidacyCommand, Facts]>([
    ['is entered with a name that can be erased', [], order('EnterCandidacy', { ...entry, name }), [entered]],
    ['is admitted after the review', [entered], order('AdmitCandidacy', admission), [admitted]],
    ['is admitted on appeal', [entered, refused], order('AdmitCandidacy', admission), [admitted]],
    ['is refused by the review', [entered], order('RefuseCandidacy', refused.data), [refused]],
    ['is offered a place', [entered, admitted], order('TellRound', tellRound(atNorth(0))), [offered]],
    ['is put on the list', [entered, admitted], order('TellRound', tellRound(onList(0))), [listed]],
    [
      'is told at once where nothing can come',
      [entered, admitted],
      order('TellRound', tellRound(allClosed(0))),
      [{ type: 'NotSelected', data: { told: allClosed(0) } }],
    ],
    ['hears of no round that changes only positions', [entered, admitted, listed], order('TellRound', tellRound(onList(1))), []],
    ['is offered a place from the list', [entered, admitted, listed], order('TellRound', tellRound(atSouth(1))), [offeredBetter]],
    ['is offered a better place before it has answered', untilOffered, order('TellRound', tellRound(atSouth(1))), [offeredBetter]],
    ['moves up after it has accepted', [...untilOffered, accepted], order('TellRound', tellRound(atSouth(1))), [bettered]],
    ['stays where it chose to stay', [...untilOffered, acceptedToStay], order('TellRound', tellRound(atSouth(1))), []],
    ['never loses its place to others', [...untilOffered, accepted], order('TellRound', tellRound(onList(1))), []],
    [
      'loses its place when the venue closes, and goes on',
      [...untilOffered, accepted],
      order('TellRound', tellRound(onList(1), ['north-quay'])),
      [lost, { type: 'PutOnList', data: onList(1) }],
    ],
    ['is told a round once', untilOffered, order('TellRound', tellRound(onList(0))), []],
    ['is told nothing after it declined', [...untilOffered, declined], order('TellRound', tellRound(atSouth(1))), []],
    ['accepts', untilOffered, mine('AcceptPlace', answer), [accepted]],
    ['accepts and stays', untilOffered, mine('AcceptPlace', { ...answer, stay: true }), [acceptedToStay]],
    ['declines', untilOffered, mine('DeclinePlace', { round: 0 }), [declined]],
    ['is withdrawn after the offer', untilOffered, mine('WithdrawCandidacy'), [withdrawn]],
    ['is withdrawn after it was accepted', [...untilOffered, accepted], mine('WithdrawCandidacy', { courseOver: false }), [withdrawn]],
    ['is withdrawn with the application', [entered], order('WithdrawCandidacy'), [withdrawn]],
    ['runs out', untilOffered, order('PassTime', {}, itself, '2026-01-20T12:00:00.000Z'), [expired]],
    ['does not run out before its time', untilOffered, order('PassTime', {}, itself, '2026-01-20T11:59:59.999Z'), []],
    ['ends when the list is closed', [entered, admitted, listed], order('CloseList'), [notSelected]],
    ['keeps its place when the list is closed', [...untilOffered, accepted], order('CloseList'), []],
  ])('%s', (_, facts, command, expected) => {
    given(candidacy, facts)
      .when(command)
      .then(expected as readonly CandidacyFact[]);
  });

  it('that stays wants nothing above its place any more, and still what is below', () => {
    const first = stateAfter(candidacy, [
      entered,
      admitted,
      listed,
      offeredBetter,
      { type: 'PlaceAccepted', data: { venue: 'south-quay', stay: true } },
    ]);
    expect(first?.ranking).toEqual(['south-quay', 'north-quay']);
    expect(stateAfter(candidacy, [...untilOffered, acceptedToStay])?.ranking).toEqual(['north-quay']);
  });
  it('goes on without its name once that is erased', () => {
    const state = stateAfter(candidacy, [{ ...entered, personal: null } as unknown as Given<CandidacyFact>, admitted]);
    expect(state).toMatchObject({ name: null, status: 'admitted' });
  });
  it('moves the list when it leaves a place, and only then', () => {
    const jobs = (facts: readonly Given<CandidacyFact>[]) => {
      const state = stateAfter(candidacy, facts);
      return state === null ? [] : candidacy.jobs?.(state, 'case-1', facts.slice(-1) as CandidacyFact[], '').map((j) => j.key);
    };
    for (const leaving of [declined, expired, withdrawn]) expect(jobs([...untilOffered, leaving])).toEqual(['move-list/call-1']);
    expect(jobs([entered, admitted, listed, withdrawn])).toEqual([]);
    expect(jobs([...untilOffered, accepted])).toEqual([]);
  });
});

describe('is refused', () => {
  it.each<[string, readonly Given<CandidacyFact>[], CandidacyCommand]>([
    ['not-allowed', [entered], order('AdmitCandidacy', admission, manager)],
    ['not-allowed', [entered], mine('AdmitCandidacy', admission)],
    ['not-allowed', untilOffered, order('AcceptPlace', answer, manager)],
    ['not-allowed', untilOffered, order('DeclinePlace', { round: 0 }, anyone)],
    ['not-allowed', [], mine('EnterCandidacy', { ...entry, name })],
    ['not-allowed', untilOffered, mine('PassTime')],
    ['candidacy-already-entered', [entered], order('EnterCandidacy', { ...entry, name })],
    ['venue-ranked-twice', [], order('EnterCandidacy', { ...entry, name, ranking: ['north-quay', 'north-quay'] })],
    ['candidacy-not-under-review', [entered, admitted], order('AdmitCandidacy', admission)],
    ['candidacy-not-under-review', [entered, withdrawn], order('AdmitCandidacy', admission)],
    [
      'candidacy-not-under-review',
      [entered, { type: 'CandidacyRefused', data: { reason: 'already-applied', rules: [] } }],
      order('AdmitCandidacy', admission),
    ],
    ['candidacy-not-under-review', [entered, refused], order('RefuseCandidacy', refused.data)],
    ['no-place-offered', [entered, admitted, listed], mine('AcceptPlace', answer)],
    ['no-place-offered', [entered, admitted], mine('DeclinePlace', { round: 0 })],
    ['place-already-accepted', [...untilOffered, accepted], mine('AcceptPlace', answer)],
    ['place-already-accepted', [...untilOffered, accepted], mine('DeclinePlace', { round: 0 })],
    ['place-already-declined', [...untilOffered, declined], mine('DeclinePlace', { round: 0 })],
    ['place-already-declined', [...untilOffered, declined], mine('AcceptPlace', answer)],
    ['offer-expired', [...untilOffered, expired], mine('AcceptPlace', answer)],
    ['offer-expired', untilOffered, mine('AcceptPlace', answer, '2026-01-20T12:00:00.000Z')],
    ['offer-replaced', [...untilOffered, offeredBetter], mine('AcceptPlace', answer)],
    ['candidacy-withdrawn', [...untilOffered, withdrawn], mine('AcceptPlace', answer)],
    ['candidacy-withdrawn', [entered, withdrawn], mine('WithdrawCandidacy')],
    ['candidacy-over', [...untilOffered, declined], mine('WithdrawCandidacy')],
    ['cohort-completed', [...untilOffered, accepted], mine('WithdrawCandidacy', { courseOver: true })],
    ['invalid', [...untilOffered, accepted], mine('WithdrawCandidacy')],
    ['application-under-review', [entered], mine('WithdrawCandidacy')],
    ['invalid', [], order('EnterCandidacy', { ...entry, name, lot: 'mine' })],
    ['invalid', untilOffered, mine('AcceptPlace', { round: 0 })],
    ['not-found', [], order('PassTime')],
  ])('with %s', (reason, facts, command) => {
    given(candidacy, facts).when(command).thenRefused(reason);
  });
});

describe('one score', () => {
  const scoring = { reviews: ['review-one', 'review-two'], third: 'review-three' };
  const of = (...scores: readonly number[]) =>
    scoreOf(
      scoring,
      scores.map((score, i) => ({ task: ['review-one', 'review-two', 'review-three', 'other'][i] ?? '', score })),
    );
  it.each<[string, readonly number[], number | undefined]>([
    ['is the mean of two', [70, 77], 7350],
    ['is the mean of the two nearest of three', [40, 90, 80], 8500],
    ['is the mean of the two nearest, also where these are low', [90, 50, 45], 4750],
    ['goes to the higher two where both are as near', [50, 90, 70], 8000],
    ['is none where one is missing', [66.5], undefined],
    ['is none without reviews', [], undefined],
    ['does not count other tasks', [70, 80, 75, 0], 7750],
    ['is rounded to hundredths', [72.345, 72.345], 7235],
  ])('%s', (_, scores, expected) => {
    expect(of(...scores)).toBe(expected);
  });
});

it('has a lot that is the same for ever, and tells nothing', () => {
  expect(lotOf('case-1')).toMatch(/^[0-9a-f]{32}$/);
  expect(lotOf('case-1')).toBe(lotOf('case-1'));
  expect(lotOf('case-1')).not.toBe(lotOf('case-2'));
});

it('is the same from its facts as from its orders, and whoever left never comes back', () => {
  const sent = (candidacyExamples[0]?.commands ?? []).map(({ type, data }) => order(type, data, itself, '2026-01-20T12:00:00.000Z'));
  const more = [0, 1, 2, 3].flatMap((round) => [
    ...[onList, atNorth, atSouth, allClosed].map((told) => order('TellRound', tellRound(told(round), round === 3 ? ['north-quay'] : []))),
    mine('AcceptPlace', { round, stay: round === 2 }),
    mine('DeclinePlace', { round }),
    mine('WithdrawCandidacy', { courseOver: false }),
  ]);
  const gone = ['declined', 'expired', 'withdrawn'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...sent, ...more), { maxLength: 20 }), (commands) => {
      const facts: CandidacyFact[] = [];
      let left: string | undefined;
      for (const command of commands) {
        const { outcome } = given(candidacy, facts).when(command);
        if (!isRefusal(outcome)) facts.push(...outcome);
        const state = stateAfter(candidacy, facts);
        if (left !== undefined && state?.status !== 'withdrawn') expect(state?.status).toBe(left);
        if (state !== null && gone.includes(state.status)) left = state.status;
        if (state?.status === 'offered') expect(state.answerBy).not.toBeNull();
        if (state !== null) expect(candidacy.rows(state, 'case-1')).toHaveLength(1);
      }
      const state = stateAfter(candidacy, facts);
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    }),
  );
});
