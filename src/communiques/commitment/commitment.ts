/** A promise, followed through all its mentions: what was said, who owns it, and what was delivered. */
import type { Fact, Recorded } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { type Day, dayOf, type Instant } from '../../kernel/time/time.ts';
import type {
  CommitmentId,
  CommitmentMerged,
  CommitmentOpened,
  CommitmentSplit,
  CommitmentWithdrawn,
  DeliveryEvidence,
  DeliveryReported,
  DeliveryScale,
  Instrument,
  Iso2,
  Mention,
  MentionAdded,
  Topic,
} from '../contract.ts';
import { inOrder, lastDayOf, type Standing, standingOf } from './standing.ts';

export const deliveryScales = ['no-evidence', 'not-started', 'limited', 'substantial', 'complete'] as const;

export interface Owner {
  readonly country: Iso2;
  readonly office: Id | null;
  readonly name: string;
}
export interface Milestone {
  readonly id: Id;
  readonly title: string;
  readonly due: Day | null;
  readonly completed: Day | null;
}
export interface Delivery {
  readonly id: Id;
  readonly scale: DeliveryScale;
  readonly note: string;
  readonly evidence: readonly DeliveryEvidence[];
  readonly at: Day;
  readonly by: Id;
  readonly recorded: Instant;
}
export interface Heading {
  readonly title: string;
  readonly summary: string;
  readonly topic: Topic;
  readonly topic2: Topic | null;
  readonly instrument: Instrument;
}
export interface Ancestor {
  readonly commitment: CommitmentId;
  readonly number: string | null;
  readonly at: Instant;
}

/** What officers' acts change, and undoing brings back. */
export interface Keeping {
  readonly corrected: Partial<Heading>;
  readonly owners: readonly Owner[];
  readonly due: Day | null;
  readonly milestones: readonly Milestone[];
  readonly deliveries: readonly Delivery[];
  readonly withdrawn: { readonly why: string; readonly at: Instant } | null;
  readonly merged: { readonly into: CommitmentId; readonly number: string; readonly because: string } | null;
  readonly splits: readonly Ancestor[];
  readonly updated: Day | null;
}
/** One act that can be taken back: its running number and what it changed. */
export interface Undoable {
  readonly act: number;
  readonly type: string;
  readonly by: Id;
  readonly at: Instant;
  readonly was: Partial<Keeping>;
}

export interface Commitment extends Keeping, Heading, Standing {
  readonly number: string;
  readonly series: string;
  readonly serial: number;
  readonly parties: readonly Iso2[];
  readonly partners: readonly Iso2[];
  readonly opened: Day;
  readonly specific: boolean;
  /** What it is called as long as nobody corrects it: the words of its first mention. */
  readonly heading: Heading;
  /** By the day they were said. */
  readonly mentions: readonly Mention[];
  readonly absorbed: readonly (Ancestor & { readonly candidates: readonly Id[] })[];
  readonly splitFrom: { readonly commitment: CommitmentId; readonly number: string } | null;
  /** How many acts there have been, undone ones too. */
  readonly acts: number;
  /** The last acts, newest last; bounded, so that the state document stays small. */
  readonly undoable: readonly Undoable[];
}

type Placed = { readonly communique: Id; readonly candidate: Id };
export type CommitmentFact = Fact &
  (
    | CommitmentOpened
    | MentionAdded
    | { readonly type: 'MentionCorrected'; readonly data: { readonly mention: Mention } }
    | { readonly type: 'MentionRemoved'; readonly data: Placed }
    | { readonly type: 'CommitmentCorrected'; readonly data: { readonly change: Partial<Heading> } }
    | { readonly type: 'OwnerAssigned'; readonly data: { readonly country: Iso2; readonly owner: Owner | null } }
    | { readonly type: 'DueDateSet'; readonly data: { readonly due: Day | null } }
    | { readonly type: 'MilestoneAdded'; readonly data: { readonly milestone: Milestone } }
    | { readonly type: 'MilestoneCompleted'; readonly data: { readonly milestone: Id; readonly at: Day } }
    | DeliveryReported
    | CommitmentMerged
    | {
        readonly type: 'MentionsAbsorbed';
        readonly data: { readonly from: CommitmentId; readonly number: string; readonly mentions: readonly Mention[] };
      }
    | { readonly type: 'MentionsReleased'; readonly data: { readonly to: CommitmentId; readonly mentions: readonly Mention[] } }
    | CommitmentSplit
    | CommitmentWithdrawn
    | { readonly type: 'ActUndone'; readonly data: { readonly act: number; readonly undone: string; readonly with: CommitmentId | null } }
  );
type Seen = Recorded<CommitmentFact>;

const remembered = 10;
export const isMention = (a: Placed, b: Placed): boolean => a.candidate === b.candidate && a.communique === b.communique;

const headingOf = (mention: Mention): Heading => ({
  title: mention.summary === '' ? mention.quote.slice(0, 160) : mention.summary,
  summary: mention.summary,
  topic: mention.topic,
  topic2: mention.topic2,
  instrument: mention.instrument,
});

/** Brings everything that follows from the mentions and corrections up to date. */
const settled = (state: Commitment): Commitment => {
  const mentions = inOrder(state.mentions);
  const [first] = mentions;
  const heading = first === undefined ? state.heading : headingOf(first);
  const specific = first === undefined ? state.specific : mentions.some((m) => m.specific);
  return { ...state, ...heading, ...state.corrected, ...standingOf(mentions), mentions, heading, specific };
};

