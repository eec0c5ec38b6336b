import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Grant } from '../../kernel/decider/actor.ts';
import { system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { emailTaken } from '../sessions/joining.ts';
import type { TestIdentity } from '../testing.ts';
import { openTestIdentity } from '../testing.ts';
import { person } from './person-decider.ts';
import { findPerson, findPersonByEmail, hasAnyone, listPeople, namesOf } from './queries.ts';

let t: TestIdentity;
const order = (on: string, type: string, data: object) =>
  t.ledger.handle({ id: t.makeId(), type, on, actor: system('test'), now: t.clock(), data }, person);
const register = (id: string, name: string, grants: readonly Grant[] = []) =>
  order(id, 'RegisterPerson', { name, email: `${id}@example.org`, language: 'en', grants });

beforeAll(async () => {
  t = await openTestIdentity();
  await register('basit', 'Basit', [{ role: 'officer', office: 'trade-desk' }]);
  await register('asma', 'Asma', [{ role: 'supervisor', office: 'trade-desk' }]);
  await register('dua', 'Dua');
});
afterAll(() => t.close());

describe('people', () => {
  test('are found by id, by address and by office', async () => {
    expect(await findPerson(t.ledger.db, 'asma')).toMatchObject({ name: 'Asma', status: 'active', registeredAt: t.clock() });
    expect((await findPersonByEmail(t.ledger.db, ' ASMA@example.org'))?.id).toBe('asma');
    expect(await findPersonByEmail(t.ledger.db, 'not an address')).toBeUndefined();
    expect((await listPeople(t.ledger.db, { office: 'trade-desk' })).map((p) => p.name)).toEqual(['Asma', 'Basit']);
    expect((await listPeople(t.ledger.db, { limit: 1, offset: 1 })).map((p) => p.name)).toEqual(['Basit']);
    expect([...(await namesOf(t.ledger.db, ['asma', 'dua', 'nobody', 'asma']))]).toEqual([
      ['asma', 'Asma'],
      ['dua', 'Dua'],
    ]);
  });
  test('have an address that nobody else has, also when two register at once', async () => {
    const same = (id: string) => order(id, 'RegisterPerson', { name: 'Twin', email: 'twin@example.org', language: 'en', grants: [] });
    const both = await Promise.all([same('twin-1'), same('twin-2')]);
    const refused = both.filter(isRefusal);
    expect(refused.map((r) => emailTaken(r).details)).toEqual([{ fields: { email: 'email-taken' } }]);
    const moved = await order('dua', 'ChangeEmail', { email: 'asma@example.org' });
    expect(isRefusal(moved) && emailTaken(moved).reason).toBe('invalid');
    expect((await findPerson(t.ledger.db, 'dua'))?.email).toBe('dua@example.org');
  });
  test('once erased are on no list, and their address is free again', async () => {
    await order('dua', 'ErasePerson', {});
    expect((await listPeople(t.ledger.db)).map((p) => p.id)).not.toContain('dua');
    expect(await namesOf(t.ledger.db, ['dua'])).toEqual(new Map());
    expect(isRefusal(await order('dua-2', 'RegisterPerson', { name: 'Dua', email: 'dua@example.org', language: 'en', grants: [] }))).toBe(
      false,
    );
  });
  test('are asked for a role that someone active has', async () => {
    expect(await hasAnyone(t.ledger.db, 'administrator')).toBe(false);
    await order('basit', 'GrantRole', { role: 'administrator', office: null });
    expect(await hasAnyone(t.ledger.db, 'administrator')).toBe(true);
    await order('basit', 'SuspendPerson', { reason: 'On leave.' });
    expect(await hasAnyone(t.ledger.db, 'administrator')).toBe(false);
  });
});
