/** What the pages of services share: who may ask, for whom, and today. */
import { listOffices, type OfficeRow } from '../../../../identity/index.ts';
import type { Answers, ApplicantFacts, Facts } from '../../../../one-window/forms/answers.ts';
import { mayApply } from '../../../../one-window/forms/plan.ts';
import { type ApplicantKind, applicantKinds, type Definition } from '../../../../one-window/service/definition.ts';
import type { Door } from '../../door.ts';
import { countryCodes } from '../../look/map/places.ts';
import { todayOf } from '../register/today.ts';

/** Those most applicants come from, for the head of a list of all countries. */
export const firstCountries = (door: Pick<Door, 'window'>): readonly string[] => {
  const { home, partners } = door.window.countries;
  return [...partners, home];
};

export const kindFrom = (text: string | undefined): ApplicantKind | undefined => applicantKinds.find((kind) => kind === text);
export const countryFrom = (text: string | undefined): string | undefined => (text && countryCodes.includes(text) ? text : undefined);

export const factsFor = (door: Pick<Door, 'clock' | 'pack'>, applicant: ApplicantFacts, answers: Answers = {}): Facts => ({
  applicant,
  answers,
  attached: [],
  tasks: {},
  today: todayOf(door).today,
});

/** Published services that this kind of applicant, this country, or both may apply to; all when neither is said. */
export const servicesFor = (
  door: Pick<Door, 'window'>,
  who: { readonly kind?: ApplicantKind | undefined; readonly country?: string | undefined },
): readonly Definition[] => {
  const { countries } = door.window;
  const kinds = who.kind ? [who.kind] : applicantKinds;
  const from = who.country ? [who.country] : firstCountries(door);
  return door.window.catalogue
    .published()
    .filter((service) => kinds.some((kind) => from.some((country) => mayApply(service, { kind, country }, countries))));
};

export type Offices = ReadonlyMap<string, OfficeRow>;
export const officesOf = async ({ ledger }: Pick<Door, 'ledger'>): Promise<Offices> =>
  new Map((await listOffices(ledger.db)).map((office) => [office.id, office]));
