/** A new working group, filled in from the commitment that it grows out of. */
import { findCommitmentId, findCommitmentState } from '../../../../communiques/commitment/queries.ts';
import { listOffices, type OfficeRow } from '../../../../identity/index.ts';
import { isRefusal, refuse } from '../../../../kernel/refusals/refusal.ts';
import { statusOf } from '../../../http/problems.ts';
import { commandId } from '../../act.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { Carried } from '../../ordering.tsx';
import { Button } from '../../look/forms/button.tsx';
import { Checkboxes, Select } from '../../look/forms/choices.tsx';
import { CountryField } from '../../look/forms/country-field.tsx';
import { ErrorSummary, type FormError } from '../../look/forms/error-summary.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { refused, wordsOf } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';

import { crumbsOf, deskOffices, officeLabel, order, pathOf } from './around.tsx';
import { agreementChoices, errorOf, HowItWorks, missingIn, type Standing, standingFrom, TitleAndMandate } from './form-fields.tsx';

interface Origin {
  readonly number: string;
  readonly title: string;
  readonly parties: readonly string[];
}
const originOf = async (door: Door, number: string): Promise<Origin | undefined> => {
  const id = number === '' ? undefined : await findCommitmentId(door.ledger, number.toUpperCase());
  const found = id === undefined ? undefined : await findCommitmentState(door.ledger, id);
  return found && { number: found.state.number, title: found.state.title, parties: found.state.parties };
};
/** The register is written in English. A promise to set up a body names it; any other is what the group is about. */
const titleFrom = (w: Words, promise: string): string => {
  const [named] = /\b(joint |technical |bilateral )*(working group|committee|commission|task force)\b.*$/i.exec(promise) ?? [];
  return named === undefined ? w.t('groups.title-from', { title: promise }) : named.charAt(0).toUpperCase() + named.slice(1);
};
const ownDesks = async (c: Ask, door: Door): Promise<readonly OfficeRow[]> => {
  const mine = deskOffices(c.get('visitor').actor);
  return (await listOffices(door.ledger.db)).filter((o) => !o.closed && mine.includes(o.id));
};
const numbersIn = (text: string): string[] => [
  ...new Set(
    text
      .toUpperCase()
      .split(/[\s,;،]+/)
      .filter((n) => n !== ''),
  ),
];
interface Asked {
  readonly of: Standing;
  readonly countries: readonly string[];
  readonly more: string;
  readonly secretariat: string;
  readonly commitments: string;
}
const fromForm = (form: Form): Asked => ({
  of: standingFrom(form),
  countries: form.all('countries'),
  more: form.text('country-more'),
  secretariat: form.text('secretariat'),
  commitments: form.text('commitments'),
});

