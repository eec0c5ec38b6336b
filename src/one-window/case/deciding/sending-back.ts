/** Sending a case back with the exact items marked, and the applicant's answer to exactly those. */
import { isDeepStrictEqual } from 'node:util';
import { type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import type { Answers, Facts } from '../../forms/answers.ts';
import { documentsAsked, groupsAsked, questionsAsked } from '../../forms/plan.ts';
import { seenBy } from '../../forms/seen.ts';
import { checkGroup } from '../../forms/validate.ts';
import { type Definition, questionsOf } from '../../service/definition.ts';
import type { Case, CaseFact, TaskState } from '../case.ts';
import { resuming, stopping } from '../clocks.ts';
import type { CaseOrder } from '../commands.ts';
import { after, endOfPeriod, factsNow, type Outcome, type Setting } from '../rules.ts';
import { mostAnswers, onlyThose } from './filling-in.ts';
import { onward } from './route.ts';
import { openTask, takenUp, unendedTask } from './task-at-hand.ts';

/** What this task sees and the applicant can change: never what another office makes, nor a declaration. */
const itemsFor = (definition: Definition, task: string, facts: Facts): ReadonlySet<string> => {
  const seen = seenBy(definition, task);
  const questions = groupsAsked(definition, facts)
    .flatMap((group) => questionsAsked(definition, group, facts))
    .filter((q) => q.kind !== 'declaration' && (seen.questions.has(q.id) || seen.documents.has(q.id)));
  const documents = documentsAsked(definition, facts).filter((d) => seen.documents.has(d.id));
  return new Set([...questions, ...documents].map(({ id }) => id));
};

export const sendBack = (state: Case, order: CaseOrder<'SendBack'>, setting: Setting): Outcome => {
  const { rules, definition, now } = setting;
  const task = openTask(state, order.task);
  if ('refused' in task) return task;
  if (task.kind !== 'decision') return refuse('task-cannot-send-back', { task: task.task, kind: task.kind });
  if (task.clock.stopped !== null) return refuse('clock-stopped', { task: task.task, ...task.clock.stopped });
  const known = itemsFor(definition, task.task, factsNow(setting, state));
  const items = [...new Set(order.items.map((i) => i.item))];
  const unseen = items.filter((i) => !known.has(i));
  if (unseen.length > 0) return refuse('item-not-seen', { task: task.task, items: unseen });
  const taken = takenUp(setting, task);
  if ('refused' in taken) return taken;
  const words = Object.fromEntries(order.items.map((i) => [i.item, i.words]));
  const answerBy = endOfPeriod(rules, definition.lead, now, definition.answerWithin);
  const data = { task: task.task, items, ...stopping(rules, task, now), answerBy };
  return [...taken, { type: 'TaskSentBack', data, personal: { words }, about: [state.applicant.person] }];
};

/** The answers to these items once the new ones are in, checked as their groups are. */
const checked = (definition: Definition, state: Case, facts: Facts, ids: readonly string[], given: Answers): Answers | Refusal => {
  const kept = Object.entries(state.answers ?? {}).filter(([id]) => given[id] === undefined || !ids.includes(id));
  const all: Answers = { ...Object.fromEntries(kept), ...given };
  let answers: Answers = {};
  for (const group of groupsAsked(definition, facts)) {
    const here = group.questions.map((q) => q.id).filter((id) => ids.includes(id));
    if (here.length === 0) continue;
    const { answers: read, wrong } = checkGroup(definition, group, all, { ...facts, answers: all });
    const ours = Object.entries(wrong).filter(([id]) => here.includes(id.split('.')[0] ?? id));
    if (ours.length > 0) return refuse('answers-wrong', { group: group.id, wrong: Object.fromEntries(ours) });
    answers = { ...answers, ...onlyThose(read, here) };
  }
  return answers;
};

const hasNewFile = (state: Case, { clock }: TaskState, item: string): boolean =>
  state.files.some((f) => f.document === item && f.task === null && f.at >= (clock.stopped?.since ?? ''));

export const answerSentBack = (state: Case, order: CaseOrder<'AnswerSentBack'>, setting: Setting): Outcome => {
  const { definition } = setting;
  const task = unendedTask(state, order.task);
  if ('refused' in task) return task;
  if (task.status !== 'sent-back') return refuse('nothing-sent-back', { task: task.task });
  const { answerBy } = task;
  if (answerBy !== null && answerBy <= setting.now) return refuse('answer-too-late', { task: task.task, until: answerBy });
  const items = task.sentBack.map((b) => b.item);
  const others = [...Object.keys(order.answers), ...Object.keys(order.remarks)].filter((id) => !items.includes(id));
  if (others.length > 0) return refuse('item-not-open', { task: task.task, items: [...new Set(others)] });
  const facts = factsNow(setting, state);
  const questions = questionsOf(definition).filter((q) => q.kind !== 'file' && items.includes(q.id));
  const ids = questions.map((q) => q.id);
  const answers = checked(definition, state, facts, ids, order.answers as Answers);
  if ('refused' in answers) return answers as Refusal;
  const remarks = Object.fromEntries(Object.entries(order.remarks).filter(([, words]) => words.trim() !== ''));
  const isChanged = (id: string): boolean =>
    ids.includes(id) ? !isDeepStrictEqual(answers[id], state.answers?.[id]) : hasNewFile(state, task, id);
  const left = items.filter((id) => !isChanged(id) && remarks[id] === undefined);
  if (left.length > 0) return refuse('item-not-answered', { task: task.task, items: left });
  const lacking = lackingFiles(definition, facts, items);
  if (lacking.length > 0) return refuse('document-missing', { task: task.task, documents: lacking });
  const answered: CaseFact = {
    type: 'SentBackAnswered',
    data: { task: task.task, ...resuming(setting, task) },
    personal: { answers, remarks },
    about: [state.applicant.person],
  };
  const next = after(setting, state, [answered]);
  if (JSON.stringify(next.answers).length > mostAnswers) return refuse('answers-too-long', { most: mostAnswers });
  return [answered, ...onward(setting, next)];
};

/** A file that was needed and taken out must be replaced. */
const lackingFiles = (definition: Definition, facts: Facts, items: readonly string[]): readonly string[] => [
  ...documentsAsked(definition, facts)
    .filter((d) => d.required && items.includes(d.id) && !facts.attached.includes(d.id))
    .map((d) => d.id),
  ...groupsAsked(definition, facts)
    .flatMap((group) => questionsAsked(definition, group, facts))
    .filter((q) => q.kind === 'file' && q.required && items.includes(q.id) && !facts.attached.includes(q.id))
    .map((q) => q.id),
];
