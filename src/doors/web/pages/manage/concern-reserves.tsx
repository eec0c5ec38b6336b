import { refuse } from '../../../../kernel/refusals/refusal.ts';
import type { Reserve } from '../../../../programmes/programme/definition.ts';
import { Checkboxes, Select } from '../../look/forms/choices.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import type { Concern } from './concern.ts';

const most = 8;
const amountOf = ({ share, seats }: Reserve): string =>
  share === undefined ? String(seats ?? '') : `${Number((share * 100).toFixed(4))}%`;
/** `40%` of the seats, or `5` of them. */
const amountIn = (text: string): Pick<Reserve, 'share' | 'seats'> | undefined => {
  const plain = text.replace(/\s/g, '').replace(',', '.').replace('٪', '%');
  const share = /^(\d{1,3}(?:\.\d{1,4})?)%$/.exec(plain)?.[1];
  if (share !== undefined) return Number(share) > 0 && Number(share) <= 100 ? { share: Number(share) / 100 } : undefined;
  return /^[1-9]\d{0,5}$/.test(plain) ? { seats: Number(plain) } : undefined;
};

/** Reserves in their order, with two empty rows; a row whose group is taken out is gone. */
export const reserves: Concern = {
  title: 'manage.reserves',
  lead: 'manage.reserves-edit-lead',
  fields: ({ w, state, value, error }) =>
    Array.from({ length: Math.min(most, state.rules.reserves.length + 2) }, (_, i) => {
      const known = state.rules.reserves[i];
      const typed = value(`amount-${i}`, known && amountOf(known));
      return (
        <fieldset class="rule-row">
          <legend>{w.t('manage.reserve', { number: i + 1 })}</legend>
          <div class="rule-columns">
            <TextField
              w={w}
              name={`at-${i}`}
              label={w.t('manage.order-label')}
              inputmode="numeric"
              width={2}
              value={value(`at-${i}`, String(i + 1))}
            />
            <Select
              w={w}
              name={`group-${i}`}
              label={w.t('manage.group')}
              empty={w.t('manage.no-reserve')}
              value={value(`group-${i}`, known?.group)}
              choices={state.rules.groups.map((g) => ({ value: g.id, label: w.text(g.name).text }))}
            />
            <TextField
              w={w}
              name={`amount-${i}`}
              label={w.t('manage.amount')}
              dir="ltr"
              width={4}
              value={typed}
              error={typed !== '' && amountIn(typed) === undefined ? error : undefined}
            />
          </div>
          <details class="fold" open={known?.venues !== undefined}>
            <summary>{w.t('manage.only-at')}</summary>
            <Checkboxes
              w={w}
              name={`venues-${i}`}
              optional
              label={w.t('manage.only-at')}
              hint={w.t('manage.only-at-hint')}
              values={known?.venues ?? []}
              choices={state.rules.venues.map((v) => ({ value: v.id, label: w.text(v.name).text }))}
            />
          </details>
        </fieldset>
      );
    }),
  read: (form, state) => {
    const rows: { readonly at: number; readonly reserve: Reserve }[] = [];
    for (let i = 0; i < most; i += 1) {
      const group = form.text(`group-${i}`);
      if (group === '') continue;
      const amount = amountIn(form.text(`amount-${i}`));
      if (amount === undefined) return refuse('amount-not-known');
      const venues = form.all(`venues-${i}`);
      rows.push({
        at: Number(form.text(`at-${i}`)) || i + 1,
        reserve: { group, ...amount, ...(venues.length > 0 ? { venues: [...venues] } : {}) },
      });
    }
    return { title: state.title, rules: { ...state.rules, reserves: rows.toSorted((a, b) => a.at - b.at).map((r) => r.reserve) } };
  },
};
