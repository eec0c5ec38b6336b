/** What the officer of a task may see: nothing beyond what the task needs. */
import type { Definition, Task } from '../service/definition.ts';
import { questionsOf, tasksOf } from '../service/definition.ts';

export interface Seen {
  readonly questions: ReadonlySet<string>;
  /** Documents and file questions. */
  readonly documents: ReadonlySet<string>;
}

const seen = new WeakMap<Definition, Map<string, Seen>>();

/** Of a task that is not in the definition, nothing is seen; for advice and appeals, ask about the task they are of. */
export const seenBy = (definition: Definition, taskId: string): Seen => {
  const known = seen.get(definition)?.get(taskId);
  if (known !== undefined) return known;
  const task = tasksOf(definition).find(({ id }) => id === taskId);
  if (task === undefined) return { questions: new Set(), documents: new Set() };
  const byTask = seen.get(definition) ?? new Map<string, Seen>();
  const found = look(definition, task);
  seen.set(definition, byTask.set(taskId, found));
  return found;
};

const look = (definition: Definition, task: Task): Seen => {
  const all = questionsOf(definition);
  const files = (ids: ReadonlySet<string>) => all.filter(({ id, kind }) => kind === 'file' && ids.has(id)).map(({ id }) => id);
  if (task.sees === 'everything') {
    const questions = new Set(all.map(({ id }) => id));
    return { questions, documents: new Set([...definition.documents.map(({ id }) => id), ...files(questions)]) };
  }
  const { sections, questions: named, documents } = task.sees;
  const inSections = definition.sections
    .filter(({ id }) => sections.includes(id))
    .flatMap(({ groups }) => groups.flatMap(({ questions }) => questions.map(({ id }) => id)));
  const questions = new Set([...inSections, ...named]);
  return { questions, documents: new Set([...documents, ...task.produces, ...files(questions)]) };
};
