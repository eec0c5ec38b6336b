/** The orders a cohort takes, and the shape of each. */
import { z } from 'zod';
import type { Command } from '../../kernel/decider/decider.ts';
import { isDay } from '../../kernel/time/time.ts';
import { AssessmentPlan, ProgrammeDefinition, Text } from '../programme/definition.ts';
import { marks } from './cohort.ts';

const id = z.string().min(1).max(200);
const day = z.string().refine(isDay, 'not a day');
const mark = z.enum(marks);
const number = z.int().min(1).max(100_000);
const roster = z.string().regex(/^[1-9]\d{0,5}$/, 'a number of the roster');
const session = z.strictObject({ id, title: Text, day, hours: z.number().positive().max(24) });

export const cohortOrders = {
  OpenCohort: z.strictObject({
    programme: id,
    call: id,
    venue: id,
    lead: id,
    host: id,
    title: Text,
    venueName: Text,
    from: day,
    until: day,
    zone: z.string().min(1).max(60).default('UTC'),
    completion: ProgrammeDefinition.shape.completion,
    assessments: z.array(AssessmentPlan),
    sessions: z.array(session.extend({ cancelled: z.boolean().default(false) })),
  }),
  EnrolLearner: z.strictObject({
    candidacy: id,
    person: id,
    groups: z.array(id).max(20),
    country: z.string().length(2),
    name: z.string().max(300),
  }),
  RemoveLearner: z.strictObject({ candidacy: id }),
  PlanSession: session,
  MoveSession: z.strictObject({ session: id, day }),
  CancelSession: z.strictObject({ session: id }),
  /** `seen`: what the page or phone showed for each when the mark was made; null where there was none. */
  RecordAttendance: z.strictObject({
    session: id,
    from: z.enum(['page', 'paper', 'phone']),
    marks: z.record(roster, mark),
    seen: z.record(roster, mark.nullable()),
  }),
  SettleAttendance: z.strictObject({ session: id, learner: number, mark }),
  RecordPoints: z.strictObject({ assessment: id, points: z.record(roster, z.number().min(0)) }),
  /** The course is over: who completed is decided by the programme's rule from marks and points. */
  CompleteCohort: z.strictObject({}),
} as const;
export type CohortCommandType = keyof typeof cohortOrders;
export type CohortOrder<T extends CohortCommandType> = z.output<(typeof cohortOrders)[T]>;
export type CohortCommand = Command &
  { readonly [T in CohortCommandType]: { readonly type: T; readonly data: z.input<(typeof cohortOrders)[T]> } }[CohortCommandType];
