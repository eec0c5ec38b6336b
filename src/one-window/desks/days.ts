/** The end of an office's own day, in its zone. */
import type { Instant } from '../../kernel/time/time.ts';
import { type Calendars, calendarOf, type OfficeBook } from '../calendar/calendar.ts';
import { localTime } from '../calendar/local-time.ts';
import type { DeskOffice } from './inbox.ts';

/** The instant at which the day that `now` lies in ends in a zone. */
export const dayEnds = (zone: string, now: Instant): Instant => {
  const { dayAt, startOf } = localTime(zone);
  return new Date(startOf(dayAt(Date.parse(now)) + 1)).toISOString();
};

/** Offices as lists need them; one that the book does not know keeps UTC. */
export const deskOffices = (
  offices: readonly string[],
  now: Instant,
  { calendars, book }: { readonly calendars: Calendars; readonly book: OfficeBook },
): readonly DeskOffice[] => {
  const ends = new Map<string, Instant>();
  return offices.map((office) => {
    const zone = calendarOf(calendars, book[office]?.calendar ?? '').timeZone;
    const end = ends.get(zone) ?? dayEnds(zone, now);
    ends.set(zone, end);
    return { office, dayEnds: end };
  });
};
