/** Who is told what when something happens to a case. Pure. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Definition, Text } from '../service/definition.ts';
import type { Case, TasksStoppedBecause, TaskState } from '../case/case.ts';
import { routeTaskOf } from '../case/deciding/task-at-hand.ts';
import { taskIn } from '../case/standing.ts';
import { decisionLabel, itemNamed, taskNamed } from '../case/views/naming.ts';
import type { NoticeKind } from './kinds.ts';
import type { News } from './letters.ts';

/** `officers`: everyone with that role at the office, where nobody has taken the task. */
export type Audience =
  | { readonly to: 'person'; readonly person: Id }
  | { readonly to: 'officers'; readonly office: Id }
  | { readonly to: 'supervisors'; readonly office: Id };

/** Offices are named later, by who sends it; `task` is where an officer finds it. */
export type Notice = Omit<News, 'office' | 'href'> & { readonly audience: Audience; readonly office: Id; readonly at: string | null };

interface Happened {
  readonly type: string;
  readonly at: Instant;
  readonly actor: Id;
  readonly data: { readonly [key: string]: unknown };
}

/** The events that anybody is told of. */
export const toldOf = [
  'CaseSubmitted',
  'TaskOpened',
  'TaskAssigned',
  'TaskSentBack',
  'SentBackAnswered',
  'TaskReminded',
  'TaskEscalated',
  'TaskDecided',
  'TasksStopped',
  'CaseDecided',
  'AppealLodged',
] as const;

const stoppedBecause: readonly TasksStoppedBecause[] = ['refused', 'withdrawn', 'lapsed', 'decided'];

const unnamed: Text = { en: '' };
/** A task of the route by its title; advice and appeals by the title of the task they are about. */
const titleOf = (state: Case, definition: Definition, task: TaskState): Text =>
  taskNamed(definition, routeTaskOf(state, task))?.title ?? { en: task.task };

const workers = (task: TaskState): Audience =>
  task.officer === null ? { to: 'officers', office: task.office } : { to: 'person', person: task.officer };

const base = (state: Case, definition: Definition, kind: NoticeKind): Omit<Notice, 'audience' | 'office' | 'at'> => ({
  kind,
  reference: state.reference ?? '',
  service: definition.title,
  task: unnamed,
  decision: unnamed,
  items: [],
  until: null,
  granted: false,
  nobody: false,
  stopped: null,
});

const itemsOf = (definition: Definition, task: TaskState): readonly Text[] =>
  task.sentBack.flatMap(({ item }) => itemNamed(definition, item)?.label ?? []);

const whenDecided = (
  state: Case,
  task: TaskState,
  event: Happened,
): { readonly kind: NoticeKind; readonly audience: Audience } | undefined => {
  const applicant: Audience = { to: 'person', person: state.applicant.person };
  if (task.kind === 'appeal') return { kind: 'appeal-decided', audience: applicant };
  if (task.kind === 'decision') {
    // The decision of the whole tells of the task that ended it.
    const ends = state.decided === event.at && state.because === task.task;
    return ends ? undefined : { kind: 'task-decided', audience: applicant };
  }
  const asker = task.of === null ? undefined : taskIn(state, task.of);
  return asker && { kind: 'advice-given', audience: workers(asker) };
};

