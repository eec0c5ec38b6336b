import type { Recorded } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';

/** Someone who wants mail about one thing. `waiting`: has not yet confirmed by the mailed link. No account is needed. */
export type FollowerStatus = 'waiting' | 'confirmed' | 'ended';
export interface Follower {
  /** The stream that is followed, such as `commitment/<id>`. */
  readonly target: string;
  /** Null once they left, or were erased. */
  readonly email: string | null;
  readonly language: string;
  readonly status: FollowerStatus;
}

export type FollowerFact =
  | { type: 'FollowAsked'; data: { target: string; language: string }; personal: { email: string }; about: readonly Id[] }
  | { type: 'FollowConfirmed'; data: Record<string, never> }
  | { type: 'FollowEnded'; data: Record<string, never> };

/** Which act is possible in which state; `new`: nobody has this id yet. */
export const possible = {
  FollowCommitment: ['new'],
  ConfirmFollow: ['waiting'],
  Unfollow: ['waiting', 'confirmed'],
} as const satisfies Record<string, readonly (FollowerStatus | 'new')[]>;

const nobody: Follower = { target: '', email: null, language: 'en', status: 'waiting' };

export const evolve = (before: Follower | null, event: Recorded<FollowerFact>): Follower => {
  const state = before ?? nobody;
  switch (event.type) {
    case 'FollowAsked':
      return { target: event.data.target, email: event.personal?.email ?? null, language: event.data.language, status: 'waiting' };
    case 'FollowConfirmed':
      return { ...state, status: 'confirmed' };
    case 'FollowEnded':
      return { ...state, status: 'ended', email: null };
  }
};
