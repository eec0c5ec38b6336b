/** Plays the applications of one call: each filled in, sent, checked and reviewed at its own moment, and taken into the call. */
import { addPerson, findPerson } from '../../../identity/index.ts';
import type { Actor } from '../../../kernel/decider/actor.ts';
import { isRefusal } from '../../../kernel/refusals/refusal.ts';
import type { Instant } from '../../../kernel/time/time.ts';
import { dayOf } from '../../../kernel/time/time.ts';
import type { CaseCommand, CaseCommandType } from '../../../one-window/case/commands.ts';
import { handleCase } from '../../../one-window/case/handle-case.ts';
import type { Answers, Facts } from '../../../one-window/forms/answers.ts';
import { declarationsAsked, documentsAsked } from '../../../one-window/forms/plan.ts';
import { type Definition, tasksOf } from '../../../one-window/service/definition.ts';
import { aFewAtOnce } from './a-few-at-once.ts';
import type { SampleApplicant } from './programme-samples.ts';
import { actorNamed, applicantActor, caseOf, personOf, type ProgrammeStage } from './programme-stage.ts';
import { samplePaper } from './sample-paper.ts';
import { demoId } from './seed.ts';

const atOnce = 12;
/** Hours after an application was sent. */
const checkedAfter = 20;
const reviewedAfter = [44, 50, 70];

export const playApplications = (stage: ProgrammeStage): Promise<void> =>
  aFewAtOnce(stage.sample.applicants, (applicant) => playOne(stage, applicant), atOnce);

/** Spread over the time of the call, in the order of the file, where a sample names no hour. */
const sentAt = ({ sample, at }: ProgrammeStage, applicant: SampleApplicant): Instant => {
  const { opens, closes, applicants } = sample;
  const span = (Date.parse(closes) - Date.parse(opens)) / 3_600_000 - 2;
  const share = (applicants.indexOf(applicant) + 0.5) / applicants.length;
  return applicant.submitted === undefined ? at(opens, 1 + Math.round(span * share * 60) / 60) : at(applicant.submitted);
};
const later = (from: Instant, hours: number): Instant => new Date(Date.parse(from) + hours * 3_600_000).toISOString();

const addApplicant = async (stage: ProgrammeStage, applicant: SampleApplicant): Promise<void> => {
  const { node, sample } = stage;
  const id = personOf(stage, applicant);
  if (applicant.person !== undefined || (await findPerson(node.ledger.db, id))) return;
  const key = `${sample.call}-${applicant.id}`;
  const newcomer = {
    id,
    name: applicant.name,
    email: `${key}@demo.daricha.example`,
    password: `window-${id.slice(0, 8)}-1`,
    language: 'en',
  };
  const added = await addPerson(node, { ...newcomer, grants: [{ role: 'applicant', office: null }], isPublic: true });
  if (isRefusal(added)) throw new Error(`the demo could not add ${key}: ${added.reason} ${JSON.stringify(added.details)}`);
};

const playOne = async (stage: ProgrammeStage, applicant: SampleApplicant): Promise<void> => {
  const { node, sample, rules } = stage;
  const definition = node.window.catalogue.latest(rules.service);
  if (!definition) throw new Error(`the pack has no service ${rules.service}`);
  await addApplicant(stage, applicant);
  const on = caseOf(stage, applicant);
  const sent = sentAt(stage, applicant);
  const order = async (now: Instant, actor: Actor, type: CaseCommandType, data: object, step: string): Promise<void> => {
    const outcome = await handleCase(node, { id: demoId(`${on}/${step}`), type, on, actor, now, data } as CaseCommand);
    if (isRefusal(outcome)) {
      throw new Error(
        `the demo's ${type} of ${applicant.id} in ${sample.call} was refused: ${outcome.reason} ${JSON.stringify(outcome.details)}`,
      );
    }
  };
  const self = applicantActor(stage, applicant);
  const opened = later(sent, -0.5);
  const answers = { ...sample.stories[applicant.story], ...applicant.answers } as Answers;
  const { id: service, version } = definition;
  const { country, name } = applicant;
  await order(opened, self, 'OpenCase', { service, version, kind: 'person', country, name, language: 'en', answers }, 'open');
  const facts: Facts = { applicant: { kind: 'person', country }, answers, attached: [], tasks: {}, today: dayOf(opened) };
  for (const { id: document, title, required } of documentsAsked(definition, facts)) {
    if (!required) continue;
    const { digest, size } = await node.files.keep(samplePaper(title.en, [definition.title.en]), 'application/pdf', [self.id]);
    const file = { attachment: demoId(`${on}/${document}`), document, sha256: digest, bytes: size, kind: 'pdf', name: `${document}.pdf` };
    await order(opened, self, 'AttachFile', { ...file, task: null }, `file/${document}`);
  }
  await order(sent, self, 'SubmitCase', { declared: declarationsAsked(definition, facts).map((q) => q.id) }, 'submit');
  await decideOn(stage, applicant, definition, (hours, officer, data, step) =>
    order(later(sent, hours), actorNamed(stage, officer), 'DecideTask', data, step),
  );
};

type Decide = (hours: number, officer: string, data: object, step: string) => Promise<void>;

const decideOn = async (stage: ProgrammeStage, applicant: SampleApplicant, definition: Definition, decide: Decide): Promise<void> => {
  const { sample, rules } = stage;
  if (applicant.check === 'waits') return;
  const [first] = tasksOf(definition);
  if (first === undefined) return;
  const refused = applicant.check !== undefined;
  const outcome = refused ? { decision: 'refuse', reasons: [applicant.check] } : { decision: 'approve' };
  await decide(checkedAfter, sample.checker, { task: first.id, words: '', ...outcome }, first.id);
  if (refused) return;
  const { reviews, third } = rules.scoring;
  const readers = reviewersFor(stage, applicant, definition);
  for (const [i, points] of applicant.reviews.entries()) {
    const task = tasksOf(definition).find((t) => t.id === [...reviews, third][i]);
    const reader = readers[i];
    if (task === undefined || reader === undefined) throw new Error(`nobody can make review ${i + 1} of ${applicant.id}`);
    const decision = task.decisions.find((d) => d.kind === 'approve')?.id;
    const scores = Object.fromEntries((task.criteria ?? []).map(({ id }, c) => [id, points[c] ?? 0]));
    await decide(reviewedAfter[i] ?? 0, reader, { task: task.id, decision, scores, words: '' }, task.id);
  }
};

/** In turn, and nobody of the applicant's own institution. */
const reviewersFor = (stage: ProgrammeStage, applicant: SampleApplicant, definition: Definition): readonly string[] => {
  const { sample, node, rules, person } = stage;
  const { notFrom } = tasksOf(definition).find((t) => t.id === rules.scoring.reviews[0]) ?? {};
  const own = notFrom?.organisations[String(applicant.answers[notFrom.by])];
  const offices = new Set(node.pack.organisations.find((o) => o.id === own)?.offices.map((o) => o.id) ?? []);
  const turn = sample.applicants.indexOf(applicant) % sample.reviewers.length;
  const inTurn = [...sample.reviewers.slice(turn), ...sample.reviewers.slice(0, turn)];
  return inTurn.filter((id) => ![person(id).office, ...person(id).also].some((office) => office !== null && offices.has(office)));
};
