/** What is wrong with answers, in words, at the fields they were typed in. */
import type { Child } from 'hono/jsx';
import type { CheckedGroup, Wrong } from '../../../../one-window/forms/validate.ts';
import type { Entry, Question } from '../../../../one-window/service/definition.ts';
import { Said } from '../../look/parts/said.tsx';
import type { FormError } from '../../look/forms/error-summary.tsx';
import type { Words } from '../../words/words.ts';
import { entryName, placeName } from './typed.ts';

const figures = (w: Words, { details = {} }: Wrong): Readonly<Record<string, string | number>> =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      Array.isArray(value) ? w.list(value.map(String)) : typeof value === 'number' ? value : String(value),
    ]),
  );

const partWord = (w: Words, question: Question | Entry, part: string): string => {
  const own: Readonly<Record<string, string>> = {
    name: question.kind === 'organisation' ? 'fields.organisation-name' : 'fields.full-name',
    country: question.kind === 'organisation' ? 'fields.registered-in' : 'frame.country',
  };
  const key = own[part] ?? `fields.${part}`;
  return w.has(key) ? w.t(key) : part;
};

/** A service's own words where its own check failed; ours otherwise. */
export const sayWrong = (w: Words, question: Question | Entry, wrong: Wrong): Child => {
  if (wrong.reason === 'answer-check') {
    const check = question.checks[Number(wrong.details?.check ?? 0)];
    if (check) return <Said w={w} text={check.say} />;
  }
  if (wrong.reason === 'answer-missing') {
    const special = `wrong.answer-missing-${question.kind}`;
    if (w.has(special)) return w.t(special);
  }
  const key = `wrong.${wrong.reason}${wrong.details && 'least' in wrong.details ? '-least' : ''}`;
  const args = { ...figures(w, wrong), ...(wrong.details?.part ? { part: partWord(w, question, String(wrong.details.part)) } : {}) };
  const bare = `wrong.${wrong.reason}`;
  return w.has(key) ? w.t(key, args) : w.has(bare) ? w.t(bare, args) : w.t('errors.invalid-title');
};

/** Errors by the name of the field, in the order of the page. */
export interface WrongFields {
  readonly of: (name: string) => Child | undefined;
  readonly errors: readonly FormError[];
}

/** Names a part's field where the part is known, so that the summary's link leads to it. */
const fieldOf = (question: Question | Entry, name: string, wrong: Wrong): string => {
  const part = wrong.details?.part;
  if (question.kind === 'ranking') return placeName(name, Number(wrong.details?.place ?? wrong.details?.second ?? 1));
  const first = { organisation: 'name', person: 'name', address: 'lines' } as const;
  if (typeof part === 'string' && question.kind in first && first[question.kind as keyof typeof first] !== part) return `${name}-${part}`;
  return question.kind === 'money' && wrong.reason === 'answer-not-a-currency' ? `${name}-currency` : name;
};

export const wrongFieldsOf = (w: Words, questions: readonly Question[], wrong: CheckedGroup['wrong']): WrongFields => {
  const said: { readonly at: string; readonly name: string; readonly text: Child; readonly label: Question['label'] }[] = [];
  for (const question of questions) {
    const own = wrong[question.id];
    if (own)
      said.push({ at: question.id, name: fieldOf(question, question.id, own), text: sayWrong(w, question, own), label: question.label });
    for (const [key, found] of Object.entries(wrong)) {
      const [group, index, id] = key.split('.');
      const entry = question.entries?.find((one) => one.id === id);
      if (group !== question.id || index === undefined || !entry) continue;
      const name = entryName(question.id, Number(index) + 1, entry.id);
      said.push({ at: name, name: fieldOf(entry, name, found), text: sayWrong(w, entry, found), label: entry.label });
    }
  }
  return {
    of: (name) => said.find((one) => one.at === name)?.text,
    errors: said.map(({ name, text, label }) => ({
      name,
      text: (
        <>
          <Said w={w} text={label} /> – {text}
        </>
      ),
    })),
  };
};
