/** The words of a letter with the applicant's answers in their places. */
import { type Formats, formatsOf } from '../../../kernel/language/formats.ts';
import { directionOf } from '../../../kernel/language/language.ts';
import { textIn } from '../../../kernel/language/text-by-language.ts';
import type { Answer, Answers } from '../../forms/answers.ts';
import { type Definition, type Entry, type Question, questionsOf } from '../../service/definition.ts';

export interface Filling {
  readonly definition: Definition;
  readonly answers: Answers;
  readonly applicant: string;
  readonly reference: string;
}

/** What stands for a question that was not answered. */
const nothing = '—';
type Parts = Readonly<Record<string, unknown>>;
const isParts = (answer: unknown): answer is Parts => typeof answer === 'object' && answer !== null && !Array.isArray(answer);
/** Marks and embeddings of direction: whoever wrote an answer does not turn the letter around. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cc}]/gu;
/** Keeps what ends in a dot or a bracket together with it where the text around runs the other way. */
export const inPlace = (value: string, language: string): string => {
  const plain = value.replace(turning, ' ').replace(/\s+/g, ' ').trim();
  return directionOf(language) === 'rtl' && /[A-Za-z\u00c0-\u04ff]/.test(plain) && !/\p{Script=Arabic}/u.test(plain)
    ? `\u200e${plain}\u200e`
    : plain;
};
const text = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : typeof value === 'number' ? String(value) : '';
const joined = (...parts: readonly string[]): string => parts.filter(Boolean).join(', ');

const optionText = (question: Question | Entry, id: unknown, language: string): string => {
  const option = question.options?.find((one) => one.id === id);
  return option === undefined ? text(id) : textIn(option.text, language).text;
};

const ofParts = (question: Question | Entry, answer: Parts, f: Formats): string => {
  switch (question.kind) {
    case 'money':
      return typeof answer.amount === 'number' ? `${text(answer.currency)} ${f.number(answer.amount)}` : '';
    case 'date-range':
      return [answer.from, answer.to]
        .map((day) => f.when(text(day)))
        .filter(Boolean)
        .join(' – ');
    case 'address':
      return joined(text(answer.lines), text(answer.city), text(answer.postcode), f.country(text(answer.country)));
    default:
      return text(answer.name);
  }
};

/** One answer as a letter says it. */
export const said = (question: Question | Entry, answer: Answer | undefined, language: string): string => {
  const f = formatsOf(language);
  if (answer === undefined) return nothing;
  if (isParts(answer)) return ofParts(question, answer, f) || nothing;
  switch (question.kind) {
    case 'number':
      return typeof answer === 'number' ? f.number(answer) : text(answer) || nothing;
    case 'date':
      return f.when(text(answer)) || nothing;
    case 'country':
      return f.country(text(answer)) || nothing;
    case 'choice':
      return optionText(question, answer, language) || nothing;
    case 'choices':
    case 'ranking':
      return Array.isArray(answer) ? f.list(answer.map((one) => optionText(question, one, language))) || nothing : nothing;
    case 'group':
      return Array.isArray(answer) ? f.number(answer.length) : nothing;
    default:
      return text(answer) || nothing;
  }
};

/** Paragraphs of `words`, which are parted by an empty line, with `{question_id}`, `{applicant}` and `{reference}` filled in. */
export const filled = (words: string, language: string, { definition, answers, applicant, reference }: Filling): readonly string[] => {
  const questions = new Map(questionsOf(definition).map((question) => [question.id, question]));
  const value = (name: string): string => {
    if (name === 'applicant') return applicant;
    if (name === 'reference') return reference;
    const question = questions.get(name);
    return question === undefined ? nothing : said(question, answers[name], language);
  };
  // Filled in one pass: what an applicant wrote is never taken for a place to fill.
  return words
    .split(/\n[ \t]*\n/)
    .map((paragraph) =>
      paragraph
        .replace(/\{([a-z][a-z0-9_]*)\}/g, (_, name: string) => inPlace(value(name), language))
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((paragraph) => paragraph !== '');
};
