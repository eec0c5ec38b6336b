import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../kernel/decider/actor.ts';
import type { AnyDecider } from '../kernel/decider/decider.ts';
import { isRefusal } from '../kernel/refusals/refusal.ts';
import { openTestLedger, type TestLedger } from '../ledger/testing.ts';
import { findCommitmentId, findCommitmentState } from './commitment/queries.ts';
import { first } from './commitment/examples.ts';
import { source, text } from './communique/examples.ts';
import { foundAs, groupFields, trainingFields } from './communique/examples.ts';
import type { Communique } from './communique/communique.ts';
import type { Extraction, Extractor } from './extraction/extraction.ts';
import { commitment, communique, communiques } from './index.ts';

let count = 0;
const makeId = () => `id-${String(++count).padStart(6, '0')}`;
const now = () => '2025-03-06T10:00:00.000Z';
const bare = (id: string, fields: typeof groupFields) => {
  const { id: _, ...rest } = foundAs(id, fields);
  return rest;
};
const reading: Extraction = {
  engine: 'rules',
  version: '1',
  parties: [
    { country: 'AX', score: 1 },
    { country: 'BO', score: 1 },
  ],
  meeting: null,
  commitments: [bare('a', groupFields), bare('b', trainingFields)],
  dropped: [],
};
const extractor: Extractor = { id: 'rules', version: '1', extract: async () => reading };
const room = communiques({ extractor, rules: { home: 'AX', quietDays: 180 }, makeId, clock: now });
const officer: Actor = { kind: 'person', id: 'officer-1', grants: [{ role: 'editor', office: null }] };

let t: TestLedger;
beforeAll(async () => {
  t = await openTestLedger([room]);
});
afterAll(() => t.close());

const send = async (decider: AnyDecider, type: string, on: string, data: object) => {
  const outcome = await t.ledger.handle({ id: makeId(), type, on, actor: officer, now: now(), data }, decider);
  if (isRefusal(outcome)) throw new Error(`${type}: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
  await t.ledger.settled();
  return outcome;
};
const desk = async (id: string) => {
  const found = await t.ledger.state<Communique>(`communique/${id}`);
  if (found === undefined) throw new Error('no such communiqué');
  return found.state.candidates;
};
const receive = async (words = text) => {
  const id = makeId();
  await send(communique, 'ReceiveCommunique', id, { ...source, text: words, language: 'en' });
  await room.tasks?.['read-communique']?.({ communique: id }, { ledger: t.ledger });
  return id;
};
const at = async (number: string) => {
  const id = await findCommitmentId(t.ledger, number);
  return id === undefined ? undefined : { id, ...(await findCommitmentState(t.ledger, id))?.state };
};

test('an accepted candidate becomes a numbered commitment with its mention', async () => {
  const id = await receive();
  const [group, training] = await desk(id);
  expect(await desk(id)).toHaveLength(2);
  await send(communique, 'AcceptCandidate', id, { candidate: group?.id, revision: 1 });
  const opened = await at('AX-BO-0001');
  expect(opened?.stage).toBe('proposed');
  expect(opened?.mentions?.map((m) => m.quote)).toEqual([groupFields.quote]);

  await send(communique, 'AcceptCandidate', id, { candidate: training?.id, revision: 1, commitment: opened?.id });
  expect((await at('AX-BO-0001'))?.stage).toBe('agreed');

  await send(communique, 'UndoDecision', id, { candidate: training?.id, revision: 2 });
  expect((await at('AX-BO-0001'))?.stage).toBe('proposed');

  await send(communique, 'AcceptCandidate', id, { candidate: training?.id, revision: 3 });
  expect((await at('AX-BO-0002'))?.instrument).toBe('training');
  await send(communique, 'EditCandidate', id, { candidate: training?.id, revision: 4, change: { stage: 'signed' } });
  expect((await at('AX-BO-0002'))?.stage).toBe('signed');
});

test('a merge moves the mentions to the survivor and its undo brings them back', async () => {
  const [one, two] = [await at('AX-BO-0001'), await at('AX-BO-0002')];
  await send(commitment, 'MergeCommitment', two?.id ?? '', { into: one?.id, intoNumber: 'AX-BO-0001' });
  expect((await at('AX-BO-0001'))?.mentions).toHaveLength(2);
  expect((await at('AX-BO-0001'))?.absorbed).toHaveLength(1);
  expect((await at('AX-BO-0002'))?.merged?.number).toBe('AX-BO-0001');
  const act = (await at('AX-BO-0002'))?.undoable?.at(-1)?.act;
  await send(commitment, 'UndoLastAct', two?.id ?? '', { act });
  expect((await at('AX-BO-0001'))?.mentions).toHaveLength(1);
  expect((await at('AX-BO-0001'))?.absorbed).toHaveLength(0);
  expect((await at('AX-BO-0002'))?.mentions).toHaveLength(1);
  expect((await at('AX-BO-0002'))?.merged).toBeNull();
});

test('a split opens a numbered commitment of its own and its undo brings the mention home', async () => {
  const id = await receive(`${text} `);
  const [group] = await desk(id);
  const home = await at('AX-BO-0001');
  await send(communique, 'AcceptCandidate', id, { candidate: group?.id, revision: 1, commitment: home?.id });
  expect((await at('AX-BO-0001'))?.mentions).toHaveLength(2);
  await send(commitment, 'SplitCommitment', home?.id ?? '', { into: 'own', candidates: [group?.id], title: 'Second group' });
  const born = await at('AX-BO-0003');
  expect(born?.title).toBe('Second group');
  expect(born?.splitFrom?.number).toBe('AX-BO-0001');
  await send(communique, 'EditCandidate', id, { candidate: group?.id, revision: 2, change: { stage: 'done' } });
  expect((await at('AX-BO-0003'))?.stage).toBe('done');
  const act = (await at('AX-BO-0001'))?.undoable?.at(-1)?.act;
  await send(commitment, 'UndoLastAct', home?.id ?? '', { act });
  expect((await at('AX-BO-0001'))?.mentions).toHaveLength(2);
  expect((await at('AX-BO-0003'))?.merged?.because).toBe('split-undone');
});

test('a taken number is not given twice', async () => {
  const data = { number: 'AX-BO-0001', series: 'AX-BO', serial: 1, parties: ['AX', 'BO'], partners: ['BO'], mentions: [first] };
  const system: Actor = { kind: 'system', id: 'system/register', grants: [] };
  const command = { id: makeId(), type: 'OpenCommitment', on: makeId(), actor: system, now: now(), data };
  expect(await t.ledger.handle(command, commitment)).toMatchObject({ refused: true, reason: 'not-unique' });
});
