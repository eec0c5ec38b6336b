/** What follows from another agreement that came into force: this one is amended by it, or gives way to it. */
import { type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import type { Agreement } from '../agreement.ts';
import { withAmendment } from '../clauses.ts';
import { type Acts, unless } from './act.ts';

type Sides = readonly { readonly country: string; readonly organisation: string }[];
const namesOf = (sides: Sides): string =>
  sides
    .map(({ country, organisation }) => `${country} ${organisation}`)
    .sort()
    .join('\n');
/** Nobody changes an agreement between others. */
const otherParties = (state: Agreement, parties: Sides): Refusal | undefined =>
  namesOf(state.parties) === namesOf(parties) ? undefined : refuse('other-parties', {});

export const amending: Acts<'ApplyAmendment' | 'EndReplaced'> = {
  ApplyAmendment: (state, { agreement, day, parties, clauses }) => {
    const refused = otherParties(state, parties) ?? unless(state, 'not-in-force', 'in-force');
    if (refused !== undefined) return refused;
    if (state.amendments.some((a) => a.agreement === agreement)) return refuse('amendment-already-applied', { agreement });
    const changing = clauses.filter((c) => c.adds === true || state.clauses.some((known) => known.id === c.id));
    const taken = changing.find((c) => c.adds === true && state.clauses.some((known) => known.id === c.id));
    if (taken !== undefined) return refuse('clause-exists', { clause: taken.id });
    const without = changing.map(({ id, heading, text, removes }) => ({ id, heading, text, ...(removes === true ? { removes } : {}) }));
    return without.length === 0 || withAmendment(state, without, state.version + 1).length === 0
      ? refuse('amendment-changes-nothing', { agreement })
      : [{ type: 'AmendmentApplied', data: { agreement, day, clauses: without } }];
  },
  EndReplaced: (state, { by, day, parties }) =>
    otherParties(state, parties) ??
    unless(state, 'not-in-force', 'in-force') ?? [{ type: 'AgreementEnded', data: { how: 'replaced', day, by } }],
};
