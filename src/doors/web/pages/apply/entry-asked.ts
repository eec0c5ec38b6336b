import { holds } from '../../../../one-window/forms/expressions.ts';
import { readPlain } from '../../../../one-window/forms/read-answer.ts';
import type { Entry, Question } from '../../../../one-window/service/definition.ts';
import type { OwnCase } from './own-case.ts';
import { answersTyped, entryName, type Typed } from './typed.ts';

/** Whether a question of an entry is asked, by what stands in that entry; what follows from an answer shows when the page is sent. */
export const entryAsked =
  ({ definition, facts }: Pick<OwnCase, 'definition' | 'facts'>, question: Question, typed: Typed) =>
  (entry: Entry, place: number): boolean => {
    if (entry.when === undefined) return true;
    const entries = question.entries ?? [];
    const raw = answersTyped(entries, typed, (id) => entryName(question.id, place, id));
    const read = entries.flatMap((one): readonly (readonly [string, unknown])[] => {
      const { answer } = readPlain(one, raw[one.id]);
      return answer === undefined ? [] : [[one.id, answer]];
    });
    return holds(definition, entry.when, facts, { group: question.id, entry: Object.fromEntries(read) });
  };
