import type { Because, LateLine, Load } from '../../../../one-window/desks/load.ts';
import { Button } from '../../look/forms/button.tsx';
import { LoadBars } from '../../look/charts/load-bars.tsx';
import { EmptyState } from '../../look/parts/lists.tsx';
import { Table } from '../../look/parts/table.tsx';
import { pickOf } from './inbox-table.tsx';
import { OfficerSelect } from './officer-select.tsx';
import { fullOfficeName, officeDay, plainText, taskTitle, TaskClockTag } from './parts.tsx';
import type { Supervised } from './supervise.tsx';

interface Of {
  readonly s: Supervised;
}

const nameOf = (s: Supervised, officer: string | null): string =>
  officer === null ? s.w.t('supervise.nobody') : (s.names.get(officer) ?? s.w.t('inbox.somebody'));

/** A bar per officer, what is overdue marked off in it; officers with nothing are there too. */
export const Loads = ({ s }: Of) => {
  const { w } = s;
  const idle: readonly Load[] = s.colleagues
    .filter((p) => !s.loads.some((l) => l.officer === p.id))
    .map((p) => ({ office: s.office.id, officer: p.id, open: 0, dueToday: 0, overdue: 0, sentBack: 0, stopped: 0, oldest: null }));
  const lines = [...s.loads, ...idle].toSorted(
    (a, b) =>
      Number(b.officer === null) - Number(a.officer === null) || b.open - a.open || w.compare(nameOf(s, a.officer), nameOf(s, b.officer)),
  );
  const named = (l: Load) =>
    l.officer === null
      ? nameOf(s, null)
      : (s.names.get(l.officer) ?? s.colleagues.find((p) => p.id === l.officer)?.name ?? nameOf(s, l.officer));
  return (
    <section>
      <h2>{w.t('supervise.load')}</h2>
      {lines.length === 0 ? (
        <EmptyState title={w.t('supervise.no-load-title')}>{w.t('supervise.no-load-body')}</EmptyState>
      ) : (
        <LoadBars
          w={w}
          id="load"
          title={w.t('supervise.load')}
          description={w.t('supervise.load-description')}
          lines={lines.map((l) => ({
            label: named(l),
            live: l.officer === null && l.open > 0,
            open: l.open,
            overdue: l.overdue,
            cells: [
              w.number(l.open),
              w.number(l.dueToday),
              w.number(l.overdue),
              w.number(l.stopped),
              w.number(l.sentBack),
              l.oldest ? w.whenShort(officeDay(s.door, l.office, l.oldest)) : '–',
            ],
          }))}
          heads={[
            w.t('inbox.officer'),
            w.t('supervise.open'),
            w.t('inbox.view-due-today'),
            w.t('inbox.view-overdue'),
            w.t('supervise.stopped'),
            w.t('supervise.sent-back'),
            w.t('supervise.oldest'),
          ]}
        />
      )}
    </section>
  );
};

const reasonOf = (s: Supervised, line: LateLine, because: Because): string => {
  const { w } = s;
  switch (because.why) {
    case 'clock-stopped': {
      const stop = s.door.window.catalogue.find(line.service, line.version)?.stops.find((r) => r.id === because.reason);
      return w.t('supervise.why-clock-stopped', {
        reason: stop ? plainText(w, stop.text) : because.reason,
        day: w.whenShort(officeDay(s.door, line.office, because.since)),
      });
    }
    case 'waiting-for-advice':
      return w.t('supervise.why-waiting-for-advice', {
        office: fullOfficeName(w, s.desk.known.get(because.office), because.office),
        day: w.whenShort(officeDay(s.door, line.office, because.since)),
      });
    case 'with-officer':
      return w.t('supervise.why-with-officer', { who: nameOf(s, line.officer) });
    default:
      return w.t(`supervise.why-${because.why}`);
  }
};

