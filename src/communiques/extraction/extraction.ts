/** What reading a communiqué gives: the words every engine answers in (EXTRACTION.md §7). Offsets are UTF-16 code units into the text as it is. */
import type { When } from '../../kernel/time/time.ts';

export const stages = ['discussed', 'proposed', 'agreed', 'signed', 'underway', 'done'] as const;
export type Stage = (typeof stages)[number];

export const topics = [
  'ai',
  'cybersecurity',
  'skills',
  'startups',
  'digital-government',
  'digital-economy',
  'connectivity',
  'research',
  'health',
  'industry',
  'trade',
  'fintech',
  'semiconductors',
  'space',
  'quantum',
  'education',
  'agriculture',
  'energy',
  'other',
] as const;
export type Topic = (typeof topics)[number];

export const instruments = [
  'agreement',
  'working-group',
  'training',
  'exchange',
  'investment',
  'joint-venture',
  'joint-research',
  'pilot',
  'platform',
  'event',
  'visit',
  'information-sharing',
  'infrastructure',
  'facilitation',
  'technology-transfer',
  'other',
] as const;
export type Instrument = (typeof instruments)[number];

/** ISO 3166-1 alpha-2; `EU` for the European Union. */
export type Iso2 = string;
export type Band = 'firm' | 'check' | 'hidden';

export interface Participant {
  readonly name: string;
  readonly role: string | null;
  readonly organisation: string | null;
  readonly country: Iso2 | null;
}
export interface Meeting {
  readonly kind: string;
  readonly date: When | null;
  readonly place: string | null;
  readonly participants: readonly Participant[];
}
export interface Evidence {
  readonly engine: string;
  /** The rule or model that spoke, such as `proposed/directive`. */
  readonly rule?: string;
  /** Where its trigger words stand in the text. */
  readonly trigger?: readonly [number, number];
  /** 0 to 1. */
  readonly score: number;
}
export interface Candidate {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly stage: Stage;
  readonly by: readonly Iso2[];
  readonly topic: Topic;
  readonly topic2: Topic | null;
  readonly instrument: Instrument;
  readonly specific: boolean;
  readonly summary: string;
  readonly when: When | null;
  /** Calibrated: the share of such candidates that reviewers confirm. 0 to 1. */
  readonly confidence: number;
  readonly band: Band;
  /** How sure each field is, 0 to 1; the desk marks the one in doubt. */
  readonly fields: Partial<Record<'stage' | 'by' | 'topic' | 'instrument', number>>;
  readonly evidence: readonly Evidence[];
}
export interface Extraction {
  readonly engine: string;
  readonly version: string;
  readonly parties: readonly { readonly country: Iso2; readonly score: number }[];
  readonly meeting: Meeting | null;
  readonly commitments: readonly Candidate[];
  readonly dropped: readonly { readonly quote: string; readonly reason: 'not-in-text' | 'schema' | 'duplicate' | 'too-long' }[];
  /** A sentence for the officer when the engine fell back or left something out. */
  readonly note?: string;
}
export interface ExtractionRequest {
  readonly id: string;
  readonly text: string;
  readonly parties?: readonly Iso2[];
  readonly published?: When;
  readonly signal?: AbortSignal;
}
export interface Extractor {
  readonly id: string;
  readonly version: string;
  extract(request: ExtractionRequest): Promise<Extraction>;
}

/** What the threader needs of a mention; `pair` is the sorted parties joined by `-`. */
export interface ThreadMention {
  readonly id: string;
  readonly article: string;
  readonly pair: string;
  readonly date: When | null;
  readonly quote: string;
  readonly summary: string;
  readonly stage: Stage;
  readonly topic: Topic;
  readonly topic2: Topic | null;
  readonly instrument: Instrument;
}
