/** A service for tests: a company opens a laboratory abroad. */
import { Definition } from '../service/definition.ts';
import type { Answers, Facts } from './answers.ts';

const en = (text: string) => ({ en: text });
const decisions = [
  { id: 'approve', kind: 'approve', label: en('Approve') },
  { id: 'refuse', kind: 'refuse', label: en('Refuse'), reasons: [{ id: 'unsafe', text: en('It is not safe.') }] },
];
const task = (id: string, office: unknown, more: object = {}) => ({
  id,
  title: en(id),
  why: en('It has a say.'),
  office,
  sees: 'everything',
  clock: 'P5D',
  decisions,
  ...more,
});

export const laboratory: Definition = Definition.parse({
  id: 'open-laboratory',
  version: 1,
  title: en('Open a laboratory'),
  summary: en('For companies that open a laboratory abroad.'),
  aim: en('open a laboratory'),
  lead: 'front-desk',
  applicants: [
    { kinds: ['company', 'laboratory'], countries: 'partners' },
    { kinds: ['university'], countries: ['AX'] },
  ],
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
            {
              id: 'founded',
              kind: 'date',
              label: en('Founded'),
              checks: [{ that: 'founded <= today', say: en('It must be founded already.') }],
            },
            { id: 'contact', kind: 'person', label: en('Contact') },
            { id: 'passport', kind: 'file', label: en('Passport of the contact'), when: 'contact.nationality == "BO"' },
          ],
        },
        {
          id: 'owners',
          title: en('Owners'),
          questions: [
            {
              id: 'owners',
              kind: 'group',
              label: en('Owners'),
              min: 1,
              max: 5,
              checks: [{ that: 'owners.all(o, o.share > 0)', say: en('Every owner has a share.') }],
              entries: [
                { id: 'owner_name', kind: 'text', label: en('Name') },
                {
                  id: 'share',
                  kind: 'number',
                  label: en('Share'),
                  min: 0,
                  max: 100,
                  checks: [{ that: 'share != 13', say: en('Not thirteen.') }],
                },
                { id: 'lives_in', kind: 'country', label: en('Lives in'), required: false, when: 'share >= 50' },
              ],
            },
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
              id: 'field',
              kind: 'choice',
              label: en('Field'),
              guide: true,
              options: ['software', 'chips', 'chemistry'].map((id) => ({ id, text: en(id) })),
            },
            { id: 'investment', kind: 'money', label: en('Investment'), currencies: ['USD', 'EUR'], guide: true },
            {
              id: 'poisons',
              kind: 'choices',
              label: en('Which'),
              when: 'field == "chemistry"',
              options: [{ id: 'acid', text: en('Acid') }],
            },
            { id: 'seats', kind: 'number', label: en('Seats'), required: false, min: 1, max: 500 },
          ],
        },
        {
          id: 'zone',
          title: en('The zone'),
          when: 'investment.amount >= 100000 || seats > 50',
          questions: [{ id: 'wants_zone', kind: 'choice', label: en('Zone'), options: ['yes', 'no'].map((id) => ({ id, text: en(id) })) }],
        },
        { id: 'end', title: en('Declaration'), questions: [{ id: 'true_and_whole', kind: 'declaration', label: en('All is true.') }] },
      ],
    },
  ],
  documents: [
    { id: 'charter', title: en('Charter') },
    { id: 'zone-licence', title: en('Zone licence'), producedBy: 'zone', when: 'wants_zone == "yes"' },
    { id: 'safety-plan', title: en('Safety plan'), when: 'field == "chemistry"' },
    { id: 'brochure', title: en('Brochure'), required: false },
  ],
  stages: [
    {
      id: 'checks',
      title: en('Checks'),
      tasks: [
        task('register', { by: 'field', offices: { software: 'soft-office', chips: 'chip-office', chemistry: 'safety-office' } }),
        task('safety', 'safety-office', {
          when: 'field == "chemistry"',
          clock: 'P15D',
          after: ['register'],
          sees: { sections: ['what'], documents: ['safety-plan'] },
        }),
        task('zone', 'zone-office', { when: 'wants_zone == "yes"', produces: ['zone-licence'], refusal: 'goes-on', clock: 'P10D' }),
      ],
    },
    {
      id: 'grant',
      title: en('Grant'),
      tasks: [
        task('grant', 'front-desk', { clock: 'P3D' }),
        task('duty-free', 'customs', {
          when: 'tasks["zone"] == "approved"',
          clock: 'P7D',
          sees: { questions: ['company_name', 'passport'], documents: ['zone-licence'] },
        }),
      ],
    },
  ],
  fees: [{ title: en('Zone fee'), amount: 100, currency: 'USD', to: 'zone-office', when: 'wants_zone == "yes"' }],
  outcome: {
    kind: 'licence',
    title: en('Licence'),
    body: en('{company_name} may open.'),
    refusal: en('No.'),
    signedBy: 'front-desk',
    conditions: [{ text: en('Keep it safe.'), when: 'field == "chemistry"' }, { text: en('Report each year.') }],
  },
});

export const wholeAnswers: Answers = {
  company_name: 'Alder',
  founded: '2020-02-29',
  contact: { name: 'A. Person', nationality: 'AX', email: 'a@example.org' },
  owners: [{ owner_name: 'B. Person', share: 100 }],
  field: 'software',
  investment: { amount: 50_000, currency: 'USD' },
};
export const factsOf = (answers: Answers = wholeAnswers, more: Partial<Facts> = {}): Facts => ({
  applicant: { kind: 'company', country: 'BO' },
  answers,
  attached: [],
  tasks: {},
  today: '2026-03-02',
  ...more,
});
