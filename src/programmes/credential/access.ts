import { hasAt } from '../../kernel/decider/actor.ts';
import { notAllowed, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { CredentialCommand } from './commands.ts';
import type { Credential } from './credential.ts';

/** The lead office revokes, an endorsing office endorses, each by its supervisors; nobody endorses or revokes their own. */
export const access = (command: CredentialCommand, state: Credential | null): Refusal | undefined => {
  const { actor, type, data } = command;
  if (actor.kind === 'system') return undefined;
  if (type === 'IssueCredential' || actor.kind === 'anyone') return notAllowed({ command: type });
  const office = type === 'EndorseCredential' ? ('office' in data && typeof data.office === 'string' ? data.office : '') : state?.lead;
  // Without a credential the lead office is unknown; `decide` says that there is none.
  if (office === undefined) return undefined;
  if (!hasAt(actor, office, 'supervisor')) return notAllowed({ command: type, needs: ['supervisor'], office });
  return state?.person === actor.id ? refuse('own-credential') : undefined;
};
