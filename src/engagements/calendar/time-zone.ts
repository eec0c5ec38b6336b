/** What clocks show in a zone, and a VTIMEZONE made of it: RFC 5545 section 3.6.5. The rules are Intl's, so the node needs no tables. Pure. */
import type { Instant } from '../../kernel/time/time.ts';
import { contentLine } from './content-lines.ts';

const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const numeric = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-US', { ...numeric, timeZone: zone, hourCycle: 'h23', era: 'short' });
  formats.set(zone, format);
  return format;
};
/** What a clock in the zone shows at an instant, as if it were UTC: milliseconds, whole seconds. @throws RangeError for an unknown zone. */
const shownAt = (zone: string, at: number): number => {
  const part: Record<string, string> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) part[type] = value;
  const { year, month, day, hour, minute, second } = part;
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
};
/** How far the zone's clocks are ahead of UTC, in milliseconds. */
export const offsetAt = (zone: string, at: number): number => shownAt(zone, at) - Math.floor(at / 1000) * 1000;

const two = (value: number): string => String(value).padStart(2, '0');
/** `20260302T140000`: a wall clock's time, given as if it were UTC. */
const stampOf = (shown: number): string => new Date(shown).toISOString().replace(/[-:]|\.\d{3}Z$/g, '');
/** `20260302T090000Z`. */
export const utcStamp = (at: Instant): string => `${stampOf(Date.parse(at))}Z`;
export const localStamp = (zone: string, at: Instant): string => stampOf(shownAt(zone, Date.parse(at)));
/**
 * True for a wall clock time that comes twice, as when clocks are set back. RFC 5545 section 3.3.5 means the first of the two by it, but
 * readers differ, so such a time is better told in UTC.
 */
export const comesTwice = (zone: string, at: Instant): boolean => {
  const [time, hours] = [Date.parse(at), 3 * 3_600_000];
  const [before, offset, after] = [time - hours, time, time + hours].map((t) => offsetAt(zone, t)) as [number, number, number];
  const isShownAt = (other: number): boolean => shownAt(zone, other) === shownAt(zone, time);
  return (before > offset && isShownAt(time - (before - offset))) || (offset > after && isShownAt(time + (offset - after)));
};

interface Change {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}
const week = 7 * 86_400_000;
/** When the zone's clocks change in a time, to the second. Two changes within one week are not told apart: no zone has them. */
const changesIn = (zone: string, from: number, until: number): readonly Change[] => {
  const changes: Change[] = [];
  for (let at = from; at < until; at += week) {
    const [before, after] = [offsetAt(zone, at), offsetAt(zone, at + week)];
    if (before === after) continue;
    let [low, high] = [at, at + week];
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000;
      if (offsetAt(zone, middle) === before) low = middle;
      else high = middle;
    }
    changes.push({ at: high, from: before, to: after });
  }
  return changes;
};

const offsetText = (offset: number): string => {
  const seconds = Math.abs(Math.round(offset / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${offset < 0 ? '-' : '+'}${two(h)}${two(m)}${s === 0 ? '' : two(s)}`;
};

const made = new Map<string, readonly string[]>();
/** A VTIMEZONE that is right from the year before the first to the year after the last; changes are written out one by one. */
export const timeZoneLines = (zone: string, firstYear: number, lastYear: number): readonly string[] => {
  const key = `${zone} ${firstYear} ${lastYear}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const from = Date.UTC(firstYear - 1, 0, 1);
  const changes = changesIn(zone, from, Date.UTC(lastYear + 2, 0, 1));
  const standard = Math.min(offsetAt(zone, from), ...changes.map((c) => c.to));
  const part = (at: number, before: number, after: number): readonly string[] => {
    const kind = after > standard ? 'DAYLIGHT' : 'STANDARD';
    return [
      `BEGIN:${kind}`,
      contentLine('DTSTART', stampOf(at + before)),
      contentLine('TZOFFSETFROM', offsetText(before)),
      contentLine('TZOFFSETTO', offsetText(after)),
      `END:${kind}`,
    ];
  };
  const first = offsetAt(zone, from);
  const lines = [
    'BEGIN:VTIMEZONE',
    contentLine('TZID', zone),
    ...part(from, first, first),
    ...changes.flatMap((c) => part(c.at, c.from, c.to)),
    'END:VTIMEZONE',
  ];
  if (made.size > 200) made.clear();
  made.set(key, lines);
  return lines;
};
