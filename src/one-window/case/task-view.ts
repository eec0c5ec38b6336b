/**
 * One task as its office sees it: exactly the answers and files that the service lets this task see, and nothing of what other
 * offices wrote. Every door shows officers a case through here, so that what is restricted leaks nowhere.
 */
import { type Actor, hasAt } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { notAllowed, notFound, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { OfficeBook } from '../calendar/calendar.ts';
import { documentsAsked, groupsAsked, questionsAsked } from '../forms/plan.ts';
import { type Seen, seenBy } from '../forms/seen.ts';
import type { Decision, Definition } from '../service/definition.ts';
import { tasksOf } from '../service/definition.ts';
import { conflictOf } from './access.ts';
import type { AttachedFile, Case, TaskState } from './case.ts';
import { itemsSentBack, shownDecision, shownTask } from './track.ts';
import { barred } from './deciding/review.ts';
import { routeTaskOf } from './deciding/task-at-hand.ts';
import { factsAsOf, taskIn } from './standing.ts';
import { fileTitle, taskNamed } from './views/naming.ts';
import type { OtherTask, SeenAnswer, SeenDocument, SeenGroup, SeenSection, TaskView } from './views/seen.ts';
import { isSealed, isSealedFor, mayNameOfficer, shownPoints } from './views/reviews.ts';
import { actsOn } from './views/task-acts.ts';

export type * from './views/seen.ts';
export type { TaskAct } from './views/task-acts.ts';

/** Undefined: this actor may see the task as an officer. The editor of a trial may see every task of it. */
export const mayView = (state: Case, task: TaskState, actor: Actor): Refusal | undefined => {
  if (state.trial && state.applicant.person === actor.id) return undefined;
  if (!hasAt(actor, task.office, 'officer', 'supervisor')) return notAllowed({ task: task.task });
  return actor.kind === 'system' ? undefined : conflictOf(state, actor);
};

/** What an officer of this task may see: for advice and appeals, what the task they are about may. */
export const seenIn = (state: Case, definition: Definition, task: TaskState): Seen => seenBy(definition, routeTaskOf(state, task));

/** Whether the office of this task may see this file: of a document or question it sees, or one that it made itself. */
export const seesFile = (seen: Seen, task: TaskState, file: { readonly document: string; readonly task: string | null }): boolean =>
  seen.documents.has(file.document) || seen.questions.has(file.document) || file.task === task.task;

const sectionsSeen = (state: Case, definition: Definition, seen: Seen): readonly SeenSection[] => {
  const facts = factsAsOf(state);
  const asked = new Set(groupsAsked(definition, facts).map((g) => g.id));
  return definition.sections.flatMap(({ id: section, title, groups }) => {
    const shown = groups
      .filter((g) => asked.has(g.id))
      .map((g): SeenGroup => {
        const answers = questionsAsked(definition, g, facts)
          .filter((q) => seen.questions.has(q.id) && q.kind !== 'file' && q.kind !== 'declaration')
          .map((question): SeenAnswer => ({ question, answer: state.answers?.[question.id] ?? null }));
        return { group: g.id, title: g.title, answers };
      })
      .filter((g) => g.answers.length > 0);
    return shown.length === 0 ? [] : [{ section, title, groups: shown }];
  });
};

const documentsSeen = (state: Case, definition: Definition, seen: Seen, task: TaskState): readonly SeenDocument[] => {
  const facts = factsAsOf(state);
  const fileQuestions = groupsAsked(definition, facts)
    .flatMap((g) => questionsAsked(definition, g, facts))
    .filter((q) => q.kind === 'file');
  const files = state.files.filter((f) => seesFile(seen, task, f));
  const asked = [...fileQuestions.map((q) => q.id), ...documentsAsked(definition, facts).map((d) => d.id)];
  const visible = asked.filter((id) => seen.documents.has(id) || seen.questions.has(id));
  return [...new Set([...visible, ...files.map((f) => f.document)])].map((document) => {
    const title = fileTitle(definition, document);
    return {
      document,
      title,
      asked: visible.includes(document),
      files: files.filter((f) => f.document === document).map((f) => ({ ...f, name: nameFor(task, f), title })),
    };
  });
};

/** What an applicant called a file may say who they are. */
export const nameFor = (task: TaskState, { document, kind, name, task: maker }: AttachedFile): string | null =>
  task.blind === true && maker === null ? `${document}.${kind === 'jpeg' ? 'jpg' : kind}` : name;

const other = (state: Case, definition: Definition, to: TaskState, task: TaskState): OtherTask => {
  const own = task.kind === 'advice' && task.of === to.task;
  return {
    task: task.task,
    kind: task.kind,
    title: taskNamed(definition, task.task)?.title ?? null,
    office: task.office,
    status: task.status,
    outcome: isSealed(state, task) ? null : task.outcome,
    asked: own ? task.asked : null,
    answer: own ? task.words : null,
  };
};

/** Offices with a part in this service: of its route, whoever leads it, and its appeal office. */
const officesOf = (definition: Definition): readonly Id[] => [
  definition.lead,
  ...tasksOf(definition).flatMap((t) => (typeof t.office === 'string' ? [t.office] : Object.values(t.office.offices))),
  ...(definition.appeal === undefined ? [] : [definition.appeal.office]),
];

const decisionIdsOf = (task: TaskState, decisions: readonly Decision[]): readonly string[] => {
  if (task.kind === 'advice') return ['answer'];
  return task.kind === 'appeal' ? ['allow', 'dismiss'] : decisions.map((d) => d.id);
};

const taskShown = (state: Case, definition: Definition, task: TaskState, actor: Actor): TaskView['task'] => ({
  ...shownTask(definition, task),
  officer: mayNameOfficer(state, task, actor) ? task.officer : null,
  asked: task.kind === 'advice' ? task.asked : null,
  grounds: task.kind === 'appeal' ? task.asked : null,
  decision: isSealedFor(state, task, actor.id) ? null : shownDecision(definition, task, true),
  points: isSealedFor(state, task, actor.id) ? null : shownPoints(definition, task),
  sealed: isSealed(state, task),
  items: itemsSentBack(definition, task, task.sentBack),
  cameBack: itemsSentBack(definition, task, task.cameBack).map((item, i) => ({ ...item, remark: task.cameBack[i]?.remark ?? null })),
});

const barredFrom = (state: Case, definition: Definition, task: TaskState, actor: Actor, offices: OfficeBook): Refusal | undefined => {
  const theirs = actor.grants.flatMap(({ office }) => (office === null ? [] : [office]));
  return barred({ rules: { offices }, definition }, state, task, { person: actor.id, offices: theirs });
};

/**
 * Pure. `definition` is the version that the case names; `offices`: whose office is whose, for who may not review whom.
 * Refused: `not-found`, `not-allowed`, `own-case`, `own-organisation`, `own-student`.
 */
export const taskView = (
  state: Case,
  definition: Definition,
  taskId: string,
  actor: Actor,
  offices: OfficeBook = {},
): TaskView | Refusal => {
  const task = taskIn(state, taskId);
  if (task === undefined) return notFound({ task: taskId });
  const turnedDown = mayView(state, task, actor);
  if (turnedDown !== undefined) return turnedDown;
  const bar = barredFrom(state, definition, task, actor, offices);
  // Whoever is from the applicant's own institution has no business with the answers; a supervisor must still give it to somebody.
  if (bar?.reason === 'own-student' && !hasAt(actor, task.office, 'supervisor')) return bar;
  const seen = seenIn(state, definition, task);
  const sections = sectionsSeen(state, definition, seen);
  const documents = documentsSeen(state, definition, seen, task);
  const known = task.kind === 'decision' ? taskNamed(definition, task.task) : undefined;
  const decisions = known?.decisions ?? [];
  const blind = task.blind === true;
  const refused = task.kind === 'appeal' && task.of !== null ? taskIn(state, task.of) : undefined;
  return {
    service: state.service,
    version: state.version,
    title: definition.title,
    reference: state.reference,
    status: state.status,
    trial: state.trial,
    submitted: state.submitted,
    blind,
    applicant: {
      name: blind ? null : state.applicant.name,
      kind: state.applicant.kind,
      country: state.applicant.country,
      organisation: blind ? null : state.applicant.organisation,
    },
    task: taskShown(state, definition, task, actor),
    appealed: refused
      ? {
          task: refused.task,
          title: taskNamed(definition, refused.task)?.title ?? null,
          office: refused.office,
          decision: shownDecision(definition, refused, true),
        }
      : null,
    sections,
    documents,
    mayMark: [
      ...sections.flatMap((s) => s.groups.flatMap((g) => g.answers.map((a) => a.question.id))),
      ...documents.flatMap((d) => (d.asked ? [d.document] : [])),
    ],
    seesEverything: taskNamed(definition, routeTaskOf(state, task))?.sees === 'everything',
    decisions,
    decisionIds: decisionIdsOf(task, decisions),
    criteria: known?.criteria ?? [],
    stops: definition.stops,
    toProduce: (known?.produces ?? [])
      .filter((d) => !state.files.some((f) => f.document === d && f.task === task.task))
      .map((document) => ({ document, title: fileTitle(definition, document) })),
    mayAsk: [...new Set(officesOf(definition))].filter((o) => o !== task.office && !state.applicant.offices.includes(o)),
    others: state.tasks.filter((t) => t !== task).map((t) => other(state, definition, task, t)),
    acts: actsOn(state, task, actor).filter((act) => bar === undefined || act === 'AssignTask'),
  };
};
