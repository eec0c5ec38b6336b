/** The mails about places, badges and surveys, in every language pages speak. They wait in the table of jobs: no names of people, no scores. */
import type { Letter, Letters } from '../../identity/contract.ts';
import { formatsOf } from '../../kernel/language/formats.ts';
import { dayIn } from '../../kernel/time/local-day.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Text } from '../programme/definition.ts';

export const placeNotices = ['offered', 'bettered', 'on-list', 'expiring', 'not-selected', 'lost'] as const;
export type NoticeKind = (typeof placeNotices)[number] | 'credential' | 'endorse' | 'survey' | 'survey-reminder';

/** What one notice tells of; only what its kind needs is set. */
export interface News {
  readonly kind: NoticeKind;
  /** The call, the course or the programme. */
  readonly title: Text;
  readonly venue?: Text | undefined;
  /** Until when to answer, and the zone in which its day ends. */
  readonly until?: { readonly at: Instant; readonly zone: string } | undefined;
  /** Where it can be read; for a survey the link is made when the mail is sent. */
  readonly href: string;
  /** The badge itself. */
  readonly file?: string | undefined;
}
interface Told {
  readonly title: string;
  readonly venue: string;
  readonly until: string;
  readonly file: string;
}
type Say = (n: Told) => readonly [subject: string, body: readonly string[], link: string];

const english: Readonly<Record<NoticeKind, Say>> = {
  offered: (n) => [
    `You are offered a place: ${n.title}`,
    [
      `You are offered a place at ${n.venue} in “${n.title}”.`,
      `Please accept or decline it by ${n.until}. After that it goes to the next on the list.`,
    ],
    'Accept or decline',
  ],
  bettered: (n) => [
    `A place you ranked higher: ${n.title}`,
    [`A place at ${n.venue}, which you ranked higher, came free, and it is yours. The one you had goes to the next on the list.`],
    'See your place',
  ],
  'on-list': (n) => [
    `You are on the waiting list: ${n.title}`,
    [
      `The places of “${n.title}” are given, and you are on the waiting list. When someone declines, the list moves by the same rule, and we write to you.`,
      'On your page you see why, and where you stand at each venue.',
    ],
    'See why, and where you stand',
  ],
  expiring: (n) => [
    `Your place waits until tomorrow: ${n.title}`,
    [`Your place at ${n.venue} in “${n.title}” waits for your answer until ${n.until}. After that it goes to the next on the list.`],
    'Accept or decline',
  ],
  'not-selected': (n) => [
    `No place this time: ${n.title}`,
    [`We are sorry: there is no place for you in “${n.title}” this time. Your page says why, with the figures that decided.`],
    'See why',
  ],
  lost: (n) => [
    `Your venue was closed: ${n.title}`,
    [
      `A venue of “${n.title}” was closed, and your place with it. You go on by the same rule at the others you ranked; what comes of that we write to you at once.`,
    ],
    'See what happens now',
  ],
  credential: (n) => [
    `Your badge is ready: ${n.title}`,
    [
      `You have completed “${n.title}”. Your badge is ready: as a page to show, a picture, a paper, and a file that anyone can check.`,
      `The file itself: ${n.file}`,
    ],
    'See your badge',
  ],
  endorse: (n) => [
    `Badges wait for your endorsement: ${n.title}`,
    [
      `Those who completed “${n.title}” at ${n.venue} have their badges. The programme says that your organisation stands for them too: please look at them.`,
    ],
    'See the badges',
  ],
  survey: (n) => [
    `How are you getting on? ${n.title}`,
    [
      `Some time ago you completed “${n.title}”. Please tell us in four questions what you do now. Only numbers of at least ten people are ever published.`,
      'The link is yours alone and works for sixty days.',
    ],
    'Answer four questions',
  ],
  'survey-reminder': (n) => [
    `Still four questions: ${n.title}`,
    [`We would still like to know what you do now, after “${n.title}”. This is the only reminder.`],
    'Answer four questions',
  ],
};

