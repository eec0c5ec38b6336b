import type { Communique } from '../../../communiques/communique/communique.ts';
import { communique } from '../../../communiques/index.ts';
import type { SampleCommunique, SampleDecision, Samples } from '../../../communiques/samples/samples.ts';
import { system } from '../../../kernel/decider/actor.ts';
import { isRefusal } from '../../../kernel/refusals/refusal.ts';
import type { OpenNode } from '../../node.ts';
import { type Act, actorOf, demoId } from './seed.ts';

const accepted = ['nothing-changed', 'review-finished', 'review-already-finished'];

const sender =
  (node: OpenNode, on: string, name: string) =>
  async (actor: ReturnType<typeof actorOf>, now: string, type: string, data: object, step: string): Promise<void> => {
    const handled = await node.ledger.handle({ id: demoId(`${name}/${step}`), type, on, actor, now, data }, communique);
    if (isRefusal(handled) && !accepted.includes(handled.reason)) {
      throw new Error(`the demo's ${type} on ${name} was refused: ${handled.reason} ${JSON.stringify(handled.details)}`);
    }
  };

/** The morning after it was published it comes in and is read; an hour later an officer has been through it, unless it waits. */
export const communiquesOnAgenda = (node: OpenNode, samples: Samples): readonly Act[] => {
  const officer = samples.people.find((p) => p.role === 'officer');
  if (!officer) throw new Error('the demo has no officer');
  const actor = actorOf(officer);
  const commitments = new Map<string, string>();
  return samples.communiques.flatMap((c) => {
    const decision = samples.decisions.find((d) => d.id === c.id);
    const receive: Act = { at: `${c.published}T04:10:00.000Z`, about: [c.id], run: () => receiveAndRead(node, c, actor) };
    if (!decision) return [receive];
    const at = `${c.published}T05:20:00.000Z`;
    const threads = decision.commitments.map((x) => x.thread);
    return [
      receive,
      // One after the other, so that commitments get their numbers in the order of the communiqués.
      { at, about: [c.id, 'the desk', ...threads], run: () => review(node, c, decision, actor, at, commitments) },
      // What becomes of a commitment needs it in the register; the next communiqué need not wait for that.
      { at, about: threads, run: () => node.ledger.settled() },
    ];
  });
};

const receiveAndRead = async (node: OpenNode, c: SampleCommunique, actor: ReturnType<typeof actorOf>): Promise<void> => {
  const id = demoId(c.id);
  const send = sender(node, id, c.id);
  const { title, outlet, url, published, text, sources } = c;
  const at = `${published}T04:10:00.000Z`;
  await send(actor, at, 'ReceiveCommunique', { title, outlet, url, published, text, language: 'en', sources }, 'receive');
  const read = await node.extractor.extract({ id, text, published });
  const candidates = read.commitments.map((found, i) => ({ ...found, id: demoId(`${c.id}/found/${i}`) }));
  const { engine, version, meeting, note = null } = read;
  const data = { engine, version, meeting, note, candidates, parties: read.parties.map((p) => p.country) };
  await send(system('reading'), `${published}T04:10:02.000Z`, 'RecordReading', data, 'read');
};

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) / (Math.max(a.end, b.end) - Math.min(a.start, b.start));

/** What the officer confirmed takes the place of what was found nearest to it; the rest of what was found is turned down. */
const review = async (
  node: OpenNode,
  c: SampleCommunique,
  decision: SampleDecision,
  actor: ReturnType<typeof actorOf>,
  at: string,
  commitments: Map<string, string>,
): Promise<void> => {
  const id = demoId(c.id);
  const send = sender(node, id, c.id);
  const state = async () => {
    const found = await node.ledger.state<Communique>(`communique/${id}`);
    if (!found) throw new Error(`the demo's communiqué ${c.id} is not there`);
    return found.state;
  };
  if ((await state()).finished) return rememberThreads(await state(), decision, commitments);
  const organisations = new Map(node.pack.organisations.map((o) => [o.id, o.name.en]));
  const participants = decision.participants.map((p) => ({ ...p, organisation: organisations.get(p.organisation) ?? p.organisation }));
  await send(actor, at, 'CorrectParties', { parties: decision.parties }, 'parties');
  await send(actor, at, 'CorrectMeeting', { meeting: { ...decision.meeting, participants } }, 'meeting');
  let all = (await state()).candidates;
  const decided = new Set<string>();
  for (const [i, { thread, quote, ...fields }] of decision.commitments.entries()) {
    const start = c.text.indexOf(quote);
    const span = { start, end: start + quote.length };
    const near = all
      .filter((x) => x.status === 'waiting' && !decided.has(x.id) && overlap(x.fields, span) >= 0.4)
      .sort((a, b) => overlap(b.fields, span) - overlap(a.fields, span))[0];
    const candidate = near?.id ?? demoId(`${c.id}/added/${i}`);
    if (near)
      await send(actor, at, 'EditCandidate', { candidate, revision: near.revision, change: { ...fields, ...span, quote } }, `edit/${i}`);
    else await send(actor, at, 'AddCandidate', { candidate, fields: { ...fields, ...span } }, `add/${i}`);
    all = (await state()).candidates;
    const now = all.find((x) => x.id === candidate);
    if (!now) throw new Error(`the demo's candidate ${i} of ${c.id} is not there`);
    const commitment = commitments.get(thread);
    if (now.status === 'waiting')
      await send(actor, at, 'AcceptCandidate', { candidate, revision: now.revision, ...(commitment ? { commitment } : {}) }, `accept/${i}`);
    else if (commitment) await send(actor, at, 'LinkCandidate', { candidate, revision: now.revision, commitment }, `link/${i}`);
    decided.add(candidate);
    commitments.set(thread, commitment ?? candidate);
  }
  await send(actor, at, 'FinishReview', { rejectRest: true }, 'finish');
};

/** After an interrupted start: which commitment each thread had become. */
const rememberThreads = (state: Communique, decision: SampleDecision, commitments: Map<string, string>): void => {
  for (const { thread, quote } of decision.commitments) {
    const c = state.candidates.find((x) => x.fields.quote === quote);
    if (c && !commitments.has(thread)) commitments.set(thread, c.commitment ?? c.id);
  }
};

/** The commitment of a thread once its first mention has been confirmed. */
export const commitmentOf = async (node: OpenNode, samples: Samples, thread: string): Promise<string | undefined> => {
  for (const decision of samples.decisions) {
    const said = decision.commitments.find((x) => x.thread === thread);
    if (!said) continue;
    const found = await node.ledger.state<Communique>(`communique/${demoId(decision.id)}`);
    const c = found?.state.candidates.find((x) => x.fields.quote === said.quote && x.status === 'accepted');
    if (c) return c.commitment ?? c.id;
  }
  return undefined;
};
