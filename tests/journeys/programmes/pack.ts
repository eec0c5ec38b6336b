/** A pack of the journey's own: the one of this checkout, with a course of two venues that is over already by today's calendar. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

export const programmeId = 'digital-skills-uzbekistan';
export const serviceId = 'apply-digital-skills-uzbekistan';
/** Seats by venue, as the pack of the journey says; the manager changes one of them in the draft. */
export const seats = { tashkent: 12, quetta: 14 } as const;
export const venues = ['tashkent', 'quetta'] as const;
export const delivered = 'PK-UZ-0001';

interface Named {
  readonly id: string;
}
const kept = <T extends Named>(all: readonly T[]): T[] => all.filter(({ id }) => venues.some((v) => v === id));

interface Programme {
  delivers: string[];
  call: { venues: (Named & { seats: number })[]; reserves: object[] };
}
interface Service {
  delivers: string[];
  sections: { groups: { questions: { kind: string; max?: number; options?: Named[] }[] }[] }[];
  tests: { answers: { venues: string[] } }[];
}

const rewrite = <T>(file: string, change: (known: T) => void): void => {
  // Badges are checked at the command line by the real clock: the course lies in its past.
  const text = readFileSync(file, 'utf8').replaceAll('2027', '2025').replaceAll('۲۰۲۷', '۲۰۲۵');
  const known = parse(text) as T;
  change(known);
  writeFileSync(file, stringify(known, { lineWidth: 0 }));
};

/** Writes the pack to a folder of its own and answers where. */
export const packOfTwoVenues = (): string => {
  // A pack is called as its folder is.
  const folder = join(mkdtempSync(join(tmpdir(), 'daricha-pack-')), 'pakistan');
  cpSync('packs/pakistan', folder, { recursive: true });
  rewrite<Programme>(join(folder, 'programmes', `${programmeId}.yaml`), (programme) => {
    programme.delivers = [delivered];
    programme.call.venues = kept(programme.call.venues).map((v) => ({ ...v, seats: seats[v.id as keyof typeof seats] }));
    programme.call.reserves = [
      { group: 'women', share: 0.4 },
      { group: 'under-30', share: 0.25 },
      { group: 'with-disabilities', seats: 1 },
    ];
  });
  rewrite<Service>(join(folder, 'services', `${serviceId}.yaml`), (service) => {
    service.delivers = [delivered];
    for (const { questions } of service.sections.flatMap((section) => section.groups)) {
      for (const question of questions.filter((one) => one.kind === 'ranking')) {
        question.options = kept(question.options ?? []);
        question.max = venues.length;
      }
    }
    for (const one of service.tests) one.answers.venues = ['quetta'];
  });
  return folder;
};
