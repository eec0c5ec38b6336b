import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor, Grant } from '../../kernel/decider/actor.ts';
import { anyone, system } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { given } from '../../kernel/testing/given.ts';
import { stateOf, amina, desk, facts, newcomer, order, recorded } from './examples.ts';
import { person as decider } from './person-decider.ts';
import type { PersonFact } from './person.ts';
import { evolve, possible } from './person.ts';

const someone = (id: string, ...grants: Grant[]): Actor => ({ kind: 'person', id, grants });
const administrator = someone('person-boss', { role: 'administrator', office: null });
const supervisor = someone('person-lead', { role: 'supervisor', office: desk });
const herself = someone(amina);
const officer: Grant = { role: 'officer', office: desk };
const person = (...happened: PersonFact[]) => given(decider, happened);

describe('a newcomer', () => {
  test('who registers alone must still prove the address, and gets a mail', () => {
    person()
      .when(order('RegisterPerson', { ...newcomer, email: ' Amina@Example.ORG ' }, anyone))
      .then([{ ...facts.registered, data: { language: 'en', confirmed: false } }]);
    const jobs = decider.jobs?.(evolve(null, recorded(facts.signedUp)), amina, [facts.signedUp], '2026-03-02T09:00:00.000Z');
    expect(jobs?.map((j) => j.payload.template)).toEqual(['confirm-address']);
    expect(JSON.stringify(jobs)).not.toContain('amina@');
  });
  test('who is registered by the system is active at once, with each role once', () => {
    person()
      .when(order('RegisterPerson', { ...newcomer, grants: [officer, officer] }))
      .then([facts.registered, facts.officer]);
  });
  test('cannot give themselves a role', () => {
    person()
      .when(order('RegisterPerson', { ...newcomer, grants: [officer] }, anyone))
      .thenRefused('not-allowed');
  });
  test('is invited by a supervisor to that office, and to no other', () => {
    person()
      .when(order('InvitePerson', { ...newcomer, grants: [officer] }, supervisor))
      .then([facts.invited, facts.officer]);
    const elsewhere = { ...newcomer, grants: [{ role: 'officer', office: 'office-elsewhere' } as const] };
    person()
      .when(order('InvitePerson', elsewhere, supervisor))
      .thenRefused('not-allowed');
    person()
      .when(order('InvitePerson', newcomer, supervisor))
      .thenRefused('not-allowed');
  });
  test('needs a name, an address and a language that can be used, and hears of all three at once', () => {
    const { outcome } = person().when(order('RegisterPerson', { name: ' ', email: 'a@b', language: '', grants: [] }));
    expect(isRefusal(outcome) && outcome.details.fields).toEqual({
      name: 'name-not-usable',
      email: 'not-an-email-address',
      language: 'unknown-language',
    });
  });
  test('is registered once', () => {
    person(facts.registered).when(order('RegisterPerson', newcomer)).thenRefused('person-already-registered');
  });
  test('is nobody before that', () => {
    person()
      .when(order('SuspendPerson', { reason: 'Never came.' }))
      .thenRefused('not-found');
  });
});

describe('roles', () => {
  test('are granted and revoked by an administrator', () => {
    person(facts.registered)
      .when(order('GrantRole', officer, administrator))
      .then([facts.officer]);
    person(facts.registered, facts.officer)
      .when(order('RevokeRole', officer, administrator))
      .then([facts.officerNoMore]);
  });
  test('of the whole node cannot be held at one office', () => {
    const wrong = order('GrantRole', { role: 'administrator', office: desk }, administrator);
    person(facts.registered).when(wrong).thenRefused('role-is-for-the-whole-node');
  });
  test('that nobody has heard of are refused', () => {
    const wrong = order('GrantRole', { role: 'emperor' as 'officer', office: null }, administrator);
    person(facts.registered).when(wrong).thenRefused('invalid');
  });
  test('are not granted twice, nor revoked where there are none', () => {
    person(facts.registered, facts.officer)
      .when(order('GrantRole', officer, administrator))
      .thenRefused('role-already-granted');
    person(facts.registered)
      .when(order('RevokeRole', officer, administrator))
      .thenRefused('role-not-granted');
  });
  test('cannot be granted with a key', () => {
    const key: Actor = { ...administrator, kind: 'key' };
    person(facts.registered)
      .when(order('GrantRole', officer, key))
      .thenRefused('not-allowed');
  });
});

