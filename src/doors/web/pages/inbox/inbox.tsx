import {
  countedUpTo,
  countInbox,
  type InboxCounts,
  type InboxLine,
  type InboxView,
  listInbox,
  placeFrom,
  placeOf,
} from '../../../../one-window/desks/inbox.ts';
import type { Ask, Door } from '../../door.ts';
import { EmptyState } from '../../look/parts/lists.tsx';
import type { Words } from '../../words/words.ts';
import { Finder, Keys, OfficeSwitch, Views } from './inbox-controls.tsx';
import { TaskTable } from './inbox-table.tsx';
import { type Desk, isSupervisorOf, openDesk, peopleNamed } from './office-desk.ts';
import { DoneNotice, fullOfficeName, inboxCrumbs } from './parts.tsx';
import { colleaguesOf } from './colleagues.ts';
import { statusOf } from '../../../http/problems.ts';
import type { Actor } from '../../../../kernel/decider/actor.ts';
import type { Refusal } from '../../../../kernel/refusals/refusal.ts';
import { inboxAt, type Settings, settingsIn } from './settings.ts';
import { refusalWords } from './refusal-words.ts';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';

export const perPage = 25;

const Lead = ({ w, counts }: { readonly w: Words; readonly counts: InboxCounts }) => (
  <p class="lead">{w.t('inbox.lead', { all: counts.all, today: counts['due-today'], overdue: counts.overdue })}</p>
);

const Nothing = ({ w, settings }: { readonly w: Words; readonly settings: Settings }) =>
  settings.q !== '' ? (
    <EmptyState title={w.t('inbox.none-found-title')}>{w.t('inbox.none-found-body', { words: settings.q })}</EmptyState>
  ) : (
    <EmptyState title={w.t(`inbox.none-${settings.view}-title`)}>{w.t(`inbox.none-${settings.view}-body`)}</EmptyState>
  );

/** Somebody without an office: an editor who tries services, or an officer whose office was closed. */
const NoOffice = ({ w }: { readonly w: Words }) => (
  <>
    <h1>{w.t('inbox.title')}</h1>
    <EmptyState title={w.t('inbox.no-office-title')}>{w.t('inbox.no-office-body')}</EmptyState>
  </>
);

/** Where somebody begins who did not say: with what is theirs, else with what they could take; a supervisor sees all. */
const firstView = (actor: Actor, desk: Desk, counts: InboxCounts): InboxView => {
  const works = desk.chosen.some((o) => actor.grants.some((g) => g.role === 'officer' && (g.office === null || g.office === o.id)));
  if (!works) return 'all';
  return counts.mine === 0 && counts.unassigned > 0 ? 'unassigned' : 'mine';
};

/** The tasks that wait at one's offices, the oldest first. `back`: an order that was turned down, and for which lines. */
export const inbox = async (c: Ask, door: Door, back?: { readonly settings: Settings; readonly refusal: Refusal }): Promise<Response> => {
  const { words: w, actor, csrf, person } = c.get('visitor');
  const read = (name: string) => c.req.query(name);
  const desk = await openDesk(c, door, undefined, back?.settings.office ?? read('office'));
  const crumbs = inboxCrumbs(w);
  if (desk.own.length === 0) return door.frame.page(c, { title: w.t('inbox.title'), crumbs, noIndex: true, children: <NoOffice w={w} /> });
  const service = (back ? back.settings.service : read('service')) || undefined;
  const filter = { offices: desk.asked, officer: actor.id, now: desk.now, service };
  const after = placeFrom(read('after'));
  const counting = countInbox(door.ledger, filter);
  const settings = back?.settings ?? settingsIn(read, read('view') ? undefined : firstView(actor, desk, await counting));
  const [counts, lines] = await Promise.all([
    counting,
    listInbox(door.ledger, { ...filter, view: settings.view, search: settings.q, after, limit: perPage + 1 }),
  ]);
  const shown = lines.slice(0, perPage);
  const supervised = desk.chosen.filter((o) => isSupervisorOf(actor, o.id)).map((o) => o.id);
  const [names, colleagues] = await Promise.all([
    peopleNamed(
      door,
      shown.map((l) => l.officer),
    ),
    supervised.length > 0 ? colleaguesOf(door, supervised) : [],
  ]);
  const last = shown.at(-1);
  const refused = back ? await refusalWords(w, door, back.refusal) : undefined;
  return door.frame.page(
    c,
    {
      title: w.t('inbox.title'),
      crumbs,
      noIndex: true,
      error: refused !== undefined,
      children: (
        <>
          {refused ? <ErrorSummary w={w} errors={[{ text: refused }]} /> : <Outcome c={c} w={w} />}
          <header>
            {desk.chosen.length === 1 ? <p class="eyebrow">{fullOfficeName(w, desk.chosen[0])}</p> : null}
            <h1>{w.t('inbox.title')}</h1>
            <Lead w={w} counts={counts} />
            <OfficeSwitch w={w} desk={desk} settings={settings} supervises={supervised.length > 0} />
          </header>
          <Views w={w} settings={settings} counts={counts} countedUpTo={countedUpTo} />
          <Finder w={w} door={door} settings={settings} />
          {shown.length === 0 ? (
            <Nothing w={w} settings={settings} />
          ) : (
            <TaskTable
              {...{ w, door, csrf, desk, settings, names, colleagues }}
              lines={shown}
              me={person?.id ?? ''}
              mayAssign={supervised.length > 0}
            />
          )}
          <Turn w={w} settings={settings} after={after !== undefined} next={lines.length > perPage ? last : undefined} />
          <Keys w={w} />
        </>
      ),
    },
    back ? statusOf(back.refusal) : 200,
  );
};

/** What was done with the selected tasks: how many, and how many were left as they are. */
const Outcome = ({ c, w }: { readonly c: Ask; readonly w: Words }) => {
  const count = (name: string) => Math.max(0, Number.parseInt(c.req.query(name) ?? '0', 10) || 0);
  return (
    <DoneNotice w={w} done={c.req.query('done')} args={{ count: count('count') }}>
      {count('left') > 0 ? <p>{w.t('inbox.left-alone', { count: count('left') })}</p> : null}
    </DoneNotice>
  );
};

const Turn = (a: { readonly w: Words; readonly settings: Settings; readonly after: boolean; readonly next: InboxLine | undefined }) =>
  a.after || a.next ? (
    <nav aria-label={a.w.t('frame.pages')}>
      <ul class="pages">
        {a.after ? (
          <li>
            <a href={inboxAt(a.settings)}>{a.w.t('inbox.from-the-start')}</a>
          </li>
        ) : null}
        {a.next ? (
          <li>
            <a href={inboxAt(a.settings, { after: placeOf(a.next) })} rel="next">
              {a.w.t('inbox.more')}
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  ) : null;
