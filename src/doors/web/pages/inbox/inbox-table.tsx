import type { Id } from '../../../../kernel/identifiers/identifiers.ts';
import type { InboxLine } from '../../../../one-window/desks/inbox.ts';
import { tasksOf } from '../../../../one-window/service/definition.ts';
import type { Door } from '../../door.ts';
import { Button } from '../../look/forms/button.tsx';
import { Table } from '../../look/parts/table.tsx';
import type { Words } from '../../words/words.ts';
import type { Colleague } from './colleagues.ts';
import { OfficerSelect } from './officer-select.tsx';
import type { Settings } from './settings.ts';
import type { Desk } from './office-desk.ts';
import { applicantName, officeDay, officeName, plainText, taskTitle, TaskClockTag } from './parts.tsx';

export interface TaskTableProps {
  readonly w: Words;
  readonly door: Door;
  readonly csrf: string | null;
  readonly desk: Desk;
  readonly settings: Settings;
  readonly lines: readonly InboxLine[];
  readonly names: ReadonlyMap<Id, string>;
  readonly colleagues: readonly Colleague[];
  readonly me: Id;
  readonly mayAssign: boolean;
}

/** How a line travels in a form: the case and its task. Which office has it, the case says. */
export const pickOf = (line: Pick<InboxLine, 'case' | 'task'>): string => `${line.case}/${line.task}`;

const canPick = (line: InboxLine, me: Id): boolean => line.applicant !== me && (line.status === 'open' || line.status === 'sent-back');

const Main = ({ a, line, first }: { readonly a: TaskTableProps; readonly line: InboxLine; readonly first: boolean }) => {
  const { w, door, settings } = a;
  const definition = door.window.catalogue.find(line.service, line.version);
  const title = taskTitle(w, definition, line);
  const at = `/inbox/${line.case}/${line.task}?${new URLSearchParams({ view: settings.view, ...(settings.office ? { office: settings.office } : {}), ...(settings.service ? { service: settings.service } : {}) })}`;
  return (
    <div class="pick">
      {canPick(line, a.me) ? (
        <input
          type="checkbox"
          name="pick"
          value={pickOf(line)}
          aria-label={w.t('inbox.select', { reference: line.reference ?? '', task: title })}
        />
      ) : (
        <span />
      )}
      <div>
        <a href={at} data-key={first ? 'n' : undefined}>
          {title}
        </a>
        <span class="small soft block">
          <bdi class="reference" lang="en">
            {line.reference}
          </bdi>{' '}
          · {definition ? plainText(w, definition.title) : line.service}
        </span>
        {line.applicant === a.me ? <span class="small block">{w.t('inbox.own-case')}</span> : null}
      </div>
    </div>
  );
};

const Bulk = (a: TaskTableProps) => {
  const { w } = a;
  return (
    <div class="bulk no-print">
      <span class="soft">{w.t('inbox.with-selected')}</span>
      <Button look="second" compact name="do" value="claim" hotkey="c">
        {w.t('inbox.claim-selected')}
      </Button>
      <Button look="second" compact name="do" value="release">
        {w.t('inbox.release-selected')}
      </Button>
      {a.mayAssign && a.colleagues.length > 0 ? (
        <span class="bulk-assign">
          <label for="officer" class="out">
            {w.t('inbox.assign-to')}
          </label>
          <OfficerSelect w={w} id="officer" colleagues={a.colleagues} />
          <Button look="second" compact name="do" value="assign">
            {w.t('inbox.assign-selected')}
          </Button>
        </span>
      ) : null}
    </div>
  );
};

/** The list with what can be done to several at once. */
export const TaskTable = (a: TaskTableProps) => {
  const { w, door, desk, settings } = a;
  const severalOffices = desk.chosen.length > 1;
  const taskOf = (l: InboxLine) => {
    const definition = door.window.catalogue.find(l.service, l.version);
    return l.kind === 'decision' && definition ? tasksOf(definition).find((t) => t.id === l.task) : undefined;
  };
  // Reviewers do not hear who has the other review; whoever gives out the tasks must know.
  const namedHere = (l: InboxLine, officer: Id): string =>
    taskOf(l)?.criteria !== undefined && !a.mayAssign ? w.t('inbox.somebody') : (a.names.get(officer) ?? w.t('inbox.somebody'));
  return (
    <form method="post" action="/inbox/assign" class="task-table">
      <input type="hidden" name="csrf" value={a.csrf ?? ''} />
      <input type="hidden" name="command" value={door.makeId()} />
      {Object.entries(settings).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Bulk {...a} />
      <Table
        caption={w.t('inbox.caption')}
        hideCaption
        rows={a.lines}
        columns={[
          { label: w.t('inbox.task'), kind: 'main', cell: (l) => <Main a={a} line={l} first={l === a.lines[0]} /> },
          {
            label: w.t('inbox.applicant'),
            cell: (l) => (
              <>
                <span dir="auto">{applicantName(w, l.applicantName, taskOf(l)?.blind === true)}</span>
                <span class="small soft block">{w.country(l.country)}</span>
              </>
            ),
          },
          {
            label: w.t('inbox.received'),
            kind: 'nowrap',
            cell: (l) => <time datetime={l.opened}>{w.whenShort(officeDay(door, l.office, l.opened))}</time>,
          },
          { label: w.t('inbox.clock'), cell: (l) => <TaskClockTag w={w} door={door} office={l.office} now={desk.now} line={l} /> },
          {
            label: w.t('inbox.officer'),
            cell: (l) => (
              <>
                {l.officer === null ? (
                  <span class="soft nowrap">{w.t('inbox.nobody')}</span>
                ) : l.officer === a.me ? (
                  w.t('inbox.you')
                ) : (
                  namedHere(l, l.officer)
                )}
                {severalOffices ? <span class="small soft block">{officeName(w, desk.known.get(l.office), l.office)}</span> : null}
              </>
            ),
          },
        ]}
      />
    </form>
  );
};
