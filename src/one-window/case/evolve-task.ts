import type { Recorded } from '../../kernel/decider/decider.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { CaseFact, TaskClock, TaskState } from './case.ts';

type Seen = Recorded<CaseFact>;
type Of<T extends CaseFact['type']> = Extract<Seen, { type: T }>;

export const taskOpened = ({ data, personal, at }: Of<'TaskOpened'>): TaskState => ({
  task: data.task,
  kind: data.kind,
  of: data.of,
  stage: data.stage,
  office: data.office,
  calendar: data.calendar,
  status: 'open',
  officer: null,
  opened: at,
  ended: null,
  decision: null,
  outcome: null,
  reasons: [],
  words: null,
  asked: personal?.asked ?? null,
  clock: {
    promise: data.promise,
    due: data.due,
    left: null,
    stopped: null,
    remind: data.remind,
    overdue: false,
    used: 0,
    since: at,
  },
  sentBack: [],
  cameBack: [],
  answerBy: null,
  spent: null,
  ...(data.review === true ? { review: true } : {}),
  ...(data.blind === true ? { blind: true } : {}),
});

const stopped = (clock: TaskClock, at: Instant, reason: string, left: number, used: number): TaskClock => ({
  ...clock,
  due: null,
  remind: null,
  left,
  used,
  stopped: { reason, since: at },
});
const resumed = (clock: TaskClock, at: Instant, due: Instant, remind: Instant | null): TaskClock => ({
  ...clock,
  due,
  remind,
  left: null,
  stopped: null,
  since: at,
});
const silenced = (clock: TaskClock): TaskClock => ({ ...clock, due: null, remind: null, left: null, stopped: null });

/** A task that nobody waits for any more. */
export const taskStopped = (task: TaskState, at: Instant): TaskState => ({
  ...task,
  status: 'stopped',
  ended: at,
  clock: silenced(task.clock),
  sentBack: [],
  answerBy: null,
});

/** What an event of one task makes of it. */
export const evolveTask = (task: TaskState, event: Seen): TaskState => {
  switch (event.type) {
    case 'TaskAssigned':
      return { ...task, officer: event.data.officer };
    case 'TaskSentBack': {
      const { items, left, used, answerBy } = event.data;
      const sentBack = items.map((item) => ({ item, words: event.personal?.words[item] ?? null }));
      return { ...task, status: 'sent-back', sentBack, answerBy, clock: stopped(task.clock, event.at, 'sent-back', left, used) };
    }
    case 'SentBackAnswered': {
      const cameBack = task.sentBack.map((back) => ({ ...back, remark: event.personal?.remarks[back.item] ?? null }));
      const clock = resumed(task.clock, event.at, event.data.due, event.data.remind);
      return { ...task, status: 'open', sentBack: [], cameBack, answerBy: null, clock };
    }
    case 'ClockStopped':
      return { ...task, clock: stopped(task.clock, event.at, event.data.reason, event.data.left, event.data.used) };
    case 'ClockResumed':
      return { ...task, clock: resumed(task.clock, event.at, event.data.due, event.data.remind) };
    case 'TaskReminded':
      return { ...task, clock: { ...task.clock, remind: null } };
    case 'TaskEscalated':
      return { ...task, clock: { ...task.clock, remind: null, overdue: true } };
    case 'TaskDecided': {
      const { decision, outcome, reasons, by, spent, scores, score } = event.data;
      const points = scores === undefined || score === undefined ? {} : { scores, score };
      const words = event.personal?.words ?? null;
      const clock = silenced(task.clock);
      return { ...task, status: 'decided', ended: event.at, decision, outcome, reasons, by, spent, words, clock, ...points };
    }
    default:
      return task;
  }
};
