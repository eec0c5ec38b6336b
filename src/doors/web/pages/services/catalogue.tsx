import { servicesMeant } from '../../../../one-window/forms/guide.ts';
import { applicantKinds, type Definition } from '../../../../one-window/service/definition.ts';
import type { Ask, Door } from '../../door.ts';
import { Button, LinkButton } from '../../look/forms/button.tsx';
import { Select } from '../../look/forms/choices.tsx';
import { CountryField } from '../../look/forms/country-field.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import type { Words } from '../../words/words.ts';
import { countryFrom, firstCountries, kindFrom, officesOf, type Offices, servicesFor } from './around.ts';
import { OfficeName } from './office-name.tsx';
import { overviewOf } from './overview.ts';
import { kindName, kindsNames, officesIn } from './parts.tsx';

const ServiceRow = ({
  w,
  service,
  offices,
  door,
}: {
  readonly w: Words;
  readonly service: Definition;
  readonly offices: Offices;
  readonly door: Door;
}) => {
  const kinds = [...new Set(service.applicants.flatMap((rule) => rule.kinds))];
  const { days } = overviewOf(door, service);
  return (
    <li class="service-row">
      <div>
        <h3>
          <a href={`/services/${service.id}`}>
            <Said w={w} text={service.aim} />
          </a>
        </h3>
        <p>
          <Said w={w} text={service.summary} />
        </p>
        <p class="meta">
          <span>{w.t('services.for', { kinds: kindsNames(w, kinds) })}</span>
          <span>
            {w.t('services.led-by')} <OfficeName w={w} offices={offices} id={service.lead} short />
          </span>
        </p>
      </div>
      <dl class="row-figures">
        <div>
          <dd>{w.number(officesIn(service).length)}</dd>
          <dt>{w.t('services.offices-figure', { count: officesIn(service).length })}</dt>
        </div>
        <div>
          <dd>{w.number(days)}</dd>
          <dt>{w.t('services.days-figure', { count: days })}</dt>
        </div>
      </dl>
    </li>
  );
};

export const showCatalogue = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const [kind, country, q] = [
    kindFrom(c.req.query('who')),
    countryFrom(c.req.query('country')),
    (c.req.query('q') ?? '').trim().slice(0, 200),
  ];
  const offices = await officesOf(door);
  const all = door.window.catalogue.published();
  const shown = servicesMeant(servicesFor(door, { kind, country }), q);
  const filtered = kind !== undefined || country !== undefined || q !== '';
  return door.frame.page(c, {
    title: w.t('services.title'),
    description: w.t('services.lead'),
    hero: (
      <>
        <h1>{w.t('services.hero')}</h1>
        <p class="lead">{w.t('services.lead')}</p>
        <p class="actions">
          <LinkButton href="/services/guide">{w.t('services.open-guide')}</LinkButton>
          <a href="/track">{w.t('services.track-link')}</a>
        </p>
      </>
    ),
    children: (
      <>
        <form action="/services" method="get" class="sieve no-print">
          <div class="field">
            <label for="q">{w.t('frame.search')}</label>
            <input class="input" id="q" name="q" type="search" value={q} />
          </div>
          <Select
            w={w}
            name="who"
            label={w.t('services.who-filter')}
            value={kind}
            empty={w.t('services.anyone')}
            choices={applicantKinds.map((value) => ({ value, label: kindName(w, value) }))}
          />
          <CountryField w={w} name="country" label={w.t('services.country-filter')} value={country} first={firstCountries(door)} />
          <div class="go">
            <Button look="second">{w.t('frame.apply')}</Button>
          </div>
        </form>
        <section>
          <h2>{filtered ? w.t('services.found', { count: shown.length }) : w.t('services.all', { count: shown.length })}</h2>
          {filtered ? (
            <p class="no-print">
              <a href="/services">{w.t('frame.clear')}</a>
            </p>
          ) : null}
          {shown.length === 0 ? (
            <EmptyState title={w.t(all.length === 0 ? 'services.none-yet-title' : 'services.none-found-title')}>
              {w.t(all.length === 0 ? 'services.none-yet' : 'services.none-found')}
            </EmptyState>
          ) : (
            <ul class="service-rows">
              {shown.map((service) => (
                <ServiceRow w={w} service={service} offices={offices} door={door} />
              ))}
            </ul>
          )}
        </section>
      </>
    ),
  });
};
