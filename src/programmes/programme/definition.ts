/** What a programme's file in a pack may say. The published JSON Schema for editors is made from here. */
import { z } from 'zod';
import { onlyLanguages } from '../../identity/pack/schema.ts';
import { isDay } from '../../kernel/time/time.ts';

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens')
  .max(80);
const language = z.string().regex(/^[a-z]{2,3}$/, 'a language is two or three letters of ISO 639');
const country = z.string().regex(/^[A-Z]{2}$/, 'a country is two capitals of ISO 3166-1');
const day = z.string().refine(isDay, 'a day is such as 2026-09-01');
const cel = z.string().min(1).max(1000);
const period = z.string().regex(/^P[1-9]\d{0,2}[YMD]$/, 'a period is such as P1Y, P6M or P90D');
const days = z.string().regex(/^P[1-9]\d{0,2}D$/, 'calendar days are such as P7D');
const share = z.number().gt(0).max(1);
export const Text = z
  .intersection(z.looseObject({ en: z.string().min(1) }), z.record(language, z.string().min(1)))
  .superRefine(onlyLanguages);

/** Where places are: a host's course in one city, with its own dates. */
export const Venue = z.strictObject({
  id,
  name: Text,
  city: Text,
  country,
  languages: z.array(language).min(1),
  /** The office whose people keep the roster and attendance. */
  host: id,
  seats: z.int().min(1).max(100_000),
  begins: day,
  ends: day,
  /** Who may be given a place here, over the answers; everyone eligible when not said. */
  when: cel.optional(),
  /** What to tell those who may not. */
  say: Text.optional(),
});
/** People counted together, in reserves and figures: those for whom `when` holds. */
export const PeopleGroup = z.strictObject({ id, name: Text, when: cel });
/** A soft minority reserve: so many seats go first to members of the group; those they do not want go to everyone. */
export const Reserve = z
  .strictObject({
    group: id,
    /** Of each venue's seats, rounded up. */
    share: share.optional(),
    /** Or a number of seats at each venue. */
    seats: z.int().min(1).optional(),
    /** Only at these venues; at all of them when not said. */
    venues: z.array(id).min(1).optional(),
  })
  .refine((r) => (r.share === undefined) !== (r.seats === undefined), 'a reserve has either a share or a number of seats');

/** How places are given. Fixed when the call opens. */
export const CallRules = z.strictObject({
  /** The one-window service that is its application form and its review. */
  service: id,
  /** The service's ranking question, whose options are the venues' ids. */
  ranking: z.string().min(1),
  eligibility: z.array(z.strictObject({ that: cel, say: Text })).default([]),
  venues: z.array(Venue).min(1).max(20),
  groups: z.array(PeopleGroup).max(16).default([]),
  /** In the order in which they are filled. */
  reserves: z.array(Reserve).max(8).default([]),
  /** Whether one person fills one reserved seat, or counts for every reserve they belong to. */
  counting: z.enum(['one', 'all']).default('one'),
  /** Whether reserved seats are filled before the open ones, or after them. */
  order: z.enum(['reserves-first', 'open-first']).default('reserves-first'),
  /** How scores of the service's reviews become one. */
  scoring: z.strictObject({
    /** The two blind reviews, by task. */
    reviews: z.array(id).length(2),
    /** The third review, given when the two differ by more than the service's condition allows. */
    third: id.optional(),
    /** Below this, of 100, nobody is given a place. */
    minimum: z.number().min(0).max(100).default(0),
  }),
  /** Calendar days someone has to accept. */
  offerFor: days.default('P7D'),
});
export const AssessmentPlan = z.strictObject({
  id,
  title: Text,
  most: z.number().positive(),
  pass: z.number().min(0),
  needed: z.boolean().default(true),
});
export const SessionPlan = z.strictObject({
  id,
  title: Text,
  /** Days after the venue's first day. */
  after: z.int().min(0).max(1000),
  hours: z.number().positive().max(24).default(3),
});
export const ProgrammeDefinition = z.strictObject({
  id,
  version: z.int().min(1),
  title: Text,
  summary: Text,
  /** The office that manages it. */
  lead: id,
  partners: z.array(country).min(1),
  /** Numbers of the commitments it delivers, as in the register. */
  delivers: z.array(z.string().regex(/^[A-Z]{2}(-[A-Z]{2})+-\d{4}$/, 'a commitment has a number such as AX-BO-0007')).default([]),
  sessions: z.array(SessionPlan).min(1),
  assessments: z.array(AssessmentPlan).default([]),
  completion: z.strictObject({ attendance: share.default(0.75), assessments: z.enum(['all-needed', 'any']).default('all-needed') }),
  achievement: z.strictObject({
    name: Text,
    description: Text,
    criteria: Text,
    skills: z.array(Text).default([]),
    validFor: period.optional(),
    /** Offices whose organisations also stand for it: each credential carries their endorsement. */
    endorsers: z.array(id).default([]),
  }),
  /** When learners are asked what became of them, after the course. */
  surveys: z.array(period).default(['P3M', 'P12M']),
  call: CallRules,
});
export type Text = z.infer<typeof Text>;
export type Venue = z.infer<typeof Venue>;
export type PeopleGroup = z.infer<typeof PeopleGroup>;
export type Reserve = z.infer<typeof Reserve>;
export type CallRules = z.infer<typeof CallRules>;
export type SessionPlan = z.infer<typeof SessionPlan>;
export type AssessmentPlan = z.infer<typeof AssessmentPlan>;
/** One version of a programme, with every default filled in. */
export type ProgrammeDefinition = z.infer<typeof ProgrammeDefinition>;
