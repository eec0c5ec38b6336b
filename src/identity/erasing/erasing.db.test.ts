import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../kernel/decider/actor.ts';
import { system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { followersOf } from '../follower/queries.ts';
import { confirmFollow, follow, unfollow } from '../follower/follow.ts';
import { orderMail } from '../mail/queries.ts';
import { makeKey } from '../keys/keys.ts';
import { addPerson } from '../sessions/joining.ts';
import { requestReset } from '../sessions/password.ts';
import { findSession, openSession } from '../sessions/session.ts';
import { signIn } from '../sessions/sign-in.ts';
import type { TestIdentity } from '../testing.ts';
import { openTestIdentity, tokenOf } from '../testing.ts';
import { erasePerson } from './erasing.ts';

/** Scrypt is slow on purpose, and slower on a busy machine. */
const patiently = { timeout: 90_000 };
let t: TestIdentity;
const email = 'mehreen.quraishi@example.org';
const from = { address: '192.0.2.1', userAgent: '' };
let mehreen: string;
let token: string;
const order = (actor: Actor, id = t.makeId()) => ({ id, on: mehreen, actor, now: t.clock() });

/** Every row of every table there is. */
const everything = async (): Promise<string> => {
  const tables = await t.storage.pool.query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker')`);
  const found = await Promise.all(
    tables.rows.map(({ name }) => t.storage.pool.query(`select '${name}' as "table", x::text as row from ${name} x`)),
  );
  return JSON.stringify(found.flatMap((f) => f.rows));
};

beforeAll(async () => {
  t = await openTestIdentity();
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

describe('erasing a person', patiently, () => {
  test('is refused to others, and changes nothing then', async () => {
    const other: Actor = { kind: 'person', id: 'person-other', grants: [{ role: 'supervisor', office: 'trade-desk' }] };
    expect(await erasePerson(t, order(other))).toMatchObject({ reason: 'not-allowed' });
    expect(await findSession(t, token)).toBeDefined();
    expect(await followersOf(t.ledger.db, 'commitment/1')).toHaveLength(1);
  });
  test('takes along their sessions, password, keys, links, mails, tries and what their address follows', async () => {
    expect(await everything()).toMatch(/Quraishi/);
    const command = order({ kind: 'person', id: mehreen, grants: [] });
    expect(isRefusal(await erasePerson(t, command))).toBe(false);
    expect(await findSession(t, token)).toBeUndefined();
    expect(await followersOf(t.ledger.db, 'commitment/1')).toEqual([]);
    await t.deliver();
    const left = await everything();
    expect(left).not.toMatch(/mehreen|quraishi/i);
    for (const table of ['sessions', 'passwords', 'api_keys', 'links', 'outbox', '_private_jobs']) {
      const inTable = left.match(new RegExp(`"table":"\\w+\\.${table}".*?}`, 'g')) ?? [];
      // The nightly round for those who left waits for its hour, and names nobody.
      expect(
        inTable.filter((row) => !row.includes('erase-followers')),
        table,
      ).toEqual([]);
    }
    expect(left.match(/"table":"public.attempts"/g)?.length ?? 0, 'only the tries of the network address are left').toBe(3);
    expect((await t.ledger.fsck()).problems).toEqual([]);
    expect(await erasePerson(t, command), 'ordered twice, it is done once').toMatchObject({ again: true });
  });
  test('cannot be done to someone who is not there', async () => {
    expect(await erasePerson(t, { ...order(system('test')), on: 'nobody' })).toMatchObject({ reason: 'not-found' });
    expect(await erasePerson(t, order(system('test')))).toMatchObject({ reason: 'person-erased' });
  });
  test('is done in the night for those who only left', async () => {
    await follow(t, { target: 'commitment/2', email: 'leaver@example.org', language: 'en', address: from.address });
    await confirmFollow(t, tokenOf(await t.linkTo('leaver@example.org')));
    const [leaver] = await followersOf(t.ledger.db, 'commitment/2');
    await orderMail(t.ledger.db, {
      to: { follower: leaver?.follower ?? '' },
      letters: { en: { subject: 'News', paragraphs: [] } },
      mail: 'news',
    });
    await unfollow(t, tokenOf(await t.linkTo('leaver@example.org')));
    const { rows } = await t.storage.pool.query("select run_at from graphile_worker.jobs where task_identifier = 'erase-followers'");
    expect(rows.map((job) => new Date(job.run_at).toISOString())).toEqual(['2026-03-03T01:00:00.000Z']);
    await t.storage.pool.query('update graphile_worker._private_jobs set run_at = now()');
    await t.deliver();
    expect(await everything()).not.toContain('leaver@');
    expect((await t.ledger.fsck()).problems).toEqual([]);
  });
});
