/** What a printed agreement says besides its own text, in the languages that can be set; others read it in English. */
import { dateFormatOf } from '../../../kernel/language/date-format.ts';
import type { Day } from '../../../kernel/time/time.ts';
import type { AgreementStatus, Terms } from '../agreement.ts';

type Unit = 'Y' | 'M' | 'D';
interface PrintWords {
  readonly between: string;
  readonly entry: string;
  readonly entries: { readonly 'on-signature': string; readonly 'exchange-of-notes': string; readonly 'on-date': (day: Day) => string };
  readonly validity: string;
  readonly withoutEnd: string;
  readonly renewal: (period: string, notice: string) => string;
  readonly noRenewal: string;
  readonly termination: (period: string) => string;
  readonly noTermination: string;
  readonly terms: string;
  readonly signatures: string;
  readonly signed: (place: string, day: Day) => string;
  readonly notSigned: string;
  readonly byKey: string;
  readonly statuses: { readonly [status in AgreementStatus]: string };
  readonly inForce: (from: Day, until: Day | null) => string;
  readonly digest: string;
  readonly page: (page: number, pages: number) => string;
  readonly units: { readonly [unit in Unit]: readonly [one: string, many: string] };
}

const longDay = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const dayInWords = (day: Day, language: 'en' | 'ur'): string => dateFormatOf(language, longDay).format(Date.parse(day));

const en: PrintWords = {
  between: 'Between',
  terms: 'Terms',
  entry: 'Entry into force',
  entries: {
    'on-signature': 'on the day of the last signature',
    'exchange-of-notes': 'on the day the last party’s note is delivered',
    'on-date': (day) => `on ${dayInWords(day, 'en')}`,
  },
  validity: 'Valid for',
  withoutEnd: 'no end is set',
  renewal: (period, notice) => `Renewed by itself for ${period} each time, unless a party says no ${notice} before the end.`,
  noRenewal: 'Not renewed by itself.',
  termination: (period) => `A party may end it with notice of ${period}.`,
  noTermination: 'It cannot be ended by notice.',
  signatures: 'Signatures',
  signed: (place, day) => `Signed at ${place} on ${dayInWords(day, 'en')}`,
  notSigned: 'not signed yet',
  byKey: 'by electronic signature over the digest',
  statuses: {
    draft: 'Draft',
    approved: 'Approved, not signed',
    signed: 'Signed, not in force',
    'in-force': 'In force',
    ended: 'Ended',
    abandoned: 'Given up',
  },
  inForce: (from, until) =>
    until === null ? `In force since ${dayInWords(from, 'en')}` : `In force from ${dayInWords(from, 'en')} to ${dayInWords(until, 'en')}`,
  digest: 'SHA-256 of the canonical text',
  page: (page, pages) => `Page ${page} of ${pages}`,
  units: { Y: ['year', 'years'], M: ['month', 'months'], D: ['day', 'days'] },
};
const ur: PrintWords = {
  between: 'فریقین',
  terms: 'شرائط',
  entry: 'نفاذ',
  entries: {
    'on-signature': 'آخری دستخط کے دن سے',
    'exchange-of-notes': 'آخری فریق کا مراسلہ پہنچنے کے دن سے',
    'on-date': (day) => `${dayInWords(day, 'ur')} سے`,
  },
  validity: 'مدت',
  withoutEnd: 'کوئی اختتام مقرر نہیں',
  renewal: (period, notice) => `ہر بار ${period} کے لیے خود بخود تجدید ہوتی ہے، الا یہ کہ کوئی فریق اختتام سے ${notice} پہلے انکار کر دے۔`,
  noRenewal: 'خود بخود تجدید نہیں ہوتی۔',
  termination: (period) => `کوئی فریق ${period} کے نوٹس پر اسے ختم کر سکتا ہے۔`,
  noTermination: 'نوٹس کے ذریعے ختم نہیں کیا جا سکتا۔',
  signatures: 'دستخط',
  signed: (place, day) => `${place} میں ${dayInWords(day, 'ur')} کو دستخط ہوئے`,
  notSigned: 'ابھی دستخط نہیں ہوئے',
  byKey: 'متن کے ہیش پر برقی دستخط کے ذریعے',
  statuses: {
    draft: 'مسودہ',
    approved: 'منظور شدہ، دستخط باقی',
    signed: 'دستخط شدہ، نفاذ باقی',
    'in-force': 'نافذ',
    ended: 'ختم شدہ',
    abandoned: 'ترک شدہ',
  },
  inForce: (from, until) =>
    until === null ? `${dayInWords(from, 'ur')} سے نافذ` : `${dayInWords(from, 'ur')} سے ${dayInWords(until, 'ur')} تک نافذ`,
  digest: 'متن کا SHA-256 ہیش',
  page: (page, pages) => `صفحہ ${page} از ${pages}`,
  units: { Y: ['سال', 'سال'], M: ['ماہ', 'ماہ'], D: ['دن', 'دن'] },
};
export const printWords = (language: string): PrintWords => (language === 'ur' ? ur : en);
/** The language in which the words are, for a text in this language. */
export const wordsLanguage = (language: string): 'en' | 'ur' => (language === 'ur' ? 'ur' : 'en');

/** `P18M` as people say it. */
export const periodInWords = (period: string, language: string): string => {
  const count = Number(period.slice(1, -1));
  const unit = period.slice(-1) as Unit;
  return `${count} ${printWords(language).units[unit][count === 1 ? 0 : 1]}`;
};
/** The terms, one sentence each. */
export const termsInWords = ({ entry, validFor, renewal, termination }: Terms, language: string): readonly string[] => {
  const w = printWords(language);
  const period = (p: string) => periodInWords(p, language);
  return [
    `${w.entry}: ${entry.kind === 'on-date' ? w.entries['on-date'](entry.day) : w.entries[entry.kind]}`,
    `${w.validity}: ${validFor === null ? w.withoutEnd : period(validFor)}`,
    renewal === null ? w.noRenewal : w.renewal(period(renewal.period), period(renewal.notice)),
    termination === null ? w.noTermination : w.termination(period(termination)),
  ];
};
