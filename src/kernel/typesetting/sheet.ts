/** Pages that are written from top to bottom: PDFKit with text set by our own lines. Measures are in points, from the top left. */
import type { Side } from './bidi.ts';
import { type Line, linesOf, type Look, type Piece } from './typesetting.ts';
import type { Typefaces } from './typefaces.ts';

export const paper = { width: 595.28, height: 841.89, side: 64, bottom: 62 } as const;
export const inks = { text: '#16211f', soft: '#53625d', green: '#032f2e', gold: '#ffb000', line: '#c8d2ce', panel: '#f2f6f4' } as const;

/** How far lines lie apart, and how deep under its top a line stands, in sizes: Nastaliq climbs and hangs. */
const leading: Readonly<Record<Side, number>> = { ltr: 1.45, rtl: 2.15 };
const rise: Readonly<Record<Side, number>> = { ltr: 1.05, rtl: 1.4 };

export interface Placed extends Look {
  readonly x: number;
  readonly width: number;
  readonly ink: string;
  readonly align: 'left' | 'right' | 'centre';
  readonly lang: string;
}

/** What PDFKit hides and we need: the font that `font()` has chosen, whose own shaping is put aside for ours. */
interface Chosen {
  readonly _font: {
    readonly font: {
      getGlyph(id: number, codePoints: readonly number[]): unknown;
      layout: () => { readonly glyphs: readonly unknown[]; readonly positions: readonly object[]; readonly advanceWidth: number };
    };
  };
}

export type Sheet = Awaited<ReturnType<typeof openSheet>>;

export interface About {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  readonly lang: string;
  /** Stands in the file as when it was made. */
  readonly at: Date;
}

export const openSheet = async (faces: Typefaces, about: About) => {
  // Loaded by the first page that is set: a node that only starts has no use for it.
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    size: [paper.width, paper.height],
    margin: 0,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: about.lang,
    info: {
      Title: about.title,
      Author: about.author,
      Subject: about.subject,
      Keywords: about.keywords,
      Producer: 'Daricha',
      Creator: 'Daricha',
      CreationDate: about.at,
    },
  });
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<Buffer>((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
  const root = doc.struct('Document', { lang: about.lang });
  doc.addStructure(root);
  const registered = new Set<string>();
  let y = 0;

  const drawPiece = (piece: Piece, x: number, baseline: number): void => {
    const { typeface, size, glyphs, text } = piece;
    if (!registered.has(typeface.name)) doc.registerFont(typeface.name, typeface.bytes);
    registered.add(typeface.name);
    doc.font(typeface.name).fontSize(size);
    const { font } = (doc as unknown as Chosen)._font;
    font.layout = () => ({
      glyphs: glyphs.map(({ id, codePoints }) => font.getGlyph(id, codePoints)),
      // PDFKit scales these in place, so each time they are new.
      positions: glyphs.map(({ xAdvance, yAdvance, xOffset, yOffset }) => ({ xAdvance, yAdvance, xOffset, yOffset })),
      advanceWidth: glyphs.reduce((sum, { xAdvance }) => sum + xAdvance, 0),
    });
    doc.text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic', features: [] });
  };
  const drawLine = (line: Line, at: Placed, top: number): void => {
    const free = at.width - line.width;
    const x = at.x + (at.align === 'left' ? 0 : at.align === 'right' ? free : free / 2);
    doc.fillColor(at.ink);
    for (const piece of line.pieces) drawPiece(piece, x + piece.x, top + rise[at.side] * at.size);
  };
  const heightOf = (lines: readonly Line[], at: Look): number => lines.length * leading[at.side] * at.size;
  const set = (text: string, at: Placed): readonly Line[] => linesOf(text, at, at.width, faces);

  /** Lines at a fixed place, as one part of the document's structure; answers the height they take. */
  const put = (tag: string, text: string, at: Placed, top: number): number => {
    const lines = set(text, at);
    const content = doc.markStructureContent(tag, { lang: at.lang, ...(at.side === 'rtl' ? { actual: text } : {}) });
    for (const [i, line] of lines.entries()) drawLine(line, at, top + i * leading[at.side] * at.size);
    doc.endMarkedContent();
    root.add(doc.struct(tag, { lang: at.lang }, [content]));
    return heightOf(lines, at);
  };
  const nextPage = (): void => {
    doc.addPage();
    y = 58;
  };
  const lowest = paper.height - paper.bottom;

  return {
    doc,
    faces,
    get y() {
      return y;
    },
    moveTo: (to: number) => {
      y = to;
    },
    space: (points: number) => {
      y += points;
    },
    /** Begins a page unless so many points are left on this one. */
    room: (points: number): void => {
      if (y + points > lowest) nextPage();
    },
    lowest,
    height: (text: string, at: Placed): number => heightOf(set(text, at), at),
    put,
    /** A paragraph from here on, over as many pages as it takes; no line stands alone at a page's end. `mark` stands before it. */
    flow: (tag: string, text: string, at: Placed, mark?: { readonly text: string; readonly at: Placed }): void => {
      const lines = set(text, at);
      const step = leading[at.side] * at.size;
      const contents: ReturnType<typeof doc.markStructureContent>[] = [];
      for (let from = 0; from < lines.length; ) {
        const left = Math.floor((lowest - y) / step);
        const all = lines.length - from;
        const fits = left >= all ? all : Math.min(left, all - 2);
        if (fits < Math.min(2, all)) {
          nextPage();
          continue;
        }
        const shown = lines.slice(from, from + fits);
        const actual = at.side === 'rtl' ? { actual: shown.map((line) => line.text).join(' ') } : {};
        contents.push(doc.markStructureContent(tag, { lang: at.lang, ...actual }));
        if (from === 0 && mark !== undefined) for (const line of set(mark.text, mark.at)) drawLine(line, mark.at, y);
        for (const [i, line] of shown.entries()) drawLine(line, at, y + i * step);
        doc.endMarkedContent();
        y += fits * step;
        from += fits;
      }
      root.add(doc.struct(tag, { lang: at.lang }, contents));
    },
    /** What is only for the eye: lines, panels, numbers of pages. */
    artifact: (draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void => {
      doc.markContent('Artifact', { type });
      doc.save();
      draw();
      doc.restore();
      doc.endMarkedContent();
    },
    drawText: (text: string, at: Placed, top: number): void => {
      for (const [i, line] of set(text, at).entries()) drawLine(line, at, top + i * leading[at.side] * at.size);
    },
    figure: (alt: string, lang: string, draw: () => void): void => {
      const content = doc.markStructureContent('Figure', { lang, alt });
      doc.save();
      draw();
      doc.restore();
      doc.endMarkedContent();
      root.add(doc.struct('Figure', { lang, alt }, [content]));
    },
    /** Something at the foot of every page. */
    eachPage: (draw: (page: number, pages: number) => void): void => {
      const { start, count } = doc.bufferedPageRange();
      for (let i = 0; i < count; i++) {
        doc.switchToPage(start + i);
        draw(i + 1, count);
      }
    },
    end: (): Promise<Buffer> => {
      root.end();
      doc.end();
      return ended;
    },
  };
};
