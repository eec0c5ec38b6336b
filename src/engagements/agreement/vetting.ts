/** Which side may approve only what has been vetted, and how far that is, for the text as it stands. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Refusal } from '../../kernel/refusals/refusal.ts';
import { idFrom } from '../../ledger/subscriptions/id-from.ts';
import type { Agreement, Vetting, VettingDemand } from './agreement.ts';
import { digestOf } from './canonical-text.ts';
import { unsettled, unsigned } from './deciding/act.ts';

/** `other-text`: only another text has been vetted, or is being. */
export type VettingStanding = 'granted' | 'open' | 'refused' | 'other-text' | 'not-ordered';
export interface Demanded extends VettingDemand {
  readonly standing: VettingStanding;
  /** The case that counts: the newest for the text as it stands. */
  readonly current: Vetting | undefined;
  /** Every case that was opened for it, newest first. */
  readonly all: readonly Vetting[];
}
type Vetted = Pick<Agreement, 'demands' | 'vetting'>;

/** `digest`: of the text that counts. */
export const demandedOf = ({ demands, vetting }: Vetted, digest: string): readonly Demanded[] =>
  demands.map((demand) => {
    const all = vetting.filter((v) => v.country === demand.country && v.service === demand.service).toReversed();
    const current = all.find((v) => v.digest === digest);
    return { ...demand, all, current, standing: current?.outcome ?? (all.length > 0 ? 'other-text' : 'not-ordered') };
  });

/** Why nothing can be sent to be vetted now: a text that is still being talked about would be vetted in vain. */
export const notToBeVetted = (state: Agreement): Refusal | undefined => unsigned(state) ?? unsettled(state);

/**
 * The case in which somebody has this text vetted: the same however often they ask, so that asking twice opens one case. Another after
 * a refusal.
 */
export const vettingCase = (agreement: Id, state: Agreement, demand: VettingDemand, person: Id): Id => {
  const digest = digestOf(state);
  const ended = state.vetting.filter((v) => v.service === demand.service && v.digest === digest && v.outcome === 'refused').length;
  return idFrom('vetting', `agreement/${agreement}`, ended)(JSON.stringify([demand.country, demand.service, digest, person]));
};
