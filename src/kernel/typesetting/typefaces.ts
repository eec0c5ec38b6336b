/** The typefaces of letters and badges, shaped by HarfBuzz: fontkit, which PDFKit brings, cannot join Nastaliq. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Side } from './bidi.ts';
import { fontInWoff } from './woff.ts';

export interface Glyph {
  readonly id: number;
  readonly xAdvance: number;
  readonly yAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
  /** The characters it stands for; none for a further glyph of the same character. */
  readonly codePoints: readonly number[];
}
export interface Typeface {
  /** The name under which the document knows it. */
  readonly name: string;
  readonly bytes: Buffer;
  /** Units of a glyph's measures to the em. */
  readonly unitsPerEm: number;
  readonly covers: (codePoint: number) => boolean;
  /** In visual order, left to right. */
  readonly shape: (text: string, side: Side) => readonly Glyph[];
  /** The outline of a glyph as a path of SVG, in the face's own units, upwards. */
  readonly outline: (id: number) => string;
}
export type Style = 'text' | 'strong' | 'label' | 'label-strong';
export interface Typefaces {
  /** The face for one character in a style; the last resort is a face that draws an empty box for it. */
  faceFor(style: Style, codePoint: number): Typeface;
}

/** Each script of a family is a file of its own, tried in this order. */
const scripts = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'];
const families: Readonly<Record<Style, readonly [family: string, weight: number, urdu: number]>> = {
  text: ['source-serif-4', 400, 400],
  strong: ['source-serif-4', 600, 700],
  label: ['source-sans-3', 400, 400],
  'label-strong': ['source-sans-3', 600, 700],
};
const require = createRequire(import.meta.url);

/** Loads the shaper when the first letter is made, and each font when its first character comes. */
const openTypefaces = async (): Promise<Typefaces> => {
  const harfbuzz = await import('harfbuzzjs');
  const open = (family: string, script: string, weight: number): Typeface => {
    const name = `${family}-${script}-${weight}-normal`;
    const bytes = fontInWoff(readFileSync(require.resolve(`@fontsource/${family}/files/${name}.woff`)));
    const face = new harfbuzz.Face(new harfbuzz.Blob(bytes));
    const font = new harfbuzz.Font(face);
    return {
      name,
      bytes,
      unitsPerEm: face.upem,
      covers: (codePoint) => (font.nominalGlyph(codePoint) ?? 0) !== 0,
      outline: (id) => font.glyphToPath(id),
      shape: (text, side) => {
        const buffer = new harfbuzz.Buffer();
        buffer.addText(text);
        buffer.guessSegmentProperties();
        buffer.setDirection(side === 'rtl' ? harfbuzz.Direction.RTL : harfbuzz.Direction.LTR);
        harfbuzz.shape(font, buffer);
        const places = buffer.getGlyphPositions();
        const infos = buffer.getGlyphInfos();
        const starts = [...new Set(infos.map(({ cluster }) => cluster))].sort((a, b) => a - b);
        const spoken = new Set<number>();
        return infos.flatMap(({ codepoint: id, cluster }, i) => {
          const place = places[i];
          if (place === undefined) return [];
          const { xAdvance, yAdvance, xOffset, yOffset } = place;
          const first = !spoken.has(cluster);
          spoken.add(cluster);
          const characters = text.slice(cluster, starts[starts.indexOf(cluster) + 1]);
          const codePoints = first ? Array.from(characters, (character) => character.codePointAt(0) ?? 0) : [];
          return [{ id, xAdvance, yAdvance, xOffset, yOffset, codePoints }];
        });
      },
    };
  };
  const opened = new Map<string, Typeface>();
  const face = (family: string, script: string, weight: number): Typeface => {
    const key = `${family} ${script} ${weight}`;
    const known = opened.get(key) ?? open(family, script, weight);
    opened.set(key, known);
    return known;
  };
  const find = (style: Style, codePoint: number): Typeface => {
    const [family, weight, urdu] = families[style];
    const plain = face(family, 'latin', weight);
    if (plain.covers(codePoint)) return plain;
    const nastaliq = face('noto-nastaliq-urdu', 'arabic', urdu);
    if (nastaliq.covers(codePoint)) return nastaliq;
    for (const script of scripts) {
      const other = face(family, script, weight);
      if (other.covers(codePoint)) return other;
    }
    return plain;
  };
  const found = new Map<string, Typeface>();
  return {
    faceFor(style, codePoint) {
      const key = `${style} ${codePoint}`;
      const typeface = found.get(key) ?? find(style, codePoint);
      // Letters are written in few hundred characters; whoever sends all of Unicode does not fill the memory.
      if (found.size < 5_000) found.set(key, typeface);
      return typeface;
    },
  };
};

let opening: Promise<Typefaces> | undefined;
/** The same for all letters of a process: fonts are read once. */
export const typefaces = (): Promise<Typefaces> => {
  opening ??= openTypefaces();
  return opening;
};
