/** The mails about what is owed and what lapses, in every language pages speak. They wait in the table of jobs: no names of people. */
import type { Letter, Letters } from '../../identity/contract.ts';
import { formatsOf } from '../../kernel/language/formats.ts';
import type { Day } from '../../kernel/time/time.ts';
import type { EngagementText } from '../contract.ts';

export const noticeKinds = ['due', 'overdue', 'escalated', 'renewal', 'expiry'] as const;
export type NoticeKind = (typeof noticeKinds)[number];
export interface News {
  readonly kind: NoticeKind;
  /** What is owed, or the agreement. */
  readonly title: EngagementText;
  /** The agreement or meeting it is from. */
  readonly reference: string;
  /** Due on, overdue since, refusable until, or holding until. */
  readonly day: Day;
  readonly href: string;
}
interface Told {
  readonly title: string;
  readonly reference: string;
  readonly day: string;
}
type Say = (n: Told) => readonly [subject: string, body: readonly string[], link: string];

const english: Readonly<Record<NoticeKind, Say>> = {
  due: (n) => [
    `Due on ${n.day}: ${n.title}`,
    [`“${n.title}” (${n.reference}) is due on ${n.day}. Please say how it stands.`],
    'Say how it stands',
  ],
  overdue: (n) => [
    `Overdue: ${n.title}`,
    [`“${n.title}” (${n.reference}) was due on ${n.day} and is not done. Seven days after its day, supervisors hear of it.`],
    'Say how it stands',
  ],
  escalated: (n) => [
    `Overdue for a week: ${n.title}`,
    [`“${n.title}” (${n.reference}) was due on ${n.day}, and your office has not finished it. This is told to you as its supervisor.`],
    'See what is wrong',
  ],
  renewal: (n) => [
    `Renews by itself: ${n.title}`,
    [`“${n.title}” (${n.reference}) goes on by itself unless a party refuses. The last day to refuse is ${n.day}.`],
    'Decide about the renewal',
  ],
  expiry: (n) => [
    `Ends on ${n.day}: ${n.title}`,
    [
      `“${n.title}” (${n.reference}) ends on ${n.day} and does not renew by itself. If it is to go on, the parties have to agree on it before.`,
    ],
    'See the agreement',
  ],
};
const urdu: Readonly<Record<NoticeKind, Say>> = {
  due: (n) => [
    `${n.day} کو واجب: ${n.title}`,
    [`«${n.title}» (${n.reference}) ${n.day} کو واجب ہے۔ براہِ کرم بتائیں کہ کام کہاں تک پہنچا۔`],
    'کام کی صورتِ حال بتائیں',
  ],
  overdue: (n) => [
    `مدت گزر گئی: ${n.title}`,
    [`«${n.title}» (${n.reference}) ${n.day} کو واجب تھا اور مکمل نہیں ہوا۔ مقررہ دن کے سات دن بعد نگران کو اطلاع دی جاتی ہے۔`],
    'کام کی صورتِ حال بتائیں',
  ],
  escalated: (n) => [
    `ایک ہفتے سے تاخیر: ${n.title}`,
    [`«${n.title}» (${n.reference}) ${n.day} کو واجب تھا اور آپ کے دفتر نے اسے مکمل نہیں کیا۔ آپ کو بطور نگران اطلاع دی جا رہی ہے۔`],
    'دیکھیں مسئلہ کیا ہے',
  ],
  renewal: (n) => [
    `خود بخود تجدید: ${n.title}`,
    [`«${n.title}» (${n.reference}) خود بخود جاری رہے گا جب تک کوئی فریق انکار نہ کرے۔ انکار کا آخری دن ${n.day} ہے۔`],
    'تجدید کا فیصلہ کریں',
  ],
  expiry: (n) => [
    `${n.day} کو ختم: ${n.title}`,
    [
      `«${n.title}» (${n.reference}) ${n.day} کو ختم ہو رہا ہے اور خود بخود جاری نہیں رہے گا۔ اگر اسے جاری رکھنا ہو تو فریقین کو پہلے اتفاق کرنا ہوگا۔`,
    ],
    'معاہدہ دیکھیں',
  ],
};
const languages = { en: english, ur: urdu } as const;

