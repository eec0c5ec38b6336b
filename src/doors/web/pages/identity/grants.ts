import type { OfficeRow } from '../../../../identity/index.ts';
import type { Grant, Role } from '../../../../kernel/decider/actor.ts';
import type { Words } from '../../words/words.ts';

const named = (w: Words, names: Readonly<Record<string, string>>, fallback: string): string => names[w.language] ?? names.en ?? fallback;

/** An office with the organisation it belongs to, in the reader's language where it has a name there. */
export const officeText = (w: Words, office: OfficeRow): string =>
  w.t('identity.office-of', {
    office: named(w, office.names, office.name),
    organisation: named(w, office.organisationNames, office.organisationName),
  });

export const organisationText = (w: Words, a: { readonly name: string; readonly names: Readonly<Record<string, string>> }): string =>
  named(w, a.names, a.name);

/** Roles that have no office to be at. */
const onlyWhole: readonly Role[] = ['applicant', 'auditor', 'administrator'];

/** A role and where it holds, such as "Officer at International Cooperation, Ministry of …". */
export const grantText = (w: Words, offices: readonly OfficeRow[], { role, office }: Grant): string => {
  const name = w.t(`role.${role}`);
  if (office === null) return onlyWhole.includes(role) ? name : w.t('identity.role-everywhere', { role: name });
  const found = offices.find((one) => one.id === office);
  return w.t('identity.role-at', { role: name, office: found ? officeText(w, found) : office });
};
