/** A small service and cases of it, for tests of what each viewer sees. */
import { Definition } from '../../service/definition.ts';
import type { Case, TaskState } from '../case.ts';

const text = (en: string) => ({ en, ur: `${en} (ur)` });

/** Every question is in a group of its own kind of secret; `sees` is what the tax office may see. */
export const serviceWith = (sees: unknown): Definition =>
  Definition.parse({
    id: 'open-a-workshop',
    version: 1,
    title: text('Open a workshop'),
    summary: text('Permission to open a workshop.'),
    aim: text('open a workshop'),
    lead: 'council-desk',
    applicants: [{ kinds: ['company'], countries: 'any' }],
    sections: [
      {
        id: 'company',
        title: text('The company'),
        groups: [
          {
            id: 'who',
            title: text('Who'),
            questions: [
              { id: 'company_name', kind: 'text', label: text('Name') },
              { id: 'owners', kind: 'group', label: text('Owners'), entries: [{ id: 'owner', kind: 'text', label: text('Owner') }] },
              { id: 'deed', kind: 'file', label: text('Deed') },
            ],
          },
        ],
      },
      {
        id: 'money',
        title: text('Money'),
        groups: [
          {
            id: 'funds',
            title: text('Funds'),
            questions: [
              { id: 'capital', kind: 'money', label: text('Capital'), currencies: ['USD'] },
              { id: 'bank', kind: 'text', label: text('Bank') },
              {
                id: 'zone',
                kind: 'choice',
                label: text('In a zone?'),
                options: [
                  { id: 'yes', text: text('Yes') },
                  { id: 'no', text: text('No') },
                ],
              },
            ],
          },
        ],
      },
    ],
    documents: [
      { id: 'passport', title: text('Passport') },
      { id: 'plan', title: text('Plan') },
      { id: 'certificate', title: text('Certificate'), producedBy: 'registration' },
    ],
    stages: [
      {
        id: 'checks',
        title: text('Checks'),
        tasks: [
          {
            id: 'tax',
            title: text('Tax number'),
            why: text('Every company pays tax.'),
            office: 'tax-desk',
            sees,
            clock: 'P5D',
            decisions: [
              { id: 'give', kind: 'approve', label: text('Give') },
              { id: 'deny', kind: 'refuse', label: text('Deny'), reasons: [{ id: 'debts', text: text('There are debts.') }] },
            ],
          },
          {
            id: 'registration',
            title: text('Registration'),
            why: text('A company has a number.'),
            office: 'registry-desk',
            sees: 'everything',
            clock: 'P3D',
            decisions: [{ id: 'register', kind: 'approve', label: text('Register') }],
            produces: ['certificate'],
          },
          {
            id: 'zone-licence',
            title: text('Zone licence'),
            why: text('Zones give their own licence.'),
            office: 'zone-desk',
            when: 'zone == "yes"',
            sees: 'everything',
            clock: 'P4D',
            decisions: [{ id: 'license', kind: 'approve', label: text('License') }],
          },
        ],
      },
      {
        id: 'end',
        title: text('The decision'),
        tasks: [
          {
            id: 'council',
            title: text('Decision of the council'),
            why: text('The council leads.'),
            office: 'council-desk',
            sees: 'everything',
            clock: 'P2D',
            decisions: [{ id: 'grant', kind: 'approve', label: text('Grant') }],
          },
        ],
      },
    ],
    stops: [{ id: 'expert', text: text('An expert is asked.') }],
    outcome: { kind: 'letter', title: text('Permission'), body: text('Granted.'), refusal: text('Refused.'), signedBy: 'council-desk' },
    appeal: { office: 'appeal-desk', within: 'P30D', clock: 'P10D' },
  });

export const at = '2026-03-02T09:00:00.000Z';
export const taskState = (task: string, office: string, more: Partial<TaskState> = {}): TaskState => ({
  task,
  kind: 'decision',
  of: null,
  stage: 'checks',
  office,
  calendar: 'AX',
  status: 'open',
  officer: null,
  opened: at,
  ended: null,
  decision: null,
  outcome: null,
  reasons: [],
  words: null,
  asked: null,
  clock: { promise: 5, due: '2026-03-09T19:00:00.000Z', left: null, stopped: null, remind: null, overdue: false, used: 0, since: at },
  sentBack: [],
  cameBack: [],
  answerBy: null,
  spent: null,
  ...more,
});
const file = (document: string, task: string | null = null) => ({
  attachment: `a-${document}`,
  document,
  sha256: `sha-of-${document}`,
  kind: 'pdf' as const,
  bytes: 10,
  name: `secret-${document}.pdf`,
  task,
  at,
});

/** A submitted case with the tax office, the registry and an advice at work. Every answer and file has a secret of its own. */
export const submitted = (more: Partial<Case> = {}): Case => ({
  service: 'open-a-workshop',
  version: 1,
  lead: 'council-desk',
  reference: 'WS-7K3M9-QX2PD',
  trial: false,
  applicant: { person: 'p-1', kind: 'company', country: 'BO', organisation: null, offices: [], name: 'Harbour Works' },
  language: 'en',
  status: 'in-progress',
  opened: at,
  submitted: at,
  decided: null,
  answers: {
    company_name: 'secret-company_name',
    owners: [{ owner: 'secret-owners' }],
    capital: { amount: 987654321, currency: 'USD' },
    bank: 'secret-bank',
    zone: 'no',
  },
  answered: ['who', 'funds'],
  files: [file('deed'), file('passport'), file('plan'), file('certificate', 'registration')],
  tasks: [
    taskState('tax', 'tax-desk'),
    taskState('registration', 'registry-desk', {
      status: 'decided',
      ended: at,
      decision: 'register',
      outcome: 'approved',
      by: 'o-2',
      officer: 'o-2',
      words: 'secret-words-of-the-registry',
      spent: 1,
    }),
    taskState('advice-1', 'bank-desk', { kind: 'advice', of: 'tax', stage: null, asked: 'Is it right?' }),
  ],
  stage: 'checks',
  granted: null,
  because: null,
  validUntil: null,
  conditions: [],
  appealUntil: null,
  letters: [],
  pauses: [],
  spent: null,
  wake: null,
  ...more,
});
/** By question or document: what must not be found where it may not be seen. */
export const secrets: Readonly<Record<string, string>> = {
  company_name: 'secret-company_name',
  owners: 'secret-owners',
  capital: '987654321',
  bank: 'secret-bank',
  deed: 'secret-deed',
  passport: 'secret-passport',
  plan: 'secret-plan',
  certificate: 'secret-certificate',
};
