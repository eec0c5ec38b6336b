/** What a party may say besides the text: its note, no to a renewal, notice, giving up a draft, and who may know of it. */
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { renewalCloses } from '../../../../engagements/agreement/time.ts';
import type { Child } from 'hono/jsx';
import { statusOf } from '../../../http/problems.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Button } from '../../look/forms/button.tsx';
import { Radios } from '../../look/forms/choices.tsx';
import { DateField, dayFrom } from '../../look/forms/date-field.tsx';
import { TextArea, TextField } from '../../look/forms/text-fields.tsx';
import { SummaryList } from '../../look/parts/lists.tsx';
import { refused } from '../../refused.tsx';
import { supervised } from './sign-key.tsx';
import { Carried, crumbsOf, Done, findOwn, Head, order, type Own, pathOf, Speaker, speaker, Wrong } from './around.tsx';

const visibilities = ['restricted', 'title', 'public'] as const;
const page = (c: Ask, door: Door, own: Own, form?: Form, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { id, state } = own;
  const title = w.t('agreements.part-end');
  const kept = (name: string) => form?.text(name);
  const day = (name: string) => (
    <DateField
      w={w}
      name={name}
      label={w.t('agreements.day')}
      value={form && { day: form.text(`${name}-day`), month: form.text(`${name}-month`), year: form.text(`${name}-year`) }}
    />
  );
  const part = (doing: string, heading: string, sides: readonly string[], danger: boolean, fields: Child) => (
    <section>
      <h2>{heading}</h2>
      <form method="post" action={pathOf(id, 'end')} class="narrow-page">
        <Carried c={c} door={door} />
        <input type="hidden" name="do" value={doing} />
        <Speaker w={w} sides={sides} id={`country-${doing}`} />
        {fields}
        <p class="actions">
          <Button look={danger ? 'danger' : 'second'}>{heading}</Button>
        </p>
      </form>
    </section>
  );
  const closes = state.status === 'in-force' ? renewalCloses(state) : null;
  const renewing = own.sides.filter((s) => !state.refusesRenewal.includes(s));
  const noting = own.sides.filter((s) => !state.notes.some((n) => n.country === s));
  const heads = supervised(c, own);
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, { id, title: state.title }, title),
      noIndex: true,
      error: refusal !== undefined,
      children: (
        <>
          <Head w={w} own={own} part="end" />
          <Done c={c} />
          <Wrong w={w} refusal={refusal} />
          {state.notes.length > 0 ? (
            <SummaryList
              rows={state.notes.map((n) => ({
                label: w.country(n.country),
                value: (
                  <>
                    <bdi>{n.reference}</bdi>, {w.when(n.day)}
                  </>
                ),
              }))}
            />
          ) : null}
          {state.status === 'signed' && state.terms.entry.kind === 'exchange-of-notes' && noting.length > 0
            ? part(
                'note',
                w.t('agreements.record-note'),
                noting,
                false,
                <>
                  <TextField
                    w={w}
                    name="reference"
                    label={w.t('agreements.note-reference')}
                    value={kept('reference')}
                    maxlength={100}
                    dir="auto"
                  />
                  {day('delivered')}
                </>,
              )
            : null}
          {closes !== null && renewing.length > 0
            ? part(
                'renewal',
                w.t('agreements.refuse-renewal'),
                renewing,
                true,
                <p>{w.t('agreements.refuse-until', { day: w.when(closes) })}</p>,
              )
            : null}
          {state.status === 'in-force' && state.terms.termination !== null && state.notice === null
            ? part('notice', w.t('agreements.give-notice'), own.sides, true, day('given'))
            : null}
          {state.status === 'draft' || state.status === 'approved'
            ? part(
                'abandon',
                w.t('agreements.give-up'),
                own.sides,
                true,
                <TextArea w={w} name="reason" label={w.t('agreements.reason')} value={kept('reason')} rows={3} maxlength={2000} />,
              )
            : null}
          {heads.length > 0 && state.status !== 'abandoned'
            ? part(
                'visibility',
                w.t('agreements.set-visibility'),
                heads,
                false,
                <Radios
                  w={w}
                  name="visibility"
                  label={w.t('agreements.visibility')}
                  value={state.visibility}
                  choices={visibilities.map((value) => ({
                    value,
                    label: w.t(`agreements.visibility-${value}`),
                    hint: w.t(`agreements.visibility-${value}-hint`),
                  }))}
                />,
              )
            : null}
        </>
      ),
    },
    refusal === undefined ? 200 : statusOf(refusal),
  );
};
const carryOut = (c: Ask, door: Door, form: Form, own: Own) => {
  const country = speaker(form, own);
  const typed = (name: string) => dayFrom(form.text(`${name}-day`), form.text(`${name}-month`), form.text(`${name}-year`));
  const doing = form.text('do');
  if (doing === 'renewal') return order(c, door, form, own.id, 'RefuseRenewal', { country });
  if (doing === 'abandon') {
    const reason = form.text('reason');
    return reason === '' ? refuse('words-missing') : order(c, door, form, own.id, 'AbandonAgreement', { country, reason });
  }
  if (doing === 'visibility') {
    const visibility = visibilities.find((v) => v === form.text('visibility')) ?? 'restricted';
    return order(c, door, form, own.id, 'SetVisibility', { country, visibility });
  }
  const day = typed(doing === 'note' ? 'delivered' : 'given');
  if (!day) return refuse('day-missing');
  if (doing === 'note') return order(c, door, form, own.id, 'DeliverNote', { country, day, reference: form.text('reference') });
  return doing === 'notice' ? order(c, door, form, own.id, 'GiveNotice', { country, given: day }) : refuse('not-found');
};
export const showEnd = async (c: Ask, door: Door): Promise<Response> => {
  const own = await findOwn(c, door);
  return isRefusal(own) ? refused(c, door, own) : page(c, door, own);
};
export const takeEnd = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const own = await findOwn(c, door);
  if (isRefusal(own)) return refused(c, door, own);
  const outcome = await carryOut(c, door, form, own);
  return isRefusal(outcome) ? page(c, door, own, form, outcome) : c.redirect(`${pathOf(own.id, 'end')}?done=saved`, 303);
};
