/** The people of the call: those who run it, and sixty who apply. All are invented. */
import type { Grant, Role } from '../../../src/kernel/decider/actor.ts';
import { addTo, type Person } from '../one-window/people.ts';
import type { World } from '../one-window/world.ts';

const at = (name: string, ...grants: readonly (readonly [Role, string])[]) => ({ name, grants });

const cast = {
  manager: at('Shireen Malik', ['supervisor', 'ignite-skills']),
  checker: at('Haroon Bhatti', ['officer', 'ignite-skills']),
  'reviewer-a': at('Sadia Pirzada', ['officer', 'ignite-reviewers']),
  'reviewer-b': at('Yasir Mengal', ['officer', 'ignite-reviewers']),
  'reviewer-c': at('Uzma Kakar', ['officer', 'ignite-reviewers']),
  // Reviews, and teaches at the university where one of the applicants studies.
  lecturer: at('Fahad Orakzai', ['officer', 'ignite-reviewers'], ['officer', 'nust-courses']),
  'trainer-a': at('Gulnora Rashidova', ['officer', 'tuit-international']),
  'trainer-b': at('Timur Saidov', ['officer', 'tuit-international']),
  'head-of-course': at('Nilufar Ergasheva', ['supervisor', 'tuit-international']),
  'head-in-quetta': at('Zarak Barech', ['supervisor', 'buitems-courses']),
} as const;
export type Part = keyof typeof cast;
export type Cast = Readonly<Record<Part, Person>>;

export const addStaff = async (world: World): Promise<Cast> => {
  const added = await Promise.all(
    Object.entries(cast).map(async ([part, { name, grants }]) => {
      const given: readonly Grant[] = grants.map(([role, office]) => ({ role, office }));
      return [part, await addTo(world, { name, email: `${part}@staff.example`, grants: given })] as const;
    }),
  );
  return Object.fromEntries(added) as Cast;
};

export const addApplicant = (world: World, name: string, key: string, language: 'en' | 'ur' = 'en'): Promise<Person> =>
  addTo(world, { name, email: `${key}@applicants.example`, language, grants: [{ role: 'applicant', office: null }] });
