/** The certificate on paper: what the badge says, for a wall or a file, with the way to check it. The same badge gives the same bytes. */
import { formatsOf } from '../../../kernel/language/formats.ts';
import { textIn } from '../../../kernel/language/text-by-language.ts';
import { qrOf } from '../../../kernel/typesetting/qr.ts';
import { inks, openSheet, paper, type Placed, type Sheet } from '../../../kernel/typesetting/sheet.ts';
import { type Style, typefaces } from '../../../kernel/typesetting/typefaces.ts';
import type { Remade } from '../open-badges.ts';
import { sideOf } from './outlines.ts';

const words = {
  en: {
    title: 'Certificate',
    certifies: 'This certifies that',
    earned: 'has completed',
    at: (venue: string, from: string, until: string) => `${venue}, ${from} to ${until}`,
    how: 'What it took',
    issued: (by: string, on: string) => `Issued by ${by} on ${on}`,
    until: (day: string) => `Valid until ${day}`,
    check: 'Check this certificate',
    checkHow: 'Scan the code, or open the address below. It says whether the certificate still holds. No signature on paper is needed.',
  },
  ur: {
    title: 'سند',
    certifies: 'تصدیق کی جاتی ہے کہ',
    earned: 'نے یہ تربیت مکمل کی',
    at: (venue: string, from: string, until: string) => `${venue}، ${from} تا ${until}`,
    how: 'تکمیل کی شرائط',
    issued: (by: string, on: string) => `اجرا: ${by}، بتاریخ ${on}`,
    until: (day: string) => `${day} تک کارآمد`,
    check: 'اس سند کی جانچ کیجیے',
    checkHow: 'کوڈ اسکین کیجیے یا نیچے دیا گیا پتا کھولیے۔ وہاں لکھا ہے کہ سند اب بھی کارآمد ہے یا نہیں۔ کاغذ پر دستخط کی ضرورت نہیں۔',
  },
} as const;

const width = paper.width - 2 * paper.side;

const centred = (text: string, style: Style, size: number, ink: string, lang: string): Placed => {
  const side = sideOf(text);
  return { style, size: side === 'rtl' ? size * 0.9 : size, ink, lang, side, align: 'centre', x: paper.side, width };
};

const frame = (sheet: Sheet): void =>
  sheet.artifact(() => {
    const { doc } = sheet;
    doc
      .rect(24, 24, paper.width - 48, paper.height - 48)
      .lineWidth(2.4)
      .strokeColor(inks.gold)
      .stroke();
    doc
      .rect(31, 31, paper.width - 62, paper.height - 62)
      .lineWidth(0.7)
      .strokeColor(inks.green)
      .stroke();
    doc
      .save()
      .translate(paper.width / 2 - 28, 58)
      .scale(2);
    doc.path('M2 33V14.5C2 8 8.5 5 14 1c5.5 4 12 7 12 13.5V33z').fillAndStroke(inks.green, inks.green);
    doc.path('M14 5.5V29.500l8.500-2.600V14.500c0-4.200-4.300-6.200-8.500-9z').fill(inks.gold);
    doc.restore();
  });

const verification = (sheet: Sheet, address: string, lang: 'en' | 'ur'): void => {
  const high = 112;
  const top = paper.height - 52 - high;
  const left = paper.side + 14;
  const square = 84;
  const { size, dark } = qrOf(address);
  const unit = square / size;
  sheet.artifact(() => {
    sheet.doc.roundedRect(paper.side - 10, top, width + 20, high, 4).fill(inks.panel);
  });
  sheet.figure(`QR code: ${address}`, 'en', () => {
    sheet.doc.rect(left - 4, top + 10, square + 8, square + 8).fill('#ffffff');
    for (const [row, from, length] of dark) sheet.doc.rect(left + from * unit, top + 14 + row * unit, length * unit, unit);
    sheet.doc.fill(inks.green);
  });
  sheet.doc.link(left, top + 14, square, square, address);
  const w = words[lang];
  const place = { x: left + square + 18, width: width - square - 30 };
  const side = lang === 'ur' ? 'rtl' : 'ltr';
  const align = lang === 'ur' ? 'right' : 'left';
  let y = top + 10;
  y += sheet.put('P', w.check, { ...place, style: 'label-strong', size: 11, ink: inks.green, lang, side, align }, y);
  y += sheet.put('P', w.checkHow, { ...place, style: 'label', size: 9, ink: inks.text, lang, side, align }, y + 2);
  sheet.put('P', address, { ...place, style: 'label', size: 9, ink: inks.green, lang: 'en', side: 'ltr', align }, y + 5);
};

/** In Urdu for a reader of Urdu, else in English. */
export const certificate = async ({ document, issued }: Remade, language: string): Promise<Buffer> => {
  const lang = language === 'ur' ? 'ur' : 'en';
  const w = words[lang];
  const f = formatsOf(lang);
  const { achievement } = issued;
  const title = textIn(achievement.name, lang).text;
  const at = new Date(issued.validFrom);
  const sheet = await openSheet(await typefaces(), {
    title,
    author: document.issuer.name,
    subject: issued.name,
    keywords: document.id,
    lang,
    at,
  });
  const line = (tag: string, text: string, style: Style, size: number, ink: string, gap: number): void => {
    sheet.flow(tag, text, centred(text, style, size, ink, lang));
    sheet.space(gap);
  };
  frame(sheet);
  sheet.moveTo(140);
  line('H1', w.title, 'label', 15, inks.soft, 20);
  line('P', w.certifies, 'text', 12, inks.text, 6);
  line('P', issued.name, 'strong', issued.name.length > 60 ? 18 : 27, inks.green, 8);
  line('P', w.earned, 'text', 12, inks.text, 6);
  line('H2', title, 'strong', title.length > 80 ? 16 : 21, inks.green, 10);
  const venue = textIn(achievement.venue, lang).text;
  line('P', w.at(venue, f.when(achievement.from), f.when(achievement.until)), 'label', 11, inks.soft, 18);
  line('P', textIn(achievement.description, lang).text.slice(0, 700), 'text', 11, inks.text, 14);
  const criteria = textIn(achievement.criteria, lang).text.slice(0, 500);
  if (criteria !== '') {
    line('H3', w.how, 'label-strong', 10, inks.green, 2);
    line('P', criteria, 'text', 10, inks.text, 14);
  }
  line('P', w.issued(document.issuer.name, f.when(issued.validFrom.slice(0, 10))), 'label', 11, inks.text, 2);
  if (issued.validUntil !== null) line('P', w.until(f.when(issued.validUntil.slice(0, 10))), 'label', 11, inks.text, 2);
  sheet.room(120);
  verification(sheet, document.id, lang);
  return sheet.end();
};
