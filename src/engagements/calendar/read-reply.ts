/** Reads what a mail program answers to an invitation: iTIP REPLY, RFC 5546 section 3.2.3. Pure. */
import { type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Instant } from '../../kernel/time/time.ts';
import { type ContentLine, readLines, unescapeText } from './content-lines.ts';

/** The longest answer that is read, in UTF-16 code units: a real one has a few thousand. */
export const longestReply = 200_000;

export interface Reply {
  readonly uid: string;
  readonly sequence: number;
  /** In lower case. */
  readonly attendee: string;
  readonly attendance: 'accepted' | 'declined' | 'tentative';
  /** DTSTAMP, when the answer was made; undefined where it says so in no way that can be read. */
  readonly written: Instant | undefined;
}
const answers: Readonly<Record<string, Reply['attendance']>> = { ACCEPTED: 'accepted', DECLINED: 'declined', TENTATIVE: 'tentative' };

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
/** The address of a `mailto:`, in lower case; undefined for other kinds of address. */
export const addressIn = (value: string): string | undefined => {
  const found = /^mailto:([^?]+)/i.exec(value.trim());
  return found === null
    ? undefined
    : decoded(found[1] ?? '')
        .trim()
        .normalize('NFC')
        .toLowerCase();
};

/** `20260302T090000Z`: RFC 5545 section 3.8.7.2 asks for UTC. */
const instantIn = (text: string): Instant | undefined => {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text.trim()) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
};

/** Lines of the only VEVENT; undefined where there is none, or more than one. Alarms and the like inside it are left out. */
const onlyEvent = (lines: readonly ContentLine[]): readonly ContentLine[] | undefined => {
  const within: string[] = [];
  const events: ContentLine[][] = [];
  for (const line of lines) {
    const value = line.value.trim().toUpperCase();
    if (line.name === 'BEGIN') {
      within.push(value);
      if (value === 'VEVENT') events.push([]);
    } else if (line.name === 'END') {
      if (within.pop() !== value) return undefined;
    } else if (within.at(-1) === 'VEVENT') events.at(-1)?.push(line);
  }
  return within.length === 0 && events.length === 1 ? events[0] : undefined;
};

/** What was answered, or a refusal: `not-a-calendar`, `reply-too-long`, `not-a-reply`, `reply-unclear` with what is missing. */
export const readReply = (text: string): Reply | Refusal => {
  if (text.length > longestReply) return refuse('reply-too-long', { length: text.length, most: longestReply });
  const lines = readLines(text);
  const [first] = lines ?? [];
  if (lines === undefined || first?.name !== 'BEGIN' || first.value.trim().toUpperCase() !== 'VCALENDAR')
    return refuse('not-a-calendar', {});
  const method =
    lines
      .find((l) => l.name === 'METHOD')
      ?.value.trim()
      .toUpperCase() ?? '';
  if (method !== 'REPLY') return refuse('not-a-reply', { method });
  const event = onlyEvent(lines);
  if (event === undefined) return refuse('reply-unclear', { missing: 'VEVENT' });
  const all = (name: string) => event.filter((l) => l.name === name);
  const attendees = all('ATTENDEE');
  const [attendee] = attendees;
  const email = attendee === undefined ? undefined : addressIn(attendee.value);
  if (attendee === undefined || email === undefined || attendees.length > 1) return refuse('reply-unclear', { missing: 'ATTENDEE' });
  const uid = unescapeText(all('UID')[0]?.value.trim() ?? '');
  if (uid === '') return refuse('reply-unclear', { missing: 'UID' });
  const attendance = answers[attendee.parameters.PARTSTAT?.toUpperCase() ?? ''];
  if (attendance === undefined) return refuse('reply-unclear', { missing: 'PARTSTAT' });
  // Left out, it is 0: RFC 5545 section 3.8.7.4.
  const sequence = all('SEQUENCE')[0]?.value.trim() ?? '0';
  if (!/^\d{1,9}$/.test(sequence)) return refuse('reply-unclear', { missing: 'SEQUENCE' });
  const written = instantIn(all('DTSTAMP')[0]?.value ?? '');
  return { uid, sequence: Number(sequence), attendee: email, attendance, written };
};