interface Wrong {
  readonly form: Form;
  readonly errors: readonly FormError[];
  readonly status: ReturnType<typeof statusOf>;
}
const page = async (c: Ask, door: Door, wrong?: Wrong): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const desks = await ownDesks(c, door);
  const [first] = desks;
  if (first === undefined) return refused(c, door, refuse('not-allowed'));
  const number = c.req.query('commitment')?.slice(0, 60).trim() ?? '';
  const [origin, agreements] = await Promise.all([originOf(door, number), agreementChoices(c, door)]);
  const blank: Asked = {
    of: {
      title: origin === undefined ? '' : titleFrom(w, origin.title).slice(0, 300),
      ...{ mandate: '', every: 'P6M', visibility: 'restricted', agreement: null },
    },
    countries: [...new Set([first.country, ...(origin?.parties ?? [])])],
    more: '',
    secretariat: first.id,
    commitments: origin?.number ?? '',
  };
  const asked = wrong === undefined ? blank : fromForm(wrong.form);
  const errors = wrong?.errors ?? [];
  const known = [
    ...new Set([
      ...desks.map((o) => o.country),
      door.pack.country,
      ...door.pack.partners.map((p) => p.country),
      ...(origin?.parties ?? []),
    ]),
  ];
  const title = w.t('groups.new-title');
  return door.frame.page(
    c,
    {
      title,
      crumbs: crumbsOf(w, undefined, title),
      noIndex: true,
      error: errors.length > 0,
      children: (
        <>
          <ErrorSummary w={w} errors={errors} />
          <h1>{title}</h1>
          {origin === undefined ? null : (
            <p>
              <a href={`/commitments/${origin.number}`}>{w.t('groups.new-from', { number: origin.number, title: origin.title })}</a>
            </p>
          )}
          {number !== '' && origin === undefined ? (
            <Notice w={w}>
              <p>{w.t('groups.commitment-unknown', { number })}</p>
            </Notice>
          ) : null}
          <p class="lead">{w.t('groups.new-lead')}</p>
          <form method="post" action={number === '' ? '/groups/new' : `/groups/new?commitment=${encodeURIComponent(number)}`}>
            <Carried c={c} door={door} form={wrong?.form} />
            <TitleAndMandate w={w} of={asked.of} errors={errors} />
            <Checkboxes
              w={w}
              name="countries"
              label={w.t('groups.field-countries')}
              hint={w.t('groups.field-countries-hint')}
              error={errorOf(errors, 'countries')}
              values={asked.countries}
              choices={known.map((value) => ({ value, label: w.country(value) }))}
            />
            <CountryField w={w} name="country-more" label={w.t('groups.field-country-more')} optional value={asked.more} />
            <Select
              w={w}
              name="secretariat"
              label={w.t('groups.secretariat')}
              hint={w.t('groups.field-secretariat-hint')}
              error={errorOf(errors, 'secretariat')}
              value={asked.secretariat}
              choices={desks.map((o) => ({ value: o.id, label: officeLabel(w, o) }))}
            />
            <HowItWorks w={w} of={asked.of} agreements={agreements} />
            <TextField
              w={w}
              name="commitments"
              label={w.t('groups.field-commitments')}
              hint={w.t('groups.field-commitments-hint')}
              optional
              value={asked.commitments}
              error={errorOf(errors, 'commitments')}
              maxlength={1_000}
              dir="ltr"
            />
            <p class="actions">
              <Button>{w.t('groups.found')}</Button>
            </p>
          </form>
        </>
      ),
    },
    wrong?.status ?? 200,
  );
};

export const showNewGroup = (c: Ask, door: Door): Promise<Response> => page(c, door);

/** Numbers the register does not have: they would lead nowhere. */
const unknownIn = async (door: Door, numbers: readonly string[]): Promise<readonly string[]> => {
  const found = await Promise.all(numbers.slice(0, 50).map((n) => findCommitmentId(door.ledger, n)));
  return numbers.filter((_, at) => found[at] === undefined);
};
export const takeNewGroup = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const { of, countries: ticked, more, secretariat, commitments } = fromForm(form);
  const countries = [...new Set([...ticked, ...(more === '' ? [] : [more])])];
  const numbers = numbersIn(commitments);
  const unknown = await unknownIn(door, numbers);
  const errors: FormError[] = [
    ...missingIn(w, of),
    ...(countries.length < 2 ? [{ name: 'countries', text: w.t('groups.needs-countries') }] : []),
    ...(secretariat === '' ? [{ name: 'secretariat', text: w.t('groups.needs-secretariat') }] : []),
    ...(unknown.length > 0 ? [{ name: 'commitments', text: w.t('groups.commitments-unknown', { numbers: w.list(unknown) }) }] : []),
  ];
  if (errors.length > 0) return page(c, door, { form, errors, status: 422 });
  const id = commandId(form, door);
  const same = { text: (name: string) => (name === 'command' ? id : form.text(name)) };
  const outcome = await order(c, door, same, {
    ...{ type: 'FoundGroup', on: id },
    data: { ...of, countries, secretariat, commitments: numbers },
  });
  if (!isRefusal(outcome)) return c.redirect(`${pathOf(id)}?done=founded`, 303);
  return page(c, door, { form, errors: [{ text: wordsOf(w, outcome).body }], status: statusOf(outcome) });
};
