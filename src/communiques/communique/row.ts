import type { Row } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Migration } from '../../ledger/ledger.ts';
import type { CandidateStatus } from './candidate.ts';
import { type Communique, saidOn, waitingOf } from './communique.ts';

/** One line per communiqué; the text itself is in the stream's state. */
export interface CommuniqueTable {
  readonly stream: string;
  readonly id: string;
  readonly title: string;
  readonly outlet: string;
  readonly published: string | null;
  readonly language: string;
  readonly parties: readonly string[];
  readonly meeting_kind: string | null;
  readonly meeting_place: string | null;
  readonly said_on: string;
  readonly received: string;
  readonly sources: number;
  readonly waiting: number;
  readonly accepted: number;
  readonly rejected: number;
  /** False until the text has been read. */
  readonly read: boolean;
  readonly finished: boolean;
  /** Shown to everybody: something was accepted in it, or its review is finished. */
  readonly open: boolean;
  readonly signature: readonly number[];
}
export interface CommuniqueSourceTable {
  readonly stream: string;
  readonly place: number;
  readonly url: string | null;
  readonly outlet: string;
  readonly title: string;
  readonly published: string | null;
}
/** Who took part in the meeting, as the public report names them. */
export interface ParticipantTable {
  readonly stream: string;
  readonly place: number;
  readonly name: string;
  readonly role: string | null;
  readonly organisation: string | null;
  readonly country: string | null;
}
/** What became of each candidate: the figures on how often the reading is right come from here. */
export interface CandidateTable {
  readonly stream: string;
  readonly candidate: string;
  readonly origin: string;
  readonly status: CandidateStatus;
  readonly band: string;
  readonly engine: string;
  readonly version: string;
  readonly confidence: number;
  readonly stage: string;
  readonly topic: string;
  readonly instrument: string;
  readonly edited: boolean;
  readonly commitment: string | null;
}
export interface CommuniqueTables {
  communiques: CommuniqueTable;
  communique_sources: CommuniqueSourceTable;
  participants: ParticipantTable;
  candidates: CandidateTable;
}

export const communiqueTables = {
  communiques: { key: ['stream'] },
  communique_sources: { key: ['stream', 'place'] },
  participants: { key: ['stream', 'place'] },
  candidates: { key: ['stream', 'candidate'] },
} as const;

export const communiqueMigrations: readonly Migration[] = [
  {
    name: 'communiques/0001-communiques',
    sql: `
      create table communiques (
        stream text primary key, id text not null, title text not null, outlet text not null, published text, language text not null,
        parties text[] not null, meeting_kind text, meeting_place text, said_on text not null, received text not null,
        sources integer not null, waiting integer not null, accepted integer not null, rejected integer not null,
        read boolean not null, finished boolean not null, open boolean not null, signature integer[] not null
      );
      create index communiques_signature on communiques using gin (signature);
      create index communiques_parties on communiques using gin (parties);
      create index communiques_said on communiques (said_on desc) where open;
      create index communiques_desk on communiques (received desc) where not finished;
      create table communique_sources (
        stream text not null, place integer not null, url text, outlet text not null, title text not null, published text,
        primary key (stream, place)
      );
      create index communique_sources_url on communique_sources (url);
      create table participants (
        stream text not null, place integer not null, name text not null, role text, organisation text, country text,
        primary key (stream, place)
      );
      create index participants_country on participants (country);
      create table candidates (
        stream text not null, candidate text not null, origin text not null, status text not null, band text not null,
        engine text not null, version text not null, confidence double precision not null, stage text not null, topic text not null,
        instrument text not null, edited boolean not null, commitment text, primary key (stream, candidate)
      );
      create index candidates_figures on candidates (engine, version, band, status) where origin = 'reading';`,
  },
];

export const rows = (state: Communique, id: Id): readonly Row[] => {
  const stream = streamId('communique', id);
  const [first] = state.sources;
  const count = (status: CandidateStatus): number => state.candidates.filter((c) => c.status === status).length;
  const accepted = count('accepted');
  const communique: CommuniqueTable = {
    stream,
    id,
    title: first?.title ?? '',
    outlet: first?.outlet ?? '',
    published: first?.published ?? null,
    language: state.language,
    parties: state.parties,
    meeting_kind: state.meeting?.kind ?? null,
    meeting_place: state.meeting?.place ?? null,
    said_on: saidOn(state),
    received: state.received,
    sources: state.sources.length,
    waiting: waitingOf(state).length,
    accepted,
    rejected: count('rejected'),
    read: state.reading !== null,
    finished: state.finished !== null,
    open: accepted > 0 || state.finished !== null,
    signature: state.signature,
  };
  return [
    { table: 'communiques', values: { ...communique } },
    ...state.sources.map((s, place) => ({ table: 'communique_sources', values: { stream, place, ...s } })),
    ...(state.meeting?.participants ?? []).map((p, place) => ({
      table: 'participants',
      values: { stream, place, name: p.name, role: p.role, organisation: p.organisation, country: p.country },
    })),
    ...state.candidates.map((c) => ({
      table: 'candidates',
      values: {
        stream,
        candidate: c.id,
        origin: c.origin,
        status: c.status,
        band: c.band,
        engine: c.engine,
        version: c.version,
        confidence: c.confidence,
        stage: c.fields.stage,
        topic: c.fields.topic,
        instrument: c.fields.instrument,
        edited: c.before.some((b) => JSON.stringify(b.fields) !== JSON.stringify(c.fields)),
        commitment: c.status === 'accepted' ? c.commitment : null,
      },
    })),
  ];
};
