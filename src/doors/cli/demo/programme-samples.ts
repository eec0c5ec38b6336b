/** Reads the demo's calls from `samples/programmes/`. Throws with the file and the reason when one is wrong. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { CallRules, PeopleGroup, Reserve, Text, Venue } from '../../../programmes/programme/definition.ts';
import { occupations, sectors } from '../../../programmes/survey/survey.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const words = z.string().min(1);
/** As people in Pakistan would say it: `2026-09-02 10:30`. */
const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/)
  .transform((text) => new Date(`${text.replace(' ', 'T')}:00+05:00`).toISOString());
const answers = z.record(z.string(), z.json());

const Applicant = z.strictObject({
  id,
  /** A person of `people.yaml`; without one, somebody who is in this file alone. */
  person: id.optional(),
  name: words,
  country: z.string().regex(/^[A-Z]{2}$/),
  /** Spread over the call's time when not said. */
  submitted: moment.optional(),
  answers,
  /** Which of the file's stories they tell. */
  story: z.int().min(1),
  /** Points by criterion, by review; as many reviews as are there have been made. */
  reviews: z.array(z.array(z.int().min(0)).min(1)).max(3),
  /** Why the first check refused it; `waits`: nobody has looked yet. */
  check: id.optional(),
  /** Before the applications were frozen. */
  withdraws: z.boolean().default(false),
  /** What they say to an offer; silent: nothing until it is over, later: nothing yet. */
  answer: z.enum(['accept', 'decline', 'silent', 'later']).default('accept'),
  stays: z.boolean().default(false),
  /** One letter a session: present, late, absent, excused. */
  marks: z
    .string()
    .regex(/^[PLAE]*$/)
    .default(''),
  /** By assessment, in the programme's order. */
  points: z.array(z.number().min(0)).default([]),
  /** What they were doing three months after; nothing: they did not answer. */
  became: z
    .strictObject({
      occupation: z.enum(occupations),
      country: z.string().length(2),
      sector: z.enum(sectors).nullable().default(null),
      usesSkills: z.boolean().nullable().default(null),
    })
    .optional(),
});
const Class = z.strictObject({
  venue: id,
  /** Who keeps the roster. */
  host: id.optional(),
  /** So many sessions have marks. */
  held: z.int().min(0).default(0),
  completed: moment.optional(),
  issued: moment.optional(),
  endorsed: z.strictObject({ by: id, at: moment, words }).optional(),
  revoked: z.strictObject({ applicant: id, at: moment, reason: words }).optional(),
  /** When the links of the first survey went out. */
  asked: moment.optional(),
});
const SampleCall = z.strictObject({
  call: id,
  programme: id,
  title: Text,
  manager: id,
  checker: id,
  reviewers: z.array(id).min(3),
  /** What differs from the programme's own rules; venues and groups by their id, and only those named here. */
  rules: z.strictObject({
    eligibility: CallRules.shape.eligibility.removeDefault().optional(),
    offerFor: CallRules.shape.offerFor.removeDefault().optional(),
    venues: z.array(Venue.partial().required({ id: true })).optional(),
    groups: z.array(PeopleGroup.partial().required({ id: true })).optional(),
    reserves: z.array(Reserve).optional(),
  }),
  drafted: moment,
  opens: moment,
  closes: moment,
  /** Venues that were given up while the call was open. */
  closed: z.array(z.strictObject({ venue: id, at: moment, reason: words })).default([]),
  frozen: moment.optional(),
  published: moment.optional(),
  /** When the list was moved after people had answered. */
  moves: z.array(moment).default([]),
  concluded: moment.nullable().default(null),
  stories: z.record(z.string(), answers),
  applicants: z.array(Applicant).min(1),
  classes: z.array(Class).default([]),
});

export type SampleApplicant = z.output<typeof Applicant>;
export type SampleClass = z.output<typeof Class>;
export type SampleCall = z.output<typeof SampleCall>;

export const readCalls = (folder: string): readonly SampleCall[] => {
  const here = join(folder, 'programmes');
  if (!existsSync(here)) return [];
  return readdirSync(here)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const file = join(here, name);
      const read = SampleCall.safeParse(parse(readFileSync(file, 'utf8')));
      if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
      return read.data;
    });
};

/** The programme's rules with what the call changes: named venues and groups only, each with what differs. */
export const rulesOf = (sample: SampleCall, rules: CallRules): CallRules => {
  const named = <T extends { readonly id: string }>(known: readonly T[], changes: readonly (Partial<T> & { readonly id: string })[]): T[] =>
    changes.map((change) => {
      const one = known.find((k) => k.id === change.id);
      if (one === undefined) throw new Error(`${sample.call}: the programme has no “${change.id}”`);
      return { ...one, ...change };
    });
  const { venues, groups, eligibility, reserves, offerFor } = sample.rules;
  return CallRules.parse({
    ...rules,
    offerFor: offerFor ?? rules.offerFor,
    eligibility: eligibility ?? rules.eligibility,
    reserves: reserves ?? rules.reserves,
    venues: venues === undefined ? rules.venues : named(rules.venues, venues),
    groups: groups === undefined ? rules.groups : named(rules.groups, groups),
  });
};
