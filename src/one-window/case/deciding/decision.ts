/** Deciding a task, and what follows from it for the rest of the case. */
import type { Id } from '../../../kernel/identifiers/identifiers.ts';
import { type Refusal, refuse } from '../../../kernel/refusals/refusal.ts';
import { type Decision, tasksOf } from '../../service/definition.ts';
import type { Case, CaseFact, TaskState } from '../case.ts';
import { usedBy } from '../clocks.ts';
import type { CaseOrder } from '../commands.ts';
import type { Points } from '../points.ts';
import { after, type Outcome, type Setting } from '../rules.ts';
import { unended } from '../standing.ts';
import { pointsFor } from './review.ts';
import { onward, refusing } from './route.ts';
import { openTask, refusedItThemselves, silentDecision, takenUp } from './task-at-hand.ts';

interface Deciding extends Points {
  readonly decision: string;
  readonly outcome: 'approved' | 'refused' | 'answered';
  readonly reasons: readonly string[];
  readonly words: string;
  /** Null: nobody; silence is consent. */
  readonly by: Id | null;
}

/** The fact of the decision, and all that follows. */
export const deciding = (setting: Setting, state: Case, task: TaskState, made: Deciding): readonly CaseFact[] => {
  const { words, by, ...rest } = made;
  const used = usedBy(setting.rules, task, setting.now);
  // Silence speaks at the end of the clock, even if it is noticed the day after.
  const spent = by === null ? Math.min(used, task.clock.promise) : used;
  const decided: CaseFact = {
    type: 'TaskDecided',
    data: { task: task.task, ...rest, by, spent },
    personal: words === '' ? null : { words },
    about: [state.applicant.person],
  };
  const facts: CaseFact[] = [decided];
  // What other offices were asked for this decision is of no use after it.
  const asked = unended(state).filter((t) => t.kind === 'advice' && t.of === task.task);
  if (asked.length > 0) {
    facts.push({ type: 'TasksStopped', data: { tasks: asked.map((t) => t.task), because: 'decided', of: task.task } });
  }
  const next = after(setting, state, facts);
  return [...facts, ...following(setting, next, task, made)];
};

const following = (setting: Setting, next: Case, task: TaskState, { outcome }: Deciding): readonly CaseFact[] => {
  if (task.kind === 'advice') return [];
  if (task.kind === 'appeal') return outcome === 'approved' ? onward(setting, next) : [{ type: 'CaseClosed', data: {} }];
  const ends = tasksOf(setting.definition).find((t) => t.id === task.task)?.refusal !== 'goes-on';
  return outcome === 'refused' && ends ? refusing(setting, next, task.task) : onward(setting, next);
};

type Order = CaseOrder<'DecideTask'>;
type Made = (Pick<Deciding, 'outcome'> & Points) | Refusal;

const onAdvice = ({ decision, words, task }: Order): Made => {
  if (decision !== 'answer') return refuse('decision-unknown', { task, decision, possible: ['answer'] });
  return words === '' ? refuse('words-missing', { task }) : { outcome: 'answered' };
};

const onAppeal = (state: Case, task: TaskState, { decision, words }: Order, setting: Setting): Made => {
  if (decision !== 'allow' && decision !== 'dismiss') {
    return refuse('decision-unknown', { task: task.task, decision, possible: ['allow', 'dismiss'] });
  }
  if (refusedItThemselves(state, task, setting.actor.id)) return refuse('own-decision', { task: task.task, officer: setting.actor.id });
  return words === '' ? refuse('words-missing', { task: task.task }) : { outcome: decision === 'allow' ? 'approved' : 'refused' };
};

const wrongReasons = ({ task, reasons, words }: Order, { kind, reasons: known }: Decision): Refusal | undefined => {
  const listed = known.map((r) => r.id);
  const unknown = reasons.filter((r) => !listed.includes(r));
  if (unknown.length > 0) return refuse('reason-not-listed', { reasons: unknown, listed });
  const missing = kind === 'refuse' && (listed.length > 0 ? reasons.length === 0 : words === '');
  return missing ? refuse('reason-missing', { task, listed }) : undefined;
};

const onRoute = (state: Case, task: TaskState, order: Order, { definition }: Setting): Made => {
  const known = tasksOf(definition).find((t) => t.id === task.task);
  const decision = known?.decisions.find((d) => d.id === order.decision);
  if (known === undefined || decision === undefined) {
    return refuse('decision-unknown', { task: task.task, decision: order.decision, possible: known?.decisions.map((d) => d.id) ?? [] });
  }
  const wrong = wrongReasons(order, decision);
  if (wrong !== undefined) return wrong;
  const points = pointsFor(known, decision, order.scores);
  if ('refused' in points) return points;
  if (decision.kind === 'refuse') return { outcome: 'refused' };
  const lacking = known.produces.filter((d) => !state.files.some((f) => f.document === d && f.task === task.task));
  if (lacking.length > 0) return refuse('document-missing', { task: task.task, documents: lacking });
  return { outcome: 'approved', ...points };
};

const madeOf = (state: Case, task: TaskState, order: Order, setting: Setting): Made => {
  const scored = Object.keys(order.scores);
  if (task.kind !== 'decision' && scored.length > 0) return refuse('score-not-wanted', { task: task.task, criteria: scored });
  if (task.kind === 'advice') return onAdvice(order);
  return task.kind === 'appeal' ? onAppeal(state, task, order, setting) : onRoute(state, task, order, setting);
};

export const decideTask = (state: Case, order: Order, setting: Setting): Outcome => {
  const task = openTask(state, order.task);
  if ('refused' in task) return task;
  const silence = silentDecision(setting, task);
  // At the end of the clock it has spoken, even if the round that writes it down has not come by yet.
  if (silence !== undefined && task.clock.due !== null && task.clock.due <= setting.now) {
    return refuse('silence-has-decided', { task: task.task, decision: silence.id, at: task.clock.due });
  }
  const taken = takenUp(setting, task);
  if ('refused' in taken) return taken;
  const made = madeOf(state, task, order, setting);
  if ('refused' in made) return made;
  const { decision, words } = order;
  const reasons = [...new Set(order.reasons)];
  return [...taken, ...deciding(setting, after(setting, state, taken), task, { ...made, decision, reasons, words, by: setting.actor.id })];
};
