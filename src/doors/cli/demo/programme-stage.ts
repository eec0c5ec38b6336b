/** Where the demo's calls are played: what all of their acts have in common. */
import type { SamplePerson } from '../../../communiques/samples/samples.ts';
import type { Actor } from '../../../kernel/decider/actor.ts';
import type { AnyDecider, Command } from '../../../kernel/decider/decider.ts';
import { isRefusal } from '../../../kernel/refusals/refusal.ts';
import type { Instant } from '../../../kernel/time/time.ts';
import type { CallRules, ProgrammeDefinition } from '../../../programmes/programme/definition.ts';
import type { OpenNode } from '../../node.ts';
import { shifted, shiftTo } from './case-player.ts';
import { rulesOf, type SampleApplicant, type SampleCall } from './programme-samples.ts';
import { actorOf, demoId } from './seed.ts';

export interface ProgrammeStage {
  readonly node: OpenNode;
  readonly sample: SampleCall;
  readonly programme: ProgrammeDefinition;
  readonly rules: CallRules;
  /** The moment of the story, on the demo's own days. */
  readonly at: (told: Instant, after?: number) => Instant;
  /** The moment at which the demo begins. */
  readonly now: Instant;
  readonly person: (id: string) => SamplePerson;
}
const hour = 3_600_000;

export const stageOf = (node: OpenNode, people: readonly SamplePerson[], sample: SampleCall): ProgrammeStage => {
  const programme = node.programmes.book.find(sample.programme);
  if (!programme) throw new Error(`the pack has no programme ${sample.programme}`);
  const now = node.clock();
  const days = shiftTo(now);
  return {
    node,
    sample,
    programme,
    now,
    rules: shifted(rulesOf(sample, programme.call), days),
    at: (told, after = 0) => new Date(Date.parse(told) + days * 24 * hour + after * hour).toISOString(),
    person: (id) => {
      const found = people.find((p) => p.id === id);
      if (!found) throw new Error(`the demo has no person ${id}`);
      return found;
    },
  };
};

export const caseOf = ({ sample }: ProgrammeStage, { id }: Pick<SampleApplicant, 'id'>): string => demoId(`case/${sample.call}/${id}`);
export const cohortOf = ({ sample }: ProgrammeStage, venue: string): string => `${sample.call}.${venue}`;
export const personOf = ({ sample }: ProgrammeStage, { id, person }: SampleApplicant): string =>
  demoId(person ?? `person/${sample.call}/${id}`);
export const applicantActor = (stage: ProgrammeStage, applicant: SampleApplicant): Actor => ({
  kind: 'person',
  id: personOf(stage, applicant),
  grants: [{ role: 'applicant', office: null }],
});
export const actorNamed = (stage: ProgrammeStage, id: string): Actor => actorOf(stage.person(id));

interface Told extends Pick<Command, 'type' | 'on' | 'actor' | 'now' | 'data'> {
  /** Makes the order's id, the same each time the demo is told. */
  readonly step: string;
}
/** @throws when it is refused. */
export const send = async ({ node, sample }: ProgrammeStage, decider: AnyDecider, { step, ...told }: Told): Promise<void> => {
  const outcome = await node.ledger.handle({ ...told, id: demoId(`${sample.call}/${told.on}/${step}`) }, decider);
  if (!isRefusal(outcome)) return;
  throw new Error(`the demo's ${told.type} (${step}) in ${sample.call} was refused: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
};
