/** What becomes of a list of obligations. */
import type { Recorded } from '../../kernel/decider/decider.ts';
import type { AgreementFact, Obligation, ObligationTerms } from './agreement.ts';

type Seen = Recorded<AgreementFact>;
export type ObligationEvent = Extract<
  Seen,
  {
    type: 'ObligationsSet' | 'ObligationReported' | 'ObligationMet' | 'ObligationOverdue' | 'ObligationEscalated' | 'ObligationComesAgain';
  }
>;

const fresh = (terms: ObligationTerms): Obligation => ({
  ...terms,
  says: {},
  met: null,
  overdueSince: null,
  escalated: false,
  first: terms.due,
  times: 0,
});
/** What was said of an obligation stays when its words change; another due day begins its time again. */
const changed = (before: Obligation, terms: ObligationTerms): Obligation => {
  const { says, met, overdueSince, escalated, first, times } = before;
  const sameTime = before.due === terms.due && before.every === terms.every;
  return sameTime ? { ...terms, says, met, overdueSince, escalated, first, times } : { ...fresh(terms), says, met };
};

/** Reports of one side that are kept in the state; the ledger keeps all. */
const remembered = 20;

const reported = (o: Obligation, event: Extract<Seen, { type: 'ObligationReported' }>): Obligation => {
  const { country, status, words, evidence } = event.data;
  const report = { status, words, evidence, by: event.actor, at: event.at };
  return { ...o, says: { ...o.says, [country]: [...(o.says[country] ?? []), report].slice(-remembered) } };
};

export const evolveObligations = (all: readonly Obligation[], event: ObligationEvent): readonly Obligation[] => {
  if (event.type === 'ObligationsSet') {
    const { clause, obligations } = event.data;
    const known = new Map(all.map((o) => [o.id, o]));
    const set = obligations.map((terms) => {
      const before = known.get(terms.id);
      return before === undefined ? fresh(terms) : changed(before, terms);
    });
    return [...all.filter((o) => o.clause !== clause && !set.some((s) => s.id === o.id)), ...set];
  }
  const of = (o: Obligation): Obligation => {
    if (o.id !== event.data.obligation) return o;
    switch (event.type) {
      case 'ObligationReported':
        return reported(o, event);
      case 'ObligationMet':
        return { ...o, met: event.data.day };
      case 'ObligationOverdue':
        return { ...o, overdueSince: event.data.day };
      case 'ObligationEscalated':
        return { ...o, escalated: true };
      case 'ObligationComesAgain':
        return { ...o, due: event.data.due, says: {}, met: null, overdueSince: null, escalated: false, times: o.times + 1 };
    }
  };
  return all.map(of);
};
