/** A case as its applicant sees it: every office's task and clock, those still to come too, and whose turn it is. */
import { conditionsOf, feesOf, type PlannedTask, plan, promisedDays } from '../forms/plan.ts';
import type { Facts } from '../forms/answers.ts';
import type { Definition, Stage } from '../service/definition.ts';
import { type Case, finalStatuses, type SentBackItem, type TaskState } from './case.ts';
import { factsAsOf, taskIn } from './standing.ts';
import { decisionLabel, decisionReasons, fileTitle, itemNamed, stopText, taskNamed } from './views/naming.ts';
import { isUntold, shownPoints } from './views/reviews.ts';
import type {
  ApplicantAct,
  ItemSentBack,
  ShownClock,
  ShownDecision,
  Tracked,
  TrackedStage,
  TrackedStatus,
  TrackedTask,
} from './views/tracked.ts';
import { waitsOf } from './views/waits.ts';

export type * from './views/tracked.ts';

export const shownClock = (definition: Definition, { clock }: TaskState): ShownClock => ({
  promise: clock.promise,
  due: clock.due,
  overdue: clock.overdue,
  stopped: clock.stopped && { ...clock.stopped, text: stopText(definition, clock.stopped.reason) },
});

/** `words`: whether the decision's words are for these eyes. */
export const shownDecision = (definition: Definition, task: TaskState, words: boolean): ShownDecision | null =>
  task.status !== 'decided' || task.decision === null || task.outcome === null
    ? null
    : {
        id: task.decision,
        label: decisionLabel(definition, task),
        outcome: task.outcome,
        nobody: task.by === null,
        reasons: decisionReasons(definition, task),
        words: words ? task.words : null,
      };

export const itemsSentBack = (definition: Definition, task: TaskState, items: readonly SentBackItem[]): readonly ItemSentBack[] =>
  items.map(({ item, words }) => ({
    ...(itemNamed(definition, item) ?? { item, kind: 'question', label: { en: item }, group: null }),
    task: task.task,
    words,
  }));

/** What of a task is for the applicant and for its own office alike. */
export const shownTask = (definition: Definition, task: TaskState) => {
  const known = taskNamed(definition, task.task);
  return {
    task: task.task,
    kind: task.kind,
    of: task.of,
    title: known?.title ?? null,
    why: known?.why ?? null,
    office: task.office,
    status: task.status,
    opened: task.opened,
    ended: task.ended,
    clock: shownClock(definition, task),
    spent: task.spent,
    answerBy: task.answerBy,
  };
};

/** What offices say to each other (advice) is not the applicant's. */
const shown = (state: Case, definition: Definition, task: TaskState): TrackedTask => ({
  ...shownTask(definition, task),
  round: state.tasks.filter((t) => t.task === task.task && t.opened <= task.opened).indexOf(task) + 1,
  decision: isUntold(state, task) ? null : shownDecision(definition, task, task.kind !== 'advice'),
  points: isUntold(state, task) ? null : shownPoints(definition, task),
  items: task.status === 'sent-back' ? itemsSentBack(definition, task, task.sentBack) : [],
});

const planned = ({ task, office }: PlannedTask, status: TrackedStatus): TrackedTask => ({
  task: task.id,
  kind: 'decision',
  of: null,
  title: task.title,
  why: task.why,
  office: office ?? null,
  status,
  round: 1,
  opened: null,
  ended: null,
  clock: null,
  decision: null,
  points: null,
  spent: null,
  items: [],
  answerBy: null,
});

const isOver = (state: Case): boolean => finalStatuses.includes(state.status) || state.status === 'refused';

/** What becomes of a task that has not been opened. A stage that is behind us will not open it any more. */
const statusToCome = (state: Case, applies: PlannedTask['applies'], behind: boolean): TrackedStatus => {
  if (applies === 'no' || behind) return 'not-needed';
  if (isOver(state)) return 'not-reached';
  return applies === 'yes' ? 'to-come' : 'may-come';
};

