import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { stateAfter } from '../../kernel/testing/given.ts';
import * as x from '../meeting/examples.ts';
import type { Meeting, Participant } from '../meeting/meeting.ts';
import { meeting } from '../meeting/meeting-decider.ts';
import { escapeText, fold, unescapeText } from './content-lines.ts';
import { entryOf, invitationEntry, meetingOfUid, uidOf } from './entry.ts';
import { readReply } from './read-reply.ts';
import { type CalendarEntry, type CalendarFile, writeCalendar } from './write.ts';

const publicUrl = 'https://node.example.org';
const stamp = '2026-01-01T10:00:00.000Z';
const state = stateAfter(meeting, x.ready) as Meeting;
const guest = state.participants.find((p) => p.id === 'guest-fj') as Participant;
const organizer = { name: 'Sea desk', email: 'desk@node.example.org' };
const entry = (change: Partial<CalendarEntry> = {}): CalendarEntry => ({
  ...invitationEntry('meeting-1', state, guest, { publicUrl, organizer }),
  ...change,
});
const write = (method: CalendarFile['method'], ...entries: readonly CalendarEntry[]): string => writeCalendar({ method, stamp, entries });

/** What another reader of calendars makes of a file, with the zones the file itself brings. */
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const zones = new Map(
    calendar.getAllSubcomponents('vtimezone').map((z) => [String(z.getFirstPropertyValue('tzid')), new ICAL.Timezone(z)]),
  );
  const utc = (event: ICAL.Component, name: string): string => {
    const property = event.getFirstProperty(name);
    const time = property?.getFirstValue() as ICAL.Time;
    const zone = property?.getParameter('tzid');
    if (zone !== undefined) time.zone = zones.get(String(zone)) ?? ICAL.Timezone.localTimezone;
    return new Date(time.toUnixTime() * 1000).toISOString();
  };
  return { calendar, zones, events: calendar.getAllSubcomponents('vevent'), utc };
};
const value = (event: ICAL.Component | undefined, name: string): string => String(event?.getFirstPropertyValue(name));

