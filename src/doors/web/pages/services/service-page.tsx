import { type Definition, tasksOf } from '../../../../one-window/service/definition.ts';
import { findCommitmentPage } from '../../../../communiques/tracker/commitment/queries.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { Figures } from '../../look/parts/lists.tsx';
import { Said, SaidAtLength } from '../../look/parts/said.tsx';
import { nothingHere } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { todayOf } from '../register/today.ts';
import { officesOf } from './around.ts';
import { IntakeLine, intakeOf, mayStart } from './intake.tsx';
import { medianOf, timeFigures } from './median.ts';
import { OfficeName } from './office-name.tsx';
import { overviewOf } from './overview.ts';
import { Documents, Fees, officesIn, ServiceRoute, WhoMayApply } from './parts.tsx';

/** Days in words, such as `P1Y` or `P90D`. */
const periodText = (w: Words, period: string): string => {
  const count = Number(period.slice(1, -1));
  return w.t(period.endsWith('Y') ? 'services.years' : period.endsWith('M') ? 'services.months' : 'services.days', { count });
};

const Outcome = ({ w, service }: { readonly w: Words; readonly service: Definition }) => {
  const { outcome, appeal } = service;
  return (
    <section>
      <h2>{w.t('services.outcome')}</h2>
      <p>
        <strong>
          <Said w={w} text={outcome.title} />
        </strong>
        {outcome.validFor ? `, ${w.t('services.valid-for', { period: periodText(w, outcome.validFor) })}` : null}
      </p>
      <p>{w.t('services.outcome-letter')}</p>
      {appeal ? <p>{w.t('services.appeal', { period: periodText(w, appeal.within) })}</p> : <p>{w.t('services.no-appeal')}</p>}
    </section>
  );
};

/** Before anyone has said who they are: everything that may be asked, and what depends is marked. */
export const showService = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const service = door.window.catalogue.latest(c.req.param('service') ?? '');
  if (!service) return nothingHere(c, door);
  const offices = await officesOf(door);
  const { days, planned, documents } = overviewOf(door, service);
  const delivers = await Promise.all(
    service.delivers.map(async (number) => {
      const found = await findCommitmentPage(door.ledger, number, todayOf(door));
      return { number, title: found?.commitment.title };
    }),
  );
  const median = await medianOf(door, service.id);
  const intake = await intakeOf(door, service);
  const title = w.text(service.title).text;
  return door.frame.page(c, {
    title,
    description: w.text(service.summary).text,
    crumbs: [{ href: '/services', label: w.t('services.title') }, { label: title }],
    hero: (
      <div class="service-hero">
        <div>
          <h1>
            <Said w={w} text={service.title} />
          </h1>
          <div class="lead">
            <SaidAtLength w={w} text={service.summary} />
          </div>
          {intake ? <IntakeLine w={w} intake={intake} /> : null}
          <p class="actions">
            {mayStart(intake) ? <LinkButton href={`/services/${service.id}/start`}>{w.t('services.start')}</LinkButton> : null}
            <a href={`/services/guide?service=${service.id}`}>{w.t('services.what-applies')}</a>
          </p>
        </div>
        <Figures
          figures={[
            { value: w.number(officesIn(service).length), label: w.t('services.offices-figure', { count: officesIn(service).length }) },
            ...timeFigures(w, days, median),
          ]}
        />
      </div>
    ),
    children: (
      <>
        <section>
          <h2>{w.t('services.route-title')}</h2>
          <p class="soft">{w.t('services.route-lead', { tasks: tasksOf(service).length, stages: service.stages.length })}</p>
          <ServiceRoute w={w} service={service} offices={offices} planned={planned} />
        </section>
        <div class="two">
          <section>
            <h2>{w.t('services.documents')}</h2>
            <Documents w={w} service={service} asked={documents} depends={({ when }) => when !== undefined} />
          </section>
          <div>
            <section>
              <h2>{w.t('services.who-title')}</h2>
              <WhoMayApply w={w} service={service} />
              <p class="soft small">
                {w.t('services.led-by')} <OfficeName w={w} offices={offices} id={service.lead} />
              </p>
            </section>
            <section>
              <h2>{w.t('services.fees')}</h2>
              <Fees w={w} offices={offices} fees={service.fees} depends={({ when }) => when !== undefined} />
            </section>
            <Outcome w={w} service={service} />
            {service.delivers.length > 0 ? (
              <section>
                <h2>{w.t('services.delivers')}</h2>
                <p class="soft">{w.t('services.delivers-lead')}</p>
                <ul class="bare">
                  {delivers.map(({ number, title: promise }) => (
                    <li>
                      {promise ? (
                        <a href={`/commitments/${number}`}>
                          <bdi lang="en">{promise}</bdi> <span class="soft">{number}</span>
                        </a>
                      ) : (
                        number
                      )}
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
          </div>
        </div>
        <p class="actions no-print">
          {mayStart(intake) ? <LinkButton href={`/services/${service.id}/start`}>{w.t('services.start')}</LinkButton> : null}
          <a href={`/figures/${service.id}`}>{w.t('services.figures')}</a>
        </p>
      </>
    ),
  });
};
