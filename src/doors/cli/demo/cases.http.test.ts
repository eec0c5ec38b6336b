import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSamples } from '../../../communiques/samples/samples.ts';
import { demoId } from './seed.ts';
import { system } from '../../../kernel/decider/actor.ts';
import { isRefusal } from '../../../kernel/refusals/refusal.ts';
import { handleCase } from '../../../one-window/case/handle-case.ts';
import { findCase, listCasesOf } from '../../../one-window/case/queries.ts';
import { openTestNode, type TestNode } from '../../api/testing/node.ts';
import { takeInPack } from '../take-in-pack.ts';
import { caseIdOf } from './case-player.ts';
import { readCases, type SampleCase } from './case-samples.ts';
import { playCases } from './cases.ts';

const now = '2026-11-22T08:00:00.000Z';
const { people } = readSamples('samples');
const all = readCases('samples');
const named = (id: string): SampleCase => {
  const found = all.find((s) => s.id === id);
  if (!found) throw new Error(`no sample ${id}`);
  return found;
};
let place: TestNode;

beforeAll(async () => {
  place = await openTestNode({ clock: () => now });
  await takeInPack(place.node);
});
afterAll(() => place.close());

const standing = async (sample: SampleCase) => {
  const found = await findCase(place.node.ledger, caseIdOf(sample));
  return found?.state;
};

test('cases are played through the orders of the window, with papers that are kept', async () => {
  const samples = [named('land-paxta-vision'), named('delegation-istanbul-dastak')];
  await playCases(place.node, people, samples);
  for (const sample of samples) expect((await standing(sample))?.status).toBe(sample.ends);
  const granted = await standing(named('land-paxta-vision'));
  expect(granted?.submitted).toBe('2026-07-06T08:00:00.000Z');
  for (const file of granted?.files ?? []) expect(await place.node.files.find(file.sha256)).toMatchObject({ size: file.bytes });
  expect((await listCasesOf(place.node.ledger, demoId('applicant-uz'))).map((c) => c.status)).toContain('granted');
});

test('played again, nothing happens twice', async () => {
  // The letter is drawn by a job of its own, before or after.
  const told = async () =>
    (await place.node.ledger.events(`case/${caseIdOf(named('land-paxta-vision'))}`)).filter((e) => e.type !== 'LetterMade');
  await place.node.ledger.settled();
  const before = await told();
  await playCases(place.node, people, [named('land-paxta-vision')]);
  expect(await told()).toEqual(before);
});

test('a case that met the present before its story went on stays as it is, and holds up no other', async () => {
  const broken = named('land-tonle-soft');
  const [first] = broken.acts;
  await playCases(place.node, people, [{ ...broken, acts: first ? [first] : [] }]);
  const on = caseIdOf(broken);
  const passed = await handleCase(place.node, { id: 'later', type: 'PassTime', on, actor: system('time'), now, data: {} });
  expect(isRefusal(passed)).toBe(false);
  const withdrawn = { id: 'gone', type: 'WithdrawCase', on, actor: system('test'), now, data: { words: '' } } as const;
  expect(isRefusal(await handleCase(place.node, withdrawn))).toBe(false);
  await playCases(place.node, people, [broken, named('land-edo-build')]);
  expect((await standing(broken))?.status).toBe('withdrawn');
  expect((await standing(named('land-edo-build')))?.status).toBe('withdrawn');
});
