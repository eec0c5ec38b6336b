/** What is asked of a group when it is set up and when it is changed. */
import { listAgreements } from '../../../../engagements/agreement/queries.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Radios, Select } from '../../look/forms/choices.tsx';
import type { FormError } from '../../look/forms/error-summary.tsx';
import { TextArea, TextField } from '../../look/forms/text-fields.tsx';
import type { Words } from '../../words/words.ts';
import { plainOf } from '../agreements/around.tsx';
import { everyText } from './around.tsx';

export interface Standing {
  readonly title: string;
  readonly mandate: string;
  readonly every: string | null;
  readonly visibility: 'restricted' | 'public';
  readonly agreement: string | null;
}
const periods = ['P1M', 'P3M', 'P6M', 'P1Y', 'P2Y'] as const;

export interface AgreementChoice {
  readonly value: string;
  readonly label: string;
}
/** Agreements that the visitor knows of, for the choice of the one that founds the group. */
export const agreementChoices = async (c: Ask, door: Door): Promise<readonly AgreementChoice[]> => {
  const { words: w, actor } = c.get('visitor');
  const found = await listAgreements(door.ledger, { limit: 200 }, { kind: 'actor', actor });
  return found.map(({ id, title, reference }) => ({ value: id, label: `${plainOf(w, title)} (${reference})` }));
};

export const standingFrom = (form: Form): Standing => ({
  title: form.text('title'),
  mandate: form.exact('mandate').trim(),
  every: form.text('every') || null,
  visibility: form.text('visibility') === 'public' ? 'public' : 'restricted',
  agreement: form.text('agreement') || null,
});
/** What is missing, by the field's name. */
export const missingIn = (w: Words, standing: Standing): readonly FormError[] => [
  ...(standing.title === '' ? [{ name: 'title', text: w.t('groups.needs-title') }] : []),
  ...(standing.mandate === '' ? [{ name: 'mandate', text: w.t('groups.needs-mandate') }] : []),
];
export const errorOf = (errors: readonly FormError[], name: string): string | undefined => {
  const found = errors.find((e) => e.name === name)?.text;
  return typeof found === 'string' ? found : undefined;
};

export const TitleAndMandate = ({ w, of, errors }: { readonly w: Words; readonly of: Standing; readonly errors: readonly FormError[] }) => (
  <>
    <TextField
      w={w}
      name="title"
      label={w.t('groups.field-title')}
      hint={w.t('groups.field-title-hint')}
      value={of.title}
      error={errorOf(errors, 'title')}
      maxlength={300}
      dir="auto"
    />
    <TextArea
      w={w}
      name="mandate"
      label={w.t('groups.mandate')}
      hint={w.t('groups.field-mandate-hint')}
      value={of.mandate}
      error={errorOf(errors, 'mandate')}
      rows={8}
      maxlength={20_000}
    />
  </>
);
interface RestProps {
  readonly w: Words;
  readonly of: Standing;
  readonly agreements: readonly AgreementChoice[];
  /** What stands and the visitor may not read; it stays unless they choose another. */
  readonly unseen?: string | null;
}
export const HowItWorks = ({ w, of, agreements, unseen = null }: RestProps) => {
  const every = of.every !== null && !periods.some((p) => p === of.every) ? [...periods, of.every] : periods;
  return (
    <>
      <Select
        w={w}
        name="every"
        label={w.t('groups.field-every')}
        optional
        empty={w.t('groups.every-none')}
        value={of.every ?? ''}
        choices={every.map((value) => ({ value, label: everyText(w, value) }))}
      />
      {agreements.length > 0 || unseen !== null ? (
        <Select
          w={w}
          name="agreement"
          label={w.t('groups.field-agreement')}
          hint={w.t('groups.field-agreement-hint')}
          optional
          empty={w.t('groups.field-agreement-none')}
          value={of.agreement ?? ''}
          choices={[...(unseen === null ? [] : [{ value: unseen, label: w.t('groups.agreement-restricted') }]), ...agreements]}
        />
      ) : null}
      <Radios
        w={w}
        name="visibility"
        label={w.t('groups.visibility')}
        value={of.visibility}
        choices={(['restricted', 'public'] as const).map((value) => ({
          value,
          label: w.t(`groups.visibility-${value}`),
          hint: w.t(`groups.visibility-${value}-hint`),
        }))}
      />
    </>
  );
};
