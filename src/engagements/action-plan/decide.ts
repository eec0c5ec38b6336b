import { invalid, notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import { referenceOf } from '../reference.ts';
import type { ActionPlan, ActionPlanFact, PlanLine } from './action-plan.ts';
import { type PlanCommand, type PlanCommandType, type PlanOrder, planOrders } from './commands.ts';
import { differencesSince, digestOfLines, lineKey, plainLines } from './lines.ts';

type Outcome = readonly ActionPlanFact[] | Refusal;
type Deciding = {
  readonly [T in Exclude<PlanCommandType, 'DrawUpPlan'>]: (state: ActionPlan, order: PlanOrder<T>) => Outcome;
};

const twice = (lines: readonly PlanLine[]): Refusal | undefined => {
  const keys = lines.map(lineKey);
  const again = lines.find((line, i) => keys.indexOf(lineKey(line)) !== i);
  return again === undefined ? undefined : refuse('plan-line-twice', { obligation: again.obligation, source: again.source });
};

const drawUp = (command: PlanCommand, order: PlanOrder<'DrawUpPlan'>): Outcome => {
  const { title, partner, office, from, until } = order;
  if (until < from) return refuse('plan-ends-before-it-begins', { from, until });
  const wrong = twice(order.lines);
  if (wrong !== undefined) return wrong;
  const lines = plainLines(order.lines);
  const reference = order.reference ?? referenceOf('AP', command.on);
  return [{ type: 'PlanDrawnUp', data: { title, reference, partner, office, from, until, lines, digest: digestOfLines(lines) } }];
};

/** Speaks for an office that the plan was shared with. */
const notShared = ({ sharedWith }: ActionPlan, office: string): Refusal | undefined =>
  sharedWith.includes(office) ? undefined : refuse('plan-not-shared', { office });

const deciding: Deciding = {
  RevisePlan: (state, order) => {
    const wrong = twice(order.lines);
    if (wrong !== undefined) return wrong;
    const lines = plainLines(order.lines);
    const digest = digestOfLines(lines);
    return digest === state.digest ? refuse('nothing-changed', {}) : [{ type: 'PlanRevised', data: { lines, digest } }];
  },
  SharePlan: (state, order) => {
    if (order.offices.includes(state.office)) return refuse('plan-is-own', { office: state.office });
    const offices = [...new Set(order.offices)].filter((office) => !state.sharedWith.includes(office));
    return offices.length === 0 ? refuse('plan-already-shared', { offices: order.offices }) : [{ type: 'PlanShared', data: { offices } }];
  },
  CommentOnPlan: (state, { office, line, words }) => {
    const refused = office === state.office ? undefined : notShared(state, office);
    if (refused !== undefined) return refused;
    if (line !== null && !state.lines.some((l) => l.obligation === line)) return refuse('plan-line-unknown', { line });
    return [{ type: 'PlanCommented', data: { line, office, words } }];
  },
  SignOffPlan: (state, { office, digest }) => {
    const refused = notShared(state, office);
    if (refused !== undefined) return refused;
    if (digest !== state.digest) {
      const { digest: current, version } = state;
      return refuse('sign-off-stale', { digest: current, version, lines: differencesSince(state, digest) });
    }
    const known = state.signOffs.find((s) => s.office === office && s.digest === digest);
    return known === undefined
      ? [{ type: 'PlanSignedOff', data: { office, digest } }]
      : refuse('already-signed-off', { office, at: known.at });
  },
  ClosePlan: () => [{ type: 'PlanClosed', data: {} }],
};

const parse = <T extends PlanCommandType>(type: T, data: object): PlanOrder<T> | Refusal => {
  const parsed = planOrders[type].safeParse(data);
  if (parsed.success) return parsed.data as PlanOrder<T>;
  return invalid({ issues: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })) });
};
const run = <T extends keyof Deciding>(type: T, data: object, state: ActionPlan): Outcome => {
  const order = parse(type, data);
  if ('refused' in order) return order as Refusal;
  const act: Deciding[T] = deciding[type];
  return act(state, order as PlanOrder<T>);
};

export const decide = (command: PlanCommand, state: ActionPlan | null): Outcome => {
  if (command.type === 'DrawUpPlan') {
    if (state !== null) return refuse('plan-exists', { reference: state.reference });
    const order = parse('DrawUpPlan', command.data);
    return 'refused' in order ? (order as Refusal) : drawUp(command, order);
  }
  if (state === null) return notFound({ plan: command.on });
  if (state.status === 'closed') return refuse('plan-closed', { reference: state.reference });
  return run(command.type, command.data, state);
};
