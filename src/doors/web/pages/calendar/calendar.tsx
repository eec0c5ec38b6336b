/** The calendar: for everyone what is public, for whoever is signed in their own meetings, by day. */
import { countMeetings, listMeetings, type MeetingFilter } from '../../../../engagements/meeting/queries.ts';
import { dayIn } from '../../../../kernel/time/local-day.ts';
import type { Ask, Door } from '../../door.ts';
import { LinkButton } from '../../look/forms/button.tsx';
import { EmptyState, Tabs } from '../../look/parts/lists.tsx';
import { Pagination } from '../../look/parts/pagination.tsx';
import { Done } from '../../ordering.tsx';
import { deskOffices } from '../groups/around.tsx';
import { Agenda } from './agenda.tsx';
import { OwnFeeds, PublicFeed, readOwnFeeds } from './feeds.tsx';

const views = ['mine', 'desk', 'public'] as const;
type View = (typeof views)[number];
const pageSize = 50;

export const showCalendar = async (c: Ask, door: Door): Promise<Response> => {
  const { words: w, actor, person } = c.get('visitor');
  const atDesk = deskOffices(actor).length > 0;
  const asked = views.find((v) => v === c.req.query('view'));
  const view: View = person === null ? 'public' : (asked ?? (atDesk ? 'desk' : 'mine'));
  const past = c.req.query('span') === 'past';
  const now = door.clock();
  const whose: Readonly<Record<View, MeetingFilter>> = {
    mine: { of: { person: person?.id ?? '' }, own: true },
    desk: { own: true },
    public: { public: true },
  };
  // What is on now is coming, not past.
  const filter: MeetingFilter = { ...whose[view], ...(past ? { endedBy: now, latestFirst: true } : { from: now }) };
  const total = await countMeetings(door.ledger, actor, filter);
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const number = Math.min(Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1), pages);
  const meetings = await listMeetings(door.ledger, actor, { ...filter, limit: pageSize, offset: (number - 1) * pageSize });
  const own = person === null ? undefined : await readOwnFeeds(c, door);
  const title = w.t('calendar.title');
  const href = (v: View, later: boolean, at = 1) => {
    const paged = at > 1 ? [`page=${at}`] : [];
    const query = [...(person === null ? [] : [`view=${v}`]), ...(later ? ['span=past'] : []), ...paged].join('&');
    return query === '' ? '/calendar' : `/calendar?${query}`;
  };
  return door.frame.page(c, {
    title,
    description: w.t('calendar.lead'),
    crumbs: [{ label: w.t('frame.home'), href: '/' }, { label: title }],
    noIndex: person !== null,
    children: (
      <>
        <h1>{title}</h1>
        <Done c={c} area="calendar" />
        <p class="lead">{w.t(view === 'public' ? 'calendar.lead' : 'calendar.lead-own')}</p>
        {atDesk ? (
          <p class="actions no-print">
            <LinkButton href="/meetings/new">{w.t('calendar.plan')}</LinkButton>
          </p>
        ) : null}
        {person === null ? null : (
          <Tabs
            w={w}
            label={w.t('calendar.views')}
            tabs={views.map((v) => ({ href: href(v, past), label: w.t(`calendar.view-${v}`), current: v === view }))}
          />
        )}
        <nav aria-label={w.t('calendar.spans')}>
          <ul class="chips">
            {[false, true].map((later) => (
              <li>
                <a href={href(view, later)} aria-current={later === past ? 'true' : undefined}>
                  {w.t(later ? 'calendar.past' : 'calendar.coming')}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {meetings.length === 0 ? (
          <EmptyState title={w.t(past ? 'calendar.empty-past-title' : 'calendar.empty-coming-title')}>
            {w.t(`calendar.empty-${view}`)}
          </EmptyState>
        ) : (
          <Agenda w={w} meetings={meetings} own={view !== 'public'} today={dayIn(door.pack.timeZone, now)} now={now} past={past} />
        )}
        <Pagination w={w} page={number} pages={pages} href={(at) => href(view, past, at)} />
        <section id="subscribe" class="no-print">
          <h2>{w.t('calendar.subscribe')}</h2>
          <p>{w.t('calendar.subscribe-lead')}</p>
          <PublicFeed w={w} publicUrl={door.publicUrl} />
          {own === undefined ? null : <OwnFeeds c={c} door={door} own={own} />}
        </section>
      </>
    ),
  });
};
