/** The clock on the wall of the office: sends PassTime to every case for which something has come due. */
import { system } from '../../kernel/decider/actor.ts';
import { idOfStream } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { Clock, Instant } from '../../kernel/time/time.ts';
import { planRound, roundsOf } from '../../ledger/jobs/rounds.ts';
import type { Ledger, Task } from '../../ledger/ledger.ts';
import { type CaseWindow, handleCase } from './handle-case.ts';
import { dueToWake, type WakePlace } from './queries.ts';

export interface Passed {
  /** Cases in which something happened. */
  readonly moved: number;
  /** Cases that could not be moved: of a version that nobody knows any more. They are tried again next time. */
  readonly stuck: number;
}
const pageSize = 200;
/** Orders under way at once: the ledger writes those together. */
const atOnce = 16;

/**
 * Lets time pass up to `now` in all cases. May run in several processes at once: an order's id is made from what woke the case, so that
 * twice is once. A case that cannot be moved does not hold up the others.
 */
export const passTime = async (window: CaseWindow, ledger: Ledger, now: Instant): Promise<Passed> => {
  const actor = system('time');
  let moved = 0;
  let stuck = 0;
  const pass = async ({ wake, stream }: WakePlace): Promise<void> => {
    const on = idOfStream(stream);
    const command = { id: `pass-time/${on}/${wake}`, type: 'PassTime', on, actor, now, data: {} } as const;
    const outcome = await handleCase({ window, ledger }, command);
    if (isRefusal(outcome)) stuck += 1;
    else if (!outcome.again && outcome.events.length > 0) moved += 1;
  };
  let after: WakePlace | undefined;
  for (;;) {
    const due = await dueToWake(ledger, now, pageSize, after);
    for (let i = 0; i < due.length; i += atOnce) await Promise.all(due.slice(i, i + atOnce).map(pass));
    after = due.at(-1);
    if (due.length < pageSize) return { moved, stuck };
  }
};

/** Under this name `oneWindow().room.tasks` holds the task. */
export const passTimeTask = 'pass-time';
/** Seconds between two rounds. */
const every = 30;

/** Begins the rounds; called when the node opens, however often. */
export const startPassingTime = (ledger: Ledger): Promise<void> => planRound(ledger, passTimeTask, 0);
export const passTimeRound = (window: CaseWindow, clock: Clock): Task =>
  roundsOf(passTimeTask, every, (ledger) => passTime(window, ledger, clock()));
