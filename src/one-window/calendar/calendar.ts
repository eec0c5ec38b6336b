/** Working days of an office, by the calendar of the country it sits in. */

export const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
export type Weekday = (typeof weekdays)[number];

/** When the offices of a country work. */
export interface Calendar {
  /** IANA zone, such as `Asia/Karachi`. */
  readonly timeZone: string;
  readonly weekend: readonly Weekday[];
  /** `MM-DD` for every year, or `YYYY-MM-DD` for one. */
  readonly holidays: readonly string[];
  /** `YYYY-MM-DD`: days worked although they fall on a weekend or holiday, where a country moves its days off. */
  readonly worked?: readonly string[];
}
/** By ISO 3166-1 alpha-2. */
export type Calendars = Readonly<Record<string, Calendar>>;

/** For a country whose calendar nobody wrote down. */
const plainCalendar: Calendar = { timeZone: 'UTC', weekend: ['saturday', 'sunday'], holidays: [] };
export const calendarOf = (calendars: Calendars, country: string): Calendar => calendars[country] ?? plainCalendar;

/** What the window knows of an office: whose it is, and the country whose calendar it keeps. */
export interface OfficeEntry {
  readonly organisation: string;
  readonly calendar: string;
}
export type OfficeBook = Readonly<Record<string, OfficeEntry>>;
