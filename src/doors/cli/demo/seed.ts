import { createHash } from 'node:crypto';
import { readSamples, type SamplePerson, type Samples } from '../../../communiques/samples/samples.ts';
import { addPerson, findPerson, hasAnyone } from '../../../identity/index.ts';
import type { Actor, Grant } from '../../../kernel/decider/actor.ts';
import { isRefusal } from '../../../kernel/refusals/refusal.ts';
import type { OpenNode } from '../../node.ts';
import { readCases } from './case-samples.ts';
import { playCases } from './cases.ts';
import { aFewAtOnce } from './a-few-at-once.ts';
import { playCallsAndApplications, playPlacesAndClasses } from './programmes.ts';
import { readCalls } from './programme-samples.ts';
import { playEngagements, relationsOf } from './engagements.ts';
import { deliveriesOnAgenda } from './deliveries.ts';
import { communiquesOnAgenda } from './reviews.ts';

/** One act of the demo's past, at its own moment. Ids come from names, so an interrupted demo goes on where it stopped. */
export interface Act {
  readonly at: string;
  /** Names of what it belongs to: it waits for the earlier acts that share one, and for no others. */
  readonly about: readonly string[];
  readonly run: () => Promise<void>;
}

/** The same UUID for the same name, on every node. */
export const demoId = (name: string): string => {
  const h = createHash('sha256').update(`daricha demo/${name}`).digest('hex');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-7${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
};

export const actorOf = (person: SamplePerson): Actor => ({
  kind: 'person',
  id: demoId(person.id),
  grants: grantsOf(person),
});

const grantsOf = ({ role, office, also }: SamplePerson): readonly Grant[] => [office, ...also].map((at) => ({ role, office: at }));

const signIns = (people: readonly SamplePerson[]): readonly string[] => [
  'This is the demo. Sign in as one of:',
  ...people.filter((p) => p.listed).map((p) => `  ${p.role.padEnd(14)} ${p.email.padEnd(36)} ${p.password}`),
];

/**
 * Fills an empty node with the demo, as people would have: every act goes through the same commands as on the pages.
 * Answers the lines to print; none when the node is somebody's own.
 */
export const seedDemo = async (node: OpenNode, folder = 'samples'): Promise<readonly string[]> => {
  const samples = readSamples(folder);
  const administrator = samples.people.find((p) => p.role === 'administrator');
  if (!administrator) throw new Error(`${folder}/people.yaml names no administrator`);
  if (await findPerson(node.ledger.db, demoId(administrator.id))) return signIns(samples.people);
  if (await hasAnyone(node.ledger.db, 'administrator')) return [];
  const relations = relationsOf(node, samples, folder);
  // The administrator comes last: once they are there, the demo is whole.
  const [stages] = await Promise.all([
    playCallsAndApplications(node, samples.people, readCalls(folder)),
    addPeople(
      node,
      samples.people.filter((p) => p !== administrator),
    ),
    tellThePast(node, samples).then(() => playEngagements(node, samples, relations)),
    playCases(node, samples.people, readCases(folder)),
  ]);
  await playPlacesAndClasses(stages);
  await addPeople(node, [administrator]);
  await node.ledger.settled();
  return signIns(samples.people);
};

const addPeople = (node: OpenNode, people: readonly SamplePerson[]): Promise<void> =>
  aFewAtOnce(people, async (p) => {
    if (await findPerson(node.ledger.db, demoId(p.id))) return;
    const { name, email, password } = p;
    const newcomer = { id: demoId(p.id), name, email, password, language: 'en', grants: grantsOf(p), isPublic: true };
    const added = await addPerson(node, newcomer);
    if (isRefusal(added)) throw new Error(`the demo could not add ${p.id}: ${added.reason} ${JSON.stringify(added.details)}`);
  });

/** Communiqués, what was decided of them, and what became of it, each on its own day. */
export const tellThePast = async (node: OpenNode, samples: Samples): Promise<void> => {
  const agenda = [...communiquesOnAgenda(node, samples), ...deliveriesOnAgenda(node, samples)];
  const told = new Map<string, Promise<void>>();
  for (const act of agenda.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const earlier = Promise.all(act.about.map((name) => told.get(name)));
    const done = earlier.then(act.run);
    for (const name of act.about) told.set(name, done);
  }
  await Promise.all(told.values());
};
