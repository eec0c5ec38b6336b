/** An invented service that takes applications by calls: two blind reviews, a third where they lie far apart, then a seal by the lead. */
import type { CaseRules } from '../case/rules.ts';
import type { Intake, Intakes } from '../contract.ts';
import { Definition } from '../service/definition.ts';
import { definitionsOf, testRules } from './definition.ts';
import { officerAt, pilot, play, type Play } from './play.ts';

const en = (text: string) => ({ en: text, ur: `${text} ۔` });
const option = (id: string) => ({ id, text: en(id) });
const criteria = [
  { id: 'motivation', title: en('Motivation'), most: 10, weight: 2 },
  { id: 'preparation', title: en('Preparation'), most: 5, weight: 1 },
];
const decisions = [
  { id: 'scored', kind: 'approve', label: en('Scored') },
  { id: 'unfit', kind: 'refuse', label: en('Unfit'), reasons: [{ id: 'copied', text: en('It is copied.') }] },
];
const review = (id: string, notBy: readonly string[], more: object = {}) => ({
  ...{ id, title: en(id), why: en('Two people read it.'), office: 'registry-desk', sees: { sections: ['what'] }, clock: 'P5D' },
  ...{ decisions, criteria, notBy, blind: true, notFrom: { by: 'school', organisations: { north: 'weather' } } },
  ...more,
});

export const skySchool: Definition = Definition.parse({
  id: 'sky-school',
  version: 1,
  intake: 'calls',
  title: en('A seat at the sky school'),
  summary: en('For people who want to learn to fly a balloon.'),
  aim: en('learn to fly a balloon'),
  lead: 'sky-desk',
  applicants: [{ kinds: ['person'], countries: 'any' }],
  sections: [
    {
      id: 'what',
      title: en('What'),
      groups: [
        {
          id: 'wishes',
          title: en('Wishes'),
          questions: [
            { id: 'reason', kind: 'text', label: en('Why?') },
            { id: 'school', kind: 'choice', label: en('School'), options: ['north', 'south'].map(option) },
            { id: 'venues', kind: 'ranking', label: en('Venues'), options: ['hill', 'lake', 'coast'].map(option), max: 3 },
            { id: 'portrait', kind: 'file', label: en('Portrait'), kinds: ['jpeg'], required: false },
          ],
        },
      ],
    },
  ],
  stages: [
    {
      id: 'reviews',
      title: en('Reviews'),
      tasks: [
        review('review-one', ['review-two']),
        review('review-two', ['review-one']),
        review('review-three', ['review-one', 'review-two'], {
          after: ['review-one', 'review-two'],
          when: "gap(scores['review-one'], scores['review-two']) > 20.0",
        }),
      ],
    },
    {
      id: 'end',
      title: en('End'),
      tasks: [
        {
          ...{ id: 'seal', title: en('Seal'), why: en('The lead office signs.'), office: 'sky-desk', sees: 'everything', clock: 'P1D' },
          decisions: [{ id: 'done', kind: 'approve', label: en('Done') }],
        },
      ],
    },
  ],
  outcome: { kind: 'letter', title: en('Result'), body: en('{applicant}: {venues}'), refusal: en('Not this time.'), signedBy: 'sky-desk' },
});

export const callOf = (opens: string, closes: string, more: Partial<Intake> = {}): Intake => ({ call: 'call-1', opens, closes, ...more });
/** Calls as another room would give them; `fresh` are known only after `refresh`. */
export const callsOf = (calls: readonly Intake[], fresh: readonly Intake[] = calls): Intakes & { readonly refreshed: () => number } => {
  let known = calls;
  let times = 0;
  return {
    of: (service) => (service === skySchool.id ? known : []),
    refresh: async () => {
      known = fresh;
      times += 1;
    },
    refreshed: () => times,
  };
};
export const openCall: Intake = callOf('2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z');
export const schoolRules = (intakes: Intakes | undefined = callsOf([openCall])): CaseRules => ({
  ...testRules,
  catalogue: definitionsOf([skySchool], [{ ...skySchool, version: 2, draft: true }]),
  intakes,
});

export const wishes = { reason: 'I like the wind.', school: 'south', venues: ['lake', 'hill'] };
export const opening = { service: 'sky-school', kind: 'person', country: 'BO', name: 'Zafar Testname' };
/** An application that waits for its reviews. */
export const appliedCase = (answers: object = wishes, rules: CaseRules = schoolRules()): Play =>
  play(rules)
    .open(opening)
    .send('SaveAnswers', { group: 'wishes', answers, whole: true }, pilot)
    .send('SubmitCase', { declared: [] }, pilot);

export const reviewer = (id: string, ...more: readonly string[]) => {
  const actor = officerAt('registry-desk', id);
  return { ...actor, grants: [...actor.grants, ...more.map((office) => ({ role: 'officer' as const, office }))] };
};
/** Points that come to this score, in tens. */
export const points = (motivation: number, preparation: number) => ({ decision: 'scored', scores: { motivation, preparation } });
