import { z } from '@hono/zod-openapi';
import { Country, count, Instrument, list, maybe, orNull, Stage, text, Topic, When } from './vocabulary.ts';

export const Source = z.object({ title: text, outlet: text, url: maybe, published: When.nullable() }).openapi('Source');
export const Meeting = z
  .object({
    kind: text,
    date: When.nullable(),
    place: maybe,
    participants: list(z.object({ name: text, role: maybe, organisation: maybe, country: Country.nullable() })),
  })
  .openapi('Meeting');
export const passage = {
  quote: text,
  start: count.openapi({ description: 'UTF-16 offset into the text as it is.' }),
  end: count,
  stage: Stage,
  by: list(Country),
  topic: Topic,
  topic2: orNull(Topic),
  instrument: Instrument,
  specific: z.boolean(),
  summary: text,
  when: When.nullable(),
};
const CommitmentRef = z.object({ id: text, number: text, title: text });

export const MeetingLine = z
  .object({
    id: text,
    title: text,
    outlet: text,
    parties: list(Country),
    kind: maybe,
    place: maybe,
    date: When,
    sources: count,
    commitments: count,
  })
  .openapi('CommuniqueLine');
export const CommuniqueList = z.object({ communiques: list(MeetingLine) }).openapi('CommuniqueList');

export const Communique = z
  .object({
    id: text,
    version: count,
    url: text,
    text,
    language: text,
    sources: list(Source),
    parties: list(Country),
    meeting: orNull(Meeting),
    highlights: list(z.object({ ...passage, candidate: text, commitment: CommitmentRef.nullable() })),
  })
  .openapi('Communique');

const score = z.number();
const span = z.tuple([count, count]).readonly();
export const Evidence = z.object({ engine: text, rule: text.optional(), trigger: span.optional(), score }).openapi('Evidence');
export const Doubts = z.object({ stage: score, by: score, topic: score, instrument: score }).partial();
export const Band = z.enum(['firm', 'check', 'hidden']).openapi('Band');
export const Candidate = z
  .object({
    id: text,
    revision: count.openapi({ description: 'Counts the acts on this candidate; an act names the one it was decided on.' }),
    status: z.enum(['waiting', 'accepted', 'rejected', 'replaced']),
    fields: z.object(passage),
    confidence: score,
    band: Band,
    doubts: Doubts,
    evidence: list(Evidence),
    origin: z.enum(['reading', 'person', 'split', 'merge']),
    engine: text,
    why: maybe,
    commitment: maybe,
  })
  .openapi('Candidate');
export const Desk = z
  .object({
    id: text,
    version: count,
    read: z.boolean().openapi({ description: 'False until the text has been read.' }),
    finished: z.boolean(),
    parties: list(Country),
    candidates: list(Candidate),
  })
  .openapi('Desk');

export const Received = z
  .object({
    id: text,
    as: z.enum(['new', 'source', 'known']).openapi({
      description:
        'new: a communiqué of its own; source: a copy of one that is known; known: that very source was known, nothing happened.',
    }),
    url: text,
  })
  .openapi('Received');

export const Extraction = z
  .object({
    engine: text,
    version: text,
    parties: list(z.object({ country: Country, score })),
    meeting: orNull(Meeting),
    commitments: list(z.object({ ...passage, confidence: score, band: Band, fields: Doubts, evidence: list(Evidence) })),
    dropped: list(z.object({ quote: text, reason: z.enum(['not-in-text', 'schema', 'duplicate', 'too-long']) })),
    note: text.optional(),
  })
  .openapi('Extraction');
