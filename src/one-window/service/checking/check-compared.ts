/** A text that an answer is compared with should be one that it can be: a misspelt option would never hold. */
import { isCountry } from '../../forms/countries.ts';
import type { Literal } from '../../forms/names-used.ts';
import { applicantKinds } from '../definition.ts';
import type { Entry, Question } from '../definition.ts';
import type { Checked, Path } from './findings.ts';
import { noSuch, questionsWithPaths } from './findings.ts';

export const checkCompared = (
  { definition, sayWithin }: Checked,
  path: Path,
  compared: readonly (Literal & { readonly name: string })[],
  group: Question | undefined,
): void => {
  const questions = questionsWithPaths(definition).map(({ question }) => question);
  for (const { name, text, offset } of compared) {
    if (text === '') continue;
    const question = asked(name, questions, group);
    const part = name.split('.').at(-1) ?? '';
    const wrong = (message: string | undefined) => {
      if (message !== undefined) sayWithin(path, offset, message);
    };
    if (name === 'applicant.kind') wrong(among('kind of applicant', text, applicantKinds));
    else if (/^tasks[.[]/.test(name)) wrong(among('result', text, ['approved', 'refused']));
    else if (question !== undefined && ['choice', 'choices', 'ranking'].includes(question.kind)) {
      wrong(
        among(
          `option of “${question.id}”`,
          text,
          (question.options ?? []).map(({ id }) => id),
        ),
      );
    } else if (name === 'applicant.country' || question?.kind === 'country' || ['country', 'nationality'].includes(part)) {
      wrong(isCountry(text) ? undefined : `“${text}” is no country of ISO 3166-1; write its two capitals`);
    } else if (part === 'currency') {
      const money = questions.find(({ id }) => name === `${id}.currency`);
      if (money?.currencies !== undefined) wrong(among(`currency of “${money.id}”`, text, money.currencies));
    }
  }
};

const among = (what: string, text: string, known: readonly string[]): string | undefined =>
  known.includes(text) ? undefined : noSuch(what, text, known);

/** The question a name stands for: `x`, `entry.x`, or `row.x` where the lists of the service have just one such `x`. */
const asked = (name: string, questions: readonly Question[], group: Question | undefined): Question | Entry | undefined => {
  const direct = questions.find(({ id }) => id === name) ?? group?.entries?.find(({ id }) => id === name || `entry.${id}` === name);
  if (direct !== undefined || !/^\w+\.\w+$/.test(name)) return direct;
  const [owner = '', part = ''] = name.split('.');
  if (owner === 'applicant' || questions.some(({ id }) => id === owner)) return undefined;
  const found = questions.flatMap(({ entries }) => (entries ?? []).filter(({ id }) => id === part));
  return found.length === 1 ? found[0] : undefined;
};
