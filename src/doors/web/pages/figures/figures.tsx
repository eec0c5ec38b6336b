/** What the one window did, for everyone: whole, by service, by office. */
import type { WindowFigures } from '../../../../one-window/statistics/figures.ts';
import { countedAt, officeFigures, serviceFigures, windowFigures } from '../../../../one-window/statistics/queries.ts';
import type { Ask, Door } from '../../door.ts';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Said } from '../../look/parts/said.tsx';
import { Table } from '../../look/parts/table.tsx';
import { nothingHere } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { At, ZoneNote, zoneFor } from '../apply/when.tsx';
import type { Mount } from '../pages.ts';
import { type Drawn, keepDrawn } from './drawn.ts';
import { type Names, namesFor } from './naming.ts';
import { openData } from './open-data.ts';
import { AgainstPromise, ByMonth, daysIn, Headline, Counts, Outcomes, Reasons } from './parts.tsx';

const OpenData = ({ w }: { readonly w: Words }) => (
  <p class="soft no-print">
    {w.t('figures.open-data')} <a href="/open-data/services.csv">{w.t('frame.download-csv')}</a> ·{' '}
    <a href="/open-data/services.json">{w.t('frame.download-json')}</a>
  </p>
);
const AsOf = ({ w, door, at }: { readonly w: Words; readonly door: Door; readonly at: string }) => {
  const zone = zoneFor(door, w);
  const [before = '', after = ''] = w.t('figures.as-of', { when: '|' }).split('|');
  return (
    <>
      <p class="soft small">
        {before}
        <At w={w} zone={zone} at={at} />
        {after}
      </p>
      <ZoneNote w={w} zone={zone} at={at} />
    </>
  );
};

const Services = ({ w, names, found }: { readonly w: Words; readonly names: Names; readonly found: WindowFigures }) => (
  <section>
    <h2>{w.t('figures.services-title')}</h2>
    <Table
      caption={w.t('figures.services-title')}
      hideCaption
      rows={found.services}
      columns={[
        {
          label: w.t('figures.service'),
          kind: 'main',
          cell: (s) => (
            <a href={`/figures/${s.service}`}>
              <Said w={w} text={names.service(s.service)} />
            </a>
          ),
        },
        { label: w.t('figures.h-received'), kind: 'number', cell: (s) => w.number(s.cases.received) },
        { label: w.t('figures.h-granted'), kind: 'number', cell: (s) => w.number(s.cases.granted) },
        { label: w.t('figures.h-refused'), kind: 'number', cell: (s) => w.number(s.cases.refused) },
        { label: w.t('figures.h-open'), kind: 'number', cell: (s) => w.number(s.cases.open) },
        { label: w.t('figures.h-overdue'), kind: 'number', cell: (s) => w.number(s.cases.overdue) },
        { label: w.t('figures.h-median'), kind: 'number', cell: (s) => daysIn(w, s.cases.times.median) },
        { label: w.t('figures.h-p90'), kind: 'number', cell: (s) => daysIn(w, s.cases.times.p90) },
        { label: w.t('figures.h-promise'), kind: 'number', cell: (s) => daysIn(w, names.promise(s.service)) },
      ]}
    />
  </section>
);

/** The busiest; the others are a press away. */
const firstOffices = 12;

const OfficesTable = ({ w, names, found }: { readonly w: Words; readonly names: Names; readonly found: WindowFigures }) => (
  <section>
    <h2>{w.t('figures.offices-title')}</h2>
    <p class="soft">{w.t('figures.offices-lead')}</p>
    <OfficesIn w={w} names={names} offices={found.offices.slice(0, firstOffices)} />
    {found.offices.length > firstOffices ? (
      <details class="figures-table">
        <summary>{w.t('figures.other-offices', { count: found.offices.length - firstOffices })}</summary>
        <OfficesIn w={w} names={names} offices={found.offices.slice(firstOffices)} />
      </details>
    ) : null}
  </section>
);

const OfficesIn = ({ w, names, offices }: { readonly w: Words; readonly names: Names; readonly offices: WindowFigures['offices'] }) => (
  <Table
    caption={w.t('figures.offices-title')}
    hideCaption
    rows={offices}
    columns={[
      {
        label: w.t('figures.office'),
        kind: 'main',
        cell: (o) => (
          <a href={`/figures/offices/${o.office}`}>
            <Said w={w} text={names.office(o.office)} />
          </a>
        ),
      },
      { label: w.t('figures.h-tasks'), kind: 'number', cell: (o) => w.number(o.tasks.opened) },
      { label: w.t('figures.h-decided'), kind: 'number', cell: (o) => w.number(o.tasks.decided) },
      { label: w.t('figures.h-refused'), kind: 'number', cell: (o) => w.number(o.tasks.refused) },
      {
        label: w.t('figures.h-in-time'),
        kind: 'number',
        cell: (o) => (o.tasks.decided === 0 ? '–' : w.share(o.tasks.inTime / o.tasks.decided)),
      },
      { label: w.t('figures.h-median'), kind: 'number', cell: (o) => daysIn(w, o.tasks.times.median) },
      { label: w.t('figures.h-p90'), kind: 'number', cell: (o) => daysIn(w, o.tasks.times.p90) },
      { label: w.t('figures.h-overdue'), kind: 'number', cell: (o) => w.number(o.tasks.overdue) },
    ]}
  />
);

