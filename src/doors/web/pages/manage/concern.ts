/** What a form for one concern of a rule is. */
import type { Child } from 'hono/jsx';
import type { OfficeRow } from '../../../../identity/index.ts';
import type { Refusal } from '../../../../kernel/refusals/refusal.ts';
import type { Call } from '../../../../programmes/call/call.ts';
import type { Text } from '../../../../programmes/programme/definition.ts';
import type { Form } from '../../forms.ts';
import type { Key, Words } from '../../words/words.ts';

export interface AtConcern {
  readonly w: Words;
  readonly state: Pick<Call, 'title' | 'rules'>;
  readonly offices: readonly OfficeRow[];
  /** Ids the service lets people rank. */
  readonly options: readonly string[];
  /** Of `?venue=`. */
  readonly asked: string;
  /** What was typed, when the page comes back; otherwise what is known. */
  readonly value: (name: string, known?: string) => string;
  readonly error: string | undefined;
}
export type Written = Pick<Call, 'title' | 'rules'>;
export interface Concern {
  readonly title: Key;
  readonly lead: Key;
  fields(a: AtConcern): Child;
  read(form: Form, state: Written, options: readonly string[]): Written | Refusal;
}

/** A text whose English and Urdu were typed; its other languages stay where the English stayed. */
export const written = (known: Text | undefined, en: string, ur: string): Text => {
  const others = known?.en === en ? Object.entries(known).filter(([language]) => language !== 'ur') : [];
  return { ...Object.fromEntries(others), en, ...(ur === '' ? {} : { ur }) };
};

export const idFrom = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'group';
