/** What happens when and where, day by day, by the clocks of the place. */
import type { Meeting, ProgrammeItem } from '../../../../engagements/meeting/meeting.ts';
import { dayIn, hourIn } from '../../../../kernel/time/local-day.ts';
import { isDay } from '../../../../kernel/time/time.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Table } from '../../look/parts/table.tsx';
import { hoursIn, kept, Order, type PartProps, pathOf, weekdayIn, zoneName } from './around.tsx';
import { hourFrom, pointFrom } from './when-fields.tsx';

export const ProgrammePart = (of: PartProps) => {
  const { c, w, own } = of;
  const { programme, zone, starts } = own.state;
  const days = [...new Set(programme.map((p) => dayIn(zone, p.starts)))];
  const may = own.may('SetProgramme') && own.state.status !== 'cancelled';
  const edited = programme.find((p) => p.id === (c.req.query('item') ?? kept(of, 'programme', 'item')));
  const field = (name: string, standing: string) => kept(of, 'programme', name, standing);
  return (
    <>
      {programme.length === 0 ? (
        <EmptyState title={w.t('meetings.programme-empty')}>{w.t('meetings.programme-empty-body')}</EmptyState>
      ) : (
        <p class="soft">{w.t('meetings.programme-zone', { zone: zoneName(w, zone, starts) })}</p>
      )}
      {days.map((day) => {
        const items = programme.filter((p) => dayIn(zone, p.starts) === day);
        const caption = weekdayIn(w, zone, items[0]?.starts ?? starts);
        return (
          <section>
            <h2>{caption}</h2>
            <Table
              caption={caption}
              hideCaption
              rows={items}
              columns={[
                { label: w.t('meetings.hours'), kind: 'nowrap', cell: (p) => hoursIn(w, zone, p.starts, p.ends) },
                { label: w.t('meetings.what'), kind: 'main', cell: (p) => <bdi>{p.title}</bdi> },
                { label: w.t('meetings.place'), cell: (p) => <bdi>{p.place}</bdi> },
                ...(may
                  ? [
                      {
                        label: w.t('meetings.do'),
                        cell: (p: ProgrammeItem) => (
                          <Order of={of} part="programme" does="programme-remove" class="inline-order">
                            <input type="hidden" name="item" value={p.id} />
                            <a href={`${pathOf(own.id, 'programme')}?item=${encodeURIComponent(p.id)}#programme-form`}>
                              {w.t('meetings.edit')}
                              <span class="out"> {p.title}</span>
                            </a>
                            <Button look="plain" compact label={`${w.t('frame.remove')} ${p.title}`}>
                              {w.t('frame.remove')}
                            </Button>
                          </Order>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </section>
        );
      })}
      {may ? (
        <section id="programme-form">
          <h2>{w.t(edited ? 'meetings.programme-edit' : 'meetings.programme-add')}</h2>
          <Order of={of} part="programme" does="programme">
            <input type="hidden" name="item" value={edited?.id ?? ''} />
            <TextField
              w={w}
              name="day"
              type="date"
              width={10}
              label={w.t('meetings.day')}
              value={field('day', dayIn(zone, edited?.starts ?? programme.at(-1)?.starts ?? starts))}
            />
            <TextField
              w={w}
              name="from"
              width={4}
              maxlength={5}
              dir="ltr"
              label={w.t('meetings.from')}
              hint={w.t('meetings.hour-hint')}
              value={field('from', edited ? hourIn(zone, edited.starts) : '')}
            />
            <TextField
              w={w}
              name="to"
              width={4}
              maxlength={5}
              dir="ltr"
              label={w.t('meetings.to')}
              hint={w.t('meetings.to-hint')}
              value={field('to', edited ? hourIn(zone, edited.ends) : '')}
            />
            <TextField
              w={w}
              name="what"
              label={w.t('meetings.what')}
              maxlength={300}
              dir="auto"
              value={field('what', edited?.title ?? '')}
            />
            <TextField
              w={w}
              name="where"
              label={w.t('meetings.place')}
              maxlength={500}
              dir="auto"
              optional
              value={field('where', edited?.place ?? '')}
            />
            <p class="actions">
              <Button>{w.t(edited ? 'frame.save' : 'meetings.programme-add')}</Button>
            </p>
          </Order>
        </section>
      ) : null}
    </>
  );
};

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000).toISOString().slice(0, 10);
/** The programme with one line more, or one line changed. What ends earlier than it begins ends on the day after. */
export const programmeFrom = (form: Form, { programme, zone }: Meeting, command: string): Meeting['programme'] | Refusal => {
  const day = form.text('day');
  const [from, to] = [hourFrom(form.text('from')), hourFrom(form.text('to'))];
  if (!isDay(day)) return refuse('day-missing');
  if (from === undefined || to === undefined) return refuse('hour-missing');
  if (form.text('what') === '') return refuse('meeting-title-missing');
  const starts = pointFrom(zone, day, from, 'first');
  const ends = pointFrom(zone, to < from ? nextDay(day) : day, to, 'second');
  if (isRefusal(starts)) return starts;
  if (isRefusal(ends)) return ends;
  const id = form.text('item') || command;
  const line = { id, starts, ends, title: form.text('what'), place: form.text('where') };
  return [...programme.filter((p) => p.id !== id), line];
};
