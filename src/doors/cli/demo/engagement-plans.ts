/** Plays the demo's action plans: drawn up from what is owed, shared, commented, signed off, revised. */
import { actionPlan } from '../../../engagements/action-plan/plan-decider.ts';
import type { ActionPlan, PlanLine } from '../../../engagements/action-plan/action-plan.ts';
import type { Agreement } from '../../../engagements/agreement/agreement.ts';
import { agreement } from '../../../engagements/agreement/decider.ts';
import type { Meeting } from '../../../engagements/meeting/meeting.ts';
import { meeting } from '../../../engagements/meeting/meeting-decider.ts';
import { agreementIdOf, owedIdOf } from './engagement-agreements.ts';
import { meetingIdOf } from './engagement-meetings.ts';
import type { SamplePlan } from './engagement-samples.ts';
import type { RelationStage } from './engagement-stage.ts';
import { demoId } from './seed.ts';

/** All that is owed between two sides, by the demo's own id. */
const owedWith = async (stage: RelationStage): Promise<ReadonlyMap<string, PlanLine>> => {
  const { relation } = stage;
  const lines = new Map<string, PlanLine>();
  const put = (source: string, owed: readonly (Omit<PlanLine, 'obligation' | 'source'> & { readonly id: string })[]): void => {
    for (const { id, title, country, owner, due, commitment } of owed)
      lines.set(id, { obligation: id, source, title, country, owner, due, commitment });
  };
  for (const { id } of relation.agreements) {
    put(`agreement/${agreementIdOf(id)}`, (await stage.state<Agreement>(agreement, agreementIdOf(id))).obligations);
  }
  for (const { id } of relation.meetings) put(`meeting/${meetingIdOf(id)}`, (await stage.state<Meeting>(meeting, meetingIdOf(id))).items);
  return lines;
};

const playPlan = async (stage: RelationStage, sample: SamplePlan, owed: ReadonlyMap<string, PlanLine>): Promise<void> => {
  const on = demoId(`plan/${sample.id}`);
  const linesOf = (ids: readonly string[]): readonly PlanLine[] => ids.flatMap((id) => owed.get(owedIdOf(id)) ?? []);
  const { reference, title, office, by } = sample;
  const time = { from: stage.day(sample.from), until: stage.day(sample.until) };
  const data = { reference, title, partner: stage.relation.partner, office, ...time, lines: linesOf(sample.lines) };
  await stage.send(actionPlan, { type: 'DrawUpPlan', on, actor: stage.actor(by), now: stage.at(sample.drawn), data, step: 'draw' });
  for (const [i, act] of sample.acts.entries()) {
    const send = (type: string, order: object) =>
      stage.send(actionPlan, { type, on, actor: stage.actor(act.by), now: stage.at(act.at), data: order, step: `act/${i}` });
    if ('share' in act) await send('SharePlan', { offices: act.share });
    else if ('revise' in act) await send('RevisePlan', { lines: linesOf(act.revise) });
    else if ('comment' in act) {
      const line = act.line === undefined ? null : owedIdOf(act.line);
      await send('CommentOnPlan', { office: act.office, line, words: act.comment });
    } else {
      const { digest } = await stage.state<ActionPlan>(actionPlan, on);
      await send('SignOffPlan', { office: act.sign, digest });
    }
  }
};

export const playPlans = async (stage: RelationStage): Promise<void> => {
  const { plans } = stage.relation;
  if (plans.length === 0) return;
  const owed = await owedWith(stage);
  for (const plan of plans) await playPlan(stage, plan, owed);
};
