/** Plays the demo's relationships with its partners, once the register knows what was promised. Every act is an order at its own moment. */
import type { Samples } from '../../../communiques/samples/samples.ts';
import type { OpenNode } from '../../node.ts';
import { aFewAtOnce } from './a-few-at-once.ts';
import { bringToToday, draftAgreement, playActs } from './engagement-agreements.ts';
import { readRelations } from './engagement-files.ts';
import { playGroup, playMeeting } from './engagement-meetings.ts';
import { playPlans } from './engagement-plans.ts';
import type { SampleAgreement, SampleRelation } from './engagement-samples.ts';
import { numbersOf, type RelationStage, relationStage } from './engagement-stage.ts';

const atOnce = 8;
const begin = '';
const end = '9';

/** @throws naming every mistake in the files. */
export const relationsOf = (node: Pick<OpenNode, 'pack' | 'engagements'>, samples: Samples, folder: string): readonly SampleRelation[] =>
  readRelations(folder, {
    people: samples.people.map((p) => p.id),
    offices: node.pack.organisations.flatMap((o) => o.offices.map((f) => f.id)),
    threads: samples.decisions.flatMap((d) => d.commitments.map((c) => c.thread)),
    templates: node.engagements.templates.map((t) => t.id),
  });

/**
 * An agreement that amends or replaces another speaks to it by a reaction when it comes into force: what that other one does later is
 * told after this.
 */
const playAgreements = async (stage: RelationStage): Promise<void> => {
  const { agreements } = stage.relation;
  const follows = agreements.filter((a) => a.amends !== undefined || a.replaces !== undefined);
  const first = agreements.filter((a) => !follows.includes(a));
  const heardAt = (id: string): string | undefined => follows.find((f) => f.amends === id || f.replaces === id)?.acts.at(-1)?.at;
  const play = async (sample: SampleAgreement): Promise<void> => {
    await draftAgreement(stage, sample);
    await playActs(stage, sample, begin, heardAt(sample.id) ?? end);
  };
  await aFewAtOnce(first, play, atOnce);
  for (const sample of follows) await play(sample);
  if (follows.length > 0) await stage.node.ledger.settled();
  await aFewAtOnce(
    agreements,
    async (sample) => {
      await playActs(stage, sample, heardAt(sample.id) ?? end, end);
      await bringToToday(stage, sample);
    },
    atOnce,
  );
};

const playRelation = async (stage: RelationStage): Promise<void> => {
  const { groups, meetings } = stage.relation;
  const acts = [
    () => playAgreements(stage),
    ...groups.map((sample) => () => playGroup(stage, sample)),
    ...meetings.map((sample) => () => playMeeting(stage, sample)),
  ];
  await aFewAtOnce(acts, (act) => act(), atOnce);
  await playPlans(stage);
};

export const playEngagements = async (node: OpenNode, samples: Samples, relations: readonly SampleRelation[]): Promise<void> => {
  const number = numbersOf(node, samples);
  const stages = relations.map((relation) => relationStage(node, samples.people, relation, number));
  await aFewAtOnce(stages, playRelation);
};
