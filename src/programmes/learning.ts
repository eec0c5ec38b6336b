/** What happens once places are taken: rosters, credentials, surveys and the mail about them, as one part of the room. */
import type { Attachment } from '../identity/contract.ts';
import type { Id } from '../kernel/identifiers/identifiers.ts';
import type { Refusal } from '../kernel/refusals/refusal.ts';
import type { Instant } from '../kernel/time/time.ts';
import type { AnyDecider } from '../kernel/decider/decider.ts';
import type { Handled, Ledger, Migration, Reaction, Task } from '../ledger/ledger.ts';
import { cohort } from './cohort/cohort-decider.ts';
import { definitionOfCohort, followPlaces } from './cohort/follow-places.ts';
import { cohortMigrations } from './cohort/row.ts';
import { issueCredentialsTask, planSurveysTask } from './cohort/tasks.ts';
import { credential } from './credential/credential-decider.ts';
import type { Progress } from './credential/issue.ts';
import { type CohortIssued, type CohortIssuing, issueCredentials, issueTask } from './credential/issue-cohort.ts';
import { findCredential } from './credential/queries.ts';
import { credentialMigrations } from './credential/row.ts';
import { noticeTasks, tellPeople } from './notices/tell.ts';
import type { ProgrammesOptions } from './options.ts';
import type { ProgrammeBook } from './programme/book.ts';
import { answerSurvey, openSurvey, passSurveysRound, passSurveysTask, planTask, startPassingSurveys } from './survey/plan-and-ask.ts';
import type { FoundSurvey } from './survey/queries.ts';
import { surveyMigrations } from './survey/row.ts';
import { survey } from './survey/survey-decider.ts';

/** What doors need of it besides queries and deciders. */
export interface Learning {
  /** Those who completed a cohort get their credentials now, without waiting for the job; `onProgress` after each lot. */
  issueCredentials(ledger: Ledger, cohort: Id, onProgress?: Progress): Promise<CohortIssued | Refusal>;
  /** The files of a credential, for a mail; none where it is unknown, erased or revoked. */
  attachments(ledger: Ledger, credential: Id): Promise<readonly Attachment[]>;
  readonly surveys: {
    /** Refused: `survey-link-unknown`, `survey-answered`, `survey-closed`. */
    open(ledger: Ledger, token: string): Promise<(FoundSurvey & { readonly until: Instant }) | Refusal>;
    answer(ledger: Ledger, a: { readonly token: string; readonly command: Id; readonly answer: object }): Promise<Handled | Refusal>;
  };
}
export interface LearningParts extends Learning {
  readonly deciders: readonly AnyDecider[];
  readonly migrations: readonly Migration[];
  readonly reactions: readonly Reaction[];
  readonly tasks: Readonly<Record<string, Task>>;
  /** Begins the rounds of time. */
  open(ledger: Ledger): Promise<void>;
}

export const learning = (options: ProgrammesOptions, book: ProgrammeBook): LearningParts => {
  const { badges, clock, random, zoneOf } = options;
  const following = { clock, book, zoneOf };
  const issuing: CohortIssuing = { badges, clock, random, definitionOf: (ledger, of) => definitionOfCohort({ book }, ledger, of) };
  return {
    deciders: [cohort, credential, survey],
    migrations: [...cohortMigrations, ...credentialMigrations, ...surveyMigrations],
    reactions: [followPlaces(following), tellPeople(options)],
    tasks: {
      [issueCredentialsTask]: issueTask(issuing),
      [planSurveysTask]: planTask(issuing),
      [passSurveysTask]: passSurveysRound(clock),
      ...noticeTasks(options),
    },
    open: startPassingSurveys,
    attachments: async (ledger, id) => {
      const found = await findCredential(ledger, id);
      return found === undefined || found.state.revoked !== null ? [] : badges.files(found.state, id);
    },
    issueCredentials: (ledger, id, onProgress) => issueCredentials(issuing, ledger, id, onProgress),
    surveys: {
      open: (ledger, token) => openSurvey(options, ledger, token),
      answer: (ledger, a) => answerSurvey(options, ledger, a),
    },
  };
};
