/** Answers as a form holds them: one flat text by field name, so that what was saved and what was typed are drawn alike. */
import type { Answer, Answers, EntryAnswers } from '../../../../one-window/forms/answers.ts';
import { placesOf } from '../../../../one-window/forms/read-answer.ts';
import type { Entry, Question } from '../../../../one-window/service/definition.ts';

/** What stands in a field; empty when nothing does. */
export type Typed = (name: string) => string;
type Asked = Question | Entry;

/** The three fields of a day; undefined when all are empty. */
const dayTyped = (typed: Typed, name: string): Readonly<Record<string, string>> | undefined =>
  partsTyped(typed, name, ['day', 'month', 'year']);

const parts = {
  organisation: ['name', 'registration', 'country'],
  person: ['name', 'nationality', 'email'],
  address: ['lines', 'city', 'postcode', 'country'],
} as const;

const partsTyped = (typed: Typed, name: string, names: readonly string[]): Readonly<Record<string, string>> | undefined => {
  const made = Object.fromEntries(names.map((part) => [part, typed(`${name}-${part}`)]));
  return Object.values(made).some((text) => text !== '') ? made : undefined;
};

export const optionName = (name: string, option: string): string => `${name}.${option}`;
/** Of a ranking: the field of a place, from 1. */
export const placeName = (name: string, place: number): string => `${name}-${place}`;
export const entryName = (question: string, index: number, entry: string): string => `${question}-${index}-${entry}`;
export const countName = (question: string): string => `${question}-count`;

/** The most entries a page can show, whatever a form claims. */
const mostEntries = 100;
export const countTyped = (typed: Typed, question: string): number =>
  Math.min(mostEntries, Math.max(0, Number.parseInt(typed(countName(question)), 10) || 0));

/** As a browser sends it; reading numbers and days is the check's work. */
const simple = (question: Asked, typed: Typed, name: string): unknown => {
  const text = typed(name);
  switch (question.kind) {
    case 'money':
      return typed(`${name}-amount`) === '' ? undefined : partsTyped(typed, name, ['amount', 'currency']);
    case 'date':
      return dayTyped(typed, name);
    case 'date-range': {
      const [from, to] = [dayTyped(typed, `${name}-from`), dayTyped(typed, `${name}-to`)];
      return from === undefined && to === undefined ? undefined : { from: from ?? '', to: to ?? '' };
    }
    case 'choices': {
      const chosen = (question.options ?? []).map((option) => option.id).filter((id) => typed(optionName(name, id)) === 'yes');
      return chosen.length > 0 ? chosen : undefined;
    }
    case 'ranking': {
      const places = Array.from({ length: placesOf(question) }, (_, i) => typed(placeName(name, i + 1)));
      return places.some((id) => id !== '') ? places : undefined;
    }
    case 'organisation':
    case 'person':
    case 'address':
      return partsTyped(typed, name, parts[question.kind]);
    case 'declaration':
      return text === 'yes' ? true : undefined;
    default:
      return text === '' ? undefined : text;
  }
};

const entriesTyped = (question: Question, typed: Typed): readonly Record<string, unknown>[] =>
  Array.from({ length: countTyped(typed, question.id) }, (_, index) => index + 1)
    .map((index) => answersTyped(question.entries ?? [], typed, (entry) => entryName(question.id, index, entry)))
    .filter((entry) => Object.keys(entry).length > 0);

/** What a form says to these questions, not yet checked; a question without an answer is missing from it. */
export const answersTyped = (
  questions: readonly Asked[],
  typed: Typed,
  nameOf: (question: string) => string = (id) => id,
): Record<string, unknown> =>
  Object.fromEntries(
    questions.flatMap((question): readonly (readonly [string, unknown])[] => {
      if (question.kind === 'file') return [];
      if (question.kind === 'group') {
        const entries = 'entries' in question ? entriesTyped(question, typed) : [];
        return entries.length > 0 ? [[question.id, entries]] : [];
      }
      const answer = simple(question, typed, nameOf(question.id));
      return answer === undefined ? [] : [[question.id, answer]];
    }),
  );

type Field = readonly [name: string, text: string];

const dayFields = (name: string, value: unknown): readonly Field[] => {
  const [year = '', month = '', day = ''] = String(value ?? '').split('-');
  const short = (part: string) => part.replace(/^0+(?=\d)/, '');
  return value
    ? [
        [`${name}-day`, short(day)],
        [`${name}-month`, short(month)],
        [`${name}-year`, year],
      ]
    : [];
};

const fieldsOfAnswer = (question: Asked, name: string, answer: Answer): readonly Field[] => {
  if (question.kind === 'date') return dayFields(name, answer);
  if (question.kind === 'choices') return Array.isArray(answer) ? answer.map((id) => [optionName(name, String(id)), 'yes'] as const) : [];
  if (question.kind === 'ranking') return Array.isArray(answer) ? answer.map((id, i) => [placeName(name, i + 1), String(id)] as const) : [];
  if (question.kind === 'declaration') return answer === true ? [[name, 'yes']] : [];
  if (question.kind === 'group') {
    const entries = (Array.isArray(answer) ? answer : []) as readonly EntryAnswers[];
    return [
      [countName(question.id), String(entries.length)],
      ...entries.flatMap((entry, i) =>
        fieldsOf('entries' in question ? (question.entries ?? []) : [], entry, (id) => entryName(question.id, i + 1, id)),
      ),
    ];
  }
  if (typeof answer === 'object') {
    const known = Object.entries(answer);
    if (question.kind === 'date-range') return known.flatMap(([end, day]) => dayFields(`${name}-${end}`, day));
    return known.map(([part, text]) => [`${name}-${part}`, String(text)] as const);
  }
  return [[name, String(answer)]];
};

const fieldsOf = (questions: readonly Asked[], answers: Answers, nameOf: (question: string) => string): readonly Field[] =>
  questions.flatMap((question) => {
    const answer = answers[question.id];
    return answer === undefined ? [] : fieldsOfAnswer(question, nameOf(question.id), answer);
  });

/** The fields that these answers fill; the other way round from `answersTyped`. */
export const typedFrom = (questions: readonly Asked[], answers: Answers): Readonly<Record<string, string>> =>
  Object.fromEntries(fieldsOf(questions, answers, (id) => id));

export const typedIn =
  (fields: Readonly<Record<string, string>>): Typed =>
  (name) =>
    (fields[name] ?? '').trim();
