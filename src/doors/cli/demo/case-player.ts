/** Plays one case of the demo as people would have: every act is an order, sent at its own moment in the past. */
import type { SamplePerson } from '../../../communiques/samples/samples.ts';
import type { Actor } from '../../../kernel/decider/actor.ts';
import { system } from '../../../kernel/decider/actor.ts';
import type { Instant } from '../../../kernel/time/time.ts';
import { addDays, daysBetween, dayOf } from '../../../kernel/time/time.ts';
import type { Case } from '../../../one-window/case/case.ts';
import type { CaseCommand, CaseCommandType } from '../../../one-window/case/commands.ts';
import { taskIn } from '../../../one-window/case/standing.ts';
import type { Answers, Facts } from '../../../one-window/forms/answers.ts';
import { declarationsAsked, documentsAsked } from '../../../one-window/forms/plan.ts';
import { type Definition, groupsOf, questionsOf, tasksOf } from '../../../one-window/service/definition.ts';
import { type SampleAct, type SampleCase, toldAsOf } from './case-samples.ts';
import { actorOf, demoId } from './seed.ts';

/** Where a case is played: on a node, or in a test without one. */
export interface CaseStage {
  readonly definition: Definition;
  readonly people: readonly SamplePerson[];
  /** The moment at which the demo begins. */
  readonly now: Instant;
  state(id: string): Promise<Case | undefined>;
  /** @throws when it is refused. */
  send(command: CaseCommand): Promise<void>;
  /** Keeps a paper about a person and answers what it is found by. */
  keep(heading: string, lines: readonly string[], about: string): Promise<{ readonly sha256: string; readonly bytes: number }>;
}

/** Whole weeks from the day the demo is told to its beginning, so that nobody works on a Sunday; in days. */
export const shiftTo = (now: Instant): number => Math.floor(daysBetween(toldAsOf, dayOf(now)) / 7) * 7;
const later = (at: Instant, days: number): Instant => new Date(Date.parse(at) + days * 86_400_000).toISOString();
/** Days from 2026 on move with the demo; those before are facts about people and companies. */
export const shifted = <T>(value: T, days: number): T =>
  JSON.parse(JSON.stringify(value), (_, v: unknown) =>
    typeof v === 'string' && /^20(2[6-9]|[3-9]\d)-\d{2}-\d{2}$/.test(v) ? addDays(v, days) : v,
  ) as T;

type Send = (at: Instant, actor: Actor, type: CaseCommandType, data: object, step: string) => Promise<void>;
interface Scene {
  readonly stage: CaseStage;
  readonly sample: SampleCase;
  readonly on: string;
  readonly days: number;
  readonly applicant: Actor;
  readonly send: Send;
}

/** The id under which a sample is played. */
export const caseIdOf = (sample: SampleCase): string => demoId(`case/${sample.id}`);

export const playCase = async (stage: CaseStage, sample: SampleCase): Promise<void> => {
  const on = caseIdOf(sample);
  const days = shiftTo(stage.now);
  const send: Send = (at, actor, type, data, step) =>
    stage.send({ id: demoId(`case/${sample.id}/${step}`), type, on, actor, now: later(at, days), data } as CaseCommand);
  const scene: Scene = { stage, sample, on, days, applicant: actorOf(personNamed(stage, sample.applicant)), send };
  await fillIn(scene);
  for (const [i, act] of sample.acts.entries()) {
    const state = await letTimePass(scene, later(act.at, days));
    await perform(scene, state, act, `act/${i}`);
  }
  await letTimePass(scene, stage.now);
};

const personNamed = ({ people }: CaseStage, id: string): SamplePerson => {
  const found = people.find((p) => p.id === id);
  if (!found) throw new Error(`the demo has no person ${id}`);
  return found;
};

const letTimePass = async ({ stage, on }: Scene, until: Instant): Promise<Case> => {
  for (;;) {
    const state = await stage.state(on);
    if (!state) throw new Error(`the demo's case ${on} is not there`);
    const { wake } = state;
    if (wake === null || wake > until) return state;
    await stage.send({ id: `pass-time/${on}/${wake}`, type: 'PassTime', on, actor: system('time'), now: wake, data: {} });
  }
};

const attach = async (
  { stage, sample, on, send }: Scene,
  a: { readonly at: Instant; readonly actor: Actor; readonly document: string; readonly task: string | null; readonly step: string },
): Promise<void> => {
  const { document, task, step } = a;
  const title = stage.definition.documents.find((d) => d.id === document)?.title.en ?? document;
  const lines = [`For: ${sample.name}`, `Service: ${stage.definition.title.en}`, `Paper: ${document}, ${step}`];
  const kept = await stage.keep(title, lines, demoId(sample.applicant));
  const attachment = demoId(`${on}/${document}/${step}`);
  await send(a.at, a.actor, 'AttachFile', { attachment, document, ...kept, kind: 'pdf', name: `${document}.pdf`, task }, `${step}/file`);
};

