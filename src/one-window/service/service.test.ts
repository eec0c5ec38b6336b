import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { type Given, given, stateAfter } from '../../kernel/testing/given.ts';
import type { ServiceCommand, ServiceCommandType } from './commands.ts';
import { digestOf } from './digest.ts';
import {
  discarded,
  drafted,
  draftedAgain,
  exampleDefinition,
  nextVersion,
  published,
  publishedAgain,
  reopened,
  retired,
} from './examples.ts';
import { wishOf } from './from-pack.ts';
import type { ServiceFact } from './service.ts';
import { service } from './service-decider.ts';

const editor: Actor = { kind: 'person', id: 'editor-1', grants: [{ role: 'editor', office: 'tide-office' }] };
const officer: Actor = { kind: 'person', id: 'officer-1', grants: [{ role: 'officer', office: 'tide-office' }] };
const order = (type: ServiceCommandType, data: object, actor = editor): ServiceCommand => ({
  id: 'c',
  type,
  on: exampleDefinition.id,
  actor,
  now: '2026-03-02T09:00:00.000Z',
  data,
});
const second = nextVersion({ title: { en: 'Licence of the harbour' } });
const of = (definition: typeof second) => ({ version: definition.version, digest: digestOf(definition) });

describe('a service', () => {
  it('is drafted, and published as it was drafted', () => {
    given(service, [])
      .when(order('DraftService', { definition: exampleDefinition }))
      .then([drafted as ServiceFact]);
    given(service, [drafted])
      .when(order('PublishService', of(exampleDefinition)))
      .then([published as ServiceFact]);
  });
  it('gets a higher version while the published one stays', () => {
    given(service, [published])
      .when(order('DraftService', { definition: second }))
      .then([draftedAgain as ServiceFact]);
    expect(stateAfter(service, [published, draftedAgain, publishedAgain])?.versions.map((v) => v.version)).toEqual([1, 2]);
  });
  it('loses a draft that is discarded, and nothing else', () => {
    given(service, [published, draftedAgain])
      .when(order('DiscardDraft', { version: 2 }))
      .then([discarded as ServiceFact]);
    expect(stateAfter(service, [published, draftedAgain, discarded])).toEqual(stateAfter(service, [published]));
  });
  it('is retired and reopened', () => {
    given(service, [published])
      .when(order('RetireService', { why: 'The harbour has moved' }))
      .then([retired as ServiceFact]);
    given(service, [published, retired])
      .when(order('ReopenService', {}))
      .then([reopened as ServiceFact]);
  });
});

describe('is refused', () => {
  it.each<[string, readonly Given<ServiceFact>[], ServiceCommandType, object]>([
    ['not-found', [], 'PublishService', of(second)],
    ['version-already-published', [published], 'DraftService', { definition: nextVersion({ title: { en: 'Else' } }, 1) }],
    ['nothing-changed', [published], 'DraftService', { definition: exampleDefinition }],
    ['nothing-changed', [published, draftedAgain], 'DraftService', { definition: second }],
    ['service-id-differs', [], 'DraftService', { definition: { ...exampleDefinition, id: 'pier-licence' } }],
    ['version-already-published', [published], 'PublishService', of(exampleDefinition)],
    ['no-draft', [published], 'PublishService', of(second)],
    ['draft-changed', [published, draftedAgain], 'PublishService', { version: 2, digest: 'f'.repeat(64) }],
    ['draft-changed', [published, draftedAgain], 'PublishService', { version: 3, digest: digestOf(second) }],
    ['service-retired', [published, draftedAgain, retired], 'PublishService', of(second)],
    ['service-retired', [published, retired], 'RetireService', { why: 'Again' }],
    ['service-not-retired', [published], 'ReopenService', {}],
    ['service-not-published', [drafted], 'RetireService', { why: 'Never mind' }],
    ['no-draft', [published], 'DiscardDraft', { version: 2 }],
    ['no-draft', [published, draftedAgain], 'DiscardDraft', { version: 3 }],
    ['invalid', [published], 'DraftService', { definition: { id: exampleDefinition.id } }],
  ])('with %s', (reason, facts, type, data) => {
    given(service, facts).when(order(type, data)).thenRefused(reason);
  });
  it('with version-too-low where a lower number was never published', () => {
    const fourth = { type: 'ServicePublished', data: { ...of(nextVersion({}, 4)), definition: nextVersion({}, 4) } } as const;
    given(service, [fourth])
      .when(order('DraftService', { definition: nextVersion({}, 3) }))
      .thenRefused('version-too-low');
  });
  it('to editors of another office, and to those who would take a service over', () => {
    const elsewhere: Actor = { ...editor, grants: [{ role: 'editor', office: 'pier-office' }] };
    given(service, [drafted])
      .when(order('PublishService', of(exampleDefinition), elsewhere))
      .thenRefused('not-allowed');
    given(service, [published])
      .when(order('DraftService', { definition: nextVersion({ lead: 'pier-office' }) }, elsewhere))
      .thenRefused('not-allowed');
    given(service, [published])
      .when(order('DraftService', { definition: nextVersion({ lead: 'pier-office' }) }))
      .thenRefused('not-allowed');
  });
  it('to officers', () => {
    given(service, [drafted])
      .when(order('PublishService', of(exampleDefinition), officer))
      .thenRefused('not-allowed');
  });
});

