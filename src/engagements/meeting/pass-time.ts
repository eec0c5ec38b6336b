/** Lets time pass in meetings: action items become overdue, are told to supervisors, and are done by silence. */
import { system } from '../../kernel/decider/actor.ts';
import type { MakeId } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { Clock, Instant } from '../../kernel/time/time.ts';
import { planRound, roundsOf } from '../../ledger/jobs/rounds.ts';
import type { Ledger, Task } from '../../ledger/ledger.ts';
import { meeting } from './meeting-decider.ts';
import { meetingsToWake } from './queries.ts';

const actor = system('time');
/** Brings all meetings up to `now`, and answers in how many something happened. May be called at any time, by several processes. */
export const passMeetingTime = async (ledger: Ledger, now: Instant, makeId: MakeId): Promise<number> => {
  let moved = 0;
  const seen = new Set<string>();
  for (;;) {
    const due = (await meetingsToWake(ledger, now, 500 + seen.size)).filter((id) => !seen.has(id));
    if (due.length === 0) return moved;
    for (const on of due) {
      seen.add(on);
      const outcome = await ledger.handle({ id: makeId(), type: 'PassTime', on, actor, now, data: {} }, meeting);
      if (!isRefusal(outcome) && outcome.events.length > 0) moved += 1;
    }
  }
};

export const passMeetingTimeTask = 'pass-meeting-time';
/** Seconds between two rounds. */
const every = 300;
/** Begins the rounds; called when the node opens, however often. */
export const startPassingMeetingTime = (ledger: Ledger): Promise<void> => planRound(ledger, passMeetingTimeTask, 0);
export const passMeetingTimeRound = (clock: Clock, makeId: MakeId): Task =>
  roundsOf(passMeetingTimeTask, every, (ledger) => passMeetingTime(ledger, clock(), makeId));
