/** The mails about cases, in every language pages speak. They wait in the table of jobs: no names of people, no answers, no officer's words. */
import type { Letter, Letters } from '../../identity/contract.ts';
import { type Formats, formatsOf } from '../../kernel/language/formats.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { TasksStoppedBecause } from '../case/case.ts';
import type { NoticeKind } from './kinds.ts';

type ByLanguage = { readonly en: string } & { readonly [language: string]: string };
/** What one notice tells of; only what its kind needs is set. */
export interface News {
  readonly kind: NoticeKind;
  readonly reference: string;
  readonly service: ByLanguage;
  readonly task: ByLanguage;
  readonly office: ByLanguage;
  /** The decision's label. */
  readonly decision: ByLanguage;
  /** Labels of what was sent back. */
  readonly items: readonly ByLanguage[];
  readonly until: Instant | null;
  readonly granted: boolean;
  /** Nobody decided: silence is consent. */
  readonly nobody: boolean;
  /** Why the task ended without a decision; null: it did not. */
  readonly stopped: TasksStoppedBecause | null;
  /** Where it can be read. */
  readonly href: string;
}

interface Told {
  readonly reference: string;
  readonly service: string;
  readonly task: string;
  readonly office: string;
  readonly decision: string;
  readonly items: string;
  readonly until: string;
  readonly granted: boolean;
  readonly nobody: boolean;
  readonly stopped: TasksStoppedBecause | null;
}
type Say = (n: Told) => readonly [subject: string, body: string];

const whyStopped = (because: Told['stopped']): string => {
  switch (because) {
    case 'withdrawn':
      return 'the applicant has withdrawn the application.';
    case 'lapsed':
      return 'the application has lapsed, for no answers came.';
    case 'decided':
      return 'the task that asked for this advice was decided.';
    default:
      return 'a refusal ends the application. Should an appeal against it be allowed, the task comes back.';
  }
};

const english: Readonly<Record<NoticeKind, Say>> = {
  received: (n) => [
    'your application was received',
    `Your application “${n.service}” was received. Its reference is ${n.reference}; keep it.`,
  ],
  'task-decided': (n) => [
    `${n.task}: ${n.decision}`,
    n.nobody
      ? `The time of ${n.office} for “${n.task}” ran out, and for this step silence is consent: ${n.decision}. Nobody decided it.`
      : `${n.office} has decided “${n.task}”: ${n.decision}.`,
  ],
  'sent-back': (n) => [
    'please answer a question',
    `${n.office} asks about: ${n.items}. Its clock stands still until you answer. Please answer by ${n.until}.`,
  ],
  'answers-received': (n) => ['your answers were received', `${n.office} has your answers to “${n.task}” and works on.`],
  lapsing: (n) => [
    'your application will lapse soon',
    `${n.office} still waits for your answers about: ${n.items}. Without them your application lapses on ${n.until}.`,
  ],
  decided: (n) =>
    n.granted
      ? ['granted', `Your application “${n.service}” was granted. The letter is on its page.`]
      : [
          'decision',
          `Your application “${n.service}” was not granted. Its page says why, and has the letter.${n.until ? ` You can appeal until ${n.until}.` : ''}`,
        ],
  'appeal-lodged': (n) => ['your appeal was received', `Your appeal against “${n.task}” is with ${n.office}.`],
  'appeal-decided': (n) => [
    n.granted ? 'your appeal was allowed' : 'your appeal was dismissed',
    n.granted
      ? `${n.office} has allowed your appeal against “${n.task}”. Your application goes on.`
      : `${n.office} has dismissed your appeal against “${n.task}”. Its page says why.`,
  ],
  'new-task': (n) => [`new task: ${n.task}`, `A new task is with ${n.office}: “${n.task}” of “${n.service}”. It is due on ${n.until}.`],
  assigned: (n) => [`assigned to you: ${n.task}`, `“${n.task}” of “${n.service}” was assigned to you. It is due on ${n.until}.`],
  reminded: (n) => [`due soon: ${n.task}`, `“${n.task}” of “${n.service}” is due on ${n.until}.`],
  overdue: (n) => [`overdue: ${n.task}`, `The clock of ${n.office} for “${n.task}” of “${n.service}” has run out.`],
  'advice-asked': (n) => [`advice is asked: ${n.task}`, `${n.office} is asked for advice on “${n.task}” of “${n.service}”, by ${n.until}.`],
  'advice-given': (n) => [`advice came: ${n.task}`, `${n.office} has answered what was asked about “${n.task}” of “${n.service}”.`],
  'came-back': (n) => [
    `answers came: ${n.task}`,
    `The applicant has answered what was sent back in “${n.task}” of “${n.service}”. The clock runs again.`,
  ],
  'task-stopped': (n) => [
    `no longer needed: ${n.task}`,
    `“${n.task}” of “${n.service}” needs no decision of ${n.office} any more: ${whyStopped(n.stopped)}`,
  ],
};