const Reassign = ({ s, form }: Of & { readonly form: string }) => {
  const { w } = s;
  return s.colleagues.length === 0 ? null : (
    <div class="bulk no-print">
      <label for={`${form}-officer`}>{w.t('supervise.give-selected')}</label>
      <OfficerSelect w={w} id={`${form}-officer`} colleagues={s.colleagues} />
      <Button look="second" compact name="do" value="assign">
        {w.t('inbox.assign-selected')}
      </Button>
      <Button look="plain" compact name="do" value="release">
        {w.t('inbox.release-selected')}
      </Button>
    </div>
  );
};

const Lines = ({ s, lines, id, caption }: Of & { readonly lines: readonly LateLine[]; readonly id: string; readonly caption: string }) => {
  const { w, door } = s;
  return (
    <form method="post" action="/inbox/assign" class="task-table">
      <input type="hidden" name="csrf" value={s.csrf ?? ''} />
      <input type="hidden" name="command" value={door.makeId()} />
      <input type="hidden" name="from" value="supervise" />
      <input type="hidden" name="office" value={s.office.id} />
      <Reassign s={s} form={id} />
      <Table
        caption={caption}
        hideCaption
        rows={lines}
        columns={[
          {
            label: w.t('inbox.task'),
            kind: 'main',
            cell: (l) => {
              const definition = door.window.catalogue.find(l.service, l.version);
              const title = taskTitle(w, definition, l);
              return (
                <div class="pick">
                  <input
                    type="checkbox"
                    name="pick"
                    value={pickOf(l)}
                    aria-label={w.t('inbox.select', { reference: l.reference ?? '', task: title })}
                  />
                  <div>
                    <a href={`/inbox/${l.case}/${l.task}?view=overdue&office=${encodeURIComponent(l.office)}`}>{title}</a>
                    <span class="small soft block">
                      <bdi class="reference" lang="en">
                        {l.reference}
                      </bdi>{' '}
                      · <span dir="auto">{l.applicantName ?? w.t('inbox.erased')}</span>
                    </span>
                  </div>
                </div>
              );
            },
          },
          { label: w.t('inbox.clock'), cell: (l) => <TaskClockTag w={w} door={door} office={l.office} now={s.desk.now} line={l} /> },
          { label: w.t('supervise.why'), cell: (l) => reasonOf(s, l, l.because) },
          { label: w.t('inbox.officer'), cell: (l) => nameOf(s, l.officer) },
        ]}
      />
    </form>
  );
};

export const Late = ({ s }: Of) => {
  const { w, late } = s;
  return (
    <section id="late">
      <h2>{w.t('supervise.late')}</h2>
      {late.length === 0 ? (
        <p class="soft">{w.t('supervise.none-late')}</p>
      ) : (
        <Lines s={s} lines={late} id="late" caption={w.t('supervise.late')} />
      )}
    </section>
  );
};

/** Clocks that stand still, first how many for which reason. */
export const Stopped = ({ s }: Of) => {
  const { w, stopped } = s;
  const reasons = new Map<string, number>();
  for (const line of stopped) {
    const { because } = line;
    const stop =
      because.why === 'clock-stopped'
        ? s.door.window.catalogue.find(line.service, line.version)?.stops.find((r) => r.id === because.reason)
        : undefined;
    const reason = stop ? plainText(w, stop.text) : w.t('supervise.other-reason');
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return (
    <section id="stopped">
      <h2>{w.t('supervise.stopped-clocks')}</h2>
      {stopped.length === 0 ? (
        <p class="soft">{w.t('supervise.none-stopped')}</p>
      ) : (
        <>
          <ul class="plain-list">
            {[...reasons].map(([reason, count]) => (
              <li>
                <strong class="num">{w.number(count)}</strong> {reason}
              </li>
            ))}
          </ul>
          <Lines s={s} lines={stopped} id="stopped" caption={w.t('supervise.stopped-clocks')} />
        </>
      )}
    </section>
  );
};
