import type { Day, Instant } from './time.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day it is in a zone at an instant. @throws RangeError for a zone that IANA does not know; the pack's check finds those. */
export const dayIn = (zone: string, at: Instant): Day => {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(zone, format);
  const part = Object.fromEntries(format.formatToParts(Date.parse(at)).map((p) => [p.type, p.value]));
  return `${part.year}-${part.month}-${part.day}`;
};

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What clocks in a zone show at an instant, such as `17:30`. @throws RangeError as `dayIn` does. */
export const hourIn = (zone: string, at: Instant): string => {
  const format =
    clocks.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  clocks.set(zone, format);
  return format.format(Date.parse(at));
};
