/** An action plan with how its lines stand today. What the plan's own desk may see of them, everyone sees whom the plan is shared with. */
import type { Actor } from '../../kernel/decider/actor.ts';
import { type Day, dayOf } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type ObligationLine, sourceOf } from '../obligations/obligation-line.ts';
import { listObligations, withWhatTheyBlock } from '../obligations/queries.ts';
import { type Progress, progressByQuarter, progressOf, type QuarterProgress } from '../obligations/quarters.ts';
import { type Slip, slippageOf } from '../obligations/slippage.ts';
import type { ActionPlan, PlanLine } from './action-plan.ts';
import { lineKey } from './lines.ts';

/** A line as it was shared, and the obligation itself; null: it is gone, or its desk sees it no more. */
export interface PlanLineNow {
  readonly line: PlanLine;
  readonly now: ObligationLine | null;
  /** It is due on another day than the plan says. */
  readonly movedTo: Day | null;
}
export interface PlanProgress {
  readonly lines: readonly PlanLineNow[];
  readonly progress: Progress;
  readonly quarters: readonly QuarterProgress[];
  /** Of the plan's lines, with what they hold up within and outside it. */
  readonly slips: readonly Slip[];
}

/** Reads with the eyes of the desk that drew the plan up, and nobody's else: a line that it may not see tells nothing. */
const deskOf = ({ office }: Pick<ActionPlan, 'office'>): Actor => ({ kind: 'person', id: '', grants: [{ role: 'officer', office }] });

export const planProgress = async (ledger: Ledger, plan: Pick<ActionPlan, 'office' | 'lines'>, today: Day): Promise<PlanProgress> => {
  const desk = deskOf(plan);
  const found = await listObligations(ledger, desk, { ids: plan.lines.map((l) => l.obligation), limit: 5_000 }, today);
  const byKey = new Map(found.map((line) => [lineKey({ source: sourceOf(line), obligation: line.id }), line]));
  const lines = plan.lines.map((line): PlanLineNow => {
    const now = byKey.get(lineKey(line)) ?? null;
    return { line, now, movedTo: now !== null && now.due !== line.due ? now.due : null };
  });
  const known = lines.flatMap(({ now }) => (now === null ? [] : [now]));
  const all = await withWhatTheyBlock(ledger, desk, known, today);
  const own = new Set(known);
  return {
    lines,
    progress: progressOf(known, today),
    quarters: progressByQuarter(known, today),
    slips: slippageOf(all, today).filter((slip) => own.has(slip.line)),
  };
};

/** Lines for a new plan: everything between the two that is due in its time and that the actor may see, earliest first. */
export const linesFor = async (
  ledger: Ledger,
  actor: Actor,
  { us, partner, from, until }: { readonly us: string; readonly partner: string; readonly from: Day; readonly until: Day },
  now: string,
): Promise<readonly PlanLine[]> => {
  const found = await listObligations(ledger, actor, { between: [us, partner], dueFrom: from, dueUntil: until, limit: 2_000 }, dayOf(now));
  return found.map((line) => {
    const { id: obligation, title, country, owner, due, commitment } = line;
    return { obligation, source: sourceOf(line), title, country, owner, due, commitment };
  });
};
