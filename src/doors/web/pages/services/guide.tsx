import type { Child } from 'hono/jsx';
import type { Facts } from '../../../../one-window/forms/answers.ts';
import { guideQuestions } from '../../../../one-window/forms/guide.ts';
import type { ApplicantKind, Definition } from '../../../../one-window/service/definition.ts';
import { applicantKinds } from '../../../../one-window/service/definition.ts';
import type { Ask, Door } from '../../door.ts';
import { Button, LinkButton } from '../../look/forms/button.tsx';
import { Radios } from '../../look/forms/choices.tsx';
import { CountryField } from '../../look/forms/country-field.tsx';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import type { Key, Words } from '../../words/words.ts';
import { QuestionField } from '../apply/question-field.tsx';
import { countryFrom, firstCountries, kindFrom, servicesFor } from './around.ts';
import { guideFacts } from './guide-answers.ts';
import { showGuideResult } from './guide-result.tsx';
import { kindName } from './parts.tsx';

/** What has been answered so far; it stands in the address, so that the way back and a bookmark work. */
interface SoFar {
  readonly kind: ApplicantKind | undefined;
  readonly country: string | undefined;
  readonly service: Definition | undefined;
}

interface Step {
  /** The parameter it answers. */
  readonly name: 'who' | 'country' | 'service' | 'done';
  readonly number: number;
  readonly title: Key;
  readonly missing?: Key;
  readonly children: (error: string | undefined) => Child;
}

const Kept = ({ soFar, except }: { readonly soFar: SoFar; readonly except: string }) => (
  <>
    {(
      [
        ['who', soFar.kind],
        ['country', soFar.country],
        ['service', soFar.service?.id],
      ] as const
    ).map(([name, value]) => (value === undefined || name === except ? null : <input type="hidden" name={name} value={value} />))}
  </>
);

const backTo = ({ kind, country, service }: SoFar, step: Step): string => {
  const known = Object.entries({ who: kind, country, service: service?.id }).filter(([, value]) => value !== undefined) as [
    string,
    string,
  ][];
  const drop = step.name === 'country' ? ['who', 'country'] : step.name === 'service' ? ['country'] : ['service'];
  const rest = new URLSearchParams(known.filter(([name]) => !drop.includes(name)));
  return `/services/guide${rest.size > 0 ? `?${rest}` : ''}`;
};

const showStep = (c: Ask, door: Door, soFar: SoFar, step: Step): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const title = w.t(step.title);
  // The form sent this very question without an answer.
  const error = step.missing && c.req.query('asked') === step.name ? w.t(step.missing) : undefined;
  return door.frame.page(
    c,
    {
      title: `${title} · ${w.t('services.guide')}`,
      crumbs: [{ href: '/services', label: w.t('services.title') }, { label: w.t('services.guide') }],
      error: error !== undefined,
      children: (
        <>
          {error ? <ErrorSummary w={w} errors={[{ name: step.name, text: error }]} /> : null}
          <p class="eyebrow">{w.t('services.step', { step: step.number, steps: 4 })}</p>
          <form method="get" action="/services/guide" class="one-question">
            <Kept soFar={soFar} except={step.name} />
            <input type="hidden" name="asked" value={step.name} />
            <h1 class={step.missing ? 'as-label' : undefined}>{title}</h1>
            {step.children(error)}
            <p class="actions">
              <Button>{w.t('frame.continue')}</Button>
              {step.number > 1 ? <a href={backTo(soFar, step)}>{w.t('frame.back')}</a> : null}
            </p>
          </form>
        </>
      ),
    },
    error ? 422 : 200,
  );
};

const whoStep = (w: Words): Step => ({
  name: 'who',
  number: 1,
  title: 'services.guide-who',
  missing: 'services.choose-kind',
  children: (error) => (
    <Radios
      w={w}
      name="who"
      label={<span class="out">{w.t('services.guide-who')}</span>}
      error={error}
      choices={applicantKinds.map((value) => ({ value, label: kindName(w, value), hint: w.t(`applicant-kind-means.${value}`) }))}
    />
  ),
});

