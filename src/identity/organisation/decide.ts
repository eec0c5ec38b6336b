import type { Command } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Refusal } from '../../kernel/refusals/refusal.ts';
import { invalid, notFound, refuse } from '../../kernel/refusals/refusal.ts';
import { isLanguageTag, tidyName } from '../person/fields.ts';
import type { Names, Organisation, OrganisationFact } from './organisation.ts';
import { possible } from './organisation.ts';

interface Order<T extends string, D extends object> extends Command {
  readonly type: T;
  readonly data: D;
}
interface OfficeOnly {
  readonly office: Id;
}
interface OfficeNamed extends OfficeOnly {
  readonly names: Names;
}
export interface NewOrganisation {
  readonly names: Names;
  readonly country: string;
  readonly seat: string | null;
  readonly kind: string;
  readonly offices: readonly { readonly id: Id; readonly names: Names }[];
}
export type OrganisationCommand =
  | Order<'RegisterOrganisation', NewOrganisation>
  | Order<'RenameOrganisation', { readonly names: Names }>
  | Order<'CloseOrganisation', object>
  | Order<'ReopenOrganisation', object>
  | Order<'AddOffice', OfficeNamed>
  | Order<'RenameOffice', OfficeNamed>
  | Order<'CloseOffice', OfficeOnly>
  | Order<'ReopenOffice', OfficeOnly>;

const wrongNames = (names: Names): Refusal | undefined => {
  const good = Object.entries(names).every(([tag, name]) => isLanguageTag(tag) && tidyName(name) === name);
  return good && names.en !== undefined ? undefined : invalid({ fields: { names: 'name-not-usable' } });
};
const isCountry = (code: string): boolean => /^[A-Z]{2}$/.test(code);

const register = ({ names, country, seat, kind, offices }: NewOrganisation): readonly OrganisationFact[] | Refusal => {
  if (!isCountry(country) || (seat !== null && !isCountry(seat))) return invalid({ fields: { country: 'unknown-country' } });
  if (!/^[a-z]+(-[a-z]+)*$/.test(kind)) return invalid({ fields: { kind: 'unknown-kind' } });
  if (new Set(offices.map((o) => o.id)).size < offices.length) return refuse('office-already-there');
  const wrong = [names, ...offices.map((o) => o.names)].map(wrongNames).find((r) => r !== undefined);
  if (wrong) return wrong;
  return [
    { type: 'OrganisationRegistered', data: { names, country, seat, kind } },
    ...offices.map((o): OrganisationFact => ({ type: 'OfficeAdded', data: { office: o.id, names: o.names } })),
  ];
};

const sameNames = (a: Names, b: Names): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((tag) => a[tag] === b[tag]);

export const decide = (command: OrganisationCommand, state: Organisation | null): readonly OrganisationFact[] | Refusal => {
  if (command.type === 'RegisterOrganisation') return state === null ? register(command.data) : refuse('organisation-already-registered');
  if (state === null) return notFound({ what: 'organisation' });
  const allowed: readonly string[] = possible[command.type];
  if (!allowed.includes(state.closed ? 'closed' : 'open')) return refuse(state.closed ? 'organisation-closed' : 'organisation-open');
  switch (command.type) {
    case 'RenameOrganisation': {
      const { names } = command.data;
      return wrongNames(names) ?? (sameNames(names, state.names) ? [] : [{ type: 'OrganisationRenamed', data: { names } }]);
    }
    case 'CloseOrganisation':
      return [{ type: 'OrganisationClosed', data: {} }];
    case 'ReopenOrganisation':
      return [{ type: 'OrganisationReopened', data: {} }];
    case 'AddOffice': {
      const { office, names } = command.data;
      if (state.offices.some((o) => o.id === office)) return refuse('office-already-there', { office });
      return wrongNames(names) ?? [{ type: 'OfficeAdded', data: { office, names } }];
    }
  }
  const { office } = command.data;
  const found = state.offices.find((o) => o.id === office);
  if (found === undefined) return notFound({ what: 'office', office });
  switch (command.type) {
    case 'RenameOffice': {
      const { names } = command.data;
      return wrongNames(names) ?? (sameNames(names, found.names) ? [] : [{ type: 'OfficeRenamed', data: { office, names } }]);
    }
    case 'CloseOffice':
      return found.closed ? refuse('office-closed', { office }) : [{ type: 'OfficeClosed', data: { office } }];
    case 'ReopenOffice':
      return found.closed ? [{ type: 'OfficeReopened', data: { office } }] : refuse('office-open', { office });
  }
};
