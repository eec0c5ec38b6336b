/** Counting an office's working days. */
import type { Instant } from '../../kernel/time/time.ts';
import { type Calendar, type Calendars, type OfficeBook, type Weekday, weekdays } from './calendar.ts';
import { dayNumber, dayOfNumber, localTime } from './local-time.ts';

/** One year of a calendar: from which day on, which days are worked, and how many were worked before each. */
interface WorkYear {
  readonly first: number;
  readonly worked: Uint8Array;
  /** One longer than `worked`. */
  readonly before: Uint16Array;
}

const yearIn = (calendar: Calendar, year: number): WorkYear => {
  const first = dayNumber(`${String(year).padStart(4, '0')}-01-01`);
  const length = dayNumber(`${String(year).padStart(4, '0')}-12-31`) - first + 1;
  const holidays = new Set(calendar.holidays);
  const moved = new Set(calendar.worked);
  const worked = new Uint8Array(length);
  const before = new Uint16Array(length + 1);
  for (let i = 0; i < length; i++) {
    const day = dayOfNumber(first + i);
    // 1970-01-01 was a Thursday.
    const weekday = weekdays[(((first + i + 4) % 7) + 7) % 7] ?? 'sunday';
    const off = calendar.weekend.includes(weekday) || holidays.has(day) || holidays.has(day.slice(5));
    worked[i] = moved.has(day) || !off ? 1 : 0;
    before[i + 1] = (before[i] ?? 0) + (worked[i] ?? 0);
  }
  return { first, worked, before };
};

const calendars = new WeakMap<Calendar, Map<number, WorkYear>>();
const workYear = (calendar: Calendar, year: number): WorkYear => {
  const years = calendars.get(calendar) ?? new Map<number, WorkYear>();
  if (years.size === 0) calendars.set(calendar, years);
  const known = years.get(year);
  if (known !== undefined) return known;
  const made = yearIn(calendar, year);
  years.set(year, made);
  return made;
};
const yearOf = (day: number): number => new Date(day * 86_400_000).getUTCFullYear();

/** The day that is the `count`-th worked one after `day`; `day` itself for none. */
const workedAfter = (calendar: Calendar, day: number, count: number): number => {
  let at = day;
  let left = count;
  let idle = 0;
  while (left > 0) {
    const { first, worked } = workYear(calendar, yearOf(at + 1));
    for (let i = at + 1 - first; i < worked.length && left > 0; i++) {
      at = first + i;
      idle = worked[i] === 1 ? 0 : idle + 1;
      left -= worked[i] ?? 0;
    }
    if (idle > 366) throw new RangeError('this calendar has no working days');
  }
  return at;
};

/** How many days up to and including `day` are worked, from the start of its year. */
const workedUpTo = (year: WorkYear, day: number): number => year.before[day - year.first + 1] ?? 0;

/**
 * When a clock of `days` working days started at `from` runs out: the end of the `days`-th working day after `from`'s local day,
 * as the instant of the local midnight that follows it. With 0 days, the end of the local day itself.
 * @throws RangeError for a calendar that never works.
 */
export const endOfWorkingDays = (calendar: Calendar, from: Instant, days: number): Instant => {
  const { dayAt, startOf } = localTime(calendar.timeZone);
  const last = workedAfter(calendar, dayAt(Date.parse(from)), Math.max(0, Math.floor(days)));
  return new Date(startOf(last + 1)).toISOString();
};

/** Working days after `from`'s local day up to and including `to`'s; 0 when `to` is not on a later day. */
export const workingDaysBetween = (calendar: Calendar, from: Instant, to: Instant): number => {
  const { dayAt } = localTime(calendar.timeZone);
  const start = dayAt(Date.parse(from));
  const end = dayAt(Date.parse(to));
  if (end <= start) return 0;
  const [startYear, endYear] = [yearOf(start), yearOf(end)];
  let count = workedUpTo(workYear(calendar, endYear), end) - workedUpTo(workYear(calendar, startYear), start);
  for (let year = startYear; year < endYear; year++) {
    const whole = workYear(calendar, year);
    count += whole.before[whole.worked.length] ?? 0;
  }
  return count;
};

/** What a pack says of a country's working week. */
interface PackCalendar {
  readonly weekend: readonly Weekday[];
  readonly holidays: readonly { readonly day: string }[];
  readonly worked: readonly string[];
}
interface PackCountry {
  readonly country: string;
  readonly timeZone: string;
  readonly calendar?: PackCalendar | undefined;
}
const calendarFrom = ({ timeZone, calendar }: PackCountry): Calendar => ({
  timeZone,
  weekend: calendar?.weekend ?? ['saturday', 'sunday'],
  holidays: calendar?.holidays.map((h) => h.day) ?? [],
  worked: calendar?.worked ?? [],
});

/** The calendars of a pack's country and its partners, by country. */
export const calendarsFrom = (pack: PackCountry & { readonly partners: readonly PackCountry[] }): Calendars =>
  Object.fromEntries([pack, ...pack.partners].map((p) => [p.country, calendarFrom(p)]));

/** The pack's offices by id. An embassy keeps the calendar of the country it sits in. */
export const officeBookFrom = (pack: {
  readonly organisations: readonly {
    readonly id: string;
    readonly country: string;
    readonly seat?: string | undefined;
    readonly offices: readonly { readonly id: string }[];
  }[];
}): OfficeBook =>
  Object.fromEntries(
    pack.organisations.flatMap((o) => o.offices.map((office) => [office.id, { organisation: o.id, calendar: o.seat ?? o.country }])),
  );
