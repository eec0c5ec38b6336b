/** The hours of meetings in the cities this is used in, and where clocks change, as an independent reader reads them. */
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../meeting/zone.ts';
import { type CalendarEntry, writeCalendar } from './write.ts';

const entry = (zone: string, starts: string, at = 0): CalendarEntry => ({
  ...{ uid: `m-${at}@node.example.org`, sequence: 0, starts, ends: new Date(Date.parse(starts) + 5_400_000).toISOString(), zone },
  ...{ title: 'Tides', place: 'Pier', text: '', url: null, status: 'CONFIRMED', organizer: null, attendees: [] },
});
const write = (entries: readonly CalendarEntry[]): string =>
  writeCalendar({ method: 'PUBLISH', stamp: '2026-01-01T10:00:00.000Z', entries });
/** What an independent reader makes of it, with nothing but the zones the file brings. */
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const zones = new Map(
    calendar.getAllSubcomponents('vtimezone').map((z) => [String(z.getFirstPropertyValue('tzid')), new ICAL.Timezone(z)]),
  );
  const timeOf = (event: ICAL.Component, name: string) => {
    const property = event.getFirstProperty(name);
    const time = property?.getFirstValue() as ICAL.Time;
    const wall = time.toString();
    const zone = property?.getParameter('tzid');
    if (zone !== undefined) {
      const known = zones.get(String(zone));
      if (known === undefined) throw new Error(`the file names ${String(zone)} and does not bring it`);
      time.zone = known;
    }
    return { wall, instant: new Date(time.toUnixTime() * 1000).toISOString() };
  };
  return calendar.getAllSubcomponents('vevent').map((event) => [timeOf(event, 'dtstart'), timeOf(event, 'dtend')] as const);
};
const minutesOf = (wall: string): string => wall.slice(0, 16);
const once = (zone: string, day: string, hour: string): string => {
  const found = instantOf(zone, day, hour);
  if (found.kind !== 'once') throw new Error(`${day} ${hour} in ${zone} comes ${found.kind}`);
  return found.at;
};

/** By city: hours that clocks are ahead of UTC in winter and in summer, now and for years. */
const cities: readonly (readonly [zone: string, winter: number, summer: number])[] = [
  ['Asia/Tashkent', 5, 5],
  ['Asia/Karachi', 5, 5],
  ['Europe/Istanbul', 3, 3],
  ['Asia/Tokyo', 9, 9],
  ['Europe/Berlin', 1, 2],
  ['America/New_York', -5, -4],
];
describe('ten o’clock', () => {
  it.each(cities)(
    'in %s is the right instant in every month of past and coming years, and ten on the wall there',
    (zone, winter, summer) => {
      const days = [2017, 2019, 2024, 2026, 2028, 2035, 2045].flatMap((year) =>
        Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}-15`),
      );
      const starts = days.map((day) => once(zone, day, '10:00'));
      for (const [i, day] of days.entries()) {
        const month = Number(day.slice(5, 7));
        // The middle of March is summer already in New York, and not in Berlin; both end it later than the middle of October.
        const isSummer = zone === 'America/New_York' ? month >= 3 && month <= 10 : month >= 4 && month <= 10;
        const hours = 10 - (isSummer ? summer : winter);
        expect([day, starts[i]]).toEqual([day, `${day}T${String(hours).padStart(2, '0')}:00:00.000Z`]);
      }
      const found = read(write(starts.map((at, i) => entry(zone, at, i))));
      expect(found.map(([start]) => start.instant)).toEqual(starts);
      expect(found.map(([start]) => minutesOf(start.wall))).toEqual(days.map((day) => `${day}T10:00`));
      // Alone in a file, its zone is described for its own years only.
      for (const at of starts.filter((_, i) => i % 5 === 0)) expect(read(write([entry(zone, at)]))[0]?.[0].instant).toBe(at);
    },
  );
});

describe('the day on which clocks change', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '01:59', '2026-10-24T23:59:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
    ['America/New_York', '2026-03-08', '01:59', '2026-03-08T06:59:00.000Z'],
    ['America/New_York', '2026-03-08', '03:00', '2026-03-08T07:00:00.000Z'],
    ['America/New_York', '2026-11-01', '00:59', '2026-11-01T04:59:00.000Z'],
    ['America/New_York', '2026-11-01', '02:00', '2026-11-01T07:00:00.000Z'],
  ])('in %s on %s at %s is %s, however long it lasts', (zone, day, hour, at) => {
    expect(once(zone, day, hour)).toBe(at);
    for (const lasts of [1, 6, 30]) {
      const ends = new Date(Date.parse(at) + lasts * 3_600_000).toISOString();
      const [found] = read(write([{ ...entry(zone, at), ends }]));
      expect(found?.map((time) => time.instant)).toEqual([at, ends]);
      expect(minutesOf(found?.[0].wall ?? '')).toBe(`${day}T${hour}`);
    }
  });
  it.each([
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-10-25', '02:30'],
    ['America/New_York', '2026-03-08', '02:30', '2026-11-01', '01:30'],
  ])('has in %s an hour that never comes, and one that comes twice, an hour apart', (zone, spring, never, autumn, twice) => {
    expect(instantOf(zone, spring, never).kind).toBe('never');
    const found = instantOf(zone, autumn, twice);
    if (found.kind !== 'twice') throw new Error(found.kind);
    expect(Date.parse(found.second) - Date.parse(found.first)).toBe(3_600_000);
    const both = read(write([entry(zone, found.first, 1), entry(zone, found.second, 2)]));
    expect(both.map(([start]) => start.instant)).toEqual([found.first, found.second]);
  });
  it.each(cities.filter(([, winter, summer]) => winter === summer))('never comes in %s', (zone) => {
    const [winter, summer] = [entry(zone, '2026-01-15T05:00:00.000Z', 1), entry(zone, '2026-07-15T05:00:00.000Z', 2)];
    expect(write([winter, summer])).not.toContain('BEGIN:DAYLIGHT');
  });
});

describe('a calendar of hundreds of meetings', () => {
  it('in all these cities over years is right to the last, and soon written', () => {
    const entries = Array.from({ length: 900 }, (_, i) => {
      const [zone = ''] = cities[i % cities.length] ?? [];
      // Every 29 hours and 7 minutes, so that every hour of the day and every change of clocks comes up.
      return entry(zone, new Date(Date.UTC(2025, 0, 1) + i * 104_820_000).toISOString(), i);
    });
    const before = performance.now();
    const text = write(entries);
    expect(performance.now() - before).toBeLessThan(5_000);
    const found = read(text);
    expect(found.map(([start, end]) => [start.instant, end.instant])).toEqual(entries.map((e) => [e.starts, e.ends]));
    expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(cities.length);
  });
});
