/** Writes iCalendar files (RFC 5545) and the messages made of them (iTIP, RFC 5546). Pure. */
import type { Instant } from '../../kernel/time/time.ts';
import { asFile, contentLine, escapeText } from './content-lines.ts';
import { comesTwice, localStamp, timeZoneLines, utcStamp } from './time-zone.ts';

export const partStats = { 'needs-action': 'NEEDS-ACTION', accepted: 'ACCEPTED', declined: 'DECLINED', tentative: 'TENTATIVE' } as const;
export type PartStat = keyof typeof partStats;

export interface CalendarAddress {
  readonly name: string;
  readonly email: string;
}
export interface Attendee extends CalendarAddress {
  readonly role: 'CHAIR' | 'REQ-PARTICIPANT' | 'OPT-PARTICIPANT' | 'NON-PARTICIPANT';
  readonly attendance: PartStat;
}
export interface CalendarEntry {
  /** The same for ever: `<meeting>@<host>`. */
  readonly uid: string;
  readonly sequence: number;
  readonly starts: Instant;
  readonly ends: Instant;
  /** IANA name. */
  readonly zone: string;
  readonly title: string;
  readonly place: string;
  readonly text: string;
  readonly url: string | null;
  readonly status: 'CONFIRMED' | 'CANCELLED';
  readonly organizer: CalendarAddress | null;
  /** Empty for PUBLISH, at least one for REQUEST and CANCEL. */
  readonly attendees: readonly Attendee[];
}
export interface CalendarFile {
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH';
  /** As it is shown in a list of calendars. */
  readonly name?: string;
  /** When this file was written. */
  readonly stamp: Instant;
  readonly entries: readonly CalendarEntry[];
}

/** A mail address as a URI: what could end the address or begin a header field of one is percent-encoded (RFC 6068). */
const mailto = (email: string): string =>
  `mailto:${email.replace(/[^A-Za-z0-9@._~!$'*+=&/{}|`^-]/gu, encodeURIComponent).replace(/&/g, '%26')}`;

const moment = (name: string, zone: string, at: Instant): string =>
  comesTwice(zone, at) ? contentLine(name, utcStamp(at)) : contentLine(name, localStamp(zone, at), [['TZID', zone]]);

const attendeeLine = (a: Attendee, asks: boolean): string =>
  contentLine('ATTENDEE', mailto(a.email), [
    ...(a.name === '' ? [] : [['CN', a.name] as const]),
    ['ROLE', a.role],
    ['PARTSTAT', partStats[a.attendance]],
    ...(asks ? [['RSVP', 'TRUE'] as const] : []),
  ]);

const entryLines = (e: CalendarEntry, { method, stamp }: CalendarFile): readonly string[] => [
  'BEGIN:VEVENT',
  contentLine('UID', escapeText(e.uid)),
  contentLine('DTSTAMP', utcStamp(stamp)),
  contentLine('SEQUENCE', String(e.sequence)),
  moment('DTSTART', e.zone, e.starts),
  moment('DTEND', e.zone, e.ends),
  contentLine('SUMMARY', escapeText(e.title)),
  ...(e.place === '' ? [] : [contentLine('LOCATION', escapeText(e.place))]),
  ...(e.text === '' ? [] : [contentLine('DESCRIPTION', escapeText(e.text))]),
  ...(e.url === null ? [] : [contentLine('URL', e.url)]),
  contentLine('STATUS', e.status),
  ...(e.organizer === null ? [] : [contentLine('ORGANIZER', mailto(e.organizer.email), [['CN', e.organizer.name]])]),
  // RFC 5546 section 3.2.1: whoever reads a published entry is asked nothing.
  ...(method === 'PUBLISH' ? [] : e.attendees.map((a) => attendeeLine(a, method === 'REQUEST'))),
  'END:VEVENT',
];

/** The years in which the entries of each zone begin and end. */
const zonesOf = (entries: readonly CalendarEntry[]): ReadonlyMap<string, readonly [first: number, last: number]> => {
  const zones = new Map<string, readonly [number, number]>();
  for (const { zone, starts, ends } of entries) {
    const [first, last] = zones.get(zone) ?? [9999, 0];
    zones.set(zone, [Math.min(first, Number(starts.slice(0, 4))), Math.max(last, Number(ends.slice(0, 4)))]);
  }
  return zones;
};

export const writeCalendar = (file: CalendarFile): string =>
  asFile([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Daricha//Daricha//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${file.method}`,
    ...(file.name === undefined ? [] : [contentLine('X-WR-CALNAME', escapeText(file.name))]),
    ...(file.method === 'PUBLISH' ? ['REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H'] : []),
    ...[...zonesOf(file.entries)].flatMap(([zone, [first, last]]) => timeZoneLines(zone, first, last)),
    ...file.entries.flatMap((entry) => entryLines(entry, file)),
    'END:VCALENDAR',
  ]);
