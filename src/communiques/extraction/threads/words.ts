/** The words of a mention that tell one initiative from another, and how rare each is. */
import { isCountryWord } from '../countries/countries.ts';
import { readWord } from '../detection/detect.ts';
import { shippedWords } from '../detection/model.ts';
import { stem } from '../detection/words.ts';
import type { ThreadMention } from '../extraction.ts';

/** How much a word (as stemmed by `threadWords`) says: about 0 for a common word, 1 and more for a rare one. */
export type Idf = (word: string) => number;

export interface ThreadWords {
  /** Stem → how the word stands in the text. */
  readonly words: ReadonlyMap<string, string>;
  /** Names and abbreviations that are no country: the surest sign of the same thing. */
  readonly names: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  /** Mean direction of the words' vectors, unit length; empty when none is known. */
  readonly meaning: Float64Array;
}

const idle = new Set(
  `the a an and or of to in on at by for from with into over under as is are was were be been being has have had will would shall should could may might can must it its he she they them his her their our we us i my you
  this that these those there here which who whom whose what when where while both two three four five side sides party parties minister ministers ministry government country countries state said says told added noted asked
  agreed agree proposed propose suggested invited urged requested offered sought called signed discussed expressed interest also not no more than first second third each other one between under year years month months next
  last new joint bilateral cooperation during after before since until so far now already yesterday today january february march april june july august september october november december monday tuesday wednesday thursday
  friday saturday sunday if but about up out per cent million billion some all any such own time take make give get go come hold set put work start begin plan way day week end part number would like want hope`.split(
    /\s+/u,
  ),
);
const pattern = /\p{L}[\p{L}\p{M}\p{N}]*(?:[-'’]\p{L}[\p{L}\p{M}\p{N}]*)*|\p{N}+(?:[.,]\p{N}+)*/gu;

const cache = new WeakMap<ThreadMention, ThreadWords>();

/** Countries, their people and cities are left out: mentions of one pair share them anyway. */
export function threadWords(mention: ThreadMention): ThreadWords {
  const known = cache.get(mention);
  if (known) return known;
  const words = new Map<string, string>();
  const names = new Set<string>();
  const numbers = new Set<string>();
  const table = shippedWords();
  const sum = new Float64Array(table.dimensions);
  for (const match of mention.quote.matchAll(pattern)) {
    const whole = match[0].replaceAll('’', "'").replace(/'s$/u, '');
    const lower = whole.toLowerCase();
    if (/^\p{N}/u.test(lower)) {
      if (!/^(?:19|20)\d\d$/u.test(lower)) numbers.add(lower);
      continue;
    }
    if (lower.length < 2 || idle.has(lower) || isCountryWord(lower)) continue;
    for (const part of lower.includes('-') ? [lower, ...lower.split('-')] : [lower]) {
      const key = stem(part);
      if (part.length > 2 && !idle.has(part) && !words.has(key)) words.set(key, part);
    }
    if (whole.charAt(0) !== lower.charAt(0) && match.index > 0) names.add(stem(lower));
    const { row } = readWord(lower);
    const weight = row < 0 ? 0 : Math.log(1 + row / 100);
    for (let d = 0; d < sum.length && weight > 0; d++) sum[d] = (sum[d] ?? 0) + weight * (table.vectors[row * sum.length + d] ?? 0);
  }
  const length = Math.hypot(...sum);
  const made = { words, names, numbers, meaning: length > 0 ? sum.map((value) => value / length) : new Float64Array(0) };
  cache.set(mention, made);
  return made;
}

/** Rarity from the mentions at hand and from English at large: a collection of ten mentions cannot tell a rare word by itself. */
export function idfOf(mentions: readonly ThreadMention[]): Idf {
  const seen = new Map<string, number>();
  for (const mention of mentions) for (const word of threadWords(mention).words.keys()) seen.set(word, (seen.get(word) ?? 0) + 1);
  return (word) => {
    const { row } = readWord(word);
    const general = row < 0 ? 1.2 : Math.min(1, Math.log(1 + row / 60) / Math.log(300));
    const here = 1 / (1 + Math.log2(1 + (seen.get(word) ?? 0) / Math.max(4, mentions.length / 40)));
    return general * (0.5 + 0.5 * here);
  };
}
