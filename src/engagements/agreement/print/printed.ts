/** What of an agreement is printed and exported: everything for a party's desk, for the public what it may read. */
import type { Day } from '../../../kernel/time/time.ts';
import type { EngagementText } from '../../contract.ts';
import type { Agreement, AgreementKind, AgreementStatus, Signature, Terms } from '../agreement.ts';
import { canonicalText, digestOf, numberOf } from '../canonical-text.ts';
import { endOf } from '../time.ts';
import type { PublicAgreement } from '../public-view.ts';

export interface Printed {
  readonly kind: AgreementKind;
  readonly status: AgreementStatus;
  readonly reference: string;
  readonly title: EngagementText;
  readonly languages: readonly string[];
  readonly parties: readonly { readonly country: string; readonly organisation: string; readonly name: EngagementText }[];
  readonly version: number | null;
  readonly clauses: readonly { readonly number: string; readonly heading: EngagementText; readonly text: EngagementText }[];
  readonly terms: Terms;
  readonly digest: string;
  readonly signatures: readonly Signature[];
  readonly inForce: Day | null;
  readonly until: Day | null;
}

export const printedOf = (state: Agreement): Printed => {
  const { kind, status, reference, title, languages, parties, version, terms, signatures, inForce } = state;
  return {
    ...{ kind, status, reference, title, languages, version, terms, signatures, inForce },
    parties: parties.map(({ country, organisation, name }) => ({ country, organisation, name })),
    clauses: state.clauses.map(({ id, heading, text }) => ({ number: numberOf(state, id), heading, text })),
    digest: digestOf(state),
    until: endOf(state),
  };
};
/** Undefined: its text is not public. Who signed is not printed for the public. */
export const printedForPublic = (view: PublicAgreement): Printed | undefined => {
  const { text, signed: _, amends: __, replaces: ___, commitments: ____, amendments: _____, obligations: ______, ...rest } = view;
  return text === null ? undefined : { ...rest, ...text, version: null, signatures: [] };
};

/**
 * An agreement as JSON that another system can read: the canonical text as an object, its digest, and around it what is not part of it. SHA-256
 * over the RFC 8785 form of `text` is `digest`.
 */
export const agreementJson = (state: Agreement, id: string) => {
  const { reference, status, version, approvals, signatures, notes, inForce, renewals, ended, amendments, visibility } = state;
  return {
    format: 'daricha agreement 1',
    id,
    ...{ reference, status, version, visibility },
    digest: digestOf(state),
    text: JSON.parse(canonicalText(state)) as object,
    approvals: approvals.map(({ country, digest, at }) => ({ country, digest, at })),
    signatures: signatures.map(({ country, day, place, capacity, signatory, how }) => ({ country, day, place, capacity, signatory, how })),
    ...{ notes, inForce, renewals, ended, amendments },
    until: endOf(state),
    obligations: state.obligations.map(({ clause, ...rest }) => ({ clause: numberOf(state, clause), ...rest })),
  };
};
/** The same for the public; undefined where the text is not public. */
export const publicAgreementJson = (view: PublicAgreement, id: string) =>
  view.text === null ? undefined : { format: 'daricha agreement 1', id, ...view };
