/** An action plan with how its lines stand today. What the plan's own desk may see of them, everyone sees whom the plan is shared with. */
import type { Actor } from '../../kernel/decider/actor.ts';
import { type Day, dayOf } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type ObligationLine, sourceOf } from '../obligations/obligation-line.ts';
import { listObligations, withWhatTheyBlock } from '../obligations/queries.ts';
import { type Progress, progressByQuarter, progressFrom, progressOf, type QuarterProgress } from '../obligations/quarters.ts';
import { type Slip, slippageOf } from '../obligations/slippage.ts';
import { standingOf } from '../obligations/standing.ts';
import type { ActionPlan, PlanLine } from './action-plan.ts';
import { lineKey } from './lines.ts';
import { countPlanLines } from './queries.ts';

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

const standing = (lines: readonly PlanLine[], found: readonly ObligationLine[]): readonly PlanLineNow[] => {
  const byKey = new Map(found.map((line) => [lineKey({ source: sourceOf(line), obligation: line.id }), line]));
  return lines.map((line): PlanLineNow => {
    const now = byKey.get(lineKey(line)) ?? null;
    return { line, now, movedTo: now !== null && now.due !== line.due ? now.due : null };
  });
};
const known = (lines: readonly PlanLineNow[]) => lines.flatMap(({ now }) => (now === null ? [] : [now]));
/** What is late of these, and what waits for it; the rest of them wait for nothing yet. */
const slipsOf = async (ledger: Ledger, desk: Actor, lines: readonly ObligationLine[], today: Day): Promise<readonly Slip[]> => {
  const late = lines.filter((line) => standingOf(line, today) === 'overdue');
  const all = await withWhatTheyBlock(ledger, desk, lines, today, late);
  const own = new Set(late);
  return slippageOf(all, today).filter((slip) => own.has(slip.line));
};

export const planProgress = async (ledger: Ledger, plan: Pick<ActionPlan, 'office' | 'lines'>, today: Day): Promise<PlanProgress> => {
  const desk = deskOf(plan);
  const found = await listObligations(ledger, desk, { ids: plan.lines.map((l) => l.obligation), limit: 5_000 }, today);
  const lines = standing(plan.lines, found);
  const own = known(lines);
  const [progress, quarters] = [progressOf(own, today), progressByQuarter(own, today)];
  return { lines, progress, quarters, slips: await slipsOf(ledger, desk, own, today) };
};

/** The same with only the lines from `from` on, at most `most` of them: the others are counted, and read only where they are late. */
export const planPage = async (
  ledger: Ledger,
  plan: Pick<ActionPlan, 'office' | 'lines'>,
  today: Day,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<PlanProgress> => {
  if (plan.lines.length <= most) return planProgress(ledger, plan, today);
  const desk = deskOf(plan);
  const counts = await countPlanLines(ledger, desk, plan.lines, today);
  const page = plan.lines.slice(from, from + most);
  const late = new Set(counts.flatMap((c) => c.overdue ?? []));
  const read = new Set([...page.map((l) => l.obligation), ...late]);
  const found = await listObligations(ledger, desk, { ids: [...read], limit: 5_000 }, today);
  const own = known(
    standing(
      plan.lines.filter((line) => read.has(line.obligation)),
      found,
    ),
  );
  return { lines: standing(page, found), ...progressFrom(counts), slips: await slipsOf(ledger, desk, own, today) };
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