const countryStep = (w: Words, door: Door): Step => ({
  name: 'country',
  number: 2,
  title: 'services.guide-country',
  missing: 'services.choose-country',
  children: (error) => (
    <CountryField
      w={w}
      name="country"
      label={w.t('frame.country')}
      hint={w.t('services.guide-country-hint')}
      error={error}
      first={firstCountries(door)}
    />
  ),
});

const serviceStep = (w: Words, services: readonly Definition[]): Step => ({
  name: 'service',
  number: 3,
  title: 'services.guide-aim',
  missing: 'services.choose-aim',
  children: (error) => (
    <Radios
      w={w}
      name="service"
      label={<span class="out">{w.t('services.guide-aim')}</span>}
      error={error}
      choices={services.map((service) => ({
        value: service.id,
        label: <Said w={w} text={service.aim} />,
        hint: <Said w={w} text={service.title} />,
      }))}
    />
  ),
});

const questionsStep = (w: Words, door: Door, service: Definition, query: (name: string) => string, facts: Facts): Step => ({
  name: 'done',
  number: 4,
  title: 'services.guide-questions',
  children: () => (
    <>
      <p class="soft">{w.t('services.guide-questions-lead')}</p>
      {guideQuestions(service, facts).map((question) => (
        <QuestionField w={w} question={{ ...question, required: true }} name={question.id} typed={query} countries={firstCountries(door)} />
      ))}
    </>
  ),
});

const nothingFor = (c: Ask, door: Door, soFar: SoFar): Promise<Response> => {
  const { words: w } = c.get('visitor');
  return door.frame.page(c, {
    title: w.t('services.guide'),
    crumbs: [{ href: '/services', label: w.t('services.title') }, { label: w.t('services.guide') }],
    children: (
      <>
        <h1>{w.t('services.nothing-title')}</h1>
        <EmptyState title={w.t('services.nothing-for', { kind: kindName(w, soFar.kind ?? ''), country: w.country(soFar.country ?? '') })}>
          {w.t('services.nothing-body')}
        </EmptyState>
        <p class="actions">
          <LinkButton href="/services/guide">{w.t('services.guide-again')}</LinkButton>
          <a href="/services">{w.t('services.see-all')}</a>
        </p>
      </>
    ),
  });
};

/** A few questions, one a page, by plain links and forms; nothing is kept. */
export const showGuide = (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const kind = kindFrom(c.req.query('who'));
  const country = countryFrom(c.req.query('country'));
  const named = door.window.catalogue.latest(c.req.query('service') ?? '');
  if (!kind) return showStep(c, door, { kind, country, service: named }, whoStep(w));
  if (!country) return showStep(c, door, { kind, country, service: named }, countryStep(w, door));
  const services = servicesFor(door, { kind, country });
  if (services.length === 0) return nothingFor(c, door, { kind, country, service: undefined });
  const service = services.find((one) => one.id === named?.id);
  const soFar = { kind, country, service };
  if (!service) return showStep(c, door, soFar, serviceStep(w, services));
  const query = (name: string) => (c.req.query(name) ?? '').trim();
  const facts = guideFacts(door, service, { kind, country }, query);
  // Answers may lead to further questions: they are asked until none is new.
  const asked = c.req.query('asked') === 'done' ? (c.req.queries('shown') ?? []) : undefined;
  const questions = guideQuestions(service, facts).map(({ id }) => id);
  const isNew = asked === undefined ? questions.length > 0 : questions.some((id) => !asked.includes(id));
  if (isNew) {
    const step = questionsStep(w, door, service, query, facts);
    const shown = questions.map((id) => <input type="hidden" name="shown" value={id} />);
    return showStep(c, door, soFar, {
      ...step,
      children: (error) => (
        <>
          {shown}
          {step.children(error)}
        </>
      ),
    });
  }
  return showGuideResult(c, door, service, facts);
};
