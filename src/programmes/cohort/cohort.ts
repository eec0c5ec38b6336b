/** The people who learn together at one venue of one call: roster, sessions, attendance, assessments, completion. */
import type { Fact } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Day, Instant } from '../../kernel/time/time.ts';
import type { LearnerCompleted } from '../contract.ts';
import type { AssessmentPlan, ProgrammeDefinition, Text } from '../programme/definition.ts';

export const marks = ['present', 'late', 'absent', 'excused'] as const;
export type Mark = (typeof marks)[number];

export interface Session {
  readonly id: string;
  readonly title: Text;
  readonly day: Day;
  readonly hours: number;
  readonly cancelled: boolean;
}
export interface Learner {
  /** Number on the roster, from 1; never given to another. */
  readonly number: number;
  readonly candidacy: Id;
  readonly person: Id;
  /** enrolled: learns · left: gave the place up, or lost it · completed · not-completed: the course ended without it. */
  readonly status: 'enrolled' | 'left' | 'completed' | 'not-completed';
  readonly groups: readonly Id[];
  readonly country: string;
  /** Null once erased. */
  readonly name: string | null;
}
/** One mark, and the one another person gave at the same time without seeing it; null when nobody disagrees. */
export interface Attendance {
  readonly mark: Mark;
  readonly by: Id;
  readonly at: Instant;
  /** How it came: typed on the page, from a paper list afterwards, from a phone that had no network. */
  readonly from: 'page' | 'paper' | 'phone';
  readonly disputed: { readonly mark: Mark; readonly by: Id } | null;
}
export interface Cohort {
  readonly programme: Id;
  readonly call: Id;
  readonly venue: Id;
  readonly lead: Id;
  readonly host: Id;
  readonly title: Text;
  readonly venueName: Text;
  readonly from: Day;
  readonly until: Day;
  /** IANA name of the zone in which its days begin: where the venue is. */
  readonly zone: string;
  readonly completion: ProgrammeDefinition['completion'];
  readonly assessments: readonly AssessmentPlan[];
  readonly sessions: readonly Session[];
  readonly learners: readonly Learner[];
  /** By session, then by roster number. */
  readonly attendance: { readonly [session: string]: { readonly [learner: string]: Attendance } };
  /** By assessment, then by roster number: points. */
  readonly points: { readonly [assessment: string]: { readonly [learner: string]: number } };
  /** running: marks are taken · completed: closed, credentials follow. */
  readonly status: 'running' | 'completed';
  /** When it was closed; from here credentials hold, and surveys count their months. */
  readonly completedAt: Instant | null;
}
export type CohortFact = Fact &
  (
    | {
        readonly type: 'CohortOpened';
        readonly data: Pick<
          Cohort,
          | 'programme'
          | 'call'
          | 'venue'
          | 'lead'
          | 'host'
          | 'title'
          | 'venueName'
          | 'from'
          | 'until'
          | 'zone'
          | 'completion'
          | 'assessments'
          | 'sessions'
        >;
      }
    | {
        readonly type: 'LearnerEnrolled';
        readonly data: Pick<Learner, 'number' | 'candidacy' | 'person' | 'groups' | 'country'>;
        readonly personal: { readonly name: string };
      }
    | { readonly type: 'LearnerLeft'; readonly data: { readonly learner: number } }
    | { readonly type: 'SessionPlanned'; readonly data: Omit<Session, 'cancelled'> }
    | { readonly type: 'SessionMoved'; readonly data: { readonly session: string; readonly day: Day } }
    | { readonly type: 'SessionCancelled'; readonly data: { readonly session: string } }
    | {
        readonly type: 'AttendanceRecorded';
        readonly data: {
          readonly session: string;
          readonly from: Attendance['from'];
          readonly marks: { readonly [learner: string]: Mark };
        };
      }
    | {
        readonly type: 'AttendanceDisputed';
        readonly data: {
          readonly session: string;
          readonly from: Attendance['from'];
          readonly marks: { readonly [learner: string]: Mark };
        };
      }
    | { readonly type: 'AttendanceSettled'; readonly data: { readonly session: string; readonly learner: number; readonly mark: Mark } }
    | {
        readonly type: 'PointsRecorded';
        readonly data: { readonly assessment: string; readonly points: { readonly [learner: string]: number } };
      }
    /** `held`: sessions that count for this learner, which are those held without those they were excused from. */
    | (LearnerCompleted & { readonly data: { readonly attended: number; readonly held: number } })
    | {
        readonly type: 'LearnerNotCompleted';
        /** `missing`: `attendance`, `assessment/<id>` or `any-assessment`. */
        readonly data: { readonly learner: number; readonly attended: number; readonly held: number; readonly missing: readonly string[] };
      }
    | { readonly type: 'CohortCompleted'; readonly data: { readonly completed: number } }
  );
