/** One person's application in one call: from the application sent to the place taken, or not. */
import type { Fact } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';

/**
 * applied: offices review it · admitted: takes part in the allocation · refused: the review or the eligibility said no · waiting: on the list ·
 * offered: has a place to accept until `answerBy` · accepted · declined · expired: did not answer in time · not-selected: no venue they ranked
 * could ever reach them (below the minimum), or the list was closed · withdrawn.
 */
export const candidacyStatuses = [
  'applied',
  'admitted',
  'refused',
  'waiting',
  'offered',
  'accepted',
  'declined',
  'expired',
  'not-selected',
  'withdrawn',
] as const;
export type CandidacyStatus = (typeof candidacyStatuses)[number];

/** What one round says to one person about one venue they ranked. */
export interface VenueReason {
  readonly venue: Id;
  /**
   * given: this one is theirs · taken: others stood before them, in every kind of seat they may have · not-needed: they have one they ranked
   * higher · closed: it has no seats any more · not-eligible: its own condition does not hold.
   */
  readonly result: 'given' | 'taken' | 'not-needed' | 'closed' | 'not-eligible';
  /** How many who wait for this venue stand before them, plus one; null where they do not wait. */
  readonly position: number | null;
}
export interface Told {
  readonly round: number;
  readonly venue: Id | null;
  /** '' an open seat; else the group whose reserved seat it is; null without a place. */
  readonly seat: string | null;
  /** Place in the order of score and lottery, from 1. */
  readonly place: number;
  /** First 12 hex digits; smaller goes first among equal scores. */
  readonly lottery: string;
  readonly venues: readonly VenueReason[];
}
export interface Candidacy {
  readonly call: Id;
  readonly programme: Id;
  readonly reference: string;
  readonly person: Id;
  readonly country: string;
  readonly language: string;
  /** Their anonymous name in open data: 32 hex digits, from the case's id. */
  readonly lot: string;
  readonly status: CandidacyStatus;
  /** Venues in their order; after `stay`, none above the one they took. */
  readonly ranking: readonly Id[];
  /** Ranked, but its condition does not hold for them. */
  readonly notFor: readonly Id[];
  readonly groups: readonly Id[];
  /** Hundredths of the 100 the reviews can give; null until admitted. */
  readonly score: number | null;
  readonly reviews: readonly { readonly task: string; readonly score: number }[];
  /** Why refused: `review`, `not-eligible` (with indexes of the rule's sentences), `reviews-missing`, `already-applied`, `late`. */
  readonly because: {
    readonly reason: 'review' | 'not-eligible' | 'reviews-missing' | 'already-applied' | 'late';
    readonly rules: readonly number[];
  } | null;
  readonly told: Told | null;
  readonly answerBy: Instant | null;
  readonly appliedAt: Instant;
  /** They took this venue and want no other. */
  readonly stays: boolean;
  /** Null once erased. */
  readonly name: string | null;
}
type Nothing = Record<string, never>;
export type CandidacyFact = Fact &
  (
    | {
        readonly type: 'CandidacyEntered';
        readonly data: Pick<
          Candidacy,
          'call' | 'programme' | 'reference' | 'person' | 'country' | 'language' | 'lot' | 'ranking' | 'notFor' | 'groups'
        >;
        readonly personal: { readonly name: string };
      }
    | {
        readonly type: 'CandidacyAdmitted';
        readonly data: Pick<Candidacy, 'ranking' | 'notFor' | 'groups' | 'reviews'> & { readonly score: number };
      }
    | { readonly type: 'CandidacyRefused'; readonly data: NonNullable<Candidacy['because']> }
    | { readonly type: 'PlaceOffered'; readonly data: Told & { readonly venue: Id; readonly seat: string; readonly answerBy: Instant } }
    /** To one who accepted already and stayed in line for a venue they ranked higher. */
    | { readonly type: 'PlaceBettered'; readonly data: Told & { readonly venue: Id; readonly seat: string } }
    | { readonly type: 'PutOnList'; readonly data: Told }
    | { readonly type: 'NotSelected'; readonly data: { readonly told: Told | null } }
    | { readonly type: 'PlaceAccepted'; readonly data: { readonly venue: Id; readonly stay: boolean } }
    | { readonly type: 'PlaceDeclined'; readonly data: Nothing }
    | { readonly type: 'OfferExpired'; readonly data: Nothing }
    | { readonly type: 'PlaceLost'; readonly data: Told & { readonly reason: 'venue-closed' } }
    | { readonly type: 'CandidacyWithdrawn'; readonly data: Nothing }
  );
