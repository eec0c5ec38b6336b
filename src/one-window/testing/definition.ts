/** An invented service for tests and examples: a permit to fly a weather balloon, given by one country to people of another. */
import type { Calendars, OfficeBook } from '../calendar/calendar.ts';
import type { CaseRules, Definitions } from '../case/rules.ts';
import type { Answers } from '../forms/answers.ts';
import { Definition } from '../service/definition.ts';

const en = (text: string) => ({ en: text, ur: `${text} ۔` });
const reason = (id: string, text: string) => ({ id, text: en(text) });
const yesNo = [
  { id: 'yes', text: en('Yes') },
  { id: 'no', text: en('No') },
];
const decisions = [
  { id: 'approve', kind: 'approve', label: en('No objection') },
  {
    id: 'refuse',
    kind: 'refuse',
    label: en('Objection'),
    reasons: [reason('unsafe', 'It is not safe.'), reason('unclear', 'It is not clear who answers for it.')],
  },
];

/**
 * Checks run at once: `registry` (always), `safety` (always, makes the safety note), `radio` (when it transmits; silence is consent),
 * `airspace` (for balloons over 10 m, after safety; its refusal ends nothing). Then `permit` (the lead, makes the permit) and `customs`
 * (by the port; only when radio did not refuse).
 */
export const balloonPermit: Definition = Definition.parse({
  id: 'balloon-permit',
  version: 1,
  title: en('Permit for a weather balloon'),
  summary: en('For laboratories, universities and people who let a balloon rise.'),
  aim: en('fly a weather balloon'),
  lead: 'sky-desk',
  applicants: [
    { kinds: ['person', 'laboratory', 'university', 'company'], countries: 'partners' },
    { kinds: ['laboratory'], countries: 'home' },
  ],
  sections: [
    {
      id: 'who',
      title: en('Who'),
      groups: [
        {
          id: 'pilot',
          title: en('The pilot'),
          questions: [
            { id: 'pilot_name', kind: 'text', label: en('Name'), max: 100 },
            { id: 'licence_number', kind: 'text', label: en('Licence number'), required: false, max: 30 },
          ],
        },
      ],
    },
    {
      id: 'what',
      title: en('What'),
      groups: [
        {
          id: 'balloon',
          title: en('The balloon'),
          questions: [
            {
              id: 'size',
              kind: 'number',
              label: en('Length in metres'),
              min: 1,
              max: 100,
              checks: [{ that: 'size != 13', say: en('Not thirteen.') }],
            },
            { id: 'transmits', kind: 'choice', label: en('Does it transmit?'), options: yesNo, guide: true },
            {
              id: 'port',
              kind: 'choice',
              label: en('Port of arrival'),
              required: false,
              options: [
                { id: 'sea', text: en('By sea') },
                { id: 'air', text: en('By air') },
                { id: 'road', text: en('By road') },
              ],
            },
            { id: 'drawing', kind: 'file', label: en('Drawing'), kinds: ['pdf', 'png'], megabytes: 2, required: false },
          ],
        },
        {
          id: 'band',
          title: en('The radio'),
          when: 'transmits == "yes"',
          questions: [{ id: 'frequency', kind: 'number', label: en('Frequency in megahertz'), min: 1 }],
        },
        { id: 'promise', title: en('Declaration'), questions: [{ id: 'all_true', kind: 'declaration', label: en('All of it is true.') }] },
      ],
    },
  ],
  documents: [
    { id: 'insurance', title: en('Insurance'), kinds: ['pdf'], megabytes: 1, files: 2 },
    { id: 'flight-plan', title: en('Flight plan'), when: 'size > 10' },
    { id: 'safety-note', title: en('Safety note'), producedBy: 'safety' },
    { id: 'permit-paper', title: en('Permit'), producedBy: 'permit' },
  ],
  stages: [
    {
      id: 'checks',
      title: en('Checks'),
      tasks: [
        {
          id: 'registry',
          title: en('Check the pilot'),
          why: en('Every pilot is in the register.'),
          office: 'registry-desk',
          sees: { sections: ['who'] },
          clock: 'P5D',
          remind: 'P2D',
          decisions,
        },
        {
          id: 'safety',
          title: en('Check the balloon'),
          why: en('What rises comes down.'),
          office: 'safety-desk',
          sees: { sections: ['what'], documents: ['insurance', 'flight-plan'] },
          clock: 'P10D',
          decisions,
          produces: ['safety-note'],
        },
        {
          id: 'radio',
          title: en('Check the frequency'),
          why: en('Frequencies are shared.'),
          office: 'radio-desk',
          when: 'transmits == "yes"',
          sees: { questions: ['transmits', 'frequency'] },
          clock: 'P3D',
          silence: 'approve',
          decisions,
        },
        {
          id: 'airspace',
          title: en('Clear the airspace'),
          why: en('Large balloons cross air routes.'),
          office: 'partner-airspace-desk',
          when: 'size > 10',
          after: ['safety'],
          sees: { questions: ['size'], documents: ['flight-plan'] },
          clock: 'P4D',
          decisions,
          refusal: 'goes-on',
        },
      ],
    },
    {
      id: 'grant',
      title: en('Permit'),
      tasks: [
        {
          id: 'permit',
          title: en('Write the permit'),
          why: en('The lead office signs.'),
          office: 'sky-desk',
          sees: 'everything',
          clock: 'P2D',
          decisions: [...decisions, { id: 'refuse-plainly', kind: 'refuse', label: en('Refuse in words') }],
          produces: ['permit-paper'],
        },
        {
          id: 'customs',
          title: en('Let it in'),
          why: en('What comes in is counted.'),
          office: { by: 'port', offices: { sea: 'sea-customs', air: 'air-customs' } },
          when: 'port != "" && tasks["radio"] != "refused"',
          sees: { questions: ['port'] },
          clock: 'P1D',
          decisions,
          refusal: 'goes-on',
        },
      ],
    },
  ],
  stops: [reason('visit', 'The balloon is being looked at on the ground.')],
  answerWithin: 'P30D',
  outcome: {
    kind: 'licence',
    title: en('Balloon permit'),
    body: en('{applicant} may fly a balloon of {size} metres.'),
    refusal: en('{applicant} may not fly it.'),
    signedBy: 'sky-desk',
    validFor: 'P1Y',
    conditions: [{ text: en('Only by day.') }, { text: en('Not near air routes.'), when: 'tasks["airspace"] == "refused"' }],
  },
  appeal: { office: 'appeals-desk', within: 'P30D', clock: 'P10D' },
});

