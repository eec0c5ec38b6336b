import { afterAll, beforeAll, expect, it } from 'vitest';
import { system } from '../../kernel/decider/actor.ts';
import type { Room } from '../../ledger/ledger.ts';
import { openTestLedger, type TestLedger } from '../../ledger/testing.ts';
import { caseDecider } from '../../one-window/case/decider.ts';
import { caseMigrations } from '../../one-window/case/row.ts';
import { exampleDefinition, nextVersion } from '../../one-window/service/examples.ts';
import { applyServices } from '../../one-window/service/from-pack.ts';
import { serviceMigrations } from '../../one-window/service/row.ts';
import { service } from '../../one-window/service/service-decider.ts';
import { definitionsOf, testRules } from '../../one-window/testing/definition.ts';
import { serviceDiff, serviceList } from './services.ts';

const now = '2026-03-02T09:00:00.000Z';
let count = 0;
const makeId = () => `id-${++count}`;
const cases = caseDecider({ ...testRules, catalogue: definitionsOf([exampleDefinition]) });
const room: Room = { name: 'one-window', deciders: [service, cases], migrations: [...serviceMigrations, ...caseMigrations] };
let t: TestLedger;
const start = (definition: typeof exampleDefinition) =>
  applyServices(t.ledger, [{ file: 'harbour-licence.yaml', definition }], { now, makeId });
beforeAll(async () => {
  t = await openTestLedger([room]);
});
afterAll(() => t.close());

it('an empty node has no service, and one version has nothing to be compared with', async () => {
  expect(await serviceList(t)).toEqual(['This node has no service.']);
  expect(await serviceDiff(t, 'harbour-licence')).toEqual({ problem: 'There is no service “harbour-licence”. This node has none.' });
  await start(exampleDefinition);
  expect(await serviceDiff(t, 'harbour-licence')).toMatchObject({ problem: expect.stringContaining('has one version only, 1') });
  expect(await serviceDiff(t, 'harbor-licence')).toMatchObject({ problem: expect.stringContaining('There are: harbour-licence.') });
});

it('a draft is compared with what is published, and open cases are counted by the version they keep', async () => {
  const data = { service: 'harbour-licence', version: 1, kind: 'company', country: 'BO', name: 'Zafar', language: 'en' };
  await t.ledger.handle({ id: makeId(), type: 'OpenCase', on: 'case-1', actor: { kind: 'person', id: 'p', grants: [] }, now, data }, cases);
  const [look, licence] = structuredClone(exampleDefinition).stages;
  const [task] = look?.tasks ?? [];
  if (look === undefined || licence === undefined || task === undefined) throw new Error('the example has two stages');
  const draft = nextVersion({ draft: true, stages: [{ ...look, tasks: [{ ...task, clock: 'P8D' }] }, licence], appeal: undefined });
  await start(draft);
  expect(await serviceDiff(t, 'harbour-licence')).toEqual({
    lines: [
      'Harbour licence: from version 1 to version 2, a draft',
      '',
      'Tasks of offices',
      '  ~ safety: Safety of the quay',
      '      Clock: “P5D” → “P8D”',
      'Appeal',
      '  - appeal: Appeal',
      '',
      'A case keeps the version it was opened with. Publishing changes none of these.',
      '  version 1: 1 being filled in, 0 in progress',
    ],
  });
  expect(await serviceDiff(t, 'harbour-licence', { from: '1', to: '7' })).toEqual({
    problem: 'There is no version 7 of “harbour-licence”; there are 1, 2.',
  });
  expect(await serviceList(t)).toEqual([
    'harbour-licence    2  draft       2026-03-02  Harbour licence (open cases: 1)',
    'harbour-licence    1  published   2026-03-02  Harbour licence',
  ]);
});

it('a discarded draft is compared no more', async () => {
  await t.ledger.handle(
    { id: makeId(), type: 'DiscardDraft', on: 'harbour-licence', actor: system('test'), now, data: { version: 2 } },
    service,
  );
  expect(await serviceList(t)).toHaveLength(1);
});
