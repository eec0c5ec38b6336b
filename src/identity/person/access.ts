import type { Grant } from '../../kernel/decider/actor.ts';
import { has, hasAt } from '../../kernel/decider/actor.ts';
import type { Refusal } from '../../kernel/refusals/refusal.ts';
import { notAllowed } from '../../kernel/refusals/refusal.ts';
import type { PersonCommand } from './decide.ts';

const ownActs: readonly string[] = ['ChangeLanguage', 'ChangeName', 'ChangeEmail', 'ErasePerson'];

/** A supervisor fills the desks of their own office, and no more. */
const isOwnDesk = (command: PersonCommand, grant: Grant): boolean =>
  grant.role === 'officer' && grant.office !== null && hasAt(command.actor, grant.office, 'supervisor');

/** Accounts are people's business: a key, which may be stolen from a script, cannot change one. */
export const access = (command: PersonCommand): Refusal | undefined => {
  const { actor } = command;
  if (actor.kind === 'system') return undefined;
  if (actor.kind === 'key') return notAllowed({ because: 'keys-cannot-change-accounts' });
  if (command.type === 'ConfirmPerson') return notAllowed();
  if (has(actor, 'administrator')) return undefined;
  switch (command.type) {
    case 'RegisterPerson': {
      const modest = command.data.grants.every((g) => g.role === 'applicant' && g.office === null);
      return actor.kind === 'anyone' && modest ? undefined : notAllowed();
    }
    case 'InvitePerson':
      return command.data.grants.length > 0 && command.data.grants.every((g) => isOwnDesk(command, g)) ? undefined : notAllowed();
    case 'GrantRole':
    case 'RevokeRole':
      return isOwnDesk(command, command.data) ? undefined : notAllowed();
    default:
      return ownActs.includes(command.type) && actor.kind === 'person' && actor.id === command.on ? undefined : notAllowed();
  }
};
