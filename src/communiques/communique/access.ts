import { has } from '../../kernel/decider/actor.ts';
import { notAllowed, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { CommuniqueCommand, CommuniqueCommandType } from './commands.ts';

/** Only the machinery that reads may say what a reading found. */
const bySystem: readonly CommuniqueCommandType[] = ['RecordReading'];

/** Officers, supervisors and editors work on the desk. An administrator runs the node and decides nothing in the register. */
export const access = (command: CommuniqueCommand): Refusal | undefined => {
  if (command.actor.kind === 'system') return undefined;
  const allowed = !bySystem.includes(command.type) && has(command.actor, 'officer', 'supervisor', 'editor');
  return allowed ? undefined : notAllowed({ command: command.type, needs: ['officer', 'supervisor', 'editor'] });
};
