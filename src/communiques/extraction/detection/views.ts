/** What is known about the tokens of each sentence before any model looks: words, shapes, clauses, quotes, sides, triggers, place. */
import { paragraphKinds } from '../segmentation/paragraphs.ts';
import type { Segmented } from '../segmentation/segment.ts';
import { countryMentions } from '../countries/countries.ts';
import { parties } from '../countries/parties.ts';
import { triggers, type Trigger } from './triggers.ts';
import type { Word } from './words.ts';

export interface SentenceView {
  /** First token and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly words: readonly Word[];
  readonly shapes: Uint8Array;
  /** How many marks (commas, dashes, semicolons) stand before, so clauses can be told apart. */
  readonly clause: Uint8Array;
  readonly quoted: Uint8Array;
  readonly triggers: readonly Trigger[];
  /** 0 no country, 1 and 2 the two first sides, 3 another side, 4 a country that is no side. */
  readonly sides: Uint8Array;
  /** 1 where a word of content has stood in an earlier sentence. */
  readonly known: Uint8Array;
  /** Last trigger of the sentence before, 0 for none. */
  readonly triggerBefore: number;
  readonly place: SentencePlace;
}

export interface SentencePlace {
  readonly paragraphKind: number;
  /** Tenth of the document, 0 to 9. */
  readonly tenth: number;
  readonly firstOfParagraph: boolean;
  readonly lastOfParagraph: boolean;
  /** Long or listed like an official fact sheet rather than a press report. */
  readonly sheet: boolean;
}

const openers = new Set(['“', '‘', '«']);
const closers = new Set(['”', '»']);
const marks = new Set([',', ';', ':', '–', '—', '(', ')', '“', '”', '"', '-', '|', '.', '!', '?']);

/** 0 small letters, 1 capital first, 2 all capitals, 3 number, 4 mark. */
function shapeOf(text: string, start: number, end: number): number {
  const first = text.slice(start, start + 1);
  if (/\p{Ll}/u.test(first)) return 0;
  if (/\p{Lu}/u.test(first)) return end - start > 1 && !/\p{Ll}/u.test(text.slice(start, end)) ? 2 : 1;
  return /\p{N}/u.test(first) ? 3 : 4;
}

function placeOf(document: Segmented, text: string, index: number, sheet: boolean): SentencePlace {
  const { sentences, paragraphs } = document;
  const sentence = sentences[index];
  const paragraph = sentence?.paragraph ?? 0;
  return {
    paragraphKind: paragraphKinds.indexOf(paragraphs[paragraph]?.kind ?? 'body'),
    tenth: Math.min(9, Math.floor((10 * (sentence?.start ?? 0)) / (text.length || 1))),
    firstOfParagraph: sentences[index - 1]?.paragraph !== paragraph,
    lastOfParagraph: sentences[index + 1]?.paragraph !== paragraph,
    sheet,
  };
}

function sidesOf(document: Segmented, text: string): Uint8Array {
  const sides = new Uint8Array(document.tokens.length);
  const mentions = countryMentions(document.tokens, text);
  const order = parties(document, text, mentions)
    .sort((a, b) => b.score - a.score)
    .map(({ country }) => country);
  for (const { country, from, to } of mentions) {
    const rank = order.indexOf(country);
    for (let i = from; i < to; i++) sides[i] = rank < 0 ? 4 : Math.min(rank + 1, 3);
  }
  return sides;
}

/** One view for every sentence, with the tokens' words looked up. */
export function viewSentences(document: Segmented, text: string, read: (lower: string) => Word): SentenceView[] {
  const views: SentenceView[] = [];
  const { tokens } = document;
  const allSides = sidesOf(document, text);
  const sheet = text.length > 2600 || document.paragraphs.filter(({ kind }) => kind === 'item').length >= 4;
  const seen = new Set<number>();
  let triggerBefore = 0;
  let from = 0;
  for (let sentence = 0; sentence < document.sentences.length; sentence++) {
    let to = from;
    while (tokens[to]?.sentence === sentence) to++;
    const size = to - from;
    const words: Word[] = [];
    const shapes = new Uint8Array(size);
    const clause = new Uint8Array(size);
    const quoted = new Uint8Array(size);
    let clauses = 0;
    let inQuote = 0;
    for (let i = 0; i < size; i++) {
      const token = tokens[from + i];
      if (!token) continue;
      words.push(read(token.lower));
      shapes[i] = shapeOf(text, token.start, token.end);
      if (token.lower === '"') inQuote = 1 - inQuote;
      else if (openers.has(token.lower)) inQuote = 1;
      else if (closers.has(token.lower)) inQuote = 0;
      quoted[i] = inQuote;
      if (marks.has(token.lower)) clauses = Math.min(clauses + 1, 250);
      clause[i] = clauses;
    }
    const known = new Uint8Array(size);
    for (let i = 0; i < size; i++) if (words[i]?.kind === 0 && seen.has(words[i]?.stem ?? 0)) known[i] = 1;
    for (const word of words) seen.add(word.stem);
    const here = triggers(tokens, from, to);
    const place = placeOf(document, text, sentence, sheet);
    views.push({
      from,
      to,
      words,
      shapes,
      clause,
      quoted,
      sides: allSides.subarray(from, to),
      known,
      triggers: here,
      triggerBefore,
      place,
    });
    triggerBefore = here.at(-1)?.number ?? 0;
    from = to;
  }
  return views;
}