const whyStoppedInUrdu = (because: Told['stopped']): string => {
  switch (because) {
    case 'withdrawn':
      return 'درخواست گزار نے درخواست واپس لے لی ہے۔';
    case 'lapsed':
      return 'جواب نہ آنے پر درخواست ساقط ہو گئی ہے۔';
    case 'decided':
      return 'جس کام کے لیے یہ مشورہ مانگا گیا تھا اس کا فیصلہ ہو چکا ہے۔';
    default:
      return 'درخواست نامنظور ہو چکی ہے۔ اس کے خلاف اپیل منظور ہوئی تو یہ کام واپس آئے گا۔';
  }
};

const urdu: Readonly<Record<NoticeKind, Say>> = {
  received: (n) => [
    'آپ کی درخواست موصول ہو گئی',
    `آپ کی درخواست «${n.service}» موصول ہو گئی ہے۔ اس کا حوالہ ${n.reference} ہے؛ اسے محفوظ رکھیں۔`,
  ],
  'task-decided': (n) => [
    `${n.task}: ${n.decision}`,
    n.nobody
      ? `«${n.task}» کے لیے ${n.office} کا وقت ختم ہو گیا، اور اس مرحلے میں خاموشی رضامندی ہے: ${n.decision}۔ یہ فیصلہ کسی شخص نے نہیں کیا۔`
      : `${n.office} نے «${n.task}» کا فیصلہ کر دیا ہے: ${n.decision}۔`,
  ],
  'sent-back': (n) => [
    'براہِ کرم ایک سوال کا جواب دیں',
    `${n.office} نے ان کے بارے میں پوچھا ہے: ${n.items}۔ آپ کے جواب تک اس کی گھڑی رکی رہے گی۔ براہِ کرم ${n.until} تک جواب دیں۔`,
  ],
  'answers-received': (n) => ['آپ کے جوابات موصول ہو گئے', `${n.office} کو «${n.task}» پر آپ کے جوابات مل گئے ہیں اور کام جاری ہے۔`],
  lapsing: (n) => [
    'آپ کی درخواست جلد ساقط ہو جائے گی',
    `${n.office} اب بھی ان کے بارے میں آپ کے جواب کا منتظر ہے: ${n.items}۔ جواب نہ ملا تو درخواست ${n.until} کو ساقط ہو جائے گی۔`,
  ],
  decided: (n) =>
    n.granted
      ? ['منظور', `آپ کی درخواست «${n.service}» منظور ہو گئی ہے۔ خط اس کے صفحے پر ہے۔`]
      : [
          'فیصلہ',
          `آپ کی درخواست «${n.service}» منظور نہیں ہوئی۔ وجہ اور خط اس کے صفحے پر ہیں۔${n.until ? ` آپ ${n.until} تک اپیل کر سکتے ہیں۔` : ''}`,
        ],
  'appeal-lodged': (n) => ['آپ کی اپیل موصول ہو گئی', `«${n.task}» کے خلاف آپ کی اپیل ${n.office} کے پاس ہے۔`],
  'appeal-decided': (n) => [
    n.granted ? 'آپ کی اپیل منظور ہو گئی' : 'آپ کی اپیل مسترد ہو گئی',
    n.granted
      ? `${n.office} نے «${n.task}» کے خلاف آپ کی اپیل منظور کر لی ہے۔ آپ کی درخواست پر کام جاری ہے۔`
      : `${n.office} نے «${n.task}» کے خلاف آپ کی اپیل مسترد کر دی ہے۔ وجہ اس کے صفحے پر ہے۔`,
  ],
  'new-task': (n) => [
    `نیا کام: ${n.task}`,
    `${n.office} کے پاس ایک نیا کام آیا ہے: «${n.service}» کا «${n.task}»۔ آخری تاریخ ${n.until} ہے۔`,
  ],
  assigned: (n) => [`آپ کے سپرد: ${n.task}`, `«${n.service}» کا «${n.task}» آپ کے سپرد کیا گیا ہے۔ آخری تاریخ ${n.until} ہے۔`],
  reminded: (n) => [`جلد آخری تاریخ: ${n.task}`, `«${n.service}» کے «${n.task}» کی آخری تاریخ ${n.until} ہے۔`],
  overdue: (n) => [`وقت گزر گیا: ${n.task}`, `«${n.service}» کے «${n.task}» کے لیے ${n.office} کا وقت ختم ہو گیا ہے۔`],
  'advice-asked': (n) => [`مشورہ درکار ہے: ${n.task}`, `${n.office} سے «${n.service}» کے «${n.task}» پر ${n.until} تک مشورہ مانگا گیا ہے۔`],
  'advice-given': (n) => [`مشورہ آ گیا: ${n.task}`, `${n.office} نے «${n.service}» کے «${n.task}» پر جواب دے دیا ہے۔`],
  'came-back': (n) => [
    `جوابات آ گئے: ${n.task}`,
    `درخواست گزار نے «${n.service}» کے «${n.task}» میں پوچھی گئی باتوں کا جواب دے دیا ہے۔ گھڑی پھر چل رہی ہے۔`,
  ],
  'task-stopped': (n) => [
    `اب ضرورت نہیں: ${n.task}`,
    `«${n.service}» کے «${n.task}» پر ${n.office} کے فیصلے کی اب ضرورت نہیں: ${whyStoppedInUrdu(n.stopped)}`,
  ],
};

