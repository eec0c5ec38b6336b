/** Answers that are typed in several parts under one question: each a fieldset, its parts named `<name>-<part>`. */
import type { Child } from 'hono/jsx';
import { CountryField } from './country-field.tsx';
import { DateField } from './date-field.tsx';
import { describedBy, type FieldProps, HintAndError } from './field.tsx';
import type { TextFieldProps } from './text-fields.tsx';

export interface JoinedProps extends FieldProps {
  /** What was typed, by the whole name of the part. */
  readonly typed: (name: string) => string;
  /** Countries to offer first. */
  readonly countries?: readonly string[];
}

/** The first part has the bare name as its id, so that an ErrorSummary leads to it. */
export const Joined = (props: FieldProps & { readonly children?: Child }) => (
  <fieldset class={props.error ? 'field joined has-error' : 'field joined'} aria-describedby={describedBy(props)}>
    <legend>
      {props.label}
      {props.optional === true ? <span class="soft"> {props.w.t('frame.optional')}</span> : null}
    </legend>
    <HintAndError name={props.name} hint={props.hint} error={props.error} />
    {props.children}
  </fieldset>
);

const Part = (
  props: JoinedProps & { readonly part: string; readonly says: string; readonly first?: boolean } & Partial<TextFieldProps>,
) => {
  const name = `${props.name}-${props.part}`;
  return (
    <div class="part">
      <label for={props.first ? props.name : name}>{props.says}</label>
      <input
        class={props.width ? `input w-${props.width}` : 'input'}
        id={props.first ? props.name : name}
        name={name}
        type={props.type ?? 'text'}
        value={props.typed(name)}
        maxlength={props.maxlength ?? 200}
        dir={props.dir ?? 'auto'}
        inputmode={props.inputmode}
        spellcheck={false}
        aria-invalid={props.error ? 'true' : undefined}
      />
    </div>
  );
};

const CountryPart = (props: JoinedProps & { readonly part: string; readonly says: string }) => {
  const name = `${props.name}-${props.part}`;
  return (
    <div class="part">
      <CountryField w={props.w} name={name} label={props.says} value={props.typed(name)} first={props.countries} />
    </div>
  );
};

/** An amount and its currency; `currencies` as ISO 4217, one alone is only said. */
export const MoneyField = (props: JoinedProps & { readonly currencies: readonly string[] }) => {
  const { w, name, currencies } = props;
  const [only] = currencies;
  return (
    <Joined {...props}>
      <div class="money">
        <Part {...props} part="amount" says={w.t('fields.amount')} first width={10} inputmode="decimal" dir="ltr" maxlength={30} />
        <div class="part">
          <label for={`${name}-currency`}>{w.t('fields.currency')}</label>
          {currencies.length === 1 && only ? (
            <p class="only">
              <input type="hidden" name={`${name}-currency`} value={only} />
              <span id={`${name}-currency`}>{only}</span>
            </p>
          ) : (
            <select class="input" id={`${name}-currency`} name={`${name}-currency`}>
              {currencies.map((currency) => (
                <option value={currency} selected={props.typed(`${name}-currency`) === currency}>
                  {currency}
                </option>
              ))}
            </select>
          )}
        </div>
      </div>
    </Joined>
  );
};

/** From one day to another, both typed in three parts. */
export const DateRangeField = (props: JoinedProps) => {
  const { w, name, typed } = props;
  const day = (end: 'from' | 'to') => (
    <DateField
      w={w}
      name={`${name}-${end}`}
      label={w.t(`fields.${end}`)}
      value={{ day: typed(`${name}-${end}-day`), month: typed(`${name}-${end}-month`), year: typed(`${name}-${end}-year`) }}
    />
  );
  return (
    <Joined {...props}>
      {/* The error summary leads here; the day itself has a longer name. */}
      <div id={name} class="range" tabindex={-1}>
        {day('from')}
        {day('to')}
      </div>
    </Joined>
  );
};

export const PersonField = (props: JoinedProps) => (
  <Joined {...props}>
    <Part {...props} part="name" says={props.w.t('fields.full-name')} first />
    <CountryPart {...props} part="nationality" says={props.w.t('fields.nationality')} />
    <Part {...props} part="email" says={props.w.t('fields.email')} type="email" dir="ltr" />
  </Joined>
);

export const OrganisationField = (props: JoinedProps) => (
  <Joined {...props}>
    <Part {...props} part="name" says={props.w.t('fields.organisation-name')} first />
    <Part {...props} part="registration" says={props.w.t('fields.registration')} dir="ltr" width={20} maxlength={100} />
    <CountryPart {...props} part="country" says={props.w.t('fields.registered-in')} />
  </Joined>
);

export const AddressField = (props: JoinedProps) => (
  <Joined {...props}>
    <div class="part">
      <label for={props.name}>{props.w.t('fields.lines')}</label>
      <textarea
        class="input"
        id={props.name}
        name={`${props.name}-lines`}
        rows={2}
        maxlength={500}
        dir="auto"
        aria-invalid={props.error ? 'true' : undefined}
      >
        {`\n${props.typed(`${props.name}-lines`)}`}
      </textarea>
    </div>
    <Part {...props} part="city" says={props.w.t('fields.city')} width={20} />
    <Part {...props} part="postcode" says={props.w.t('fields.postcode')} width={10} maxlength={20} />
    <CountryPart {...props} part="country" says={props.w.t('frame.country')} />
  </Joined>
);
