/** One badge someone earned: what it says, both proofs, who endorses it, and whether it still holds. */
import type { Fact } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { BadgeAchievement, BadgeProofs, CredentialIssued } from '../contract.ts';

export interface Credential {
  readonly candidacy: Id;
  readonly programme: Id;
  readonly cohort: Id;
  readonly lead: Id;
  readonly person: Id;
  readonly achievement: BadgeAchievement;
  readonly endorsers: readonly Id[];
  readonly statusIndex: number;
  readonly validFrom: Instant;
  readonly validUntil: Instant | null;
  readonly proofs: BadgeProofs;
  readonly endorsements: readonly { readonly office: Id; readonly by: Id; readonly at: Instant; readonly words: string }[];
  readonly revoked: { readonly at: Instant; readonly by: Id; readonly reason: string } | null;
  /** Null once erased: then the badge cannot be shown any more. */
  readonly name: string | null;
}
export type CredentialFact = Fact &
  (
    | (CredentialIssued & {
        readonly data: Pick<
          Credential,
          'cohort' | 'lead' | 'person' | 'achievement' | 'endorsers' | 'statusIndex' | 'validFrom' | 'validUntil' | 'proofs'
        >;
        readonly personal: { readonly name: string };
      })
    | { readonly type: 'CredentialEndorsed'; readonly data: { readonly office: Id; readonly words: string } }
    | { readonly type: 'CredentialRevoked'; readonly data: { readonly reason: string } }
  );
