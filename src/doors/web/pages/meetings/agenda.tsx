/** The agenda, line by line in order, with its minutes. */
import type { Meeting } from '../../../../engagements/meeting/meeting.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import type { Words } from '../../words/words.ts';
import { Empty, kept, Order, type PartProps } from './around.tsx';

type Agenda = Meeting['agenda'];
const spare = 3;
const mostLines = 60;

export const AgendaList = ({ w, state }: { readonly w: Words; readonly state: Pick<Meeting, 'agenda'> }) => {
  const whole = state.agenda.reduce((sum, line) => sum + line.minutes, 0);
  return (
    <>
      <ol class="agenda">
        {state.agenda.map(({ title, minutes }) => (
          <li>
            <bdi>{title}</bdi>
            {minutes > 0 ? <span class="soft"> {w.t('meetings.so-many-minutes', { minutes })}</span> : null}
          </li>
        ))}
      </ol>
      {whole > 0 ? <p class="small soft">{w.t('meetings.altogether', { minutes: whole })}</p> : null}
    </>
  );
};

export const AgendaPart = (of: PartProps) => {
  const { w, own, form } = of;
  const { agenda } = own.state;
  const typed = form?.text('do') === 'agenda' ? form.all('line').length : 0;
  const rows = Array.from({ length: Math.min(Math.max(agenda.length + spare, typed), mostLines) }, (_, at) => at);
  return (
    <>
      {agenda.length === 0 ? (
        <Empty of={of} title={w.t('meetings.agenda-empty')}>
          {w.t('meetings.agenda-empty-body')}
        </Empty>
      ) : (
        <AgendaList w={w} state={own.state} />
      )}
      {own.may('SetAgenda') && own.state.status !== 'cancelled' ? (
        <section>
          <h2>{w.t('meetings.agenda-edit')}</h2>
          <p class="hint">{w.t('meetings.agenda-hint')}</p>
          <Order of={of} part="agenda" does="agenda">
            <input type="hidden" name="seen" value={JSON.stringify(agenda)} />
            {rows.map((at) => {
              const line = agenda[at];
              const number = w.number(at + 1);
              const field = (name: 'place' | 'title' | 'minutes', standing: string) => ({
                'aria-label': `${w.t(`meetings.agenda-${name}`)} ${number}`,
                name: `${name}-${at}`,
                value: kept(of, 'agenda', `${name}-${at}`, standing),
              });
              return (
                <p class="agenda-row">
                  <input type="hidden" name="line" value={String(at)} />
                  <input type="hidden" name={`id-${at}`} value={kept(of, 'agenda', `id-${at}`, line?.id)} />
                  <input class="input" inputmode="numeric" maxlength={3} {...field('place', String(at + 1))} />
                  <input class="input" maxlength={300} dir="auto" {...field('title', line?.title ?? '')} />
                  <input class="input" inputmode="numeric" maxlength={4} {...field('minutes', line ? String(line.minutes) : '')} />
                  <span class="soft">{w.t('meetings.min')}</span>
                </p>
              );
            })}
            <p class="actions">
              <Button>{w.t('meetings.agenda-save')}</Button>
            </p>
          </Order>
        </section>
      ) : null}
    </>
  );
};

const whole = (text: string): number => (/^\d{1,4}$/.test(text) ? Number(text) : text === '' ? 0 : -1);
/** The lines that have a title, in the order of their numbers. New ones are named by the order they came with. */
export const agendaFrom = (form: Form, command: string): Agenda =>
  form
    .all('line')
    .slice(0, mostLines)
    .map((_, at) => ({
      place: whole(form.text(`place-${at}`)),
      id: form.text(`id-${at}`) || `${command}-${at}`,
      title: form.text(`title-${at}`),
      minutes: whole(form.text(`minutes-${at}`)),
    }))
    .filter((line) => line.title !== '')
    .sort((a, b) => a.place - b.place)
    .map(({ id, title, minutes }) => ({ id, title, minutes }));
