/** The engine that needs nothing: trained token model and rules, inside this process, the same answer every time. */
import { detect } from './detection/detect.ts';
import { shippedModel } from './detection/model.ts';
import type { Extractor } from './extraction.ts';
import { describe } from './fields/describe.ts';
import { shippedFieldWeights } from './fields/weights.ts';
import { segment } from './segmentation/segment.ts';

/** Reads English text only; the caller checks the language. Never throws on any text. */
export function rulesExtractor(): Extractor {
  const version = `${shippedModel().version}+${shippedFieldWeights().version}`;
  return {
    id: 'rules',
    version,
    async extract({ text, parties, published }) {
      const document = segment(text);
      const found = describe(document, text, detect(document, text), { parties, published });
      return { engine: 'rules', version, parties: found.parties, meeting: found.meeting, commitments: found.candidates, dropped: [] };
    },
  };
}
