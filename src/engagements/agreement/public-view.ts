/** What the public may read of an agreement: never a negotiation, a name, an office's report or a scan. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Day } from '../../kernel/time/time.ts';
import type { EngagementText } from '../contract.ts';
import { textIsPublic } from './access.ts';
import type { Agreement, AgreementKind, AgreementStatus, Terms } from './agreement.ts';
import { digestOf, numberOf } from './canonical-text.ts';
import { fulfilsOf } from './fulfils.ts';
import { concludedOn, endOf } from './time.ts';

export interface PublicAgreement {
  readonly kind: AgreementKind;
  readonly status: AgreementStatus;
  readonly reference: string;
  readonly title: EngagementText;
  readonly languages: readonly string[];
  readonly parties: readonly { readonly country: string; readonly organisation: Id; readonly name: EngagementText }[];
  readonly signed: Day | null;
  readonly inForce: Day | null;
  /** The last day it holds as things stand; null: without end. */
  readonly until: Day | null;
  readonly amends: Id | null;
  readonly replaces: Id | null;
  /** Null: only its title is public, or it is not signed yet. */
  readonly text: {
    readonly clauses: readonly { readonly number: string; readonly heading: EngagementText; readonly text: EngagementText }[];
    readonly terms: Terms;
    readonly digest: string;
  } | null;
  /** Which amendment came when; empty unless its text is public. */
  readonly amendments: readonly { readonly agreement: Id; readonly day: Day }[];
  /** Obligations that are met, of all it made; null unless its text is public. */
  readonly obligations: { readonly met: number; readonly all: number } | null;
  /** Numbers of the commitments it fulfils; empty unless its text is public. */
  readonly commitments: readonly string[];
}

export const publicView = (state: Agreement): PublicAgreement => {
  const { kind, status, reference, title, languages, inForce, amends, replaces, clauses, terms } = state;
  const open = textIsPublic(state);
  return {
    ...{ kind, status, reference, title, languages, inForce, amends, replaces },
    parties: state.parties.map(({ country, organisation, name }) => ({ country, organisation, name })),
    signed: concludedOn(state),
    until: endOf(state),
    text: open
      ? {
          clauses: clauses.map(({ id, heading, text }) => ({ number: numberOf(state, id), heading, text })),
          terms,
          digest: digestOf(state),
        }
      : null,
    amendments: open ? state.amendments.map(({ agreement, day }) => ({ agreement, day })) : [],
    obligations: open
      ? { met: state.obligations.filter((o) => o.met !== null || o.times > 0).length, all: state.obligations.length }
      : null,
    commitments: open ? fulfilsOf(state).map((f) => f.commitment) : [],
  };
};
