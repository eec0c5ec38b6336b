import { changedMeanwhile, invalid, notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Mention } from '../contract.ts';
import { type CommitmentCommand, type CommitmentCommandType, type CommitmentOrder, commitmentCommands } from './commands.ts';
import { type Commitment, type CommitmentFact, type Heading, isMention, statusOf } from './commitment.ts';

type Outcome = readonly CommitmentFact[] | Refusal;
type On = { readonly id: string; readonly now: Instant };
type Deciding = {
  readonly [T in CommitmentCommandType]: (state: Commitment, order: CommitmentOrder<T>, on: On) => Outcome;
};
export const mostMentions = 2_000;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const holds = (state: Commitment, m: { readonly communique: string; readonly candidate: string }): Mention | undefined =>
  state.mentions.find((o) => isMention(o, m));
const nothingChanged = refuse('nothing-changed', {});

const correct = (state: Commitment, change: Partial<Heading>): Outcome => {
  const changed = Object.fromEntries(Object.entries(change).filter(([k, v]) => v !== state[k as keyof Heading]));
  return Object.keys(changed).length === 0 ? nothingChanged : [{ type: 'CommitmentCorrected', data: { change: changed } }];
};

const assign = (state: Commitment, { country, owner }: CommitmentOrder<'AssignOwner'>): Outcome => {
  if (!state.parties.includes(country)) return refuse('country-not-a-party', { country, parties: state.parties });
  const now = state.owners.find((o) => o.country === country);
  if ((now?.name ?? null) === (owner?.name ?? null) && (now?.office ?? null) === (owner?.office ?? null)) return nothingChanged;
  return [{ type: 'OwnerAssigned', data: { country, owner: owner === null ? null : { country, ...owner } } }];
};

const report = (state: Commitment, order: CommitmentOrder<'ReportDelivery'>, { now }: On): Outcome => {
  // A day ahead of UTC is today in the east.
  if (Date.parse(`${order.at}T00:00:00Z`) > Date.parse(now) + 14 * 3_600_000) return refuse('day-in-the-future', { at: order.at });
  if (state.deliveries.some((d) => d.id === order.delivery)) return refuse('delivery-already-reported', { delivery: order.delivery });
  const proven = order.scale === 'no-evidence' || order.scale === 'not-started' || order.evidence.length > 0;
  if (!proven) return refuse('evidence-missing', { scale: order.scale });
  return [{ type: 'DeliveryReported', data: order }];
};

const merge = (state: Commitment, order: CommitmentOrder<'MergeCommitment'>, { id }: On): Outcome => {
  if (order.into === id) return refuse('cannot-merge-with-itself', {});
  if (!order.intoNumber.startsWith(`${state.series}-`)) return refuse('other-parties', { series: state.series, into: order.intoNumber });
  return [{ type: 'CommitmentMerged', data: { ...order, number: state.number, mentions: state.mentions } }];
};

const absorb = (state: Commitment, order: CommitmentOrder<'AbsorbMentions'>): Outcome => {
  const known = state.absorbed.find((a) => a.commitment === order.from);
  if (
    known !== undefined &&
    same(
      known.candidates,
      order.mentions.map((m) => m.candidate),
    )
  )
    return nothingChanged;
  if (state.mentions.length + order.mentions.length > mostMentions) return refuse('too-many-mentions', { most: mostMentions });
  return [{ type: 'MentionsAbsorbed', data: order }];
};

const release = (state: Commitment, { to, candidates }: CommitmentOrder<'ReleaseMentions'>): Outcome => {
  const from = state.absorbed.find((a) => a.commitment === to);
  const theirs = new Set([...candidates, ...(from?.candidates ?? [])]);
  const mentions = state.mentions.filter((m) => theirs.has(m.candidate));
  if (from === undefined && mentions.length === 0) return refuse('not-merged', { commitment: to });
  return [{ type: 'MentionsReleased', data: { to, mentions } }];
};

const split = (state: Commitment, order: CommitmentOrder<'SplitCommitment'>, { id }: On): Outcome => {
  const moved = state.mentions.filter((m) => order.candidates.includes(m.candidate));
  if (order.into === id) return refuse('cannot-merge-with-itself', {});
  if (moved.length < new Set(order.candidates).size) return refuse('mention-not-found', { candidates: order.candidates });
  if (moved.length === state.mentions.length) return refuse('split-takes-everything', { mentions: moved.length });
  return [{ type: 'CommitmentSplit', data: { into: order.into, number: state.number, mentions: moved, title: order.title } }];
};

