import { has } from '../../kernel/decider/actor.ts';
import { notAllowed, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { ServiceCommand } from './commands.ts';

export const serviceEditors = ['editor', 'administrator'] as const;

/** What services there are and what they say is for editors and administrators; the pack acts as the system. */
export const access = (command: ServiceCommand): Refusal | undefined =>
  has(command.actor, ...serviceEditors) ? undefined : notAllowed({ command: command.type, needs: serviceEditors });
