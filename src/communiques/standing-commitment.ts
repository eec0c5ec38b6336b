/** Which commitment stands for another by now, and whether two mentions are one. */
import type { Id } from '../kernel/identifiers/identifiers.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Commitment } from './commitment/commitment.ts';
import { findCommitmentState } from './commitment/queries.ts';
import type { Mention } from './contract.ts';

/** The commitment that stands for this one now: the one it was merged into, and so on. */
export const standing = async (ledger: Ledger, id: Id): Promise<{ readonly id: Id; readonly state: Commitment } | undefined> => {
  const seen = new Set<Id>();
  for (let next: Id = id; !seen.has(next); ) {
    seen.add(next);
    const found = await findCommitmentState(ledger, next);
    if (found === undefined) return undefined;
    if (found.state.merged === null) return { id: next, state: found.state };
    next = found.state.merged.into;
  }
  return undefined;
};

export const sameMention = (a: Mention, b: Mention): boolean =>
  (Object.keys({ ...a, ...b }) as (keyof Mention)[]).every((k) => JSON.stringify(a[k]) === JSON.stringify(b[k]));
