/** Plays what becomes of one call's applications: freeze, publication, answers, and how the list moves. */
import type { Ledger } from '../../../ledger/ledger.ts';
import type { Instant } from '../../../kernel/time/time.ts';
import { closeList } from '../../../programmes/call/close-list.ts';
import { call } from '../../../programmes/call/decider.ts';
import { drawSeed } from '../../../programmes/call/draw-seed.ts';
import { passCallTime } from '../../../programmes/call/pass-time.ts';
import { moveList } from '../../../programmes/call/rounds.ts';
import type { CallCommand } from '../../../programmes/call/commands.ts';
import { findCall } from '../../../programmes/call/queries.ts';
import type { Candidacy } from '../../../programmes/candidacy/candidacy.ts';
import { candidacy } from '../../../programmes/candidacy/decider.ts';
import { system } from '../../../kernel/decider/actor.ts';
import { streamId } from '../../../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../../kernel/refusals/refusal.ts';
import { aFewAtOnce } from './a-few-at-once.ts';
import { actorNamed, applicantActor, caseOf, type ProgrammeStage, send } from './programme-stage.ts';
import type { SampleApplicant } from './programme-samples.ts';
import { demoId } from './seed.ts';

const atOnce = 12;
export const candidacyState = async (ledger: Ledger, id: string): Promise<Candidacy | undefined> =>
  (await ledger.state<Candidacy>(streamId('candidacy', id)))?.state;

export const openCall = async (stage: ProgrammeStage): Promise<void> => {
  const { node, sample, programme, rules, at } = stage;
  const { calls, intakes } = node.programmes;
  const order = async (step: string, type: 'DraftCall' | 'OpenCall' | 'ChangeSeats', now: Instant, data: object): Promise<void> => {
    const ordering = { id: demoId(`${sample.call}/${step}`), on: sample.call, actor: actorNamed(stage, sample.manager), now };
    const outcome = await calls.order(node.ledger, { ...ordering, type, data } as CallCommand);
    if (isRefusal(outcome))
      throw new Error(`${sample.call} could not be drafted or opened: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
  };
  const { id, version, lead } = programme;
  const draft = { programme: id, version, lead, title: sample.title, rules, zone: node.pack.timeZone };
  await order('draft', 'DraftCall', at(sample.drafted), draft);
  await order('open', 'OpenCall', at(sample.drafted, 2), { opens: at(sample.opens), closes: at(sample.closes) });
  for (const { venue, at: when, reason } of sample.closed) {
    await order(`closed/${venue}`, 'ChangeSeats', at(when), { venue, seats: 0, reason });
  }
  await intakes.refresh(node.ledger);
};

/** Closes the call, lets go who withdraws, fixes who takes part and draws the seed; nothing where the sample goes no further. */
export const freeze = async (stage: ProgrammeStage): Promise<void> => {
  const { node, sample, at } = stage;
  const { frozen } = sample;
  if (frozen === undefined) return;
  const { ledger } = node;
  if ((await findCall(ledger, sample.call))?.state.status === 'open') {
    // Candidacies follow applications by a reaction; who withdraws must be in the call first.
    await ledger.settled();
    await send(stage, call, { on: sample.call, actor: system('time'), step: 'closes', type: 'PassTime', now: at(sample.closes), data: {} });
    const going = sample.applicants.filter((a) => a.withdraws);
    await aFewAtOnce(going, (a) => answerAs(stage, a, 'WithdrawCandidacy', {}, at(frozen, -24)), atOnce);
    const ordering = { id: demoId(`${sample.call}/freeze`), on: sample.call, actor: actorNamed(stage, sample.manager), now: at(frozen) };
    const outcome = await node.programmes.calls.freeze(ledger, ordering);
    if (isRefusal(outcome)) throw new Error(`${sample.call} could not be frozen: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
  }
  await drawSeed({ clock: () => at(frozen, 1), transparency: () => node.transparency }, ledger, sample.call);
};

const answerAs = (stage: ProgrammeStage, applicant: SampleApplicant, type: string, data: object, now: Instant): Promise<void> => {
  const round = 'round' in data ? String(data.round) : '';
  const on = caseOf(stage, applicant);
  return send(stage, candidacy, { on, actor: applicantActor(stage, applicant), step: `${type}/${round}`, type, now, data });
};

/** What people say to their offers a day after they were made; whoever is silent says nothing. */
const answers = async (stage: ProgrammeStage, told: Instant): Promise<void> => {
  const { node, sample } = stage;
  await aFewAtOnce(
    sample.applicants.filter(({ answer }) => answer === 'accept' || answer === 'decline'),
    async (applicant) => {
      const state = await candidacyState(node.ledger, caseOf(stage, applicant));
      if (state?.status !== 'offered' || state.told === null) return;
      const { round } = state.told;
      const minutes = sample.applicants.indexOf(applicant);
      const now = new Date(Date.parse(told) + (20 * 60 + minutes) * 60_000).toISOString();
      if (applicant.answer === 'decline') await answerAs(stage, applicant, 'DeclinePlace', { round }, now);
      if (applicant.answer === 'accept') await answerAs(stage, applicant, 'AcceptPlace', { round, stay: applicant.stays }, now);
    },
    atOnce,
  );
};

export const publish = async (stage: ProgrammeStage): Promise<void> => {
  const { node, sample, at } = stage;
  const { ledger } = node;
  const { published } = sample;
  if (published === undefined) return;
  if ((await findCall(ledger, sample.call))?.state.rounds.length === 0) {
    const ordering = {
      id: demoId(`${sample.call}/publish`),
      on: sample.call,
      actor: actorNamed(stage, sample.manager),
      now: at(published),
    };
    const outcome = await node.programmes.calls.publish(ledger, ordering);
    if (isRefusal(outcome)) throw new Error(`${sample.call} could not be published: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
  }
  for (const moment of [published, ...sample.moves]) {
    const now = at(moment);
    if (moment !== published) await passCallTime(ledger, now);
    await moveList({ clock: () => now, files: () => node.files, code: node.programmes.rounds.code }, ledger, sample.call);
    await answers(stage, now);
  }
  if (sample.concluded === null) return;
  const now = at(sample.concluded);
  const order = { on: sample.call, actor: actorNamed(stage, sample.manager), now };
  await send(stage, call, { ...order, step: 'conclude', type: 'ConcludeCall', data: {} });
  await closeList(() => now, ledger, sample.call);
};
