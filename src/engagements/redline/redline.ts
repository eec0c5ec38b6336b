/** What is different between two texts of an agreement, clause by clause and language by language. Data only: pages and papers draw it. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { canonical } from '../../ledger/streams/canonical.ts';
import type { Agreement, Clause, Terms } from '../agreement/agreement.ts';
import { digestOf, numberOf } from '../agreement/canonical-text.ts';
import { type Worded, wordsChanged } from './words.ts';

export interface ClauseRedline {
  readonly clause: Id;
  /** moved: its words are the same, its place among the others is not. */
  readonly kind: 'same' | 'changed' | 'added' | 'removed' | 'moved';
  /** Its place then and now; empty where it was not. */
  readonly numberBefore: string;
  readonly number: string;
  readonly languages: readonly { readonly language: string; readonly heading: Worded; readonly text: Worded }[];
  /** Languages that had not followed, then and now. */
  readonly behind: readonly string[];
}
export interface Redline {
  readonly from: number;
  readonly to: number;
  readonly digestBefore: string;
  readonly digest: string;
  readonly same: boolean;
  /** In the order of the later text; what was taken out stands where it stood. */
  readonly clauses: readonly ClauseRedline[];
  readonly terms: { readonly before: Terms; readonly after: Terms; readonly same: boolean };
}
type Text = Pick<Agreement, 'clauses' | 'languages' | 'terms' | 'version'> & Parameters<typeof digestOf>[0];

const languagesOf = (before: Clause | undefined, after: Clause | undefined, languages: readonly string[]) =>
  languages.map((language) => ({
    language,
    heading: wordsChanged(before?.heading[language] ?? '', after?.heading[language] ?? '', language),
    text: wordsChanged(before?.text[language] ?? '', after?.text[language] ?? '', language),
  }));

/** The longest run of clauses that both have in one order; whatever is not in it has moved. */
const unmoved = (before: readonly Id[], after: readonly Id[]): ReadonlySet<Id> => {
  const longest: Id[][] = after.map(() => []);
  after.forEach((id, i) => {
    const best = longest
      .slice(0, i)
      .filter((run) => before.indexOf(run.at(-1) ?? '') < before.indexOf(id))
      .reduce<Id[]>((a, b) => (b.length > a.length ? b : a), []);
    longest[i] = [...best, id];
  });
  return new Set(longest.reduce<Id[]>((a, b) => (b.length > a.length ? b : a), []));
};

/** Both lists in one: the later order, with what is gone after what it stood behind. */
const together = (before: readonly Clause[], after: readonly Clause[]): readonly Id[] => {
  const order = after.map((c) => c.id);
  before.forEach((clause, i) => {
    if (order.includes(clause.id)) return;
    const previous = before.slice(0, i).findLast((c) => order.includes(c.id));
    order.splice(previous === undefined ? 0 : order.indexOf(previous.id) + 1, 0, clause.id);
  });
  return order;
};

export const redlineBetween = (before: Text, after: Text): Redline => {
  const kept = before.clauses.filter((c) => after.clauses.some((d) => d.id === c.id)).map((c) => c.id);
  const stays = unmoved(
    kept,
    after.clauses.map((c) => c.id).filter((id) => kept.includes(id)),
  );
  const languages = [...new Set([...after.languages, ...before.languages])];
  const clauses = together(before.clauses, after.clauses).map((id): ClauseRedline => {
    const [was, is] = [before.clauses.find((c) => c.id === id), after.clauses.find((c) => c.id === id)];
    const worded = languagesOf(was, is, languages);
    const same = worded.every((w) => w.heading.same && w.text.same);
    const kind = was === undefined ? 'added' : is === undefined ? 'removed' : !same ? 'changed' : stays.has(id) ? 'same' : 'moved';
    const [numberBefore, number] = [numberOf(before, id), numberOf(after, id)];
    return { clause: id, kind, numberBefore, number, languages: worded, behind: is?.behind ?? [] };
  });
  const terms = { before: before.terms, after: after.terms, same: canonical(before.terms) === canonical(after.terms) };
  const [digestBefore, digest] = [digestOf(before), digestOf(after)];
  return { from: before.version, to: after.version, digestBefore, digest, same: digestBefore === digest, clauses, terms };
};
