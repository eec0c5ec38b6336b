import { notAllowed, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { Candidacy } from './candidacy.ts';
import type { CandidacyCommand, CandidacyCommandType } from './commands.ts';

const byApplicant: readonly CandidacyCommandType[] = ['AcceptPlace', 'DeclinePlace', 'WithdrawCandidacy'];

/** What is decided about someone follows from reviews and the rule alone: no person orders it. Only whose place it is answers for it. */
export const access = ({ actor, type }: CandidacyCommand, state: Candidacy | null): Refusal | undefined => {
  if (actor.kind === 'system') return undefined;
  const isTheirs = state !== null && actor.kind !== 'anyone' && actor.id === state.person;
  return byApplicant.includes(type) && isTheirs ? undefined : notAllowed({ command: type, needs: ['applicant'] });
};
