/** Plays the demo's calls, from the application to the badge and to what became of people. Every act is an order at its own moment. */
import type { SamplePerson } from '../../../communiques/samples/samples.ts';
import type { OpenNode } from '../../node.ts';
import { aFewAtOnce } from './a-few-at-once.ts';
import { playApplications } from './programme-applications.ts';
import { enrol, playClass } from './programme-classes.ts';
import { freeze, openCall, publish } from './programme-rounds.ts';
import type { SampleCall } from './programme-samples.ts';
import { type ProgrammeStage, stageOf } from './programme-stage.ts';

/** Applications may be told beside everything else; nothing in them waits for others. */
export const playCallsAndApplications = async (
  node: OpenNode,
  people: readonly SamplePerson[],
  samples: readonly SampleCall[],
): Promise<readonly ProgrammeStage[]> => {
  const stages = samples.map((sample) => stageOf(node, people, sample));
  await aFewAtOnce(
    stages,
    async (stage) => {
      await openCall(stage);
      await playApplications(stage);
    },
    2,
  );
  return stages;
};

/**
 * What follows from them. All seeds are drawn before anybody answers: with a seed, reactions catch up with everything, and what people
 * did in the past must not reach them before the demo has told the rest of it.
 */
export const playPlacesAndClasses = async (stages: readonly ProgrammeStage[]): Promise<void> => {
  for (const stage of stages) await freeze(stage);
  // One call after the other, the earliest first: time passes in all of them alike.
  const inOrder = [...stages].sort((a, b) => ((a.sample.published ?? '') < (b.sample.published ?? '') ? -1 : 1));
  for (const stage of inOrder) {
    await publish(stage);
    await enrol(stage);
  }
  const classes = stages.flatMap((stage) => stage.sample.classes.map((told) => ({ stage, told })));
  await aFewAtOnce(classes, ({ stage, told }) => playClass(stage, told));
};
