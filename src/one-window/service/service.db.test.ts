import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import type { Room } from '../../ledger/ledger.ts';
import { openTestLedger, type TestLedger } from '../../ledger/testing.ts';
import { type Catalogue, openCatalogue } from './catalogue.ts';
import type { ServiceCommandType } from './commands.ts';
import type { Definition } from './definition.ts';
import { digestOf } from './digest.ts';
import { exampleDefinition, nextVersion } from './examples.ts';
import { applyServices } from './from-pack.ts';
import { listVersions } from './queries.ts';
import { serviceMigrations } from './row.ts';
import { service } from './service-decider.ts';

const room: Room = { name: 'one-window', deciders: [service], migrations: serviceMigrations };
const editor: Actor = { kind: 'person', id: 'editor-1', grants: [{ role: 'editor', office: null }] };
const now = '2026-03-02T09:00:00.000Z';
const file = 'packs/x/services/harbour-licence.yaml';
const harbour = exampleDefinition.id;
let count = 0;
const makeId = () => `id-${++count}`;
let t: TestLedger;
let catalogue: Catalogue;
beforeAll(async () => {
  t = await openTestLedger([room]);
  catalogue = openCatalogue();
});
afterAll(() => t.close());

const start = async (...definitions: readonly Definition[]) =>
  applyServices(
    t.ledger,
    definitions.map((definition) => ({ file, definition })),
    { now, makeId },
  );
const order = async (type: ServiceCommandType, data: object) => {
  const handled = await t.ledger.handle({ id: makeId(), type, on: harbour, actor: editor, now, data }, service);
  await catalogue.refresh(t.ledger);
  return isRefusal(handled) ? handled.reason : 'done';
};

it("a pack's service is published once, and can be found in the catalogue afterwards", async () => {
  expect(await start(exampleDefinition)).toEqual({ published: [harbour], drafted: [], lines: [] });
  expect(await start(exampleDefinition)).toEqual({ published: [], drafted: [], lines: [] });
  expect(catalogue.published()).toEqual([]);
  await catalogue.refresh(t.ledger);
  expect(catalogue.latest(harbour)).toEqual(exampleDefinition);
  expect(catalogue.find(harbour, 2)).toBeUndefined();
  expect((await t.ledger.events(`service/${harbour}`)).map((e) => e.type)).toEqual(['ServiceDrafted', 'ServicePublished']);
});

it('two processes that start at once publish it once', async () => {
  const definition = { ...exampleDefinition, id: 'pier-licence' };
  const both = await Promise.all([start(definition), start(definition)]);
  expect(both.flatMap((b) => b.lines)).toEqual([]);
  expect(await listVersions(t.ledger, 'pier-licence')).toMatchObject([{ version: 1, status: 'published' }]);
});

it('a changed file without a new number is told about and changes nothing', async () => {
  const { lines, published } = await start({ ...exampleDefinition, title: { en: 'Other' } });
  expect(published).toEqual([]);
  expect(lines).toEqual([`${file} was changed but version 1 is already published: give it version 2`]);
  await catalogue.refresh(t.ledger);
  expect(catalogue.latest(harbour)?.title.en).toBe('Harbour licence');
});

it('a draft is found for a trial only and says that it is one; published, it takes new cases, and the old version can still be found', async () => {
  const first = catalogue.latest(harbour);
  const second = nextVersion({ title: { en: 'Licence of the harbour' } });
  expect(await order('DraftService', { definition: second })).toBe('done');
  expect(catalogue.draft(harbour)).toMatchObject({ version: 2, draft: true });
  expect(catalogue.find(harbour, 2)).toBeUndefined();
  expect(catalogue.find(harbour, 2, true)?.draft).toBe(true);
  expect(catalogue.latest(harbour)).toBe(first);
  expect(await order('PublishService', { version: 2, digest: digestOf(second) })).toBe('done');
  expect(catalogue.latest(harbour)).toMatchObject({ version: 2, draft: false });
  expect(catalogue.find(harbour, 1)).toBe(first);
  expect(catalogue.draft(harbour)).toBeUndefined();
  expect(await listVersions(t.ledger, harbour)).toMatchObject([
    { version: 2, status: 'published', title: 'Licence of the harbour', by_whom: 'editor-1' },
    { version: 1, status: 'superseded', by_whom: 'system/pack' },
  ]);
});

it('a retired service takes no new cases, and is known all the same', async () => {
  expect(await order('RetireService', { why: 'The harbour has moved' })).toBe('done');
  expect(catalogue.latest(harbour)).toBeUndefined();
  expect(catalogue.isRetired(harbour)).toBe(true);
  expect(catalogue.published().map((d) => d.id)).not.toContain(harbour);
  expect(catalogue.known().map((d) => d.id)).toContain(harbour);
  expect(catalogue.find(harbour, 2)?.version).toBe(2);
  expect(await order('ReopenService', {})).toBe('done');
  expect(catalogue.latest(harbour)?.version).toBe(2);
});

it('who asks the catalogue while it is reading sees what was written before they asked', async () => {
  const third = nextVersion({}, 3);
  const reading = catalogue.refresh(t.ledger);
  await t.ledger.handle({ id: makeId(), type: 'DraftService', on: harbour, actor: editor, now, data: { definition: third } }, service);
  await Promise.all([catalogue.refresh(t.ledger), reading]);
  expect(catalogue.draft(harbour)?.version).toBe(3);
});

it('what another process has published is seen by who looks a moment later', async () => {
  let seconds = 0;
  const elsewhere = openCatalogue({ elapsed: () => seconds });
  await elsewhere.refresh(t.ledger);
  expect(elsewhere.latest(harbour)?.version).toBe(2);
  const third = catalogue.draft(harbour) ?? exampleDefinition;
  await order('PublishService', { version: 3, digest: digestOf(third) });
  seconds = 2.9;
  elsewhere.latest(harbour);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(elsewhere.latest(harbour)?.version).toBe(2);
  seconds = 3;
  await expect.poll(() => elsewhere.latest(harbour)?.version).toBe(3);
});

it('rebuilding gives the same rows', async () => {
  const before = await listVersions(t.ledger);
  await t.ledger.rebuild();
  expect(await listVersions(t.ledger)).toEqual(before);
});
