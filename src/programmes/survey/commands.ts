/** The orders a survey takes, and the shape of each. */
import { z } from 'zod';
import type { Command } from '../../kernel/decider/decider.ts';
import { occupations, sectors } from './survey.ts';

const id = z.string().min(1).max(300);
const country = z.string().regex(/^[A-Z]{2}$/, 'a country is two capitals of ISO 3166-1');

export const surveyOrders = {
  PlanSurvey: z.strictObject({
    candidacy: id,
    programme: id,
    cohort: id,
    person: id,
    groups: z.array(id).max(20),
    after: z.string().regex(/^P[1-9]\d{0,2}[YMD]$/),
    askAt: z.iso.datetime({ precision: 3 }),
  }),
  /** Whoever holds the link answers; the door has looked the survey up by it. */
  AnswerSurvey: z.strictObject({
    occupation: z.enum(occupations),
    country: country.nullable().default(null),
    sector: z.enum(sectors).nullable().default(null),
    usesSkills: z.boolean().nullable().default(null),
  }),
  PassTime: z.strictObject({}),
} as const;
export type SurveyCommandType = keyof typeof surveyOrders;
export type SurveyOrder<T extends SurveyCommandType> = z.output<(typeof surveyOrders)[T]>;
export type SurveyCommand = Command &
  { readonly [T in SurveyCommandType]: { readonly type: T; readonly data: z.input<(typeof surveyOrders)[T]> } }[SurveyCommandType];
