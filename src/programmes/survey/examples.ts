/** Named facts of one survey, for tests, the docs and the access grid. Every event type ever written stays here. */
import { type GridThing, thingFrom } from '../../identity/index.ts';
import type { Given } from '../../kernel/testing/given.ts';
import type { SurveyCommandType } from './commands.ts';
import type { SurveyFact } from './survey.ts';
import { survey } from './survey-decider.ts';

export const planning = {
  candidacy: 'case-1',
  programme: 'tide-school',
  cohort: 'tides-2026.north-harbour',
  person: 'person-1',
  groups: ['women'],
  after: 'P3M',
  askAt: '2026-06-07T09:00:00.000Z',
} as const;
export const planned: Given<SurveyFact> = { type: 'SurveyPlanned', data: planning };
// The grid asks on the first day of 2026; an answer given then must still be in time.
export const asked: Given<SurveyFact> = { type: 'SurveyAsked', data: {}, at: '2026-06-07T09:10:00.000Z' };
export const reminded: Given<SurveyFact> = { type: 'SurveyReminded', data: {}, at: '2026-06-21T09:10:00.000Z' };
export const answering = { occupation: 'employed', country: 'BO', sector: 'education', usesSkills: true } as const;
export const answered: Given<SurveyFact> = { type: 'SurveyAnswered', data: answering };
export const closed: Given<SurveyFact> = { type: 'SurveyClosed', data: {} };

interface Example {
  readonly state: string;
  readonly facts: readonly Given<SurveyFact>[];
  readonly commands: readonly { readonly type: SurveyCommandType; readonly data: object }[];
}
const commands: Example['commands'] = [
  { type: 'PlanSurvey', data: planning },
  { type: 'AnswerSurvey', data: answering },
  { type: 'PassTime', data: {} },
];
export const surveyExamples: readonly Example[] = [
  { state: 'none', facts: [], commands },
  { state: 'planned', facts: [planned], commands },
  { state: 'asked', facts: [planned, asked, reminded], commands },
  { state: 'answered', facts: [planned, asked, answered], commands },
  { state: 'closed', facts: [planned, asked, closed], commands },
];
/** For the access grid. No office has a part in it. */
export const surveyGrid: GridThing = { ...thingFrom(survey, surveyExamples, 'office-any'), self: planning.person };
