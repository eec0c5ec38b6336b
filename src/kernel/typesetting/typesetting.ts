/** Lines of text on a page: broken at words, each part in its own typeface and direction. Measures are in points. */
import type { Side } from './bidi.ts';
import { levelsOf, visualRuns } from './bidi.ts';
import type { Glyph, Style, Typeface, Typefaces } from './typefaces.ts';

export interface Look {
  readonly style: Style;
  /** Points. */
  readonly size: number;
  readonly side: Side;
}
/** A part of a line in one typeface, at its place from the line's left end. */
export interface Piece {
  readonly text: string;
  readonly typeface: Typeface;
  readonly size: number;
  readonly glyphs: readonly Glyph[];
  readonly x: number;
}
export interface Line {
  readonly text: string;
  readonly width: number;
  readonly pieces: readonly Piece[];
}

/** Nastaliq looks small beside Latin of its size, and Latin large beside Nastaliq. */
const urduInLatin = 1.06;
const latinInUrdu = 0.86;

const isUrdu = ({ name }: Typeface): boolean => name.startsWith('noto-nastaliq');
const sizeOf = (typeface: Typeface, { size, side }: Look): number => {
  if (side === 'rtl') return isUrdu(typeface) ? size : size * latinInUrdu;
  return isUrdu(typeface) ? size * urduInLatin : size;
};

/** Parts of one typeface. Spaces and marks stay with what stands before them. */
const byTypeface = (text: string, style: Style, faces: Typefaces): readonly { readonly text: string; readonly typeface: Typeface }[] => {
  const parts: { text: string; typeface: Typeface }[] = [];
  for (const character of text) {
    const last = parts.at(-1);
    const codePoint = character.codePointAt(0) ?? 0;
    const follows = last !== undefined && /[\s\p{M}\u200c\u200d]/u.test(character) && last.typeface.covers(codePoint);
    const typeface = last !== undefined && (follows || /[\u200e\u200f]/.test(character)) ? last.typeface : faces.faceFor(style, codePoint);
    if (last?.typeface === typeface) last.text += character;
    else parts.push({ text: character, typeface });
  }
  return parts;
};

const setLine = (text: string, levels: readonly number[], from: number, to: number, look: Look, faces: Typefaces): Line => {
  const pieces: Piece[] = [];
  let x = 0;
  for (const run of visualRuns(levels, from, to)) {
    const parts = byTypeface(text.slice(run.from, run.to), look.style, faces);
    for (const part of run.side === 'rtl' ? parts.toReversed() : parts) {
      const size = sizeOf(part.typeface, look);
      const glyphs = part.typeface.shape(part.text, run.side);
      pieces.push({ ...part, size, glyphs, x });
      x += (glyphs.reduce((sum, { xAdvance }) => sum + xAdvance, 0) / part.typeface.unitsPerEm) * size;
    }
  }
  return { text: text.slice(from, to), width: x, pieces };
};

const widthOfSpace = (look: Look, faces: Typefaces): number => setLine(' ', levelsOf(' ', look.side), 0, 1, look, faces).width;

/** Words, as places in the text. */
const words = (text: string): readonly { readonly from: number; readonly to: number }[] =>
  Array.from(text.matchAll(/\S+/gu), ({ index, 0: word }) => ({ from: index, to: index + word.length }));

/** Characters: no line of a page has more. */
const mostOnLine = 250;

/** The furthest place that fits, by halving; never between a letter and its mark, and at least one letter on. */
const longest = (text: string, from: number, most: number, fits: (at: number) => boolean): number => {
  let [good, bad] = [from + 1, most + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (fits(middle)) good = middle;
    else bad = middle;
  }
  const apart = (at: number) => !/\p{M}|[\udc00-\udfff]/u.test(text[at] ?? '');
  let cut = good;
  while (cut > from + 1 && !apart(cut)) cut -= 1;
  while (!apart(cut)) cut += 1;
  return cut;
};

/** A paragraph in lines of at most `width` points; longer words are cut where they must be. */
export const linesOf = (paragraph: string, look: Look, width: number, faces: Typefaces): readonly Line[] => {
  const text = paragraph.normalize('NFC').replace(/\s+/g, ' ').trim();
  const levels = levelsOf(text, look.side);
  const set = (from: number, to: number) => setLine(text, levels, from, to, look, faces);
  const widthOf = (from: number, to: number) => (to - from > mostOnLine ? Number.POSITIVE_INFINITY : set(from, to).width);
  const space = widthOfSpace(look, faces);
  const lines: Line[] = [];
  let [from, to, filled] = [0, 0, 0];
  const end = () => {
    if (to > from) lines.push(set(from, to));
  };
  // Words are measured one by one: setting the whole line anew for each word would take long, and no letter joins over a space.
  for (const word of words(text)) {
    const more = widthOf(word.from, word.to);
    if (to > from && filled + space + more <= width) {
      to = word.to;
      filled += space + more;
      continue;
    }
    end();
    from = word.from;
    to = word.to;
    filled = more;
    while (to - from > 1 && filled > width) {
      const cut = longest(text, from, Math.min(to - 1, from + mostOnLine), (at) => widthOf(from, at) <= width);
      lines.push(set(from, cut));
      from = cut;
      filled = widthOf(from, to);
    }
  }
  end();
  return lines;
};
