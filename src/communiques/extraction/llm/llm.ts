/** The engine that asks a language model. Off until an address is set; every quote is looked up in the text or dropped. */
import { createHash } from 'node:crypto';
import { isDay, type When } from '../../../kernel/time/time.ts';
import { parties as findParties, type Party } from '../countries/parties.ts';
import type { Candidate, Extraction, ExtractionRequest, Extractor, Iso2 } from '../extraction.ts';
import { describe } from '../fields/describe.ts';
import { segment, type Segmented } from '../segmentation/segment.ts';
import { ask, isLoopback, type LlmConfig } from './chat.ts';
import { type Answer, messagesFor, promptVersion, responseSchema } from './prompt.ts';
import { findQuote } from './quote.ts';

/** Answers by a hash of text, model and prompt; a Map does. */
export interface AnswerCache {
  get(key: string): Answer | undefined;
  set(key: string, answer: Answer): unknown;
}
/** Share of the model's candidates that readers confirmed when this was measured; there is no finer band. */
const confirmed = 0.75;
const longest = 600;

export const leavesTheMachine = (config: LlmConfig): boolean => !isLoopback(config.url);

const isWhen = (when: string): when is When => /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/u.test(when) || isDay(when);

function keyOf(config: LlmConfig, request: ExtractionRequest, parties: readonly Iso2[]): string {
  return createHash('sha256')
    .update(JSON.stringify([request.text, config.model, promptVersion, parties, request.published ?? null]))
    .digest('hex');
}

interface Checked {
  readonly commitments: Candidate[];
  readonly dropped: Extraction['dropped'][number][];
}

/** Places every quote in the text; what cannot be placed is counted, not shown. */
export function checkAnswer(answer: Answer, document: Segmented, text: string, parties: readonly Iso2[], engine: string): Checked {
  const commitments: Candidate[] = [];
  const dropped: Extraction['dropped'][number][] = [];
  const taken = new Set<string>();
  for (const item of answer.commitments) {
    const quote = item.quote.slice(0, 300);
    const named = document.sentences[item.sentence - 1];
    const found = findQuote(text, item.quote, named?.start, named?.end);
    if (!found) {
      dropped.push({ quote, reason: 'not-in-text' });
      continue;
    }
    const sentence = document.sentences.find((one) => found.start >= one.start && found.start < one.end);
    const end = Math.min(found.end, sentence?.end ?? found.end);
    const by = [...new Set(item.by.filter((party) => parties.includes(party)))].sort();
    const key = `${found.start}-${end}-${item.instrument}`;
    if (by.length === 0) dropped.push({ quote, reason: 'schema' });
    else if (end - found.start > longest) dropped.push({ quote, reason: 'too-long' });
    else if (taken.has(key)) dropped.push({ quote, reason: 'duplicate' });
    else {
      taken.add(key);
      commitments.push({
        quote: text.slice(found.start, end),
        start: found.start,
        end,
        stage: item.stage,
        by,
        topic: item.topic,
        topic2: null,
        instrument: item.instrument,
        specific: item.specific,
        summary: item.summary.trim().slice(0, 160) || text.slice(found.start, end),
        when: item.when && isWhen(item.when) ? item.when : null,
        confidence: confirmed,
        band: item.specific ? 'firm' : 'hidden',
        fields: {},
        evidence: [{ engine, rule: 'language-model', score: confirmed }],
      });
    }
  }
  return { commitments: commitments.sort((a, b) => a.start - b.start || a.end - b.end), dropped };
}

/** @throws LlmFailure from `extract`; wrap it with `withFallback`. */
export function llmExtractor(config: LlmConfig, cache: AnswerCache = new Map()): Extractor {
  const version = `${config.model}/${promptVersion}`;
  return {
    id: 'llm',
    version,
    async extract(request) {
      const document = segment(request.text);
      const sides: readonly Party[] = request.parties?.length
        ? request.parties.map((country) => ({ country, score: 1 }))
        : findParties(document, request.text);
      const parties = sides.map(({ country }) => country);
      const key = keyOf(config, request, parties);
      const known = cache.get(key);
      const answer =
        known ??
        (await ask(config, messagesFor(document, request.text, parties, request.published), responseSchema(parties), request.signal));
      if (!known) cache.set(key, answer);
      const { meeting } = describe(document, request.text, [], { parties, published: request.published });
      const { commitments, dropped } = checkAnswer(answer, document, request.text, parties, 'llm');
      const lost = dropped.filter(({ reason }) => reason === 'not-in-text').length;
      const note = lost > 0 ? `${lost === 1 ? 'One passage was' : `${lost} passages were`} left out: not found in the text.` : undefined;
      return { engine: 'llm', version, parties: sides, meeting, commitments, dropped, ...(note ? { note } : {}) };
    },
  };
}
