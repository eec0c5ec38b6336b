/** What happens when and where, day by day, by the clocks of the place. */
import type { Meeting, ProgrammeItem } from '../../../../engagements/meeting/meeting.ts';
import { dayIn, hourIn } from '../../../../kernel/time/local-day.ts';
import type { Day } from '../../../../kernel/time/time.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { DateField, dayFrom } from '../../look/forms/date-field.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { Table } from '../../look/parts/table.tsx';
import { zoneName } from '../calendar/times.tsx';
import { Empty, hoursIn, kept, Order, type PartProps, pathOf, weekdayIn } from './around.tsx';
import { hourFrom, pointFrom, Which } from './when-fields.tsx';

export const ProgrammePart = (of: PartProps) => {
  const { c, w, own, form } = of;
  const { programme, zone, starts } = own.state;
  const days = [...new Set(programme.map((p) => dayIn(zone, p.starts)))];
  const may = own.may('SetProgramme') && own.state.status !== 'cancelled';
  const edited = programme.find((p) => p.id === (c.req.query('item') ?? kept(of, 'programme', 'item')));
  const field = (name: string, standing: string) => kept(of, 'programme', name, standing);
  const typed = form?.text('do') === 'programme' ? form : undefined;
  const twice = typed !== undefined && of.refusal?.reason === 'time-comes-twice' ? typed : undefined;
  const when = typed === undefined ? undefined : whenFrom(typed);
  return (
    <>
      {programme.length === 0 ? (
        <Empty of={of} title={w.t('meetings.programme-empty')}>
          {w.t('meetings.programme-empty-body')}
        </Empty>
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
                            <input type="hidden" name="seen" value={seenOf(p)} />
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
            <input type="hidden" name="seen" value={edited === undefined ? '' : seenOf(edited)} />
            <DateField
              w={w}
              name="day"
              label={w.t('meetings.day')}
              value={typed === undefined ? dayIn(zone, edited?.starts ?? programme.at(-1)?.starts ?? starts) : dayTyped(typed)}
            />
            <div class="moment">
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
            </div>
            {twice && when ? (
              <>
                <Which {...{ w, zone, form: twice }} name="from" asks="starts" day={when.day} hour={when.from} />
                <Which {...{ w, zone, form: twice }} name="to" asks="ends" day={when.last} hour={when.to} />
              </>
            ) : null}
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

const dayTyped = (form: Form) => ({ day: form.text('day-day'), month: form.text('day-month'), year: form.text('day-year') });
const nextDay = (day: Day): Day => new Date(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000).toISOString().slice(0, 10);
/** What is typed of the time. What ends earlier than it begins ends on the day after. */
const whenFrom = (form: Form) => {
  const typed = dayTyped(form);
  const day = dayFrom(typed.day, typed.month, typed.year) || undefined;
  const [from, to] = [hourFrom(form.text('from')), hourFrom(form.text('to'))];
  const last = day !== undefined && from !== undefined && to !== undefined && to < from ? nextDay(day) : day;
  return { day, last, from, to };
};
/** A line as a page shows it: whoever changes another than that is told so first. */
export const seenOf = (line: ProgrammeItem): string => JSON.stringify([line.starts, line.ends, line.title, line.place]);

/** The programme with one line more, or one line changed. */
export const programmeFrom = (form: Form, { programme, zone }: Meeting, command: string): Meeting['programme'] | Refusal => {
  const { day, last, from, to } = whenFrom(form);
  if (day === undefined || last === undefined) return refuse('day-missing');
  if (from === undefined || to === undefined) return refuse('hour-missing');
  if (form.text('what') === '') return refuse('meeting-title-missing');
  const starts = pointFrom(zone, day, from, form.text('from-which'));
  if (isRefusal(starts)) return starts;
  const ends = pointFrom(zone, last, to, form.text('to-which'));
  if (isRefusal(ends)) return ends;
  const id = form.text('item') || command;
  const line = { id, starts, ends, title: form.text('what'), place: form.text('where') };
  const standing = programme.find((p) => p.id === form.text('item'));
  const isSeen = form.text('item') === '' || (standing !== undefined && [form.exact('seen'), seenOf(line)].includes(seenOf(standing)));
  return isSeen ? [...programme.filter((p) => p.id !== id), line] : refuse('changed-meanwhile');
};
/** The programme without a line; one that is gone already needs no taking out. */
export const programmeWithout = (form: Form, { programme }: Meeting): Meeting['programme'] | Refusal => {
  const line = programme.find((p) => p.id === form.text('item'));
  if (line !== undefined && seenOf(line) !== form.exact('seen')) return refuse('changed-meanwhile');
  return programme.filter((p) => p !== line);
};
