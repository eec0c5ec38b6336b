/**
 * One pass through the questions in their order: which are asked, and what conditions see. An answer to a question that is not asked
 * (any more) is as good as none, so what nobody sees can neither block nor decide anything.
 */
import type { Definition, Group, Question } from '../service/definition.ts';
import { tasksOf } from '../service/definition.ts';
import type { Facts } from './answers.ts';
import { evaluate } from './environment.ts';
import { own, celValue } from './values.ts';

export interface Reading {
  /** The variables of conditions. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Questions asked, by group asked, in order. */
  readonly asked: ReadonlyMap<Group, readonly Question[]>;
}

const readings = new WeakMap<Definition, WeakMap<Facts, Reading>>();
const empty: Readonly<Record<string, never>> = {};

/** Remembered for as long as the very same facts are asked about: facts are never changed in place. */
export const readingOf = (definition: Definition, facts: Facts): Reading => {
  const byFacts = readings.get(definition) ?? new WeakMap<Facts, Reading>();
  readings.set(definition, byFacts);
  const found = byFacts.get(facts);
  if (found !== undefined) return found;
  const reading = read(definition, facts);
  byFacts.set(facts, reading);
  return reading;
};

const read = (definition: Definition, facts: Facts): Reading => {
  const context: Record<string, unknown> = Object.create(null);
  const questions = definition.sections.flatMap((section) => section.groups.flatMap((group) => group.questions));
  for (const question of questions) context[question.id] = celValue(question, undefined, []);
  context.applicant = { kind: facts.applicant.kind, country: facts.applicant.country };
  context.tasks = { ...zeroTasks(definition), ...facts.tasks };
  context.scores = { ...zeroScores(definition), ...facts.scores };
  context.attached = facts.attached;
  context.today = facts.today;
  const asked = new Map<Group, readonly Question[]>();
  for (const group of definition.sections.flatMap((section) => section.groups)) {
    if (group.when !== undefined && !evaluate(definition, group.when, context)) continue;
    const here: Question[] = [];
    for (const question of group.questions) {
      if (question.when !== undefined && !evaluate(definition, question.when, context)) continue;
      here.push(question);
      context[question.id] = celValue(question, own(facts.answers ?? empty, question.id), facts.attached);
    }
    if (here.length > 0) asked.set(group, here);
  }
  return { context, asked };
};

const zeros = new WeakMap<Definition, Readonly<Record<string, string>>>();
const zeroTasks = (definition: Definition): Readonly<Record<string, string>> => {
  const found = zeros.get(definition) ?? Object.fromEntries(tasksOf(definition).map((task) => [task.id, '']));
  zeros.set(definition, found);
  return found;
};

const noScores = new WeakMap<Definition, Readonly<Record<string, number>>>();
const zeroScores = (definition: Definition): Readonly<Record<string, number>> => {
  const found = noScores.get(definition) ?? Object.fromEntries(tasksOf(definition).map((task) => [task.id, 0]));
  noScores.set(definition, found);
  return found;
};
