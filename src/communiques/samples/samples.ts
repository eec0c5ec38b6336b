/** Reads the demo's communiqués and what was decided about them from `samples/`. Throws with the file and the reason when one is wrong. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { roles } from '../../kernel/decider/actor.ts';
import { deliveryScales } from '../commitment/commitment.ts';
import { instruments, stages, topics } from '../extraction/extraction.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const country = z.string().regex(/^[A-Z]{2}$/);
const day = z.iso.date();
/** YAML reads a bare year as a number. */
const when = z
  .union([z.string(), z.int()])
  .transform(String)
  .pipe(z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/))
  .nullable();

const Carried = z.strictObject({ outlet: z.string(), title: z.string(), url: z.url().nullable(), published: day });
const Head = z.strictObject({
  id,
  title: z.string().min(1),
  outlet: z.string().min(1),
  url: z.url().nullable(),
  published: day,
  /** True: it continues the story beyond what public reports say. */
  invented: z.boolean(),
  /** Other outlets that carried the same text. */
  sources: z.array(Carried).default([]),
});
const Promised = z.strictObject({
  quote: z.string().min(1),
  stage: z.enum(stages),
  by: z.array(country).min(1),
  topic: z.enum(topics),
  topic2: z.enum(topics).nullable(),
  instrument: z.enum(instruments),
  specific: z.boolean(),
  summary: z.string().min(1),
  when,
  thread: id,
});
const Reviewed = z.strictObject({
  id,
  parties: z.array(country).min(2),
  meeting: z.strictObject({ kind: z.string(), date: when, place: z.string().nullable() }),
  /** `organisation` is an id of the pack. */
  participants: z.array(z.strictObject({ name: z.string(), role: z.string(), organisation: id, country })),
  commitments: z.array(Promised).min(1),
});
const Decisions = z.strictObject({ waiting: z.array(id), reviewed: z.array(Reviewed) });
const Evidence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('link'), url: z.url(), title: z.string() }),
  z.strictObject({ kind: z.literal('file'), name: z.string(), title: z.string(), text: z.string() }),
]);
const Delivery = z.strictObject({
  thread: id,
  /** The person of `people.yaml` who keeps it. */
  kept: id,
  /** `office` is an office's id of the pack. */
  owners: z.array(z.strictObject({ country, office: id })).min(1),
  due: day.nullable(),
  milestones: z.array(z.strictObject({ title: z.string(), due: day.nullable(), completed: day.nullable() })),
  updates: z.array(z.strictObject({ at: day, scale: z.enum(deliveryScales), note: z.string(), evidence: z.array(Evidence) })),
});
const Person = z.strictObject({
  id,
  name: z.string(),
  email: z.email(),
  password: z.string().min(12),
  role: z.enum(roles),
  office: id.nullable(),
  /** Further offices at which the role holds. */
  also: z.array(id).default([]),
  /** Whether the person is named when the demo starts. */
  listed: z.boolean().default(true),
});

export type SampleCommunique = z.infer<typeof Head> & { readonly text: string };
export type SampleDecision = z.infer<typeof Reviewed>;
export type SampleCommitment = z.infer<typeof Promised>;
export type SampleDelivery = z.infer<typeof Delivery>;
export type SamplePerson = z.infer<typeof Person>;

export interface Samples {
  /** Oldest first. */
  readonly communiques: readonly SampleCommunique[];
  readonly decisions: readonly SampleDecision[];
  /** Ids of communiqués that nobody has reviewed yet. */
  readonly waiting: readonly string[];
  readonly deliveries: readonly SampleDelivery[];
  readonly people: readonly SamplePerson[];
}

/** Throws an Error that begins with the file when something in the folder does not fit. */
export const readSamples = (folder: string): Samples => {
  const yaml = <T>(name: string, schema: z.ZodType<T>): T => read(join(folder, name), (text) => schema.parse(parse(text)));
  const names = readdirSync(join(folder, 'communiques')).filter((name) => name.endsWith('.md'));
  const communiques = names.map((name) => read(join(folder, 'communiques', name), readCommunique));
  const { reviewed, waiting } = yaml('decisions.yaml', Decisions);
  return {
    communiques: communiques.sort((a, b) => (a.published + a.id < b.published + b.id ? -1 : 1)),
    decisions: reviewed,
    waiting,
    deliveries: yaml('deliveries.yaml', z.array(Delivery)),
    people: yaml('people.yaml', z.array(Person)),
  };
};

/** A head of YAML between two lines of `---`, then the text as it was published. */
const readCommunique = (source: string): SampleCommunique => {
  const [, head, text] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
  if (head === undefined || text === undefined) throw new Error('there is no head between two lines of ---');
  return { ...Head.parse(parse(head)), text: text.trim() };
};

const read = <T>(file: string, make: (text: string) => T): T => {
  try {
    return make(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
};
