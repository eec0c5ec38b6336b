/** Agreements speak in the register too: once all have signed, and once it is in force, each commitment it fulfils gets a mention of it. */
import { system } from '../kernel/decider/actor.ts';
import type { Id } from '../kernel/identifiers/identifiers.ts';
import { isRefusal, type Refusal } from '../kernel/refusals/refusal.ts';
import type { Day } from '../kernel/time/time.ts';
import type { RegisterDocument, RegisterDocuments } from '../engagements/contract.ts';
import type { Handled, Reaction, ReactionContext } from '../ledger/ledger.ts';
import type { Commitment } from './commitment/commitment.ts';
import type { CommitmentCommandType } from './commitment/commands.ts';
import { commitment } from './commitment/decider.ts';
import { findCommitmentId, whereMentioned } from './commitment/queries.ts';
import type { Mention } from './contract.ts';
import { sameMention, standing } from './standing-commitment.ts';

type Said = { readonly number: string; readonly stage: 'signed' | 'underway'; readonly day: Day; readonly quote: string };
const candidateOf = ({ stage, number }: Pick<Said, 'stage' | 'number'>): Id => `${stage}.${number}`;
const longestQuote = 5_000;
const titleOf = ({ title }: RegisterDocument): string => title.en ?? Object.values(title)[0] ?? '';

/** What the register should say of it. What the public may not read is not quoted, and what it may not know of is not told. */
const wantedOf = (document: RegisterDocument): readonly Said[] => {
  if (document.visibility === 'restricted') return [];
  return document.fulfils.flatMap(({ commitment: number, text }) => {
    const quote = (document.visibility === 'public' && text !== '' ? text : titleOf(document)).slice(0, longestQuote).toWellFormed();
    const days = [
      { stage: 'signed', day: document.signed },
      { stage: 'underway', day: document.inForce },
    ] as const;
    return days.flatMap(({ stage, day }) => (day === null ? [] : [{ number, stage, day, quote }]));
  });
};

const mentionOf = (document: RegisterDocument, said: Said, on: Id, state: Commitment, held: Mention | undefined): Mention => ({
  communique: document.id,
  candidate: candidateOf(said),
  linkedTo: held?.linkedTo ?? on,
  quote: said.quote,
  start: 0,
  end: said.quote.length,
  before: '',
  after: '',
  stage: said.stage,
  by: document.parties,
  // What the commitment is about is not changed by an agreement on it.
  topic: held?.topic ?? state.topic,
  topic2: held === undefined ? state.topic2 : held.topic2,
  instrument: held?.instrument ?? state.instrument,
  specific: true,
  summary: titleOf(document),
  when: null,
  date: said.day,
  document: { kind: document.kind, id: document.id, title: titleOf(document) },
});

const throwIf = (outcome: Handled | Refusal, ...expected: readonly string[]): void => {
  if (isRefusal(outcome) && !expected.includes(outcome.reason)) {
    throw new Error(`the register refused ${outcome.reason} ${JSON.stringify(outcome.details)}`);
  }
};

const place = async (document: RegisterDocument, context: ReactionContext, now: string): Promise<void> => {
  const { ledger, idFrom } = context;
  const send = (type: CommitmentCommandType, on: Id, data: object, name: string) =>
    ledger.handle({ id: idFrom(`${type}/${on}/${name}`), type, on, actor: system('register'), now, data }, commitment);
  const wanted = wantedOf(document);
  const places = await whereMentioned(ledger, document.id);
  for (const { commitment: on, candidate } of places) {
    if (wanted.some((said) => candidateOf(said) === candidate)) continue;
    throwIf(await send('RemoveMention', on, { communique: document.id, candidate }, candidate), 'mention-not-found', 'commitment-merged');
  }
  for (const said of wanted) {
    const known = places.find((p) => p.candidate === candidateOf(said))?.commitment ?? (await findCommitmentId(ledger, said.number));
    const target = known === undefined ? undefined : await standing(ledger, known);
    if (target === undefined) continue;
    const { id: on, state } = target;
    const held = state.mentions.find((m) => m.communique === document.id && m.candidate === candidateOf(said));
    const mention = mentionOf(document, said, on, state, held);
    if (held === undefined) {
      throwIf(
        await send('AddMention', on, { mention }, mention.candidate),
        'mention-already-there',
        'commitment-withdrawn',
        'too-many-mentions',
      );
    } else if (!sameMention(mention, held)) {
      throwIf(await send('CorrectMention', on, { mention }, mention.candidate), 'mention-not-found', 'commitment-merged');
    }
  }
};

/** Compares what the register should say with what it says, so that an event seen twice or late ends in the same place. */
export const placeDocuments = (documents: RegisterDocuments): Reaction => ({
  name: 'place-documents',
  types: ['AgreementConcluded', 'EnteredIntoForce', 'VisibilitySet', 'ObligationsSet', 'AmendmentApplied'],
  async react(event, context) {
    const document = await documents.find(context.ledger, event.stream);
    if (document !== undefined) await place(document, context, event.at);
  },
});
