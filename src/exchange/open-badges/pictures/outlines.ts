/** Text as outlines for SVG: a badge looks the same wherever it is shown, whatever fonts are there. */
import type { Side } from '../../../kernel/typesetting/bidi.ts';
import type { Style, Typefaces } from '../../../kernel/typesetting/typefaces.ts';
import { type Line, linesOf } from '../../../kernel/typesetting/typesetting.ts';

export const sideOf = (text: string): Side => {
  const [first] = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}/u.exec(text) ?? [];
  return first !== undefined && /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(first) ? 'rtl' : 'ltr';
};

/** How far lines lie apart, and how deep under its top a line stands, in sizes. */
export const leading: Readonly<Record<Side, number>> = { ltr: 1.24, rtl: 1.95 };
const rise: Readonly<Record<Side, number>> = { ltr: 0.96, rtl: 1.28 };

export interface Block {
  readonly lines: readonly Line[];
  readonly size: number;
  readonly side: Side;
  readonly height: number;
}

/** As large as fits into so many lines, from `most` down to `least`; what is too long even then ends in an ellipsis. */
export const fitted = (
  text: string,
  faces: Typefaces,
  a: { readonly style: Style; readonly most: number; readonly least: number; readonly lines: number; readonly width: number },
): Block => {
  const side = sideOf(text);
  const shrink = side === 'rtl' ? 0.78 : 1;
  const set = (words: string, size: number) => linesOf(words, { style: a.style, size, side }, a.width, faces);
  const block = (lines: readonly Line[], size: number): Block => ({ lines, size, side, height: lines.length * leading[side] * size });
  for (let size = a.most * shrink; size >= a.least * shrink; size -= 2) {
    const lines = set(text.slice(0, 240), size);
    if (lines.length <= a.lines) return block(lines, size);
  }
  const size = a.least * shrink;
  const kept = set(text.slice(0, 240), size)
    .slice(0, a.lines)
    .map((line) => line.text)
    .join(' ');
  for (let end = kept.length - 1; end > 0; end -= 4) {
    const lines = set(`${kept.slice(0, end).trim().toWellFormed().replaceAll('\ufffd', '')}…`, size);
    if (lines.length <= a.lines) return block(lines, size);
  }
  return block([], size);
};

const short = (value: number): string => String(Math.round(value * 100) / 100);

/** A pen that writes blocks in the middle between two edges; each glyph is drawn once and then referred to. */
export const pen = () => {
  const outlines = new Map<string, string>();
  const paths: string[] = [];
  const glyph = (line: Line['pieces'][number]['typeface'], id: number): string | undefined => {
    const key = `${line.name} ${id}`;
    const known = outlines.get(key);
    if (known !== undefined) return known === '' ? undefined : known;
    const path = line.outline(id);
    const name = path === '' ? '' : `g${outlines.size}`;
    outlines.set(key, name);
    if (path !== '') paths.push(`<path id="${name}" d="${path}"/>`);
    return name === '' ? undefined : name;
  };
  return {
    defs: () => `<defs>${paths.join('')}</defs>`,
    write: ({ lines, size, side }: Block, centre: number, top: number, ink: string): string => {
      let drawn = '';
      lines.forEach((line, i) => {
        const left = centre - line.width / 2;
        const baseline = top + i * leading[side] * size + rise[side] * size;
        for (const piece of line.pieces) {
          const scale = piece.size / piece.typeface.unitsPerEm;
          let x = 0;
          let inside = '';
          for (const { id, xAdvance, xOffset, yOffset } of piece.glyphs) {
            const name = glyph(piece.typeface, id);
            if (name !== undefined) inside += `<use href="#${name}" x="${x + xOffset}" y="${yOffset}"/>`;
            x += xAdvance;
          }
          if (inside !== '')
            drawn += `<g transform="translate(${short(left + piece.x)} ${short(baseline)}) scale(${scale} ${-scale})">${inside}</g>`;
        }
      });
      return `<g fill="${ink}">${drawn}</g>`;
    },
  };
};
