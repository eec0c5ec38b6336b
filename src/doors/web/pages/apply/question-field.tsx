import type { Child } from 'hono/jsx';
import type { Entry, Option, Question } from '../../../../one-window/service/definition.ts';
import { Checkboxes, Radios, Select } from '../../look/forms/choices.tsx';
import { CountryField } from '../../look/forms/country-field.tsx';
import { DateField } from '../../look/forms/date-field.tsx';
import { AddressField, DateRangeField, MoneyField, OrganisationField, PersonField } from '../../look/forms/joined-fields.tsx';
import { TextArea, TextField } from '../../look/forms/text-fields.tsx';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import { RankingField } from './ranking-field.tsx';
import { optionName, type Typed } from './typed.ts';

export interface QuestionFieldProps {
  readonly w: Words;
  readonly question: Question | Entry;
  /** The field's name: the question's id, or for an entry the name of its place. */
  readonly name: string;
  readonly typed: Typed;
  readonly error?: Child;
  /** Countries to offer first. */
  readonly countries: readonly string[];
  /** Keeps a long text in this tab until the server has it. */
  readonly keep?: string;
  /** The question heads the page, alone. */
  readonly asTitle?: boolean;
  /** Said under the label, before the service's own help. */
  readonly before?: Child;
}

/** Longer lists are quicker to search in a closed one. */
const mostRadios = 12;

const choicesOf = (w: Words, options: readonly Option[]) =>
  options.map((option) => ({
    value: option.id,
    label: <Said w={w} text={option.text} />,
    hint: option.help ? <Said w={w} text={option.help} /> : undefined,
  }));

/** A question of a service as a field of our look. Groups and files have their own. */
export const QuestionField = (props: QuestionFieldProps) => {
  const { w, question, name, typed } = props;
  const hint =
    props.before || question.help ? (
      <>
        {props.before} {question.help ? <Said w={w} text={question.help} /> : null}
      </>
    ) : undefined;
  const field = {
    w,
    name,
    label: <Said w={w} text={question.label} />,
    hint,
    error: props.error,
    optional: !question.required,
  };
  const joined = { ...field, typed, countries: props.countries };
  const { options = [] } = question;
  switch (question.kind) {
    case 'long-text':
      return <TextArea {...field} value={typed(name)} rows={6} maxlength={question.max} keep={props.keep} />;
    case 'number':
      return <TextField {...field} value={typed(name)} inputmode="decimal" width={10} dir="ltr" maxlength={30} />;
    case 'money':
      return <MoneyField {...joined} currencies={question.currencies ?? []} />;
    case 'date':
      return <DateField {...field} value={{ day: typed(`${name}-day`), month: typed(`${name}-month`), year: typed(`${name}-year`) }} />;
    case 'date-range':
      return <DateRangeField {...joined} />;
    case 'country':
      return <CountryField {...field} value={typed(name)} first={props.countries} />;
    case 'choice':
      return options.length > mostRadios ? (
        <Select
          {...field}
          value={typed(name)}
          empty={w.t('fields.choose')}
          choices={options.map((option) => ({ value: option.id, label: w.text(option.text).text, lang: w.text(option.text).language }))}
        />
      ) : (
        <Radios {...field} asTitle={props.asTitle} value={typed(name)} choices={choicesOf(w, options)} />
      );
    case 'choices':
      return (
        <Checkboxes
          {...field}
          asTitle={props.asTitle}
          choices={choicesOf(w, options).map((choice) => ({
            ...choice,
            name: optionName(name, choice.value),
            value: 'yes',
            chosen: typed(optionName(name, choice.value)) === 'yes',
          }))}
        />
      );
    case 'ranking':
      return <RankingField {...field} question={question} typed={typed} asTitle={props.asTitle} />;
    case 'organisation':
      return <OrganisationField {...joined} />;
    case 'person':
      return <PersonField {...joined} />;
    case 'address':
      return <AddressField {...joined} />;
    default:
      return (
        <TextField {...field} value={typed(name)} maxlength={question.max} dir="auto" width={(question.max ?? 99) <= 20 ? 20 : undefined} />
      );
  }
};
