import { describedBy, Field, type FieldProps } from './field.tsx';

export interface TextFieldProps extends FieldProps {
  readonly value?: string;
  readonly type?: 'text' | 'email' | 'password' | 'url' | 'search' | 'tel' | 'date';
  /** WCAG 1.3.5: what it is about the person, such as `email` or `current-password`. */
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric' | 'decimal' | 'email' | 'url';
  /** How wide it is in characters, as a hint of what fits. */
  readonly width?: 2 | 4 | 10 | 20;
  readonly maxlength?: number;
  readonly spellcheck?: boolean;
  readonly dir?: 'ltr' | 'rtl' | 'auto';
  /** The language of what is typed, where it is not the page's. */
  readonly lang?: string;
}

const ltrTypes: ReadonlySet<string> = new Set(['email', 'url', 'tel', 'password']);

export const TextField = (props: TextFieldProps) => {
  const { name, type = 'text' } = props;
  return (
    <Field w={props.w} name={name} label={props.label} hint={props.hint} error={props.error} optional={props.optional}>
      <input
        class={props.width ? `input w-${props.width}` : 'input'}
        id={name}
        name={name}
        type={type}
        value={props.value}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        maxlength={props.maxlength}
        spellcheck={props.spellcheck}
        lang={props.lang}
        dir={props.dir ?? (ltrTypes.has(type) ? 'ltr' : undefined)}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? 'true' : undefined}
        aria-required={props.optional ? undefined : 'true'}
      />
    </Field>
  );
};

export interface TextAreaProps extends FieldProps {
  readonly value?: string;
  readonly rows?: number;
  readonly maxlength?: number;
  /** Keeps what is typed in this browser tab until the server has it (`Page kept`). */
  readonly keep?: string;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl' | 'auto';
}

export const TextArea = (props: TextAreaProps) => (
  <Field w={props.w} name={props.name} label={props.label} hint={props.hint} error={props.error} optional={props.optional}>
    <textarea
      class="input"
      id={props.name}
      name={props.name}
      rows={props.rows ?? 5}
      maxlength={props.maxlength}
      lang={props.lang}
      dir={props.dir ?? 'auto'}
      data-keep={props.keep}
      aria-describedby={describedBy(props)}
      aria-invalid={props.error ? 'true' : undefined}
      aria-required={props.optional ? undefined : 'true'}
    >{`\n${props.value ?? ''}`}</textarea>
  </Field>
);

export interface FileFieldProps extends FieldProps {
  /** Such as `.pdf,.html,.txt`. */
  readonly accept?: string;
  readonly multiple?: boolean;
}

export const FileField = (props: FileFieldProps) => (
  <Field w={props.w} name={props.name} label={props.label} hint={props.hint} error={props.error} optional={props.optional}>
    <input
      class="input"
      id={props.name}
      name={props.name}
      type="file"
      accept={props.accept}
      multiple={props.multiple}
      aria-describedby={describedBy(props)}
      aria-invalid={props.error ? 'true' : undefined}
    />
  </Field>
);
