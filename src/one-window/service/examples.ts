/** Named facts of one service, for tests, the docs and the access grid. Every event type ever written stays here. */
import type { Given } from '../../kernel/testing/given.ts';
import type { ServiceCommandType } from './commands.ts';
import { Definition } from './definition.ts';
import { digestOf } from './digest.ts';
import type { ServiceFact } from './service.ts';

/** A small service of an invented country: one question a kind of change can be made to, two stages, one refusal. */
export const exampleDefinition: Definition = Definition.parse({
  id: 'harbour-licence',
  version: 1,
  title: { en: 'Harbour licence', ur: 'بندرگاہ کا اجازت نامہ' },
  summary: { en: 'Keep a stall in the harbour.' },
  aim: { en: 'trade in the harbour' },
  lead: 'tide-office',
  applicants: [{ kinds: ['company', 'startup'], countries: 'any' }],
  sections: [
    {
      id: 'stall',
      title: { en: 'The stall' },
      groups: [
        {
          id: 'what',
          title: { en: 'What you sell' },
          questions: [
            { id: 'goods', kind: 'text', label: { en: 'What do you sell?' }, max: 200 },
            {
              id: 'quay',
              kind: 'choice',
              label: { en: 'Which quay?' },
              options: [
                { id: 'north', text: { en: 'North quay' } },
                { id: 'south', text: { en: 'South quay' } },
              ],
            },
          ],
        },
      ],
    },
  ],
  documents: [{ id: 'plan', title: { en: 'Plan of the stall' } }],
  stages: [
    {
      id: 'look',
      title: { en: 'Checks' },
      tasks: [
        {
          id: 'safety',
          title: { en: 'Safety of the quay' },
          why: { en: 'A stall must not block the way to the boats.' },
          office: { by: 'quay', offices: { north: 'north-watch', south: 'south-watch' } },
          sees: 'everything',
          clock: 'P5D',
          decisions: [
            { id: 'safe', kind: 'approve', label: { en: 'Safe' } },
            { id: 'unsafe', kind: 'refuse', label: { en: 'Not safe' }, reasons: [{ id: 'blocks', text: { en: 'It blocks the way' } }] },
          ],
        },
      ],
    },
    {
      id: 'licence',
      title: { en: 'Licence' },
      tasks: [
        {
          id: 'grant',
          title: { en: 'Grant of the licence' },
          why: { en: 'The tide office keeps the register of stalls.' },
          office: 'tide-office',
          sees: 'everything',
          clock: 'P3D',
          remind: 'P1D',
          decisions: [
            { id: 'granted', kind: 'approve', label: { en: 'Granted' } },
            { id: 'refused', kind: 'refuse', label: { en: 'Refused' }, reasons: [{ id: 'full', text: { en: 'The harbour is full' } }] },
          ],
        },
      ],
    },
  ],
  stops: [{ id: 'storm', text: { en: 'The harbour is closed by a storm' } }],
  fees: [{ title: { en: 'Licence fee' }, amount: 40, currency: 'FJD', to: 'tide-office' }],
  outcome: {
    kind: 'licence',
    title: { en: 'Harbour licence' },
    body: { en: '{applicant} may sell {goods}.' },
    refusal: { en: 'The licence cannot be given.' },
    signedBy: 'tide-office',
    validFor: 'P1Y',
  },
  appeal: { office: 'harbour-court', within: 'P30D', clock: 'P10D' },
});

/** The same service under a higher number, with changes. */
export const nextVersion = (change: Partial<Definition> = {}, version = 2): Definition => ({ ...exampleDefinition, ...change, version });
const written = (definition: Definition) => ({ version: definition.version, definition, digest: digestOf(definition) });
const second = nextVersion({ title: { en: 'Licence of the harbour' } });

export const drafted: Given<ServiceFact> = { type: 'ServiceDrafted', data: written({ ...exampleDefinition, draft: true }) };
export const published: Given<ServiceFact> = { type: 'ServicePublished', data: written(exampleDefinition) };
export const draftedAgain: Given<ServiceFact> = { type: 'ServiceDrafted', data: written({ ...second, draft: true }) };
export const publishedAgain: Given<ServiceFact> = { type: 'ServicePublished', data: written(second) };
export const discarded: Given<ServiceFact> = { type: 'DraftDiscarded', data: { version: 2 } };
export const retired: Given<ServiceFact> = { type: 'ServiceRetired', data: { why: 'The harbour has moved' } };
export const reopened: Given<ServiceFact> = { type: 'ServiceReopened', data: {} };

interface Example {
  readonly state: string;
  readonly facts: readonly Given<ServiceFact>[];
  readonly commands: readonly { readonly type: ServiceCommandType; readonly data: object }[];
}
const draft = (definition: Definition) => ({ type: 'DraftService', data: { definition } }) as const;
const publish = ({ version, digest }: { readonly version: number; readonly digest: string }) =>
  ({ type: 'PublishService', data: { version, digest } }) as const;
const others = [
  { type: 'DiscardDraft', data: { version: 2 } },
  { type: 'RetireService', data: { why: 'The harbour has moved' } },
  { type: 'ReopenService', data: {} },
] as const;

/** The grid tries the service whose id is `example`; its definitions must say the same. */
const asExample = (definition: Definition): Definition => ({ ...definition, id: 'example' });
export const serviceExamples: readonly Example[] = [
  { state: 'none', facts: [], commands: [draft(asExample(exampleDefinition)), publish(written(exampleDefinition)), ...others] },
  { state: 'drafted', facts: [drafted], commands: [draft(asExample(second)), publish(written(exampleDefinition))] },
  { state: 'published', facts: [published], commands: [draft(asExample(second)), publish(written(second))] },
  {
    state: 'published, next drafted',
    facts: [published, draftedAgain],
    commands: [draft(asExample(nextVersion())), publish(written(second))],
  },
  { state: 'retired', facts: [published, retired], commands: [draft(asExample(second)), publish(written(second))] },
];
