/** An agreement on paper: its languages side by side, clause by clause. The same text gives the same bytes. */
import { inks, openSheet, paper, type Placed, type Sheet } from '../../../kernel/typesetting/sheet.ts';
import { type Style, typefaces } from '../../../kernel/typesetting/typefaces.ts';
import type { EngagementText } from '../../contract.ts';
import type { Printed } from './printed.ts';
import { printWords, termsInWords, wordsLanguage } from './words.ts';

const width = paper.width - 2 * paper.side;
const gap = 22;
const rightToLeft = ['ar', 'fa', 'he', 'ps', 'sd', 'ur'];
/** Nastaliq needs a larger size to be read as easily. */
const larger = (language: string): number => (language === 'ur' ? 1.1 : 1);

interface Column {
  readonly language: string;
  readonly x: number;
  readonly width: number;
}
/** Left-to-right languages stand left, whichever comes first in the text. */
const columnsOf = (languages: readonly string[]): readonly Column[] => {
  const inOrder = languages.toSorted((a, b) => Number(rightToLeft.includes(a)) - Number(rightToLeft.includes(b)));
  const each = (width - gap * (inOrder.length - 1)) / inOrder.length;
  return inOrder.map((language, i) => ({ language, x: paper.side + i * (each + gap), width: each }));
};
const look = ({ language, x, width: wide }: Column, style: Style, size: number, ink: string): Placed => {
  const rtl = rightToLeft.includes(language);
  const lang = language;
  return { style, size: size * larger(language), ink, lang, side: rtl ? 'rtl' : 'ltr', align: rtl ? 'right' : 'left', x, width: wide };
};

interface Block {
  readonly tag: string;
  readonly style: Style;
  readonly size: number;
  readonly ink: string;
  readonly after: number;
  readonly words: (language: string) => string;
}
/** One thing in every language on one height; what is longer than a page flows, one language after the other. */
const row = (sheet: Sheet, columns: readonly Column[], blocks: readonly Block[]): void => {
  const placed = columns.map((column) =>
    blocks.map((block) => {
      const at = look(column, block.style, block.size, block.ink);
      const text = block.words(column.language);
      return { ...block, at, text, height: text === '' ? 0 : sheet.height(text, at) + block.after };
    }),
  );
  const tallest = Math.max(...placed.map((column) => column.reduce((sum, { height }) => sum + height, 0)));
  if (tallest > sheet.lowest - 70) {
    for (const { tag, text, at, after } of placed.flat()) {
      if (text === '') continue;
      sheet.flow(tag, text, { ...at, x: paper.side, width });
      sheet.space(after);
    }
    return;
  }
  sheet.room(tallest);
  const top = sheet.y;
  for (const column of placed) {
    let y = top;
    for (const { tag, text, at, height } of column) {
      if (text !== '') sheet.put(tag, text, at, y);
      y += height;
    }
  }
  sheet.moveTo(top + tallest);
};

const block = (
  tag: string,
  style: Style,
  size: number,
  words: Block['words'],
  { ink = inks.text, after = 4 }: { readonly ink?: string; readonly after?: number } = {},
): Block => ({ tag, style, size, ink, after, words });
const inLanguage = (text: EngagementText) => (language: string) => text[language] ?? '';

const rule = (sheet: Sheet): void => {
  sheet.space(6);
  sheet.artifact(() =>
    sheet.doc
      .moveTo(paper.side, sheet.y)
      .lineTo(paper.side + width, sheet.y)
      .lineWidth(0.6)
      .strokeColor(inks.line)
      .stroke(),
  );
  sheet.space(12);
};

