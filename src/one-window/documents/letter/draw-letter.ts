/** The letter on its pages: letterhead, facts, words, signature, and how to check it. The same letter gives the same bytes. */
import type { Letter, LetterSection } from './letter-content.ts';
import { qrOf } from '../../../kernel/typesetting/qr.ts';
import { inks, openSheet, paper, type Placed, type Sheet } from '../../../kernel/typesetting/sheet.ts';
import { typefaces, type Style } from '../../../kernel/typesetting/typefaces.ts';
import type { LetterLanguage } from './words.ts';

const width = paper.width - 2 * paper.side;
/** Nastaliq needs a larger size to be read as easily. */
const larger: Readonly<Record<LetterLanguage, number>> = { en: 1, ur: 1.12 };

const looking = (
  language: LetterLanguage,
  style: Style,
  size: number,
  ink: string,
  place: Partial<Pick<Placed, 'x' | 'width' | 'align'>> = {},
): Placed => ({
  style,
  size: size * larger[language],
  ink,
  lang: language,
  side: language === 'ur' ? 'rtl' : 'ltr',
  align: language === 'ur' ? 'right' : 'left',
  x: paper.side,
  width,
  ...place,
});

const letterhead = (sheet: Sheet, sections: readonly LetterSection[]): void => {
  sheet.artifact(() => {
    sheet.doc.rect(0, 0, paper.width, 8).fill(inks.green);
    sheet.doc.rect(0, 8, paper.width, 2).fill(inks.gold);
  });
  const column = sections.length > 1 ? width / 2 - 10 : width;
  const ends = sections.map(({ language, organisation, office }) => {
    const x = language === 'ur' ? paper.side + width - column : paper.side;
    const place = { x, width: column };
    const top = language === 'ur' ? 34 : 42;
    const high = sheet.put('P', organisation, looking(language, 'strong', 14.5, inks.green, place), top);
    const gap = language === 'ur' ? 0 : 3;
    return top + high + gap + sheet.put('P', office, looking(language, 'label', 10.5, inks.soft, place), top + high + gap);
  });
  const end = Math.max(...ends) + 12;
  sheet.artifact(() =>
    sheet.doc
      .moveTo(paper.side, end)
      .lineTo(paper.side + width, end)
      .lineWidth(0.8)
      .strokeColor(inks.green)
      .stroke(),
  );
  sheet.moveTo(end + 18);
};

/** Reference, date and validity side by side; then whom it is for. */
const facts = (sheet: Sheet, { language, facts: rows }: LetterSection): void => {
  const inRow = rows.slice(0, -1);
  const column = width / 3;
  const top = sheet.y;
  const heights = [...inRow, ...rows.slice(-1)].map(([label, value], i) => {
    const last = i === rows.length - 1;
    const place = last
      ? {}
      : { width: column - 8, x: language === 'ur' ? paper.side + width - (i + 1) * column + 8 : paper.side + i * column };
    const from = last ? Math.max(...[sheet.y, top]) : top;
    const high = sheet.put('P', label, looking(language, 'label', 8.5, inks.soft, place), from);
    const under =
      high + sheet.put('P', value, looking(language, last ? 'strong' : 'text', last ? 12 : 10.5, inks.text, place), from + high);
    if (i === inRow.length - 1) sheet.moveTo(top + under + 9);
    return under;
  });
  sheet.space((heights.at(-1) ?? 0) + 20);
};

const body = (sheet: Sheet, section: LetterSection): void => {
  const { language } = section;
  const gap = language === 'ur' ? 3 : 8;
  sheet.flow('H1', section.title, looking(language, 'strong', 19, inks.green));
  sheet.space(language === 'ur' ? 0 : 2);
  sheet.flow('P', section.service, looking(language, 'label', 11, inks.soft));
  sheet.space(language === 'ur' ? 8 : 14);
  for (const paragraph of section.paragraphs) {
    sheet.flow('P', paragraph, looking(language, 'text', 11, inks.text));
    sheet.space(gap);
  }
  if (section.list.length > 0) {
    sheet.room(60);
    sheet.space(4);
    sheet.flow('H2', section.listTitle, looking(language, 'label-strong', 11, inks.green));
    sheet.space(2);
    section.list.forEach((item, i) => {
      const indent = 22;
      const x = language === 'ur' ? paper.side : paper.side + indent;
      const markX = language === 'ur' ? paper.side + width - indent : paper.side;
      sheet.flow('P', item, looking(language, 'text', 11, inks.text, { x, width: width - indent }), {
        text: `${i + 1}.`,
        at: looking(language, 'text', 11, inks.soft, { x: markX, width: indent }),
      });
      sheet.space(gap / 2);
    });
    sheet.space(gap / 2);
  }
  for (const paragraph of section.after) {
    sheet.flow('P', paragraph, looking(language, 'text', 11, inks.text));
    sheet.space(gap);
  }
};

