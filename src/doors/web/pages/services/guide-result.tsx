import type { Facts } from '../../../../one-window/forms/answers.ts';
import { documentsAsked, type PlannedTask, plan, promisedDays } from '../../../../one-window/forms/plan.ts';
import { questionsAskedBy, settled } from '../../../../one-window/forms/settled.ts';
import { type Definition, questionsOf, tasksOf } from '../../../../one-window/service/definition.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { Figures } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import { officesOf, type Offices } from './around.ts';
import { guideFields } from './guide-answers.ts';
import { medianOf, timeFigures } from './median.ts';
import { applicantText, Documents, Fees, ServiceRoute, TaskOffice } from './parts.tsx';

/** The questions that a task's condition goes by, for whoever wonders why. */
const Because = ({ w, service, task }: { readonly w: Words; readonly service: Definition; readonly task: PlannedTask['task'] }) => {
  const ids = task.when ? questionsAskedBy(service, task.when) : [];
  const labels = questionsOf(service).filter((question) => ids.includes(question.id));
  if (labels.length === 0) return null;
  return (
    <p class="soft small">
      {w.t('services.goes-by')}{' '}
      {labels.map((question, i) => (
        <>
          {i > 0 ? ' · ' : ''}
          <Said w={w} text={question.label} />
        </>
      ))}
    </p>
  );
};

const TaskRows = (a: {
  readonly w: Words;
  readonly service: Definition;
  readonly offices: Offices;
  readonly planned: readonly PlannedTask[];
}) => (
  <ul class="rows">
    {a.planned.map(({ task, office }) => (
      <li>
        <p class="row-title">
          <Said w={a.w} text={task.title} />
        </p>
        <p class="soft small">
          <TaskOffice w={a.w} offices={a.offices} service={a.service} task={task} office={office} />
        </p>
        <Because w={a.w} service={a.service} task={task} />
      </li>
    ))}
  </ul>
);

/** Which registrations apply and why, which do not, and which still depend on something. */
export const showGuideResult = async (c: Ask, door: Door, service: Definition, facts: Facts): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const offices = await officesOf(door);
  const planned = plan(service, facts);
  const of = (applies: PlannedTask['applies']) => planned.filter((p) => p.applies === applies);
  const [sure, maybe, not] = [of('yes'), of('depends'), of('no')];
  const depends = ({ when }: { readonly when?: string | undefined }) => settled(service, when, facts) === 'depends';
  const asked = documentsAsked(service, facts);
  const documents = service.documents.filter((document) => asked.includes(document) || (!document.producedBy && depends(document)));
  const fields = guideFields(service, facts);
  const median = await medianOf(door, service.id);
  const days = promisedDays(service, facts);
  const start = `/services/${service.id}/start?${new URLSearchParams(fields)}`;
  const again = new URLSearchParams({ ...fields, service: service.id });
  return door.frame.page(c, {
    title: `${w.t('services.result-title')} · ${w.text(service.title).text}`,
    noIndex: true,
    crumbs: [
      { href: '/services', label: w.t('services.title') },
      { href: '/services/guide', label: w.t('services.guide') },
      { label: w.t('services.result-title') },
    ],
    hero: (
      <div class="service-hero">
        <div>
          <p class="eyebrow">{w.t('services.result-title')}</p>
          <h1>
            <Said w={w} text={service.aim} />
          </h1>
          <p class="lead">{applicantText(w, facts.applicant)}</p>
          <p class="actions">
            <LinkButton href={start}>{w.t('services.start')}</LinkButton>
            <a href={`/services/guide?${again}`}>{w.t('services.change-answers')}</a>
          </p>
        </div>
        <Figures
          figures={[
            { value: w.number(sure.length), label: w.t('services.apply-figure', { count: sure.length }) },
            ...(maybe.length > 0 ? [{ value: w.number(maybe.length), label: w.t('services.depend-figure', { count: maybe.length }) }] : []),
            ...timeFigures(w, days, median),
          ]}
        />
      </div>
    ),
    children: (
      <>
        <section>
          <h2>{w.t('services.applies-title')}</h2>
          <p class="soft">{w.t('services.applies-lead', { all: tasksOf(service).length })}</p>
          <ServiceRoute w={w} service={service} offices={offices} planned={planned} only />
        </section>
        <div class="two">
          <div>
            {maybe.length > 0 ? (
              <section>
                <h2>{w.t('services.depends-title')}</h2>
                <p class="soft">{w.t('services.depends-lead')}</p>
                <TaskRows w={w} service={service} offices={offices} planned={maybe} />
              </section>
            ) : null}
            {not.length > 0 ? (
              <section>
                <h2>{w.t('services.not-title')}</h2>
                <p class="soft">{w.t('services.not-lead')}</p>
                <TaskRows w={w} service={service} offices={offices} planned={not} />
              </section>
            ) : null}
          </div>
          <div>
            <section>
              <h2>{w.t('services.documents')}</h2>
              <Documents w={w} service={service} asked={documents} depends={depends} />
            </section>
            <section>
              <h2>{w.t('services.fees')}</h2>
              <Fees
                w={w}
                offices={offices}
                fees={service.fees.filter(({ when }) => settled(service, when, facts) !== 'no')}
                depends={depends}
              />
            </section>
          </div>
        </div>
        <p class="actions no-print">
          <LinkButton href={start}>{w.t('services.start')}</LinkButton>
          <a href={`/services/${service.id}`}>{w.t('services.about')}</a>
        </p>
      </>
    ),
  });
};
