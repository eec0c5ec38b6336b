import type { Refusal } from '../../kernel/refusals/refusal.ts';
import { refuse } from '../../kernel/refusals/refusal.ts';
import type { Around } from '../around.ts';
import { moved } from '../around.ts';
import { hashOf } from '../secrets.ts';
import { addAttempts, attemptsIn, dropAttempts, dropBucket, dropOldAttempts } from './queries.ts';

/** At most so many tries of `what` by or for `who` within so many milliseconds, over any such span. */
export interface Limit {
  readonly what: string;
  readonly who: string;
  readonly most: number;
  readonly within: number;
}

/** Who is named only by a hash: the table must not be a list of addresses. */
const bucketOf = ({ what, who }: Pick<Limit, 'what' | 'who'>): string => `${what}/${hashOf(who.toLowerCase())}`;
const longest = 24 * 3_600_000;

/**
 * Counts a try, or turns it down with the seconds to wait. It is written before it is counted, so that many at once
 * cannot all slip through; one that is turned down is taken back, so that waiting is never prolonged by trying.
 */
export const tryOnce = async (around: Around, limits: readonly Limit[]): Promise<Refusal | undefined> => {
  const { db } = around.ledger;
  const now = around.clock();
  const mine = limits.map((limit) => ({ id: around.makeId(), bucket: bucketOf(limit), at: new Date(now) }));
  await addAttempts(db, mine);
  const waits = await Promise.all(
    limits.map(async (limit) => {
      const times = await attemptsIn(db, bucketOf(limit), moved(now, -limit.within));
      const freesUp = times[times.length - limit.most - 1];
      return freesUp === undefined ? 0 : freesUp.getTime() + limit.within - Date.parse(now);
    }),
  );
  const wait = Math.max(0, ...waits);
  if (wait === 0) {
    if ((around.random(1)[0] ?? 0) < 8) await dropOldAttempts(db, moved(now, -longest));
    return undefined;
  }
  await dropAttempts(
    db,
    mine.map((m) => m.id),
  );
  return refuse('too-many-tries', { waitSeconds: Math.ceil(wait / 1000), minutes: Math.ceil(wait / 60_000) });
};

/** After a success the count begins anew. */
export const forgetTries = (around: Around, what: string, who: string): Promise<void> =>
  dropBucket(around.ledger.db, bucketOf({ what, who }));
