/** One communiqué: the text, where it came from, what was read in it and what officers decided about each candidate. */
import type { Fact, Recorded } from '../../kernel/decider/decider.ts';
import type { Instant, When } from '../../kernel/time/time.ts';
import { dayOf } from '../../kernel/time/time.ts';
import type {
  CandidateAccepted,
  CandidateId,
  CandidateLinked,
  CandidateRejected,
  CommuniqueReceived,
  Iso2,
  Meeting,
  ReviewFinished,
  Source,
} from '../contract.ts';
import type { Candidate } from '../extraction/extraction.ts';
import { acted, type CandidateFields, type DeskCandidate, newCandidate, type Rejection, unacted } from './candidate.ts';

export const longestText = 400_000;
export const mostCandidates = 2_000;
export const mostSources = 200;

export interface Reading {
  readonly engine: string;
  readonly version: string;
  readonly note: string | null;
  readonly at: Instant;
  readonly times: number;
}

export interface Communique {
  readonly text: string;
  readonly language: string;
  readonly signature: readonly number[];
  readonly received: string;
  /** The first is the one it came from; the others carry the same text. */
  readonly sources: readonly Source[];
  readonly parties: readonly Iso2[];
  readonly partiesBy: 'reading' | 'person';
  readonly meeting: Meeting | null;
  readonly meetingBy: 'reading' | 'person';
  readonly reading: Reading | null;
  readonly candidates: readonly DeskCandidate[];
  readonly finished: { readonly at: Instant; readonly by: string } | null;
}

/** A candidate as a reading states it: the engine's words, and an id. */
export type FoundCandidate = CandidateFields & {
  readonly id: CandidateId;
  readonly confidence: number;
  readonly band: Candidate['band'];
  readonly fields: Candidate['fields'];
  readonly evidence: Candidate['evidence'];
};
type OnCandidate = { readonly candidate: CandidateId; readonly revision: number };
type Noted = { readonly personal?: { readonly note: string } | null };

export type CommuniqueFact = Fact &
  (
    | CommuniqueReceived
    | { readonly type: 'SourceAdded'; readonly data: { readonly source: Source } }
    | { readonly type: 'SourceCorrected'; readonly data: { readonly at: number; readonly source: Source } }
    | { readonly type: 'PartiesCorrected'; readonly data: { readonly parties: readonly Iso2[] } }
    | { readonly type: 'MeetingCorrected'; readonly data: { readonly meeting: Meeting | null } }
    | {
        readonly type: 'ReadingRecorded';
        readonly data: {
          readonly engine: string;
          readonly version: string;
          readonly note: string | null;
          readonly parties: readonly Iso2[];
          readonly meeting: Meeting | null;
          readonly found: readonly FoundCandidate[];
          readonly renewed: readonly FoundCandidate[];
          readonly gone: readonly CandidateId[];
        };
      }
    | (CandidateAccepted & Noted)
    | (CandidateRejected & { readonly data: { readonly why: Rejection } } & Noted)
    | CandidateLinked
    | { readonly type: 'CandidateEdited'; readonly data: OnCandidate & { readonly change: Partial<CandidateFields> } }
    | { readonly type: 'CandidateTrimmed'; readonly data: OnCandidate & Pick<CandidateFields, 'quote' | 'start' | 'end'> }
    | {
        readonly type: 'CandidateSplit';
        readonly data: OnCandidate & { readonly pieces: readonly { readonly id: CandidateId; readonly fields: CandidateFields }[] };
      }
    | {
        readonly type: 'CandidatesMerged';
        readonly data: { readonly candidates: readonly OnCandidate[]; readonly into: CandidateId; readonly fields: CandidateFields };
      }
    | { readonly type: 'CandidateAdded'; readonly data: { readonly candidate: CandidateId; readonly fields: CandidateFields } }
    | { readonly type: 'DecisionUndone'; readonly data: OnCandidate & { readonly removed: readonly CandidateId[] } }
    | ReviewFinished
  );

type Seen = Recorded<CommuniqueFact>;

const noteOf = (personal: object | null): string | null =>
  personal !== null && 'note' in personal && typeof personal.note === 'string' ? personal.note : null;

const found = (f: FoundCandidate, engine: string, version: string): DeskCandidate => {
  const { id, confidence, band, fields, evidence, ...rest } = f;
  return newCandidate(id, rest, { origin: 'reading', engine, version, confidence, band, doubts: fields, evidence });
};

const inOrder = (candidates: readonly DeskCandidate[]): readonly DeskCandidate[] =>
  [...candidates].sort((a, b) => a.fields.start - b.fields.start || a.fields.end - b.fields.end || (a.id < b.id ? -1 : 1));

const change = (state: Communique, ids: readonly CandidateId[], how: (c: DeskCandidate) => DeskCandidate): Communique => ({
  ...state,
  candidates: state.candidates.map((c) => (ids.includes(c.id) ? how(c) : c)),
});

const received = (event: Extract<Seen, { type: 'CommuniqueReceived' }>): Communique => ({
  ...event.data,
  parties: [],
  partiesBy: 'reading',
  meeting: null,
  meetingBy: 'reading',
  reading: null,
  candidates: [],
  finished: null,
});

