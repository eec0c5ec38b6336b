import { listPartners } from '../../../../communiques/tracker/home/queries.ts';
import { findPartnerPage } from '../../../../communiques/tracker/partner/queries.ts';
import { latestChanges } from '../../../../communiques/tracker/changes/queries.ts';
import { atom } from '../../../http/atom.ts';
import type { Ask, Door } from '../../door.ts';
import { Bars } from '../../look/charts/bars.tsx';
import { StageFunnel } from '../../look/charts/stage-funnel.tsx';
import { EmptyState, Figures } from '../../look/parts/lists.tsx';
import { Table } from '../../look/parts/table.tsx';
import type { StageWord } from '../../look/parts/tags.tsx';
import { nothingHere } from '../../refused.tsx';
import type { Mount } from '../pages.ts';
import { CommitmentTable } from './commitment-list.tsx';
import { Meetings } from './home.tsx';
import { openRelations } from './open-relations.ts';
import { publicRelations, RelationBlocks } from './partner-relations.tsx';
import { todayOf } from './today.ts';

const showAll = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const found = await listPartners(door.ledger, todayOf(door));
  const named = door.pack.partners.map((p) => p.country).filter((country) => !found.some((f) => f.country === country));
  const none = { count: 0, quiet: 0, saidAgain: 0, complete: 0 };
  const rows = [...found, ...named.map((country) => ({ country, ...none }))];
  return door.frame.page(c, {
    title: w.t('partners.title'),
    crumbs: [{ label: w.t('frame.home'), href: '/' }, { label: w.t('partners.title') }],
    children: (
      <div class="stack">
        <h1>{w.t('partners.title')}</h1>
        <p class="lead">{w.t('partners.lead')}</p>
        <Table
          caption={w.t('partners.title')}
          hideCaption
          rows={rows}
          columns={[
            {
              label: w.t('commitments.partner'),
              kind: 'main',
              cell: (p) => <a href={`/partners/${p.country.toLowerCase()}`}>{w.country(p.country)}</a>,
            },
            { label: w.t('commitments.title'), kind: 'number', cell: (p) => w.number(p.count) },
            { label: w.t('delivery.complete'), kind: 'number', cell: (p) => w.number(p.complete) },
            { label: w.t('sign.said-again'), kind: 'number', cell: (p) => w.number(p.saidAgain) },
            { label: w.t('sign.gone-quiet'), kind: 'number', cell: (p) => w.number(p.quiet) },
          ]}
        />
      </div>
    ),
  });
};

