import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { findLink, lifetimes } from '../links/links.ts';
import { listOutbox } from '../mail/queries.ts';
import { person } from '../person/person-decider.ts';
import { findPersonByEmail, hasAnyone } from '../person/queries.ts';
import type { TestIdentity } from '../testing.ts';
import { openTestIdentity, tokenOf } from '../testing.ts';
import { addPerson, issueRecoveryLink, issueSetupLink, setUp, signUp } from './joining.ts';
import { changePassword, choosePassword, requestReset } from './password.ts';
import { dropPassword } from './queries.ts';
import { findSession, openSession } from './session.ts';
import { signIn } from './sign-in.ts';

/** Scrypt is slow on purpose, and slower on a busy machine. */
const patiently = { timeout: 90_000 };
let t: TestIdentity;
const password = 'mango river 9';
const from = { address: '192.0.2.7', userAgent: '' };
const newcomer = (name: string) => ({ name, email: `${name.toLowerCase()}@example.org`, language: 'en' });
const reasonOf = (answer: unknown) => (isRefusal(answer) ? answer.reason : undefined);
const canSignIn = async (name: string, word: string) => reasonOf(await signIn(t, { email: newcomer(name).email, password: word, ...from }));

beforeAll(async () => {
  t = await openTestIdentity();
});
afterAll(() => t.close());

describe('the first administrator', patiently, () => {
  test('comes in by a link that works once, and never again once there is one', async () => {
    const first = tokenOf((await issueSetupLink(t)) ?? '');
    const token = tokenOf((await issueSetupLink(t)) ?? '');
    const boss = { ...newcomer('Boss'), password };
    expect(reasonOf(await setUp(t, { ...boss, token: first })), 'a newer link ends the older').toBe('link-no-longer-works');
    expect(reasonOf(await setUp(t, { ...boss, token, password: 'short' }))).toBe('invalid');
    const [one, two] = await Promise.all([setUp(t, { ...boss, token }), setUp(t, { ...boss, token })]);
    expect([one, two].filter((a) => !isRefusal(a)).length).toBeGreaterThanOrEqual(1);
    expect(await hasAnyone(t.ledger.db, 'administrator')).toBe(true);
    expect(reasonOf(await setUp(t, { ...newcomer('Second'), password, token }))).toBe('link-no-longer-works');
    expect(await issueSetupLink(t)).toBeUndefined();
    expect(await canSignIn('Boss', password)).toBeUndefined();
  });

  test('of an imported node, where nobody has a password, chooses one by the link that is printed', async () => {
    const boss = (await findPersonByEmail(t.ledger.db, newcomer('Boss').email))?.id ?? '';
    expect(await issueRecoveryLink(t), 'somebody has a password').toBeUndefined();
    await dropPassword(t.ledger.db, boss);
    const token = tokenOf((await issueRecoveryLink(t)) ?? '');
    expect(await choosePassword(t, { purpose: 'reset', token, password })).toEqual({ person: boss });
    expect(await canSignIn('Boss', password)).toBeUndefined();
  });
});

describe('signing up', patiently, () => {
  test('mails a link; choosing a password by it proves the address', async () => {
    expect(await signUp(t, { ...newcomer('Nadia'), ...from })).toBeUndefined();
    expect((await findPersonByEmail(t.ledger.db, 'nadia@example.org'))?.status).toBe('invited');
    const path = await t.linkTo('nadia@example.org');
    expect(path.startsWith('/invitation/')).toBe(true);
    expect(await choosePassword(t, { purpose: 'invitation', token: tokenOf(path), password })).not.toHaveProperty('refused');
    expect(await findPersonByEmail(t.ledger.db, 'nadia@example.org')).toMatchObject({
      status: 'active',
      grants: [{ role: 'applicant', office: null }],
    });
    expect(await canSignIn('Nadia', password)).toBeUndefined();
  });
  test('with a known address answers as if it were new, and mails its owner instead', async () => {
    expect(await signUp(t, { ...newcomer('Nadia'), name: 'Somebody Else', ...from })).toBeUndefined();
    const [mail] = await t.deliver();
    expect(mail).toMatchObject({ recipient: 'nadia@example.org', subject: 'You already have an account' });
    expect((await findPersonByEmail(t.ledger.db, 'nadia@example.org'))?.name).toBe('Nadia');
  });
  test('for the demo and the console says that an address is taken', async () => {
    const taken = await addPerson(t, { ...newcomer('Nadia'), password, grants: [] });
    expect(isRefusal(taken) && taken.details.fields).toEqual({ email: 'email-taken' });
  });
});

