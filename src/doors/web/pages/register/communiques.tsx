import { findCommuniquePage, type CommuniquePage, type Highlight } from '../../../../communiques/communique/queries.ts';
import { listMeetings } from '../../../../communiques/tracker/home/queries.ts';
import { has } from '../../../../kernel/decider/actor.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { EmptyState, SummaryList } from '../../look/parts/lists.tsx';
import { StageTag } from '../../look/parts/tags.tsx';
import { safeHref } from '../../look/safe-href.ts';
import { nothingHere } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import type { Mount } from '../pages.ts';
import { Highlighted } from './highlighted.tsx';
import { Meetings } from './home.tsx';

const showAll = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w } = c.get('visitor');
  const meetings = await listMeetings(door.ledger, 500);
  return door.frame.page(c, {
    title: w.t('communiques.title'),
    crumbs: [{ label: w.t('frame.home'), href: '/' }, { label: w.t('communiques.title') }],
    children: (
      <div class="stack">
        <h1>{w.t('communiques.title')}</h1>
        <p class="lead">{w.t('communiques.lead')}</p>
        {meetings.length === 0 ? (
          <EmptyState title={w.t('communiques.empty-title')}>{w.t('communiques.empty-body')}</EmptyState>
        ) : (
          <Meetings w={w} meetings={meetings} />
        )}
      </div>
    ),
  });
};

const Marked = ({ h, text, first }: { readonly h: Highlight; readonly text: string; readonly first: boolean }) => (
  <mark class="quote-mark" id={first ? `c-${h.candidate}` : undefined} data-stage={h.stage}>
    {h.commitment ? (
      <a href={`/commitments/${h.commitment.number}`} title={h.commitment.title}>
        {text}
      </a>
    ) : (
      text
    )}
  </mark>
);

const About = ({ w, page }: { readonly w: Words; readonly page: CommuniquePage }) => {
  const [source, ...others] = page.sources;
  return (
    <SummaryList
      short
      rows={[
        { label: w.t('commitments.parties'), value: w.list(page.parties.map(w.country)) },
        ...(page.meeting
          ? [
              {
                label: w.t('communiques.meeting'),
                value: [page.meeting.kind, page.meeting.place, page.meeting.date ? w.when(page.meeting.date) : null]
                  .filter(Boolean)
                  .join(' · '),
              },
            ]
          : []),
        {
          label: w.t('communiques.source'),
          value: (
            <>
              <span dir="auto">{source?.outlet}</span>
              {source?.published ? (
                <>
                  , <time datetime={source.published}>{w.when(source.published)}</time>
                </>
              ) : null}
              {source?.url ? (
                <>
                  {' '}
                  ·{' '}
                  <a href={safeHref(source.url)} rel="noopener nofollow external">
                    {w.t('communiques.original')}
                  </a>
                </>
              ) : null}
            </>
          ),
        },
        ...(others.length > 0
          ? [
              {
                label: w.t('communiques.sources', { count: page.sources.length }),
                value: w.t('communiques.also-published', { sources: w.list(others.map((o) => o.outlet)) }),
              },
            ]
          : []),
      ]}
    />
  );
};

const showOne = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, actor } = c.get('visitor');
  const page = await findCommuniquePage(door.ledger, c.req.param('id') ?? '');
  if (!page) return nothingHere(c, door);
  const title = page.sources[0]?.title ?? w.t('communiques.communique');
  return door.frame.page(c, {
    title,
    crumbs: [{ label: w.t('frame.home'), href: '/' }, { label: w.t('communiques.title'), href: '/communiques' }, { label: title }],
    children: (
      <article class="stack">
        <h1 lang={page.language} dir="auto">
          {title}
        </h1>
        {has(actor, 'officer', 'supervisor', 'editor') ? (
          <p class="no-print">
            <LinkButton href={`/desk/communiques/${page.id}`} look="second">
              {w.t('communiques.to-desk')}
            </LinkButton>
          </p>
        ) : null}
        <div class="main-side">
          <div>
            <p class="soft">{w.t(page.highlights.length === 0 ? 'communiques.none' : 'communiques.highlighted')}</p>
            <div class="reading-text" lang={page.language} dir="auto">
              <Highlighted
                text={page.text}
                passages={page.highlights}
                mark={(h, text, first) => <Marked h={h} text={text} first={first} />}
              />
            </div>
          </div>
          <aside>
            <About w={w} page={page} />
            {page.highlights.length > 0 ? <h2>{w.t('communiques.found', { count: page.highlights.length })}</h2> : null}
            <ul class="rows">
              {page.highlights.map((h) => (
                <li>
                  {h.commitment ? (
                    <a href={`/commitments/${h.commitment.number}`} lang="en" dir="auto">
                      {h.summary || h.commitment.title}
                    </a>
                  ) : (
                    <span dir="auto">{h.summary}</span>
                  )}
                  <p class="soft small">
                    <StageTag w={w} stage={h.stage} /> {w.list(h.by.map(w.country))}
                  </p>
                </li>
              ))}
            </ul>
            {page.meeting && page.meeting.participants.length > 0 ? (
              <>
                <h2>{w.t('communiques.participants')}</h2>
                <ul class="rows small">
                  {page.meeting.participants.map((p) => (
                    <li dir="auto">
                      <strong>{p.name}</strong>
                      <p class="soft">{[p.role, p.organisation, p.country ? w.country(p.country) : null].filter(Boolean).join(', ')}</p>
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </aside>
        </div>
      </article>
    ),
  });
};

export const communiquePages: Mount = (app, door) => {
  app.get('/communiques', (c) => showAll(c, door));
  app.get('/communiques/:id', (c) => showOne(c, door));
};
