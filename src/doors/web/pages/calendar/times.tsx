/** When something is, as clocks show it at its place, with the zone beside it. */
import { dateFormatOf } from '../../../../kernel/language/date-format.ts';
import { dayIn, hourIn } from '../../../../kernel/time/local-day.ts';
import type { Day, Instant } from '../../../../kernel/time/time.ts';
import type { Words } from '../../words/words.ts';
import { dayText } from '../apply/when.tsx';

export interface Span {
  readonly starts: Instant;
  readonly ends: Instant;
  /** IANA name. */
  readonly zone: string;
}
const zonePart = (language: string, zone: string, at: Instant, timeZoneName: 'long' | 'longOffset'): string | undefined =>
  dateFormatOf(language, { timeZone: zone, timeZoneName })
    .formatToParts(Date.parse(at))
    .find((part) => part.type === 'timeZoneName')?.value;
/** What the zone is called on that day: summer time by its own name. */
export const zoneName = (w: Words, zone: string, at: Instant): string => zonePart(w.language, zone, at, 'long') ?? zone;
/** `UTC+05:00`: how far the zone is from UTC at that moment. */
export const offsetOf = (zone: string, at: Instant): string => zonePart('en', zone, at, 'longOffset')?.replace('GMT', 'UTC') ?? '';
/** Whether clocks in two zones show different times at that moment. */
export const clocksDiffer = (a: string, b: string, at: Instant): boolean => offsetOf(a, at) !== offsetOf(b, at);

export const dayOfSpan = ({ starts, zone }: Pick<Span, 'starts' | 'zone'>): Day => dayIn(zone, starts);
/** “May 2026”. */
export const monthText = (w: Words, day: Day): string => w.when(day.slice(0, 7));

/** From when to when on the clocks of the place; with the last day where it ends on another. */
export const Hours = ({ w, span }: { readonly w: Words; readonly span: Span }) => {
  const { starts, ends, zone } = span;
  const last = dayIn(zone, ends);
  const sameDay = last === dayIn(zone, starts);
  return (
    <>
      <time datetime={starts}>
        <bdi>{hourIn(zone, starts)}</bdi>
      </time>
      {sameDay ? '\u2013' : ` \u2013 ${dayText(w, last)}, `}
      <time datetime={ends}>
        <bdi>{hourIn(zone, ends)}</bdi>
      </time>
    </>
  );
};
/** Day, hours, and the zone by name with its distance from UTC. */
export const WholeTime = ({ w, span }: { readonly w: Words; readonly span: Span }) => (
  <>
    {dayText(w, dayOfSpan(span))}, <Hours w={w} span={span} />
    <br />
    <span class="small soft">
      {zoneName(w, span.zone, span.starts)} (<bdi>{offsetOf(span.zone, span.starts)}</bdi>)
    </span>
  </>
);
/** The day alone. */
export const OnDayOf = ({ w, span }: { readonly w: Words; readonly span: Pick<Span, 'starts' | 'zone'> }) => (
  <time datetime={span.starts}>{w.when(dayOfSpan(span))}</time>
);
