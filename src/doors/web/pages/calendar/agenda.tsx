/** Meetings one after another: months, days, hours. */
import type { MeetingLine } from '../../../../engagements/meeting/queries.ts';
import type { Day } from '../../../../kernel/time/time.ts';
import { Tag } from '../../look/parts/tags.tsx';
import type { Words } from '../../words/words.ts';
import { dayText } from '../apply/when.tsx';
import { dayOfSpan, Hours, monthText, zoneName } from './times.tsx';

const groupedBy = <T,>(list: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> => {
  const found = new Map<string, readonly T[]>();
  for (const one of list) found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one]);
  return found;
};
const Entry = ({ w, meeting: m, own }: { readonly w: Words; readonly meeting: MeetingLine; readonly own: boolean }) => (
  <li>
    <span class="hours">
      <Hours w={w} span={m} />
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
      </span>
    </span>
  </li>
);

interface AgendaProps {
  readonly w: Words;
  readonly meetings: readonly MeetingLine[];
  readonly own: boolean;
  readonly today: Day;
}
/** In the order they come, by the days of their places. */
export const Agenda = ({ w, meetings, own, today }: AgendaProps) => (
  <>
    {[...groupedBy(meetings, (m) => dayOfSpan(m).slice(0, 7))].map(([month, ofMonth]) => (
      <section>
        <h2>{monthText(w, month)}</h2>
        {[...groupedBy(ofMonth, dayOfSpan)].map(([day, ofDay]) => (
          <>
            <h3 class="agenda-title">
              <time datetime={day}>{dayText(w, day)}</time> {day === today ? <Tag look="live">{w.t('calendar.today')}</Tag> : null}
            </h3>
            <ul class="agenda-day">
              {ofDay.map((m) => (
                <Entry w={w} meeting={m} own={own} />
              ))}
            </ul>
          </>
        ))}
      </section>
    ))}
  </>
);
