/** Accepting without a page. */
import type { Actor } from '../../../src/kernel/decider/actor.ts';
import { isRefusal } from '../../../src/kernel/refusals/refusal.ts';
import { candidacy } from '../../../src/programmes/candidacy/decider.ts';
import type { Person } from '../one-window/people.ts';
import type { World } from '../one-window/world.ts';
import { candidacyOf } from './world.ts';

/** Whoever has an offer takes it and wants no other; the offer may be a newer one by the time the order comes. */
export const acceptByOrder = async (world: World, id: string, person: Person): Promise<void> => {
  const { node } = world;
  const actor: Actor = { kind: 'person', id: person.id, grants: person.grants };
  for (;;) {
    const { status, told } = await candidacyOf(world, id);
    if (status !== 'offered' || told === null) return;
    const command = { type: 'AcceptPlace', on: id, actor, now: node.clock(), data: { round: told.round, stay: true } } as const;
    const handled = await node.ledger.handle({ id: node.makeId(), ...command }, candidacy);
    if (!isRefusal(handled)) return;
    if (handled.reason !== 'offer-replaced') throw new Error(`${id} could not accept: ${handled.reason}`);
  }
};
