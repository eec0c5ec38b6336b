/** What the parts of a case are called, from its service's definition: texts stay by language, whoever shows them picks one. */
import type { Decision, Definition, Document, Question, Reason, Task, Text } from '../../service/definition.ts';
import { tasksOf } from '../../service/definition.ts';
import type { TaskState } from '../case.ts';

export interface Named {
  readonly id: string;
  readonly text: Text;
}
/** A question or a document by its id, with the group it is asked in. */
export interface Item {
  readonly item: string;
  readonly kind: 'question' | 'document';
  readonly label: Text;
  /** The group a question is asked in; null for a document. */
  readonly group: string | null;
}

export const taskNamed = (definition: Definition, task: string): Task | undefined => tasksOf(definition).find((t) => t.id === task);

const questionNamed = (definition: Definition, id: string): { readonly question: Question; readonly group: string } | undefined => {
  for (const section of definition.sections) {
    for (const group of section.groups) {
      const question = group.questions.find((q) => q.id === id);
      if (question !== undefined) return { question, group: group.id };
    }
  }
  return undefined;
};
const documentNamed = (definition: Definition, id: string): Document | undefined => definition.documents.find((d) => d.id === id);

/** Undefined for an id that the definition does not know. */
export const itemNamed = (definition: Definition, item: string): Item | undefined => {
  const asked = questionNamed(definition, item);
  if (asked !== undefined) return { item, kind: 'question', label: asked.question.label, group: asked.group };
  const document = documentNamed(definition, item);
  return document && { item, kind: 'document', label: document.title, group: null };
};

/** What a file is: the title of its document, or the label of the file question it answers. */
export const fileTitle = (definition: Definition, document: string): Text => itemNamed(definition, document)?.label ?? { en: document };

const decisionNamed = (definition: Definition, state: TaskState): Decision | undefined =>
  taskNamed(definition, state.task)?.decisions.find((d) => d.id === state.decision);

/** Null for advice and appeals, whose decisions every language names itself. */
export const decisionLabel = (definition: Definition, state: TaskState): Text | null => decisionNamed(definition, state)?.label ?? null;

const named = (from: readonly Reason[], ids: readonly string[]): readonly Named[] =>
  ids.map((id) => ({ id, text: from.find((r) => r.id === id)?.text ?? { en: id } }));

export const decisionReasons = (definition: Definition, state: TaskState): readonly Named[] =>
  named(decisionNamed(definition, state)?.reasons ?? [], state.reasons);

/** The service's text for why a clock stands still; null for `sent-back`, which every language names itself. */
export const stopText = (definition: Definition, reason: string): Text | null =>
  reason === 'sent-back' ? null : (definition.stops.find((r) => r.id === reason)?.text ?? { en: reason });
