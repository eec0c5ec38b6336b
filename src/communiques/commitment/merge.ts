import type { Actor } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Handled, Ledger } from '../../ledger/ledger.ts';
import { statusOf } from './commitment.ts';
import { commitment } from './decider.ts';
import { findCommitmentState } from './queries.ts';

export interface Merging {
  readonly command: Id;
  readonly actor: Actor;
  readonly now: Instant;
  readonly from: Id;
  readonly into: Id;
  /** The version of `from` that the officer was looking at. */
  readonly expectedVersion?: number;
}

/** Puts one commitment's mentions into another of the same parties; undone by `UndoLastAct` on the one that went. */
export const mergeCommitments = async (ledger: Ledger, m: Merging): Promise<Handled | Refusal> => {
  const survivor = (await findCommitmentState(ledger, m.into))?.state;
  if (survivor === undefined) return notFound({ commitment: m.into });
  if (statusOf(survivor) !== 'open') return refuse(`commitment-${statusOf(survivor)}`, { commitment: m.into, number: survivor.number });
  const data = { into: m.into, intoNumber: survivor.number };
  const command = { id: m.command, type: 'MergeCommitment', on: m.from, actor: m.actor, now: m.now, data } as const;
  return ledger.handle(m.expectedVersion === undefined ? command : { ...command, expectedVersion: m.expectedVersion }, commitment);
};
