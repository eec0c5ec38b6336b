/**
 * What follows from what. Decisions on the desk become mentions of commitments, and the two sides of a merge or a split are
 * brought together. Each reaction compares what should be with what is and closes the gap, so seeing an event twice, late, or
 * out of turn with another reaction ends in the same place.
 */
import { system } from '../kernel/decider/actor.ts';
import type { Id } from '../kernel/identifiers/identifiers.ts';
import { idOfStream } from '../kernel/identifiers/identifiers.ts';
import { isRefusal, type Refusal } from '../kernel/refusals/refusal.ts';
import type { Instant } from '../kernel/time/time.ts';
import type { Handled, Ledger, Reaction, ReactionContext, StoredEvent } from '../ledger/ledger.ts';
import type { CommitmentCommandType } from './commitment/commands.ts';
import { commitment } from './commitment/decider.ts';
import { numberOf, partnersOf, seriesOf } from './commitment/number.ts';
import { findCommitmentState, lastSerial, whereMentioned } from './commitment/queries.ts';
import { type Communique, candidateOf, saidOn } from './communique/communique.ts';
import type { DeskCandidate } from './communique/candidate.ts';
import { contextOf } from './communique/span.ts';
import type { CommitmentMerged, CommitmentSplit, Mention, RegisterRules } from './contract.ts';
import { sameMention, standing } from './standing-commitment.ts';

const actor = system('register');
type Send = (type: CommitmentCommandType, on: Id, data: object, name: string) => Promise<Handled | Refusal>;

const sender =
  (context: ReactionContext, now: Instant): Send =>
  (type, on, data, name) =>
    context.ledger.handle({ id: context.idFrom(`${name}/${type}/${on}`), type, on, actor, now, data }, commitment);

const mentionOf = (id: Id, communique: Communique, c: DeskCandidate): Mention => ({
  communique: id,
  candidate: c.id,
  linkedTo: c.commitment ?? c.id,
  ...c.fields,
  ...contextOf(communique.text, c.fields),
  by: c.fields.by.length > 0 ? c.fields.by : communique.parties,
  date: saidOn(communique),
});

const throwIf = (outcome: Handled | Refusal, ...expected: readonly string[]): void => {
  if (isRefusal(outcome) && !expected.includes(outcome.reason)) {
    throw new Error(`the register refused ${outcome.reason} ${JSON.stringify(outcome.details)}`);
  }
};

interface Opening {
  readonly on: Id;
  readonly parties: readonly string[];
  readonly mentions: readonly Mention[];
  readonly splitFrom: { readonly commitment: Id; readonly number: string } | null;
  readonly title: string | null;
}

/** Opens a commitment under the next free number of its parties. Two processes may reach for one number: the second takes the next. */
const open = async (ledger: Ledger, send: Send, rules: RegisterRules, opening: Opening): Promise<void> => {
  const { parties, mentions, splitFrom, title } = opening;
  const series = seriesOf(parties, rules.home);
  for (let attempt = 0; attempt < 20; attempt++) {
    const serial = (await lastSerial(ledger, series)) + 1;
    const data = {
      number: numberOf(series, serial),
      series,
      serial,
      parties,
      partners: partnersOf(parties, rules.home),
      mentions,
      splitFrom,
      ...(title === null ? {} : { title }),
    };
    const outcome = await send('OpenCommitment', opening.on, data, 'open');
    if (!isRefusal(outcome) || outcome.reason !== 'not-unique') return throwIf(outcome, 'commitment-exists');
  }
  throw new Error(`no free number in ${series}`);
};

/** Makes the mentions of one candidate what the desk says they should be. */
const placeCandidate = async (
  ledger: Ledger,
  send: Send,
  rules: RegisterRules,
  id: Id,
  state: Communique,
  candidate: Id,
): Promise<void> => {
  const c = candidateOf(state, candidate);
  const places = await whereMentioned(ledger, id, candidate);
  const wanted = c !== undefined && c.status === 'accepted' ? mentionOf(id, state, c) : undefined;
  for (const place of places) {
    if (wanted === undefined || place.linkedTo !== wanted.linkedTo) {
      throwIf(
        await send('RemoveMention', place.commitment, { communique: id, candidate }, 'place'),
        'mention-not-found',
        'commitment-merged',
      );
    }
  }
  if (wanted === undefined) return;
  const kept = places.find((p) => p.linkedTo === wanted.linkedTo);
  if (kept !== undefined) {
    const held = (await findCommitmentState(ledger, kept.commitment))?.state.mentions.find(
      (m) => m.candidate === candidate && m.communique === id,
    );
    if (held !== undefined && !sameMention(wanted, held)) {
      throwIf(await send('CorrectMention', kept.commitment, { mention: wanted }, 'place'), 'mention-not-found', 'commitment-merged');
    }
    return;
  }
  const target = await standing(ledger, wanted.linkedTo);
  if (target !== undefined) throwIf(await send('AddMention', target.id, { mention: wanted }, 'place'), 'mention-already-there');
  else await open(ledger, send, rules, { on: wanted.linkedTo, parties: state.parties, mentions: [wanted], splitFrom: null, title: null });
};

