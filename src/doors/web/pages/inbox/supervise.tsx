import type { OfficeRow } from '../../../../identity/index.ts';
import type { Id } from '../../../../kernel/identifiers/identifiers.ts';
import type { Refusal } from '../../../../kernel/refusals/refusal.ts';
import { type AbsenceLine, listAbsences } from '../../../../one-window/absence/queries.ts';
import { type LateLine, type Load, listLate, listStopped, loadAt } from '../../../../one-window/desks/load.ts';
import { statusOf } from '../../../http/problems.ts';
import type { Ask, Door } from '../../door.ts';
import { ErrorSummary } from '../../look/forms/error-summary.tsx';
import { EmptyState, Figures } from '../../look/parts/lists.tsx';
import type { Words } from '../../words/words.ts';
import { AbsentNow } from './absent-now.tsx';
import { type Colleague, colleaguesOf } from './colleagues.ts';
import { type Desk, openDesk, peopleNamed, supervisorRoles } from './office-desk.ts';
import { DoneNotice, fullOfficeName, inboxCrumbs } from './parts.tsx';
import { refusalWords } from './refusal-words.ts';
import { Late, Loads, Stopped } from './supervise-parts.tsx';

const mostShown = 50;

export const superviseAt = (office: string, more: Readonly<Record<string, string>> = {}): string => {
  const query = new URLSearchParams(Object.entries({ office, ...more }).filter(([, value]) => value !== ''));
  return query.size === 0 ? '/supervise' : `/supervise?${query}`;
};

/** What the supervisor's page shows of one office. */
export interface Supervised {
  readonly w: Words;
  readonly door: Door;
  readonly csrf: string | null;
  readonly desk: Desk;
  readonly office: OfficeRow;
  readonly loads: readonly Load[];
  readonly late: readonly LateLine[];
  readonly stopped: readonly LateLine[];
  readonly colleagues: readonly Colleague[];
  readonly absences: readonly AbsenceLine[];
  readonly names: ReadonlyMap<Id, string>;
}

const sum = (loads: readonly Load[], of: (load: Load) => number): number => loads.reduce((total, load) => total + of(load), 0);

const OfficeTabs = ({ w, desk, office }: { readonly w: Words; readonly desk: Desk; readonly office: OfficeRow }) =>
  desk.own.length < 2 ? null : (
    <form method="get" action="/supervise" data-live="" class="desk-line">
      <label for="office">{w.t('inbox.office')}</label>
      <select class="input" id="office" name="office">
        {desk.own.map((o) => (
          <option value={o.id} selected={o.id === office.id}>
            {fullOfficeName(w, o)}
          </option>
        ))}
      </select>
      <button class="button second compact" type="submit">
        {w.t('inbox.switch')}
      </button>
    </form>
  );

const Head = ({ s }: { readonly s: Supervised }) => {
  const { w, loads } = s;
  const open = sum(loads, (l) => l.open);
  const overdue = sum(loads, (l) => l.overdue);
  const unclaimed = sum(
    loads.filter((l) => l.officer === null),
    (l) => l.open,
  );
  return (
    <header>
      <p class="eyebrow">{fullOfficeName(w, s.office)}</p>
      <h1>{w.t('supervise.headline', { overdue, open })}</h1>
      <Figures
        figures={[
          { value: w.number(open), label: w.t('supervise.open') },
          { value: w.number(unclaimed), label: w.t('supervise.unclaimed') },
          { value: w.number(sum(loads, (l) => l.stopped)), label: w.t('supervise.stopped') },
          { value: w.number(sum(loads, (l) => l.sentBack)), label: w.t('supervise.sent-back') },
        ]}
      />
      <p class="actions no-print">
        <a href={`/inbox?view=all&office=${encodeURIComponent(s.office.id)}`}>{w.t('supervise.to-inbox')}</a>
        <a href={`/absences?office=${encodeURIComponent(s.office.id)}`}>{w.t('supervise.absences')}</a>
      </p>
      <OfficeTabs w={w} desk={s.desk} office={s.office} />
    </header>
  );
};

/** One office at a time: who has how much, what is late and why, and which clocks stand still. */
export const supervise = async (c: Ask, door: Door, back?: { readonly office: string; readonly refusal: Refusal }): Promise<Response> => {
  const { words: w, csrf } = c.get('visitor');
  const desk = await openDesk(c, door, supervisorRoles, back?.office);
  const office = desk.chosen[0];
  const title = w.t('supervise.title');
  const crumbs = inboxCrumbs(w, { label: title });
  if (!office) {
    const children = (
      <>
        <h1>{title}</h1>
        <EmptyState title={w.t('supervise.no-office-title')}>{w.t('supervise.no-office-body')}</EmptyState>
      </>
    );
    return door.frame.page(c, { title, crumbs, noIndex: true, children });
  }
  const asked = desk.asked.filter((o) => o.office === office.id);
  const [loads, late, stopped, colleagues, absences] = await Promise.all([
    loadAt(door.ledger, asked, desk.now),
    listLate(door.ledger, { offices: asked, now: desk.now, limit: mostShown }),
    listStopped(door.ledger, { offices: asked, limit: mostShown }),
    colleaguesOf(door, [office.id]),
    listAbsences(door.ledger, [office.id]),
  ]);
  const names = await peopleNamed(door, [
    ...loads.map((l) => l.officer),
    ...late.map((l) => l.officer),
    ...stopped.map((l) => l.officer),
    ...absences.flatMap((a) => [a.officer, a.delegate]),
  ]);
  const s: Supervised = { w, door, csrf, desk, office, loads, late, stopped, colleagues, absences, names };
  const refused = back ? await refusalWords(w, door, back.refusal) : undefined;
  const count = (name: string) => Math.max(0, Number.parseInt(c.req.query(name) ?? '0', 10) || 0);
  return door.frame.page(
    c,
    {
      title,
      crumbs,
      noIndex: true,
      error: refused !== undefined,
      children: (
        <>
          {refused ? (
            <ErrorSummary w={w} errors={[{ text: refused }]} />
          ) : (
            <DoneNotice w={w} done={c.req.query('done')} args={{ count: count('count') }}>
              {count('left') > 0 ? <p>{w.t('inbox.left-alone', { count: count('left') })}</p> : null}
            </DoneNotice>
          )}
          <Head s={s} />
          <Loads s={s} />
          <AbsentNow s={s} />
          <Late s={s} />
          <Stopped s={s} />
        </>
      ),
    },
    back ? statusOf(back.refusal) : 200,
  );
};
