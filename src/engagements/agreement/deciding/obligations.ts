/** Clauses become obligations; both sides say how far each has got. */
import { type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import { dayOf } from '../../../kernel/time/time.ts';
import type { Agreement, AgreementFact, ObligationTerms } from '../agreement.ts';
import type { AgreementOrder } from '../commands.ts';
import { evolve } from '../evolve.ts';
import { bothSayDone } from '../said.ts';
import { metFacts } from '../time.ts';
import { canonical } from '../../../ledger/streams/canonical.ts';
import { type Acts, unless } from './act.ts';

type Setting = AgreementOrder<'SetObligations'>;

const mistakeOf = (state: Agreement, { clause, obligations }: Setting): Refusal | undefined => {
  if (!state.clauses.some((c) => c.id === clause)) return refuse('clause-not-found', { clause });
  for (const [i, o] of obligations.entries()) {
    const twice = obligations.findIndex((other) => other.id === o.id) !== i;
    const elsewhere = state.obligations.some((other) => other.id === o.id && other.clause !== clause);
    if (twice || elsewhere) return refuse('obligation-exists', { obligation: o.id });
    if (o.clause !== clause) return refuse('obligation-of-another-clause', { obligation: o.id, clause: o.clause });
    if (!state.parties.some((p) => p.country === o.country)) return refuse('country-not-a-party', { country: o.country });
    if (o.blocks.includes(o.id)) return refuse('obligation-blocks-itself', { obligation: o.id });
  }
  return undefined;
};

const termsOf = ({ id, clause, title, country, owner, watcher, due, every, indicator, commitment, blocks }: ObligationTerms) => ({
  ...{ id, clause, title, country, owner, watcher, due, every, indicator, commitment, blocks },
});
/** Once it is signed, who owes something may neither drop it nor put it off: the side it is owed to may. */
const ownChanged = (state: Agreement, { clause, country, obligations }: Setting): Refusal | undefined => {
  if (state.status !== 'signed' && state.status !== 'in-force') return undefined;
  const changed = state.obligations.find((o) => {
    if (o.clause !== clause || o.country !== country) return false;
    const next = obligations.find((n) => n.id === o.id);
    return next === undefined || canonical(termsOf(next)) !== canonical(termsOf(o));
  });
  return changed === undefined ? undefined : refuse('own-obligation', { obligation: changed.id });
};

export const obligationActs: Acts<'SetObligations' | 'ReportObligation'> = {
  SetObligations: (state, order) => {
    const refused =
      unless(state, 'agreement-is-over', 'draft', 'approved', 'signed', 'in-force') ?? mistakeOf(state, order) ?? ownChanged(state, order);
    if (refused !== undefined) return refused;
    const { clause, country } = order;
    const now = state.obligations.filter((o) => o.clause === clause).map(termsOf);
    const obligations = order.obligations.map(termsOf);
    if (canonical(now) === canonical(obligations)) return refuse('nothing-changed', {});
    return [{ type: 'ObligationsSet', data: { clause, country, obligations } }];
  },
  ReportObligation: (state, order, { now, actor }) => {
    const refused = unless(state, 'agreement-not-signed', 'signed', 'in-force');
    if (refused !== undefined) return refused;
    const found = state.obligations.find((o) => o.id === order.obligation);
    if (found === undefined) return refuse('obligation-not-found', { obligation: order.obligation });
    if (found.met !== null) return refuse('obligation-already-met', { obligation: found.id, day: found.met });
    if (order.status === 'not-possible' && order.words === '') return refuse('reason-missing', { status: order.status });
    const fact: AgreementFact = { type: 'ObligationReported', data: order };
    const next = evolve(state, { ...fact, personal: null, at: now, actor: actor.id });
    const after = next.obligations.find((o) => o.id === found.id);
    return [fact, ...(after !== undefined && bothSayDone(after) ? metFacts(next, after, dayOf(now)) : [])];
  },
};