/** A change that can be taken back: what it replaces is remembered. */
const act = (state: Commitment, event: Seen, change: Partial<Keeping>): Commitment => {
  const keys = Object.keys(change) as (keyof Keeping)[];
  const was = Object.fromEntries(keys.map((k) => [k, state[k]])) as Partial<Keeping>;
  const undo: Undoable = { act: state.acts + 1, type: event.type, by: event.actor, at: event.at, was };
  return settled({ ...state, ...change, acts: state.acts + 1, undoable: [...state.undoable, undo].slice(-remembered) });
};

const opened = (event: Extract<Seen, { type: 'CommitmentOpened' }>): Commitment => {
  const { number, series, serial, parties, partners, mentions, splitFrom, title } = event.data;
  const [first] = inOrder(mentions);
  if (first === undefined) throw new Error('a commitment opens with a mention');
  const heading = headingOf(first);
  const corrected = title === undefined ? {} : { title };
  return settled({
    number,
    series,
    serial,
    parties,
    partners,
    splitFrom,
    heading,
    ...heading,
    corrected,
    opened: dayOf(event.at),
    specific: first.specific,
    mentions,
    ...standingOf(mentions),
    owners: [],
    due: null,
    milestones: [],
    deliveries: [],
    withdrawn: null,
    merged: null,
    splits: [],
    updated: null,
    absorbed: [],
    acts: 0,
    undoable: [],
  });
};

const undone = (state: Commitment): Commitment => {
  const last = state.undoable.at(-1);
  return last === undefined ? state : settled({ ...state, ...last.was, acts: state.acts + 1, undoable: state.undoable.slice(0, -1) });
};

const without = (mentions: readonly Mention[], gone: readonly Placed[]): readonly Mention[] =>
  mentions.filter((m) => !gone.some((g) => isMention(g, m)));

export const evolve = (state: Commitment | null, event: Seen): Commitment => {
  if (event.type === 'CommitmentOpened') return opened(event);
  if (state === null) throw new Error(`a commitment begins with CommitmentOpened, not with ${event.type}`);
  switch (event.type) {
    case 'MentionAdded':
    case 'MentionCorrected':
      return settled({ ...state, mentions: [...without(state.mentions, [event.data.mention]), event.data.mention] });
    case 'MentionRemoved':
      return settled({ ...state, mentions: without(state.mentions, [event.data]) });
    case 'CommitmentCorrected':
      return act(state, event, { corrected: { ...state.corrected, ...event.data.change } });
    case 'OwnerAssigned': {
      const { country, owner } = event.data;
      const others = state.owners.filter((o) => o.country !== country);
      return act(state, event, { owners: owner === null ? others : [...others, owner] });
    }
    case 'DueDateSet':
      return act(state, event, { due: event.data.due });
    case 'MilestoneAdded':
      return act(state, event, { milestones: [...state.milestones, event.data.milestone] });
    case 'MilestoneCompleted': {
      const { milestone, at } = event.data;
      const milestones = state.milestones.map((m) => (m.id === milestone ? { ...m, completed: at } : m));
      return act(state, event, { milestones, updated: latest(state.updated, at) });
    }
    case 'DeliveryReported': {
      const { delivery: id, scale, note, evidence, at } = event.data;
      const report: Delivery = { id, scale, note, evidence, at, by: event.actor, recorded: event.at };
      return act(state, event, { deliveries: inTime([...state.deliveries, report]), updated: latest(state.updated, at) });
    }
    case 'CommitmentMerged': {
      const { into, intoNumber, because } = event.data;
      return act(state, event, { merged: { into, number: intoNumber, because } });
    }
    case 'MentionsAbsorbed': {
      const { from, number, mentions } = event.data;
      const absorbed = { commitment: from, number, at: event.at, candidates: mentions.map((m) => m.candidate) };
      const others = state.absorbed.filter((a) => a.commitment !== from);
      // What it holds already may be newer than what the other one brings.
      const brought = without(mentions, state.mentions);
      return settled({ ...state, mentions: [...state.mentions, ...brought], absorbed: [...others, absorbed] });
    }
    case 'MentionsReleased': {
      const { to, mentions } = event.data;
      const absorbed = state.absorbed.filter((a) => a.commitment !== to);
      return settled({ ...state, mentions: without(state.mentions, mentions), absorbed });
    }
    case 'CommitmentSplit': {
      const { into, number, mentions } = event.data;
      const next = act(state, event, { splits: [...state.splits, { commitment: into, number, at: event.at }] });
      return settled({ ...next, mentions: without(next.mentions, mentions) });
    }
    case 'CommitmentWithdrawn':
      return act(state, event, { withdrawn: { why: event.data.why, at: event.at } });
    case 'ActUndone':
      return undone(state);
  }
};

const latest = (a: Day | null, b: Day): Day => (a === null || b > a ? b : a);
const inTime = (deliveries: readonly Delivery[]): readonly Delivery[] =>
  [...deliveries].sort((a, b) => (a.at === b.at ? (a.recorded < b.recorded ? -1 : 1) : a.at < b.at ? -1 : 1));

export const deliveryOf = (state: Commitment): DeliveryScale | null => state.deliveries.at(-1)?.scale ?? null;
/** The last day on which anything was said or reported about it. */
export const heardOf = (state: Commitment): Day | null => {
  const said = state.mentions
    .map((m) => lastDayOf(m.date))
    .sort()
    .at(-1);
  return (
    [said, state.updated ?? undefined]
      .filter((d) => d !== undefined)
      .sort()
      .at(-1) ?? null
  );
};
export type CommitmentStatus = 'open' | 'withdrawn' | 'merged' | 'empty';
export const statusOf = (state: Commitment): CommitmentStatus =>
  state.merged !== null ? 'merged' : state.withdrawn !== null ? 'withdrawn' : state.mentions.length === 0 ? 'empty' : 'open';