const showOne = async (c: Ask, door: Door, code: string): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const country = code.toUpperCase();
  const partner = await findPartnerPage(door.ledger, country, todayOf(door));
  const inPack = door.pack.partners.some((p) => p.country === country);
  if (!partner && !inPack) return nothingHere(c, door);
  const relations = await publicRelations(door, country);
  const title = w.t('partners.with', { home: w.country(door.pack.country), partner: w.country(country) });
  const crumbs = [
    { label: w.t('frame.home'), href: '/' },
    { label: w.t('partners.title'), href: '/partners' },
    { label: w.country(country) },
  ];
  if (!partner) {
    const children = (
      <>
        <h1>{title}</h1>
        <EmptyState title={w.t('partners.empty-title', { partner: w.country(country) })}>{w.t('partners.empty-body')}</EmptyState>
        <RelationBlocks w={w} country={country} found={relations} />
      </>
    );
    return door.frame.page(c, { title, crumbs, children });
  }
  const list = `/commitments?partner=${country}`;
  return door.frame.page(c, {
    title,
    crumbs,
    feeds: [{ href: `/partners/${country.toLowerCase()}.atom`, title }],
    children: (
      <div class="stack">
        <h1>{title}</h1>
        <Figures
          figures={[
            { value: w.number(partner.count), label: w.t('home.commitments', { count: partner.count }), href: list },
            { value: w.number(partner.complete), label: w.t('delivery.complete'), href: `${list}&delivery=complete` },
            { value: w.number(partner.saidAgain), label: w.t('sign.said-again'), href: `${list}&mark=said-again` },
            { value: w.number(partner.quiet), label: w.t('sign.gone-quiet'), href: `${list}&mark=gone-quiet` },
          ]}
        />
        <div class="two">
          <section>
            <h2>{w.t('partners.by-stage')}</h2>
            <StageFunnel
              w={w}
              id="stages"
              title={w.t('partners.by-stage')}
              href={(stage) => `${list}&stage=${stage}`}
              counts={Object.fromEntries(partner.stages.map((s) => [s.stage, s.count])) as Record<StageWord, number>}
            />
          </section>
          <section>
            <h2>{w.t('partners.by-topic')}</h2>
            <Bars
              w={w}
              id="topics"
              title={w.t('partners.by-topic')}
              description={title}
              heads={[w.t('commitments.topic'), w.t('frame.number')]}
              bars={partner.topics.map((t) => ({ label: w.t(`topic.${t.topic}`), value: t.count, href: `${list}&topic=${t.topic}` }))}
            />
          </section>
        </div>
        <RelationBlocks w={w} country={country} found={relations} />
        <section>
          <h2>{w.t('partners.meetings')}</h2>
          <Meetings w={w} meetings={partner.timeline} />
        </section>
        <section>
          <h2>{w.t('commitments.title')}</h2>
          <CommitmentTable w={w} caption={w.t('commitments.title')} items={partner.commitments} />
          <p class="no-print">
            <a href={list}>{w.t('home.all-commitments')}</a> ·{' '}
            <a href={`/partners/${country.toLowerCase()}.atom`}>{w.t('frame.follow-feed')}</a>
          </p>
        </section>
        {partner.participants.length > 0 ? (
          <section>
            <h2>{w.t('partners.participants')}</h2>
            <Table
              caption={w.t('partners.participants')}
              hideCaption
              rows={partner.participants}
              columns={[
                { label: w.t('identity.name'), kind: 'main', cell: (p) => <span dir="auto">{p.name}</span> },
                { label: w.t('partners.role'), cell: (p) => <span dir="auto">{[p.role, p.organisation].filter(Boolean).join(', ')}</span> },
                { label: w.t('frame.country'), cell: (p) => (p.country ? w.country(p.country) : '') },
                { label: w.t('partners.last-meeting'), kind: 'nowrap', cell: (p) => w.whenShort(p.last) },
              ]}
            />
          </section>
        ) : null}
      </div>
    ),
  });
};

const feed = async (c: Ask, door: Door, code: string | undefined): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const country = code?.toUpperCase();
  const changes = await latestChanges(door.ledger, country ? { partner: country } : {});
  const page = country ? `${door.publicUrl}/partners/${country.toLowerCase()}` : `${door.publicUrl}/`;
  const text = atom({
    self: country ? `${page}.atom` : `${door.publicUrl}/feed.atom`,
    page,
    title: country ? w.t('partners.with', { home: w.country(door.pack.country), partner: w.country(country) }) : w.t('home.title'),
    author: w.t('frame.name'),
    language: w.language,
    updated: changes[0]?.at ?? door.clock(),
    entries: changes.map((x) => ({
      id: `${door.publicUrl}/commitments/${x.number}#${x.position}`,
      title: `${x.number}: ${w.t(`change.${x.type}`)}`,
      address: `${door.publicUrl}/commitments/${x.number}`,
      updated: x.at,
      summary: `${x.title}. ${w.t(`change.${x.type}`)}.`,
    })),
  });
  c.header('cache-control', 'public, max-age=60');
  return c.body(text, 200, { 'content-type': 'application/atom+xml; charset=utf-8' });
};

export const partners: Mount = (app, door) => {
  openRelations(app, door);
  app.get('/feed.atom', (c) => feed(c, door, undefined));
  app.get('/partners', (c) => showAll(c, door));
  app.get('/partners/:country{[A-Za-z]{2}\\.atom}', (c) => feed(c, door, c.req.param('country').slice(0, 2)));
  app.get('/partners/:country{[A-Za-z]{2}}', (c) => showOne(c, door, c.req.param('country')));
};