const Nothing = ({ w }: { readonly w: Words }) => <EmptyState title={w.t('figures.none-title')}>{w.t('figures.none-body')}</EmptyState>;

const drawAll = async (door: Door, w: Words): Promise<Drawn> => {
  const [found, names] = await Promise.all([windowFigures(door.ledger), namesFor(door, w)]);
  const children = (
    <div class="stack">
      <h1>{w.t('figures.title')}</h1>
      <p class="lead">{w.t('figures.lead')}</p>
      {found === undefined || found.cases.received === 0 ? (
        <Nothing w={w} />
      ) : (
        <>
          <Headline w={w} cases={found.cases} />
          <ByMonth w={w} cases={found.cases} />
          <Services w={w} names={names} found={found} />
          <OfficesTable w={w} names={names} found={found} />
          <OpenData w={w} />
          <AsOf w={w} door={door} at={found.asOf} />
        </>
      )}
    </div>
  );
  return { title: w.t('figures.title'), children };
};

const drawService = async (door: Door, w: Words, service: string): Promise<Drawn> => {
  const [found, names] = await Promise.all([serviceFigures(door.ledger, service), namesFor(door, w)]);
  const children = (
    <div class="stack">
      <h1>
        <Said w={w} text={names.service(service)} />
      </h1>
      {door.window.catalogue.latest(service) === undefined ? null : (
        <p>
          <a href={`/services/${service}`}>{w.t('figures.to-service')}</a>
        </p>
      )}
      {found === undefined ? (
        <Nothing w={w} />
      ) : (
        <>
          <Headline w={w} cases={found.cases} />
          <div class="two">
            <ByMonth w={w} cases={found.cases} />
            <Outcomes w={w} cases={found.cases} />
          </div>
          <AgainstPromise w={w} names={names} parts={names.inOrder(found.parts)} by="office" />
          <Counts w={w} names={names} parts={names.inOrder(found.parts)} by="office" />
          <Reasons w={w} names={names} reasons={found.reasons} />
          <OpenData w={w} />
          <AsOf w={w} door={door} at={found.asOf} />
        </>
      )}
    </div>
  );
  return { title: w.text(names.service(service)).text, children };
};

const drawOffice = async (door: Door, w: Words, office: string): Promise<Drawn> => {
  const [found, names] = await Promise.all([officeFigures(door.ledger, office), namesFor(door, w)]);
  const children = (
    <div class="stack">
      <h1>
        <Said w={w} text={names.office(office)} />
      </h1>
      <p class="lead">{w.t('figures.offices-lead')}</p>
      {found === undefined ? (
        <Nothing w={w} />
      ) : (
        <>
          <AgainstPromise w={w} names={names} parts={found.parts} by="service" />
          <Counts w={w} names={names} parts={found.parts} by="service" />
          <Reasons w={w} names={names} reasons={found.reasons} />
          <AsOf w={w} door={door} at={found.asOf} />
        </>
      )}
    </div>
  );
  return { title: w.text(names.office(office)).text, children };
};

export const figurePages: Mount = (app, door) => {
  const keep = keepDrawn();
  const home = (w: Words) => ({ label: w.t('frame.home'), href: '/' });
  const page = async (c: Ask, scope: string, draw: (w: Words) => Promise<Drawn>, published = false): Promise<Response> => {
    const { words: w } = c.get('visitor');
    const asOf = await countedAt(door.ledger, scope);
    const whole = scope === 'window';
    if (asOf === undefined && !whole && !published) return nothingHere(c, door);
    const { title, children } = await keep(`${scope} ${w.language}`, asOf ?? '', door.clock(), () => draw(w));
    if (whole) return door.frame.page(c, { title, description: w.t('figures.lead'), crumbs: [home(w), { label: title }], children });
    const crumbs = [home(w), { label: w.t('figures.title'), href: '/figures' }, { label: title }];
    const key = scope.startsWith('service/') ? 'figures.of-service' : 'figures.of-office';
    return door.frame.page(c, { title: w.t(key, { service: title, office: title }), crumbs, children });
  };
  app.get('/figures', (c) => page(c, 'window', (w) => drawAll(door, w)));
  app.get('/figures/offices/:office{[a-z0-9-]+}', (c) => {
    const office = c.req.param('office');
    return page(c, `office/${office}`, (w) => drawOffice(door, w, office));
  });
  app.get('/figures/:service{[a-z0-9-]+}', (c) => {
    const service = c.req.param('service');
    return page(c, `service/${service}`, (w) => drawService(door, w, service), door.window.catalogue.latest(service) !== undefined);
  });
  openData(app, door);
};
