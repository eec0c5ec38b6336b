import { describe, expect, test } from 'vitest';
import { anyone } from '../../kernel/decider/actor.ts';
import { given } from '../../kernel/testing/given.ts';
import { stateOf, asking, facts, order, reader, recorded } from './examples.ts';
import { follower as decider } from './follower-decider.ts';
import type { FollowerFact } from './follower.ts';
import { evolve } from './follower.ts';

const follower = (...happened: FollowerFact[]) => given(decider, happened);

describe('a follower', () => {
  test('asks, and gets a mail to confirm that carries no address in its job', () => {
    follower()
      .when(order('FollowCommitment', anyone, { ...asking, email: 'Reader@Example.org' }))
      .then([facts.asked]);
    const jobs = decider.jobs?.(evolve(null, recorded(facts.asked)), reader, [facts.asked], '2026-03-02T09:00:00.000Z');
    expect(jobs).toEqual([
      {
        task: 'mail',
        key: `mail/${reader}/confirm-following`,
        payload: { to: { follower: reader }, template: 'confirm-following', mail: `${reader}/confirm-following` },
      },
    ]);
  });
  test('is turned down without a usable address, language or thing to follow', () => {
    for (const wrong of [{ email: 'nobody' }, { language: '' }, { target: 'not a stream' }]) {
      follower()
        .when(order('FollowCommitment', anyone, { ...asking, ...wrong }))
        .thenRefused('invalid');
    }
    follower(facts.asked)
      .when(order('FollowCommitment', anyone, asking))
      .thenRefused('already-following');
  });
  test('confirms and leaves by a link only', () => {
    follower(facts.asked).when(order('ConfirmFollow')).then([facts.confirmed]);
    follower(facts.asked).when(order('ConfirmFollow', anyone)).thenRefused('not-allowed');
    follower(facts.asked).when(order('Unfollow')).then([facts.ended]);
    follower(facts.asked, facts.confirmed).when(order('Unfollow')).then([facts.ended]);
    follower(facts.asked, facts.confirmed).when(order('ConfirmFollow')).thenRefused('following-confirmed-already');
    follower(facts.asked, facts.ended).when(order('ConfirmFollow')).thenRefused('following-ended');
    follower().when(order('Unfollow')).thenRefused('not-found');
  });
  test('leaves no address behind, also when it was erased', () => {
    expect(stateOf(facts.asked, facts.confirmed, facts.ended)?.email).toBeNull();
    expect(evolve(null, recorded(facts.asked, true)).email).toBeNull();
  });
});
