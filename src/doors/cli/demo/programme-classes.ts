/** Plays the classes of one call: roster, marks, points, completion, credentials, and what became of people. */
import type { Instant } from '../../../kernel/time/time.ts';
import { streamId } from '../../../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../../kernel/refusals/refusal.ts';
import { cohort } from '../../../programmes/cohort/cohort-decider.ts';
import type { Cohort, Mark } from '../../../programmes/cohort/cohort.ts';
import { followPlace } from '../../../programmes/cohort/follow-places.ts';
import { credential } from '../../../programmes/credential/credential-decider.ts';
import { credentialIdOf } from '../../../programmes/credential/issue.ts';
import { issueCredentials } from '../../../programmes/credential/issue-cohort.ts';
import { passSurveys, planSurveys, surveyIdOf } from '../../../programmes/survey/plan-and-ask.ts';
import { survey } from '../../../programmes/survey/survey-decider.ts';
import { system } from '../../../kernel/decider/actor.ts';
import { aFewAtOnce } from './a-few-at-once.ts';
import { actorNamed, caseOf, cohortOf, type ProgrammeStage, send } from './programme-stage.ts';
import { candidacyState } from './programme-rounds.ts';
import { demoId } from './seed.ts';
import type { SampleApplicant, SampleClass } from './programme-samples.ts';

const atOnce = 12;
const letters: Readonly<Record<string, Mark>> = { P: 'present', L: 'late', A: 'absent', E: 'excused' };

/** At each venue one after the other, so that roster numbers are the same on every node. */
export const enrol = async (stage: ProgrammeStage): Promise<void> => {
  const { node, sample, rules, at } = stage;
  const now = at(sample.moves.at(-1) ?? sample.published ?? sample.closes, 24);
  const places = await Promise.all(
    sample.applicants.map(async (applicant) => {
      const id = caseOf(stage, applicant);
      const state = await candidacyState(node.ledger, id);
      return { id, venue: state?.status === 'accepted' ? state.told?.venue : undefined };
    }),
  );
  const atVenue = async (venue: string): Promise<void> => {
    for (const { id } of places.filter((place) => place.venue === venue)) {
      const idFrom = (name: string): string => demoId(`${sample.call}/${id}/${name}`);
      await followPlace({ clock: () => now, book: node.programmes.book }, id, { ledger: node.ledger, idFrom });
    }
  };
  await Promise.all(rules.venues.map(({ id }) => atVenue(id)));
};

/** A learner of the cohort with what the sample says about them. */
interface Learning {
  readonly number: number;
  readonly applicant: SampleApplicant;
}
const learnersOf = async (
  stage: ProgrammeStage,
  on: string,
): Promise<{ readonly state: Cohort; readonly learners: readonly Learning[] }> => {
  const state = (await stage.node.ledger.state<Cohort>(streamId('cohort', on)))?.state;
  if (state === undefined) throw new Error(`the demo has no cohort ${on}`);
  const learners = state.learners.map(({ number, candidacy }) => {
    const applicant = stage.sample.applicants.find((a) => caseOf(stage, a) === candidacy);
    if (applicant === undefined) throw new Error(`nobody in the demo has the candidacy ${candidacy}`);
    return { number, applicant };
  });
  return { state, learners };
};

export const playClass = async (stage: ProgrammeStage, told: SampleClass): Promise<void> => {
  const on = cohortOf(stage, told.venue);
  const { state, learners } = await learnersOf(stage, on);
  const host = actorNamed(stage, told.host ?? stage.sample.manager);
  for (const [i, session] of state.sessions.slice(0, told.held).entries()) {
    const marks = Object.fromEntries(learners.map((l) => [l.number, letters[l.applicant.marks[i] ?? 'P'] ?? 'present']));
    const seen = Object.fromEntries(learners.map((l) => [l.number, null]));
    // In the evening of its day, or as late as the demo has come.
    const now = [`${session.day}T13:00:00.000Z`, stage.now].sort()[0] ?? stage.now;
    const data = { session: session.id, from: i % 3 === 2 ? 'paper' : 'page', marks, seen };
    await send(stage, cohort, { on, actor: host, step: `marks/${session.id}`, type: 'RecordAttendance', now, data });
  }
  if (told.completed === undefined) return;
  const completed = stage.at(told.completed);
  for (const [i, { id }] of state.assessments.entries()) {
    const given = learners.flatMap((l) => (l.applicant.points[i] === undefined ? [] : [[l.number, l.applicant.points[i]]]));
    const data = { assessment: id, points: Object.fromEntries(given) };
    await send(stage, cohort, { on, actor: host, step: `points/${id}`, type: 'RecordPoints', now: stage.at(told.completed, -2), data });
  }
  const manager = actorNamed(stage, stage.sample.manager);
  await send(stage, cohort, { on, actor: manager, step: 'complete', type: 'CompleteCohort', now: completed, data: {} });
  await issue(stage, told, on, learners);
  await askAfterwards(stage, told, on, learners);
};

const definitionIn = (stage: ProgrammeStage, now: Instant) => ({ clock: () => now, definitionOf: async () => stage.programme });

const issue = async (stage: ProgrammeStage, told: SampleClass, on: string, learners: readonly Learning[]): Promise<void> => {
  const { node, at } = stage;
  if (told.issued === undefined) return;
  const maker = { badges: node.badges.maker, random: node.random, ...definitionIn(stage, at(told.issued)) };
  const issued = await issueCredentials(maker, node.ledger, on);
  if (isRefusal(issued)) throw new Error(`credentials of ${on}: ${issued.reason}`);
  const { state } = await learnersOf(stage, on);
  const earned = learners.filter((l) => state.learners[l.number - 1]?.status === 'completed');
  const { endorsed, revoked } = told;
  if (endorsed !== undefined) {
    const by = stage.person(endorsed.by);
    const data = { office: by.office ?? '', words: endorsed.words };
    await aFewAtOnce(
      earned,
      ({ applicant }) => {
        const badge = credentialIdOf(caseOf(stage, applicant));
        const order = { on: badge, actor: actorNamed(stage, by.id), now: at(endorsed.at) };
        return send(stage, credential, { ...order, step: 'endorse', type: 'EndorseCredential', data });
      },
      atOnce,
    );
  }
  if (revoked === undefined) return;
  const badge = credentialIdOf(caseOf(stage, { id: revoked.applicant }));
  const order = { on: badge, actor: actorNamed(stage, stage.sample.manager), now: at(revoked.at) };
  await send(stage, credential, { ...order, step: 'revoke', type: 'RevokeCredential', data: { reason: revoked.reason } });
};

const askAfterwards = async (stage: ProgrammeStage, told: SampleClass, on: string, learners: readonly Learning[]): Promise<void> => {
  const { node, at, programme } = stage;
  const [first] = programme.surveys;
  if (told.asked === undefined || told.completed === undefined || first === undefined) return;
  await planSurveys(definitionIn(stage, at(told.completed, 1)), node.ledger, on);
  await passSurveys(node.ledger, at(told.asked));
  const { state } = await learnersOf(stage, on);
  const asked = learners.filter((l) => state.learners[l.number - 1]?.status === 'completed' && l.applicant.became !== undefined);
  await aFewAtOnce(
    asked,
    ({ number, applicant }) => {
      const order = {
        on: surveyIdOf(caseOf(stage, applicant), first),
        actor: system('survey-link'),
        now: at(told.asked ?? '', 20 + 9 * number),
      };
      return send(stage, survey, { ...order, step: 'answer', type: 'AnswerSurvey', data: applicant.became ?? {} });
    },
    atOnce,
  );
};
