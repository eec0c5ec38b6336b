/** Words and marks of every sentence. `\w` and `\b` are ASCII in JavaScript, so everything here is written with `\p{L}`. */
import type { Sentence } from './sentences.ts';

export interface Token {
  readonly start: number;
  readonly end: number;
  /** Lower case; curly apostrophes made straight. */
  readonly lower: string;
  /** Index of its sentence. */
  readonly sentence: number;
}

// Abbreviations with dots · numbers with separators · clitic 's · words (inner hyphen only between small letters or digits) · any other mark.
const pattern =
  /(?:\p{L}\.){2,}|\p{N}+(?:[.,:]\p{N}+)*(?:\p{L}+)?|['’]s(?![\p{L}\p{N}])|\p{L}[\p{L}\p{M}\p{N}]*(?:(?:-(?!\p{Lu}\p{Ll})|['’](?!s(?![\p{L}\p{N}])))[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|[^\s]/gu;

/** Cuts sentences into tokens; every token lies in exactly one sentence and offsets grow. */
export function tokens(text: string, within: readonly Sentence[]): Token[] {
  const found: Token[] = [];
  for (let index = 0; index < within.length; index++) {
    const sentence = within[index];
    if (!sentence) continue;
    pattern.lastIndex = 0;
    for (const match of text.slice(sentence.start, sentence.end).matchAll(pattern)) {
      const start = sentence.start + match.index;
      const lower = match[0].toLowerCase().replaceAll('’', "'");
      found.push({ start, end: start + match[0].length, lower, sentence: index });
    }
  }
  return found;
}
