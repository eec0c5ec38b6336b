/** Plans surveys when a course is over, and lets time ask, remind and close. */
import { findLink } from '../../identity/index.ts';
import { system } from '../../kernel/decider/actor.ts';
import type { Id, MakeId } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Clock, Instant } from '../../kernel/time/time.ts';
import { planRound, roundsOf } from '../../ledger/jobs/rounds.ts';
import type { Handled, Ledger, Task } from '../../ledger/ledger.ts';
import { findCohort } from '../cohort/queries.ts';
import type { CohortIssuing } from '../credential/issue-cohort.ts';
import type { SurveyCommand } from './commands.ts';
import { openFor } from './decide.ts';
import { later } from './later.ts';
import { type FoundSurvey, findSurvey, type SurveyWake, surveysToWake } from './queries.ts';
import { survey } from './survey-decider.ts';

/** Orders under way at once: the ledger writes those together. */
const atOnce = 64;
const inLots = async <T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> => {
  for (let i = 0; i < all.length; i += atOnce) await Promise.all(all.slice(i, i + atOnce).map(work));
};

export const surveyIdOf = (candidacy: Id, after: string): Id => `${candidacy}.${after}`;

/** One survey for everyone who completed, and each of the programme's periods; those that are planned already stay as they are. */
export const planSurveys = async (
  a: Pick<CohortIssuing, 'definitionOf' | 'clock'>,
  ledger: Ledger,
  cohort: Id,
): Promise<{ readonly planned: number }> => {
  const found = await findCohort(ledger, cohort);
  const completedAt = found?.state.completedAt ?? null;
  const definition = found && (await a.definitionOf(ledger, found.state));
  if (found === undefined || completedAt === null || definition === undefined)
    throw new Error(`surveys of ${cohort} cannot be planned yet`);
  const { programme, learners } = found.state;
  const wanted = learners
    .filter((l) => l.status === 'completed')
    .flatMap(({ candidacy, person, groups }) =>
      definition.surveys.map((after) => ({ candidacy, programme, cohort, person, groups: [...groups], after })),
    );
  let planned = 0;
  await inLots(wanted, async (data) => {
    const on = surveyIdOf(data.candidacy, data.after);
    const order = { ...data, askAt: later(completedAt, data.after) };
    const command = { id: `plan/${on}`, type: 'PlanSurvey', on, actor: system('programmes'), now: a.clock(), data: order } as const;
    const outcome = await ledger.handle(command satisfies SurveyCommand, survey);
    if (!isRefusal(outcome)) planned += outcome.again ? 0 : 1;
    else if (outcome.reason !== 'survey-already-planned') throw new Error(`the survey ${on} was refused: ${outcome.reason}`);
  });
  return { planned };
};
export const planTask =
  (a: Pick<CohortIssuing, 'definitionOf' | 'clock'>): Task =>
  async ({ cohort }, { ledger }) => {
    await planSurveys(a, ledger, String(cohort));
  };

const pageSize = 200;
/** Lets time pass in all surveys up to `now`; twice, or in two processes at once, is once. */
export const passSurveys = async (ledger: Ledger, now: Instant): Promise<{ readonly moved: number }> => {
  let moved = 0;
  let after: SurveyWake | undefined;
  for (;;) {
    const due = await surveysToWake(ledger, now, pageSize, after);
    await inLots(due, async ({ id: on, wake }) => {
      const command = { id: `pass-time/${on}/${wake}`, type: 'PassTime', on, actor: system('time'), now, data: {} } as const;
      const outcome = await ledger.handle(command satisfies SurveyCommand, survey);
      if (!isRefusal(outcome) && !outcome.again && outcome.events.length > 0) moved += 1;
    });
    after = due.at(-1);
    if (due.length < pageSize) return { moved };
  }
};
export const passSurveysTask = 'pass-surveys';
/** Seconds between two rounds: months are not in a hurry. */
const every = 900;
/** Begins the rounds; called when the node opens, however often. */
export const startPassingSurveys = (ledger: Ledger): Promise<void> => planRound(ledger, passSurveysTask, 0);
export const passSurveysRound = (clock: Clock): Task => roundsOf(passSurveysTask, every, (ledger) => passSurveys(ledger, clock()));

export interface SurveyDoor {
  readonly clock: Clock;
  readonly makeId: MakeId;
  readonly random: (count: number) => Uint8Array;
  readonly publicUrl: string;
}
/** The survey a link is for, and until when it takes an answer. Refused: `survey-link-unknown`, `survey-answered`, `survey-closed`. */
export const openSurvey = async (
  a: SurveyDoor,
  ledger: Ledger,
  token: string,
): Promise<(FoundSurvey & { readonly until: Instant }) | Refusal> => {
  const link = await findLink({ ...a, ledger }, 'survey', token);
  const found = link && (await findSurvey(ledger, link.about));
  if (found === undefined || found.state.askedAt === null) return refuse('survey-link-unknown');
  const until = later(found.state.askedAt, openFor);
  if (found.state.status === 'answered') return refuse('survey-answered');
  if (found.state.status === 'closed' || until <= a.clock()) return refuse('survey-closed', { closed: until });
  return { ...found, until };
};
/** Answers by the link. A second answer, and one that comes too late, is refused as opening the link is. */
export const answerSurvey = async (
  a: SurveyDoor,
  ledger: Ledger,
  { token, command, answer }: { readonly token: string; readonly command: Id; readonly answer: object },
): Promise<Handled | Refusal> => {
  const link = await findLink({ ...a, ledger }, 'survey', token);
  if (link === undefined) return refuse('survey-link-unknown');
  const order = { id: command, type: 'AnswerSurvey', on: link.about, actor: system('survey-link'), now: a.clock(), data: answer };
  return ledger.handle(order, survey);
};
