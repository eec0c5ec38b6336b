/** Checks answers group by group, and says what an application still lacks. Never throws, whatever was sent. */
import type { Definition, Entry, Group, Question } from '../service/definition.ts';
import type { Answer, Answers, EntryAnswers, Facts } from './answers.ts';
import { holds } from './expressions.ts';
import { documentsAsked, groupsAsked, questionsAsked } from './plan.ts';
import { readPlain, wrongly } from './read-answer.ts';
import type { Wrong } from './read-answer.ts';
import { own } from './values.ts';

export type { Wrong } from './read-answer.ts';

export interface CheckedGroup {
  /** What is kept of the group: cleaned, of the right kind, and of questions that are asked. */
  readonly answers: Answers;
  /** By question id; inside a repeated group by `question.index.entry`, with the entry's place as it was sent, from 0. Empty: whole. */
  readonly wrong: Readonly<Record<string, Wrong>>;
}

/** Entries of a repeated group, where the service sets no limit of its own. */
export const mostEntries = 50;

/**
 * Takes what a form or a client sent for one group. Numbers may come as text, a day as its three fields, entries as a list or by index.
 * Declarations are kept when ticked, and never missed here: they are made when the whole is sent.
 */
export const checkGroup = (definition: Definition, group: Group, raw: Readonly<Record<string, unknown>>, facts: Facts): CheckedGroup => {
  const read = new Map(group.questions.map((question) => [question.id, readQuestion(question, own(raw, question.id))]));
  const given = [...read].flatMap(([id, { answer }]): [string, Answer][] => (answer === undefined ? [] : [[id, answer]]));
  const here = new Set(group.questions.map(({ id }) => id));
  const others = Object.entries(facts.answers ?? {}).filter(([id]) => !here.has(id));
  // Which of this group's questions are asked depends on what was just answered.
  const now: Facts = { ...facts, answers: Object.fromEntries([...others, ...given]) };
  const answers: Record<string, Answer> = {};
  const wrong: Record<string, Wrong> = {};
  for (const question of questionsAsked(definition, group, now)) {
    const { answer, wrong: misread, rows = [] } = read.get(question.id) ?? {};
    if (answer !== undefined) answers[question.id] = answer;
    const found =
      misread ??
      (isMissing(question, answer, facts)
        ? wrongly('answer-missing')
        : answer === undefined
          ? undefined
          : failedCheck(definition, question, now));
    if (found !== undefined) wrong[question.id] = found;
    const shown = rows.map((row) => shownIn(definition, question, row, now));
    for (const row of shown) Object.assign(wrong, wrongIn(definition, question, row, now));
    if (answer === undefined || question.kind !== 'group') continue;
    const kept = shown.map((row) => row.answers).filter((row) => Object.keys(row).length > 0);
    if (kept.length > 0) answers[question.id] = kept;
    else delete answers[question.id];
  }
  return { answers, wrong };
};

const isMissing = (question: Question, answer: Answer | undefined, facts: Facts): boolean => {
  if (!question.required || question.kind === 'declaration') return false;
  return question.kind === 'file' ? !facts.attached.includes(question.id) : answer === undefined;
};

interface Row {
  /** Its place as it was sent. */
  readonly index: number;
  readonly answers: EntryAnswers;
  readonly wrong: Readonly<Record<string, Wrong>>;
}
interface ReadQuestion {
  readonly answer?: Answer | undefined;
  readonly wrong?: Wrong | undefined;
  /** Of a repeated group. */
  readonly rows?: readonly Row[];
}
const readQuestion = (question: Question, raw: unknown): ReadQuestion =>
  question.kind === 'group' ? readEntries(question, raw) : readPlain(question, raw);

/** Entries left empty altogether are dropped. */
const readEntries = (question: Question, raw: unknown): ReadQuestion => {
  const most = Math.min(question.max ?? mostEntries, mostEntries);
  const least = question.min ?? 0;
  const rows = rowsOf(raw)
    .map((row, index) => readEntry(question.entries ?? [], row, index))
    .filter(({ answers, wrong }) => Object.keys(answers).length + Object.keys(wrong).length > 0);
  const kept = rows.slice(0, mostEntries);
  const answer = kept.map(({ answers }) => answers).filter((answers) => Object.keys(answers).length > 0);
  const read = answer.length === 0 ? { rows: kept } : { rows: kept, answer };
  if (rows.length > most) return { ...read, wrong: wrongly('answer-too-many', { most }) };
  return rows.length > 0 && rows.length < least ? { ...read, wrong: wrongly('answer-too-few', { least }) } : read;
};
const rowsOf = (raw: unknown): readonly unknown[] => {
  const rows = Array.isArray(raw) ? raw : typeof raw === 'object' && raw !== null ? Object.values(raw) : [];
  return rows.slice(0, 4 * mostEntries);
};
const readEntry = (entries: readonly Entry[], row: unknown, index: number): Row => {
  const answers: Record<string, EntryAnswers[string]> = {};
  const wrong: Record<string, Wrong> = {};
  for (const entry of entries) {
    const read = readPlain(entry, own(row, entry.id));
    if (read.answer !== undefined) answers[entry.id] = read.answer as EntryAnswers[string];
    if (read.wrong !== undefined) wrong[entry.id] = read.wrong;
  }
  return { index, answers, wrong };
};

const failedCheck = (definition: Definition, question: Question, now: Facts): Wrong | undefined => {
  const check = question.checks.findIndex(({ that }) => !holds(definition, that, now));
  return check < 0 ? undefined : wrongly('answer-check', { check });
};

interface ShownRow extends Row {
  readonly asked: readonly Entry[];
}
/** A row as it is asked: an entry that its own condition hides is as good as not answered. */
const shownIn = (definition: Definition, question: Question, row: Row, now: Facts): ShownRow => {
  const answers: Record<string, EntryAnswers[string]> = {};
  const asked: Entry[] = [];
  for (const entry of question.entries ?? []) {
    if (entry.when !== undefined && !holds(definition, entry.when, now, { group: question.id, entry: answers })) continue;
    asked.push(entry);
    const answer = row.answers[entry.id];
    if (answer !== undefined) answers[entry.id] = answer;
  }
  return { ...row, answers, asked };
};

/** What is wrong in one entry of a repeated group. */
const wrongIn = (definition: Definition, question: Question, row: ShownRow, now: Facts): Record<string, Wrong> => {
  const within = { group: question.id, entry: row.answers };
  const wrongOf = (entry: Entry): Wrong | undefined => {
    if (row.wrong[entry.id] !== undefined) return row.wrong[entry.id];
    if (row.answers[entry.id] === undefined) return entry.required ? wrongly('answer-missing') : undefined;
    const check = entry.checks.findIndex(({ that }) => !holds(definition, that, now, within));
    return check < 0 ? undefined : wrongly('answer-check', { check });
  };
  return Object.fromEntries(
    row.asked.flatMap((entry) => {
      const found = wrongOf(entry);
      return found === undefined ? [] : [[`${question.id}.${row.index}.${entry.id}`, found]];
    }),
  );
};

/** What an application still lacks: groups with something missing or wrong, and documents that are not attached. */
export const missing = (definition: Definition, facts: Facts): { readonly groups: string[]; readonly documents: string[] } => ({
  groups: groupsAsked(definition, facts)
    .filter((group) => Object.keys(checkGroup(definition, group, facts.answers ?? {}, facts).wrong).length > 0)
    .map(({ id }) => id),
  documents: documentsAsked(definition, facts)
    .filter(({ id, required }) => required && !facts.attached.includes(id))
    .map(({ id }) => id),
});
