/** A candidate on the desk: what the reading found or an officer added, and what became of it. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { CandidateId, CommitmentId } from '../contract.ts';
import type { Candidate } from '../extraction/extraction.ts';

export const rejections = ['not-a-commitment', 'duplicate', 'wrong-passage', 'own-plan', 'third-party', 'other'] as const;
export type Rejection = (typeof rejections)[number];

/** `replaced`: split into pieces or merged with another; they stand in its place. */
export type CandidateStatus = 'waiting' | 'accepted' | 'rejected' | 'replaced';

/** The parts an officer can change. */
export type CandidateFields = Pick<
  Candidate,
  'quote' | 'start' | 'end' | 'stage' | 'by' | 'topic' | 'topic2' | 'instrument' | 'specific' | 'summary' | 'when'
>;

/** What one act can change, and what undoing it brings back. */
export interface CandidateSituation {
  readonly fields: CandidateFields;
  readonly status: CandidateStatus;
  readonly why: Rejection | null;
  /** The commitment it is linked to. One that it opened itself has the candidate's own id. */
  readonly commitment: CommitmentId | null;
  readonly replacedBy: readonly CandidateId[];
}

export interface LastAct {
  readonly act: string;
  readonly by: Id;
  readonly at: Instant;
}

export interface DeskCandidate extends CandidateSituation {
  readonly id: CandidateId;
  /** Counts the acts on this candidate, from 1. An act names the revision it was decided on. */
  readonly revision: number;
  readonly origin: 'reading' | 'person' | 'split' | 'merge';
  /** The candidates it was made from by a split or a merge. */
  readonly from: readonly CandidateId[];
  readonly confidence: Candidate['confidence'];
  readonly band: Candidate['band'];
  readonly doubts: Candidate['fields'];
  readonly evidence: Candidate['evidence'];
  readonly engine: string;
  readonly version: string;
  readonly note: string | null;
  readonly last: LastAct | null;
  /** Earlier situations, newest last; bounded, so that a state document stays small. */
  readonly before: readonly CandidateSituation[];
}

const remembered = 5;

export const situationOf = (c: DeskCandidate): CandidateSituation => ({
  fields: c.fields,
  status: c.status,
  why: c.why,
  commitment: c.commitment,
  replacedBy: c.replacedBy,
});

/** The candidate after an act: changed, one revision on, with the situation before it remembered. */
export const acted = (c: DeskCandidate, last: LastAct, change: Partial<CandidateSituation>, note?: string | null): DeskCandidate => ({
  ...c,
  ...change,
  revision: c.revision + 1,
  note: note ?? c.note,
  last,
  before: [...c.before, situationOf(c)].slice(-remembered),
});

/** The candidate with its last act taken back. */
export const unacted = (c: DeskCandidate, last: LastAct): DeskCandidate => {
  const earlier = c.before.at(-1);
  if (earlier === undefined) return c;
  return { ...c, ...earlier, revision: c.revision + 1, last, before: c.before.slice(0, -1) };
};

export const isDecided = (c: DeskCandidate): boolean => c.status !== 'waiting' || c.origin !== 'reading' || c.last !== null;

export const newCandidate = (
  id: CandidateId,
  fields: CandidateFields,
  more: Pick<DeskCandidate, 'origin' | 'engine' | 'version'> & Partial<DeskCandidate>,
): DeskCandidate => ({
  id,
  revision: 1,
  from: [],
  confidence: 1,
  band: 'firm',
  doubts: {},
  evidence: [],
  note: null,
  last: null,
  before: [],
  fields,
  status: 'waiting',
  why: null,
  commitment: null,
  replacedBy: [],
  ...more,
});