describe('a forgotten password', patiently, () => {
  test('is set anew by a link that works once, for half an hour, and ends every session', async () => {
    const added = await addPerson(t, { ...newcomer('Omar'), password, grants: [] });
    if (isRefusal(added)) throw new Error(added.reason);
    const session = await openSession(t, { person: added.person, userAgent: '' });
    await requestReset(t, { email: 'Omar@example.org ', address: from.address });
    const token = tokenOf(await t.linkTo('omar@example.org'));
    expect(await findLink(t, 'reset', token), 'looking does not use it up').toBeDefined();
    expect(await findLink(t, 'invitation', token), 'nor does it open another door').toBeUndefined();
    expect(reasonOf(await choosePassword(t, { purpose: 'reset', token, password: 'omar' })), 'a bad password leaves it').toBe('invalid');
    const both = await Promise.all([
      choosePassword(t, { purpose: 'reset', token, password: 'kite over hills' }),
      choosePassword(t, { purpose: 'reset', token, password: 'kite under hills' }),
    ]);
    expect(both.map(reasonOf).sort()).toEqual(['link-no-longer-works', undefined]);
    expect(await findSession(t, session)).toBeUndefined();
    expect(await canSignIn('Omar', password)).toBe('wrong-email-or-password');
    expect((await t.deliver())[0]).toMatchObject({ recipient: 'omar@example.org', subject: 'Your password was changed' });
  });
  test('link is worth nothing after half an hour', async () => {
    await requestReset(t, { email: 'omar@example.org', address: from.address });
    const token = tokenOf(await t.linkTo('omar@example.org'));
    t.pass(lifetimes.reset + 1000);
    expect(reasonOf(await choosePassword(t, { purpose: 'reset', token, password: 'kite over hills' }))).toBe('link-no-longer-works');
  });
  test('of a stranger gets the same answer and no mail', async () => {
    const before = (await t.deliver()).length;
    expect(await requestReset(t, { email: 'stranger@example.org', address: from.address })).toBeUndefined();
    expect((await t.deliver()).length).toBe(before);
    const { rows } = await t.storage.pool.query('select count(*)::int as waiting from graphile_worker.jobs');
    expect(rows[0].waiting, 'no job is left behind').toBe(0);
  });
  test('cannot be asked for without end', async () => {
    const ask = () => requestReset(t, { email: 'flood@example.org', address: '192.0.2.99' });
    for (let i = 0; i < 5; i++) expect(await ask()).toBeUndefined();
    expect(reasonOf(await ask())).toBe('too-many-tries');
  });
  test('leaves no token in the table of jobs nor in that of links', async () => {
    await requestReset(t, { email: 'nadia@example.org', address: from.address });
    const { rows } = await t.storage.pool.query('select payload from graphile_worker._private_jobs');
    expect(JSON.stringify(rows)).not.toMatch(/nadia|https/);
    const token = tokenOf(await t.linkTo('nadia@example.org'));
    const links = await t.storage.pool.query('select * from links');
    expect(JSON.stringify(links.rows)).not.toContain(token);
  });
});

test('a changed password asks for the old one, ends the other sessions and keeps this one', patiently, async () => {
  const known = await findPersonByEmail(t.ledger.db, 'nadia@example.org');
  const id = known?.id ?? '';
  const [token, other] = [await openSession(t, { person: id, userAgent: '' }), await openSession(t, { person: id, userAgent: '' })];
  const change = (current: string, next: string) => changePassword(t, { person: id, current, next, token });
  expect(await change('not the one', 'rain on the roof')).toMatchObject({ details: { fields: { current: 'wrong-password' } } });
  expect(await change(password, 'nadianadia12')).toMatchObject({ details: { fields: { password: 'password-holds-your-name' } } });
  expect(await change(password, 'rain on the roof')).toBeUndefined();
  expect(await findSession(t, token)).toBeDefined();
  expect(await findSession(t, other)).toBeUndefined();
});

test('a suspended person gets no mail, and their link opens nothing', patiently, async () => {
  const added = await addPerson(t, { ...newcomer('Saad'), password, grants: [] });
  const id = isRefusal(added) ? '' : added.person;
  await requestReset(t, { email: 'saad@example.org', address: from.address });
  const token = tokenOf(await t.linkTo('saad@example.org'));
  await t.ledger.handle(
    { id: t.makeId(), type: 'SuspendPerson', on: id, actor: system('test'), now: t.clock(), data: { reason: 'Left.' } },
    person,
  );
  expect(reasonOf(await choosePassword(t, { purpose: 'reset', token, password: 'kite over hills' }))).toBe('person-suspended');
  const before = (await listOutbox(t.ledger.db, { limit: 200 })).length;
  await requestReset(t, { email: 'saad@example.org', address: from.address });
  expect((await t.deliver()).length).toBe(before);
});
