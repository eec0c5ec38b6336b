/** Giving up a place, or the wait for one. Every door sends that through here. */
import type { Refusal } from '../../kernel/refusals/refusal.ts';
import type { Handled, Ledger } from '../../ledger/ledger.ts';
import { hasFinished } from '../cohort/queries.ts';
import type { CandidacyCommand } from './commands.ts';
import { candidacy } from './decider.ts';

/** Refused besides what the decider refuses: `cohort-completed`, once the course at the venue is over. */
export const withdrawCandidacy = async (
  ledger: Ledger,
  ordering: Pick<CandidacyCommand, 'id' | 'on' | 'actor' | 'now'>,
): Promise<Handled | Refusal> => {
  // The decider cannot know a course: whether it is over comes with the order.
  const data = { courseOver: await hasFinished(ledger, ordering.on) };
  return ledger.handle({ ...ordering, type: 'WithdrawCandidacy', data }, candidacy);
};
