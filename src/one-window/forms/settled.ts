/** Whether a condition is settled already, or depends on something nobody has said yet. */
import type { ASTNode } from '@marcbachmann/cel-js';
import type { Definition, Question } from '../service/definition.ts';
import { questionsOf, tasksOf } from '../service/definition.ts';
import type { Facts } from './answers.ts';
import { holds, namesIn, treeOf } from './expressions.ts';
import { namesUsed } from './names-used.ts';
import { own } from './values.ts';

export type Settled = 'yes' | 'no' | 'depends';

/** Undefined condition: yes. An optional question left empty counts as answered. */
export const settled = (definition: Definition, cel: string | undefined, facts: Facts): Settled =>
  settle(definition, cel, facts, new Map());

/** What was found open already, so that nothing is worked out twice; undefined while it is being worked out, which counts as open. */
type Underway = Map<object, boolean | undefined>;
const settle = (definition: Definition, cel: string | undefined, facts: Facts, underway: Underway): Settled => {
  if (cel === undefined) return 'yes';
  const tree = treeOf(definition, cel);
  return tree === undefined ? 'no' : ofTree(definition, tree, facts, underway);
};

/** `and`, `or` and `not` as people mean them: one that is settled can settle the whole. */
const ofTree = (definition: Definition, tree: ASTNode, facts: Facts, underway: Underway): Settled => {
  const of = (node: ASTNode) => ofTree(definition, node, facts, underway);
  switch (tree.op) {
    case '&&':
    case '||': {
      const [ends, goesOn]: readonly Settled[] = tree.op === '&&' ? ['no', 'yes'] : ['yes', 'no'];
      const sides = tree.args.map(of);
      return sides.includes(ends ?? 'no') ? (ends ?? 'no') : sides.every((side) => side === goesOn) ? (goesOn ?? 'yes') : 'depends';
    }
    case '!_': {
      const side = of(tree.args);
      return side === 'depends' ? side : side === 'yes' ? 'no' : 'yes';
    }
    default: {
      if (isOpen(definition, tree, facts, underway)) return 'depends';
      return holds(definition, tree.input.slice(tree.start, tree.end), facts) ? 'yes' : 'no';
    }
  }
};

const isOpen = (definition: Definition, tree: ASTNode, facts: Facts, underway: Underway): boolean => {
  const names = namesUsed(tree);
  const open = (thing: object, find: () => boolean) => {
    if (underway.has(thing)) return underway.get(thing) ?? true;
    underway.set(thing, undefined);
    const found = find();
    underway.set(thing, found);
    return found;
  };
  const questionOpen = (id: string) => {
    const place = placeOf(definition, id);
    return place !== undefined && open(place.question, () => isUnanswered(definition, place, facts, underway));
  };
  const taskOpen = (id: string) => {
    const task = tasksOf(definition).find((t) => t.id === id);
    if (task === undefined || own(facts.tasks, id) !== undefined) return false;
    return open(task, () => settle(definition, task.when, facts, underway) !== 'no');
  };
  const fileOpen = (id: string) => {
    if (facts.attached.includes(id)) return false;
    const document = definition.documents.find((d) => d.id === id);
    if (document === undefined) return questionOpen(id);
    return document.required && open(document, () => settle(definition, document.when, facts, underway) !== 'no');
  };
  return (
    [...names.variables.keys()].some(questionOpen) ||
    [...names.tasks, ...names.scores].some(({ text }) => taskOpen(text)) ||
    (names.anyTask && tasksOf(definition).some((task) => taskOpen(task.id))) ||
    names.attached.some(({ text }) => fileOpen(text)) ||
    (names.anyAttached && definition.documents.some((document) => fileOpen(document.id)))
  );
};

interface Place {
  readonly question: Question;
  readonly conditions: readonly (string | undefined)[];
}
const placeOf = (definition: Definition, id: string): Place | undefined => {
  for (const group of definition.sections.flatMap((section) => section.groups)) {
    const question = group.questions.find((q) => q.id === id);
    if (question !== undefined) return { question, conditions: [group.when, question.when] };
  }
  return undefined;
};

const isUnanswered = (definition: Definition, { question, conditions }: Place, facts: Facts, underway: Underway): boolean => {
  const shown = conditions.map((condition) => settle(definition, condition, facts, underway));
  if (shown.includes('no')) return false;
  const isAnswered = question.kind === 'file' ? facts.attached.includes(question.id) : own(facts.answers, question.id) !== undefined;
  return question.required && !isAnswered;
};

/** Ids of the questions a condition asks about. */
export const questionsAskedBy = (definition: Definition, cel: string): readonly string[] => {
  const names = namesIn(definition, cel);
  const ids = new Set(questionsOf(definition).map((question) => question.id));
  return names === undefined ? [] : [...names.variables.keys()].filter((name) => ids.has(name));
};
