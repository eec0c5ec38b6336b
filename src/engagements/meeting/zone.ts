/** Zones of places, and what wall clocks in them mean. Pure. */
import type { Day, Instant } from '../../kernel/time/time.ts';
import { offsetAt } from '../calendar/time-zone.ts';

/** True for an IANA name of a time zone. */
export const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '' && !/^[+-]/.test(name);
  } catch {
    return false;
  }
};

export type WallTime =
  | { readonly kind: 'once'; readonly at: Instant }
  /** Clocks were set back, and show it a second time. */
  | { readonly kind: 'twice'; readonly first: Instant; readonly second: Instant }
  /** Clocks are set forward over it. */
  | { readonly kind: 'never' };

const reach = 26 * 3_600_000;
/** The instant at which clocks in a zone show `hour` (`14:30`) on a day. @throws RangeError for an unknown zone. */
export const instantOf = (zone: string, day: Day, hour: string): WallTime => {
  const shown = Date.parse(`${day}T${hour}:00.000Z`);
  // No clock is further from UTC than that, so both offsets around a change are among these.
  const offsets = new Set([shown - reach, shown, shown + reach].map((at) => offsetAt(zone, at)));
  const found = [...offsets].map((offset) => shown - offset).filter((at) => at + offsetAt(zone, at) === shown);
  const [first, second] = [...new Set(found)].sort((a, b) => a - b).map((at) => new Date(at).toISOString());
  if (first === undefined) return { kind: 'never' };
  return second === undefined ? { kind: 'once', at: first } : { kind: 'twice', first, second };
};
