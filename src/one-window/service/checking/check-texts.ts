/** Languages of texts, and the places in letters that are filled in. */
import { didYouMean } from '../../../identity/pack/read-yaml.ts';
import type { Text } from '../definition.ts';
import type { Checked, Path } from './findings.ts';
import { questionsWithPaths } from './findings.ts';

export const checkTexts = (checked: Checked): void => {
  const { definition, known, say } = checked;
  const walk = (value: unknown, path: Path): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isText(value)) {
      for (const language of Object.keys(value)) {
        if (!known.languages.includes(language)) {
          say([...path, language], `“${language}” is not among the pack's languages${didYouMean(language, known.languages)}`, true);
        }
      }
      return;
    }
    for (const [key, inner] of Object.entries(value)) walk(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  const { tests: _, ...rest } = definition;
  walk(rest, []);
  checkLetter(checked, definition.outcome.body, ['outcome', 'body']);
  checkLetter(checked, definition.outcome.refusal, ['outcome', 'refusal']);
};

/** An office by its option may have the key `en` too, but then its value is an id among others, not words. */
const isText = (value: object): boolean => !Array.isArray(value) && 'en' in value && typeof value.en === 'string';

const notInLetters = ['group', 'file', 'declaration'];

const checkLetter = ({ definition, sayWithin }: Checked, text: Text, path: Path): void => {
  const questions = questionsWithPaths(definition).map(({ question }) => question);
  const names = ['applicant', 'reference', ...questions.filter(({ kind }) => !notInLetters.includes(kind)).map(({ id }) => id)];
  for (const [language, words] of Object.entries(text)) {
    for (const { index, 1: name = '' } of words.matchAll(/\{([^{}]*)\}/g)) {
      const kind = questions.find(({ id }) => id === name)?.kind;
      if (names.includes(name)) continue;
      sayWithin(
        [...path, language],
        index,
        kind === undefined
          ? `“{${name}}” names no question${didYouMean(name, names)}`
          : `“{${name}}” is a ${kind}, which does not fit into a sentence`,
      );
    }
  }
};
