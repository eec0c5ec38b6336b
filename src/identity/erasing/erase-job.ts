import type { Job } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import { addDays, dayOf } from '../../kernel/time/time.ts';

/**
 * The job that erases what the ledger keeps of someone. Ids are written in base64: the ledger's erasing deletes every job
 * that names the person, and this one must stay to be tried again until all is done.
 */
export const eraseJob = (id: Id): Job => {
  const who = Buffer.from(id).toString('base64');
  return { task: 'erase', payload: { who }, key: `erase/${who}` };
};
export const idIn = (who: string): Id => Buffer.from(who, 'base64').toString();

/** Erasing sweeps whole tables, so those who left during a day are erased together in the night after it. */
export const eraseFollowersJob = (now: Instant): Job => ({
  task: 'erase-followers',
  payload: {},
  runAt: `${addDays(dayOf(now), 1)}T01:00:00.000Z`,
  key: 'erase-followers',
});
