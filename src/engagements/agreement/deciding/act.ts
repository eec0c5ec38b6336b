/** What every act of an agreement asks first. */
import { type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import { type Day, dayOf, type Instant } from '../../../kernel/time/time.ts';
import type { Agreement, AgreementFact, AgreementStatus, Proposal } from '../agreement.ts';
import { clauseMarks } from '../blanks.ts';
import type { AgreementCommand, AgreementCommandType, AgreementOrder } from '../commands.ts';

export type Outcome = readonly AgreementFact[] | Refusal;
export type Act<T extends AgreementCommandType> = (state: Agreement, order: AgreementOrder<T>, command: AgreementCommand) => Outcome;
export type Acts<T extends AgreementCommandType> = { readonly [K in T]: Act<K> };

export const unless = (state: Agreement, reason: string, ...wanted: readonly AgreementStatus[]): Refusal | undefined =>
  wanted.includes(state.status) ? undefined : refuse(reason, { status: state.status });

/** The text may still change: nobody has signed it. */
export const unsigned = (state: Agreement): Refusal | undefined =>
  unless(state, 'text-is-fixed', 'draft', 'approved') ?? (state.signatures.length > 0 ? refuse('signing-has-begun', {}) : undefined);

/** Somewhere on earth it is this day already. */
export const isFuture = (day: Day, now: Instant): boolean => day > dayOf(new Date(Date.parse(now) + 14 * 3_600_000).toISOString());
export const inFuture = (day: Day, now: Instant): Refusal | undefined =>
  isFuture(day, now) ? refuse('day-in-the-future', { day }) : undefined;
/** Today as seen from the west-most desk, so that nobody loses a day that is not over where they are. */
export const todayAnywhere = (now: Instant): Day => dayOf(new Date(Date.parse(now) - 12 * 3_600_000).toISOString());

export const openProposal = (state: Agreement, id: string): Proposal | Refusal => {
  const found = state.proposals.find((p) => p.id === id);
  if (found === undefined) return refuse('proposal-not-found', { proposal: id });
  return found.status === 'open' ? found : refuse('proposal-already-decided', { proposal: id, status: found.status });
};

/** What stands in the way of a text that everybody can put their name to. */
export const unsettled = (state: Agreement): Refusal | undefined => {
  const open = state.proposals.filter((p) => p.status === 'open');
  if (open.length > 0)
    return refuse('proposals-open', { proposals: open.map((p) => p.id), clauses: [...new Set(open.map((p) => p.clause))] });
  const behind = state.clauses.filter((c) => c.behind.length > 0);
  if (behind.length > 0) {
    return refuse('translation-behind', { clauses: behind.map((c) => ({ clause: c.id, languages: c.behind })) });
  }
  const marked = state.clauses.map((c) => ({ clause: c.id, marks: clauseMarks(c) })).filter(({ marks }) => marks.length > 0);
  if (marked.length > 0) return refuse('blanks-left', { mark: marked[0]?.marks[0] ?? '', clauses: marked });
  return undefined;
};