describe('an account', () => {
  test('is its owner’s to change', () => {
    person(facts.registered)
      .when(order('ChangeName', { name: 'Amina R. Khan' }, herself))
      .then([facts.renamed]);
    person(facts.registered)
      .when(order('ChangeEmail', { email: 'amina.khan@example.org' }, herself))
      .then([facts.moved]);
    person(facts.registered)
      .when(order('ChangeLanguage', { language: 'ur' }, herself))
      .then([facts.inUrdu]);
    person(facts.registered)
      .when(order('ErasePerson', {}, herself))
      .then([facts.erased]);
    person(facts.registered)
      .when(order('ChangeName', { name: 'Someone' }, someone('person-other')))
      .thenRefused('not-allowed');
  });
  test('changed to what it is, does not change', () => {
    person(facts.registered)
      .when(order('ChangeLanguage', { language: 'en' }, herself))
      .then([]);
    person(facts.registered)
      .when(order('ChangeName', { name: 'Amina Rauf' }, herself))
      .then([]);
    person(facts.registered)
      .when(order('ChangeEmail', { email: 'AMINA@example.org' }, herself))
      .then([]);
  });
  test('refuses what cannot be kept', () => {
    person(facts.registered)
      .when(order('ChangeName', { name: 'two\nlines' }))
      .thenRefused('invalid');
    person(facts.registered)
      .when(order('ChangeEmail', { email: 'a@b.org\r\nBcc: c@d.org' }))
      .thenRefused('invalid');
    person(facts.registered)
      .when(order('ChangeLanguage', { language: 'x' }))
      .thenRefused('invalid');
  });
  test('is suspended with a reason, and goes back to what it was', () => {
    person(facts.registered)
      .when(order('SuspendPerson', { reason: ' ' }))
      .thenRefused('invalid');
    person(facts.registered)
      .when(order('SuspendPerson', { reason: 'Left the ministry in March.' }, administrator))
      .then([facts.suspended]);
    expect(stateOf(facts.invited, facts.suspended, facts.reinstated)?.status).toBe('invited');
    expect(stateOf(facts.registered, facts.suspended, facts.reinstated)?.status).toBe('active');
  });
  test('of an administrator is suspended, erased or demoted by another one only', () => {
    const boss = someone(amina, { role: 'administrator', office: null });
    const own = person(facts.registered, facts.administrator);
    own.when(order('SuspendPerson', { reason: 'Tired.' }, boss)).thenRefused('another-administrator-must-do-this');
    own.when(order('ErasePerson', {}, boss)).thenRefused('another-administrator-must-do-this');
    own.when(order('RevokeRole', { role: 'administrator', office: null }, boss)).thenRefused('another-administrator-must-do-this');
    own.when(order('ErasePerson', {}, administrator)).then([facts.erased]);
  });
});

test('each act is possible in the states the table names, and refused in words in the others', () => {
  const states = {
    invited: [facts.invited],
    active: [facts.registered],
    suspended: [facts.registered, facts.suspended],
    erased: [facts.registered, facts.erased],
  };
  const data = { role: 'officer', office: desk, language: 'ur', name: 'Amina R. Khan', email: 'amina.khan@example.org', reason: 'Left.' };
  for (const [status, happened] of Object.entries(states)) {
    for (const [type, allowed] of Object.entries(possible)) {
      if (type === 'RegisterPerson' || type === 'InvitePerson') continue;
      const facing = type === 'RevokeRole' && status !== 'erased' ? [...happened, facts.officer] : happened;
      const when = person(...facing).when(order(type as 'GrantRole', data as Grant, system('test')));
      const may: readonly string[] = allowed;
      if (may.includes(status)) expect(isRefusal(when.outcome), `${type} when ${status}`).toBe(false);
      else when.thenRefused(`person-${status}`);
    }
  }
});

test('a life with its personal parts erased folds to the same end as before', () => {
  const any = fc.constantFrom(...Object.values(facts));
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), (life) => {
      const fold = (erased: boolean) =>
        [...life, facts.erased].reduce<ReturnType<typeof evolve> | null>((s, f) => evolve(s, recorded(f, erased)), null);
      expect(fold(true)).toEqual(fold(false));
      expect(JSON.stringify(fold(true))).not.toMatch(/amina|Rauf|Khan/i);
    }),
  );
});

test('the row holds what the state says', () => {
  const state = stateOf(facts.registered, facts.officer);
  const [row] = state === null ? [] : decider.rows(state, amina);
  expect(row?.values).toMatchObject({ id: amina, name: 'Amina Rauf', email: 'amina@example.org', status: 'active', grants: [officer] });
});
