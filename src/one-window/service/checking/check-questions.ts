/** What a question says must fit its kind. */
import { didYouMean } from '../../../identity/pack/read-yaml.ts';
import { isCountry, isCurrency, currencies } from '../../forms/countries.ts';
import { mostText } from '../../forms/read-answer.ts';
import { mostEntries } from '../../forms/validate.ts';
import { mostRanked, type Entry, type Question, type QuestionKind } from '../definition.ts';
import type { Checked, Path } from './findings.ts';
import { questionsWithPaths } from './findings.ts';

/** Which kinds may say what. */
const belongsTo: Readonly<Record<'options' | 'currencies' | 'kinds' | 'megabytes' | 'entries' | 'min' | 'max', readonly QuestionKind[]>> = {
  options: ['choice', 'choices', 'ranking'],
  currencies: ['money'],
  kinds: ['file'],
  megabytes: ['file'],
  entries: ['group'],
  min: ['text', 'long-text', 'number', 'money', 'choices', 'ranking', 'group'],
  max: ['text', 'long-text', 'number', 'money', 'choices', 'ranking', 'group'],
};
const countsUp: readonly QuestionKind[] = ['text', 'long-text', 'choices', 'ranking', 'group'];

export const checkQuestions = (checked: Checked): void => {
  for (const { question, path } of questionsWithPaths(checked.definition)) {
    checkQuestion(checked, question, path);
    if (question.kind === 'group' && (question.entries ?? []).length === 0) {
      checked.say([...path, 'kind'], `the group “${question.id}” needs entries: the questions that are repeated`);
    }
    if (question.guide && ['group', 'file', 'declaration', 'ranking'].includes(question.kind)) {
      checked.say([...path, 'guide'], `the guide asks simple questions; a ${question.kind} is for the form`);
    }
    for (const [i, entry] of (question.entries ?? []).entries()) {
      checkQuestion(checked, entry, [...path, 'entries', i]);
      if (entry.guide) checked.say([...path, 'entries', i, 'guide'], 'the guide does not ask what is repeated');
    }
  }
  checkApplicants(checked);
};

const checkQuestion = ({ say }: Checked, question: Question | Entry, path: Path): void => {
  for (const [key, kinds] of Object.entries(belongsTo)) {
    const isThere = (question as Readonly<Record<string, unknown>>)[key] !== undefined;
    if (isThere && !kinds.includes(question.kind)) {
      say([...path, key], `a question of kind ${question.kind} has no ${key}; that is for ${kinds.join(', ')}`, true);
    }
  }
  const { kind, options = [], min, max } = question;
  if (['choice', 'choices', 'ranking'].includes(kind) && options.length === 0)
    say([...path, 'kind'], `the ${kind} “${question.id}” needs options`);
  if (min !== undefined && max !== undefined && min > max) say([...path, 'min'], `the least (${min}) is more than the most (${max})`);
  if (countsUp.includes(kind)) {
    for (const key of ['min', 'max'] as const) {
      const value = question[key];
      if (value !== undefined && (!Number.isInteger(value) || value < 0))
        say([...path, key], `“${key}” counts here: a whole number from 0`);
    }
    const ceiling = ceilingOf(kind, options.length);
    for (const [key, value] of [
      ['min', min],
      ['max', max],
    ] as const) {
      if (value !== undefined && value > ceiling) say([...path, key], `“${key}” can be at most ${ceiling} here`);
    }
  }
  for (const [i, currency] of (question.currencies ?? []).entries()) {
    if (!isCurrency(currency)) say([...path, 'currencies', i], notCurrency(currency));
  }
};

const ceilingOf = (kind: QuestionKind, options: number): number => {
  if (kind === 'group') return mostEntries;
  if (kind === 'ranking') return Math.min(options, mostRanked);
  return kind === 'choices' ? options : mostText;
};

const notCurrency = (written: string): string => `“${written}” is no currency of ISO 4217${didYouMean(written, currencies)}`;

export const checkFees = ({ definition, say }: Checked, checkOffice: (path: Path, office: string) => void): void => {
  for (const [i, fee] of definition.fees.entries()) {
    if (!isCurrency(fee.currency)) say(['fees', i, 'currency'], notCurrency(fee.currency));
    checkOffice(['fees', i, 'to'], fee.to);
  }
};

const checkApplicants = ({ definition, known, say }: Checked): void => {
  for (const [i, { countries }] of definition.applicants.entries()) {
    if (typeof countries === 'string') continue;
    for (const [j, country] of countries.entries()) {
      const here = ['applicants', i, 'countries', j];
      const near = [known.home, ...known.partners];
      if (!isCountry(country)) say(here, `“${country}” is no country of ISO 3166-1`);
      else if (!near.includes(country)) say(here, `“${country}” is neither home nor a partner of this pack${didYouMean(country, near)}`);
    }
  }
};
