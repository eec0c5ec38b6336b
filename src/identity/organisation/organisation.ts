import type { Recorded } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';

/** A name by language tag; `en` is what a missing language falls back to. */
export type Names = { readonly en: string } & { readonly [language: string]: string };
export interface OfficeState {
  readonly id: Id;
  readonly names: Names;
  readonly closed: boolean;
}
/** A ministry, an agency, a university …, with the offices people work at. */
export interface Organisation {
  readonly names: Names;
  /** ISO 3166-1 alpha-2; `seat` is where it sits if that is another country, as with an embassy. */
  readonly country: string;
  readonly seat: string | null;
  readonly kind: string;
  readonly closed: boolean;
  readonly offices: readonly OfficeState[];
}

export type OrganisationFact =
  | { type: 'OrganisationRegistered'; data: { names: Names; country: string; seat: string | null; kind: string } }
  | { type: 'OrganisationRenamed'; data: { names: Names } }
  | { type: 'OrganisationClosed'; data: Record<string, never> }
  | { type: 'OrganisationReopened'; data: Record<string, never> }
  | { type: 'OfficeAdded'; data: { office: Id; names: Names } }
  | { type: 'OfficeRenamed'; data: { office: Id; names: Names } }
  | { type: 'OfficeClosed'; data: { office: Id } }
  | { type: 'OfficeReopened'; data: { office: Id } };

/** Which act is possible in which state; `new`: nobody has this id yet. */
export const possible = {
  RegisterOrganisation: ['new'],
  RenameOrganisation: ['open'],
  CloseOrganisation: ['open'],
  ReopenOrganisation: ['closed'],
  AddOffice: ['open'],
  RenameOffice: ['open'],
  CloseOffice: ['open'],
  ReopenOffice: ['open'],
} as const satisfies Record<string, readonly ('new' | 'open' | 'closed')[]>;

const changed = (state: Organisation, office: Id, change: Partial<OfficeState>): Organisation => ({
  ...state,
  offices: state.offices.map((o) => (o.id === office ? { ...o, ...change } : o)),
});

const nowhere: Organisation = { names: { en: '' }, country: '', seat: null, kind: '', closed: false, offices: [] };

export const evolve = (before: Organisation | null, event: Recorded<OrganisationFact>): Organisation => {
  const state = before ?? nowhere;
  switch (event.type) {
    case 'OrganisationRegistered': {
      const { names, country, seat, kind } = event.data;
      return { names, country, seat, kind, closed: false, offices: [] };
    }
    case 'OrganisationRenamed':
      return { ...state, names: event.data.names };
    case 'OrganisationClosed':
      return { ...state, closed: true };
    case 'OrganisationReopened':
      return { ...state, closed: false };
    case 'OfficeAdded':
      return { ...state, offices: [...state.offices, { id: event.data.office, names: event.data.names, closed: false }] };
    case 'OfficeRenamed':
      return changed(state, event.data.office, { names: event.data.names });
    case 'OfficeClosed':
      return changed(state, event.data.office, { closed: true });
    case 'OfficeReopened':
      return changed(state, event.data.office, { closed: false });
  }
};
