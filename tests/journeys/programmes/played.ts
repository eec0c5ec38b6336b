/** A call that was played without pages up to its seed, by people of whom some can sign in. */
import { playCall } from '../../../src/programmes/testing/play.ts';
import { tableOf } from '../../../src/programmes/testing/node.ts';
import type { Person } from '../one-window/people.ts';
import type { CallWorld } from './world.ts';
import { programmeId } from './pack.ts';
import { addApplicant } from './people.ts';

export interface Played {
  readonly call: string;
  /** With offers once places are given: the first five at the first venue, the others at the second. */
  readonly people: readonly (Person & { readonly candidacy: string })[];
}

export const playedUntilSeed = async (world: CallWorld): Promise<Played> => {
  const { node } = world;
  const definition = node.programmes.book.find(programmeId);
  if (definition === undefined) throw new Error(`the pack has no ${programmeId}`);
  const known = await Promise.all(Array.from({ length: 9 }, (_, i) => addApplicant(world, `Candidate ${i + 1}`, `candidate-${i + 1}`)));
  const people = known.map((person) => ({ ...person, candidacy: node.makeId() }));
  const first = people.map(({ id, candidacy }, i) => ({
    ...{ case: candidacy, person: id, groups: ['women'], score: 9900 - i },
    ranking: i < 5 ? ['tashkent', 'quetta'] : ['quetta'],
  }));
  const others = Array.from({ length: 31 }, (_, i) => ({
    ...{ case: node.makeId(), person: node.makeId(), groups: i % 2 === 0 ? ['under-30'] : [], score: 4000 + 10 * i },
    ranking: i % 2 === 0 ? ['tashkent', 'quetta'] : ['quetta', 'tashkent'],
  }));
  const { call } = await playCall(tableOf(node), 'drawn', [...first, ...others], definition);
  return { call, people };
};
