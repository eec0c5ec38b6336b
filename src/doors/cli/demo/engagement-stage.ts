/** Where the demo's relationships are played: what all of their acts have in common. */
import type { SamplePerson, Samples } from '../../../communiques/samples/samples.ts';
import { findCommitmentState } from '../../../communiques/index.ts';
import { offsetAt } from '../../../engagements/calendar/time-zone.ts';
import type { Actor } from '../../../kernel/decider/actor.ts';
import type { AnyDecider, Command } from '../../../kernel/decider/decider.ts';
import { streamId } from '../../../kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../../kernel/refusals/refusal.ts';
import { addDays, type Day, type Instant } from '../../../kernel/time/time.ts';
import type { OpenNode } from '../../node.ts';
import { shiftTo } from './case-player.ts';
import type { SampleRelation } from './engagement-samples.ts';
import { commitmentOf } from './reviews.ts';
import { samplePaper } from './sample-paper.ts';
import { actorOf, demoId } from './seed.ts';

interface Told extends Pick<Command, 'type' | 'on' | 'actor' | 'now' | 'data'> {
  /** Makes the order's id, the same each time the demo is told. */
  readonly step: string;
}
interface DeskOf {
  readonly office: string;
  readonly organisation: string;
  readonly country: string;
  /** The organisation's name, by language. */
  readonly names: Readonly<Record<string, string>>;
}
export interface RelationStage {
  readonly node: OpenNode;
  readonly people: readonly SamplePerson[];
  readonly relation: SampleRelation;
  /** The moment at which the demo begins. */
  readonly now: Instant;
  /** A moment of the story on the demo's own days. */
  readonly at: (told: Instant) => Instant;
  readonly day: (told: Day) => Day;
  /** A wall clock's time at a place. */
  readonly atPlace: (told: string, zone: string) => Instant;
  readonly person: (id: string) => SamplePerson;
  readonly actor: (id: string) => Actor;
  readonly desk: (office: string) => DeskOf;
  /** The number of a commitment, by the name of its thread. */
  readonly number: (thread: string) => Promise<string>;
  readonly state: <S>(decider: AnyDecider, id: string) => Promise<S>;
  /** @throws when it is refused. */
  readonly send: (decider: AnyDecider, told: Told) => Promise<void>;
  /** Keeps a page and answers what it is found by. */
  readonly keep: (heading: string, lines: readonly string[]) => Promise<{ readonly sha256: string; readonly bytes: number }>;
}
const dayLength = 86_400_000;

/** Numbers of the register, each looked up once for all relationships. */
export const numbersOf = (node: OpenNode, samples: Samples): ((thread: string) => Promise<string>) => {
  const known = new Map<string, Promise<string>>();
  const find = async (thread: string): Promise<string> => {
    const id = await commitmentOf(node, samples, thread);
    const number = id === undefined ? undefined : (await findCommitmentState(node.ledger, id))?.state.number;
    if (number == null) throw new Error(`the thread ${thread} has no number in the register`);
    return number;
  };
  return (thread) => {
    const found = known.get(thread) ?? find(thread);
    known.set(thread, found);
    return found;
  };
};

export const relationStage = (
  node: OpenNode,
  people: readonly SamplePerson[],
  relation: SampleRelation,
  number: RelationStage['number'],
): RelationStage => {
  const now = node.clock();
  const days = shiftTo(now);
  const person = (id: string): SamplePerson => {
    const found = people.find((p) => p.id === id);
    if (!found) throw new Error(`the demo has no person ${id}`);
    return found;
  };
  return {
    ...{ node, people, relation, now, person, number },
    at: (told) => new Date(Date.parse(told) + days * dayLength).toISOString(),
    day: (told) => addDays(told, days),
    atPlace: (told, zone) => {
      const shown = Date.parse(`${told.replace(' ', 'T')}:00Z`) + days * dayLength;
      return new Date(shown - offsetAt(zone, shown)).toISOString();
    },
    actor: (id) => actorOf(person(id)),
    desk: (office) => {
      const of = node.pack.organisations.find((o) => o.offices.some((f) => f.id === office));
      if (!of) throw new Error(`the pack has no office ${office}`);
      return { office, organisation: of.id, country: of.country, names: of.name };
    },
    state: async <S>(decider: AnyDecider, id: string): Promise<S> => {
      const found = await node.ledger.state<S>(streamId(decider.kind, id));
      if (!found) throw new Error(`the demo's ${decider.kind} ${id} is not there`);
      return found.state;
    },
    send: async (decider, { step, ...told }) => {
      const outcome = await node.ledger.handle({ ...told, id: demoId(`${decider.kind}/${told.on}/${step}`) }, decider);
      if (!isRefusal(outcome) || outcome.reason === 'nothing-changed') return;
      throw new Error(
        `the demo's ${told.type} (${step}) with ${relation.partner} was refused: ${outcome.reason} ${JSON.stringify(outcome.details)}`,
      );
    },
    keep: async (heading, lines) => {
      const { digest, size } = await node.files.keep(samplePaper(heading, lines), 'application/pdf');
      return { sha256: digest, bytes: size };
    },
  };
};

/** The country for which somebody of the demo speaks, among these desks. */
export const sideOf = (stage: RelationStage, by: string, offices: readonly string[]): string => {
  const { office, also } = stage.person(by);
  const found = offices.find((o) => o === office || also.includes(o));
  if (found === undefined) throw new Error(`${by} works at none of ${offices.join(', ')}`);
  return stage.desk(found).country;
};
