/** The shape of the parts that together decide about a meeting. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Refusal } from '../../kernel/refusals/refusal.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { MeetingCommandType, MeetingOrder } from './commands.ts';
import type { Meeting, MeetingFact } from './meeting.ts';

export type Outcome = readonly MeetingFact[] | Refusal;
export interface When {
  readonly on: Id;
  readonly now: Instant;
  /** It is on, or over: it was held, or its hour has come. */
  readonly begun: boolean;
}
export type Deciding = {
  readonly [T in Exclude<MeetingCommandType, 'PlanMeeting'>]: (state: Meeting, order: MeetingOrder<T>, when: When) => Outcome;
};
