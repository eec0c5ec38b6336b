/** Reads the demo's cases from `samples/cases/`. Throws with the file and the reason when one is wrong. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { caseStatuses } from '../../../one-window/case/case.ts';
import { applicantKinds } from '../../../one-window/service/definition.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const words = z.string().min(1);
/** As people in Pakistan would say it: `2026-09-02 10:30`. */
export const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/)
  .transform((text) => new Date(`${text.replace(' ', 'T')}:00+05:00`).toISOString());
const answers = z.record(z.string(), z.json());
/** `by`: a person of `people.yaml`; without it, whoever works at the task's office. */
const byOffice = { at: moment, task: id, by: id.optional() };

/** What an office or the applicant did to a case. */
export const CaseAct = z.union([
  z.strictObject({ ...byOffice, decide: id, reasons: z.array(id).default([]), words: z.string().default('') }),
  z.strictObject({ ...byOffice, back: z.record(z.string(), words) }),
  z.strictObject({ ...byOffice, note: words }),
  z.strictObject({ ...byOffice, ask: id, words }),
  z.strictObject({ ...byOffice, stop: id, words }),
  z.strictObject({ ...byOffice, resume: z.literal(true) }),
  z.strictObject({ ...byOffice, claim: z.literal(true) }),
  z.strictObject({ ...byOffice, assign: id }),
  /** What the applicant answers to what was sent back; `files`: documents attached anew. */
  z.strictObject({
    at: moment,
    task: id,
    answer: answers,
    remarks: z.record(z.string(), words).default({}),
    files: z.array(id).default([]),
  }),
  z.strictObject({ at: moment, withdraw: words }),
  z.strictObject({ at: moment, appeal: words }),
]);

const Sample = z.strictObject({
  id,
  /** A person of `people.yaml`. */
  applicant: id,
  kind: z.enum(applicantKinds),
  country: z.string().regex(/^[A-Z]{2}$/),
  name: words,
  language: z.enum(['en', 'ur']).default('en'),
  opened: moment,
  /** Null: still being filled in; then only the groups named in `filled` are saved. */
  submitted: moment.nullable(),
  filled: z.array(id).default([]),
  answers,
  acts: z.array(CaseAct).default([]),
  /** Where the case stands on the day of the demo. */
  ends: z.enum(caseStatuses),
  /** That an office is late with it. */
  overdue: z.boolean().default(false),
});
const SamplesOfService = z.strictObject({ service: id, cases: z.array(Sample).min(1) });

export type SampleAct = z.output<typeof CaseAct>;
export type SampleCase = z.output<typeof Sample> & { readonly service: string };

/** The Sunday as of which the demo is told. */
export const toldAsOf = '2026-11-22';

export const readCases = (folder: string): readonly SampleCase[] =>
  readdirSync(join(folder, 'cases'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => {
      const file = join(folder, 'cases', name);
      const read = SamplesOfService.safeParse(parse(readFileSync(file, 'utf8')));
      if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
      const { service, cases } = read.data;
      return cases.map((one) => ({ ...one, service }));
    });
