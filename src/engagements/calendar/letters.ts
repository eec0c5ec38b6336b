/** The mails that carry invitations, in every language pages speak. Written when they are sent: nothing of them waits anywhere. */
import type { Letter, Letters } from '../../identity/contract.ts';
import { formatsOf } from '../../kernel/language/formats.ts';
import type { Meeting } from '../meeting/meeting.ts';

export type InvitationKind = 'invited' | 'moved' | 'cancelled' | 'uninvited';
interface Said {
  readonly title: string;
  readonly when: string;
  readonly place: string;
  readonly agenda: string;
  /** Why it was called off; empty where it was not. */
  readonly reason: string;
}
type Say = (m: Said) => readonly [subject: string, ...paragraphs: readonly string[]];
const filled = (...paragraphs: readonly string[]): readonly string[] => paragraphs.filter((p) => p !== '');

const english: Readonly<Record<InvitationKind, Say>> = {
  invited: (m) => [
    `Invitation: ${m.title}`,
    ...filled(`You are invited to “${m.title}”.`, `${m.when}${m.place === '' ? '' : `\n${m.place}`}`, m.agenda),
    'Answer in your calendar, or by the link. The link is yours alone.',
  ],
  moved: (m) => [
    `Changed: ${m.title}`,
    ...filled(`“${m.title}” has changed. It is now:`, `${m.when}${m.place === '' ? '' : `\n${m.place}`}`, m.agenda),
    'Please answer again if the new time does not suit you, in your calendar or by the link.',
  ],
  cancelled: (m) => [`Cancelled: ${m.title}`, `“${m.title}”, planned for ${m.when}, has been cancelled.`, ...filled(m.reason)],
  uninvited: (m) => [`No longer invited: ${m.title}`, `You are no longer on the list of participants of “${m.title}”, ${m.when}.`],
};
const urdu: Readonly<Record<InvitationKind, Say>> = {
  invited: (m) => [
    `دعوت: ${m.title}`,
    ...filled(`آپ کو «${m.title}» میں شرکت کی دعوت دی جاتی ہے۔`, `${m.when}${m.place === '' ? '' : `\n${m.place}`}`, m.agenda),
    'اپنے کیلنڈر میں یا لنک سے جواب دیں۔ یہ لنک صرف آپ کا ہے۔',
  ],
  moved: (m) => [
    `تبدیلی: ${m.title}`,
    ...filled(`«${m.title}» میں تبدیلی ہوئی ہے۔ اب یہ یوں ہے:`, `${m.when}${m.place === '' ? '' : `\n${m.place}`}`, m.agenda),
    'اگر نیا وقت مناسب نہ ہو تو براہِ کرم اپنے کیلنڈر میں یا لنک سے دوبارہ جواب دیں۔',
  ],
  cancelled: (m) => [`منسوخ: ${m.title}`, `«${m.title}»، جو ${m.when} کو ہونا تھا، منسوخ کر دیا گیا ہے۔`, ...filled(m.reason)],
  uninvited: (m) => [`دعوت واپس: ${m.title}`, `آپ اب «${m.title}»، ${m.when}، کے شرکا میں شامل نہیں ہیں۔`],
};

const letterIn = (language: 'en' | 'ur', kind: InvitationKind, meeting: Meeting, href: string | undefined): Letter => {
  const said: Said = {
    title: meeting.title,
    when: formatsOf(language).instantIn(meeting.starts, meeting.zone),
    place: meeting.place,
    agenda: meeting.agenda.map((line, at) => `${formatsOf(language).number(at + 1)}. ${line.title}`).join('\n'),
    reason: meeting.cancelled?.reason ?? '',
  };
  const [subject, ...paragraphs] = (language === 'en' ? english : urdu)[kind](said);
  const words = language === 'en' ? 'Say whether you come' : 'بتائیں کہ آپ آ رہے ہیں یا نہیں';
  return { subject, paragraphs, ...(href === undefined ? {} : { link: { words, href } }) };
};
/** `href`: the personal link by which to answer. */
export const invitationLetters = (kind: InvitationKind, meeting: Meeting, href?: string): Letters => ({
  en: letterIn('en', kind, meeting, href),
  ur: letterIn('ur', kind, meeting, href),
});
