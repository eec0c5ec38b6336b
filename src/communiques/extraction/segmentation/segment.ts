import { paragraphs, type Paragraph } from './paragraphs.ts';
import { sentences, type Sentence } from './sentences.ts';
import { tokens, type Token } from './tokens.ts';

export interface Segmented {
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
}

/** Paragraphs, sentences and tokens of a text, each with UTF-16 offsets into the text as it is. Linear in its length. */
export function segment(text: string): Segmented {
  const cut = paragraphs(text);
  const inside = sentences(text, cut);
  return { paragraphs: cut, sentences: inside, tokens: tokens(text, inside) };
}
