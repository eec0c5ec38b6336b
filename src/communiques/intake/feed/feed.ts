/** A feed that brings reports in: polled for new entries until it is removed. */
import type { Fact, Recorded } from '../../../kernel/decider/decider.ts';
import type { Instant } from '../../../kernel/time/time.ts';

export interface Poll {
  readonly at: Instant;
  /** Addresses of entries that were taken in or turned down, and are not tried again. */
  readonly seen: readonly string[];
  /** How many became communiqués or sources. */
  readonly taken: number;
  /** The refusal's reason when it could not be read. */
  readonly problem: string | null;
}
export interface Feed {
  readonly url: string;
  readonly title: string;
  readonly outlet: string;
  /** Minutes between polls. */
  readonly every: number;
  readonly removed: boolean;
  readonly polls: number;
  readonly taken: number;
  readonly failures: number;
  readonly last: Pick<Poll, 'at' | 'taken' | 'problem'> | null;
  /** The last ones only, newest last; an old entry that comes again is known by its address anyway. */
  readonly seen: readonly string[];
}
export type FeedFact = Fact &
  (
    | { readonly type: 'FeedAdded'; readonly data: Pick<Feed, 'url' | 'title' | 'outlet' | 'every'> }
    | { readonly type: 'FeedPolled'; readonly data: Omit<Poll, 'at'> }
    | { readonly type: 'FeedRemoved'; readonly data: { readonly why: string } }
  );

const remembered = 500;

export const evolve = (state: Feed | null, event: Recorded<FeedFact>): Feed => {
  if (event.type === 'FeedAdded') {
    return { ...event.data, removed: false, polls: 0, taken: 0, failures: 0, last: null, seen: [] };
  }
  if (state === null) throw new Error(`a feed begins with FeedAdded, not with ${event.type}`);
  if (event.type === 'FeedRemoved') return { ...state, removed: true };
  const { seen, taken, problem } = event.data;
  return {
    ...state,
    polls: state.polls + 1,
    taken: state.taken + taken,
    failures: problem === null ? 0 : state.failures + 1,
    last: { at: event.at, taken, problem },
    seen: [...state.seen.filter((s) => !seen.includes(s)), ...seen].slice(-remembered),
  };
};

/** When to look again: later and later, up to a day, while it fails. */
export const nextPoll = (state: Feed, now: Instant): Instant => {
  const minutes = Math.min(1_440, state.every * 2 ** Math.min(state.failures, 8));
  return new Date(Date.parse(now) + Math.max(state.every, minutes) * 60_000).toISOString();
};
