/** The engine that needs nothing: trained token model and rules, inside this process, the same answer every time. */
import type { Candidate, Extraction, Extractor, Iso2, Meeting } from './extraction.ts';
import type { When } from '../../kernel/time/time.ts';
import { detect, type Span } from './detection/detect.ts';
import { shippedModel } from './detection/model.ts';
import { segment, type Segmented } from './segmentation/segment.ts';

interface Described {
  readonly parties: Extraction['parties'];
  readonly meeting: Meeting | null;
  readonly candidates: readonly Candidate[];
}

function describe(_: Segmented, text: string, spans: readonly Span[], known: { parties?: readonly Iso2[]; published?: When }): Described {
  return {
    parties: (known.parties ?? []).map((country) => ({ country, score: 1 })),
    meeting: null,
    candidates: spans.map((span) => ({
      quote: text.slice(span.start, span.end),
      start: span.start,
      end: span.end,
      stage: 'agreed',
      by: known.parties ?? [],
      topic: 'other',
      topic2: null,
      instrument: 'other',
      specific: span.band !== 'hidden',
      summary: text.slice(span.start, span.end),
      when: null,
      confidence: span.confidence,
      band: span.band,
      fields: {},
      evidence: span.evidence,
    })),
  };
}

/** Reads English text only; the caller checks the language. Never throws on any text. */
export function rulesExtractor(): Extractor {
  const version = shippedModel().version;
  return {
    id: 'rules',
    version,
    async extract({ text, parties, published }) {
      const document = segment(text);
      const { candidates, ...rest } = describe(document, text, detect(document, text), { parties, published });
      return { engine: 'rules', version, parties: rest.parties, meeting: rest.meeting, commitments: candidates, dropped: [] };
    },
  };
}
