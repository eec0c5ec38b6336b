/** What a template of an agreement may say. The published JSON Schema for editors is made from here. */
import { z } from 'zod';
import { onlyLanguages } from '../../identity/pack/schema.ts';
import { agreementKinds } from '../agreement/agreement.ts';
import { isPeriod } from '../agreement/periods.ts';

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens')
  .max(80);
const language = z.string().regex(/^[a-z]{2,3}$/, 'a language is two or three letters of ISO 639');
const period = z.string().refine(isPeriod, 'a period is such as P3Y, P18M or P90D');
const Text = z.intersection(z.looseObject({ en: z.string().min(1) }), z.record(language, z.string().min(1))).superRefine(onlyLanguages);

/** Something that the drafter fills in: `{id}` in the texts. `{first}` and `{second}` are the parties' names and need no blank. */
export const Blank = z.strictObject({ id, label: Text, example: Text.optional() });
export const TemplateClause = z.strictObject({
  id,
  heading: Text,
  text: Text,
  /** What to think of here; never part of the text. */
  advice: Text.optional(),
});
export const Template = z.strictObject({
  id,
  version: z.int().min(1),
  kind: z.enum(agreementKinds),
  name: Text,
  about: Text,
  title: Text,
  /** Languages in which its clauses are whole; the first is the one a draft begins with. */
  languages: z.array(language).min(1),
  blanks: z.array(Blank).max(30).default([]),
  clauses: z.array(TemplateClause).min(1).max(100),
  terms: z.strictObject({
    entry: z.enum(['on-signature', 'exchange-of-notes']),
    validFor: period.nullable(),
    renewal: z.strictObject({ period, notice: period }).nullable(),
    termination: period.nullable(),
  }),
  /** The one-window service that must grant a text before the home side may approve it. */
  vetting: id.optional(),
});
export type Template = z.infer<typeof Template>;
export type TemplateClause = z.infer<typeof TemplateClause>;
export type Blank = z.infer<typeof Blank>;