describe('an invitation, as an independent reader reads it', () => {
  it('names the meeting, who invites, who is invited, and asks for an answer', () => {
    const { calendar, events } = read(write('REQUEST', entry()));
    const [event] = events;
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect([value(event, 'uid'), value(event, 'summary'), value(event, 'sequence'), value(event, 'status')]).toEqual([
      'meeting-1@node.example.org',
      x.planning.title,
      '0',
      'CONFIRMED',
    ]);
    expect(value(event, 'description')).toBe('1. Tide tables\n2. Buoys');
    expect(value(event, 'organizer')).toBe('mailto:desk@node.example.org');
    const attendees = event?.getAllProperties('attendee') ?? [];
    expect(attendees.map((a) => a.getFirstValue())).toEqual(['mailto:guest-fj@example.org']);
    expect(attendees[0]?.getParameter('partstat')).toBe('NEEDS-ACTION');
    expect(attendees[0]?.getParameter('rsvp')).toBe('TRUE');
    expect(attendees[0]?.getParameter('cn')).toBe('Mere Koro');
    expect(value(event, 'dtstamp')).toBe('2026-01-01T10:00:00Z');
  });
  it('is taken back with the same UID and a higher sequence, and published without attendees', () => {
    const off = stateAfter(meeting, [...x.ready, x.cancelled]) as Meeting;
    const { calendar, events } = read(write('CANCEL', invitationEntry('meeting-1', off, guest, { publicUrl, organizer })));
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect([value(events[0], 'uid'), value(events[0], 'sequence'), value(events[0], 'status')]).toEqual([
      'meeting-1@node.example.org',
      '1',
      'CANCELLED',
    ]);
    const feed = read(write('PUBLISH', entry(), entryOf('meeting-2', state, publicUrl)));
    expect(feed.events.map((e) => e.getAllProperties('attendee'))).toEqual([[], []]);
  });
  it('keeps every text as it was, in lines of at most 75 octets that end as they must', () => {
    const title = 'Tides; currents, and “the moon” — مدّ و جزر, 潮の満ち引き 🌊';
    const place = 'Room 1\\2; Harbour house, the pier\nSecond floor';
    const text = write('REQUEST', entry({ title, place, text: `${'مدّ و جزر '.repeat(40)}end` }));
    const [event] = read(text).events;
    expect([value(event, 'summary'), value(event, 'location'), value(event, 'description')]).toEqual([
      title,
      place,
      `${'مدّ و جزر '.repeat(40)}end`,
    ]);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
  it('cannot be talked into lines of somebody else’s', () => {
    const attendees = [{ name: 'Mere";ROLE=CHAIR:\r\nEND:VEVENT', email: 'a@example.org', role: 'CHAIR', attendance: 'accepted' }] as const;
    const { events } = read(
      write('REQUEST', entry({ attendees, title: 'One\r\nATTENDEE:mailto:evil@example.org', place: 'x\u0000y\u0007' })),
    );
    expect(events).toHaveLength(1);
    expect(events[0]?.getAllProperties('attendee')).toHaveLength(1);
    expect(value(events[0], 'location')).toBe('xy');
  });
  it('folds and escapes any text so that it can be read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
        const clean = title.replace(/\r\n?/g, '\n').replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, '');
        expect(unescapeText(escapeText(title))).toBe(clean);
        expect(fold(title).replaceAll('\r\n ', '')).toBe(title);
        expect(value(read(write('PUBLISH', entry({ title }))).events[0], 'summary')).toBe(clean);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the hour', () => {
  const zones = [
    'Asia/Tashkent',
    'Asia/Karachi',
    'Europe/Istanbul',
    'Asia/Tokyo',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
  ];
  it.each([
    ['Asia/Tashkent', '2026-03-10T05:00:00.000Z', '2026-03-10T10:00:00'],
    ['Asia/Karachi', '2026-03-10T05:00:00.000Z', '2026-03-10T10:00:00'],
    ['Europe/Istanbul', '2026-03-10T07:00:00.000Z', '2026-03-10T10:00:00'],
    ['Europe/Istanbul', '2026-07-10T07:00:00.000Z', '2026-07-10T10:00:00'],
    ['Asia/Tokyo', '2026-03-10T01:00:00.000Z', '2026-03-10T10:00:00'],
    ['Europe/Berlin', '2026-03-28T09:00:00.000Z', '2026-03-28T10:00:00'],
    ['Europe/Berlin', '2026-03-29T08:00:00.000Z', '2026-03-29T10:00:00'],
    ['Europe/Berlin', '2026-10-24T08:00:00.000Z', '2026-10-24T10:00:00'],
    ['Europe/Berlin', '2026-10-25T09:00:00.000Z', '2026-10-25T10:00:00'],
  ])('in %s at %s is %s', (zone, starts, local) => {
    const { events, utc } = read(write('REQUEST', entry({ zone, starts, ends: new Date(Date.parse(starts) + 7_200_000).toISOString() })));
    const [event] = events;
    expect(value(event, 'dtstart')).toBe(local);
    expect(event && utc(event, 'dtstart')).toBe(starts);
  });
  it('that comes twice when clocks are set back is the one that was meant', () => {
    for (const starts of ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']) {
      const { events, utc } = read(write('REQUEST', entry({ zone: 'Europe/Berlin', starts, ends: '2026-10-25T04:00:00.000Z' })));
      expect(events[0] && utc(events[0], 'dtstart')).toBe(starts);
    }
  });
  it('is the same instant for an independent reader, in any zone, whenever it is', () => {
    const instants = fc
      .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) })
      .map((ms) => new Date(Math.floor(ms / 60_000) * 60_000).toISOString());
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (zone, starts) => {
        const ends = new Date(Date.parse(starts) + 5_400_000).toISOString();
        const { events, utc } = read(write('PUBLISH', entry({ zone, starts, ends })));
        expect(events[0] && [utc(events[0], 'dtstart'), utc(events[0], 'dtend')]).toEqual([starts, ends]);
      }),
      { numRuns: 120 },
    );
  });
  it('in a feed is right for each of many zones and years', () => {
    const all = zones.flatMap((zone) =>
      ['2024-07-01T12:00:00.000Z', '2029-01-01T12:00:00.000Z'].map((starts) => entry({ zone, starts, ends: starts.replace('12:', '13:') })),
    );
    const { events, utc, zones: brought } = read(write('PUBLISH', ...all));
    expect([...brought.keys()]).toEqual(zones);
    expect(events.map((e) => utc(e, 'dtstart'))).toEqual(all.map((e) => e.starts));
  });
});