const signature = (sheet: Sheet, { language, words, organisation, office }: LetterSection): void => {
  sheet.space(10);
  sheet.flow('P', words.signed, looking(language, 'label', 9.5, inks.soft));
  sheet.flow('P', organisation, looking(language, 'strong', 12, inks.text));
  sheet.flow('P', office, looking(language, 'text', 11, inks.text));
  sheet.space(4);
  sheet.flow('P', words.noSignature, looking(language, 'label', 9, inks.soft));
};

const panelHeight = 114;
const square = 84;

const verification = (sheet: Sheet, letter: Letter): void => {
  sheet.room(panelHeight + 6);
  const top = sheet.lowest - panelHeight;
  const left = paper.side + 16;
  const inner = left + square + 18;
  const column = (paper.side + width - 14 - inner - (letter.sections.length - 1) * 16) / letter.sections.length;
  sheet.artifact(() => {
    sheet.doc.roundedRect(paper.side, top, width, panelHeight, 4).fill(inks.panel);
    sheet.doc.rect(paper.side, top + 4, 2.5, panelHeight - 8).fill(inks.gold);
  });
  const { size, dark } = qrOf(`${letter.checkAddress}/${letter.code}`);
  const unit = square / size;
  sheet.figure(`QR code: ${letter.checkAddress}/${letter.code}`, 'en', () => {
    sheet.doc.rect(left - 4, top + 12, square + 8, square + 8).fill('#ffffff');
    for (const [row, from, length] of dark) sheet.doc.rect(left + from * unit, top + 16 + row * unit, length * unit, unit);
    sheet.doc.fill(inks.green);
  });
  sheet.doc.link(left, top + 16, square, square, `${letter.checkAddress}/${letter.code}`);
  // English reads from the left: it stands beside the code, and Urdu at the right edge.
  const inOrder = letter.sections.toSorted((a, b) => (a.language < b.language ? -1 : 1));
  inOrder.forEach(({ language, words }, i) => {
    const place = { x: inner + i * (column + 16), width: column };
    let y = top + (language === 'ur' ? 7 : 13);
    y += sheet.put('P', words.check, looking(language, 'label-strong', 10.5, inks.green, place), y);
    sheet.put(
      'P',
      words.checkHow(letter.checkAddress),
      looking(language, 'label', language === 'ur' ? 8 : 9, inks.text, place),
      y + (language === 'ur' ? 0 : 1),
    );
  });
  const [words] = inOrder;
  if (words === undefined) return;
  const code = looking('en', 'label-strong', 13, inks.green, { x: inner, width: paper.side + width - 14 - inner });
  sheet.put('P', `${letter.code}`, code, top + panelHeight - 30);
};

const foot = (sheet: Sheet, letter: Letter): void => {
  sheet.eachPage((page, pages) =>
    sheet.artifact(() => {
      const y = paper.height - 44;
      sheet.doc
        .moveTo(paper.side, y)
        .lineTo(paper.side + width, y)
        .lineWidth(0.5)
        .strokeColor(inks.line)
        .stroke();
      sheet.drawText(`${letter.reference} · ${letter.code}`, looking('en', 'label', 8, inks.soft, { align: 'centre' }), y + 8);
      for (const { language, words } of letter.sections) {
        const place = { align: letter.sections.length > 1 && language === 'en' ? 'left' : 'right' } as const;
        sheet.drawText(words.page(page, pages), looking(language, 'label', 8, inks.soft, place), y + (language === 'ur' ? 2 : 8));
      }
      if (!letter.trial) return;
      const trial = letter.sections.at(-1)?.words.trial ?? '';
      sheet.doc.rotate(-35, { origin: [paper.width / 2, paper.height / 2] }).fillOpacity(0.14);
      sheet.drawText(
        trial,
        looking('en', 'strong', 64, inks.text, { x: -100, width: paper.width + 200, align: 'centre' }),
        paper.height / 2 - 40,
      );
    }, 'Pagination'),
  );
};

/** The same once more in the other language, on a page of its own unless much of this one is left. */
const nextLanguage = (sheet: Sheet): void => {
  const before = sheet.y;
  sheet.room(330);
  if (sheet.y < before) return;
  sheet.space(10);
  sheet.artifact(() =>
    sheet.doc
      .moveTo(paper.side, sheet.y)
      .lineTo(paper.side + width, sheet.y)
      .lineWidth(0.5)
      .strokeColor(inks.line)
      .stroke(),
  );
  sheet.space(18);
};

export const drawLetter = async (letter: Letter): Promise<Buffer> => {
  const { title, author, reference, code, sections } = letter;
  const about = { title, author, subject: reference, keywords: code, lang: sections[0]?.language ?? 'en', at: new Date(letter.issued) };
  const sheet = await openSheet(await typefaces(), about);
  letterhead(
    sheet,
    sections.toSorted((a, b) => (a.language < b.language ? -1 : 1)),
  );
  sections.forEach((section, i) => {
    if (i > 0) nextLanguage(sheet);
    facts(sheet, section);
    body(sheet, section);
    sheet.room(80);
    signature(sheet, section);
  });
  verification(sheet, letter);
  foot(sheet, letter);
  return sheet.end();
};
