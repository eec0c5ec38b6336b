/** The work that follows a completed cohort, by name: ordered where the fact is written, done by credentials and surveys. */
import type { Job } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';

export const issueCredentialsTask = 'issue-credentials';
export const planSurveysTask = 'plan-surveys';

export const jobsOfCompleted = (cohort: Id): readonly Job[] =>
  [issueCredentialsTask, planSurveysTask].map((task) => ({ task, payload: { cohort }, key: `${task}/${cohort}` }));