const fillIn = async (scene: Scene): Promise<void> => {
  const { stage, sample, days, applicant, send } = scene;
  const { definition } = stage;
  const answers = shifted(sample.answers, days) as Answers;
  const { kind, country, name, language, service } = sample;
  const asks = new Set(questionsOf(definition).flatMap((q) => (q.guide ? [q.id] : [])));
  const known = sample.submitted === null ? Object.fromEntries(Object.entries(answers).filter(([id]) => asks.has(id))) : answers;
  await send(
    sample.opened,
    applicant,
    'OpenCase',
    { service, version: definition.version, kind, country, name, language, answers: known },
    'open',
  );
  if (sample.submitted === null) {
    for (const group of sample.filled) {
      const ids =
        groupsOf(definition)
          .find((g) => g.id === group)
          ?.questions.map((q) => q.id) ?? [];
      const those = Object.fromEntries(Object.entries(answers).filter(([id]) => ids.includes(id)));
      await send(sample.opened, applicant, 'SaveAnswers', { group, answers: those, whole: true }, `save/${group}`);
    }
    return;
  }
  const facts: Facts = { applicant: { kind, country }, answers, attached: [], tasks: {}, today: dayOf(later(sample.opened, days)) };
  for (const { id, required } of documentsAsked(definition, facts)) {
    if (required) await attach(scene, { at: sample.opened, actor: applicant, document: id, task: null, step: `first/${id}` });
  }
  const declared = declarationsAsked(definition, facts).map((q) => q.id);
  await send(sample.submitted, applicant, 'SubmitCase', { declared }, 'submit');
};

/** Who acts on a task: whoever is named, else who has it, else the first who works there. */
const officerFor = ({ stage, sample }: Scene, state: Case, task: string, by: string | undefined): Actor => {
  if (by !== undefined) return actorOf(personNamed(stage, by));
  const { office, officer } = taskIn(state, task) ?? {};
  if (office === undefined) throw new Error(`the demo's case ${sample.id} has no task ${task}`);
  const there = stage.people.filter((p) => p.role === 'officer' && [p.office, ...p.also].includes(office));
  const found = there.find((p) => demoId(p.id) === officer) ?? there[0];
  if (!found) throw new Error(`nobody in the demo works at ${office}`);
  return actorOf(found);
};

const perform = async (scene: Scene, state: Case, act: SampleAct, step: string): Promise<void> => {
  const { stage, applicant, send, days } = scene;
  const { at } = act;
  if ('withdraw' in act) return send(at, applicant, 'WithdrawCase', { words: act.withdraw }, step);
  if ('appeal' in act) return send(at, applicant, 'LodgeAppeal', { words: act.appeal }, step);
  const { task } = act;
  if ('answer' in act) {
    for (const document of act.files) {
      await attach(scene, { at, actor: applicant, document, task: null, step: `${step}/${document}` });
    }
    return send(at, applicant, 'AnswerSentBack', { task, answers: shifted(act.answer, days), remarks: act.remarks }, step);
  }
  const actor = officerFor(scene, state, task, act.by);
  if ('note' in act) return send(at, actor, 'AddNote', { task, words: act.note }, step);
  if ('ask' in act) return send(at, actor, 'AskAdvice', { task, office: act.ask, words: act.words }, step);
  if ('stop' in act) return send(at, actor, 'StopClock', { task, reason: act.stop, words: act.words }, step);
  if ('resume' in act) return send(at, actor, 'ResumeClock', { task }, step);
  if ('claim' in act) return send(at, actor, 'ClaimTask', { task }, step);
  if ('assign' in act) return send(at, actor, 'AssignTask', { task, officer: demoId(act.assign) }, step);
  if ('back' in act) {
    const items = Object.entries(act.back).map(([item, words]) => ({ item, words }));
    return send(at, actor, 'SendBack', { task, items }, step);
  }
  const known = tasksOf(stage.definition).find((t) => t.id === task);
  const approves = known?.decisions.find((d) => d.id === act.decide)?.kind === 'approve';
  for (const document of approves ? (known?.produces ?? []) : []) {
    await attach(scene, { at, actor, document, task, step: `${step}/${document}` });
  }
  return send(at, actor, 'DecideTask', { task, decision: act.decide, reasons: act.reasons, words: act.words }, step);
};
