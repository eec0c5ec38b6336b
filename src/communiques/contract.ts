/**
 * What other rooms may know of this one: ids and published events. Types only, never code.
 * Streams: `communique/<id>`, `commitment/<id>`, `feed/<id>`, `following/<id>`.
 */
import type { Id } from '../kernel/identifiers/identifiers.ts';
import type { Day, Instant, When } from '../kernel/time/time.ts';
import type { Instrument, Iso2, Meeting, Stage, Topic } from './extraction/extraction.ts';

export type { Instrument, Iso2, Meeting, Stage, Topic, When };
export type CommuniqueId = Id;
export type CommitmentId = Id;
export type CandidateId = Id;

/** How far a commitment has been carried out, which is apart from the stage that words have reached (OGP completion scale). */
export type DeliveryScale = 'no-evidence' | 'not-started' | 'limited' | 'substantial' | 'complete';

/** What a delivery update rests on. A file is kept by its content's SHA-256 in hex. */
export type DeliveryEvidence =
  | { readonly kind: 'link'; readonly url: string; readonly title: string }
  | { readonly kind: 'file'; readonly sha256: string; readonly name: string; readonly title: string };

/** Where a communiqué was published; several outlets may carry one text. */
export interface Source {
  readonly title: string;
  readonly outlet: string;
  readonly url: string | null;
  readonly published: When | null;
}

/** One passage that carries a promise, as a commitment keeps it. Offsets are UTF-16 code units into the communiqué's text. */
export interface Mention {
  readonly communique: CommuniqueId;
  readonly candidate: CandidateId;
  /** The commitment the officer linked it to; differs from the one that holds it after a merge or a split. */
  readonly linkedTo: CommitmentId;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** The words around the quote, some 200 characters each side, so that a commitment's page needs no whole text. */
  readonly before: string;
  readonly after: string;
  readonly stage: Stage;
  readonly by: readonly Iso2[];
  readonly topic: Topic;
  readonly topic2: Topic | null;
  readonly instrument: Instrument;
  readonly specific: boolean;
  readonly summary: string;
  /** When the promised thing is to happen. */
  readonly when: When | null;
  /** When it was said: the meeting's date, else the day of publication, else the day it was received. */
  readonly date: When;
  /** Where it is said in an agreement or in minutes instead of a communiqué; `communique` is then its id too. */
  readonly document?: { readonly kind: 'agreement' | 'minutes'; readonly id: Id; readonly title: string };
}

export interface CommuniqueReceived {
  readonly type: 'CommuniqueReceived';
  readonly data: {
    readonly text: string;
    readonly language: string;
    readonly sources: readonly Source[];
    /** Sketch of the text's five-word runs, by which copies are known. */
    readonly signature: readonly number[];
    readonly received: Day;
  };
}
export interface CandidateAccepted {
  readonly type: 'CandidateAccepted';
  readonly data: { readonly candidate: CandidateId; readonly revision: number; readonly commitment: CommitmentId };
}
export interface CandidateRejected {
  readonly type: 'CandidateRejected';
  readonly data: { readonly candidate: CandidateId; readonly revision: number; readonly why: string };
}
export interface CandidateLinked {
  readonly type: 'CandidateLinked';
  readonly data: { readonly candidate: CandidateId; readonly revision: number; readonly commitment: CommitmentId };
}
export interface ReviewFinished {
  readonly type: 'ReviewFinished';
  readonly data: { readonly accepted: number; readonly rejected: number };
}

export interface CommitmentOpened {
  readonly type: 'CommitmentOpened';
  readonly data: {
    /** Such as `PK-UZ-0007`: the home country first, then partners by alphabet, then a number of its own. */
    readonly number: string;
    readonly series: string;
    readonly serial: number;
    readonly parties: readonly Iso2[];
    readonly partners: readonly Iso2[];
    readonly mentions: readonly Mention[];
    readonly splitFrom: { readonly commitment: CommitmentId; readonly number: string } | null;
    readonly title?: string;
  };
}
export interface MentionAdded {
  readonly type: 'MentionAdded';
  readonly data: { readonly mention: Mention };
}
export interface DeliveryReported {
  readonly type: 'DeliveryReported';
  readonly data: {
    readonly delivery: Id;
    readonly scale: DeliveryScale;
    readonly note: string;
    readonly evidence: readonly DeliveryEvidence[];
    readonly at: Day;
  };
}
export interface CommitmentMerged {
  readonly type: 'CommitmentMerged';
  readonly data: {
    readonly into: CommitmentId;
    readonly intoNumber: string;
    readonly number: string;
    readonly mentions: readonly Mention[];
    readonly because: 'same-promise' | 'split-undone';
  };
}
export interface CommitmentSplit {
  readonly type: 'CommitmentSplit';
  readonly data: {
    readonly into: CommitmentId;
    readonly number: string;
    readonly mentions: readonly Mention[];
    readonly title: string | null;
  };
}
export interface CommitmentWithdrawn {
  readonly type: 'CommitmentWithdrawn';
  readonly data: { readonly why: string };
}

/** Everything a sibling or a door may listen to. */
export type Published =
  | CommuniqueReceived
  | CandidateAccepted
  | CandidateRejected
  | CandidateLinked
  | ReviewFinished
  | CommitmentOpened
  | MentionAdded
  | DeliveryReported
  | CommitmentMerged
  | CommitmentSplit
  | CommitmentWithdrawn;

/** The rules that a pack sets for the register. */
export interface RegisterRules {
  readonly home: Iso2;
  /** Days without a mention or an update after which an open, specific commitment has gone quiet. */
  readonly quietDays: number;
}
export type { Day, Instant };
