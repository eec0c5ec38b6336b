/** Answers to a service's questions, as plain JSON by question id. */
import type { ApplicantKind } from '../service/definition.ts';

export interface Money {
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}
/** Days as `YYYY-MM-DD`. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}
export interface OrganisationAnswer {
  readonly name: string;
  /** Its number in its own country's register; may be empty. */
  readonly registration: string;
  readonly country: string;
}
export interface PersonAnswer {
  readonly name: string;
  readonly nationality: string;
  readonly email: string;
}
export interface AddressAnswer {
  readonly lines: string;
  readonly city: string;
  readonly postcode: string;
  readonly country: string;
}
export type EntryAnswers = { readonly [question: string]: Exclude<Answer, readonly EntryAnswers[]> };
/**
 * text, long-text, date, country, choice: a string · number: a number · choices: option ids · ranking: option ids, first choice first ·
 * declaration: true ·
 * group: a list of entries. A `file` question has no answer here: its file is among the case's documents, under the question's id.
 */
export type Answer =
  | string
  | number
  | boolean
  | readonly string[]
  | Money
  | DateRange
  | OrganisationAnswer
  | PersonAnswer
  | AddressAnswer
  | readonly EntryAnswers[];
/** An unanswered question is not in it. */
export type Answers = { readonly [question: string]: Answer };

/** Who applies, as conditions see it under the name `applicant`. */
export interface ApplicantFacts {
  readonly kind: ApplicantKind;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** What conditions may depend on. */
export interface Facts {
  readonly applicant: ApplicantFacts;
  readonly answers: Answers;
  /** Ids of documents and file questions with a file. */
  readonly attached: readonly string[];
  /** By task id: `approved`, `refused`; nothing for one that has not ended. */
  readonly tasks: Readonly<Record<string, 'approved' | 'refused'>>;
  /** Of 100, by task id; nothing for one that gave no points, or not yet. Conditions see 0 then. */
  readonly scores?: Readonly<Record<string, number>>;
  /** The day conditions call `today`, `YYYY-MM-DD`. */
  readonly today: string;
}
