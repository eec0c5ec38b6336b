import type { Child } from 'hono/jsx';
import { describedBy, Field, type FieldProps, HintAndError } from './field.tsx';

export interface Choice {
  readonly value: string;
  readonly label: Child;
  readonly hint?: Child;
  /** The language of the label where it is not the page's, for a list that takes no markup. */
  readonly lang?: string;
  /** Its own name and tick, where each checkbox is a field of its own. */
  readonly name?: string;
  readonly chosen?: boolean;
}

export interface SelectProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly value?: string;
  /** The text of an empty first choice. */
  readonly empty?: string;
  readonly width?: 10 | 20;
}

export const Select = (props: SelectProps) => (
  <Field w={props.w} name={props.name} label={props.label} hint={props.hint} error={props.error} optional={props.optional}>
    <select
      class={`input w-${props.width ?? 20}`}
      id={props.name}
      name={props.name}
      aria-describedby={describedBy(props)}
      aria-invalid={props.error ? 'true' : undefined}
    >
      {props.empty === undefined ? null : <option value="">{props.empty}</option>}
      {props.choices.map(({ value, label, lang }) => (
        <option value={value} selected={value === props.value} lang={lang}>
          {label}
        </option>
      ))}
    </select>
  </Field>
);

interface GroupProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** The question is the page's title. */
  readonly asTitle?: boolean;
}

const Group = (props: GroupProps & { readonly type: 'radio' | 'checkbox'; readonly chosen: readonly string[] }) => (
  <fieldset class={props.error ? 'field has-error' : 'field'} aria-describedby={describedBy(props)}>
    <legend class={props.asTitle ? 'as-title' : undefined}>
      {props.label}
      {props.optional === true ? <span class="soft"> {props.w.t('frame.optional')}</span> : null}
    </legend>
    <HintAndError name={props.name} hint={props.hint} error={props.error} />
    {props.choices.map(({ value, label, hint, name, chosen }, index) => {
      // The first has the bare name as its id, so that an ErrorSummary leads to it.
      const id = index === 0 ? props.name : `${props.name}-${index + 1}`;
      return (
        <div class="choice">
          <input
            id={id}
            type={props.type}
            name={name ?? props.name}
            value={value}
            checked={chosen ?? props.chosen.includes(value)}
            aria-describedby={hint ? `${id}-says` : undefined}
          />
          <div>
            <label for={id}>{label}</label>
            {hint ? (
              <p class="hint" id={`${id}-says`}>
                {hint}
              </p>
            ) : null}
          </div>
        </div>
      );
    })}
  </fieldset>
);

export const Radios = ({ value, ...group }: GroupProps & { readonly value?: string }) => (
  <Group {...group} type="radio" chosen={value === undefined ? [] : [value]} />
);

export const Checkboxes = ({ values, ...group }: GroupProps & { readonly values?: readonly string[] }) => (
  <Group {...group} type="checkbox" chosen={values ?? []} />
);
