/** A commitment on the register, for a programme to deliver: read from a report of the press and accepted by an officer. */
import { communique } from '../../../src/communiques/index.ts';
import { type Actor, system } from '../../../src/kernel/decider/actor.ts';
import { isRefusal } from '../../../src/kernel/refusals/refusal.ts';
import type { World } from '../one-window/world.ts';
import { soilSensors } from '../reports.ts';
import { addTo } from '../one-window/people.ts';

export const addCommitment = async (world: World): Promise<void> => {
  const { node } = world;
  const officer = await addTo(world, {
    name: 'Afshan Lashari',
    email: 'afshan@staff.example',
    grants: [{ role: 'officer', office: 'moitt-international' }],
  });
  const on = node.makeId();
  const self: Actor = { kind: 'person', id: officer.id, grants: officer.grants };
  const send = async (actor: Actor, type: string, data: object): Promise<void> => {
    const handled = await node.ledger.handle({ id: node.makeId(), type, on, actor, now: node.clock(), data }, communique);
    if (isRefusal(handled)) throw new Error(`${type}: ${handled.reason} ${JSON.stringify(handled.details)}`);
  };
  const published = '2024-11-04';
  const source = { title: 'Soil sensors', outlet: 'A newspaper', url: null, published };
  await send(self, 'ReceiveCommunique', { ...source, text: soilSensors, language: 'en', sources: [] });
  const {
    engine,
    version,
    meeting,
    note = null,
    parties,
    commitments,
  } = await node.extractor.extract({ id: on, text: soilSensors, published });
  const candidates = commitments.map((found) => ({ ...found, id: node.makeId() }));
  await send(system('reading'), 'RecordReading', { engine, version, meeting, note, candidates, parties: parties.map((p) => p.country) });
  const [first] = candidates;
  await send(self, 'CorrectParties', { parties: ['PK', 'UZ'] });
  await send(self, 'AcceptCandidate', { candidate: first?.id, revision: 1 });
  await node.ledger.settled();
};
