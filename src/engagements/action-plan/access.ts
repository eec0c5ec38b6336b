/** Who may see an action plan, and who may speak for an office about it. */
import type { Actor, Role } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { notAllowed, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { ActionPlan } from './action-plan.ts';
import type { PlanCommand } from './commands.ts';

const desk: readonly Role[] = ['officer', 'supervisor'];

/** At this very office: a role on the whole node opens nobody's plan. */
const sitsAt = ({ kind, grants }: Actor, office: Id, roles: readonly Role[]): boolean =>
  kind === 'system' || (kind !== 'anyone' && grants.some((g) => g.office === office && roles.includes(g.role)));

/** The one answer for pages, lists, exports and digests: the desk that draws it up, and the offices it is shared with. Never the public. */
export const maySee = (actor: Actor, { office, sharedWith }: Pick<ActionPlan, 'office' | 'sharedWith'>): 'all' | 'nothing' =>
  [office, ...sharedWith].some((at) => sitsAt(actor, at, desk)) ? 'all' : 'nothing';

const officeIn = (data: object): Id => {
  const value: unknown = Object.getOwnPropertyDescriptor(data, 'office')?.value;
  return typeof value === 'string' ? value : '';
};

/** Its own desk writes it; an office it is shared with comments, and its supervisor signs off. */
export const access = ({ actor, type, data }: PlanCommand, state: ActionPlan | null): Refusal | undefined => {
  if (actor.kind === 'system') return undefined;
  const speaks = type === 'CommentOnPlan' || type === 'SignOffPlan';
  const office = type === 'DrawUpPlan' || speaks ? officeIn(data) : state?.office;
  const needs: readonly Role[] = type === 'SignOffPlan' ? ['supervisor'] : desk;
  // Who may not see it does not learn from a refusal that there is one.
  const seen = state === null || maySee(actor, state) === 'all';
  const may = seen && office !== undefined && sitsAt(actor, office, needs);
  return may ? undefined : notAllowed({ command: type, needs, office: office ?? null });
};
