import { has } from '../../kernel/decider/actor.ts';
import { notAllowed, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { CommitmentCommand, CommitmentCommandType } from './commands.ts';

/** What follows from decisions on the desk or on another commitment; no person sends these. */
const bySystem: readonly CommitmentCommandType[] = [
  'OpenCommitment',
  'AddMention',
  'CorrectMention',
  'RemoveMention',
  'AbsorbMentions',
  'ReleaseMentions',
];
const byFew: readonly CommitmentCommandType[] = ['WithdrawCommitment'];

/** Officers keep commitments alive; taking one out of the register is for supervisors and editors. */
export const access = (command: CommitmentCommand): Refusal | undefined => {
  if (command.actor.kind === 'system') return undefined;
  const needs = byFew.includes(command.type) ? (['supervisor', 'editor'] as const) : (['officer', 'supervisor', 'editor'] as const);
  const allowed = !bySystem.includes(command.type) && has(command.actor, ...needs);
  return allowed ? undefined : notAllowed({ command: command.type, needs });
};
