/** Days and times as people need them: a day where the office sits, a time where the reader is. */
import { dateFormatOf } from '../../../../kernel/language/date-format.ts';
import { dayIn } from '../../../../kernel/time/local-day.ts';
import type { Day, Instant } from '../../../../kernel/time/time.ts';
import type { Door } from '../../door.ts';
import type { Words } from '../../words/words.ts';

/** The zone of whoever reads in this language: that of the partner who speaks it, or the node's own. */
export const zoneFor = ({ pack }: Pick<Door, 'pack'>, w: Words): string =>
  pack.partners.find((partner) => partner.language === w.language && w.language !== 'en')?.timeZone ?? pack.timeZone;

/** “Thu 4 Dec 2026”: a day whose weekday matters. */
export const dayText = (w: Words, day: Day): string =>
  dateFormatOf(w.language, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** The last day of a clock that runs out at an office's midnight. */
export const lastDay = (timeZone: string, end: Instant): Day => dayIn(timeZone, new Date(Date.parse(end) - 1).toISOString());

/** The zone an office keeps, by the country of its calendar. */
export const zoneOfCountry = ({ pack }: Pick<Door, 'pack'>, country: string): string =>
  pack.partners.find((partner) => partner.country === country)?.timeZone ?? pack.timeZone;

/** A time; which zone it is in stands beside it. The enhancer sets both in the reader's own. */
export const At = ({ w, zone, at }: { readonly w: Words; readonly zone: string; readonly at: Instant }) => (
  <time datetime={at} data-local="">
    {dateFormatOf(w.language, { timeZone: zone, dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }).format(new Date(at))}
  </time>
);

/** Says once which zone the times of a page are in. `at`: one of those times. */
export const ZoneNote = ({ w, zone, at }: { readonly w: Words; readonly zone: string; readonly at: Instant }) => {
  const [before = '', after = ''] = w.t('apply.times-in', { zone: '|' }).split('|');
  return (
    <p class="soft small">
      {before}
      <span data-zone="">{w.zone(zone, at)}</span>
      {after}
    </p>
  );
};

/** Only the day, where the hour says nothing. */
export const OnDay = ({ w, zone, at }: { readonly w: Words; readonly zone: string; readonly at: Instant }) => (
  <time datetime={at}>{w.when(dayIn(zone, at))}</time>
);
