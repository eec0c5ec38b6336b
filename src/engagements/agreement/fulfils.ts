/** Which commitments an agreement fulfils, by which clause, and the facts that tell other rooms so. */
import type { Day } from '../../kernel/time/time.ts';
import type { FulfillingClause } from '../contract.ts';
import type { Agreement, AgreementFact } from './agreement.ts';
import { numberOf } from './canonical-text.ts';
import { lastDayOfPeriod } from './periods.ts';

/** Stands for the clause where a commitment is served by the instrument as a whole. */
export const wholeInstrument = 'whole';

/** One entry a commitment: the first obligation's clause, else the whole instrument under its title. */
export const fulfilsOf = (state: Agreement): readonly FulfillingClause[] => {
  const [first = 'en'] = state.languages;
  const byClause = state.obligations.flatMap(({ commitment, clause }): readonly FulfillingClause[] => {
    const found = state.clauses.find((c) => c.id === clause);
    if (commitment === null || found === undefined) return [];
    return [{ commitment, clause, number: numberOf(state, clause), text: found.text[first] ?? '' }];
  });
  const whole = state.commitments.map((commitment) => ({
    commitment,
    clause: wholeInstrument,
    number: '',
    text: state.title[first] ?? '',
  }));
  return [...new Map([...byClause, ...whole].toReversed().map((f) => [f.commitment, f])).values()].toReversed();
};

const told = (state: Agreement) => ({ title: state.title, parties: state.parties.map((p) => p.country), fulfils: fulfilsOf(state) });

export const concluded = (state: Agreement, day: Day): AgreementFact => ({ type: 'AgreementConcluded', data: { day, ...told(state) } });
export const enteredIntoForce = (state: Agreement, day: Day): AgreementFact => {
  const { validFor } = state.terms;
  return {
    type: 'EnteredIntoForce',
    data: { day, until: validFor === null ? null : lastDayOfPeriod(day, validFor), ...told(state) },
  };
};
