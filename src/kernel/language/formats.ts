/** Numbers, days, lists and country names as a language writes them, all from CLDR through Intl: the code knows no country. */
import type { Instant, When } from '../time/time.ts';
import { dateFormatOf, localeOf, zoneNameOf } from './date-format.ts';

export interface Formats {
  number(value: number): string;
  /** A share from 0 to 1 as a percentage without decimals. */
  share(value: number): string;
  /** A day, month or year as far as it is known. Text that is no date comes back as it is. */
  when(value: When): string;
  /** The same, short, for narrow columns. */
  whenShort(value: When): string;
  /** An instant with date, time and zone, in UTC. */
  instant(value: Instant): string;
  /** The same in a zone (IANA name), with the zone's own name; a zone nobody knows: in UTC. */
  instantIn(value: Instant, timeZone: string): string;
  /** The same without the zone's name, where that is told beside it. */
  momentIn(value: Instant, timeZone: string): string;
  /** What people call the time of a zone (IANA name) at that moment, such as “Pakistan Standard Time”. */
  zone(timeZone: string, at: Instant): string;
  list(items: readonly string[]): string;
  /** The name of a country by ISO 3166-1 alpha-2 (`EU` too); an unknown code comes back as it is. */
  country(code: string): string;
  /** Orders texts as the language does. */
  compare(a: string, b: string): number;
}

const shapeOf = (value: When, month: 'long' | 'short'): Intl.DateTimeFormatOptions =>
  value.length === 4 ? { year: 'numeric' } : value.length === 7 ? { year: 'numeric', month } : { year: 'numeric', month, day: 'numeric' };

/** Written once each: a page has the same days and countries over and over. Forgets all when there are too many. */
const remembering = (write: (value: string) => string) => {
  const written = new Map<string, string>();
  return (value: string): string => {
    const known = written.get(value);
    if (known !== undefined) return known;
    if (written.size >= 4_000) written.clear();
    const text = write(value);
    // What is no day or country may be long, and never comes again.
    if (value.length <= 10) written.set(value, text);
    return text;
  };
};

const dateFormat = (tag: string, month: 'long' | 'short') => {
  const formats = new Map<number, Intl.DateTimeFormat>();
  return remembering((value: When): string => {
    const at = new Date(`${value}${'-01-01'.slice(Math.max(0, value.length - 4))}T00:00:00Z`);
    if (!/^\d{4}(-\d{2}){0,2}$/.test(value) || Number.isNaN(at.getTime())) return value;
    let format = formats.get(value.length);
    if (format === undefined) {
      format = new Intl.DateTimeFormat(tag, { ...shapeOf(value, month), timeZone: 'UTC' });
      formats.set(value.length, format);
    }
    return format.format(at);
  });
};

const instantsIn = (tag: string) => {
  const formats = new Map<string, Intl.DateTimeFormat | undefined>();
  const formatIn = (timeZone: string): Intl.DateTimeFormat | undefined => {
    if (formats.has(timeZone)) return formats.get(timeZone);
    const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
    const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'long' } as const;
    let format: Intl.DateTimeFormat | undefined;
    try {
      format = new Intl.DateTimeFormat(tag, { ...day, ...time, timeZone });
    } catch {
      format = undefined;
    }
    formats.set(timeZone, format);
    return format;
  };
  return (value: Instant, timeZone: string): string | undefined => {
    const at = new Date(value);
    return Number.isNaN(at.getTime()) ? undefined : formatIn(timeZone)?.format(at);
  };
};

const build = (language: string): Formats => {
  const tag = localeOf(language);
  const numbers = new Intl.NumberFormat(tag);
  const shares = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
  const countries = new Intl.DisplayNames([tag], { type: 'region', fallback: 'code' });
  const collator = new Intl.Collator(tag);
  const instants = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  const instantIn = instantsIn(tag);
  const instant = (value: Instant): string => {
    const at = new Date(value);
    return Number.isNaN(at.getTime()) ? value : `${instants.format(at)} UTC`;
  };
  return {
    number: (value) => numbers.format(value),
    share: (value) => shares.format(value),
    when: dateFormat(tag, 'long'),
    whenShort: dateFormat(tag, 'short'),
    instant,
    instantIn: (value, timeZone) => instantIn(value, timeZone) ?? instant(value),
    momentIn: (value, timeZone) =>
      dateFormatOf(language, { timeZone, dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' }).format(Date.parse(value)),
    zone: (timeZone, at) => zoneNameOf(language, timeZone, at),
    list: (items) => lists.format(items),
    country: remembering((code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code)),
    compare: collator.compare,
  };
};

const built = new Map<string, Formats>();

/** The formats of a language; built once, for Intl objects are slow to make. */
export const formatsOf = (language: string): Formats => {
  const known = built.get(language);
  if (known !== undefined) return known;
  const formats = build(language);
  built.set(language, formats);
  return formats;
};
