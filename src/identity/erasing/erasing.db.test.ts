import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../kernel/decider/actor.ts';
import { system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { confirmFollow, follow } from '../follower/follow.ts';
import { makeKey } from '../keys/keys.ts';
import { addPerson } from '../sessions/joining.ts';
import { requestReset } from '../sessions/password.ts';
import { findSession, openSession } from '../sessions/session.ts';
import { signIn } from '../sessions/sign-in.ts';
import type { TestIdentity } from '../testing.ts';
import { openTestIdentity, tokenOf } from '../testing.ts';
import { erasePerson } from './erasing.ts';

let t: TestIdentity;
const erased: string[] = [];
const email = 'mehreen.quraishi@example.org';
const from = { address: '192.0.2.1', userAgent: '' };
let mehreen: string;
let token: string;
const order = (actor: Actor, id = t.makeId()) => ({ id, on: mehreen, actor, now: t.clock() });

/** Every row of every table that could hold something of a person. */
const everything = async (): Promise<string> => {
  const tables = [
    'people',
    'followers',
    'sessions',
    'passwords',
    'api_keys',
    'links',
    'outbox',
    'attempts',
    'streams',
    'graphile_worker._private_jobs',
  ];
  const found = await Promise.all(
    tables.map((table) => t.storage.pool.query(`select '${table}' as "table", x::text as row from ${table} x`)),
  );
  return JSON.stringify(found.flatMap((f) => f.rows));
};

beforeAll(async () => {
  t = await openTestIdentity({
    erase: async (_ledger, about) => {
      erased.push(...about);
    },
  });
  const added = await addPerson(t, { name: 'Mehreen Quraishi', email, language: 'en', password: 'mango river 9', grants: [] });
  if (isRefusal(added)) throw new Error(added.reason);
  mehreen = added.person;
  token = await openSession(t, { person: mehreen, userAgent: 'Firefox/140.0' });
  await makeKey(t, { person: mehreen, label: 'Export', scopes: ['read'], days: 9 });
  await follow(t, { target: 'commitment/1', email, language: 'en', address: from.address });
  await confirmFollow(t, tokenOf(await t.linkTo(email)));
  await requestReset(t, { email, address: from.address });
  await signIn(t, { email, password: 'wrong by one letter', ...from });
  await t.deliver();
});
afterAll(() => t.close());

describe('erasing a person', () => {
  test('is refused to others, and changes nothing then', async () => {
    const other: Actor = { kind: 'person', id: 'person-other', grants: [{ role: 'supervisor', office: 'trade-desk' }] };
    expect(await erasePerson(t, order(other))).toMatchObject({ reason: 'not-allowed' });
    expect(await findSession(t, token)).toBeDefined();
    expect(await everything()).toContain('"table":"followers"');
    expect(erased).toEqual([]);
  });
  test('takes along their sessions, password, keys, links, mails, tries and what their address follows', async () => {
    expect(await everything()).toMatch(/Quraishi/);
    const command = order({ kind: 'person', id: mehreen, grants: [] });
    expect(isRefusal(await erasePerson(t, command))).toBe(false);
    const left = await everything();
    expect(left).not.toMatch(/mehreen\.|Quraishi/i);
    for (const table of ['sessions', 'passwords', 'api_keys', 'links', 'outbox']) expect(left).not.toContain(`"table":"${table}"`);
    expect(left.match(/"table":"attempts"/g)?.length ?? 0, 'only the tries of the network address are left').toBe(3);
    expect(await findSession(t, token)).toBeUndefined();
    expect(erased).toContain(mehreen);
    expect(erased, 'the follower with that address as well').toHaveLength(2);
    expect(await erasePerson(t, command), 'ordered twice, it is done once').toMatchObject({ again: true });
  });
  test('cannot be done to someone who is not there', async () => {
    expect(await erasePerson(t, { ...order(system('test')), on: 'nobody' })).toMatchObject({ reason: 'not-found' });
    expect(await erasePerson(t, order(system('test')))).toMatchObject({ reason: 'person-erased' });
  });
});
