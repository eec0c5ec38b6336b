/** One instrument between parties: drafted, negotiated clause by clause, approved, signed, in force, renewed, ended. */
import type { Fact } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Day, Instant } from '../../kernel/time/time.ts';
import type { AgreementConcluded, AgreementEnded, EngagementText, EnteredIntoForce, ObligationMet } from '../contract.ts';

export const agreementKinds = ['memorandum', 'agreement', 'letter-of-intent', 'action-plan', 'terms-of-reference', 'amendment'] as const;
export type AgreementKind = (typeof agreementKinds)[number];
/**
 * draft: clauses are negotiated · approved: every party approved one and the same text · signed: every party signed · in-force · ended:
 * expired, terminated or replaced · abandoned: never signed.
 */
export const agreementStatuses = ['draft', 'approved', 'signed', 'in-force', 'ended', 'abandoned'] as const;
export type AgreementStatus = (typeof agreementStatuses)[number];

export interface Party {
  /** ISO 3166-1 alpha-2: one party a country. */
  readonly country: string;
  readonly organisation: Id;
  /** The desk that negotiates for it. */
  readonly office: Id;
  /** As the text calls it, by language. */
  readonly name: EngagementText;
}
export interface Clause {
  readonly id: Id;
  readonly heading: EngagementText;
  readonly text: EngagementText;
  /** Languages whose text has not followed a change of another. */
  readonly behind: readonly string[];
  /** The version of the text in which it last changed. */
  readonly version: number;
  /** In an amendment: joins the amended agreement as a new clause. Otherwise a clause replaces the one there that has its id, if any has. */
  readonly adds?: true;
  /** In an amendment: the clause there that has its id is taken out; the text says so. */
  readonly removes?: true;
}
export type ClauseText = Pick<Clause, 'id' | 'heading' | 'text' | 'adds' | 'removes'>;
/** What a party wants changed. `before`: what the clause said when it was proposed. */
export interface Proposal {
  readonly id: Id;
  readonly act: 'change' | 'add' | 'remove' | 'move';
  /** The clause; for `add` its new id. */
  readonly clause: Id;
  /** For `add` and `move`: the clause it comes after; null: first. */
  readonly after: Id | null;
  readonly heading: EngagementText;
  readonly text: EngagementText;
  readonly before: { readonly heading: EngagementText; readonly text: EngagementText } | null;
  readonly country: string;
  readonly by: Id;
  readonly at: Instant;
  readonly status: 'open' | 'accepted' | 'rejected' | 'withdrawn';
  readonly comments: readonly { readonly country: string; readonly by: Id; readonly at: Instant; readonly words: string }[];
}
export interface Terms {
  readonly entry: { readonly kind: 'on-signature' | 'exchange-of-notes' } | { readonly kind: 'on-date'; readonly day: Day };
  /** `P3Y`, `P18M`; null: without end. */
  readonly validFor: string | null;
  /** Goes on for so long each time unless a party says no before the notice window ends. */
  readonly renewal: { readonly period: string; readonly notice: string } | null;
  /** How long before its end a party must give notice of termination; null: cannot be terminated. */
  readonly termination: string | null;
}
export interface Obligation {
  readonly id: Id;
  readonly clause: Id;
  readonly title: string;
  /** Which party owes it. */
  readonly country: string;
  /** Its owner office, and the office on the other side that watches it. */
  readonly owner: Id;
  readonly watcher: Id | null;
  readonly due: Day;
  /** `P1M`, `P3M`, `P1Y`: comes again; null: once. */
  readonly every: string | null;
  readonly indicator: string;
  /** Number of the commitment it fulfils. */
  readonly commitment: string | null;
  /** What each side says, newest last, by country. */
  readonly says: { readonly [country: string]: readonly Report[] };
  readonly met: Day | null;
  readonly overdueSince: Day | null;
  readonly escalated: boolean;
  /** Ids of obligations that cannot begin before this is met. */
  readonly blocks: readonly Id[];
  /** When it comes again: the first day it was due, and how often it has been met since. */
  readonly first: Day;
  readonly times: number;
}
/** An obligation as somebody sets it, before anything is said about it. */
export type ObligationTerms = Omit<Obligation, 'says' | 'met' | 'overdueSince' | 'escalated' | 'first' | 'times'>;
export const reportStatuses = ['not-started', 'underway', 'done', 'not-possible'] as const;
export interface Report {
  readonly status: (typeof reportStatuses)[number];
  readonly words: string;
  readonly evidence: string | null;
  readonly by: Id;
  readonly at: Instant;
}
export interface Approval {
  readonly country: string;
  /** SHA-256 of the canonical text that was approved. */
  readonly digest: string;
  readonly by: Id;
  readonly at: Instant;
}
export interface Signature {
  readonly country: string;
  readonly day: Day;
  readonly place: string;
  /** Office of the signatory, as written under the text; the name is personal, null once erased. */
  readonly capacity: string;
  readonly signatory: string | null;
  readonly how:
    | { readonly kind: 'paper'; readonly scan: string }
    | { readonly kind: 'key'; readonly key: string; readonly signature: string };
}
/** One step of the text: which version it made, and of what. Terms have no clause. */
export interface TextChange {
  readonly version: number;
  readonly act: 'change' | 'add' | 'remove' | 'move' | 'terms' | 'amendment';
  readonly clause: Id | null;
  /** The proposal or the amendment it came from. */
  readonly from: Id | null;
}
/** A party that may approve only what a service of its one window has granted. */
export interface VettingDemand {
  readonly country: string;
  readonly service: Id;
}
export interface Vetting {
  readonly case: Id;
  readonly service: Id;
  readonly country: string;
  /** Of the text that is vetted: its outcome says nothing of another. */
  readonly digest: string;
  readonly outcome: 'open' | 'granted' | 'refused';
}
export interface Agreement {
  readonly kind: AgreementKind;
  readonly status: AgreementStatus;
  readonly reference: string;
  readonly title: EngagementText;
  /** One authentic language, or two side by side. */
  readonly languages: readonly string[];
  readonly parties: readonly Party[];
  readonly template: string | null;
  readonly clauses: readonly Clause[];
  readonly version: number;
  readonly proposals: readonly Proposal[];
  readonly terms: Terms;
  /** Numbers of commitments that the whole instrument serves. */
  readonly commitments: readonly string[];
  readonly amends: Id | null;
  readonly replaces: Id | null;
  readonly demands: readonly VettingDemand[];
  readonly vetting: readonly Vetting[];
  readonly changes: readonly TextChange[];
  /** Public keys (Ed25519, 32 bytes in base64) by which a party may sign, newest last. */
  readonly keys: readonly { readonly country: string; readonly key: string }[];
  readonly approvals: readonly Approval[];
  readonly signatures: readonly Signature[];
  readonly notes: readonly { readonly country: string; readonly day: Day; readonly reference: string }[];
  readonly inForce: Day | null;
  readonly until: Day | null;
  readonly renewals: number;
  readonly refusesRenewal: readonly string[];
  readonly notice: { readonly country: string; readonly given: Day; readonly ends: Day } | null;
  readonly ended: { readonly how: 'expired' | 'terminated' | 'replaced'; readonly day: Day; readonly by: Id | null } | null;
  /** Warnings already given for the present term, as `renewal 2030-01-31`, `expiry …` or `obligation/<id> …`: what of, and the day. */
  readonly warned: readonly string[];
  readonly obligations: readonly Obligation[];
  readonly amendments: readonly { readonly agreement: Id; readonly day: Day; readonly clauses: readonly Id[] }[];
  /** restricted: the parties' offices only · title: the public knows that it exists · public: the text too, from signature on. */
  readonly visibility: 'restricted' | 'title' | 'public';
  /** What each party, by country, would have the public know; the narrowest of them holds. */
  readonly openTo: { readonly [country: string]: 'restricted' | 'title' | 'public' };
  readonly drafted: Instant;
}
export type AgreementFact = Fact &
  (
    | {
        readonly type: 'AgreementDrafted';
        readonly data: Pick<
          Agreement,
          | 'kind'
          | 'reference'
          | 'title'
          | 'languages'
          | 'parties'
          | 'template'
          | 'terms'
          | 'commitments'
          | 'amends'
          | 'replaces'
          | 'visibility'
          | 'demands'
        > & { readonly clauses: readonly ClauseText[] };
      }
    | { readonly type: 'ChangeProposed'; readonly data: Omit<Proposal, 'by' | 'at' | 'status' | 'comments'> & { readonly words: string } }
    | { readonly type: 'ProposalCommented'; readonly data: { readonly proposal: Id; readonly country: string; readonly words: string } }
    | { readonly type: 'ProposalAccepted'; readonly data: { readonly proposal: Id; readonly country: string } }
    | { readonly type: 'ProposalRejected'; readonly data: { readonly proposal: Id; readonly country: string; readonly words: string } }
    | { readonly type: 'ProposalWithdrawn'; readonly data: { readonly proposal: Id } }
    | { readonly type: 'AlignmentConfirmed'; readonly data: { readonly clause: Id; readonly language: string } }
    | { readonly type: 'TermsSet'; readonly data: Terms }
    | { readonly type: 'VettingOrdered'; readonly data: Omit<Vetting, 'outcome'> }
    | { readonly type: 'VettingEnded'; readonly data: { readonly case: Id; readonly outcome: 'granted' | 'refused' } }
    | { readonly type: 'TextApproved'; readonly data: { readonly country: string; readonly digest: string } }
    | { readonly type: 'ApprovalWithdrawn'; readonly data: { readonly country: string } }
    | { readonly type: 'SigningKeyRegistered'; readonly data: { readonly country: string; readonly key: string } }
    | { readonly type: 'SignatureRecorded'; readonly data: Omit<Signature, 'signatory'>; readonly personal: { readonly signatory: string } }
    | AgreementConcluded
    | { readonly type: 'NoteDelivered'; readonly data: { readonly country: string; readonly day: Day; readonly reference: string } }
    | EnteredIntoForce
    | {
        readonly type: 'Warned';
        readonly data: { readonly of: 'renewal' | 'expiry' | 'obligation'; readonly day: Day; readonly obligation: Id | null };
      }
    | { readonly type: 'RenewalRefused'; readonly data: { readonly country: string } }
    | { readonly type: 'AgreementRenewed'; readonly data: { readonly until: Day } }
    | { readonly type: 'NoticeGiven'; readonly data: { readonly country: string; readonly given: Day; readonly ends: Day } }
    | AgreementEnded
    | { readonly type: 'AgreementAbandoned'; readonly data: { readonly reason: string } }
    | {
        readonly type: 'AmendmentApplied';
        readonly data: { readonly agreement: Id; readonly day: Day; readonly clauses: readonly ClauseText[] };
      }
    | {
        readonly type: 'ObligationsSet';
        readonly data: { readonly clause: Id; readonly country: string; readonly obligations: readonly ObligationTerms[] };
      }
    | {
        readonly type: 'ObligationReported';
        readonly data: { readonly obligation: Id; readonly country: string } & Pick<Report, 'status' | 'words' | 'evidence'>;
      }
    | ObligationMet
    | { readonly type: 'ObligationOverdue'; readonly data: { readonly obligation: Id; readonly day: Day } }
    | { readonly type: 'ObligationEscalated'; readonly data: { readonly obligation: Id } }
    | { readonly type: 'ObligationComesAgain'; readonly data: { readonly obligation: Id; readonly due: Day } }
    | {
        readonly type: 'VisibilitySet';
        /** `wish`: of the party that speaks; `visibility`: what holds by it. */
        readonly data: { readonly country: string; readonly wish: Agreement['visibility']; readonly visibility: Agreement['visibility'] };
      }
  );
