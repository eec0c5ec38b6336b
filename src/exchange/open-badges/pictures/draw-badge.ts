/** The picture of a badge: a small window in a pointed arch, lit, with what was achieved, by whom, from whom and when. */
import { formatsOf } from '../../../kernel/language/formats.ts';
import { typefaces } from '../../../kernel/typesetting/typefaces.ts';
import type { Instant } from '../../../kernel/time/time.ts';
import { type Block, fitted, pen } from './outlines.ts';

export interface BadgeFace {
  readonly achievement: string;
  readonly learner: string;
  readonly issuer: string;
  readonly venue: string;
  readonly issued: Instant;
}

const green = '#032f2e';
const lighter = '#0d4341';
const gold = '#ffb000';
const side = 1000;
const middle = side / 2;

/** A pointed arch standing on `foot`, with its shoulders at `shoulder` and its point at `top`. */
const arch = (half: number, top: number, shoulder: number, foot: number): string => {
  const [l, r] = [middle - half, middle + half];
  const rise = shoulder - top;
  return (
    `M${l} ${foot}V${shoulder}C${l} ${shoulder - rise * 0.5} ${middle - half * 0.42} ${top + rise * 0.3} ${middle} ${top}` +
    `C${middle + half * 0.42} ${top + rise * 0.3} ${r} ${shoulder - rise * 0.5} ${r} ${shoulder}V${foot}Z`
  );
};

/** An eight-pointed star of two squares, as lattices of windows have them. */
const star = (x: number, y: number, size: number): string => {
  const square = (turn: number) =>
    Array.from({ length: 4 }, (_, i) => {
      const angle = turn + (i * Math.PI) / 2;
      return `${(x + size * Math.cos(angle)).toFixed(1)} ${(y + size * Math.sin(angle)).toFixed(1)}`;
    }).join('L');
  return `M${square(0)}ZM${square(Math.PI / 4)}Z`;
};

const lattice = (): string => {
  const stars: string[] = [];
  const step = 62;
  for (let row = -1; row < 15; row++)
    for (let column = -8; column <= 8; column++)
      stars.push(star(middle + (column + (row % 2 === 0 ? 0 : 0.5)) * step, 100 + row * step, 30));
  return stars.join('');
};

/** The mark: one leaf of the window open and lit. */
const mark = (x: number, y: number, scale: number): string =>
  `<g transform="translate(${x - 14 * scale} ${y}) scale(${scale})">` +
  `<path d="M2 33V14.500C2 8 8.500 5 14 1c5.500 4 12 7 12 13.500V33z" fill="${lighter}" stroke="#fff" stroke-width="1.6" stroke-linejoin="round"/>` +
  `<path d="M14 5.500V29.500l8.500-2.600V14.500c0-4.200-4.300-6.200-8.500-9z" fill="${gold}"/>` +
  `<path d="M14 4v28" stroke="#fff" stroke-width="1.200"/></g>`;

const clean = (text: string): string =>
  text
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** An SVG of 1000 × 1000; what is drawn is also said in its title. */
export const drawBadge = async (face: BadgeFace): Promise<string> => {
  const faces = await typefaces();
  const { write, defs } = pen();
  const day = formatsOf('en').when(face.issued.slice(0, 10));
  const [achievement, learner, issuer, venue] = [face.achievement, face.learner, face.issuer, face.venue].map(clean);
  const small = (text: string, lines: number) => fitted(text, faces, { style: 'label', most: 25, least: 19, lines, width: 560 });
  const blocks: readonly (readonly [block: Block, ink: string, gap: number])[] = [
    [fitted(achievement ?? '', faces, { style: 'strong', most: 56, least: 30, lines: 4, width: 590 }), '#ffffff', 26],
    [small('earned by', 1), '#b9cdc8', 2],
    [fitted(learner ?? '', faces, { style: 'strong', most: 46, least: 26, lines: 2, width: 590 }), gold, 26],
    [small(venue ?? '', 2), '#dfe9e6', 2],
    [small(day, 1), '#dfe9e6', 22],
    [fitted(issuer ?? '', faces, { style: 'label-strong', most: 25, least: 18, lines: 3, width: 540 }), '#ffffff', 0],
  ];
  const shown = blocks.filter(([block]) => block.lines.length > 0);
  const height = shown.reduce((sum, [block, , gap]) => sum + block.height + gap, 0);
  let y = Math.max(330, 615 - height / 2);
  const words = shown
    .map(([block, ink, gap]) => {
      const drawn = write(block, middle, y, ink);
      y += block.height + gap;
      return drawn;
    })
    .join('');
  const title = [achievement, learner, issuer, day].join(' · ').replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side}" height="${side}" role="img">` +
    `<title>${title.toWellFormed()}</title>${defs()}` +
    `<clipPath id="field"><path d="M56 0H944A56 56 0 0 1 1000 56V944A56 56 0 0 1 944 1000H56A56 56 0 0 1 0 944V56A56 56 0 0 1 56 0Z"/></clipPath>` +
    `<g clip-path="url(#field)"><path d="M0 0H1000V1000H0Z" fill="${green}"/>` +
    `<path d="${lattice()}" fill="none" stroke="${gold}" stroke-opacity=".17" stroke-width="2"/></g>` +
    `<path d="${arch(404, 34, 330, 962)}" fill="${green}" stroke="${gold}" stroke-width="9" stroke-linejoin="round"/>` +
    `<path d="${arch(384, 60, 338, 944)}" fill="${lighter}"/>` +
    `<path d="${arch(360, 92, 348, 922)}" fill="${green}" stroke="${gold}" stroke-opacity=".55" stroke-width="2.500"/>` +
    `${mark(middle, 150, 4.3)}${words}` +
    `</svg>`
  );
};
