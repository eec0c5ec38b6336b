import { type CommitmentFilter, type Facet, facets } from '../../../../communiques/tracker/commitments/filter.ts';
import { listAllCommitments, listCommitments } from '../../../../communiques/tracker/commitments/queries.ts';
import { asCsv, commitmentsAsRows } from '../../../../communiques/tracker/dataset.ts';
import { atom } from '../../../http/atom.ts';
import type { Ask, Door } from '../../door.ts';
import { Facets } from '../../look/parts/facets.tsx';
import { EmptyState, Tabs } from '../../look/parts/lists.tsx';
import { Pagination } from '../../look/parts/pagination.tsx';
import type { Words } from '../../words/words.ts';
import type { Mount } from '../pages.ts';
import { CommitmentTable } from './commitment-list.tsx';
import { filterFrom, queryOf } from './filters.ts';
import { todayOf } from './today.ts';

const pageSize = 25;
/** The most a download holds; the export of the whole node has no bound. */
const mostRows = 50_000;

const labelOf = (w: Words, facet: Facet, value: string): string => {
  if (facet === 'partner') return w.country(value);
  if (facet === 'year') return w.when(value);
  if (facet === 'delivery' && value === 'none') return w.t('commitments.not-reported');
  const key = `${facet}.${value}`;
  return w.has(key) ? w.t(key) : value;
};

const pageFrom = (c: Ask): number => Math.max(1, Math.min(10_000, Number.parseInt(c.req.query('page') ?? '1', 10) || 1));
const asked = (c: Ask): CommitmentFilter => filterFrom(new URL(c.req.url).searchParams);

const showList = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const filter = asked(c);
  const list = await listCommitments(door.ledger, filter, { page: pageFrom(c), size: pageSize }, todayOf(door));
  const marks = filter.mark ?? [];
  const tab = (mark: 'said-again' | 'gone-quiet' | undefined) => ({
    href: `/commitments${queryOf({ ...filter, mark: mark ? [mark] : [] })}`,
    label: mark ? w.t(`sign.${mark}`) : w.t('home.all-commitments'),
    current: mark ? marks.includes(mark) : marks.length === 0,
  });
  const title = filter.text ? w.t('commitments.search-title', { text: filter.text }) : w.t('commitments.title');
  return door.frame.page(c, {
    title,
    crumbs: [{ label: w.t('frame.home'), href: '/' }, { label: w.t('commitments.title') }],
    feeds: [{ href: `/commitments.atom${queryOf(filter)}`, title }],
    children: (
      <div class="stack">
        <h1>{w.t('commitments.title')}</h1>
        <p class="lead">{w.t('commitments.lead')}</p>
        <div class="with-side">
          <aside aria-label={w.t('frame.filters')}>
            <Facets
              w={w}
              action="/commitments"
              query={filter.text}
              keep={marks.map((value) => ({ name: 'mark', value }))}
              facets={facets.map((name) => ({
                name,
                label: w.t(`commitments.${name}`),
                choices: list.facets[name].map((v) => ({
                  value: v.value,
                  label: labelOf(w, name, v.value),
                  count: v.count,
                  chosen: v.active,
                })),
              }))}
            />
          </aside>
          <div>
            <Tabs w={w} label={w.t('commitments.sign')} tabs={[tab(undefined), tab('said-again'), tab('gone-quiet')]} />
            <p role="status">
              <strong>{w.t('frame.results', { count: list.total })}</strong>
            </p>
            {list.items.length === 0 ? (
              <EmptyState title={w.t('commitments.empty-title')}>{w.t('commitments.empty-body')}</EmptyState>
            ) : (
              <CommitmentTable w={w} caption={title} items={list.items} />
            )}
            <Pagination
              w={w}
              page={list.page}
              pages={list.pages}
              href={(page) => `/commitments${queryOf(filter, page > 1 ? { page: String(page) } : {})}`}
            />
            <p class="no-print small">
              {w.t('commitments.same-as')} <a href={`/commitments.csv${queryOf(filter)}`}>{w.t('frame.download-csv')}</a> ·{' '}
              <a href={`/commitments.json${queryOf(filter)}`}>{w.t('frame.download-json')}</a> ·{' '}
              <a href={`/commitments.atom${queryOf(filter)}`}>{w.t('frame.follow-feed')}</a>
            </p>
          </div>
        </div>
      </div>
    ),
  });
};

const asFile = async (c: Ask, door: Door, kind: 'csv' | 'json' | 'atom'): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const filter = asked(c);
  const found = await listAllCommitments(door.ledger, filter, kind === 'atom' ? 50 : mostRows, todayOf(door));
  c.header('cache-control', 'public, max-age=60');
  if (kind === 'json') return c.json({ commitments: commitmentsAsRows(found) });
  if (kind === 'csv') {
    c.header('content-disposition', 'attachment; filename="commitments.csv"');
    return c.body(`\ufeff${asCsv(commitmentsAsRows(found))}`, 200, { 'content-type': 'text/csv; charset=utf-8' });
  }
  const updated = `${todayOf(door).today}T00:00:00.000Z`;
  const text = atom({
    self: `${door.publicUrl}/commitments.atom${queryOf(filter)}`,
    page: `${door.publicUrl}/commitments${queryOf(filter)}`,
    title: `${w.t('commitments.title')} · ${w.t('frame.name')}`,
    author: w.t('frame.name'),
    language: w.language,
    updated,
    entries: found.map((x) => ({
      id: `${door.publicUrl}/commitments/${x.number}`,
      title: `${x.number}: ${x.title}`,
      address: `${door.publicUrl}/commitments/${x.number}`,
      updated: instantOf(x.heard) ?? updated,
      summary: x.summary,
    })),
  });
  return c.body(text, 200, { 'content-type': 'application/atom+xml; charset=utf-8' });
};

/** Midnight UTC of the first day that a date, a month or a year names: what Atom asks for. */
export const instantOf = (when: string | null): string | undefined =>
  when ? `${when}${'-01-01'.slice(Math.max(0, when.length - 4))}T00:00:00.000Z` : undefined;

export const commitments: Mount = (app, door) => {
  app.get('/commitments', (c) => showList(c, door));
  app.get('/commitments.csv', (c) => asFile(c, door, 'csv'));
  app.get('/commitments.json', (c) => asFile(c, door, 'json'));
  app.get('/commitments.atom', (c) => asFile(c, door, 'atom'));
};
