/** Days as people count them in a time zone. A day is a number here: days since 1970-01-01, so that counting is adding. */
import type { Day } from '../../kernel/time/time.ts';

const dayLength = 86_400_000;
const hour = 3_600_000;

export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / dayLength;
export const dayOfNumber = (day: number): Day => new Date(day * dayLength).toISOString().slice(0, 10);

export interface LocalTime {
  /** The local day at this time (milliseconds since 1970, UTC). */
  dayAt(time: number): number;
  /** When the local day begins: midnight, or the first moment after it where clocks jump over midnight. */
  startOf(day: number): number;
}

/** Asking Intl costs microseconds and a calendar is asked several times in every transition: what it said is kept, by day. */
const mostKept = 20_000;
const kept = <T>(find: (day: number) => T): ((day: number) => T) => {
  const known = new Map<number, T>();
  return (day) => {
    const found = known.get(day);
    if (found !== undefined) return found;
    if (known.size >= mostKept) known.clear();
    const made = find(day);
    known.set(day, made);
    return made;
  };
};

const localTimeIn = (timeZone: string): LocalTime => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const asked = (time: number): number => {
    const part = Object.fromEntries(format.formatToParts(time).map((p) => [p.type, Number(p.value)]));
    const local = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1, part.hour ?? 0, part.minute ?? 0, part.second ?? 0);
    return local - Math.floor(time / 1000) * 1000;
  };
  const offsetAtStart = kept((day) => asked(day * dayLength));
  /** Between two UTC midnights with one offset nothing changed: no zone changes twice in a day. */
  const offsetAt = (time: number): number => {
    const day = Math.floor(time / dayLength);
    const before = offsetAtStart(day);
    return before === offsetAtStart(day + 1) ? before : asked(time);
  };
  const dayAt = (time: number): number => Math.floor((time + offsetAt(time)) / dayLength);
  const startOf = kept((day) => {
    const midnight = day * dayLength;
    // Offsets lie between -12 and +14 hours.
    let early = midnight - 15 * hour;
    let late = midnight + 13 * hour;
    const offset = offsetAt(early);
    if (offset === offsetAt(late)) return midnight - offset;
    while (late - early > 1) {
      const middle = Math.floor((early + late) / 2);
      if (dayAt(middle) < day) early = middle;
      else late = middle;
    }
    return late;
  });
  return { dayAt, startOf };
};

const zones = new Map<string, LocalTime>();
/** @throws RangeError for a zone that IANA does not know; the pack's check finds those. */
export const localTime = (timeZone: string): LocalTime => {
  const known = zones.get(timeZone) ?? localTimeIn(timeZone);
  zones.set(timeZone, known);
  return known;
};
