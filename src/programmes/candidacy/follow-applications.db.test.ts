import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Application } from '../../one-window/contract.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { CallCommand } from '../call/commands.ts';
import { passCallTime } from '../call/pass-time.ts';
import { openProgrammesTest } from '../testing/open.ts';
import { type Played, playCall } from '../testing/play.ts';
import { listCandidaciesOf, findCandidacy } from './queries.ts';

type Open = Awaited<ReturnType<typeof openProgrammesTest>>;
let t: Open;
let played: Played;
beforeEach(async () => {
  t = await openProgrammesTest();
  played = await playCall(t.table, 'open', 0);
  await t.ledger.settled();
});
afterEach(() => t.close());

const reviews = (one: number, two: number): Application['reviews'] => [
  { task: 'review-one', officer: 'officer-1', score: one, scores: {} },
  { task: 'review-two', officer: 'officer-2', score: two, scores: {} },
];
const answers = { venues: ['south-quay', 'north-quay'], gender: 'woman', born: '2000-05-01', home: 'harbour', swims: true };
const apply = async (id: string, change: Partial<Application> = {}): Promise<void> => {
  t.applications.set(id, {
    case: id,
    reference: `BB-${id}`,
    service: 'boat-application',
    version: 1,
    status: 'in-progress',
    person: `person-of-${id}`,
    name: 'Ada of the islands',
    country: 'AX',
    language: 'en',
    submittedAt: t.clock(),
    answers,
    reviews: [],
    ...change,
  });
  await t.happens(id, 'CaseSubmitted', { reference: `BB-${id}`, declared: [] });
};
const reviewed = async (id: string, found: Application['reviews'], granted = true): Promise<void> => {
  const application = t.applications.get(id);
  if (application !== undefined) t.applications.set(id, { ...application, reviews: found });
  await t.happens(id, 'CaseDecided', { granted });
};
const stateOf = async (id: string) => (await findCandidacy(t.ledger, id))?.state;
const order = async (type: 'CloseCall' | 'OpenCall', data: object = {}): Promise<void> => {
  const command = { id: `${type}-1`, type, on: played.call, actor: played.manager, now: t.clock(), data } as CallCommand;
  const outcome = await t.programmes.calls.order(t.ledger, command);
  if (isRefusal(outcome)) throw new Error(outcome.reason);
  await t.ledger.settled();
};

describe('an application', () => {
  test('becomes a candidacy with venues, groups and score by the rule', async () => {
    await apply('a');
    expect(await stateOf('a')).toMatchObject({
      call: played.call,
      status: 'applied',
      ranking: ['south-quay', 'north-quay'],
      groups: ['women'],
    });
    await reviewed('a', reviews(70, 77));
    expect(await stateOf('a')).toMatchObject({ status: 'admitted', score: 7350, notFor: [], name: 'Ada of the islands' });
  });
  test('to a service without calls becomes none', async () => {
    await apply('a', { service: 'fishing-licence' });
    expect(await stateOf('a')).toBeUndefined();
  });
  test('is told which venues are not for them', async () => {
    await apply('a', { answers: { ...answers, swims: false } });
    expect(await stateOf('a')).toMatchObject({ ranking: ['south-quay', 'north-quay'], notFor: ['south-quay'] });
  });
  test('that came late is refused as late', async () => {
    t.set('2026-03-10T00:00:00.000Z');
    await passCallTime(t.ledger, t.clock());
    await apply('a');
    expect(await stateOf('a')).toMatchObject({ status: 'refused', because: { reason: 'late' } });
    await reviewed('a', reviews(90, 90));
    expect(await stateOf('a')).toMatchObject({ status: 'refused', score: null });
  });
  test('of somebody who applied already is refused, unless they withdrew the first', async () => {
    await apply('a', { person: 'ada' });
    await apply('b', { person: 'ada' });
    expect(await stateOf('b')).toMatchObject({ status: 'refused', because: { reason: 'already-applied' } });
    await t.happens('a', 'CaseWithdrawn');
    expect(await stateOf('a')).toMatchObject({ status: 'withdrawn' });
    await apply('c', { person: 'brendan' });
    await t.happens('c', 'CaseLapsed');
    await apply('d', { person: 'brendan' });
    expect(await stateOf('d')).toMatchObject({ status: 'applied' });
    expect((await listCandidaciesOf(t.ledger, 'ada')).map((c) => c.id).sort()).toEqual(['a', 'b']);
  });
  test('of the wrong age on the stated day, wherever the clock stands, is refused with the sentence', async () => {
    await apply('a', { answers: { ...answers, born: '1989-12-31' } });
    await apply('b', { answers: { ...answers, born: '1990-01-01' } });
    await reviewed('a', reviews(90, 90));
    await reviewed('b', reviews(90, 90));
    expect(await stateOf('a')).toMatchObject({ status: 'refused', because: { reason: 'not-eligible', rules: [0] } });
    expect(await stateOf('b')).toMatchObject({ status: 'admitted' });
  });
  test('below the minimum, or refused by an office is refused by the review; with scores missing, because they are', async () => {
    for (const [id, found, granted, reason] of [
      ['a', reviews(30, 40), true, 'review'],
      ['b', [], true, 'reviews-missing'],
      ['c', reviews(90, 90), false, 'review'],
      ['d', reviews(90, 90).slice(0, 1), true, 'reviews-missing'],
    ] as const) {
      await apply(id);
      await reviewed(id, found, granted);
      expect(await stateOf(id), id).toMatchObject({ status: 'refused', score: null, because: { reason } });
    }
  });
  test('that an appeal allowed takes part until the freeze, and not after', async () => {
    await apply('a');
    await apply('b');
    await apply('c');
    await reviewed('a', reviews(70, 70));
    for (const id of ['b', 'c']) await reviewed(id, [], false);
    await reviewed('b', reviews(80, 80));
    expect(await stateOf('b')).toMatchObject({ status: 'admitted', score: 8000, because: null });
    await order('CloseCall');
    const frozen = await t.programmes.calls.freeze(t.ledger, { id: 'freeze', on: played.call, actor: played.manager, now: t.clock() });
    expect(isRefusal(frozen)).toBe(false);
    await reviewed('c', reviews(99, 99));
    expect(await stateOf('c')).toMatchObject({ status: 'refused' });
  });
  test('whose third review came counts the two that are nearest', async () => {
    await apply('a');
    await reviewed('a', [...reviews(40, 90), { task: 'review-three', officer: 'officer-3', score: 80, scores: {} }]);
    expect(await stateOf('a')).toMatchObject({ score: 8500 });
    expect((await stateOf('a'))?.reviews).toHaveLength(3);
  });
});

test('the one window is told which calls are open, and a service has one at a time', async () => {
  expect(t.programmes.intakes.of('boat-application')).toMatchObject([{ call: played.call, timeZone: 'Pacific/Fiji' }]);
  await expect(playCall(t.table, 'open', 0)).rejects.toThrow('service-has-open-call');
  await order('CloseCall');
  expect(t.programmes.intakes.of('boat-application')[0]?.closes).toBe(t.clock());
});
