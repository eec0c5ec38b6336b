import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Actor } from '../../kernel/decider/actor.ts';
import { harbourPack as pack } from '../testing/harbour.ts';
import { openProgrammesTest } from '../testing/open.ts';
import { exampleProgramme, nextVersion } from './examples.ts';
import { uploadProgramme } from './upload.ts';

const editor: Actor = { kind: 'person', id: 'editor-1', grants: [{ role: 'editor', office: 'tide-office' }] };
let t: Awaited<ReturnType<typeof openProgrammesTest>>;
beforeAll(async () => {
  t = await openProgrammesTest();
});
afterAll(() => t.close());

const upload = (definition: object, actor: Actor = editor, file = 'boat-builders.yaml') =>
  uploadProgramme(t.ledger, t.programmes.book, {
    ...{ file, source: stringify(definition, { lineWidth: 0 }), pack, id: randomUUID(), actor, now: t.clock() },
    services: {
      mistakes: (service) => (service === 'boat-application' ? [] : [`there is no service “${service}”`]),
      options: (_, question) => (question === 'venues' ? ['north-quay', 'south-quay'] : undefined),
    },
  });

test('an editor brings a programme and a new version of it, and both are in the book at once', async () => {
  expect(await upload(exampleProgramme)).toMatchObject({ published: { id: 'boat-builders', version: 1 } });
  expect(await upload(nextVersion({ title: { en: 'Boats, again' } }))).toMatchObject({ published: { version: 2 } });
  expect(t.programmes.book.find('boat-builders')?.title.en).toBe('Boats, again');
  expect(t.programmes.book.find('boat-builders', 1)).toEqual(exampleProgramme);
});
test('the same file again, and a changed one under an old number, are turned down in words', async () => {
  expect(await upload(nextVersion({ title: { en: 'Boats, again' } }))).toMatchObject({ reason: 'nothing-changed' });
  expect(await upload(nextVersion({ title: { en: 'Other boats' } }))).toMatchObject({
    reason: 'version-already-published',
    details: { next: 3 },
  });
});
test('mistakes come back with their line, and nothing is published', async () => {
  const outcome = await upload(nextVersion({ lead: 'tide-ofice' }, 3));
  expect(outcome).toMatchObject({
    errors: [{ line: expect.any(Number), message: expect.stringContaining('did you mean “tide-office”?') }],
  });
  expect(await upload(nextVersion({}, 3), editor, 'rafts.yaml')).toHaveProperty('errors');
  expect(await upload('no programme at all' as unknown as object)).toHaveProperty('errors');
  expect(t.programmes.book.find('boat-builders')?.version).toBe(2);
});
test('whoever is no editor there may not, and nobody takes a programme over to their own office', async () => {
  const elsewhere: Actor = { kind: 'person', id: 'editor-2', grants: [{ role: 'editor', office: 'pier-office' }] };
  expect(await upload(nextVersion({}, 3), elsewhere)).toMatchObject({ reason: 'not-allowed', details: { office: 'tide-office' } });
  expect(await upload(nextVersion({ lead: 'pier-office' }, 3), elsewhere)).toMatchObject({ reason: 'not-allowed' });
  expect(await upload(nextVersion({ lead: 'pier-office' }, 3))).toMatchObject({
    reason: 'not-allowed',
    details: { office: 'pier-office' },
  });
});
