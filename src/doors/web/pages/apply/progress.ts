/** How far an application has come, and what is next. */
import { documentsAsked, groupsAsked, questionsAsked } from '../../../../one-window/forms/plan.ts';
import { missing } from '../../../../one-window/forms/validate.ts';
import type { Document, Group, Question } from '../../../../one-window/service/definition.ts';
import type { OwnCase } from './own-case.ts';

export interface GroupProgress {
  readonly group: Group;
  readonly questions: readonly Question[];
  readonly state: 'done' | 'begun' | 'open';
}
export interface Progress {
  readonly groups: readonly GroupProgress[];
  readonly documents: readonly (Document & { readonly lacking: boolean })[];
  readonly complete: boolean;
}

/** Declarations are made when the whole is sent, and have no page of their own. */
export const questionsOn = ({ definition, facts }: Pick<OwnCase, 'definition' | 'facts'>, group: Group): readonly Question[] =>
  questionsAsked(definition, group, facts).filter((question) => question.kind !== 'declaration');

export const progressOf = (own: OwnCase): Progress => {
  const { definition, facts, state } = own;
  const lacks = missing(definition, facts);
  const groups = groupsAsked(definition, facts).flatMap((group): readonly GroupProgress[] => {
    const questions = questionsOn(own, group);
    if (questions.length === 0) return [];
    const begun = questions.some((question) => facts.answers[question.id] !== undefined || facts.attached.includes(question.id));
    const whole = state.answered.includes(group.id) && !lacks.groups.includes(group.id);
    return [{ group, questions, state: whole ? 'done' : begun ? 'begun' : 'open' }];
  });
  const documents = documentsAsked(definition, facts).map((document) => ({ ...document, lacking: lacks.documents.includes(document.id) }));
  return { groups, documents, complete: lacks.groups.length + lacks.documents.length === 0 };
};

/** Where to go on after this group: the next in order, then the documents, then the check. */
export const nextAfter = (own: OwnCase, group: string): string => {
  const { groups, documents } = progressOf(own);
  const at = groups.findIndex((one) => one.group.id === group);
  const next = groups.slice(at + 1).find((one) => one.state !== 'done') ?? groups.slice(0, at).find((one) => one.state !== 'done');
  if (next) return `/cases/${own.id}/form/${next.group.id}`;
  // Papers that may be left out are shown once too: whoever has one should come past the place to give it.
  const isOpen = documents.some((document) => document.lacking || !own.facts.attached.includes(document.id));
  return isOpen ? `/cases/${own.id}/documents` : `/cases/${own.id}/check`;
};
