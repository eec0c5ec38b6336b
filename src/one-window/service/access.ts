import { has, hasAt } from '../../kernel/decider/actor.ts';
import { notAllowed, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { ServiceCommand } from './commands.ts';
import { latestOf, type Service } from './service.ts';

const needs = ['editor', 'administrator'] as const;
const leadIn = (data: object): string | undefined => {
  const definition: unknown = 'definition' in data ? data.definition : undefined;
  const lead: unknown = typeof definition === 'object' && definition !== null && 'lead' in definition ? definition.lead : undefined;
  return typeof lead === 'string' ? lead : undefined;
};

/**
 * What a service says is for the editors of the office that leads it, and for administrators; who hands it to another office must
 * be an editor of both. The pack acts as the system.
 */
export const access = (command: ServiceCommand, state: Service | null): Refusal | undefined => {
  if (has(command.actor, 'administrator')) return undefined;
  const leads = [state?.draft?.definition.lead, state === null ? undefined : latestOf(state)?.definition.lead, leadIn(command.data)];
  const known = leads.filter((lead) => lead !== undefined);
  const missing = known.find((lead) => !hasAt(command.actor, lead, 'editor'));
  if (missing !== undefined) return notAllowed({ command: command.type, needs, office: missing });
  return known.length > 0 || has(command.actor, 'editor') ? undefined : notAllowed({ command: command.type, needs });
};