const stageStatus = (tasks: readonly TrackedTask[], over: boolean): TrackedStage['status'] => {
  const route = tasks.filter((t) => t.kind === 'decision');
  const latest = route.filter((t) => !route.some((o) => o.task === t.task && o.round > t.round));
  const some = (...statuses: readonly TrackedStatus[]) => latest.some((t) => statuses.includes(t.status));
  if (some('open', 'sent-back')) return 'open';
  if (some('stopped')) return 'stopped';
  const begun = some('decided');
  if (some('to-come', 'may-come')) return begun && !over ? 'open' : 'to-come';
  if (begun) return 'done';
  return some('not-reached') ? 'not-reached' : 'not-needed';
};

/** Behind its tasks stands what was asked about them: advice of advice too. */
const about = (state: Case, task: string): readonly TaskState[] =>
  state.tasks.filter((t) => t.of === task).flatMap((t) => [t, ...about(state, t.task)]);

const stageOf = (state: Case, definition: Definition, facts: readonly PlannedTask[], stage: Stage, behind: boolean): TrackedStage => {
  const tasks = facts
    .filter((p) => p.stage === stage.id)
    .flatMap((p): readonly TrackedTask[] => {
      const rounds = state.tasks.filter((t) => t.kind === 'decision' && t.task === p.task.id);
      if (rounds.length === 0) return [planned(p, statusToCome(state, p.applies, behind))];
      return [...rounds, ...about(state, p.task.id)].map((t) => shown(state, definition, t));
    });
  return { stage: stage.id, title: stage.title, status: stageStatus(tasks, isOver(state)), tasks };
};

const stagesOf = (state: Case, definition: Definition, facts: Facts): readonly TrackedStage[] => {
  const route = plan(definition, facts);
  const now = definition.stages.findIndex((s) => s.id === state.stage);
  const reached = state.status === 'granted' ? definition.stages.length : now;
  return definition.stages.map((stage, i) => stageOf(state, definition, route, stage, i < reached));
};

/** What the applicant may do now; time may have run out since, and then the order is refused. */
const actsOf = (state: Case): readonly ApplicantAct[] => [
  ...(state.status === 'draft' ? (['fill-in'] as const) : []),
  ...(state.tasks.some((t) => t.status === 'sent-back') ? (['answer'] as const) : []),
  ...(state.status === 'refused' && state.appealUntil !== null ? (['appeal'] as const) : []),
  ...(finalStatuses.includes(state.status) || state.status === 'refused' ? [] : (['withdraw'] as const)),
];

/** Files of offices are the applicant's to see once their task has ended. */
const filesOf = (state: Case, definition: Definition): Tracked['files'] =>
  state.files
    .filter((f) => f.task === null || taskIn(state, f.task)?.status === 'decided')
    .map(({ sha256: _, ...f }) => ({ ...f, title: fileTitle(definition, f.document) }));

/** Pure. `definition` is the version that the case names. */
export const trackCase = (state: Case, definition: Definition): Tracked => {
  const facts = factsAsOf(state);
  const because = state.because === null ? undefined : taskIn(state, state.because);
  const conditions = state.submitted === null ? conditionsOf(definition, facts) : state.conditions;
  return {
    service: state.service,
    version: state.version,
    title: definition.title,
    outcomeTitle: definition.outcome.title,
    lead: state.lead,
    reference: state.reference,
    status: state.status,
    trial: state.trial,
    applicant: { name: state.applicant.name, kind: state.applicant.kind, country: state.applicant.country },
    opened: state.opened,
    submitted: state.submitted,
    decided: state.decided,
    promise: promisedDays(definition, facts),
    stages: stagesOf(state, definition, facts),
    waits: waitsOf(state, definition),
    items: state.tasks.filter((t) => t.status === 'sent-back').flatMap((t) => itemsSentBack(definition, t, t.sentBack)),
    granted: state.granted,
    because: because === undefined ? null : shown(state, definition, because),
    validUntil: state.validUntil,
    conditions: conditions.flatMap((i) => definition.outcome.conditions[i]?.text ?? []),
    appeal:
      state.status === 'refused' && state.appealUntil !== null && definition.appeal !== undefined
        ? { office: definition.appeal.office, until: state.appealUntil }
        : null,
    letters: state.letters,
    files: filesOf(state, definition),
    fees: feesOf(definition, facts),
    acts: actsOf(state),
  };
};
