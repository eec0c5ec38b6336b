import type { Case } from '../../../one-window/case/case.ts';
import { handleCase } from '../../../one-window/case/handle-case.ts';
import { passTimeTask } from '../../../one-window/case/pass-time.ts';
import { queueJob } from '../../../one-window/case/queries.ts';
import type { SamplePerson } from '../../../communiques/samples/samples.ts';
import { isRefusal } from '../../../kernel/refusals/refusal.ts';
import { streamId } from '../../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../../kernel/time/time.ts';
import type { OpenNode } from '../../node.ts';
import { aFewAtOnce } from './a-few-at-once.ts';
import { caseIdOf, type CaseStage, playCase } from './case-player.ts';
import type { SampleCase } from './case-samples.ts';
import { samplePaper } from './sample-paper.ts';

/** Seconds for which no round of time may see a case whose past is only half told. */
const quiet = 600;

/** Plays the demo's cases. Ids come from names, so an interrupted demo goes on where it stopped. */
export const playCases = async (node: OpenNode, people: readonly SamplePerson[], samples: readonly SampleCase[]): Promise<void> => {
  const now = node.clock();
  await queueJob(node.ledger, passTimeTask, quiet);
  await aFewAtOnce(samples, (sample) => playOne(node, caseStageOn(node, people, now, sample), sample));
  await queueJob(node.ledger, passTimeTask, 0);
};

/** A case whose telling was broken off may have met the present before it went on: then it stays as it is. */
const playOne = async (node: OpenNode, stage: CaseStage, sample: SampleCase): Promise<void> => {
  const begun = (await stage.state(caseIdOf(sample))) !== undefined;
  try {
    await playCase(stage, sample);
  } catch (error) {
    if (!begun) throw error;
    node.log.warn({ case: sample.id }, `a case of the demo stays half told: ${String(error)}`);
  }
};

/** Where a case is played on a node. */
export const caseStageOn = (
  node: OpenNode,
  people: readonly SamplePerson[],
  now: Instant,
  sample: Pick<SampleCase, 'id' | 'service'>,
): CaseStage => {
  const definition = node.window.catalogue.latest(sample.service);
  if (!definition) throw new Error(`the pack has no service ${sample.service}`);
  return {
    definition,
    people,
    now,
    state: async (id) => (await node.ledger.state<Case>(streamId('case', id)))?.state,
    send: async (command) => {
      const handled = await handleCase(node, command);
      if (isRefusal(handled)) {
        throw new Error(`the demo's ${command.type} on ${sample.id} was refused: ${handled.reason} ${JSON.stringify(handled.details)}`);
      }
    },
    keep: async (heading, lines, about) => {
      const kept = await node.files.keep(samplePaper(heading, lines), 'application/pdf', [about]);
      return { sha256: kept.digest, bytes: kept.size };
    },
  };
};
