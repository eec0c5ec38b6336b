import type { Words } from '../../words/words.ts';
import { countryCodes } from '../map/places.ts';
import { describedBy, Field, type FieldProps } from './field.tsx';

export interface CountryFieldProps extends FieldProps {
  readonly value?: string;
  /** Those most people look for, above all others. */
  readonly first?: readonly string[];
}

const sorted = new Map<Words, readonly string[]>();
// Sorting two hundred names by a collator takes longer than drawing them; a language's order never changes.
const allCountries = (w: Words): readonly string[] => {
  const known = sorted.get(w) ?? countryCodes.filter((code) => code !== 'EU').toSorted((a, b) => w.compare(w.country(a), w.country(b)));
  sorted.set(w, known);
  return known;
};

export const CountryField = (props: CountryFieldProps) => {
  const { w, value = '', first = [] } = props;
  const option = (code: string) => (
    <option value={code} selected={code === value}>
      {w.country(code)}
    </option>
  );
  const rest = allCountries(w).filter((code) => !first.includes(code));
  return (
    <Field w={w} name={props.name} label={props.label} hint={props.hint} error={props.error} optional={props.optional}>
      <select
        class="input of-names"
        id={props.name}
        name={props.name}
        aria-describedby={describedBy(props)}
        aria-invalid={props.error ? 'true' : undefined}
      >
        <option value="">{w.t('fields.choose-country')}</option>
        {first.length > 0 ? (
          <>
            {first.map(option)}
            <hr />
          </>
        ) : null}
        {rest.map(option)}
      </select>
    </Field>
  );
};
