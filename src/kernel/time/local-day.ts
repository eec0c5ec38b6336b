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
