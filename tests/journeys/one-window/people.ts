/** The people of a journey: one applicant, an officer at each office, a supervisor and a reviewer. All are invented. */
import { addPerson } from '../../../src/identity/index.ts';
import type { Grant, Role } from '../../../src/kernel/decider/actor.ts';
import { isRefusal } from '../../../src/kernel/refusals/refusal.ts';
import type { World } from './world.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly grants: readonly Grant[];
}

const at = (name: string, role: Role, ...offices: readonly string[]) => ({ name, role, offices });

const cast = {
  applicant: at('Selin Kaya', 'applicant'),
  council: at('Nargis Alvi', 'officer', 'sifc-it-desk'),
  registrar: at('Owais Tareen', 'officer', 'secp-company-registration'),
  interior: at('Ghazala Bari', 'officer', 'moi-security-clearance'),
  tax: at('Waqar Hoti', 'officer', 'fbr-taxpayer-registration'),
  taxHead: at('Parveen Jan', 'supervisor', 'fbr-taxpayer-registration'),
  bank: at('Sohail Dar', 'officer', 'sbp-authorised-dealer'),
  exports: at('Amna Leghari', 'officer', 'pseb-company-registration'),
  zones: at('Rizwan Shigri', 'officer', 'stza-licensing'),
  reviewer: at('Tehmina Noon', 'officer', 'sifc-review'),
} as const;
export type Part = keyof typeof cast;
export type Cast = Readonly<Record<Part, Person>>;

const password = 'seven-offices-one-window';

export const addTo = async (
  world: World,
  a: { readonly name: string; readonly email: string; readonly language?: string; readonly grants: readonly Grant[] },
): Promise<Person> => {
  const added = await addPerson(world.node, { language: 'en', ...a, password, isPublic: true });
  if (isRefusal(added)) throw new Error(`${a.email} was not added: ${added.reason} ${JSON.stringify(added.details)}`);
  return { id: added.person, name: a.name, email: a.email, password, grants: a.grants };
};

/** Everybody, in one language; `of` keeps the people of several journeys apart. */
export const addCast = async (world: World, of: string, language: string): Promise<Cast> => {
  const added = await Promise.all(
    Object.entries(cast).map(async ([part, { name, role, offices }]) => {
      const grants = offices.length === 0 ? [{ role, office: null }] : offices.map((office) => ({ role, office }));
      return [part, await addTo(world, { name, email: `${part.toLowerCase()}@${of}.example`, language, grants })] as const;
    }),
  );
  return Object.fromEntries(added) as Cast;
};
