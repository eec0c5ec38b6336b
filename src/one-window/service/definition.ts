/** What a service's file in a pack may say. The published JSON Schema for editors is made from here. */
import { z } from 'zod';
import { onlyLanguages } from '../../identity/pack/schema.ts';

export const questionKinds = [
  'text',
  'long-text',
  'number',
  'money',
  'date',
  'date-range',
  'country',
  'choice',
  'choices',
  'ranking',
  'organisation',
  'person',
  'address',
  'file',
  'group',
  'declaration',
] as const;
export type QuestionKind = (typeof questionKinds)[number];
export const applicantKinds = ['person', 'startup', 'company', 'university', 'laboratory', 'public-body'] as const;
export type ApplicantKind = (typeof applicantKinds)[number];
/** Whether a service is open at any time, or only while a call of a programme is. */
export const intakes = ['always', 'calls'] as const;
/** The most options a ranking takes. */
export const mostRanked = 8;
/** Kinds of file a document may be; each is known by its content, never by its name. */
export const fileKinds = ['pdf', 'jpeg', 'png', 'docx', 'xlsx'] as const;
export type FileKind = (typeof fileKinds)[number];

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');
/** A question's id is a name in CEL. */
const questionId = z.string().regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, 'a question id is lower-case words joined by underscores');
const language = z.string().regex(/^[a-z]{2,3}$/, 'a language is two or three letters of ISO 639');
const country = z.string().regex(/^[A-Z]{2}$/, 'a country is two capitals of ISO 3166-1');
/** A text by language; English is what a missing language falls back to. */
export const Text = z
  .intersection(z.looseObject({ en: z.string().min(1) }), z.record(language, z.string().min(1)))
  .superRefine(onlyLanguages);
/** An expression in CEL over the answers. */
const cel = z.string().min(1).max(1000);
/** Working days of an office's own calendar, as ISO 8601: `P5D`. */
const workingDays = z.string().regex(/^P([1-9]\d{0,2})D$/, 'a clock is working days such as P5D');
/** Calendar time, as ISO 8601: `P1Y`, `P6M`, `P90D`. */
const period = z.string().regex(/^P[1-9]\d{0,2}[YMD]$/, 'a period is such as P1Y, P6M or P90D');
const currency = z.string().regex(/^[A-Z]{3}$/, 'a currency is three capitals of ISO 4217');

export const Option = z.strictObject({ id, text: Text, help: Text.optional() });
const plain = {
  id: questionId,
  label: Text,
  help: Text.optional(),
  /** An answer is needed unless this says false. */
  required: z.boolean().default(true),
  /** Asked only when this holds. */
  when: cel.optional(),
  /** What must hold for an answer, and what to say if it does not. */
  checks: z.array(z.strictObject({ that: cel, say: Text })).default([]),
  /** Asked in the guide too, before anyone starts. */
  guide: z.boolean().default(false),
  /** Length of a text in characters, size of a number, entries of a group, options chosen or ranked. */
  min: z.number().optional(),
  max: z.number().optional(),
  options: z.array(Option).optional(),
  /** For money: the currencies it may be given in. */
  currencies: z.array(currency).optional(),
  /** For a file: the kinds it may be, and how large. */
  kinds: z.array(z.enum(fileKinds)).optional(),
  megabytes: z.number().positive().max(50).optional(),
};
/** A question inside a repeated group; groups do not nest. */
export const Entry = z.strictObject({ ...plain, kind: z.enum(questionKinds).exclude(['group', 'file', 'declaration', 'ranking']) });
export const Question = z.strictObject({ ...plain, kind: z.enum(questionKinds), entries: z.array(Entry).optional() });

/** What is asked on one page. */
export const Group = z.strictObject({ id, title: Text, help: Text.optional(), when: cel.optional(), questions: z.array(Question).min(1) });
export const Section = z.strictObject({ id, title: Text, groups: z.array(Group).min(1) });

export const Document = z.strictObject({
  id,
  title: Text,
  help: Text.optional(),
  kinds: z.array(z.enum(fileKinds)).min(1).default(['pdf', 'jpeg', 'png']),
  megabytes: z.number().positive().max(50).default(10),
  /** How many files at most. */
  files: z.int().min(1).max(20).default(1),
  required: z.boolean().default(true),
  when: cel.optional(),
  /** A task of the same case that makes it: then the applicant is not asked for it while that task applies. */
  producedBy: id.optional(),
});

export const Reason = z.strictObject({ id, text: Text });
export const Decision = z.strictObject({
  id,
  kind: z.enum(['approve', 'refuse']),
  label: Text,
  /** A refusal names at least one of its reasons. */
  reasons: z.array(Reason).default([]),
});

/** What a reviewer gives points for, from 0 to `most`; `weight` says how much it counts beside the others. */
export const Criterion = z.strictObject({
  id,
  title: Text,
  help: Text.optional(),
  most: z.int().min(1).max(1000),
  weight: z.number().positive().max(1000),
});

export const Sees = z.union([
  z.literal('everything'),
  z.strictObject({ sections: z.array(id).default([]), questions: z.array(questionId).default([]), documents: z.array(id).default([]) }),
]);

