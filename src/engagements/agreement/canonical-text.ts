/** What the parties agree to, as one text that has one digest: everything that is written, and nobody's name or desk. */
import { createHash } from 'node:crypto';
import { canonical } from '../../ledger/streams/canonical.ts';
import type { Agreement, Clause } from './agreement.ts';

type Written = Pick<Agreement, 'kind' | 'title' | 'languages' | 'parties' | 'clauses' | 'terms' | 'amends' | 'replaces'>;
const inLanguages = (text: Clause['text'], languages: readonly string[]) =>
  Object.fromEntries(languages.map((language) => [language, text[language] ?? '']));

/** Its number is its place: clauses are numbered from one, without gaps. */
export const numberOf = ({ clauses }: Pick<Agreement, 'clauses'>, clause: string): string => {
  const place = clauses.findIndex((c) => c.id === clause);
  return place < 0 ? '' : String(place + 1);
};

const canonicalClause = (clause: Clause, index: number, { kind, languages }: Written) => ({
  number: index + 1,
  heading: inLanguages(clause.heading, languages),
  text: inLanguages(clause.text, languages),
  // An amendment says which clause it replaces or takes out by that clause's id.
  ...(kind === 'amendment' ? { clause: clause.id, adds: clause.adds === true, ...(clause.removes === true ? { removes: true } : {}) } : {}),
});

/** The text as JSON that has one form (RFC 8785): the same clauses and terms give the same bytes on any node. */
export const canonicalText = (agreement: Written): string => {
  const { kind, title, languages, parties, clauses, terms, amends, replaces } = agreement;
  return canonical({
    kind,
    title: inLanguages(title, languages),
    languages,
    parties: parties.map(({ country, organisation, name }) => ({ country, organisation, name })),
    clauses: clauses.map((clause, index) => canonicalClause(clause, index, agreement)),
    terms,
    amends,
    replaces,
  });
};
/** SHA-256 of the canonical text, in hex. */
export const digestOf = (agreement: Written): string => createHash('sha256').update(canonicalText(agreement)).digest('hex');

/** What a party's key signs: Ed25519 over these bytes, so that a signature of something else is never one of an agreement. */
export const signedBytes = (digest: string): Buffer => Buffer.from(`daricha agreement v1\n${digest}`, 'ascii');
