/** A commitment on the register, for a programme to deliver: read from a report of the press and accepted by an officer. */
import { vi } from 'vitest';
import { type Communique, communique } from '../../../src/communiques/index.ts';
import type { Actor } from '../../../src/kernel/decider/actor.ts';
import { streamId } from '../../../src/kernel/identifiers/identifiers.ts';
import { isRefusal } from '../../../src/kernel/refusals/refusal.ts';
import type { World } from '../one-window/world.ts';
import { soilSensors } from '../reports.ts';
import { addTo, type Person } from '../one-window/people.ts';

/** A report of the press, and between whom it is. */
export interface Report {
  readonly title: string;
  readonly text: string;
  readonly published: string;
  readonly parties: readonly string[];
}

/** Reads a report and accepts the first promise in it, as this officer. */
export const acceptFirst = async (world: World, officer: Person, report: Report): Promise<void> => {
  const { node } = world;
  const { title, text, published, parties } = report;
  const on = node.makeId();
  const self: Actor = { kind: 'person', id: officer.id, grants: officer.grants };
  const send = async (type: string, data: object): Promise<void> => {
    const handled = await node.ledger.handle({ id: node.makeId(), type, on, actor: self, now: node.clock(), data }, communique);
    if (isRefusal(handled)) throw new Error(`${type}: ${handled.reason} ${JSON.stringify(handled.details)}`);
  };
  const source = { title, outlet: 'A newspaper', url: null, published };
  await send('ReceiveCommunique', { ...source, text, language: 'en', sources: [] });
  const read = async () => {
    const found = (await node.ledger.state<Communique>(streamId('communique', on)))?.state.candidates[0];
    if (found === undefined) throw new Error(`nothing was found in “${title}” yet`);
    return found;
  };
  const first = await vi.waitFor(read, { timeout: 60_000, interval: 100 });
  await send('CorrectParties', { parties });
  await send('AcceptCandidate', { candidate: first.id, revision: 1 });
  await node.ledger.settled();
};

export const addCommitment = async (world: World): Promise<void> => {
  const officer = await addTo(world, {
    name: 'Afshan Lashari',
    email: 'afshan@staff.example',
    grants: [{ role: 'officer', office: 'moitt-international' }],
  });
  await acceptFirst(world, officer, { title: 'Soil sensors', text: soilSensors, published: '2024-11-04', parties: ['PK', 'UZ'] });
};