export const Task = z.strictObject({
  id,
  title: Text,
  /** Why this office has a say: shown in the guide and while the task runs. */
  why: Text,
  /** The office; or by the option that a choice was answered with. */
  office: z.union([id, z.strictObject({ by: questionId, offices: z.record(z.string(), id) })]),
  when: cel.optional(),
  /** Tasks of the same or an earlier stage that must have ended first; without it, all tasks of a stage run at once. */
  after: z.array(id).default([]),
  sees: Sees,
  clock: workingDays,
  /** Working days before the end of the clock at which the office is reminded. */
  remind: workingDays.optional(),
  /** The decision that stands when the clock runs out: silence is consent. */
  silence: id.optional(),
  decisions: z.array(Decision).min(1),
  /** Documents this task makes; an approval needs them attached. */
  produces: z.array(id).default([]),
  /** Whether a refusal here makes the rest pointless. */
  refusal: z.enum(['ends-the-case', 'goes-on']).default('ends-the-case'),
  // Without defaults: what a version that is published comes to, and is told apart by, must stay the same.
  /** Points an approval gives; with them the task is a review, which nobody else of its stage learns of before the stage is over. */
  criteria: z.array(Criterion).min(1).max(20).optional(),
  /** Tasks that somebody else must decide: the same officer never has both. */
  notBy: z.array(id).min(1).optional(),
  /** Nobody of the applicant's own institution: by the option that a choice was answered with. */
  notFrom: z.strictObject({ by: questionId, organisations: z.record(z.string(), id) }).optional(),
  /** The officer sees no name. */
  blind: z.boolean().optional(),
});
export const Stage = z.strictObject({ id, title: Text, tasks: z.array(Task).min(1) });

export const Fee = z.strictObject({
  title: Text,
  amount: z.number().min(0),
  currency,
  to: id,
  when: cel.optional(),
  note: Text.optional(),
});

export const Outcome = z.strictObject({
  kind: z.enum(['letter', 'licence']),
  title: Text,
  /** The letter's words; `{question_id}`, `{applicant}` and `{reference}` are filled in. Paragraphs are parted by an empty line. */
  body: Text,
  refusal: Text,
  signedBy: id,
  validFor: period.optional(),
  conditions: z.array(z.strictObject({ text: Text, when: cel.optional() })).default([]),
});

export const PackTest = z.strictObject({
  name: z.string().min(1),
  applicant: z.strictObject({ kind: z.enum(applicantKinds), country }),
  answers: z.record(questionId, z.unknown()).default({}),
  /** Tasks that must be given, as `task: office`. */
  tasks: z.record(id, id),
  /** Tasks that must not be given. */
  without: z.array(id).default([]),
  /** Documents that the applicant must be asked for, exactly, when given. */
  documents: z.array(id).optional(),
});

export const Definition = z.strictObject({
  id,
  version: z.int().min(1),
  /** Not yet published: only editors see it, and try it. */
  draft: z.boolean().default(false),
  /** always, unless it says calls: then applications are taken only while a call of a programme is open. */
  intake: z.enum(intakes).optional(),
  title: Text,
  summary: Text,
  /** How someone would say what they want: “I want to …”. The guide asks by these. */
  aim: Text,
  lead: id,
  applicants: z
    .array(
      z.strictObject({
        kinds: z.array(z.enum(applicantKinds)).min(1),
        countries: z.union([z.enum(['home', 'partners', 'any']), z.array(country).min(1)]),
      }),
    )
    .min(1),
  sections: z.array(Section).min(1),
  documents: z.array(Document).default([]),
  stages: z.array(Stage).min(1),
  /** Stated reasons for which an officer may stop a clock. */
  stops: z.array(Reason).default([]),
  fees: z.array(Fee).default([]),
  /** Calendar time the applicant has to answer what was sent back. */
  answerWithin: period.default('P30D'),
  outcome: Outcome,
  appeal: z.strictObject({ office: id, within: period, clock: workingDays }).optional(),
  /** Numbers of the commitments it delivers, as in the register. */
  delivers: z.array(z.string().regex(/^[A-Z]{2}(-[A-Z]{2})+-\d{4}$/, 'a commitment has a number such as AX-BO-0007')).default([]),
  tests: z.array(PackTest).default([]),
});

export type Text = z.infer<typeof Text>;
export type Option = z.infer<typeof Option>;
export type Entry = z.infer<typeof Entry>;
export type Question = z.infer<typeof Question>;
export type Group = z.infer<typeof Group>;
export type Section = z.infer<typeof Section>;
export type Document = z.infer<typeof Document>;
export type Reason = z.infer<typeof Reason>;
export type Decision = z.infer<typeof Decision>;
export type Criterion = z.infer<typeof Criterion>;
export type Task = z.infer<typeof Task>;
export type Stage = z.infer<typeof Stage>;
export type Fee = z.infer<typeof Fee>;
export type Outcome = z.infer<typeof Outcome>;
export type PackTest = z.infer<typeof PackTest>;
/** One version of a service, with every default filled in. */
export type Definition = z.infer<typeof Definition>;

export const questionsOf = (definition: Definition): readonly Question[] =>
  definition.sections.flatMap((s) => s.groups.flatMap((g) => g.questions));
export const groupsOf = (definition: Definition): readonly Group[] => definition.sections.flatMap((s) => s.groups);
export const tasksOf = (definition: Definition): readonly Task[] => definition.stages.flatMap((s) => s.tasks);
/** Working days in a clock such as `P5D`. */
export const daysOf = (clock: string): number => Number(clock.slice(1, -1));