/** Answers that need every task of the route. */
export const wholeAnswers: Answers = {
  pilot_name: 'Zafar Testname',
  licence_number: 'L-77',
  size: 12,
  transmits: 'yes',
  port: 'air',
  frequency: 145,
};
/** Answers that need only `registry`, `safety` and `permit`. */
export const fewAnswers: Answers = { pilot_name: 'Zafar Testname', size: 5, transmits: 'no' };

export const testOffices: OfficeBook = {
  'sky-desk': { organisation: 'sky', calendar: 'AX' },
  'registry-desk': { organisation: 'registry', calendar: 'AX' },
  'safety-desk': { organisation: 'safety', calendar: 'AX' },
  'radio-desk': { organisation: 'radio', calendar: 'AX' },
  'sea-customs': { organisation: 'customs', calendar: 'AX' },
  'air-customs': { organisation: 'customs', calendar: 'AX' },
  'appeals-desk': { organisation: 'sky', calendar: 'AX' },
  'partner-airspace-desk': { organisation: 'partner-sky', calendar: 'BO' },
  'weather-desk': { organisation: 'weather', calendar: 'BO' },
};
/** AX rests on Friday and Saturday and on 23 March; BO on Saturday and Sunday. */
export const testCalendars: Calendars = {
  AX: { timeZone: 'Asia/Karachi', weekend: ['friday', 'saturday'], holidays: ['03-23'] },
  BO: { timeZone: 'Europe/Istanbul', weekend: ['saturday', 'sunday'], holidays: [] },
};

/** A catalogue of these versions and drafts, which has nothing to refresh. */
export const definitionsOf = (
  published: readonly Definition[],
  drafts: readonly Definition[] = [],
): Definitions & { refresh(): Promise<void> } => ({
  find: (service, version) => published.find((d) => d.id === service && d.version === version),
  latest: (service) => published.filter((d) => d.id === service).sort((a, b) => b.version - a.version)[0],
  draft: (service) => drafts.find((d) => d.id === service),
  refresh: async () => undefined,
});
export const testRules: CaseRules = {
  catalogue: definitionsOf([balloonPermit], [{ ...balloonPermit, version: 2, draft: true }]),
  calendars: testCalendars,
  offices: testOffices,
  countries: { home: 'AX', partners: ['BO', 'CY'] },
};
