/** What happened to a case, for one viewer: an applicant hears of every office, an officer reads the words of the own task only. */
import type { Actor } from '../../kernel/decider/actor.ts';
import type { JsonObject } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Definition, Text } from '../service/definition.ts';
import type { Case, CaseFact } from './case.ts';
import { isSealedFor, mayNameOfficer } from './views/reviews.ts';
import { itemNamed, stopText, taskNamed, type Item, type Named } from './views/naming.ts';

/** A stored event of the case, as `ledger.events` gives it. */
export interface CaseEvent {
  readonly version: number;
  readonly type: string;
  readonly at: Instant;
  readonly actor: Id;
  readonly data: JsonObject;
  readonly personal: JsonObject | null;
}
/** `task`: the officer's, which `taskView` allowed. */
export type HistoryViewer =
  | { readonly as: 'applicant'; readonly person: Id }
  | { readonly as: 'officer'; readonly state: Case; readonly task: string; readonly actor: Actor };

export interface HistoryLine {
  readonly version: number;
  readonly at: Instant;
  readonly type: CaseFact['type'];
  /** Who did it; null where that is not for these eyes. */
  readonly actor: Id | null;
  readonly task: string | null;
  readonly title: Text | null;
  readonly office: Id | null;
  /** A decision's or a note's words, or those of a withdrawal or appeal; null when none, erased, or not for these eyes. */
  readonly words: string | null;
  readonly items: readonly (Item & { readonly words: string | null })[];
  readonly decision: { readonly id: string; readonly label: Text | null; readonly outcome: string; readonly nobody: boolean } | null;
  readonly reasons: readonly Named[];
  /** Why a clock was stopped. */
  readonly reason: Text | null;
  readonly granted: boolean | null;
}

const ofTasks = new Set<string>([
  'TaskOpened',
  'TaskAssigned',
  'NoteAdded',
  'TaskSentBack',
  'SentBackAnswered',
  'ClockStopped',
  'ClockResumed',
  'TaskReminded',
  'TaskEscalated',
  'TaskDecided',
] satisfies readonly CaseFact['type'][]);
const ofCase = new Set<string>([
  'CaseOpened',
  'CaseSubmitted',
  'StageReached',
  'TasksStopped',
  'CaseDecided',
  'AppealLodged',
  'CaseWithdrawn',
  'CaseLapsed',
  'CaseClosed',
  'LetterMade',
] satisfies readonly CaseFact['type'][]);
/** What stays within the office. */
const within = new Set(['NoteAdded', 'TaskAssigned', 'TaskReminded']);
/** What follows by itself from an act, perhaps of another office: it has no doer of its own. */
const followsByItself = new Set(['StageReached', 'TasksStopped', 'CaseDecided', 'CaseClosed', 'LetterMade']);
const byApplicant = new Set(['CaseOpened', 'CaseSubmitted', 'SentBackAnswered', 'AppealLodged', 'CaseWithdrawn']);

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((v) => typeof v === 'string') : []);
const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

interface Known {
  readonly definition: Definition;
  /** By task: who has it, as the events so far say. */
  readonly offices: Map<string, { readonly office: Id; readonly kind: string; readonly of: string | null; readonly review: boolean }>;
}

const itemsOf = ({ definition }: Known, event: CaseEvent): HistoryLine['items'] => {
  const { words: said, remarks } = event.personal ?? {};
  const words = recordOf(event.type === 'TaskSentBack' ? said : remarks);
  const ids = event.type === 'TaskSentBack' ? listOf(event.data.items) : Object.keys(words);
  return ids.map((item) => ({
    ...(itemNamed(definition, item) ?? { item, kind: 'question' as const, label: { en: item }, group: null }),
    words: textOf(words[item]),
  }));
};

const decisionOf = ({ definition }: Known, task: string, { data }: CaseEvent): Pick<HistoryLine, 'decision' | 'reasons'> => {
  const id = String(data.decision);
  const known = taskNamed(definition, task)?.decisions.find((d) => d.id === id);
  return {
    decision: { id, label: known?.label ?? null, outcome: String(data.outcome), nobody: data.by === null },
    reasons: listOf(data.reasons).map((r) => ({ id: r, text: known?.reasons.find((k) => k.id === r)?.text ?? { en: r } })),
  };
};

