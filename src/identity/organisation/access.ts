import { has, hasAt } from '../../kernel/decider/actor.ts';
import type { Refusal } from '../../kernel/refusals/refusal.ts';
import { notAllowed } from '../../kernel/refusals/refusal.ts';
import type { OrganisationCommand } from './decide.ts';

/** Administrators keep the list, and the pack (as the system) fills it; a supervisor may put right the name of their own office. */
export const access = (command: OrganisationCommand): Refusal | undefined => {
  const { actor } = command;
  if (actor.kind === 'system') return undefined;
  if (actor.kind !== 'person') return notAllowed();
  if (has(actor, 'administrator')) return undefined;
  return command.type === 'RenameOffice' && hasAt(actor, command.data.office, 'supervisor') ? undefined : notAllowed();
};
