import { listDuplicates, type OwnCase as Duplicate } from '../../../../one-window/case/queries.ts';
import { findOrganisation, listOffices, type OrganisationRow } from '../../../../identity/index.ts';
import { isRefusal } from '../../../../kernel/refusals/refusal.ts';
import { closedNow } from '../../../../one-window/case/intake.ts';
import { mayApply } from '../../../../one-window/forms/plan.ts';
import { applicantKinds, type Definition } from '../../../../one-window/service/definition.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import { commandId } from '../../act.ts';
import { Button, LinkButton } from '../../look/forms/button.tsx';
import { Radios } from '../../look/forms/choices.tsx';
import { CountryField } from '../../look/forms/country-field.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { TextField } from '../../look/forms/text-fields.tsx';
import { Notice } from '../../look/parts/notice.tsx';
import { Said } from '../../look/parts/said.tsx';
import { nothingHere, refused, wordsOf } from '../../refused.tsx';
import { Sealed } from '../apply/form-parts.tsx';
import { actOnCase } from '../apply/own-case.ts';
import { statusText } from '../apply/status-text.ts';
import { organisationText } from '../identity/grants.ts';
import { countryFrom, firstCountries, kindFrom } from './around.ts';
import { guideFacts } from './guide-answers.ts';
import { intakeOf, mayStart } from './intake.tsx';
import { kindName } from './parts.tsx';

type Fields = Readonly<Record<string, string>>;
type Errors = Readonly<Record<string, string>>;
/** Fields of the page's own; whatever else the guide sent along goes on with the form. */
const ownFields = ['csrf', 'command', 'who', 'country', 'name', 'organisation', 'another', 'lang'];

/** The organisations whose offices somebody belongs to. */
const organisationsOf = async (c: Ask, door: Door): Promise<readonly OrganisationRow[]> => {
  const { actor } = c.get('visitor');
  const mine = new Set(actor.grants.flatMap(({ office }) => (office === null ? [] : [office])));
  if (mine.size === 0) return [];
  const ids = new Set((await listOffices(door.ledger.db)).filter(({ id }) => mine.has(id)).map(({ organisation }) => organisation));
  const found = await Promise.all([...ids].map((id) => findOrganisation(door.ledger.db, id)));
  return found.filter((one) => one !== undefined);
};

/** To apply one must be somebody: sign in, or make an account, and come back here. */
const askWho = (c: Ask, door: Door, service: Definition): Promise<Response> => {
  const { words: w, here } = c.get('visitor');
  const to = encodeURIComponent(here);
  return door.frame.page(
    c,
    {
      title: w.t('services.sign-in-title'),
      noIndex: true,
      crumbs: [
        { href: '/services', label: w.t('services.title') },
        { href: `/services/${service.id}`, label: w.text(service.title).text },
        { label: w.t('services.start') },
      ],
      children: (
        <>
          <p class="eyebrow">
            <Said w={w} text={service.title} />
          </p>
          <h1>{w.t('services.sign-in-title')}</h1>
          <p class="lead">{w.t('services.sign-in-lead')}</p>
          <p class="actions">
            <LinkButton href={`/sign-in?to=${to}`}>{w.t('frame.sign-in')}</LinkButton>
            <LinkButton look="second" href={`/sign-up?to=${to}`}>
              {w.t('services.sign-up')}
            </LinkButton>
          </p>
          <p class="soft">{w.t('services.sign-up-note')}</p>
        </>
      ),
    },
    401,
  );
};

