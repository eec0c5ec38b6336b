/** Named facts of one programme, for tests, the docs and the access grid. Every event type ever written stays here. */
import type { Given } from '../../kernel/testing/given.ts';
import type { ProgrammeCommandType } from './commands.ts';
import { ProgrammeDefinition } from './definition.ts';
import { digestOf } from './digest.ts';
import type { ProgrammeFact } from './programme.ts';

/** A small programme of an invented country: two venues, three reserves, two reviews. */
export const exampleProgramme: ProgrammeDefinition = ProgrammeDefinition.parse({
  id: 'boat-builders',
  version: 1,
  title: { en: 'Builders of sailing robots', ur: 'بادبانی روبوٹ بنانے والے' },
  summary: { en: 'Twelve weeks in which you build a boat that finds its own way.' },
  lead: 'tide-office',
  partners: ['BO'],
  sessions: [
    { id: 'keel', title: { en: 'The keel' }, after: 0 },
    { id: 'sail', title: { en: 'The sail' }, after: 7 },
    { id: 'rudder', title: { en: 'The rudder' }, after: 14 },
    { id: 'harbour', title: { en: 'Leaving the harbour' }, after: 21 },
  ],
  assessments: [{ id: 'voyage', title: { en: 'A voyage alone' }, most: 20, pass: 10 }],
  completion: { attendance: 0.75 },
  achievement: {
    name: { en: 'Builder of sailing robots' },
    description: { en: 'Built a boat that finds its own way.' },
    criteria: { en: 'Three sessions of four, and a voyage alone.' },
    skills: [{ en: 'Navigation' }, { en: 'Carpentry' }],
    validFor: 'P5Y',
    endorsers: ['pier-office'],
  },
  call: {
    service: 'boat-application',
    ranking: 'venues',
    eligibility: [{ that: "born >= '1990-01-01'", say: { en: 'The programme is for people born in 1990 or later.' } }],
    venues: [
      {
        id: 'north-quay',
        name: { en: 'North quay' },
        city: { en: 'Northport' },
        country: 'AX',
        languages: ['en'],
        host: 'north-watch',
        seats: 10,
        begins: '2026-09-01',
        ends: '2026-11-30',
      },
      {
        id: 'south-quay',
        name: { en: 'South quay' },
        city: { en: 'Southport' },
        country: 'BO',
        languages: ['en'],
        host: 'south-watch',
        seats: 8,
        begins: '2026-09-01',
        ends: '2026-11-30',
        when: 'swims',
        say: { en: 'The south quay is for people who swim.' },
      },
    ],
    groups: [
      { id: 'women', name: { en: 'Women' }, when: "gender == 'woman'" },
      { id: 'young', name: { en: 'Under 25' }, when: "born > '2001-09-01'" },
      { id: 'islanders', name: { en: 'People of the islands' }, when: "home == 'island'" },
    ],
    reserves: [
      { group: 'women', share: 0.4 },
      { group: 'young', seats: 2 },
      { group: 'islanders', seats: 1, venues: ['north-quay'] },
    ],
    scoring: { reviews: ['review-one', 'review-two'], third: 'review-three', minimum: 40 },
    offerFor: 'P7D',
  },
});

/** The same programme under a higher number, with changes. */
export const nextVersion = (change: Partial<ProgrammeDefinition> = {}, version = 2): ProgrammeDefinition => ({
  ...exampleProgramme,
  ...change,
  version,
});
const written = (definition: ProgrammeDefinition) => ({ version: definition.version, definition, digest: digestOf(definition) });
const second = nextVersion({ title: { en: 'Builders of robots that sail' } });

export const published: Given<ProgrammeFact> = { type: 'ProgrammePublished', data: written(exampleProgramme) };
export const publishedAgain: Given<ProgrammeFact> = { type: 'ProgrammePublished', data: written(second) };
export const retired: Given<ProgrammeFact> = { type: 'ProgrammeRetired', data: { why: 'Every boat is built' } };
export const reopened: Given<ProgrammeFact> = { type: 'ProgrammeReopened', data: {} };

interface Example {
  readonly state: string;
  readonly facts: readonly Given<ProgrammeFact>[];
  readonly commands: readonly { readonly type: ProgrammeCommandType; readonly data: object }[];
}
/** The grid tries the programme whose id is `example`; its definitions must say the same. */
const publish = (definition: ProgrammeDefinition) => {
  const named = { ...definition, id: 'example' };
  return { type: 'PublishProgramme', data: { definition: named, digest: digestOf(named) } } as const;
};
const others = [
  { type: 'RetireProgramme', data: { why: 'Every boat is built' } },
  { type: 'ReopenProgramme', data: {} },
] as const;
export const programmeExamples: readonly Example[] = [
  { state: 'none', facts: [], commands: [publish(exampleProgramme), ...others] },
  { state: 'published', facts: [published], commands: [publish(second), ...others] },
  { state: 'retired', facts: [published, publishedAgain, retired], commands: [publish(nextVersion({}, 3)), ...others] },
];
