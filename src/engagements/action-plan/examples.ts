/** Named facts of one action plan, for tests, the docs and the access grid. Every event type ever written stays here. */
import { type GridThing, thingFrom } from '../../identity/index.ts';
import type { Given } from '../../kernel/testing/given.ts';
import type { ActionPlanFact, PlanLine } from './action-plan.ts';
import type { PlanCommandType } from './commands.ts';
import { digestOfLines } from './lines.ts';
import { actionPlan } from './plan-decider.ts';

const line = (obligation: string, due: string, more: Partial<PlanLine> = {}): PlanLine => ({
  ...{ obligation, source: 'agreement/tides', title: `Deliver ${obligation}`, country: 'AX', owner: 'sea-desk', due, commitment: null },
  ...more,
});
export const buoys = line('buoys', '2026-03-01');
export const tables = line('tables', '2026-06-01', { country: 'FJ', owner: 'reef-desk', commitment: 'AX-FJ-0001' });
export const charts = line('charts', '2026-09-01', { source: 'meeting/first' });
export const drawing = {
  title: 'Tides, 2026',
  reference: 'AP-TIDES',
  partner: 'FJ',
  office: 'sea-desk',
  from: '2026-01-01',
  until: '2026-12-31',
  lines: [buoys, tables],
} as const;
export const firstDigest = digestOfLines(drawing.lines);
export const drawn: Given<ActionPlanFact> = { type: 'PlanDrawnUp', data: { ...drawing, digest: firstDigest } };
export const nextLines: readonly PlanLine[] = [{ ...buoys, due: '2026-04-01' }, charts];
export const nextDigest = digestOfLines(nextLines);
export const revised: Given<ActionPlanFact> = { type: 'PlanRevised', data: { lines: nextLines, digest: nextDigest } };
export const shared: Given<ActionPlanFact> = { type: 'PlanShared', data: { offices: ['foreign-desk'] } };
export const remark = { line: 'buoys', office: 'foreign-desk', words: 'Please name the harbour.' } as const;
export const commented: Given<ActionPlanFact> = { type: 'PlanCommented', data: remark };
export const signed: Given<ActionPlanFact> = { type: 'PlanSignedOff', data: { office: 'foreign-desk', digest: firstDigest } };
export const closed: Given<ActionPlanFact> = { type: 'PlanClosed', data: {} };

interface Example {
  readonly state: string;
  readonly facts: readonly Given<ActionPlanFact>[];
  readonly commands: readonly { readonly type: PlanCommandType; readonly data: object }[];
}
const commands = (digest: string): Example['commands'] => [
  { type: 'DrawUpPlan', data: drawing },
  { type: 'RevisePlan', data: { lines: [charts] } },
  { type: 'SharePlan', data: { offices: ['law-desk'] } },
  { type: 'CommentOnPlan', data: remark },
  { type: 'SignOffPlan', data: { office: 'foreign-desk', digest } },
  { type: 'ClosePlan', data: {} },
];
export const planExamples: readonly Example[] = [
  { state: 'none', facts: [], commands: commands(firstDigest) },
  { state: 'draft', facts: [drawn], commands: commands(firstDigest) },
  { state: 'shared', facts: [drawn, shared, commented], commands: commands(firstDigest) },
  { state: 'signed-off', facts: [drawn, shared, signed], commands: commands(firstDigest) },
  { state: 'revised', facts: [drawn, shared, signed, revised], commands: commands(nextDigest) },
  { state: 'closed', facts: [drawn, shared, closed], commands: commands(firstDigest) },
];
/** For the access grid: where the plan is drawn up, and at the office it is shared with. */
export const planGrid: GridThing = thingFrom(actionPlan, planExamples, drawing.office);
export const planGridOfOtherOffice: GridThing = thingFrom(actionPlan, planExamples, 'foreign-desk');
