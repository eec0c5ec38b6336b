import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPack } from '../../identity/pack/load-pack.ts';
import { type Calendar, calendarOf, type Weekday, weekdays } from './calendar.ts';
import { dayNumber, dayOfNumber, localTime } from './local-time.ts';
import { calendarsFrom, endOfWorkingDays, officeBookFrom, workingDaysBetween } from './working-days.ts';

const karachi: Calendar = { timeZone: 'Asia/Karachi', weekend: ['saturday', 'sunday'], holidays: ['03-23', '2025-03-31'] };

/** The local day, asked of Intl each time: slow, and obviously right. */
const localDay = (timeZone: string, at: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(at));
const isWorked = (calendar: Calendar, day: string): boolean => {
  const weekday = weekdays[new Date(`${day}T12:00:00Z`).getUTCDay()] ?? 'sunday';
  if (calendar.worked?.includes(day)) return true;
  return !calendar.weekend.includes(weekday) && !calendar.holidays.includes(day) && !calendar.holidays.includes(day.slice(5));
};

describe('the end of working days', () => {
  it.each([
    ['a Monday morning and one day: the end of Tuesday, midnight in Karachi', '2025-01-06T04:00:00.000Z', 1, '2025-01-07T19:00:00.000Z'],
    ['late on Monday by UTC is Tuesday in Karachi already', '2025-01-06T20:00:00.000Z', 1, '2025-01-08T19:00:00.000Z'],
    ['a Friday and one day: the weekend does not count', '2025-01-10T08:00:00.000Z', 1, '2025-01-13T19:00:00.000Z'],
    ['no days: the end of the day itself', '2025-01-06T04:00:00.000Z', 0, '2025-01-06T19:00:00.000Z'],
    ['a holiday announced for one year', '2025-03-28T08:00:00.000Z', 1, '2025-04-01T19:00:00.000Z'],
    ['the same day of another year is worked', '2026-03-30T08:00:00.000Z', 1, '2026-03-31T19:00:00.000Z'],
    ['over the end of a year', '2025-12-30T08:00:00.000Z', 3, '2026-01-02T19:00:00.000Z'],
  ])('%s', (_, from, days, end) => {
    expect(endOfWorkingDays(karachi, from, days)).toBe(end);
  });

  it('holidays in a row, a weekend between them and one day worked in exchange', () => {
    const calendar: Calendar = {
      timeZone: 'Asia/Shanghai',
      weekend: ['saturday', 'sunday'],
      holidays: ['10-01', '10-02', '10-03', '2025-10-06', '2025-10-07', '2025-10-08'],
      worked: ['2025-10-11'],
    };
    const from = '2025-09-30T02:00:00.000Z';
    expect(endOfWorkingDays(calendar, from, 1)).toBe('2025-10-09T16:00:00.000Z');
    expect(endOfWorkingDays(calendar, from, 3)).toBe('2025-10-11T16:00:00.000Z');
    expect(workingDaysBetween(calendar, from, '2025-10-12T02:00:00.000Z')).toBe(3);
  });

  it.each([
    ['before clocks go forward', 'Europe/Berlin', ['saturday', 'sunday'], '2025-03-28T10:00:00.000Z', '2025-03-31T22:00:00.000Z'],
    ['before clocks go back', 'Europe/Berlin', ['saturday', 'sunday'], '2025-10-24T10:00:00.000Z', '2025-10-27T23:00:00.000Z'],
    [
      'where midnight is jumped over, at the first moment of the day',
      'Asia/Beirut',
      ['sunday'],
      '2024-03-29T10:00:00.000Z',
      '2024-03-30T22:00:00.000Z',
    ],
  ] as const)('%s', (_, timeZone, weekend, from, end) => {
    expect(endOfWorkingDays({ timeZone, weekend, holidays: [] }, from, 1)).toBe(end);
  });

  it('of a calendar that never works is an error, not an endless search', () => {
    const never: Calendar = { timeZone: 'UTC', weekend: weekdays, holidays: [] };
    expect(() => endOfWorkingDays(never, '2025-01-06T00:00:00.000Z', 1)).toThrow('no working days');
  });
});

