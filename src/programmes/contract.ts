/**
 * What other rooms may know of this one: its published events, and what it asks of the outside. Types only, never code.
 * Streams: `programme/<id>`, `call/<id>`, `candidacy/<id of the case>`, `cohort/<call>.<venue>`, `credential/<id>`, `survey/<id>`.
 */
import type { Attachment } from '../identity/contract.ts';
import type { Id } from '../kernel/identifiers/identifiers.ts';
import type { Day, Instant } from '../kernel/time/time.ts';

type Text = { readonly en: string } & { readonly [language: string]: string };

export interface CallOpened {
  readonly type: 'CallOpened';
  readonly data: { readonly opens: Instant; readonly closes: Instant; readonly zone: string };
}
/** A published round of places; `file` is the SHA-256 of the open data from which anyone can recompute it. */
export interface AllocationPublished {
  readonly type: 'AllocationPublished';
  readonly data: { readonly round: number; readonly file: string; readonly inputs: string };
}
export interface LearnerCompleted {
  readonly type: 'LearnerCompleted';
  readonly data: { readonly learner: number; readonly candidacy: Id };
}
export interface CredentialIssued {
  readonly type: 'CredentialIssued';
  readonly data: { readonly candidacy: Id; readonly programme: Id };
}
export type Published = CallOpened | AllocationPublished | LearnerCompleted | CredentialIssued;

/** What a badge says, as its maker needs it; the same text for all who earned it in one cohort. */
export interface BadgeSubject {
  /** The credential's own id. */
  readonly credential: Id;
  readonly candidacy: Id;
  readonly name: string;
  readonly validFrom: Instant;
  readonly validUntil: Instant | null;
  /** Which bit of the status list says it is revoked. */
  readonly statusIndex: number;
}
export interface BadgeAchievement {
  /** `<programme>.<cohort>`: its page is `/achievements/<id>`. */
  readonly id: string;
  readonly name: Text;
  readonly description: Text;
  readonly criteria: Text;
  readonly skills: readonly Text[];
  readonly programme: Id;
  readonly venue: Text;
  readonly from: Day;
  readonly until: Day;
}
/** Both proofs of one badge. Everything else is made again from what the ledger keeps. */
export interface BadgeProofs {
  /** Which key signed: its name in the issuer's DID document. */
  readonly key: string;
  /** `proofValue` of `eddsa-rdfc-2022`: multibase, base58btc. */
  readonly proof: string;
  readonly proofAt: Instant;
  /** The VC-JWT's third part, base64url. */
  readonly jwt: string;
  /** SHA-256 of the JSON-LD document with its proof, canonical JSON, hex. */
  readonly digest: string;
}
/** A badge as it was issued: all that is kept of it, and enough to make every form of it again. */
export interface BadgeKept {
  readonly achievement: BadgeAchievement;
  readonly statusIndex: number;
  readonly validFrom: Instant;
  readonly validUntil: Instant | null;
  readonly proofs: BadgeProofs;
  readonly endorsements: readonly { readonly office: Id; readonly at: Instant; readonly words: string }[];
  readonly name: string | null;
}
/** Signs badges; `exchange/open-badges` is one, `app.ts` hands it in. */
export interface BadgeMaker {
  /** One answer for each subject, in order. */
  sign(achievement: BadgeAchievement, subjects: readonly BadgeSubject[], now: Instant): Promise<readonly BadgeProofs[]>;
  /** What a learner gets by mail: the picture with the badge in it, and the badge as a file; none, once it cannot be made again. */
  files(badge: BadgeKept, id: Id): Promise<readonly Attachment[]>;
}
