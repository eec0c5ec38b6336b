/** What became of one learner, asked some months after the course by a link of their own. */
import type { Fact, Recorded } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';

export const occupations = ['employed', 'self-employed', 'studying', 'looking', 'not-looking'] as const;
/** Those who work: what the figures count as employed. */
export const working: readonly (typeof occupations)[number][] = ['employed', 'self-employed'];
export const sectors = [
  'information-technology',
  'education',
  'health',
  'finance',
  'industry',
  'agriculture',
  'government',
  'other',
] as const;
export const surveyStatuses = ['planned', 'asked', 'answered', 'closed'] as const;

export interface Survey {
  readonly candidacy: Id;
  readonly programme: Id;
  readonly cohort: Id;
  readonly person: Id;
  readonly groups: readonly Id[];
  /** `P3M`, `P12M`: how long after the course. */
  readonly after: string;
  /** planned: its time has not come · asked: the link went out · answered · closed: nobody answered in 60 days. */
  readonly status: (typeof surveyStatuses)[number];
  readonly askAt: Instant;
  /** Null until asked. The link's secret is nowhere: the room of identity keeps its hash, and makes the link when the mail is sent. */
  readonly askedAt: Instant | null;
  readonly reminded: boolean;
  readonly answer: {
    readonly occupation: (typeof occupations)[number];
    readonly country: string | null;
    readonly sector: (typeof sectors)[number] | null;
    readonly usesSkills: boolean | null;
  } | null;
}
type Nothing = Record<string, never>;
export type SurveyFact = Fact &
  (
    | {
        readonly type: 'SurveyPlanned';
        readonly data: Pick<Survey, 'candidacy' | 'programme' | 'cohort' | 'person' | 'groups' | 'after' | 'askAt'>;
      }
    | { readonly type: 'SurveyAsked'; readonly data: Nothing }
    | { readonly type: 'SurveyReminded'; readonly data: Nothing }
    | { readonly type: 'SurveyAnswered'; readonly data: NonNullable<Survey['answer']> }
    | { readonly type: 'SurveyClosed'; readonly data: Nothing }
  );

export const evolve = (state: Survey | null, event: Recorded<SurveyFact>): Survey => {
  if (event.type === 'SurveyPlanned') return { ...event.data, status: 'planned', askedAt: null, reminded: false, answer: null };
  if (state === null) throw new Error(`a survey begins with SurveyPlanned, not with ${event.type}`);
  switch (event.type) {
    case 'SurveyAsked':
      return { ...state, status: 'asked', askedAt: event.at };
    case 'SurveyReminded':
      return { ...state, reminded: true };
    case 'SurveyAnswered':
      return { ...state, status: 'answered', answer: event.data };
    case 'SurveyClosed':
      return { ...state, status: 'closed' };
  }
};
