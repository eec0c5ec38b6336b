/** The order of business and the programme of a meeting, in the time of the place. */
import type { Meeting } from '../../../../engagements/meeting/meeting.ts';
import type { Words } from '../../words/words.ts';
import { dayText } from '../apply/when.tsx';
import { dayOfSpan, Hours, zoneName } from '../calendar/times.tsx';

export const Agenda = ({ w, agenda }: { readonly w: Words; readonly agenda: Meeting['agenda'] }) =>
  agenda.length === 0 ? null : (
    <section>
      <h2>{w.t('calendar.agenda')}</h2>
      <ol class="agenda-list">
        {agenda.map((line) => (
          <li>
            <bdi>{line.title}</bdi>{' '}
            {line.minutes > 0 ? <span class="small soft">{w.t('calendar.agenda-minutes', { count: line.minutes })}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  );

interface ProgrammeProps {
  readonly w: Words;
  readonly programme: Meeting['programme'];
  readonly zone: string;
}
export const Programme = ({ w, programme, zone }: ProgrammeProps) => {
  const [first] = programme;
  if (first === undefined) return null;
  const items = programme.toSorted((a, b) => (a.starts < b.starts ? -1 : 1)).map((item) => ({ ...item, zone }));
  const days = [...new Set(items.map(dayOfSpan))];
  return (
    <section>
      <h2>{w.t('calendar.programme')}</h2>
      <p class="soft small">{w.t('calendar.zone-says', { zone: zoneName(w, zone, first.starts) })}</p>
      {days.map((day) => (
        <>
          <h3>{dayText(w, day)}</h3>
          <ul class="agenda-day">
            {items
              .filter((item) => dayOfSpan(item) === day)
              .map((item) => (
                <li>
                  <span class="hours">
                    <Hours w={w} span={item} />
                  </span>
                  <span>
                    <bdi>{item.title}</bdi>
                    {item.place === '' ? null : (
                      <span class="block small soft">
                        <bdi>{item.place}</bdi>
                      </span>
                    )}
                  </span>
                </li>
              ))}
          </ul>
        </>
      ))}
    </section>
  );
};
