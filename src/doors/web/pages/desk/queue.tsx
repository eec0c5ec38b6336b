import { deskQueue, type QueueLine } from '../../../../communiques/communique/queries.ts';
import { has } from '../../../../kernel/decider/actor.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { EmptyState, Tabs } from '../../look/parts/lists.tsx';
import { Pagination } from '../../look/parts/pagination.tsx';
import { Table } from '../../look/parts/table.tsx';
import { Done } from '../../ordering.tsx';
import type { Words } from '../../words/words.ts';
import { deskCrumbs } from './parts.tsx';
import { workers } from './roles.ts';

const perPage = 50;

const stateOf = (w: Words, line: QueueLine): string => {
  if (!line.read) return w.t('desk.being-read');
  if (line.waiting > 0) return w.t('desk.waiting-count', { count: line.waiting });
  return line.finished ? w.t('desk.decided-count', { accepted: line.accepted, rejected: line.rejected }) : w.t('desk.to-finish');
};

const Lines = ({ w, lines }: { readonly w: Words; readonly lines: readonly QueueLine[] }) => (
  <Table
    caption={w.t('desk.queue-caption')}
    hideCaption
    rows={lines}
    columns={[
      {
        label: w.t('communiques.communique'),
        kind: 'main',
        cell: (l) => (
          <>
            <a href={`/desk/communiques/${l.id}`} dir="auto">
              {l.title}
            </a>
            <span class="soft small block">
              <span dir="auto">{l.outlet}</span>
              {l.sources > 1 ? ` · ${w.t('communiques.sources', { count: l.sources })}` : ''}
            </span>
          </>
        ),
      },
      { label: w.t('commitments.parties'), cell: (l) => (l.parties.length > 0 ? w.list(l.parties.map(w.country)) : '–') },
      { label: w.t('desk.received'), kind: 'nowrap', cell: (l) => <time datetime={l.received}>{w.whenShort(l.received)}</time> },
      { label: w.t('desk.state'), cell: (l) => stateOf(w, l) },
    ]}
  />
);

/** What waits, the oldest first; or what is finished, the newest first. */
export const queue = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  const of = c.req.query('show') === 'finished' ? 'finished' : 'waiting';
  const [waiting, finished] = await Promise.all([deskQueue(door.ledger, 'waiting', 1_000), deskQueue(door.ledger, 'finished', 1_000)]);
  const all = of === 'finished' ? finished : waiting;
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const page = Math.min(pages, Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1));
  return door.frame.page(c, {
    title: w.t('desk.title'),
    crumbs: deskCrumbs(w),
    noIndex: true,
    children: (
      <>
        <Done c={c} area="desk" />
        <h1>{w.t('desk.queue-title')}</h1>
        <p class="lead">{w.t('desk.queue-lead', { count: waiting.reduce((sum, l) => sum + l.waiting, 0), texts: waiting.length })}</p>
        {has(actor, ...workers) ? (
          <p class="actions">
            <LinkButton href="/desk/add">{w.t('desk.add')}</LinkButton>
            <a href="/desk/feeds">{w.t('desk.feeds')}</a>
          </p>
        ) : null}
        <Tabs
          w={w}
          label={w.t('desk.title')}
          tabs={[
            { href: '/desk', label: w.t('desk.to-review'), count: waiting.length, current: of === 'waiting' },
            { href: '/desk?show=finished', label: w.t('desk.finished'), count: finished.length, current: of === 'finished' },
          ]}
        />
        {all.length === 0 ? (
          <EmptyState title={w.t(of === 'waiting' ? 'desk.empty-title' : 'desk.none-finished')}>{w.t('desk.empty-body')}</EmptyState>
        ) : (
          <Lines w={w} lines={all.slice((page - 1) * perPage, page * perPage)} />
        )}
        <Pagination w={w} page={page} pages={pages} href={(p) => `/desk?show=${of}&page=${p}`} />
      </>
    ),
  });
};
