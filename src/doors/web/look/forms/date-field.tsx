import { type Day, isDay } from '../../../../kernel/time/time.ts';
import { describedBy, type FieldProps, HintAndError } from './field.tsx';

export interface DateFieldProps extends FieldProps {
  /** `2025-03-14`, or what was typed, part by part. */
  readonly value?: Day | { readonly day: string; readonly month: string; readonly year: string };
}

/** The day that three typed parts make: null when all are empty, undefined when they make no day. */
export const dayFrom = (day: string, month: string, year: string): Day | null | undefined => {
  const parts = [year, month, day].map((part) => part.trim());
  if (parts.every((part) => part === '')) return null;
  if (!parts.every((part) => /^\d{1,4}$/.test(part))) return undefined;
  const [y = '', m = '', d = ''] = parts;
  const made = `${y.padStart(4, '0')}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  return y.length === 4 && isDay(made) ? made : undefined;
};

/** Three short fields, `<name>-day`, `-month` and `-year` (GOV.UK date input): quicker and surer than a calendar. */
export const DateField = (props: DateFieldProps) => {
  const { w, name, value } = props;
  const [year = '', month = '', day = ''] =
    typeof value === 'string' ? value.split('-').map((part) => part.replace(/^0+(?=\d)/, '')) : [value?.year, value?.month, value?.day];
  const parts = [
    { part: 'day', label: w.t('frame.day'), shown: day, width: 2, id: name },
    { part: 'month', label: w.t('frame.month'), shown: month, width: 2, id: `${name}-month` },
    { part: 'year', label: w.t('frame.year'), shown: year, width: 4, id: `${name}-year` },
  ] as const;
  return (
    <fieldset class={props.error ? 'field has-error' : 'field'} aria-describedby={describedBy(props)}>
      <legend>
        {props.label}
        {props.optional === true ? <span class="soft"> {w.t('frame.optional')}</span> : null}
      </legend>
      <HintAndError name={name} hint={props.hint} error={props.error} />
      <div class="dates">
        {parts.map(({ part, label, shown, width, id }) => (
          <div>
            <label for={id}>{label}</label>
            <input
              class={`input w-${width}`}
              id={id}
              name={`${name}-${part}`}
              value={shown}
              inputmode="numeric"
              maxlength={width}
              autocomplete="off"
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
};