const inLanguage = (language: string, text: EngagementText): string => text[language] ?? text.en ?? Object.values(text)[0] ?? '';
const letterIn = (language: keyof typeof languages, { kind, title, reference, day, href }: News): Letter => {
  const told: Told = { title: inLanguage(language, title), reference, day: formatsOf(language).when(day) };
  const [subject, paragraphs, words] = languages[language][kind](told);
  return { subject, paragraphs, link: { words, href } };
};
export const lettersOf = (news: News): Letters => ({ en: letterIn('en', news), ur: letterIn('ur', news) });

/** What stands in a week's digest; a list is short, its count is whole. */
export interface Digest {
  readonly overdueOurs: readonly DigestLine[];
  readonly overdueTheirs: readonly DigestLine[];
  readonly dueSoon: readonly DigestLine[];
  readonly lapsing: readonly DigestLine[];
  readonly meetings: readonly DigestLine[];
}
export interface DigestLine {
  readonly title: EngagementText;
  readonly reference: string;
  readonly day: Day;
}
/** Lines of one part that a mail shows. */
const mostLines = 12;
const parts = ['overdueOurs', 'overdueTheirs', 'dueSoon', 'lapsing', 'meetings'] as const;
type Words = {
  readonly [part in (typeof parts)[number]]: (count: string) => string;
} & { readonly subject: (ours: string, week: string) => string; readonly more: (count: string) => string; readonly link: string };
const digestWords: Readonly<Record<keyof typeof languages, Words>> = {
  en: {
    subject: (ours, week) => `Your week from ${week}: ${ours} overdue on our side`,
    overdueOurs: (n) => `Overdue on our side (${n}):`,
    overdueTheirs: (n) => `Overdue on their side (${n}):`,
    dueSoon: (n) => `Due in the next two weeks (${n}):`,
    lapsing: (n) => `Agreements that end or renew soon (${n}):`,
    meetings: (n) => `Meetings in the next two weeks (${n}):`,
    more: (n) => `and ${n} more`,
    link: 'See all partners',
  },
  ur: {
    subject: (ours, week) => `${week} سے آپ کا ہفتہ: ہماری طرف ${ours} کام تاخیر کا شکار`,
    overdueOurs: (n) => `ہماری طرف سے تاخیر (${n}):`,
    overdueTheirs: (n) => `ان کی طرف سے تاخیر (${n}):`,
    dueSoon: (n) => `اگلے دو ہفتوں میں واجب (${n}):`,
    lapsing: (n) => `جلد ختم یا تجدید ہونے والے معاہدے (${n}):`,
    meetings: (n) => `اگلے دو ہفتوں کی ملاقاتیں (${n}):`,
    more: (n) => `اور مزید ${n}`,
    link: 'تمام شراکت دار دیکھیں',
  },
};
const digestIn = (language: keyof typeof languages, digest: Digest, monday: Day, href: string): Letter => {
  const words = digestWords[language];
  const { when, number } = formatsOf(language);
  const paragraphs = parts.flatMap((part) => {
    const lines = digest[part];
    if (lines.length === 0) return [];
    const shown = lines
      .slice(0, mostLines)
      .map(({ title, reference, day }) => `• ${when(day)} — ${inLanguage(language, title)} (${reference})`);
    const more = lines.length > mostLines ? [words.more(number(lines.length - mostLines))] : [];
    return [[words[part](number(lines.length)), ...shown, ...more].join('\n')];
  });
  return { subject: words.subject(number(digest.overdueOurs.length), when(monday)), paragraphs, link: { words: words.link, href } };
};
export const digestLetters = (digest: Digest, monday: Day, href: string): Letters => ({
  en: digestIn('en', digest, monday, href),
  ur: digestIn('ur', digest, monday, href),
});
export const isEmpty = (digest: Digest): boolean => parts.every((part) => digest[part].length === 0);
