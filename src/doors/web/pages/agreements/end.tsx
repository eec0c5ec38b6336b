/** What a party may say besides the text: its note, no to a renewal, notice, giving up a draft, and who may know of it. */
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { periodInWords } from '../../../../engagements/agreement/print/words.ts';
import { renewalCloses } from '../../../../engagements/agreement/time.ts';
import type { Child } from 'hono/jsx';
import { statusOf } from '../../../http/problems.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Carried, Done } from '../../ordering.tsx';
import { Button } from '../../look/forms/button.tsx';
import { Radios } from '../../look/forms/choices.tsx';
import { DateField, dayFrom } from '../../look/forms/date-field.tsx';
import { TextArea, TextField } from '../../look/forms/text-fields.tsx';
import { EmptyState, SummaryList } from '../../look/parts/lists.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { refused } from '../../refused.tsx';
import { todayOf } from '../register/today.ts';
import { supervised } from './sign-key.tsx';
import { Validity } from './validity.tsx';
import { crumbsOf, findOwn, Head, order, type Own, pathOf, Speaker, speaker, Wrong } from './around.tsx';

const visibilities = ['restricted', 'title', 'public'] as const;
const page = (c: Ask, door: Door, own: Own, form?: Form, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { id, state } = own;
  const title = w.t('agreements.part-end');
  const kept = (name: string) => form?.text(name);
  const day = (name: 'delivered' | 'given') => (
    <DateField
      w={w}
      name={name}
      label={w.t(name === 'given' ? 'agreements.notice-day' : 'agreements.note-day')}
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
  const awaitsNotes = state.status === 'signed' && state.terms.entry.kind === 'exchange-of-notes';
  const missing = <span class="soft">{w.t('agreements.note-missing')}</span>;
  const nothing = state.status === 'signed' && !awaitsNotes && heads.length === 0;
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
          <Done c={c} area="agreements" />
          <Wrong w={w} refusal={refusal} />
          <Validity w={w} id={id} state={state} today={todayOf(door).today} />
          {state.status === 'abandoned' ? (
            <Notice w={w}>
              <p>{w.t('agreements.end-given-up')}</p>
            </Notice>
          ) : null}
          {state.notes.length > 0 || awaitsNotes ? (
            <section>
              <h2>{w.t('agreements.notes-title')}</h2>
              <SummaryList
                rows={state.parties.map(({ country }) => {
                  const note = state.notes.find((n) => n.country === country);
                  return {
                    label: w.country(country),
                    value: note
                      ? w.t('agreements.note-of', { reference: `\u2068${note.reference}\u2069`, day: w.when(note.day) })
                      : missing,
                  };
                })}
              />
            </section>
          ) : null}
          {nothing ? <EmptyState title={w.t('agreements.end-nothing-title')}>{w.t('agreements.end-nothing')}</EmptyState> : null}
          {awaitsNotes && noting.length > 0
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
            ? part(
                'notice',
                w.t('agreements.give-notice'),
                own.sides,
                true,
                <>
                  <p>{w.t('agreements.notice-hint', { period: periodInWords(state.terms.termination, w.language) })}</p>
                  {day('given')}
                </>,
              )
            : null}
          {state.status === 'draft' || state.status === 'approved'
            ? part(
                'abandon',
                w.t('agreements.give-up'),
                own.sides,
                true,
                <>
                  <p>{w.t('agreements.give-up-hint')}</p>
                  <TextArea w={w} name="reason" label={w.t('agreements.reason')} value={kept('reason')} rows={3} maxlength={2000} />
                </>,
              )
            : null}
          {heads.length > 0 && state.status !== 'abandoned'
            ? part(
                'visibility',
                w.t('agreements.set-visibility'),
                heads,
                false,
                <>
                  <p>{w.t('agreements.visibility-narrowest')}</p>
                  <SummaryList
                    rows={state.parties.map(({ country }) => ({
                      label: w.country(country),
                      value: w.t(`agreements.visibility-${state.openTo[country] ?? state.visibility}`),
                    }))}
                  />
                  <Radios
                    w={w}
                    name="visibility"
                    label={w.t('agreements.visibility')}
                    value={state.openTo[heads[0] ?? ''] ?? state.visibility}
                    choices={visibilities.map((value) => ({
                      value,
                      label: w.t(`agreements.visibility-${value}`),
                      hint: w.t(`agreements.visibility-${value}-hint`),
                    }))}
                  />
                </>,
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
