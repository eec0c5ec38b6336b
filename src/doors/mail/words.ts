/** What a mail server, or a person at a terminal, is told about a mail. Mail servers show it to whoever sent it: in English, as they write themselves. */
import type { TakenAs } from './take-mail.ts';

const words: Readonly<Record<string, string>> = {
  'mail-too-large': 'The mail is too large: an answer to an invitation has at most one megabyte.',
  'mail-unreadable': 'The mail cannot be read. Answer by the link in the invitation.',
  'no-calendar': 'The mail holds no calendar. Answer with your calendar program, or by the link in the invitation.',
  'not-a-calendar': 'The calendar in the mail cannot be read. Answer by the link in the invitation.',
  'reply-too-long': 'The calendar in the mail is too long to be an answer.',
  'not-a-reply': 'The calendar in the mail is no answer to an invitation.',
  'reply-unclear': 'The answer in the mail cannot be told for certain. Answer by the link in the invitation.',
  'sender-unclear': 'The mail does not say who it is from.',
  'sender-not-attendee': 'The mail is not from the one whose answer it holds. Answer from the address that was invited.',
  'sender-not-proven': 'The mail does not come from where it says.',
  'meeting-unknown': 'No invitation of this node is answered by it.',
  'attendee-not-invited': 'No invitation of this node is answered by it.',
  'not-invited': 'No invitation of this node is answered by it.',
  'sequence-unknown': 'No invitation of this node is answered by it.',
  'answer-out-of-date': 'The answer is to an earlier invitation: the time or place has changed since, and a newer one was sent.',
  'answer-overtaken': 'A newer answer is known already.',
  'meeting-already-held': 'The meeting is over.',
  'meeting-cancelled': 'The meeting was cancelled.',
};

/** One line of ASCII that an SMTP reply can carry. */
export const inWords = ({ outcome, reason }: Pick<TakenAs, 'outcome' | 'reason'>): string => {
  if (outcome === 'answered') return 'Thank you, the answer is recorded.';
  return (reason === null ? undefined : words[reason]) ?? 'The answer could not be taken.';
};
