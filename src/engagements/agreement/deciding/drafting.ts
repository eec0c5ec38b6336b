/** The first text, and the terms under which it will hold. */
import { type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import type { Agreement, AgreementFact, Terms } from '../agreement.ts';
import { canonical } from '../../../ledger/streams/canonical.ts';
import { marksIn } from '../blanks.ts';
import type { AgreementOrder } from '../commands.ts';
import { addPeriod } from '../periods.ts';
import { type Acts, type Outcome, unless, unsigned } from './act.ts';

const twice = (values: readonly string[]): string | undefined => values.find((v, i) => values.indexOf(v) !== i);

/** What is wrong with terms by themselves. */
export const termsMistake = ({ validFor, renewal, entry }: Terms): Refusal | undefined => {
  if (renewal === null) return undefined;
  if (validFor === null) return refuse('renewal-without-end', {});
  // Months are of different lengths; any day will do to compare.
  const day = entry.kind === 'on-date' ? entry.day : '2025-01-01';
  const longest = [validFor, renewal.period].find((p) => addPeriod(day, renewal.notice) >= addPeriod(day, p));
  return longest === undefined ? undefined : refuse('notice-longer-than-term', { notice: renewal.notice, term: longest });
};

const wrongLanguages = (order: AgreementOrder<'DraftAgreement'>): Refusal | undefined => {
  const { languages, title, parties } = order;
  if (twice(languages) !== undefined) return refuse('language-twice', { language: twice(languages) });
  const untitled = languages.find((l) => (title[l] ?? '') === '');
  if (untitled !== undefined) return refuse('title-missing', { language: untitled });
  // A title is not negotiated: what is missing in it now would be missing for good.
  const [mark] = [title, ...parties.map((p) => p.name)].flatMap(marksIn);
  if (mark !== undefined) return refuse('title-has-blank', { mark });
  const unnamed = parties.find((p) => languages.some((l) => (p.name[l] ?? '') === ''));
  return unnamed === undefined ? undefined : refuse('party-not-named', { country: unnamed.country });
};

export const draft = (order: AgreementOrder<'DraftAgreement'>): Outcome => {
  const { parties, clauses, languages, kind, amends, demands, terms } = order;
  const country = twice(parties.map((p) => p.country));
  if (country !== undefined) return refuse('party-twice', { country });
  const clause = twice(clauses.map((c) => c.id));
  if (clause !== undefined) return refuse('clause-exists', { clause });
  const wrong = wrongLanguages(order) ?? termsMistake(terms);
  if (wrong !== undefined) return wrong;
  const [first = ''] = languages;
  const empty = clauses.find((c) => (c.text[first] ?? '') === '');
  if (empty !== undefined) return refuse('clause-is-empty', { clause: empty.id });
  if ((kind === 'amendment') !== (amends !== null))
    return refuse(amends === null ? 'amendment-of-what' : 'only-amendments-amend', { kind });
  const stranger = demands.find((d) => !parties.some((p) => p.country === d.country));
  if (stranger !== undefined) return refuse('country-not-a-party', { country: stranger.country });
  return [{ type: 'AgreementDrafted', data: order as Extract<AgreementFact, { type: 'AgreementDrafted' }>['data'] }];
};

const sameTerms = (a: Terms, b: Terms): boolean => canonical(a) === canonical(b);

/** One party alone can hide a text, and none alone can show it. */
const narrowest = (wishes: readonly Agreement['visibility'][]): Agreement['visibility'] =>
  (['restricted', 'title'] as const).find((v) => wishes.includes(v)) ?? 'public';

export const drafting: Acts<'SetTerms' | 'SetVisibility' | 'AbandonAgreement'> = {
  SetTerms: (state, { terms }) => {
    const refused = unsigned(state) ?? termsMistake(terms);
    if (refused !== undefined) return refused;
    return sameTerms(state.terms, terms) ? refuse('nothing-changed', {}) : [{ type: 'TermsSet', data: terms }];
  },
  SetVisibility: (state, { country, visibility: wish }) => {
    if (state.status === 'abandoned') return refuse('agreement-abandoned', {});
    if (state.openTo[country] === wish) return refuse('nothing-changed', {});
    const visibility = narrowest(Object.values({ ...state.openTo, [country]: wish }));
    return [{ type: 'VisibilitySet', data: { country, wish, visibility } }];
  },
  AbandonAgreement: (state, { reason }) => unsignedByAll(state) ?? [{ type: 'AgreementAbandoned', data: { reason } }],
};
/** A text that everybody has signed can only be ended by its own terms. */
const unsignedByAll = (state: Agreement): Refusal | undefined => unless(state, 'agreement-already-concluded', 'draft', 'approved');
