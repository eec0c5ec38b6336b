/** Intl's formatters of dates and times, each made once: making one costs a millisecond, and a page needs many. */
import type { Instant } from '../time/time.ts';

/** English dates are written the way the United Nations does: 14 March 2025. */
export const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

const made = new Map<string, Intl.DateTimeFormat>();

/** @throws RangeError for a zone that IANA does not know; the pack's check finds those. */
export const dateFormatOf = (language: string, shape: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language} ${JSON.stringify(shape)}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat(localeOf(language), shape);
  made.set(key, known);
  return known;
};

/**
 * What people call the time of a zone, summer and winter alike, such as “Pakistan Standard Time”. Zones were once called otherwise, so it is
 * asked for a moment. @throws RangeError as `dateFormatOf` does.
 */
export const zoneNameOf = (language: string, timeZone: string, at: Instant): string => {
  const names = (['longGeneric', 'long'] as const).map(
    (timeZoneName) =>
      dateFormatOf(language, { timeZone, timeZoneName })
        .formatToParts(Date.parse(at))
        .find((part) => part.type === 'timeZoneName')?.value,
  );
  // UTC has no name for all the year: that would be “GMT+00:00”.
  return names.find((name) => name !== undefined && !/\d/.test(name)) ?? names[0] ?? timeZone;
};
