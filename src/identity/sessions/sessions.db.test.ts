import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { person } from '../person/person-decider.ts';
import type { TestIdentity } from '../testing.ts';
import { openTestIdentity } from '../testing.ts';
import { addPerson } from './joining.ts';
import { tryOnce } from './rate-limit.ts';
import { endSession, findSession, idleFor, isFormOf, listSessions, openSession, signOut, signOutEverywhere } from './session.ts';
import { signIn } from './sign-in.ts';

/** Scrypt is slow on purpose, and slower on a busy machine. */
const patiently = { timeout: 90_000 };
let t: TestIdentity;
let amina: string;
const password = 'mango river 9';
const from = { address: '192.0.2.1', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };

const add = async (name: string): Promise<string> => {
  const email = `${name.toLowerCase()}@example.org`;
  const added = await addPerson(t, { name, email, language: 'ur', password, grants: [{ role: 'officer', office: 'trade-desk' }] });
  if (isRefusal(added)) throw new Error(added.reason);
  return added.person;
};
const open = (who: string) => openSession(t, { person: who, userAgent: from.userAgent });

beforeAll(async () => {
  t = await openTestIdentity();
  amina = await add('Amina');
});
afterAll(() => t.close());

describe('signing in', patiently, () => {
  test('opens a session for the person, with their grants, and ends the one the browser had', async () => {
    const previous = await open(amina);
    const done = await signIn(t, { email: ' Amina@example.org', password, ...from, previous });
    if (isRefusal(done)) throw new Error(done.reason);
    const found = await findSession(t, done.token);
    expect(found?.actor).toEqual({ kind: 'person', id: amina, grants: [{ role: 'officer', office: 'trade-desk' }] });
    expect(found?.person).toEqual({ id: amina, name: 'Amina', language: 'ur' });
    expect(await findSession(t, previous)).toBeUndefined();
    expect(done.token).not.toBe(previous);
  });
  test('says the same for a wrong password and an unknown address', async () => {
    const wrong = await signIn(t, { email: 'amina@example.org', password: 'mango river 8', ...from });
    const unknown = await signIn(t, { email: 'nobody@example.org', password, ...from });
    expect(isRefusal(wrong) && wrong.reason).toBe('wrong-email-or-password');
    expect(unknown).toEqual(wrong);
  });
  test('is refused after ten tries, says how long to wait, and waiting helps', async () => {
    const guesses = Array.from({ length: 10 }, () => ({ what: 'sign-in-account', who: 'guess@example.org', most: 10, within: 900_000 }));
    for (const guess of guesses) expect(await tryOnce(t, [guess])).toBeUndefined();
    t.pass(60_000);
    const refused = await signIn(t, { email: 'Guess@example.org', password, ...from });
    expect(isRefusal(refused) && refused).toMatchObject({ reason: 'too-many-tries', details: { waitSeconds: 840, minutes: 14 } });
    t.pass(841_000);
    const later = await signIn(t, { email: 'guess@example.org', password, ...from });
    expect(isRefusal(later) && later.reason).toBe('wrong-email-or-password');
  });
  test('keeps no password and no token as it is', async () => {
    const token = await open(amina);
    const { rows } = await t.storage.pool.query('select s::text as s, p.hash from sessions s, passwords p');
    const kept = JSON.stringify(rows);
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(password);
    expect(kept).toContain('scrypt$17$8$1$');
  });
});

describe('a rate limit', patiently, () => {
  const limit = { what: 'test', who: 'somebody', most: 3, within: 60_000 };
  test('lets no more through when many come at once, and names nobody in its table', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => tryOnce(t, [limit])));
    expect(answers.filter((a) => a === undefined).length).toBeLessThanOrEqual(3);
    const { rows } = await t.storage.pool.query("select bucket from attempts where bucket like 'test/%'");
    expect(rows.length).toBeLessThanOrEqual(3);
    expect(JSON.stringify(rows)).not.toContain('somebody');
  });
  test('slides: trying while it holds does not prolong it', async () => {
    const slow = { ...limit, who: 'patient' };
    for (let i = 0; i < 3; i++) {
      expect(await tryOnce(t, [slow])).toBeUndefined();
      t.pass(10_000);
    }
    expect(await tryOnce(t, [slow])).toMatchObject({ details: { waitSeconds: 30 } });
    t.pass(31_000);
    expect(await tryOnce(t, [slow])).toBeUndefined();
    expect(await tryOnce(t, [slow])).toMatchObject({ reason: 'too-many-tries' });
  });
});

describe('a session', patiently, () => {
  test('ends after eight hours without use, but not while it is used', async () => {
    const token = await open(amina);
    for (let i = 0; i < 3; i++) {
      t.pass(idleFor - 1000);
      expect(await findSession(t, token)).toBeDefined();
    }
    t.pass(idleFor + 1000);
    expect(await findSession(t, token)).toBeUndefined();
  });
  test('ends after seven days in any case', async () => {
    const token = await open(amina);
    for (let hour = 0; hour < 7 * 24 - 1; hour += 7) {
      expect(await findSession(t, token), `after ${hour} hours`).toBeDefined();
      t.pass(7 * 3_600_000);
    }
    expect(await findSession(t, token)).toBeUndefined();
  });
  test('ends by signing out, one by one or everywhere', async () => {
    const zain = await add('Zain');
    const [one, two, three] = [await open(zain), await open(zain), await open(zain)];
    const own = await listSessions(t, zain);
    expect(own.map((s) => s.agent)).toEqual(['Firefox, Linux', 'Firefox, Linux', 'Firefox, Linux']);
    await signOut(t, one);
    expect(await findSession(t, one)).toBeUndefined();
    const other = await findSession(t, two);
    await endSession(t, amina, other?.session ?? '');
    expect(await findSession(t, two), 'another person cannot end it').toBeDefined();
    await endSession(t, zain, other?.session ?? '');
    expect(await findSession(t, two)).toBeUndefined();
    await signOutEverywhere(t, zain);
    expect(await findSession(t, three)).toBeUndefined();
    expect(await listSessions(t, zain)).toEqual([]);
  });
  test('knows its own forms, and nobody else’s', async () => {
    const [mine, other] = [await findSession(t, await open(amina)), await findSession(t, await open(amina))];
    if (mine === undefined || other === undefined) throw new Error('no session');
    expect(isFormOf(mine, mine.csrf)).toBe(true);
    expect(isFormOf(mine, other.csrf)).toBe(false);
    expect(isFormOf(mine, '')).toBe(false);
  });
  test('stops at once when its owner is suspended, and new roles count at once', async () => {
    const bilal = await add('Bilal');
    const token = await open(bilal);
    const order = (type: string, data: object) =>
      t.ledger.handle({ id: t.makeId(), type, on: bilal, actor: system('test'), now: t.clock(), data }, person);
    await order('GrantRole', { role: 'editor', office: 'trade-desk' });
    expect((await findSession(t, token))?.actor.grants).toHaveLength(2);
    await order('SuspendPerson', { reason: 'Left.' });
    expect(await findSession(t, token)).toBeUndefined();
    const again = await signIn(t, { email: 'bilal@example.org', password, ...from });
    expect(isRefusal(again) && again.reason).toBe('person-suspended');
    await t.ledger.settled();
    await order('ReinstatePerson', {});
    expect(await findSession(t, token), 'the old session is gone for good').toBeUndefined();
  });
  test('of anything odd is nobody’s', async () => {
    for (const token of ['', 'x', '\u0000', 'a'.repeat(100_000)]) expect(await findSession(t, token)).toBeUndefined();
  });
});
