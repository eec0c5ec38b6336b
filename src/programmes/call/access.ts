import { hasAt } from '../../kernel/decider/actor.ts';
import { notAllowed, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { Call } from './call.ts';
import type { CallCommand, CallCommandType } from './commands.ts';

const bySystem: readonly CallCommandType[] = ['DrawSeed', 'PassTime'];
const byEditorsToo: readonly CallCommandType[] = ['DraftCall', 'ChangeCallRules'];
const leadIn = (data: object): string => ('lead' in data && typeof data.lead === 'string' ? data.lead : '');

/**
 * A call is the manager's: a supervisor of the programme's lead office. Its rule may also be drafted by an editor there. The seed, and
 * every round after the first, come by themselves.
 */
export const access = (command: CallCommand, state: Call | null): Refusal | undefined => {
  const { actor, type, data } = command;
  if (actor.kind === 'system') return undefined;
  const office = state?.lead ?? leadIn(data);
  const needs = byEditorsToo.includes(type) ? (['supervisor', 'editor'] as const) : (['supervisor'] as const);
  const isLaterRound = type === 'PublishAllocation' && 'round' in data && data.round !== 0;
  const may = !bySystem.includes(type) && !isLaterRound && hasAt(actor, office, ...needs);
  return may ? undefined : notAllowed({ command: type, needs, office });
};
