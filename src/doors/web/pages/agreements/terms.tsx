/** The terms under which an agreement will hold, while its text may still change. */
import type { Terms } from '../../../../engagements/agreement/agreement.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { statusOf } from '../../../http/problems.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Carried, Done } from '../../ordering.tsx';
import { Button } from '../../look/forms/button.tsx';
import { Radios } from '../../look/forms/choices.tsx';
import { DateField, dayFrom } from '../../look/forms/date-field.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { refused } from '../../refused.tsx';
import { TermsList } from './text-parts.tsx';
import { crumbsOf, findOwn, Head, order, type Own, pathOf, Speaker, speaker, Wrong } from './around.tsx';

const entries = ['on-signature', 'exchange-of-notes', 'on-date'] as const;
/** Months as people type them; days stay days (`90D`). */
const typedOf = (period: string | null | undefined): string => {
  if (!period) return '';
  const count = Number(period.slice(1, -1));
  return period.endsWith('Y') ? String(count * 12) : period.endsWith('M') ? String(count) : period.slice(1);
};
const periodOf = (typed: string): string | null =>
  typed === '' ? null : /^\d+$/.test(typed) ? `P${Number(typed)}M` : `P${typed.toUpperCase()}`;

const page = (c: Ask, door: Door, own: Own, form?: Form, refusal?: Refusal): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { id, state } = own;
  const { terms } = state;
  const title = w.t('agreements.part-terms');
  const open = (state.status === 'draft' || state.status === 'approved') && state.signatures.length === 0;
  const kept = (name: string, standing: string) => form?.text(name) ?? standing;
  const months = (name: 'valid-for' | 'renewal-period' | 'renewal-notice' | 'termination', standing: string | null | undefined) => (
    <TextField
      w={w}
      name={name}
      label={w.t(`agreements.${name}`)}
      hint={name === 'renewal-notice' ? undefined : w.t(name === 'valid-for' ? 'agreements.empty-endless' : 'agreements.empty-none')}
      value={kept(name, typedOf(standing))}
      width={4}
      maxlength={5}
      optional
    />
  );
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, { id, title: state.title }, title),
      noIndex: true,
      error: refusal !== undefined,
      children: (
        <>
          <Head w={w} own={own} part="terms" />
          <Done c={c} area="agreements" />
          <Wrong w={w} refusal={refusal} />
          <TermsList w={w} terms={terms} />
          {open ? (
            <form method="post" action={pathOf(id, 'terms')} class="narrow-page">
              <Carried c={c} door={door} form={form} />
              <p class="soft">{w.t('agreements.terms-hint')}</p>
              <Speaker w={w} sides={own.sides} />
              <Radios
                w={w}
                name="entry"
                label={w.t('agreements.entry')}
                value={kept('entry', terms.entry.kind)}
                choices={entries.map((value) => ({ value, label: w.t(`agreements.entry-${value}`) }))}
              />
              <DateField
                w={w}
                name="entry-day"
                label={w.t('agreements.entry-day')}
                optional
                value={
                  form === undefined
                    ? terms.entry.kind === 'on-date'
                      ? terms.entry.day
                      : undefined
                    : { day: form.text('entry-day-day'), month: form.text('entry-day-month'), year: form.text('entry-day-year') }
                }
              />
              {months('valid-for', terms.validFor)}
              {months('renewal-period', terms.renewal?.period)}
              {months('renewal-notice', terms.renewal?.notice)}
              {months('termination', terms.termination)}
              <p class="actions">
                <Button>{w.t('agreements.save')}</Button>
              </p>
            </form>
          ) : null}
        </>
      ),
    },
    refusal === undefined ? 200 : statusOf(refusal),
  );
};
const typedTerms = (form: Form): Terms | Refusal => {
  const kind = entries.find((k) => k === form.text('entry')) ?? 'on-signature';
  const day = kind === 'on-date' ? dayFrom(form.text('entry-day-day'), form.text('entry-day-month'), form.text('entry-day-year')) : null;
  if (kind === 'on-date' && !day) return refuse('day-missing');
  const renewal = periodOf(form.text('renewal-period'));
  return {
    entry: kind === 'on-date' && day ? { kind, day } : { kind: kind === 'on-date' ? 'on-signature' : kind },
    validFor: periodOf(form.text('valid-for')),
    renewal: renewal === null ? null : { period: renewal, notice: periodOf(form.text('renewal-notice')) ?? 'P3M' },
    termination: periodOf(form.text('termination')),
  };
};
export const showTerms = async (c: Ask, door: Door): Promise<Response> => {
  const own = await findOwn(c, door);
  return isRefusal(own) ? refused(c, door, own) : page(c, door, own);
};
export const takeTerms = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const own = await findOwn(c, door);
  if (isRefusal(own)) return refused(c, door, own);
  const typed = typedTerms(form);
  const outcome = isRefusal(typed)
    ? typed
    : await order(c, door, form, own.id, 'SetTerms', {
        country: speaker(form, own),
        terms: { ...typed, renewal: typed.renewal && { ...typed.renewal } },
      });
  return isRefusal(outcome) ? page(c, door, own, form, outcome) : c.redirect(`${pathOf(own.id, 'terms')}?done=saved`, 303);
};