const undo = (state: Commitment, order: CommitmentOrder<'UndoLastAct'>): Outcome => {
  const last = state.undoable.at(-1);
  if (last === undefined) return refuse('nothing-to-undo', {});
  if (last.act !== order.act) return changedMeanwhile({ act: last.type, by: last.by, at: last.at, number: last.act });
  const other =
    last.type === 'CommitmentMerged' ? state.merged?.into : last.type === 'CommitmentSplit' ? state.splits.at(-1)?.commitment : null;
  return [{ type: 'ActUndone', data: { act: last.act, undone: last.type, with: other ?? null } }];
};

const deciding: Deciding = {
  OpenCommitment: (state) => refuse('commitment-exists', { number: state.number }),
  AddMention: (state, { mention }) => {
    if (holds(state, mention) !== undefined) return refuse('mention-already-there', { candidate: mention.candidate });
    if (state.mentions.length >= mostMentions) return refuse('too-many-mentions', { most: mostMentions });
    return [{ type: 'MentionAdded', data: { mention } }];
  },
  CorrectMention: (state, { mention }) => {
    if (holds(state, mention) === undefined) return refuse('mention-not-found', { candidate: mention.candidate });
    return [{ type: 'MentionCorrected', data: { mention } }];
  },
  RemoveMention: (state, order) => {
    if (holds(state, order) === undefined) return refuse('mention-not-found', { candidate: order.candidate });
    return [{ type: 'MentionRemoved', data: order }];
  },
  CorrectCommitment: (state, order) => correct(state, order.change),
  AssignOwner: assign,
  SetDueDate: (state, { due }) => (due === state.due ? nothingChanged : [{ type: 'DueDateSet', data: { due } }]),
  AddMilestone: (state, { milestone, title, due }) => {
    if (state.milestones.some((m) => m.id === milestone)) return refuse('milestone-exists', { milestone });
    if (state.milestones.length >= 200) return refuse('too-many-milestones', { most: 200 });
    return [{ type: 'MilestoneAdded', data: { milestone: { id: milestone, title, due, completed: null } } }];
  },
  CompleteMilestone: (state, { milestone, at }) => {
    const found = state.milestones.find((m) => m.id === milestone);
    if (found === undefined) return refuse('milestone-not-found', { milestone });
    if (found.completed !== null) return refuse('milestone-already-completed', { milestone, at: found.completed });
    return [{ type: 'MilestoneCompleted', data: { milestone, at } }];
  },
  ReportDelivery: report,
  MergeCommitment: merge,
  AbsorbMentions: absorb,
  ReleaseMentions: release,
  SplitCommitment: split,
  WithdrawCommitment: (_, order) => [{ type: 'CommitmentWithdrawn', data: order }],
  UndoLastAct: undo,
};

/** What still works on a commitment that has gone into another or was withdrawn. */
const whenMerged: readonly CommitmentCommandType[] = ['UndoLastAct', 'OpenCommitment'];
const whenWithdrawn: readonly CommitmentCommandType[] = [
  'UndoLastAct',
  'OpenCommitment',
  'AddMention',
  'CorrectMention',
  'RemoveMention',
  'ReleaseMentions',
];

const parse = <T extends CommitmentCommandType>(type: T, data: object): CommitmentOrder<T> | Refusal => {
  const parsed = commitmentCommands[type].safeParse(data);
  if (parsed.success) return parsed.data as CommitmentOrder<T>;
  return invalid({ issues: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })) });
};
const isRefused = (value: object): value is Refusal => 'refused' in value;

const run = <T extends CommitmentCommandType>(type: T, data: object, state: Commitment, on: On): Outcome => {
  const order = parse(type, data);
  if (isRefused(order)) return order;
  const status = statusOf(state);
  if (status === 'merged' && !whenMerged.includes(type)) return refuse('commitment-merged', { ...state.merged });
  if (status === 'withdrawn' && !whenWithdrawn.includes(type)) return refuse('commitment-withdrawn', { ...state.withdrawn });
  const act: Deciding[T] = deciding[type];
  return act(state, order, on);
};

export const decide = (command: CommitmentCommand, state: Commitment | null): Outcome => {
  if (state !== null) return run(command.type, command.data, state, { id: command.on, now: command.now });
  if (command.type !== 'OpenCommitment') return notFound({ commitment: command.on });
  const order = parse('OpenCommitment', command.data);
  if (isRefused(order)) return order;
  return [{ type: 'CommitmentOpened', data: order }];
};
