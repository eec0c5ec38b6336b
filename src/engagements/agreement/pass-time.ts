/** Lets time pass in agreements: entry on a date, warnings, renewals, ends, and obligations that become due. */
import { system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { dayIn } from '../../kernel/time/local-day.ts';
import type { Clock, Day, Instant } from '../../kernel/time/time.ts';
import { planRound, roundsOf } from '../../ledger/jobs/rounds.ts';
import type { Ledger, Task } from '../../ledger/ledger.ts';
import { agreement } from './decider.ts';
import { dueAgreements } from './queries.ts';

export interface AgreementTimePassed {
  /** Agreements in which something happened. */
  readonly moved: number;
  /** Agreements that refused; they are tried again in the next round. */
  readonly stuck: number;
}
const pageSize = 200;
/** Orders under way at once: the ledger writes those together. */
const atOnce = 16;

/** Lets time pass up to `day`. May run in several processes at once: an order's id is made from what woke the agreement, so twice is once. */
export const passAgreementTime = async (ledger: Ledger, day: Day, now: Instant): Promise<AgreementTimePassed> => {
  const actor = system('time');
  let moved = 0;
  let stuck = 0;
  const pass = async ({ id: on, wake, version }: { readonly id: string; readonly wake: Day; readonly version: number }): Promise<void> => {
    const id = `pass-time/${on}/${wake}/${version}`;
    const outcome = await ledger.handle({ id, type: 'PassTime', on, actor, now, data: { day } }, agreement);
    if (isRefusal(outcome)) stuck += 1;
    else if (!outcome.again && outcome.events.length > 0) moved += 1;
  };
  for (;;) {
    const due = await dueAgreements(ledger, day, pageSize);
    const before = moved;
    for (let i = 0; i < due.length; i += atOnce) await Promise.all(due.slice(i, i + atOnce).map(pass));
    // Whoever moved wakes later now; a page in which nothing moves would come again for ever.
    if (due.length < pageSize || moved === before) return { moved, stuck };
  }
};

export const passAgreementTimeTask = 'pass-agreement-time';
/** Seconds between two rounds. */
const every = 60;
/** Begins the rounds; called when the node opens, however often. */
export const startPassingAgreementTime = (ledger: Ledger): Promise<void> => planRound(ledger, passAgreementTimeTask, 0);
/** `timeZone`: the node's own, in which its days begin. */
export const passAgreementTimeRound = (clock: Clock, timeZone: string): Task =>
  roundsOf(passAgreementTimeTask, every, (ledger) => {
    const now = clock();
    return passAgreementTime(ledger, dayIn(timeZone, now), now);
  });
