import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system } from '../../kernel/decider/actor.ts';
import type { Grant } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { person } from '../person/person-decider.ts';
import type { TestIdentity } from '../testing.ts';
import { openTestIdentity } from '../testing.ts';
import type { Scope } from './keys.ts';
import { actorOfKey, listKeys, makeKey, revokeKey } from './keys.ts';
import { makeKeyText } from './key-text.ts';

let t: TestIdentity;
const grants: readonly Grant[] = [{ role: 'editor', office: 'trade-desk' }];
const order = (on: string, type: string, data: object) =>
  t.ledger.handle({ id: t.makeId(), type, on, actor: system('test'), now: t.clock(), data }, person);
const add = async (name: string): Promise<string> => {
  const id = t.makeId();
  await order(id, 'RegisterPerson', { name, email: `${name}@example.org`, language: 'en', grants });
  return id;
};
const make = async (owner: string, scopes: readonly Scope[] = ['read'], days: number | null = 30) => {
  const made = await makeKey(t, { person: owner, label: 'Nightly export', scopes, days });
  if (isRefusal(made)) throw new Error(made.reason);
  return made;
};

beforeAll(async () => {
  t = await openTestIdentity();
});
afterAll(() => t.close());

describe('a key', () => {
  test('stands for its owner, with their grants and its own scopes', async () => {
    const owner = await add('huma');
    const { key } = await make(owner, ['read', 'write']);
    expect(await actorOfKey(t, key)).toEqual({ actor: { kind: 'key', id: owner, grants }, scopes: ['read', 'write'] });
    await order(owner, 'RevokeRole', { role: 'editor', office: 'trade-desk' });
    expect((await actorOfKey(t, key))?.actor.grants, 'a lost role is lost at once').toEqual([]);
  });
  test('is listed without itself, and is nowhere in the database', async () => {
    const owner = await add('iqbal');
    const { id, key } = await make(owner);
    expect((await listKeys(t, owner))[0]).toMatchObject({ id, label: 'Nightly export', usedAt: null, revokedAt: null });
    await actorOfKey(t, key);
    const [listed] = await listKeys(t, owner);
    expect(listed?.usedAt).toBe(t.clock());
    expect(JSON.stringify(listed)).not.toContain(key);
    const { rows } = await t.storage.pool.query('select k::text from api_keys k');
    expect(JSON.stringify(rows)).not.toContain(key);
  });
  test('holds until its day, and no longer', async () => {
    const { key } = await make(await add('javed'), ['read'], 2);
    t.pass(2 * 86_400_000 - 1000);
    expect(await actorOfKey(t, key)).toBeDefined();
    t.pass(2000);
    expect(await actorOfKey(t, key)).toBeUndefined();
  });
  test('is revoked by its owner, and by nobody else', async () => {
    const [owner, other] = [await add('kiran'), await add('lubna')];
    const { id, key } = await make(owner, ['read'], null);
    expect(await revokeKey(t, other, id)).toMatchObject({ reason: 'not-found' });
    expect(await actorOfKey(t, key)).toBeDefined();
    expect(await revokeKey(t, owner, id)).toBeUndefined();
    expect(await actorOfKey(t, key)).toBeUndefined();
    expect(await revokeKey(t, owner, id), 'twice is too late').toMatchObject({ reason: 'not-found' });
  });
  test('of a suspended owner opens nothing until they are back', async () => {
    const owner = await add('moiz');
    const { key } = await make(owner);
    await order(owner, 'SuspendPerson', { reason: 'On leave.' });
    expect(await actorOfKey(t, key)).toBeUndefined();
    await order(owner, 'ReinstatePerson', {});
    expect(await actorOfKey(t, key)).toBeDefined();
  });
  test('that was never made opens nothing', async () => {
    expect(await actorOfKey(t, makeKeyText(t.random))).toBeUndefined();
    for (const odd of ['', 'drk_', 'Bearer x', '\u0000']) expect(await actorOfKey(t, odd)).toBeUndefined();
  });
  test('needs a label, a scope and a sensible end', async () => {
    const owner = await add('nida');
    const good = { person: owner, label: 'Export', scopes: ['read'] as const, days: 30 };
    for (const wrong of [{ label: ' ' }, { scopes: [] }, { days: 0 }, { days: 731 }, { days: 1.5 }]) {
      expect(await makeKey(t, { ...good, ...wrong })).toMatchObject({ reason: 'invalid' });
    }
  });
  test('is one of fifty at most', async () => {
    const owner = await add('omer');
    for (let i = 0; i < 50; i++) await make(owner);
    expect(await makeKey(t, { person: owner, label: 'One more', scopes: ['read'], days: 1 })).toMatchObject({ reason: 'too-many-keys' });
  });
});
