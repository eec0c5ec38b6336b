import type { Child } from 'hono/jsx';
import type { Words } from '../../words/words.ts';

/** What every field of a form has. The `id` is the name, so an ErrorSummary can lead there. */
export interface FieldProps {
  readonly w: Words;
  readonly name: string;
  readonly label: Child;
  readonly hint?: Child;
  readonly error?: Child;
  /** Says "(optional)" behind the label; fields are required unless they say so. Of fields that are `either`, one is needed: the form says so. */
  readonly optional?: boolean | 'either';
}

/** The ids of hint and error, for `aria-describedby`. */
export const describedBy = ({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>): string | undefined =>
  [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined;

export const HintAndError = ({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) => (
  <>
    {hint ? (
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
    ) : null}
    {error ? (
      <p class="field-error" id={`${name}-error`}>
        {error}
      </p>
    ) : null}
  </>
);

export const Field = (props: FieldProps & { readonly children?: Child }) => (
  <div class={props.error ? 'field has-error' : 'field'}>
    <label for={props.name}>
      {props.label}
      {props.optional === true ? <span class="soft"> {props.w.t('frame.optional')}</span> : null}
    </label>
    <HintAndError name={props.name} hint={props.hint} error={props.error} />
    {props.children}
  </div>
);