const candidatesIn = (event: StoredEvent, state: Communique): readonly Id[] => {
  const { candidate, removed } = event.data as { readonly candidate?: Id; readonly removed?: readonly Id[] };
  if (candidate !== undefined) return [candidate, ...(removed ?? [])];
  return state.candidates.filter((c) => c.status === 'accepted').map((c) => c.id);
};

export const placeMentions = (rules: RegisterRules): Reaction => ({
  name: 'place-mentions',
  types: [
    'CandidateAccepted',
    'CandidateRejected',
    'CandidateLinked',
    'CandidateEdited',
    'CandidateTrimmed',
    'CandidateSplit',
    'DecisionUndone',
    'MeetingCorrected',
    'SourceCorrected',
    'ReadingRecorded',
  ],
  async react(event, context) {
    const id = idOfStream(event.stream);
    const found = await context.ledger.state<Communique>(event.stream);
    if (found === undefined) return;
    const send = sender(context, event.at);
    for (const candidate of candidatesIn(event, found.state)) await placeCandidate(context.ledger, send, rules, id, found.state, candidate);
  },
});

/** A commitment that went into another: the other takes its mentions; if it cannot, the merge is taken back. */
const afterMerge = async (event: StoredEvent, context: ReactionContext): Promise<void> => {
  const { into, number, mentions } = event.data as unknown as CommitmentMerged['data'];
  const send = sender(context, event.at);
  const from = idOfStream(event.stream);
  const now = (await findCommitmentState(context.ledger, from))?.state.merged;
  if (now?.into !== into) return;
  const survivor = await standing(context.ledger, into);
  const outcome = survivor === undefined ? undefined : await send('AbsorbMentions', survivor.id, { from, number, mentions }, 'merge');
  if (outcome !== undefined && (!isRefusal(outcome) || outcome.reason === 'nothing-changed')) return;
  const act = (await findCommitmentState(context.ledger, from))?.state.undoable.at(-1)?.act;
  if (act !== undefined) throwIf(await send('UndoLastAct', from, { act }, 'merge'), 'changed-meanwhile');
};

const afterSplit = async (event: StoredEvent, context: ReactionContext, rules: RegisterRules): Promise<void> => {
  const { into, number, mentions, title } = event.data as unknown as CommitmentSplit['data'];
  const commitment = idOfStream(event.stream);
  const parties = (await findCommitmentState(context.ledger, commitment))?.state.parties ?? [];
  await open(context.ledger, sender(context, event.at), rules, { on: into, parties, mentions, splitFrom: { commitment, number }, title });
};

/** Undoing a merge calls the mentions back from the survivor; undoing a split brings the new one home again. */
const afterUndo = async (event: StoredEvent, context: ReactionContext): Promise<void> => {
  const { undone, with: other } = event.data as { readonly undone?: string; readonly with?: Id | null };
  if (other == null) return;
  const send = sender(context, event.at);
  const id = idOfStream(event.stream);
  const own = await findCommitmentState(context.ledger, id);
  if (undone === 'CommitmentMerged') {
    const survivor = await standing(context.ledger, other);
    // The survivor may itself have gone into a third one: name the mentions, whoever holds them now.
    const candidates = own?.state.mentions.map((m) => m.candidate) ?? [];
    if (survivor !== undefined && survivor.id !== id) {
      throwIf(await send('ReleaseMentions', survivor.id, { to: id, candidates }, 'undo'), 'not-merged');
    }
  }
  if (undone === 'CommitmentSplit' && own !== undefined) {
    const data = { into: id, intoNumber: own.state.number, because: 'split-undone' };
    throwIf(await send('MergeCommitment', other, data, 'undo'), 'commitment-merged', 'not-found');
  }
};

/** What the survivor gives back may have been corrected meanwhile: the owner takes it as it is now. */
const afterRelease = async (event: StoredEvent, context: ReactionContext): Promise<void> => {
  const { to, mentions } = event.data as unknown as { readonly to: Id; readonly mentions: readonly Mention[] };
  const send = sender(context, event.at);
  const own = (await findCommitmentState(context.ledger, to))?.state;
  if (own === undefined) return;
  for (const mention of mentions) {
    const held = own.mentions.find((m) => m.candidate === mention.candidate && m.communique === mention.communique);
    if (held === undefined) throwIf(await send('AddMention', to, { mention }, `release/${mention.candidate}`), 'mention-already-there');
    else if (!sameMention(mention, held)) throwIf(await send('CorrectMention', to, { mention }, `release/${mention.candidate}`));
  }
  const returned = new Set(mentions.map((m) => m.candidate));
  for (const { candidate, communique } of own.mentions.filter((m) => !returned.has(m.candidate))) {
    // The desk took this one back while it stood with the survivor.
    throwIf(await send('RemoveMention', to, { candidate, communique }, `release/${candidate}`), 'mention-not-found');
  }
};

export const joinSides = (rules: RegisterRules): Reaction => ({
  name: 'join-sides',
  types: ['CommitmentMerged', 'CommitmentSplit', 'ActUndone', 'MentionsReleased'],
  async react(event, context) {
    if (event.type === 'CommitmentMerged') await afterMerge(event, context);
    if (event.type === 'CommitmentSplit') await afterSplit(event, context, rules);
    if (event.type === 'ActUndone') await afterUndo(event, context);
    if (event.type === 'MentionsReleased') await afterRelease(event, context);
  },
});