const inLanguage = (language: string, texts: ByLanguage): string => texts[language] ?? texts.en;
const dated = (formats: Formats, at: Instant | null): string => (at === null ? '' : formats.when(at.slice(0, 10)));

const letterIn = (language: 'en' | 'ur', news: News, ofOffice: boolean): Letter => {
  const formats = formatsOf(language);
  const told: Told = {
    reference: news.reference,
    service: inLanguage(language, news.service),
    task: inLanguage(language, news.task),
    office: inLanguage(language, news.office),
    decision: inLanguage(language, news.decision),
    items: formats.list(news.items.map((i) => inLanguage(language, i))),
    until: dated(formats, news.until),
    granted: news.granted,
    nobody: news.nobody,
    stopped: news.stopped,
  };
  const [subject, body] = (language === 'en' ? english : urdu)[news.kind](told);
  const en = ofOffice ? 'Open the task' : 'See your application';
  const ur = ofOffice ? 'کام کھولیں' : 'اپنی درخواست دیکھیں';
  return { subject: `${news.reference}: ${subject}`, paragraphs: [body], link: { words: language === 'en' ? en : ur, href: news.href } };
};

export const lettersOf = (news: News, ofOffice: boolean): Letters => ({
  en: letterIn('en', news, ofOffice),
  ur: letterIn('ur', news, ofOffice),
});

/** A letter tells of this many; the rest is on the pages. */
const mostTold = 100;

/** Several notices in one letter. `href`: where to begin. */
export const digestOf = (all: readonly Letters[], href: string): Letters => {
  const lines = (language: 'en' | 'ur') =>
    all.slice(0, mostTold).map((letters) => {
      const { subject, paragraphs, link } = letters[language] ?? letters.en;
      return [subject, ...paragraphs, ...(link === undefined ? [] : [link.href])].join('\n');
    });
  const count = all.length;
  return {
    en: {
      subject: count === 1 ? 'What happened: 1 notice' : `What happened: ${formatsOf('en').number(count)} notices`,
      paragraphs: lines('en'),
      link: { words: 'Open Daricha', href },
    },
    ur: {
      subject: `کیا ہوا: ${formatsOf('ur').number(count)} اطلاعات`,
      paragraphs: lines('ur'),
      link: { words: 'دریچہ کھولیں', href },
    },
  };
};
