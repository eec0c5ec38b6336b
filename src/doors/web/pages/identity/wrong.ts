import type { Refusal } from '../../../../kernel/refusals/refusal.ts';
import type { FormError } from '../../look/forms/error-summary.tsx';
import { wordsOf } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';

/** What is wrong with a form, in words: by field, and for the summary above it. */
export interface Wrong {
  readonly of: (field: string) => string | undefined;
  readonly errors: readonly FormError[];
}
export const nothingWrong: Wrong = { of: () => undefined, errors: [] };

const fieldsOf = ({ details }: Refusal): readonly (readonly [string, string])[] =>
  typeof details.fields === 'object' && details.fields !== null
    ? Object.entries(details.fields).map(([name, problem]) => [name, String(problem)] as const)
    : [];

export const wrongFields = (w: Words, fields: readonly (readonly [string, string])[]): Wrong => {
  const said = fields.map(([name, problem]) => {
    const key = `refusal.${problem}`;
    return { name, text: w.has(key) ? w.t(key) : w.t('errors.invalid-title') };
  });
  return { of: (field) => said.find((one) => one.name === field)?.text, errors: said };
};

/** A refusal that names fields is shown at them; any other above the form. */
export const wrongBy = (w: Words, refusal: Refusal): Wrong => {
  const fields = fieldsOf(refusal);
  if (fields.length > 0) return wrongFields(w, fields);
  if (refusal.reason === 'too-many-tries')
    return { of: () => undefined, errors: [{ text: w.t('identity.too-many', { minutes: Number(refusal.details.minutes ?? 1) }) }] };
  return { of: () => undefined, errors: [{ text: wordsOf(w, refusal).body }] };
};

/** The status of a page that shows a form again. */
export const statusAgain = (refusal: Refusal): 422 | 429 | 409 | 403 => {
  if (refusal.reason === 'too-many-tries') return 429;
  if (refusal.reason === 'not-allowed') return 403;
  return refusal.reason === 'changed-meanwhile' ? 409 : 422;
};
