/** Headings and lines on paper, for briefs and plans, from left to right or from right to left. The same words give the same bytes. */
import { inks, openSheet, paper, type Placed } from '../../kernel/typesetting/sheet.ts';
import { type Style, typefaces } from '../../kernel/typesetting/typefaces.ts';

export interface PageLine {
  readonly text: string;
  /** Smaller, under it: dates, what the sides say, where it stands. */
  readonly note: string;
  readonly alarm?: boolean;
}
export interface PageSection {
  readonly title: string;
  readonly lines: readonly PageLine[];
  /** Instead of lines, where there are none; after them, where there are more. */
  readonly after: string;
}
export interface Pages {
  readonly language: 'en' | 'ur';
  readonly title: string;
  readonly under: string;
  readonly sections: readonly PageSection[];
  readonly foot: string;
  readonly at: Date;
}
const width = paper.width - 2 * paper.side;
const indent = 20;

export const drawPages = async ({
  language,
  title,
  under,
  sections,
  foot,
  at,
}: Pages): Promise<{ readonly pdf: Buffer; readonly pages: number }> => {
  const rtl = language === 'ur';
  const look = (style: Style, size: number, ink: string, inset = 0): Placed => ({
    ...{ style, size, ink, lang: language, side: rtl ? 'rtl' : 'ltr', align: rtl ? 'right' : 'left' },
    x: paper.side + (rtl ? 0 : inset),
    width: width - inset,
  });
  const sheet = await openSheet(await typefaces(), { title, author: 'Daricha', subject: under, keywords: '', lang: language, at });
  sheet.artifact(() => {
    sheet.doc.rect(0, 0, paper.width, 8).fill(inks.green);
    sheet.doc.rect(0, 8, paper.width, 2).fill(inks.gold);
  });
  sheet.moveTo(40);
  sheet.flow('H1', title, look('strong', 18, inks.green));
  sheet.flow('P', under, look('label', 10, inks.soft));
  for (const section of sections) {
    sheet.space(rtl ? 6 : 10);
    sheet.room(60);
    sheet.flow('H2', section.title, look('strong', 11.5, inks.green));
    sheet.space(2);
    section.lines.forEach((line, i) => {
      const markAt: Placed = { ...look('text', 9.5, inks.soft), x: rtl ? paper.side + width - indent : paper.side, width: indent };
      sheet.flow('P', line.text, look(line.alarm === true ? 'strong' : 'text', 9.5, inks.text, indent), { text: `${i + 1}.`, at: markAt });
      if (line.note !== '') sheet.flow('P', line.note, look('label', 8, inks.soft, indent));
      sheet.space(2);
    });
    if (section.after !== '') sheet.flow('P', section.after, look('label', 9, inks.soft, indent));
  }
  sheet.eachPage((page, pages) => {
    sheet.drawText(`${foot}   ${page} / ${pages}`, look('label', 8, inks.soft), paper.height - 40);
  });
  const { count: pages } = sheet.doc.bufferedPageRange();
  return { pdf: await sheet.end(), pages };
};
