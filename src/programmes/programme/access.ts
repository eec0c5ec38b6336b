import { has, hasAt } from '../../kernel/decider/actor.ts';
import { notAllowed, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { ProgrammeCommand } from './commands.ts';
import { latestOf, type Programme } from './programme.ts';

const needs = ['editor', 'supervisor', 'administrator'] as const;
const leadIn = (data: object): string | undefined => {
  const definition: unknown = 'definition' in data ? data.definition : undefined;
  const lead: unknown = typeof definition === 'object' && definition !== null && 'lead' in definition ? definition.lead : undefined;
  return typeof lead === 'string' ? lead : undefined;
};

/**
 * What a programme says is for the editors and supervisors of the office that manages it, and for administrators; who hands it to
 * another office must be one at both. The pack acts as the system.
 */
export const access = (command: ProgrammeCommand, state: Programme | null): Refusal | undefined => {
  const { actor, data, type } = command;
  if (has(actor, 'administrator')) return undefined;
  const leads = [state === null ? undefined : latestOf(state)?.definition.lead, leadIn(data)].filter((lead) => lead !== undefined);
  const missing = leads.find((lead) => !hasAt(actor, lead, 'editor', 'supervisor'));
  if (missing !== undefined) return notAllowed({ command: type, needs, office: missing });
  return leads.length > 0 ? undefined : notAllowed({ command: type, needs });
};
