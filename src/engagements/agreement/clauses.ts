/** What proposals and amendments do to the clauses, and which language has not followed. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { EngagementText } from '../contract.ts';
import type { Agreement, Clause, ClauseText, Proposal } from './agreement.ts';

type Worded = Pick<Clause, 'heading' | 'text'>;
const saysNothing = (clause: Worded, language: string): boolean => (clause.text[language] ?? '') === '';

/** A clause as it was first written: languages in which it says nothing have yet to follow. */
export const newClause = ({ id, heading, text, adds, removes }: ClauseText, languages: readonly string[], version: number): Clause => ({
  id,
  heading,
  text,
  behind: languages.filter((l) => saysNothing({ heading, text }, l) && languages.some((other) => !saysNothing({ heading, text }, other))),
  version,
  ...(adds === true ? { adds } : {}),
  ...(removes === true ? { removes } : {}),
});

/** The languages in which these words are not what the clause says. */
export const languagesChanged = (clause: Worded, { heading, text }: Worded): readonly string[] =>
  [...new Set([...Object.keys(heading), ...Object.keys(text)])].filter(
    (l) =>
      (heading[l] ?? clause.heading[l] ?? '') !== (clause.heading[l] ?? '') || (text[l] ?? clause.text[l] ?? '') !== (clause.text[l] ?? ''),
  );

const joined = (before: EngagementText, change: EngagementText): EngagementText => ({ ...before, ...change });

/** A change in one language leaves the other behind; a change only in languages that were behind brings them up to the others. */
const behindAfter = (clause: Clause, changed: readonly string[], languages: readonly string[]): readonly string[] => {
  const follows = changed.every((l) => clause.behind.includes(l));
  return languages.filter((l) => !changed.includes(l) && (clause.behind.includes(l) || (!follows && changed.length > 0)));
};

const placedAfter = (clauses: readonly Clause[], after: Id | null, clause: Clause): readonly Clause[] => {
  const others = clauses.filter((c) => c.id !== clause.id);
  const place = after === null ? 0 : others.findIndex((c) => c.id === after) + 1;
  return [...others.slice(0, place), clause, ...others.slice(place)];
};

/** The clauses once a proposal has been accepted; `version` is that of the text it makes. */
export const withProposal = (
  { clauses, languages }: Pick<Agreement, 'clauses' | 'languages'>,
  proposal: Pick<Proposal, 'act' | 'clause' | 'after' | 'heading' | 'text'>,
  version: number,
): readonly Clause[] => {
  const { act, clause: id, after, heading, text } = proposal;
  if (act === 'remove') return clauses.filter((c) => c.id !== id);
  if (act === 'add') return placedAfter(clauses, after, newClause({ id, heading, text }, languages, version));
  const found = clauses.find((c) => c.id === id);
  if (found === undefined) return clauses;
  if (act === 'move') return placedAfter(clauses, after, { ...found, version });
  const changed = languagesChanged(found, { heading, text });
  const behind = behindAfter(found, changed, languages);
  const next = { ...found, heading: joined(found.heading, heading), text: joined(found.text, text), behind, version };
  return clauses.map((c) => (c.id === id ? next : c));
};

/** The clauses once an amendment holds: each of its clauses stands in the place of the one with its id or takes it out, new ones come at the end. */
export const withAmendment = (
  { clauses, languages }: Pick<Agreement, 'clauses' | 'languages'>,
  amendment: readonly ClauseText[],
  version: number,
): readonly Clause[] => {
  const gone = new Set(amendment.filter((c) => c.removes === true).map((c) => c.id));
  const replacing = new Map(
    amendment.filter((c) => !gone.has(c.id)).map(({ id, heading, text }) => [id, newClause({ id, heading, text }, languages, version)]),
  );
  const added = [...replacing.values()].filter((c) => !clauses.some((known) => known.id === c.id));
  return [...clauses.filter((c) => !gone.has(c.id)).map((c) => replacing.get(c.id) ?? c), ...added];
};
