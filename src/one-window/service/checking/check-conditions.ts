/** Conditions must be right, ask only what exists, and only what has been asked by then. */
import { didYouMean } from '../../../identity/pack/read-yaml.ts';
import { givenNames } from '../../forms/environment.ts';
import { treeOf, typeErrors } from '../../forms/expressions.ts';
import { comparedTexts, namesUsed } from '../../forms/names-used.ts';
import type { Question } from '../definition.ts';
import { checkCompared } from './check-compared.ts';
import type { Checked, Path } from './findings.ts';
import { groupsWithPaths, noSuch, questionsWithPaths, tasksWithPaths } from './findings.ts';

interface Condition {
  readonly cel: string;
  readonly path: Path;
  /** The repeated group whose entries it is about. */
  readonly group?: Question;
  /** Questions it may ask about; undefined: all of them. */
  readonly sofar?: ReadonlySet<string>;
  /** Tasks whose end it may ask about; undefined: none, as it is asked before any task. */
  readonly ended?: ReadonlySet<string>;
}

export const checkConditions = (checked: Checked): void => {
  for (const condition of [...ofQuestions(checked), ...ofTheRest(checked)]) checkCondition(checked, condition);
};

function* ofQuestions({ definition }: Checked): Generator<Condition> {
  const sofar = new Set<string>();
  for (const { group, path } of groupsWithPaths(definition)) {
    if (group.when !== undefined) yield { cel: group.when, path: [...path, 'when'], sofar: new Set(sofar) };
    const here = new Set([...sofar, ...group.questions.map(({ id }) => id)]);
    for (const [q, question] of group.questions.entries()) {
      const at = [...path, 'questions', q];
      if (question.when !== undefined) yield { cel: question.when, path: [...at, 'when'], sofar: new Set(sofar) };
      for (const [i, { that }] of question.checks.entries()) yield { cel: that, path: [...at, 'checks', i, 'that'], sofar: here };
      const before = new Set(sofar);
      for (const [e, entry] of (question.entries ?? []).entries()) {
        const within = { sofar: here, group: question };
        if (entry.when !== undefined) yield { ...within, sofar: before, cel: entry.when, path: [...at, 'entries', e, 'when'] };
        for (const [i, { that }] of entry.checks.entries())
          yield { ...within, cel: that, path: [...at, 'entries', e, 'checks', i, 'that'] };
      }
      sofar.add(question.id);
    }
  }
}

function* ofTheRest({ definition }: Checked): Generator<Condition> {
  const tasks = tasksWithPaths(definition);
  const all = new Set(tasks.map(({ task }) => task.id));
  for (const [i, { when }] of definition.documents.entries()) if (when !== undefined) yield { cel: when, path: ['documents', i, 'when'] };
  for (const [i, { when }] of definition.fees.entries()) if (when !== undefined) yield { cel: when, path: ['fees', i, 'when'] };
  for (const [i, { when }] of definition.outcome.conditions.entries()) {
    if (when !== undefined) yield { cel: when, path: ['outcome', 'conditions', i, 'when'], ended: all };
  }
  for (const { task, path, stageIndex } of tasks) {
    if (task.when === undefined) continue;
    const ended = new Set(tasks.filter((other) => other.stageIndex < stageIndex).map((other) => other.task.id));
    const waitFor = (id: string) => {
      if (ended.has(id) || !all.has(id)) return;
      ended.add(id);
      for (const next of tasks.find((other) => other.task.id === id)?.task.after ?? []) waitFor(next);
    };
    for (const id of task.after) waitFor(id);
    yield { cel: task.when, path: [...path, 'when'], ended };
  }
}

const checkCondition = (checked: Checked, condition: Condition): void => {
  const { definition, sayWithin } = checked;
  const { cel, path, group } = condition;
  const questions = questionsWithPaths(definition).map(({ question }) => question);
  const entries = (group?.entries ?? []).map(({ id }) => id);
  const names = [...questions.map(({ id }) => id), ...entries, ...givenNames.filter((name) => name !== 'entry' || group !== undefined)];
  const errors = typeErrors(definition, cel, group?.id);
  for (const { message, offset, unknown } of errors) {
    const hidden = unknown === undefined ? undefined : questions.find((q) => q.entries?.some((entry) => entry.id === unknown));
    const near = [
      ...names,
      ...questions.flatMap((q) => (q.entries ?? []).map(({ id }) => id)),
      'amount',
      'currency',
      'country',
      'kind',
      'name',
    ];
    const more =
      unknown === undefined
        ? ''
        : hidden !== undefined
          ? `; it is part of “${hidden.id}”: ask ${hidden.id}.exists(x, x.${unknown} …)`
          : didYouMean(unknown, near);
    sayWithin(path, offset, `${message}${more}`);
  }
  const tree = errors.length > 0 ? undefined : treeOf(definition, cel, group?.id);
  if (tree === undefined) return;
  const { variables, tasks, scores, attached } = namesUsed(tree);
  const all = tasksWithPaths(definition).map(({ task }) => task);
  const taskIds = all.map(({ id }) => id);
  const scored = all.filter(({ criteria }) => criteria !== undefined).map(({ id }) => id);
  const files = [...definition.documents.map(({ id }) => id), ...questions.filter(({ kind }) => kind === 'file').map(({ id }) => id)];
  for (const [name, offset] of variables) {
    if (condition.sofar !== undefined && questions.some(({ id }) => id === name) && !condition.sofar.has(name)) {
      sayWithin(path, offset, `“${name}” is asked only later; a condition can use what was asked before`);
    }
  }
  for (const { text, offset } of [...tasks, ...scores]) {
    if (!taskIds.includes(text)) sayWithin(path, offset, noSuch('task', text, taskIds));
    else if (condition.ended === undefined) sayWithin(path, offset, `no task has ended yet when this is asked`);
    else if (!condition.ended.has(text))
      sayWithin(path, offset, `“${text}” need not have ended yet: name it in after, or ask in a later stage`);
  }
  for (const { text, offset } of scores) {
    if (taskIds.includes(text) && !scored.includes(text)) sayWithin(path, offset, `“${text}” gives no points: it has no criteria`);
  }
  for (const { text, offset } of attached) if (!files.includes(text)) sayWithin(path, offset, noSuch('document', text, files));
  checkCompared(checked, path, comparedTexts(tree), group);
};
