/** The vetting of the demo's agreements: an application goes through the one window, as any other does. */
import type { Agreement } from '../../../engagements/agreement/agreement.ts';
import { digestOf } from '../../../engagements/agreement/canonical-text.ts';
import { agreement } from '../../../engagements/agreement/decider.ts';
import type { Instant } from '../../../kernel/time/time.ts';
import { tasksOf } from '../../../one-window/service/definition.ts';
import { caseIdOf, playCase } from './case-player.ts';
import type { SampleAct, SampleCase } from './case-samples.ts';
import { caseStageOn } from './cases.ts';
import type { SampleAgreement, SampleAgreementAct } from './engagement-samples.ts';
import type { RelationStage } from './engagement-stage.ts';

type Vet = Extract<SampleAgreementAct, { vet: unknown }>;
const hoursAfter = (at: Instant, hours: number): Instant => new Date(Date.parse(at) + hours * 3_600_000).toISOString();

/** Every office says yes, each on a day of its own. */
const allGranted = (tasks: readonly string[], at: Instant): readonly SampleAct[] =>
  tasks.map((task, i) => ({ at: hoursAfter(at, 24 * (i + 1) + 1), task, decide: 'approve', reasons: [], words: '' }));

export const playVetting = async (stage: RelationStage, sample: SampleAgreement, on: string, act: Vet, country: string): Promise<void> => {
  const { node, people } = stage;
  const state = await stage.state<Agreement>(agreement, on);
  const demand = state.demands.find((d) => d.country === country);
  const definition = demand && node.window.catalogue.latest(demand.service);
  if (definition === undefined) throw new Error(`nobody vets ${sample.id} for ${country}`);
  const digest = digestOf(state);
  const told: SampleCase = {
    ...{ id: `${sample.id}-vetting-${sample.acts.indexOf(act)}`, service: definition.id, applicant: act.by, kind: 'public-body', country },
    ...{ name: stage.person(act.by).name, language: 'en', opened: act.at, submitted: hoursAfter(act.at, 0.25), filled: [], overdue: false },
    answers: {
      agreement_reference: state.reference,
      agreement_title: state.title.en ?? '',
      agreement_digest: digest,
      partner: state.parties.find((p) => p.country !== country)?.country ?? '',
      binds_money: 'no',
      ...(act.remarks === '' ? {} : { remarks: act.remarks }),
    },
    acts:
      act.vet === 'granted'
        ? [
            ...allGranted(
              tasksOf(definition).map((t) => t.id),
              act.at,
            ),
          ]
        : act.vet,
    ends: 'in-progress',
  };
  const data = { case: caseIdOf(told), service: definition.id, country, digest };
  const now = stage.at(act.at);
  await stage.send(agreement, { type: 'OrderVetting', on, actor: stage.actor(act.by), now, data, step: `vetting/${told.id}` });
  await playCase(caseStageOn(node, people, stage.now, told), told);
  // The agreement hears of the outcome by a reaction.
  await node.ledger.settled();
};
