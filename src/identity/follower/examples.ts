import { anyone, system } from '../../kernel/decider/actor.ts';
import type { Actor } from '../../kernel/decider/actor.ts';
import type { Recorded } from '../../kernel/decider/decider.ts';
import type { GridThing } from '../access/grid.ts';
import type { FollowerCommand } from './decide.ts';
import { follower as decider } from './follower-decider.ts';
import type { Follower, FollowerFact } from './follower.ts';
import { evolve } from './follower.ts';

export const reader = 'follower-reader';
export const at = '2026-03-02T09:00:00.000Z';
export const asking = { target: 'commitment/0001', email: 'reader@example.org', language: 'en' };

/** Every version of every fact that was ever written: old ledgers must still be read. */
export const facts = {
  asked: { type: 'FollowAsked', data: { target: asking.target, language: 'en' }, personal: { email: asking.email }, about: [reader] },
  confirmed: { type: 'FollowConfirmed', data: {} },
  ended: { type: 'FollowEnded', data: {} },
} as const satisfies Record<string, FollowerFact>;

export const recorded = (fact: FollowerFact, erased = false): Recorded<FollowerFact> =>
  ({ personal: null, ...fact, ...(erased ? { personal: null } : {}), at, actor: 'anyone' }) as Recorded<FollowerFact>;
export const stateOf = (...happened: readonly FollowerFact[]): Follower | null =>
  happened.reduce<Follower | null>((state, fact) => evolve(state, recorded(fact)), null);

export const order = (type: FollowerCommand['type'], actor: Actor = system('link'), data: object = {}): FollowerCommand =>
  ({ id: `command-${type}`, type, on: reader, actor, now: at, data }) as FollowerCommand;

export const followerGrid: GridThing = {
  decider,
  office: 'office-any',
  states: {
    new: null,
    waiting: stateOf(facts.asked),
    confirmed: stateOf(facts.asked, facts.confirmed),
    ended: stateOf(facts.asked, facts.confirmed, facts.ended),
  },
  commands: {
    FollowCommitment: order('FollowCommitment', anyone, asking),
    ConfirmFollow: order('ConfirmFollow'),
    Unfollow: order('Unfollow'),
  },
};
