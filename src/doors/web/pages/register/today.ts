import type { Today } from '../../../../communiques/tracker/commitments/filter.ts';
import type { OpenNode } from '../../../node.ts';

// Making one costs a millisecond; every page asks for today.
const calendars = new Map<string, Intl.DateTimeFormat>();
const calendarAt = (timeZone: string): Intl.DateTimeFormat => {
  const known = calendars.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  calendars.set(timeZone, known);
  return known;
};

/** Today at the node's own place, and its rule for what has gone quiet. */
export const todayOf = ({ clock, pack }: Pick<OpenNode, 'clock' | 'pack'>): Today => ({
  today: calendarAt(pack.timeZone).format(new Date(clock())),
  quietDays: pack.rules.goneQuiet.days,
});
