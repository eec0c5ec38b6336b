/** Refusals in words with people's names: who decided already, who has claimed it. */
import type { Refusal } from '../../../../kernel/refusals/refusal.ts';
import type { Door } from '../../door.ts';
import { wordsOf } from '../../refused.tsx';
import type { Words } from '../../words/words.ts';
import { peopleNamed } from './office-desk.ts';

const people = ['by', 'officer', 'person'] as const;

/** The text of a refusal; ids of people in its details become their names. */
export const refusalWords = async (w: Words, door: Door, refusal: Refusal): Promise<string> => {
  const { details } = refusal;
  const ids = people.flatMap((name) => (typeof details[name] === 'string' ? [details[name]] : []));
  const names = await peopleNamed(door, ids);
  const named = Object.fromEntries(
    people.flatMap((name) => {
      const id = details[name];
      if (id === undefined) return [];
      return [[name, typeof id === 'string' ? (names.get(id) ?? w.t('inbox.somebody')) : w.t('inbox.nobody')] as const];
    }),
  );
  const days = Object.fromEntries(
    Object.entries(details).flatMap(([name, value]) =>
      typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? [[name, w.instant(value)] as const] : [],
    ),
  );
  return wordsOf(w, { ...refusal, details: { ...details, ...days, ...named } }).body;
};