const urdu: Readonly<Record<NoticeKind, Say>> = {
  offered: (n) => [
    `آپ کو جگہ کی پیشکش: ${n.title}`,
    [
      `آپ کو «${n.title}» میں ${n.venue} پر ایک جگہ کی پیشکش کی جاتی ہے۔`,
      `براہِ کرم ${n.until} تک اسے قبول یا مسترد کریں۔ اس کے بعد یہ فہرست میں اگلے شخص کو ملے گی۔`,
    ],
    'قبول یا مسترد کریں',
  ],
  bettered: (n) => [
    `آپ کی زیادہ پسندیدہ جگہ: ${n.title}`,
    [`${n.venue} پر، جسے آپ نے زیادہ ترجیح دی تھی، ایک جگہ خالی ہوئی اور اب وہ آپ کی ہے۔ آپ کی پہلی جگہ فہرست میں اگلے شخص کو ملے گی۔`],
    'اپنی جگہ دیکھیں',
  ],
  'on-list': (n) => [
    `آپ انتظار کی فہرست میں ہیں: ${n.title}`,
    [
      `«${n.title}» کی جگہیں دے دی گئی ہیں اور آپ انتظار کی فہرست میں ہیں۔ جب کوئی جگہ چھوڑتا ہے تو فہرست اسی قاعدے سے آگے بڑھتی ہے اور ہم آپ کو لکھتے ہیں۔`,
      'آپ کے صفحے پر وجہ درج ہے، اور یہ بھی کہ ہر مقام پر آپ کہاں ہیں۔',
    ],
    'وجہ اور اپنا نمبر دیکھیں',
  ],
  expiring: (n) => [
    `آپ کی جگہ کل تک ہے: ${n.title}`,
    [`«${n.title}» میں ${n.venue} پر آپ کی جگہ ${n.until} تک آپ کے جواب کی منتظر ہے۔ اس کے بعد یہ فہرست میں اگلے شخص کو ملے گی۔`],
    'قبول یا مسترد کریں',
  ],
  'not-selected': (n) => [
    `اس بار جگہ نہیں ملی: ${n.title}`,
    [`ہمیں افسوس ہے: اس بار «${n.title}» میں آپ کے لیے جگہ نہیں ہے۔ آپ کے صفحے پر وجہ درج ہے، ان اعداد کے ساتھ جن سے فیصلہ ہوا۔`],
    'وجہ دیکھیں',
  ],
  lost: (n) => [
    `آپ کا مقام بند کر دیا گیا: ${n.title}`,
    [
      `«${n.title}» کا ایک مقام بند کر دیا گیا اور اس کے ساتھ آپ کی جگہ بھی۔ آپ کے چنے ہوئے باقی مقامات پر اسی قاعدے سے آپ کی باری جاری ہے؛ جو بھی نتیجہ ہو، ہم فوراً لکھیں گے۔`,
    ],
    'دیکھیں اب کیا ہوگا',
  ],
  credential: (n) => [
    `آپ کی سند تیار ہے: ${n.title}`,
    [
      `آپ نے «${n.title}» مکمل کر لیا ہے۔ آپ کی سند تیار ہے: دکھانے کے لیے صفحہ، تصویر، کاغذ، اور ایک فائل جسے کوئی بھی جانچ سکتا ہے۔`,
      `فائل یہ ہے: ${n.file}`,
    ],
    'اپنی سند دیکھیں',
  ],
  endorse: (n) => [
    `اسناد آپ کی توثیق کی منتظر ہیں: ${n.title}`,
    [
      `جنھوں نے ${n.venue} پر «${n.title}» مکمل کیا انھیں اسناد مل گئی ہیں۔ پروگرام کے مطابق آپ کا ادارہ بھی ان کی توثیق کرتا ہے: براہِ کرم انھیں دیکھیں۔`,
    ],
    'اسناد دیکھیں',
  ],
  survey: (n) => [
    `آپ کا کیا حال ہے؟ ${n.title}`,
    [
      `کچھ عرصہ پہلے آپ نے «${n.title}» مکمل کیا تھا۔ براہِ کرم چار سوالوں میں بتائیں کہ اب آپ کیا کرتے ہیں۔ کم از کم دس افراد کی گنتی ہی کبھی شائع ہوتی ہے۔`,
      'یہ لنک صرف آپ کا ہے اور ساٹھ دن تک کارآمد ہے۔',
    ],
    'چار سوالوں کے جواب دیں',
  ],
  'survey-reminder': (n) => [
    `اب بھی چار سوال: ${n.title}`,
    [`ہم اب بھی جاننا چاہتے ہیں کہ «${n.title}» کے بعد آپ کیا کرتے ہیں۔ یہ واحد یاد دہانی ہے۔`],
    'چار سوالوں کے جواب دیں',
  ],
};

const inLanguage = (language: string, text: Text | undefined): string => text?.[language] ?? text?.en ?? '';

/** The last day to answer and the name of the zone's time, such as “the end of 9 March 2026 (Fiji Standard Time)”. */
const untilIn = (language: 'en' | 'ur', { at, zone }: NonNullable<News['until']>): string => {
  // The day ends with the instant: its last millisecond is still in it.
  const day = dayIn(zone, new Date(Date.parse(at) - 1).toISOString());
  const parts = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone: zone, timeZoneName: 'long' }).formatToParts(
    Date.parse(at),
  );
  const name = parts.find((p) => p.type === 'timeZoneName')?.value ?? zone;
  const when = formatsOf(language).when(day);
  return language === 'en' ? `the end of ${when} (${name})` : `${when} کے اختتام (${name})`;
};

const letterIn = (language: 'en' | 'ur', news: News): Letter => {
  const told: Told = {
    title: inLanguage(language, news.title),
    venue: inLanguage(language, news.venue),
    until: news.until === undefined ? '' : untilIn(language, news.until),
    file: news.file ?? '',
  };
  const [subject, paragraphs, words] = (language === 'en' ? english : urdu)[news.kind](told);
  return { subject, paragraphs, link: { words, href: news.href } };
};

export const lettersOf = (news: News): Letters => ({ en: letterIn('en', news), ur: letterIn('ur', news) });
