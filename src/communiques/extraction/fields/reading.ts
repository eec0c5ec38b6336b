/** What the field classifiers know about a document: worked out once, used for every passage in it. */
import type { When } from '../../../kernel/time/time.ts';
import { type CountryMention, countryMentions } from '../countries/countries.ts';
import { readWord } from '../detection/detect.ts';
import type { Word } from '../detection/words.ts';
import type { Iso2 } from '../extraction.ts';
import type { Segmented } from '../segmentation/segment.ts';
import { instrumentWords } from './lexicon/instruments.ts';
import { lexicon, type LexiconHit } from './lexicon/match.ts';
import { stageWords, turningWords } from './lexicon/stages.ts';
import { topicWords } from './lexicon/topics.ts';

export const lexicons = {
  stage: lexicon(stageWords),
  instrument: lexicon(instrumentWords),
  topic: lexicon(topicWords),
  turning: lexicon(turningWords),
} as const;
export type LexiconName = keyof typeof lexicons;

export interface Reading {
  readonly document: Segmented;
  readonly text: string;
  readonly published: When | undefined;
  readonly parties: readonly Iso2[];
  readonly lower: readonly string[];
  readonly words: readonly Word[];
  readonly mentions: readonly CountryMention[];
  /** First token of every sentence, with one more at the end. */
  readonly sentenceStarts: readonly number[];
  readonly hits: Readonly<Record<LexiconName, readonly LexiconHit[]>>;
  /** Where the hits from a token on begin in `hits`, for every token and one past the last. */
  readonly hitsFrom: Readonly<Record<LexiconName, Int32Array>>;
}

/** Where a passage stands among the tokens. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** Tokens of the passage. */
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  /** Tokens of its sentence. */
  readonly sentenceFrom: number;
  readonly sentenceTo: number;
}

function firstHits(hits: readonly LexiconHit[], size: number): Int32Array {
  const first = new Int32Array(size + 1);
  let at = 0;
  for (let token = 0; token <= size; token++) {
    while (at < hits.length && (hits[at]?.from ?? 0) < token) at++;
    first[token] = at;
  }
  return first;
}

export function readDocument(
  document: Segmented,
  text: string,
  parties: readonly Iso2[],
  published: When | undefined,
  mentions?: readonly CountryMention[],
): Reading {
  const lower = document.tokens.map((token) => token.lower);
  const starts: number[] = [];
  document.tokens.forEach((token, at) => {
    while (starts.length <= token.sentence) starts.push(at);
  });
  while (starts.length <= document.sentences.length) starts.push(lower.length);
  const found = (name: LexiconName) => lexicons[name].hits(lower, 0, lower.length);
  const hits = { stage: found('stage'), instrument: found('instrument'), topic: found('topic'), turning: found('turning') };
  const from = (name: LexiconName) => firstHits(hits[name], lower.length);
  return {
    document,
    text,
    published,
    parties,
    lower,
    words: lower.map(readWord),
    mentions: mentions ?? countryMentions(document.tokens, text),
    sentenceStarts: starts,
    hits,
    hitsFrom: { stage: from('stage'), instrument: from('instrument'), topic: from('topic'), turning: from('turning') },
  };
}

/** The first token at or after an offset. */
function tokenAt(reading: Reading, offset: number): number {
  const { tokens } = reading.document;
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function placeOf(reading: Reading, span: { readonly start: number; readonly end: number }): Place {
  const from = tokenAt(reading, span.start);
  const to = Math.max(from, tokenAt(reading, span.end));
  const sentence = reading.document.tokens[from]?.sentence ?? Math.max(0, reading.document.sentences.length - 1);
  return {
    start: span.start,
    end: span.end,
    from,
    to,
    sentence,
    sentenceFrom: reading.sentenceStarts[sentence] ?? from,
    sentenceTo: reading.sentenceStarts[sentence + 1] ?? to,
  };
}
