/** What became of one learner, asked some months after the course by a link of their own. */
import type { Fact } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';

export const occupations = ['employed', 'self-employed', 'studying', 'looking', 'not-looking'] as const;
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

export interface Survey {
  readonly candidacy: Id;
  readonly programme: Id;
  readonly cohort: Id;
  readonly person: Id;
  readonly groups: readonly Id[];
  /** `P3M`, `P12M`: how long after the course. */
  readonly after: string;
  /** planned: its time has not come · asked: the link went out · answered · closed: nobody answered in 60 days. */
  readonly status: 'planned' | 'asked' | 'answered' | 'closed';
  readonly askAt: Instant;
  /** SHA-256 of the link's secret, hex; null until asked. */
  readonly token: string | null;
  readonly answer: {
    readonly occupation: (typeof occupations)[number];
    readonly country: string | null;
    readonly sector: (typeof sectors)[number] | null;
    readonly usesSkills: boolean | null;
  } | null;
}
export type SurveyFact = Fact &
  (
    | {
        readonly type: 'SurveyPlanned';
        readonly data: Pick<Survey, 'candidacy' | 'programme' | 'cohort' | 'person' | 'groups' | 'after' | 'askAt'>;
      }
    | { readonly type: 'SurveyAsked'; readonly data: { readonly token: string } }
    | { readonly type: 'SurveyAnswered'; readonly data: NonNullable<Survey['answer']> }
    | { readonly type: 'SurveyClosed'; readonly data: Record<string, never> }
  );