const opening = (sheet: Sheet, columns: readonly Column[], printed: Printed): void => {
  sheet.artifact(() => {
    sheet.doc.rect(0, 0, paper.width, 8).fill(inks.green);
    sheet.doc.rect(0, 8, paper.width, 2).fill(inks.gold);
  });
  sheet.moveTo(44);
  const state = (language: string): string => {
    const w = printWords(language);
    return printed.status === 'in-force' && printed.inForce !== null
      ? w.inForce(printed.inForce, printed.until)
      : w.statuses[printed.status];
  };
  row(sheet, columns, [
    block('P', 'label', 9.5, (l) => `${printed.reference} · ${state(l)}`, { ink: inks.soft, after: 8 }),
    block('H1', 'strong', 17, inLanguage(printed.title), { ink: inks.green, after: 10 }),
    block('P', 'label-strong', 10, (l) => printWords(l).between, { ink: inks.soft, after: 2 }),
    ...printed.parties.map((party) => block('P', 'text', 11.5, inLanguage(party.name), { after: 2 })),
  ]);
  rule(sheet);
};

const signatures = (sheet: Sheet, columns: readonly Column[], printed: Printed): void => {
  row(sheet, columns, [block('H2', 'strong', 12.5, (l) => printWords(l).signatures, { ink: inks.green, after: 6 })]);
  for (const { country, name } of printed.parties) {
    const signed = printed.signatures.find((s) => s.country === country);
    row(sheet, columns, [
      block('P', 'label-strong', 10, inLanguage(name), { after: 1 }),
      ...(signed === undefined
        ? [block('P', 'text', 10.5, (l) => printWords(l).notSigned, { ink: inks.soft, after: 10 })]
        : [
            block('P', 'text', 10.5, () => [signed.signatory, signed.capacity].filter((part) => part !== null).join(', '), { after: 1 }),
            block('P', 'label', 9.5, (l) => printWords(l).signed(signed.place, signed.day), {
              ink: inks.soft,
              after: signed.how.kind === 'key' ? 1 : 10,
            }),
            ...(signed.how.kind === 'key' ? [block('P', 'label', 9.5, (l) => printWords(l).byKey, { ink: inks.soft, after: 10 })] : []),
          ]),
    ]);
  }
};

const foot = (sheet: Sheet, printed: Printed, first: string): void => {
  const language = wordsLanguage(first);
  const w = printWords(language);
  const column = { language: 'en', x: paper.side, width };
  sheet.eachPage((page, pages) =>
    sheet.artifact(() => {
      const y = paper.height - 44;
      sheet.drawText(`SHA-256 ${printed.digest}`, look(column, 'label', 7.5, inks.soft), y);
      sheet.drawText(`${printed.reference}`, look(column, 'label', 7.5, inks.soft), y + 11);
      sheet.drawText(w.page(page, pages), { ...look({ ...column, language }, 'label', 7.5, inks.soft), align: 'right' }, y + 9);
    }, 'Pagination'),
  );
};

/** `at`: the day that stands in the file; the same each time, so that the same text gives the same bytes. */
export const drawAgreement = async (printed: Printed, at: Date): Promise<Buffer> => {
  const [first = 'en'] = printed.languages;
  const title = printed.title[first] ?? printed.reference;
  const author = printed.parties.map((p) => p.name[first] ?? p.country).join(', ');
  const sheet = await openSheet(await typefaces(), {
    title,
    author,
    subject: printed.reference,
    keywords: printed.digest,
    lang: first,
    at,
  });
  const columns = columnsOf(printed.languages);
  opening(sheet, columns, printed);
  for (const { number, heading, text } of printed.clauses) {
    row(sheet, columns, [
      block('H2', 'strong', 12.5, (l) => `${number}. ${heading[l] ?? ''}`.trim(), { ink: inks.green, after: 3 }),
      block('P', 'text', 11, inLanguage(text), { after: 12 }),
    ]);
  }
  rule(sheet);
  row(sheet, columns, [
    block('H2', 'strong', 12.5, (l) => printWords(l).terms, { ink: inks.green, after: 4 }),
    ...[0, 1, 2, 3].map((i) => block('P', 'text', 10.5, (l) => termsInWords(printed.terms, l)[i] ?? '', { after: 3 })),
  ]);
  if (printed.signatures.length > 0 || printed.status === 'approved') {
    rule(sheet);
    signatures(sheet, columns, printed);
  }
  foot(sheet, printed, first);
  return sheet.end();
};