const Duplicates = ({ c, found }: { readonly c: Ask; readonly found: readonly Duplicate[] }) => {
  const { words: w } = c.get('visitor');
  return (
    <Notice w={w} title={w.t('services.duplicate-title', { count: found.length })}>
      <p>{w.t('services.duplicate')}</p>
      <ul class="bare">
        {found.map(({ id, reference, status, opened }) => (
          <li>
            <a href={status === 'draft' ? `/cases/${id}/form` : `/cases/${id}`}>
              {reference ?? w.t('services.duplicate-draft', { day: w.when(opened.slice(0, 10)) })}
            </a>{' '}
            <span class="soft">{statusText(w, status)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
};

const showStart = async (
  c: Ask,
  door: Door,
  service: Definition,
  a: {
    readonly fields: Fields;
    readonly errors?: Errors;
    readonly duplicates?: readonly Duplicate[];
    readonly said?: string;
    readonly status?: 409 | 422;
  },
): Promise<Response> => {
  const { words: w, person } = c.get('visitor');
  const { fields, errors = {}, duplicates = [] } = a;
  const organisations = await organisationsOf(c, door);
  const kinds = applicantKinds.filter((kind) => service.applicants.some((rule) => rule.kinds.includes(kind)));
  const kind = kindFrom(fields.who) ?? (kinds.length === 1 ? kinds[0] : undefined);
  const wrong = Object.entries(errors);
  return door.frame.page(
    c,
    {
      title: `${w.t('services.start-title')} · ${w.text(service.title).text}`,
      noIndex: true,
      error: wrong.length > 0,
      crumbs: [
        { href: '/services', label: w.t('services.title') },
        { href: `/services/${service.id}`, label: w.text(service.title).text },
        { label: w.t('services.start') },
      ],
      children: (
        <>
          <ErrorSummary w={w} errors={[...(a.said ? [{ text: a.said }] : []), ...wrong.map(([name, text]) => ({ name, text }))]} />
          {duplicates.length > 0 ? <Duplicates c={c} found={duplicates} /> : null}
          <p class="eyebrow">
            <Said w={w} text={service.title} />
          </p>
          <h1>{w.t('services.start-title')}</h1>
          <form method="post" action={`/services/${service.id}/start`} class="questions">
            <Sealed c={c} door={door} />
            {Object.entries(fields)
              .filter(([name]) => !ownFields.includes(name))
              .map(([name, value]) => (
                <input type="hidden" name={name} value={value} />
              ))}
            {duplicates.length > 0 ? <input type="hidden" name="another" value="yes" /> : null}
            <Radios
              w={w}
              name="who"
              label={w.t('services.guide-who')}
              value={kind}
              error={errors.who}
              choices={kinds.map((value) => ({ value, label: kindName(w, value), hint: w.t(`applicant-kind-means.${value}`) }))}
            />
            <CountryField
              w={w}
              name="country"
              label={w.t('services.guide-country')}
              hint={w.t('services.guide-country-hint')}
              value={fields.country}
              error={errors.country}
              first={firstCountries(door)}
            />
            {organisations.length > 0 ? (
              <Radios
                w={w}
                name="organisation"
                label={w.t('services.behalf')}
                hint={w.t('services.behalf-hint')}
                value={fields.organisation ?? ''}
                choices={[
                  { value: '', label: w.t('services.behalf-none') },
                  ...organisations.map((one) => ({ value: one.id, label: organisationText(w, one) })),
                ]}
              />
            ) : null}
            <TextField
              w={w}
              name="name"
              label={w.t('services.applicant-name')}
              hint={w.t('services.applicant-name-hint')}
              value={fields.name ?? person?.name ?? ''}
              error={errors.name}
              maxlength={200}
              dir="auto"
            />
            <p class="actions">
              <Button>{w.t(duplicates.length > 0 ? 'services.start-another' : 'services.start-now')}</Button>
              <a href={`/services/${service.id}`}>{w.t('frame.cancel')}</a>
            </p>
            <p class="soft small">{w.t('services.start-note')}</p>
          </form>
        </>
      ),
    },
    a.status ?? 200,
  );
};

const serviceIn = (c: Ask, door: Door): Definition | undefined => door.window.catalogue.latest(c.req.param('service') ?? '');

export const startPage = async (c: Ask, door: Door): Promise<Response> => {
  const service = serviceIn(c, door);
  if (!service) return nothingHere(c, door);
  const { person } = c.get('visitor');
  const intake = await intakeOf(door, service);
  const closed = mayStart(intake) ? undefined : closedNow(door.window, service, door.clock());
  if (closed) return refused(c, door, closed);
  if (!person) return askWho(c, door, service);
  const duplicates = await listDuplicates(door.ledger, person.id, service.id, null);
  return showStart(c, door, service, { fields: c.req.query(), duplicates });
};

export const start = async (c: Ask, door: Door, form: Form): Promise<Response> => {
  const { words: w, person } = c.get('visitor');
  const service = serviceIn(c, door);
  if (!service || !person) return nothingHere(c, door);
  const { typed: fields } = form;
  const [kind, country, name] = [kindFrom(form.text('who')), countryFrom(form.text('country')), form.text('name')];
  const errors = {
    ...(kind ? {} : { who: w.t('services.choose-kind') }),
    ...(country ? {} : { country: w.t('services.choose-country') }),
    ...(name ? {} : { name: w.t('services.name-missing') }),
  };
  if (!kind || !country || !name) return showStart(c, door, service, { fields, errors, status: 422 });
  if (!mayApply(service, { kind, country }, door.window.countries)) {
    const said = w.t('services.not-for', { kind: kindName(w, kind), country: w.country(country) });
    return showStart(c, door, service, { fields, errors: { who: said }, status: 422 });
  }
  const id = commandId(form, door);
  const duplicates = (await listDuplicates(door.ledger, person.id, service.id, null)).filter((one) => one.id !== id);
  if (duplicates.length > 0 && form.text('another') !== 'yes') return showStart(c, door, service, { fields, duplicates, status: 409 });
  const wanted = form.text('organisation');
  const organisation = (await organisationsOf(c, door)).find((one) => one.id === wanted);
  const offices = organisation ? await listOffices(door.ledger.db, { organisation: organisation.id }) : [];
  const typed = (field: string) => form.text(field);
  const { answers } = guideFacts(door, service, { kind, country }, typed);
  // The order's own id is the case's: a form sent twice opens one case.
  const handled = await actOnCase(c, door, {
    id,
    type: 'OpenCase',
    on: id,
    data: {
      service: service.id,
      version: service.version,
      kind,
      country,
      organisation: organisation?.id ?? null,
      offices: offices.map((office) => office.id),
      name,
      language: w.language,
      answers,
    },
  });
  if (!isRefusal(handled) || handled.reason === 'case-exists') return c.redirect(`/cases/${id}/form`, 303);
  if (handled.reason === 'not-found') return refused(c, door, handled);
  return showStart(c, door, service, { fields, said: wordsOf(w, handled).body, status: 422 });
};