const read = (state: Communique, event: Extract<Seen, { type: 'ReadingRecorded' }>): Communique => {
  const { engine, version, note, parties, meeting, gone } = event.data;
  const renewed = new Map(event.data.renewed.map((f) => [f.id, f]));
  const kept = state.candidates
    .filter((c) => !gone.includes(c.id))
    .map((c) => {
      const again = renewed.get(c.id);
      return again === undefined ? c : { ...found(again, engine, version), revision: c.revision + 1 };
    });
  return {
    ...state,
    parties: state.partiesBy === 'person' ? state.parties : parties,
    meeting: state.meetingBy === 'person' ? state.meeting : meeting,
    reading: { engine, version, note, at: event.at, times: (state.reading?.times ?? 0) + 1 },
    candidates: inOrder([...kept, ...event.data.found.map((f) => found(f, engine, version))]),
    finished: event.data.found.length > 0 ? null : state.finished,
  };
};

const undone = (state: Communique, event: Extract<Seen, { type: 'DecisionUndone' }>): Communique => {
  const { removed, candidate } = event.data;
  const last = { act: event.type, by: event.actor, at: event.at };
  const origins = state.candidates.filter((c) => removed.some((id) => c.replacedBy.includes(id))).map((c) => c.id);
  const rest = { ...state, candidates: state.candidates.filter((c) => !removed.includes(c.id)) };
  return change(rest, removed.length > 0 ? origins : [candidate], (c) => unacted(c, last));
};

export const evolve = (state: Communique | null, event: Seen): Communique => {
  if (event.type === 'CommuniqueReceived') return received(event);
  if (state === null) throw new Error(`a communiqué begins with CommuniqueReceived, not with ${event.type}`);
  const last = { act: event.type, by: event.actor, at: event.at };
  const made = { engine: 'person', version: '1', last };
  switch (event.type) {
    case 'SourceAdded':
      return { ...state, sources: [...state.sources, event.data.source] };
    case 'SourceCorrected':
      return { ...state, sources: state.sources.map((s, i) => (i === event.data.at ? event.data.source : s)) };
    case 'PartiesCorrected':
      return { ...state, parties: event.data.parties, partiesBy: 'person' };
    case 'MeetingCorrected':
      return { ...state, meeting: event.data.meeting, meetingBy: 'person' };
    case 'ReadingRecorded':
      return read(state, event);
    case 'CandidateAccepted': {
      const { candidate, commitment } = event.data;
      return change(state, [candidate], (c) => acted(c, last, { status: 'accepted', why: null, commitment }, noteOf(event.personal)));
    }
    case 'CandidateRejected': {
      const { candidate, why } = event.data;
      return change(state, [candidate], (c) => acted(c, last, { status: 'rejected', why }, noteOf(event.personal)));
    }
    case 'CandidateLinked':
      return change(state, [event.data.candidate], (c) => acted(c, last, { commitment: event.data.commitment }));
    case 'CandidateEdited':
      return change(state, [event.data.candidate], (c) => acted(c, last, { fields: { ...c.fields, ...event.data.change } }));
    case 'CandidateTrimmed': {
      const { candidate, quote, start, end } = event.data;
      const next = change(state, [candidate], (c) => acted(c, last, { fields: { ...c.fields, quote, start, end } }));
      return { ...next, candidates: inOrder(next.candidates) };
    }
    case 'CandidateSplit': {
      const { candidate, pieces } = event.data;
      const whole = state.candidates.find((c) => c.id === candidate);
      const next = change(state, [candidate], (c) => acted(c, last, { status: 'replaced', replacedBy: pieces.map((p) => p.id) }));
      const born = pieces.map((p) =>
        newCandidate(p.id, p.fields, { ...made, origin: 'split', from: [candidate], evidence: whole?.evidence ?? [] }),
      );
      return { ...next, candidates: inOrder([...next.candidates, ...born]) };
    }
    case 'CandidatesMerged': {
      const { candidates, into, fields } = event.data;
      const ids = candidates.map((c) => c.candidate);
      const next = change(state, ids, (c) => acted(c, last, { status: 'replaced', replacedBy: [into] }));
      const evidence = state.candidates.filter((c) => ids.includes(c.id)).flatMap((c) => c.evidence);
      const born = newCandidate(into, fields, { ...made, origin: 'merge', from: ids, evidence });
      return { ...next, candidates: inOrder([...next.candidates, born]) };
    }
    case 'CandidateAdded': {
      const born = newCandidate(event.data.candidate, event.data.fields, { ...made, origin: 'person' });
      return { ...state, candidates: inOrder([...state.candidates, born]) };
    }
    case 'DecisionUndone':
      return undone(state, event);
    case 'ReviewFinished':
      return { ...state, finished: { at: event.at, by: event.actor } };
  }
};

/** The day the promises were made: the meeting's, else the first day of publication, else the day of receipt. */
export const saidOn = (state: Communique): When =>
  state.meeting?.date ??
  state.sources
    .map((s) => s.published)
    .filter((d) => d !== null)
    .sort()[0] ??
  dayOf(state.received);

export const candidateOf = (state: Communique, id: CandidateId): DeskCandidate | undefined => state.candidates.find((c) => c.id === id);
export const waitingOf = (state: Communique): readonly DeskCandidate[] =>
  state.candidates.filter((c) => c.status === 'waiting' && c.band !== 'hidden');
