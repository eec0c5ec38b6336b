/** Two wordings of one passage, word by word. */
import { diffArrays } from 'diff';

/**
 * A run of words in the order in which they are read. Pages set each in an element of its own (`ins`, `del`); since a run never ends within
 * a word, and its text is in logical order, right-to-left text comes out right by itself.
 */
export interface WordRun {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}
export interface Worded {
  readonly before: string;
  readonly after: string;
  readonly same: boolean;
  readonly runs: readonly WordRun[];
}

const segmenters = new Map<string, Intl.Segmenter>();
/** Words as the language itself divides them: Chinese, Japanese, Khmer and Thai write no spaces between them. */
const segmenterFor = (language: string): Intl.Segmenter => {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, known);
  return known;
};

// The library's own words end at letters it does not know, in the middle of an Urdu word.
const wordsOf = (text: string, language: string): string[] => [...segmenterFor(language).segment(text)].map(({ segment }) => segment);

const kindOf = ({ added, removed }: { readonly added?: boolean; readonly removed?: boolean }): WordRun['kind'] =>
  added === true ? 'added' : removed === true ? 'removed' : 'same';

export const wordsChanged = (before: string, after: string, language: string): Worded => {
  if (before === after) return { before, after, same: true, runs: before === '' ? [] : [{ kind: 'same', text: before }] };
  const parts = diffArrays(wordsOf(before, language), wordsOf(after, language));
  return { before, after, same: false, runs: parts.map((part) => ({ kind: kindOf(part), text: part.value.join('') })) };
};
