/** What a country's pack may say. The published JSON Schema in `packs/schema/` is made from here. */
import { z } from 'zod';

export const organisationKinds = ['ministry', 'agency', 'council', 'university', 'science-park', 'trade-body', 'embassy'] as const;
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
/** The stages a rule may start from, in order; the same words as a commitment's stages. */
export const ruleStages = ['discussed', 'proposed', 'agreed', 'signed', 'underway', 'done'] as const;

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');
const country = z.string().regex(/^[A-Z]{2}$/, 'a country is two capitals of ISO 3166-1');
const language = z.string().regex(/^[a-z]{2,3}$/, 'a language is two or three letters of ISO 639');
/** A text by language; English is what a missing language falls back to. */
// An intersection says nothing of a key that only one side refuses, so that a comma in a text without quotes would cut it off unseen.
export const onlyLanguages = (text: object, context: z.RefinementCtx): void => {
  for (const key of Object.keys(text).filter((k) => !language.safeParse(k).success)) {
    const message = 'this is no language of ISO 639; a text that holds a comma or a colon stands in quotes';
    context.addIssue({ code: 'custom', path: [key], message });
  }
};
const text = z.intersection(z.looseObject({ en: z.string().min(1) }), z.record(language, z.string().min(1))).superRefine(onlyLanguages);

/** When a country's offices work. */
export const WorkCalendar = z.strictObject({
  weekend: z.array(z.enum(weekdays)).max(6, 'a week needs a working day'),
  /** Month and day for a holiday of every year, a whole date for one that was announced. */
  holidays: z.array(
    z.strictObject({
      day: z.string().regex(/^(\d{4}-)?\d{2}-\d{2}$/, 'a holiday is month and day, such as 03-23, or a whole date, such as 2025-03-31'),
      name: text,
    }),
  ),
  /** Whole dates on which offices work although it is a weekend or holiday. */
  worked: z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day worked is a whole date, such as 2025-02-08')).default([]),
});

/** Without a calendar, a partner's offices rest on Saturday and Sunday and keep no holidays. */
export const Partner = z.strictObject({
  country,
  name: text,
  language,
  timeZone: z.string().min(1),
  calendar: WorkCalendar.optional(),
});

export const PackHead = z.strictObject({
  id,
  version: z.int().min(1),
  country,
  name: text,
  languages: z.array(language).min(1),
  timeZone: z.string().min(1),
  calendar: WorkCalendar,
  partners: z.array(Partner).min(1),
  rules: z.strictObject({
    saidAgain: z.strictObject({ mentions: z.int().min(2) }),
    goneQuiet: z.strictObject({ days: z.int().min(1), fromStage: z.enum(ruleStages) }),
  }),
});

export const Office = z.strictObject({ id, name: text });
export const Organisation = z.strictObject({
  id,
  country,
  /** The country it sits in, where that is not its own, as with an embassy. */
  seat: country.optional(),
  kind: z.enum(organisationKinds),
  name: text,
  offices: z.array(Office).min(1),
});
export const Organisations = z.array(Organisation).min(1);

export const Word = z.strictObject({ id, text });
export const Words = z.array(Word);

export type PackHead = z.infer<typeof PackHead>;
export type WorkCalendar = z.infer<typeof WorkCalendar>;
export type Partner = z.infer<typeof Partner>;
export type Office = z.infer<typeof Office>;
export type Organisation = z.infer<typeof Organisation>;
export type Word = z.infer<typeof Word>;

/** A whole pack: what `pack.yaml` says, and the lists beside it. */
export interface Pack extends PackHead {
  readonly organisations: readonly Organisation[];
  readonly words: readonly Word[];
}

/** Each file of a pack and its schema; the published schema's name is the file's. */
export const packFiles = {
  'pack.yaml': PackHead,
  'organisations.yaml': Organisations,
  'words.yaml': Words,
} as const;
export type PackFile = keyof typeof packFiles;
