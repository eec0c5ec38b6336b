import { type InboxCounts, inboxViews } from '../../../../one-window/desks/inbox.ts';
import type { Door } from '../../door.ts';
import { Button } from '../../look/forms/button.tsx';
import type { Words } from '../../words/words.ts';
import { inboxAt, type Settings } from './settings.ts';
import type { Desk } from './office-desk.ts';
import { fullOfficeName, plainText } from './parts.tsx';

const ofOffice = ({ office }: Settings): string => (office === '' ? '' : `?office=${encodeURIComponent(office)}`);

/** For people who work at several offices; and the way to the supervisor's pages. */
export const OfficeSwitch = ({
  w,
  desk,
  settings,
  supervises,
}: {
  readonly w: Words;
  readonly desk: Desk;
  readonly settings: Settings;
  readonly supervises: boolean;
}) => (
  <div class="desk-line">
    {desk.own.length > 1 ? (
      <form method="get" action="/inbox" data-live="" class="desk-line">
        <label for="office">{w.t('inbox.office')}</label>
        <select class="input" id="office" name="office">
          <option value="">{w.t('inbox.all-offices', { count: desk.own.length })}</option>
          {desk.own.map((o) => (
            <option value={o.id} selected={o.id === settings.office}>
              {fullOfficeName(w, o)}
            </option>
          ))}
        </select>
        <input type="hidden" name="view" value={settings.view} />
        <Button look="second" compact>
          {w.t('inbox.switch')}
        </Button>
      </form>
    ) : null}
    {supervises ? <a href={`/supervise${ofOffice(settings)}`}>{w.t('inbox.supervise')}</a> : null}
    <a href={`/absences${ofOffice(settings)}`}>{w.t('supervise.absences')}</a>
  </div>
);

/** The views as tabs. A long one is counted to the end of a thousand only. */
export const Views = (a: {
  readonly w: Words;
  readonly settings: Settings;
  readonly counts: InboxCounts;
  readonly countedUpTo: number;
}) => {
  const { w, settings, counts } = a;
  return (
    <nav aria-label={w.t('inbox.views')}>
      <ul class="tabs views">
        {inboxViews.map((view, i) => (
          <li>
            <a
              href={inboxAt({ ...settings, view, q: '' })}
              aria-current={view === settings.view && settings.q === '' ? 'page' : undefined}
              data-key={String(i + 1)}
              data-attention={view === 'overdue' && counts.overdue > 0 ? '' : undefined}
            >
              {w.t(`inbox.view-${view}`)}
              <span class="count">
                {counts[view] >= a.countedUpTo ? w.t('inbox.many', { count: a.countedUpTo }) : w.number(counts[view])}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

export const Finder = ({ w, door, settings }: { readonly w: Words; readonly door: Pick<Door, 'window'>; readonly settings: Settings }) => (
  <search>
    <form method="get" action="/inbox" class="finder" data-live="">
      <input type="hidden" name="view" value={settings.view} />
      {settings.office ? <input type="hidden" name="office" value={settings.office} /> : null}
      <div>
        <label for="q">{w.t('inbox.search')}</label>
        <input class="input" type="search" id="q" name="q" value={settings.q} data-key="f" dir="auto" aria-describedby="q-hint" />
      </div>
      <div>
        <label for="service">{w.t('inbox.service')}</label>
        <select class="input" id="service" name="service">
          <option value="">{w.t('inbox.all-services')}</option>
          {door.window.catalogue.published().map((s) => (
            <option value={s.id} selected={s.id === settings.service}>
              {plainText(w, s.title)}
            </option>
          ))}
        </select>
      </div>
      <Button look="second">{w.t('inbox.find')}</Button>
      <p class="hint" id="q-hint">
        {w.t('inbox.search-hint')}
        {settings.q || settings.service ? (
          <>
            {' '}
            <a href={inboxAt({ view: settings.view, office: settings.office })}>{w.t('frame.clear')}</a>
          </>
        ) : null}
      </p>
    </form>
  </search>
);

/** The keys that work here, for those who do not touch the mouse. */
export const Keys = ({ w }: { readonly w: Words }) => (
  <p class="small soft no-print keys">
    {w.t('frame.keyboard')}: <kbd>1</kbd>–<kbd>6</kbd> {w.t('inbox.key-views')} · <kbd>F</kbd> {w.t('inbox.key-find')} · <kbd>N</kbd>{' '}
    {w.t('inbox.key-first')}
  </p>
);
