/** The mails about places, badges and surveys, in every language pages speak. They wait in the table of jobs: no names of people, no scores. */
import type { Letter, Letters } from '../../identity/contract.ts';
import { formatsOf } from '../../kernel/language/formats.ts';
import { dayIn } from '../../kernel/time/local-day.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Text } from '../programme/definition.ts';
import { english } from './letters-en.ts';
import { urdu } from './letters-ur.ts';
import type { NoticeKind, Told } from './saying.ts';

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
