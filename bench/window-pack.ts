/** A pack of 200 offices and 20 services, for benches of the one window: as large as a country's, and the same each time. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { Definition } from '../src/one-window/service/definition.ts';
import { asYaml } from '../src/one-window/service/as-yaml.ts';

export const services = 20;
const officesOfService = 10;
const two = (n: number): string => String(n).padStart(2, '0');
/** Office `n` of service `s`; 0 is the lead. */
export const officeId = (s: number, n: number): string => `office-${two(s)}-${n}`;
export const offices: readonly string[] = Array.from({ length: services * officesOfService }, (_, i) =>
  officeId(Math.floor(i / officesOfService), i % officesOfService),
);
export const serviceId = (s: number): string => `permit-${two(s)}`;
export const districts = ['north', 'east', 'south', 'west'] as const;

const en = (text: string) => ({ en: text, ur: text });
const decisions = [
  { id: 'approve', kind: 'approve', label: en('No objection') },
  {
    id: 'refuse',
    kind: 'refuse',
    label: en('Objection'),
    reasons: [
      { id: 'unclear', text: en('It is not clear who answers for it.') },
      { id: 'unsafe', text: en('It is not safe.') },
    ],
  },
];
const byDistrict = (s: number, first: number) => ({
  by: 'district',
  offices: Object.fromEntries(districts.map((d, i) => [d, officeId(s, first + i)])),
});

/** Three checks at once, two of them by the office of the district, then the lead's own decision. */
export const definitionOf = (s: number): Definition =>
  Definition.parse({
    id: serviceId(s),
    version: 1,
    title: en(`Permit ${s}`),
    summary: en('Made up for measuring; nobody gives this permit.'),
    aim: en(`get permit ${s}`),
    lead: officeId(s, 0),
    applicants: [{ kinds: ['company', 'person'], countries: 'partners' }],
    sections: [
      {
        id: 'who',
        title: en('Who'),
        groups: [
          {
            id: 'company',
            title: en('The company'),
            questions: [
              { id: 'company_name', kind: 'text', label: en('Name'), max: 100 },
              { id: 'register_number', kind: 'text', label: en('Number in the register'), max: 30 },
              { id: 'people', kind: 'number', label: en('How many people work for it?'), min: 1 },
            ],
          },
        ],
      },
      {
        id: 'what',
        title: en('What'),
        groups: [
          {
            id: 'plan',
            title: en('The plan'),
            questions: [
              {
                id: 'district',
                kind: 'choice',
                label: en('District'),
                options: districts.map((d) => ({ id: d, text: en(d) })),
              },
              { id: 'activity', kind: 'long-text', label: en('What will be done there?'), max: 2000 },
              { id: 'capital', kind: 'number', label: en('Capital'), min: 1 },
              {
                id: 'abroad',
                kind: 'choice',
                label: en('Does money come from abroad?'),
                options: [
                  { id: 'yes', text: en('Yes') },
                  { id: 'no', text: en('No') },
                ],
              },
            ],
          },
          {
            id: 'promise',
            title: en('Declaration'),
            questions: [{ id: 'all_true', kind: 'declaration', label: en('All of it is true.') }],
          },
        ],
      },
    ],
    stages: [
      {
        id: 'checks',
        title: en('Checks'),
        tasks: [
          {
            id: 'registry',
            title: en('Check the company'),
            why: en('Every company is in a register.'),
            office: byDistrict(s, 1),
            sees: { sections: ['who'] },
            clock: 'P5D',
            remind: 'P2D',
            decisions,
          },
          {
            id: 'site',
            title: en('Check the site'),
            why: en('Not everything may be done everywhere.'),
            office: byDistrict(s, 5),
            sees: { questions: ['district', 'activity'] },
            clock: 'P10D',
            decisions,
          },
          {
            id: 'money',
            title: en('Check where the money comes from'),
            why: en('Money from abroad is registered.'),
            office: officeId(s, 9),
            when: 'abroad == "yes"',
            sees: { questions: ['capital', 'abroad'] },
            clock: 'P7D',
            decisions,
          },
        ],
      },
      {
        id: 'permit',
        title: en('Permit'),
        tasks: [
          {
            id: 'permit',
            title: en('Write the permit'),
            why: en('The lead office signs.'),
            office: officeId(s, 0),
            sees: 'everything',
            clock: 'P3D',
            decisions,
          },
        ],
      },
    ],
    answerWithin: 'P30D',
    outcome: {
      kind: 'licence',
      title: en(`Permit ${s}`),
      body: en('{applicant} may do it.'),
      refusal: en('{applicant} may not do it.'),
      signedBy: officeId(s, 0),
      validFor: 'P1Y',
    },
  });

/** Writes the pack into `folder` and answers its path; its head and words are those of `like`. */
export const writePack = (folder: string, like = 'packs/pakistan'): string => {
  const pack = join(folder, 'pakistan');
  mkdirSync(join(pack, 'services'), { recursive: true });
  for (const file of ['pack.yaml', 'words.yaml']) writeFileSync(join(pack, file), readFileSync(join(like, file)));
  const organisations = Array.from({ length: services }, (_, s) => ({
    id: `organisation-${two(s)}`,
    country: 'PK',
    kind: 'agency',
    name: en(`Organisation ${s}`),
    offices: Array.from({ length: officesOfService }, (_unused, n) => ({ id: officeId(s, n), name: en(`Office ${s}/${n}`) })),
  }));
  writeFileSync(join(pack, 'organisations.yaml'), stringify(organisations));
  for (let s = 0; s < services; s++) writeFileSync(join(pack, 'services', `${serviceId(s)}.yaml`), asYaml(definitionOf(s)));
  return pack;
};
