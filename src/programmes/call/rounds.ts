/**
 * Gives places and keeps the waiting list moving. A round is written down first, with its audit file, and then told to one after the other.
 * Whoever takes over from a process that died tells the rest from that file, and the order's own id sees to it that nobody is told twice.
 * Only then, where people have answered meanwhile, does the next round follow.
 */
import { system } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal, notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Clock } from '../../kernel/time/time.ts';
import type { FileStore } from '../../ledger/storage/files/files.ts';
import type { Handled, Ledger, Task } from '../../ledger/ledger.ts';
import type { CandidacyCommand } from '../candidacy/commands.ts';
import { candidacy } from '../candidacy/decider.ts';
import { answerBy } from './answer-by.ts';
import type { Call } from './call.ts';
import type { CallCommand } from './commands.ts';
import { call as decider } from './decider.ts';
import { findCall } from './queries.ts';
import { readRound, type RoundToTell } from './read-round.ts';
import { auditOf, caseOf, digestOfMarket, mayBeNews, readMarket, type Run, runRound, toldTo } from './run-round.ts';

export interface Rounds {
  readonly clock: Clock;
  readonly files: () => Pick<FileStore, 'keep' | 'read'>;
  /** Which code gives places, as the audit file says it: such as `daricha 0.1.0`. */
  readonly code: string;
}
export type Ordering = Pick<CallCommand, 'id' | 'on' | 'actor' | 'now'>;
const actor = system('programmes');
/** Orders under way at once: the ledger writes those together. */
const atOnce = 16;

const drawnOf = ({ seed }: Call) => (seed === null ? undefined : { checkpoint: { size: seed.size, root: seed.root, note: seed.note } });

/** Keeps the audit file and publishes the round of this run. */
export const publishRun = async (
  { files, code }: Rounds,
  ledger: Ledger,
  ordering: Ordering,
  state: Call,
  run: Run,
): Promise<Handled | Refusal> => {
  const round = state.rounds.length;
  const audit = auditOf(ordering.on, state.programme, round, code, run);
  const { digest } = await files().keep(Buffer.concat(audit.chunks), 'text/plain; charset=utf-8');
  const { placed, waiting, venues, groups } = run.explanation;
  const data = { round, file: digest, inputs: audit.inputs, applicants: run.applicants.count, placed, waiting, venues, groups };
  return ledger.handle({ ...ordering, type: 'PublishAllocation', data }, decider);
};

/** The publication: once, on the frozen applications, with the seed that was drawn. Telling people follows by itself. */
export const publishAllocation = async (rounds: Rounds, ledger: Ledger, ordering: Ordering): Promise<Handled | Refusal> => {
  const found = await findCall(ledger, ordering.on);
  if (found === undefined) return notFound({ call: ordering.on });
  const { state } = found;
  const denied = decider.access({ ...ordering, type: 'PublishAllocation', data: { round: 0 } } as CallCommand, state);
  if (denied !== undefined) return denied;
  // The order sent twice is for the ledger to recognise; everything else need not be worked out to be turned down.
  if (state.rounds.length > 0) return refuse('allocation-already-published', {});
  if (state.status !== 'frozen') return refuse('applications-not-frozen', { status: state.status });
  const drawn = drawnOf(state);
  if (drawn === undefined) return refuse('seed-not-drawn', {});
  const run = runRound(ordering.on, await readMarket(ledger, ordering.on, state), drawn);
  return publishRun(rounds, ledger, ordering, state, run);
};

/** Tells everyone for whom this round may be news. Told before, by whomever, is told. */
const tell = async ({ clock }: Rounds, ledger: Ledger, id: Id, state: Call, run: RoundToTell, round: number): Promise<number> => {
  const closedVenues = run.rule.venues.filter((v) => v.seats === 0 || run.over.has(v.id)).map((v) => v.id);
  const hasChanges = state.changes.length > 0 || run.over.size > 0;
  let told = 0;
  const tellOne = async (row: number): Promise<void> => {
    const line = run.lines[row];
    const news = toldTo(run, row, round);
    if (line === undefined || news === undefined) return;
    const now = clock();
    const command: CandidacyCommand = {
      id: `tell/${round}`,
      type: 'TellRound',
      on: caseOf(line),
      actor,
      now,
      data: {
        told: { ...news, venues: [...news.venues] },
        answerBy: answerBy(state.zone, now, state.rules.offerFor),
        closedVenues,
      },
    };
    const outcome = await ledger.handle(command, candidacy);
    if (isRefusal(outcome)) throw new Error(`round ${round} of call ${id} could not be told to ${command.on}: ${outcome.reason}`);
    if (!outcome.again && outcome.events.length > 0) told += 1;
  };
  let lot: number[] = [];
  for (let row = 0; row < run.lines.length; row++) {
    const line = run.lines[row];
    const at = run.allocation.venue[row];
    const venue = at === undefined ? null : (run.rule.venues[at]?.id ?? null);
    const isTold = line === undefined || (line.round !== null && line.round >= round);
    if (!isTold && mayBeNews(line, venue, hasChanges)) lot.push(row);
    if (lot.length === atOnce || row === run.lines.length - 1) {
      await Promise.all(lot.map(tellOne));
      lot = [];
    }
  }
  return told;
};

export interface ListMoved {
  /** Rounds published by this. */
  readonly rounds: number;
  readonly told: number;
}
const raced = ['round-already-published', 'changed-meanwhile'];

/** Brings a published call up to what its people answered: tells what was not told, and runs the rule again until nothing changes any more. */
export const moveList = async (rounds: Rounds, ledger: Ledger, id: Id): Promise<ListMoved> => {
  const moved = { rounds: 0, told: 0 };
  let finished = -1;
  for (;;) {
    const state = (await findCall(ledger, id))?.state;
    const last = state?.rounds.at(-1);
    const drawn = state && drawnOf(state);
    if (state?.status !== 'published' || last === undefined || drawn === undefined) return moved;
    const market = await readMarket(ledger, id, state);
    if (finished !== last.round) {
      moved.told += await tell(rounds, ledger, id, state, await readRound(rounds.files(), last.file, market), last.round);
      finished = last.round;
      continue;
    }
    const inputs = digestOfMarket(market);
    if (inputs === last.inputs) return moved;
    const run = runRound(id, market, drawn);
    const round = last.round + 1;
    const ordering = { id: `round/${round}/${inputs}`, on: id, actor, now: rounds.clock() };
    const published = await publishRun(rounds, ledger, ordering, state, run);
    if (isRefusal(published) && !raced.includes(published.reason)) throw new Error(`round ${round} of call ${id}: ${published.reason}`);
    // Another process was first with this round; its people are not these.
    if (isRefusal(published)) continue;
    moved.rounds += 1;
    moved.told += await tell(rounds, ledger, id, state, run, round);
    finished = round;
  }
};

/** One at a time for each call in this process; the last who asks always finds what changed before it asked. */
export const moveListRound = (rounds: Rounds): Task => {
  const busy = new Map<Id, Promise<unknown>>();
  return async ({ call }, { ledger }) => {
    const id = String(call);
    const mine = (busy.get(id) ?? Promise.resolve()).catch(() => undefined).then(() => moveList(rounds, ledger, id));
    busy.set(id, mine);
    try {
      await mine;
    } finally {
      if (busy.get(id) === mine) busy.delete(id);
    }
  };
};
