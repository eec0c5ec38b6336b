/** Closes calls and lets offers run out when their time has come. */
import { system } from '../../kernel/decider/actor.ts';
import { idOfStream } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { Clock, Instant } from '../../kernel/time/time.ts';
import { planRound, roundsOf } from '../../ledger/jobs/rounds.ts';
import type { Ledger, Task } from '../../ledger/ledger.ts';
import { candidacy } from '../candidacy/decider.ts';
import { dueOffers, type OfferPlace } from '../candidacy/queries.ts';
import { call } from './decider.ts';
import { dueCalls } from './queries.ts';

export interface TimePassed {
  readonly closed: number;
  readonly expired: number;
}
const pageSize = 200;
const atOnce = 16;

/** Lets time pass up to `now` in all calls and offers. May run in several processes at once: twice is once. */
export const passCallTime = async (ledger: Ledger, now: Instant): Promise<TimePassed> => {
  const actor = system('time');
  let closed = 0;
  let expired = 0;
  for (const { id, wake } of await dueCalls(ledger, now)) {
    const outcome = await ledger.handle({ id: `pass-time/${wake}`, type: 'PassTime', on: id, actor, now, data: {} }, call);
    if (!isRefusal(outcome) && !outcome.again && outcome.events.length > 0) closed += 1;
  }
  const expire = async ({ answerBy, stream }: OfferPlace): Promise<void> => {
    const on = idOfStream(stream);
    const outcome = await ledger.handle({ id: `pass-time/${answerBy}`, type: 'PassTime', on, actor, now, data: {} }, candidacy);
    if (!isRefusal(outcome) && !outcome.again && outcome.events.length > 0) expired += 1;
  };
  let after: OfferPlace | undefined;
  for (;;) {
    const due = await dueOffers(ledger, now, pageSize, after);
    for (let i = 0; i < due.length; i += atOnce) await Promise.all(due.slice(i, i + atOnce).map(expire));
    after = due.at(-1);
    if (due.length < pageSize) return { closed, expired };
  }
};

export const passCallTimeTask = 'pass-call-time';
/** Seconds between two rounds. */
const every = 30;
/** Begins the rounds; called when the node opens, however often. */
export const startPassingCallTime = (ledger: Ledger): Promise<void> => planRound(ledger, passCallTimeTask, 0);
export const passCallTimeRound = (clock: Clock): Task => roundsOf(passCallTimeTask, every, (ledger) => passCallTime(ledger, clock()));