const zones = [
  'Asia/Karachi',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Asia/Beirut',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'UTC',
];
const calendars = fc.record({
  timeZone: fc.constantFrom(...zones),
  weekend: fc.uniqueArray(fc.constantFrom<Weekday>(...weekdays), { maxLength: 3 }),
  holidays: fc.array(
    fc.tuple(fc.integer({ min: 0, max: 2_000 }), fc.boolean()).map(([n, every]) => {
      const day = dayOfNumber(dayNumber('2023-01-01') + n);
      return every ? day.slice(5) : day;
    }),
    { maxLength: 40 },
  ),
  worked: fc.array(
    fc.integer({ min: 0, max: 2_000 }).map((n) => dayOfNumber(dayNumber('2023-01-01') + n)),
    { maxLength: 5 },
  ),
});
const moments = fc
  .integer({ min: Date.parse('2023-01-01T00:00:00Z'), max: Date.parse('2027-12-31T00:00:00Z') })
  .map((t) => new Date(t).toISOString());

describe('for any calendar and moment', () => {
  it('the end is the first moment of the day after the last day worked, and that many days were worked', () => {
    fc.assert(
      fc.property(calendars, moments, fc.integer({ min: 1, max: 60 }), (calendar, from, days) => {
        const end = endOfWorkingDays(calendar, from, days);
        const lastMoment = new Date(Date.parse(end) - 1).toISOString();
        const last = localDay(calendar.timeZone, lastMoment);
        expect(localDay(calendar.timeZone, end) > last).toBe(true);
        expect(isWorked(calendar, last)).toBe(true);
        let counted = 0;
        for (let day = dayNumber(localDay(calendar.timeZone, from)) + 1; day <= dayNumber(last); day++) {
          if (isWorked(calendar, dayOfNumber(day))) counted++;
        }
        expect(counted).toBe(days);
        expect(workingDaysBetween(calendar, from, lastMoment)).toBe(days);
      }),
      { numRuns: 300 },
    );
  });

  it('counting in two stretches gives what counting at once gives, and never runs backwards', () => {
    fc.assert(
      fc.property(calendars, fc.array(moments, { minLength: 3, maxLength: 3 }), (calendar, three) => {
        const [a = '', b = '', c = ''] = [...three].sort();
        expect(workingDaysBetween(calendar, a, b) + workingDaysBetween(calendar, b, c)).toBe(workingDaysBetween(calendar, a, c));
        expect(workingDaysBetween(calendar, c, a)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('a later start or one more day never ends sooner', () => {
    fc.assert(
      fc.property(calendars, moments, moments, fc.integer({ min: 0, max: 30 }), (calendar, one, other, days) => {
        const [early = '', late = ''] = [one, other].sort();
        expect(endOfWorkingDays(calendar, early, days) <= endOfWorkingDays(calendar, late, days)).toBe(true);
        expect(endOfWorkingDays(calendar, early, days) < endOfWorkingDays(calendar, early, days + 1)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('the local day is the one Intl names', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), moments, (zone, at) => {
        expect(dayOfNumber(localTime(zone).dayAt(Date.parse(at)))).toBe(localDay(zone, at));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the calendars of a pack', () => {
  const { pack } = loadPack(join(import.meta.dirname, '../../../packs/pakistan'));
  if (pack === undefined) throw new Error('the pack is sound');

  it('are those of home and of every partner; a country nobody wrote down keeps a plain week in UTC', () => {
    const found = calendarsFrom(pack);
    expect(Object.keys(found)).toEqual(['PK', 'KH', 'JP', 'UZ', 'CN', 'TR']);
    for (const calendar of Object.values(found)) expect(calendar.holidays.length).toBeGreaterThan(5);
    expect(calendarOf(found, 'FJ')).toEqual({ timeZone: 'UTC', weekend: ['saturday', 'sunday'], holidays: [] });
  });

  it('an embassy keeps the calendar of the country it sits in', () => {
    const book = officeBookFrom(pack);
    const embassy = pack.organisations.find((o) => o.seat !== undefined);
    expect(book[embassy?.offices[0]?.id ?? '']).toEqual({ organisation: embassy?.id, calendar: embassy?.seat });
    expect(book['pseb-markets']).toEqual({ organisation: 'pseb', calendar: 'PK' });
  });
});

it('a warm calendar answers in microseconds', () => {
  const times = 20_000;
  endOfWorkingDays(karachi, '2025-01-06T04:00:00.000Z', 20);
  const before = performance.now();
  for (let i = 0; i < times; i++) endOfWorkingDays(karachi, '2025-01-06T04:00:00.000Z', 20);
  expect((performance.now() - before) / times).toBeLessThan(0.1);
});