it('whatever is ordered, published versions stay as they were and their numbers rise', () => {
  const definitions = [1, 2, 3].flatMap((version) => [nextVersion({}, version), nextVersion({ summary: { en: 'Other' } }, version)]);
  const orders = fc.oneof(
    fc.constantFrom(...definitions).map((definition) => order('DraftService', { definition })),
    fc.constantFrom(...definitions).map((definition) => order('PublishService', of(definition))),
    fc.integer({ min: 1, max: 3 }).map((version) => order('DiscardDraft', { version })),
    fc.constantFrom(order('RetireService', { why: 'w' }), order('ReopenService', {})),
  );
  fc.assert(
    fc.property(fc.array(orders, { maxLength: 25 }), (all) => {
      const facts: ServiceFact[] = [];
      let seen: readonly string[] = [];
      for (const command of all) {
        const decided = service.decide(command, stateAfter(service, facts));
        if (!isRefusal(decided)) facts.push(...decided);
        const state = stateAfter(service, facts);
        const now = (state?.versions ?? []).map((v) => `${v.version} ${digestOf(v.definition)}`);
        expect(now.slice(0, seen.length)).toEqual(seen);
        expect(now).toEqual([...now].sort());
        const latest = state?.versions.at(-1)?.version ?? 0;
        expect(state?.draft === null || state === null || state.draft.version > latest).toBe(true);
        seen = now;
      }
    }),
    { numRuns: 200 },
  );
});

describe('the pack at a start', () => {
  const file = 'packs/x/services/harbour-licence.yaml';
  const having = (...facts: readonly (typeof published)[]) => stateAfter(service, facts);
  const byEditor = { ...draftedAgain, actor: 'editor-1' };
  const byPack = { ...draftedAgain, actor: 'system/pack' };

  it('publishes what is new, drafts drafts, and does nothing twice', () => {
    expect(wishOf({ file, definition: exampleDefinition }, null)).toBe('publish');
    expect(wishOf({ file, definition: { ...exampleDefinition, draft: true } }, null)).toBe('draft');
    expect(wishOf({ file, definition: exampleDefinition }, having(published))).toBe('nothing');
    expect(wishOf({ file, definition: second }, having(published))).toBe('publish');
    expect(wishOf({ file, definition: { ...second, draft: true } }, having(published, byPack))).toBe('nothing');
    expect(wishOf({ file, definition: second }, having(published, byPack))).toBe('publish');
    expect(wishOf({ file, definition: exampleDefinition }, having(published, publishedAgain))).toBe('nothing');
  });
  it('says which number a changed file needs, and leaves the published one', () => {
    const changed = { ...exampleDefinition, title: { en: 'Other' } };
    expect(wishOf({ file, definition: changed }, having(published))).toEqual({
      line: `${file} was changed but version 1 is already published: give it version 2`,
    });
  });
  it("never writes over an editor's draft, and waits while a service is retired", () => {
    expect(wishOf({ file, definition: nextVersion({}, 3) }, having(published, byEditor))).toEqual({
      line: `${file} waits: an editor has drafted version 2 of harbour-licence; publish or discard it, then start again`,
    });
    expect(wishOf({ file, definition: second }, having(published, retired))).toMatchObject({ line: expect.stringContaining('is retired') });
  });
});
