import type { Refusal } from '../../kernel/refusals/refusal.ts';
import { notAllowed } from '../../kernel/refusals/refusal.ts';
import type { FollowerCommand } from './decide.ts';

/** Anybody may ask; only who holds a mailed link (for whom the system acts) may confirm or end it. */
export const access = (command: FollowerCommand): Refusal | undefined =>
  command.actor.kind === 'system' || (command.type === 'FollowCommitment' && command.actor.kind !== 'key') ? undefined : notAllowed();