/** Of one task's own events. An event may be seen late: what is no longer so is not told. */
const ofTask = (state: Case, definition: Definition, event: Happened, task: TaskState): readonly Notice[] => {
  const applicant: Audience = { to: 'person', person: state.applicant.person };
  const told = (kind: NoticeKind, audience: Audience, more: Partial<Notice> = {}): Notice => ({
    ...base(state, definition, kind),
    task: titleOf(state, definition, task),
    office: task.office,
    at: audience === applicant ? null : task.task,
    until: task.clock.due,
    audience,
    ...more,
  });
  const waiting = task.status === 'open' || task.status === 'sent-back';
  switch (event.type) {
    case 'TaskOpened':
      if (!waiting || task.opened !== event.at) return [];
      return [told(task.kind === 'advice' ? 'advice-asked' : 'new-task', { to: 'officers', office: task.office })];
    case 'TaskAssigned': {
      const { officer, because } = event.data;
      const given = because !== 'claimed' && because !== 'released' && typeof officer === 'string';
      return waiting && given && officer === task.officer && officer !== event.actor
        ? [told('assigned', { to: 'person', person: officer })]
        : [];
    }
    case 'TaskSentBack':
      return task.status === 'sent-back' ? [told('sent-back', applicant, { items: itemsOf(definition, task), until: task.answerBy })] : [];
    case 'SentBackAnswered':
      return waiting ? [told('answers-received', applicant), told('came-back', workers(task))] : [];
    case 'TaskReminded':
      return waiting ? [told('reminded', workers(task))] : [];
    case 'TaskEscalated':
      return waiting ? [told('overdue', { to: 'supervisors', office: task.office })] : [];
    case 'TaskDecided': {
      const who = whenDecided(state, task, event);
      // A review is told to nobody by itself: the applicant hears of it with the decision of the whole.
      if (who === undefined || task.review === true) return [];
      const at = who.kind === 'advice-given' ? task.of : null;
      const outcome = {
        decision: decisionLabel(definition, task) ?? unnamed,
        granted: task.outcome === 'approved',
        nobody: task.by === null,
      };
      return [told(who.kind, who.audience, { ...outcome, at })];
    }
    default:
      return [];
  }
};

/** Whoever was at work on a task that nobody needs to decide any more. Opened again meanwhile, it is told as a new one. */
const ofStopped = (state: Case, definition: Definition, { at, data }: Happened): readonly Notice[] => {
  const stopped = stoppedBecause.find((why) => why === data.because) ?? null;
  const ids: readonly unknown[] = Array.isArray(data.tasks) ? data.tasks : [];
  return state.tasks
    .filter((task) => task.status === 'stopped' && task.ended === at && ids.includes(task.task))
    .map((task) => ({
      ...base(state, definition, 'task-stopped'),
      ...{ task: titleOf(state, definition, task), office: task.office, at: task.task, audience: workers(task), stopped },
    }));
};

/** Nothing for a trial, and nothing before a case is sent. */
export const noticesFor = (event: Happened, state: Case, definition: Definition): readonly Notice[] => {
  if (state.trial || state.reference === null) return [];
  const applicant = { audience: { to: 'person', person: state.applicant.person }, at: null } as const;
  if (event.type === 'CaseSubmitted') return [{ ...base(state, definition, 'received'), ...applicant, office: state.lead }];
  if (event.type === 'CaseDecided') {
    const { granted, appealUntil } = event.data;
    const until = typeof appealUntil === 'string' ? appealUntil : null;
    return [{ ...base(state, definition, 'decided'), ...applicant, office: state.lead, granted: granted === true, until }];
  }
  if (event.type === 'AppealLodged') {
    const against = taskNamed(definition, String(event.data.against))?.title ?? unnamed;
    const office = definition.appeal?.office ?? state.lead;
    return [{ ...base(state, definition, 'appeal-lodged'), ...applicant, office, task: against }];
  }
  if (event.type === 'TasksStopped') return ofStopped(state, definition, event);
  const { task: id } = event.data;
  const task = typeof id === 'string' ? taskIn(state, id) : undefined;
  return task === undefined ? [] : ofTask(state, definition, event, task);
};

/** The warning that a case will lapse: undefined when nothing is awaited any more, or by another day. */
export const lapsingNotice = (state: Case, definition: Definition, taskId: string, answerBy: Instant): Notice | undefined => {
  const task = taskIn(state, taskId);
  if (state.trial || task?.status !== 'sent-back' || task.answerBy !== answerBy) return undefined;
  return {
    ...base(state, definition, 'lapsing'),
    audience: { to: 'person', person: state.applicant.person },
    at: null,
    office: task.office,
    task: titleOf(state, definition, task),
    items: itemsOf(definition, task),
    until: answerBy,
  };
};