/** Words that were said inside or between offices, not to this viewer. */
const wordsFor = (event: CaseEvent, advice: boolean, viewer: HistoryViewer): string | null => {
  if (viewer.as === 'applicant' && (advice || event.type === 'ClockStopped')) return null;
  const { words, asked } = event.personal ?? {};
  return textOf(words) ?? textOf(asked);
};

const lineOf = (known: Known, event: CaseEvent, viewer: HistoryViewer): HistoryLine => {
  const task = textOf(event.data.task);
  const entry = task === null ? undefined : known.offices.get(task);
  const decided = event.type === 'TaskDecided' && task !== null ? decisionOf(known, task, event) : { decision: null, reasons: [] };
  const follows = followsByItself.has(event.type) || (event.type === 'TaskOpened' && entry?.kind !== 'advice');
  const hidden = follows || (viewer.as === 'applicant' && !byApplicant.has(event.type));
  return {
    version: event.version,
    at: event.at,
    type: event.type as CaseFact['type'],
    actor: hidden && !(viewer.as === 'applicant' && event.actor === viewer.person) ? null : event.actor,
    task,
    title: task === null ? null : (taskNamed(known.definition, task)?.title ?? null),
    office: entry?.office ?? null,
    words: wordsFor(event, entry?.kind === 'advice', viewer),
    items: event.type === 'TaskSentBack' || event.type === 'SentBackAnswered' ? itemsOf(known, event) : [],
    ...decided,
    reason: event.type === 'ClockStopped' ? stopText(known.definition, String(event.data.reason)) : null,
    granted: typeof event.data.granted === 'boolean' ? event.data.granted : null,
  };
};

/** Of advice that this task asked for, its office hears the question and the answer, not what the other office noted. */
const ofAdvice = new Set(['TaskOpened', 'TaskEscalated', 'TaskDecided']);
const isOwn = (known: Known, viewer: HistoryViewer, task: string, type: string): boolean => {
  if (viewer.as === 'applicant' || task === viewer.task) return true;
  const entry = known.offices.get(task);
  return entry?.kind === 'advice' && entry.of === viewer.task && ofAdvice.has(type);
};

/** The grounds of an appeal are for the office that looks at it, and for whom it is about. */
const ownWords = (viewer: HistoryViewer, line: HistoryLine): HistoryLine => {
  if (viewer.as === 'applicant' || line.type !== 'AppealLodged') return line;
  const appeal = viewer.state.tasks.find((t) => t.task === viewer.task)?.kind === 'appeal';
  return appeal ? line : { ...line, words: null };
};

const ends = new Set(['CaseDecided', 'CaseWithdrawn', 'CaseLapsed']);
/** What of a review is not told yet: to an officer who has not made it, before its stage is over; to the applicant, before the end. */
const isKept = (known: Known, viewer: HistoryViewer, { type, data }: CaseEvent, isDecided: boolean): boolean => {
  const task = textOf(data.task);
  if (task === null || known.offices.get(task)?.review !== true || type === 'TaskOpened') return false;
  if (viewer.as === 'applicant') return type === 'TaskDecided' && !isDecided;
  const found = viewer.state.tasks.findLast((t) => t.task === task);
  if (found === undefined || !isSealedFor(viewer.state, found, viewer.actor.id)) return false;
  return type !== 'TaskAssigned' || !mayNameOfficer(viewer.state, found, viewer.actor);
};

/** Oldest first. Answers are never in it: `trackCase` and `taskView` show those that may be seen. */
export const caseHistory = (events: readonly CaseEvent[], definition: Definition, viewer: HistoryViewer): readonly HistoryLine[] => {
  const known: Known = { definition, offices: new Map() };
  const lines: HistoryLine[] = [];
  const isDecided = events.some(({ type }) => ends.has(type));
  for (const event of events) {
    const task = textOf(event.data.task);
    if (event.type === 'TaskOpened' && task !== null) {
      const { office, kind, of, review } = event.data;
      known.offices.set(task, { office: String(office), kind: String(kind), of: textOf(of), review: review === true });
    }
    if (viewer.as === 'applicant' && within.has(event.type)) continue;
    const show = ofTasks.has(event.type) ? task !== null && isOwn(known, viewer, task, event.type) : ofCase.has(event.type);
    if (show && !isKept(known, viewer, event, isDecided)) lines.push(ownWords(viewer, lineOf(known, event, viewer)));
  }
  return lines;
};
