/** Meetings one after another: months, days, hours. */
import type { MeetingLine } from '../../../../engagements/meeting/queries.ts';
import { dayIn, hourIn } from '../../../../kernel/time/local-day.ts';
import type { Day, Instant } from '../../../../kernel/time/time.ts';
import { Tag } from '../../look/parts/tags.tsx';
import type { Words } from '../../words/words.ts';
import { dayText, lastDay } from '../apply/when.tsx';
import { dayOfSpan, Hours, monthText, zoneName } from './times.tsx';

const groupedBy = <T,>(list: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> => {
  const found = new Map<string, readonly T[]>();
  for (const one of list) found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one]);
  return found;
};
/** A meeting on one of its days. */
interface OnDay {
  readonly meeting: MeetingLine;
  readonly day: Day;
  /** From 1, of so many. */
  readonly number: number;
  readonly days: number;
}
/** So many days of one meeting stand in the calendar; the last is always among them. */
const mostDays = 31;
const nextDay = (day: Day): Day => new Date(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000).toISOString().slice(0, 10);
const daysOf = (meeting: MeetingLine): readonly OnDay[] => {
  const last = lastDay(meeting.zone, meeting.ends);
  const days: Day[] = [];
  for (let day = dayOfSpan(meeting); day <= last; day = nextDay(day)) days.push(day);
  const all = days.map((day, at): OnDay => ({ meeting, day, number: at + 1, days: days.length }));
  return all.length <= mostDays ? all : [...all.slice(0, mostDays - 1), ...all.slice(-1)];
};
const HoursOn = ({ w, entry }: { readonly w: Words; readonly entry: OnDay }) => {
  const { meeting: m, number, days } = entry;
  if (days === 1) return <Hours w={w} span={m} />;
  const isFirst = number === 1;
  if (!isFirst && number < days) return <>{w.t('calendar.all-day')}</>;
  const at = isFirst ? m.starts : m.ends;
  return <time datetime={at}>{w.t(isFirst ? 'calendar.from-hour' : 'calendar.until-hour', { hour: hourIn(m.zone, at) })}</time>;
};
const Entry = ({ w, entry, own }: { readonly w: Words; readonly entry: OnDay; readonly own: boolean }) => {
  const { meeting: m, number, days } = entry;
  return (
    <li>
      <span class="hours">
        <HoursOn w={w} entry={entry} />
        <span class="block small soft">{zoneName(w, m.zone, m.starts)}</span>
      </span>
      <span>
        <a class={m.status === 'cancelled' ? 'struck' : undefined} href={`/meetings/${encodeURIComponent(m.id)}`} dir="auto">
          {m.title}
        </a>{' '}
        {m.status === 'cancelled' ? <Tag look="refused">{w.t('calendar.cancelled')}</Tag> : null}
        {own && m.visibility === 'restricted' ? <Tag look="warm">{w.t('calendar.restricted')}</Tag> : null}
        <span class="meta">
          <span>{w.t(`calendar.kind-${m.kind}`)}</span>
          <span>{w.list(m.countries.map((country) => w.country(country)))}</span>
          {m.place === '' ? null : <bdi>{m.place}</bdi>}
          {days > 1 ? <span>{w.t('calendar.day-of', { number, days })}</span> : null}
        </span>
      </span>
    </li>
  );
};

interface AgendaProps {
  readonly w: Words;
  readonly meetings: readonly MeetingLine[];
  readonly own: boolean;
  readonly today: Day;
  readonly now: Instant;
  /** Latest first; else days that are over where the meeting is are left out. */
  readonly past: boolean;
}
/** By the days of their places; what takes several days stands on each. */
export const Agenda = ({ w, meetings, own, today, now, past }: AgendaProps) => {
  const order = past ? -1 : 1;
  const entries = meetings
    .flatMap(daysOf)
    .filter(({ meeting: m, day }) => past || day >= dayIn(m.zone, now))
    .toSorted((a, b) => order * (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return (
    <>
      {[...groupedBy(entries, ({ day }) => day.slice(0, 7))].map(([month, ofMonth]) => (
        <section>
          <h2>{monthText(w, month)}</h2>
          {[...groupedBy(ofMonth, ({ day }) => day)].map(([day, ofDay]) => (
            <>
              <h3 class="agenda-title">
                <time datetime={day}>{dayText(w, day)}</time> {day === today ? <Tag look="live">{w.t('calendar.today')}</Tag> : null}
              </h3>
              <ul class="agenda-day">
                {ofDay.map((entry) => (
                  <Entry w={w} entry={entry} own={own} />
                ))}
              </ul>
            </>
          ))}
        </section>
      ))}
    </>
  );
};
