/** All that the page of one task shows, for whoever may see it. */
import type { Id } from '../../../../kernel/identifiers/identifiers.ts';
import { streamId } from '../../../../kernel/identifiers/identifiers.ts';
import { isRefusal, notFound, type Refusal } from '../../../../kernel/refusals/refusal.ts';
import type { Case, TaskState } from '../../../../one-window/case/case.ts';
import { findDefinition } from '../../../../one-window/case/find-definition.ts';
import { caseHistory, type HistoryLine } from '../../../../one-window/case/history.ts';
import { listDuplicates } from '../../../../one-window/case/queries.ts';
import { type TaskView, taskView } from '../../../../one-window/case/task-view.ts';
import type { Definition } from '../../../../one-window/service/definition.ts';
import type { OfficeRow } from '../../../../identity/index.ts';
import { listOffices } from '../../../../identity/index.ts';
import type { Instant } from '../../../../kernel/time/time.ts';
import type { Ask, Door } from '../../door.ts';
import type { Form } from '../../forms.ts';
import type { Words } from '../../words/words.ts';
import { type Colleague, colleaguesOf } from './colleagues.ts';
import { isSupervisorOf, peopleNamed } from './office-desk.ts';
import { type Settings, settingsIn } from './settings.ts';

/** A form that came back: what it was for, what it held, and why it was turned down. */
export interface Back {
  readonly act: string;
  readonly form: Form;
  readonly words: string;
  /** The field the reason belongs to. */
  readonly field?: string | undefined;
}

/** What an order about a task needs: nothing is asked of the database that the order itself would not ask. */
export interface TaskAtHand {
  readonly w: Words;
  readonly door: Door;
  readonly csrf: string | null;
  readonly me: Id;
  readonly now: Instant;
  readonly id: Id;
  readonly state: Case;
  readonly task: TaskState;
  readonly definition: Definition;
  readonly view: TaskView;
  /** The list the officer came from, to go on with. */
  readonly settings: Settings;
}
/** What its page shows beside that. */
export interface AtTask extends TaskAtHand {
  readonly history: readonly HistoryLine[];
  readonly known: ReadonlyMap<Id, OfficeRow>;
  readonly names: ReadonlyMap<Id, string>;
  /** Who got the task and why, by the version of the event that says so. */
  readonly moves: ReadonlyMap<number, { readonly officer: Id | null; readonly because: string }>;
  /** References of other applications of the same applicant to the same service that are not over. */
  readonly duplicates: readonly string[];
  /** To whom a supervisor can give the task. */
  readonly colleagues: readonly Colleague[];
  readonly back?: Back | undefined;
}

export const findTask = async (c: Ask, door: Door): Promise<TaskAtHand | Refusal> => {
  const { words: w, actor, csrf, person } = c.get('visitor');
  const [id, taskId] = [c.req.param('case') ?? '', c.req.param('task') ?? ''];
  const found = await door.ledger.state<Case>(streamId('case', id));
  if (!found) return notFound();
  const { state } = found;
  const definition = await findDefinition(door, state);
  const task = state.tasks.findLast((t) => t.task === taskId);
  if (!definition || !task) return notFound();
  const view = taskView(state, definition, taskId, actor, door.window.offices);
  if (isRefusal(view)) return view;
  const settings = settingsIn((name) => c.req.query(name));
  return { w, door, csrf, id, state, task, definition, view, settings, me: person?.id ?? '', now: door.clock() };
};

export const openTask = async (c: Ask, door: Door): Promise<AtTask | Refusal> => {
  const at = await findTask(c, door);
  if (isRefusal(at)) return at;
  const { id, state, task, definition } = at;
  const [events, offices, alike] = await Promise.all([
    door.ledger.events(streamId('case', id)),
    listOffices(door.ledger.db),
    state.trial ? [] : listDuplicates(door.ledger, state.applicant.person, state.service, id),
  ]);
  const history = caseHistory(events, definition, { as: 'officer', state, task: task.task, actor: c.get('visitor').actor });
  const moves = new Map(
    events.flatMap(({ version, type, data }) =>
      type === 'TaskAssigned' && data.task === task.task
        ? [[version, { officer: typeof data.officer === 'string' ? data.officer : null, because: String(data.because) }] as const]
        : [],
    ),
  );
  // Whose review this is stays closed to the others: without a name, every part of the page says “somebody”.
  const isHidden = task.officer !== at.view.task.officer;
  const known = isHidden ? [] : [task.officer, task.by, ...[...moves.values()].map((m) => m.officer)];
  const [names, colleagues] = await Promise.all([peopleNamed(door, [...known, ...history.map((h) => h.actor)]), assignable(c, at)]);
  return {
    ...at,
    ...{ history, names, moves, colleagues },
    duplicates: alike.flatMap((other) => (other.reference === null ? [] : [other.reference])),
    known: new Map(offices.map((o) => [o.id, o])),
  };
};

/** To whom this visitor can give the task. */
export const assignable = async (c: Ask, { door, state, task, view }: TaskAtHand): Promise<readonly Colleague[]> => {
  const may = view.acts.includes('AssignTask') && !state.trial && isSupervisorOf(c.get('visitor').actor, task.office);
  return may ? colleaguesOf(door, [task.office]) : [];
};

/** The page of a task, with the list that the officer came from. */
export const taskAt = (
  a: { readonly id: Id; readonly task: { readonly task: string }; readonly settings: Settings },
  more: Readonly<Record<string, string>> = {},
  act = '',
): string => {
  const { view, office, service } = a.settings;
  const query = new URLSearchParams(Object.entries({ view, office, service, ...more }).filter(([, value]) => value !== ''));
  return `/inbox/${a.id}/${a.task.task}${act === '' ? '' : `/${act}`}?${query}`;
};