describe('a UID', () => {
  it('is the meeting’s at this node, and no other’s', () => {
    expect(meetingOfUid(uidOf('meeting-1', publicUrl), publicUrl)).toBe('meeting-1');
    expect(meetingOfUid('meeting-1@elsewhere.example', publicUrl)).toBeUndefined();
    expect(meetingOfUid('meeting-1', publicUrl)).toBeUndefined();
  });
});

describe('a reply', () => {
  const lines = (change: (all: readonly string[]) => readonly string[] = (all) => all): string =>
    change([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Somebody//A calendar//EN',
      'METHOD:REPLY',
      'BEGIN:VEVENT',
      'UID:meeting-1@node.example.org',
      'DTSTAMP:20260102T101500Z',
      'SEQUENCE:2',
      'ORGANIZER;CN="Sea; desk":MAILTO:desk@node.example.org',
      'ATTENDEE;CN="Koro, Mere";PARTSTAT=ACCEPTED:MAILTO:Guest-FJ@Example.org',
      'BEGIN:VALARM',
      'UID:something-else',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
    ]).join('\n');
  const without = (start: string) => lines((all) => all.filter((l) => !l.startsWith(start)));
  const instead = (start: string, put: string) => lines((all) => all.map((l) => (l.startsWith(start) ? put : l)));
  it('is read as mail programs write it', () => {
    const written = '2026-01-02T10:15:00.000Z';
    const meant = { uid: 'meeting-1@node.example.org', sequence: 2, attendee: 'guest-fj@example.org', attendance: 'accepted', written };
    expect(readReply(lines())).toEqual(meant);
    expect(readReply(lines().replaceAll('\n', '\r\n').replace('node.example', 'node.\r\n example'))).toEqual(meant);
    expect(readReply(without('SEQUENCE'))).toEqual({ ...meant, sequence: 0 });
    for (const text of [
      without('DTSTAMP'),
      instead('DTSTAMP', 'DTSTAMP;TZID=Nowhere:20260102T101500'),
      instead('DTSTAMP', 'DTSTAMP:20261302T101500Z'),
    ])
      expect(readReply(text)).toEqual({ ...meant, written: undefined });
    expect(readReply(instead('ATTENDEE', 'attendee;partstat=declined:mailto:guest-fj@example.org?subject=x'))).toEqual({
      ...meant,
      attendance: 'declined',
    });
  });
  it('is read back from what an independent writer makes of our invitation', () => {
    const { calendar, events } = read(write('REQUEST', entry()));
    calendar.updatePropertyWithValue('method', 'REPLY');
    events[0]?.getFirstProperty('attendee')?.setParameter('partstat', 'TENTATIVE');
    const back = readReply(calendar.toString());
    expect(back).toEqual({
      uid: 'meeting-1@node.example.org',
      sequence: 0,
      attendee: 'guest-fj@example.org',
      attendance: 'tentative',
      written: stamp,
    });
  });
  it.each([
    ['not-a-calendar', 'See you there!'],
    ['not-a-calendar', ''],
    ['not-a-reply', instead('METHOD', 'METHOD:REQUEST')],
    ['not-a-reply', without('METHOD')],
    ['reply-too-long', `${lines()}${' '.repeat(200_001)}`],
    ['reply-unclear', without('UID:meeting')],
    ['reply-unclear', without('ATTENDEE')],
    ['reply-unclear', instead('ATTENDEE', 'ATTENDEE;PARTSTAT=ACCEPTED:urn:uuid:1')],
    ['reply-unclear', lines((all) => all.flatMap((l) => (l.startsWith('ATTENDEE') ? [l, l] : [l])))],
    ['reply-unclear', instead('ATTENDEE', 'ATTENDEE;PARTSTAT=DELEGATED:mailto:guest-fj@example.org')],
    ['reply-unclear', instead('SEQUENCE', 'SEQUENCE:minus one')],
    ['reply-unclear', lines((all) => all.filter((l) => l !== 'END:VEVENT'))],
    ['reply-unclear', lines((all) => [...all.slice(0, -1), ...all.slice(4, -1), 'END:VCALENDAR'])],
  ])('is refused with %s', (reason, text) => {
    const refused = readReply(text);
    expect(isRefusal(refused) && refused.reason).toBe(reason);
  });
  it('never breaks the reader, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines().split('\n'), ':', 'BEGIN:', ';=:x', ' folded'), { maxLength: 30 }), (all) => {
        const outcome = readReply(all.join('\n'));
        expect(isRefusal(outcome) || outcome.uid !== '').toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
