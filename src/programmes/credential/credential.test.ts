import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { grid } from '../../identity/access/grid.ts';
import { type Actor, anyone, system } from '../../kernel/decider/actor.ts';
import { type Given, given, stateAfter } from '../../kernel/testing/given.ts';
import type { CredentialFact } from './credential.ts';
import { credential } from './credential-decider.ts';
import { type CredentialCommand, type CredentialCommandType, credentialOrders } from './commands.ts';
import * as x from './examples.ts';
import { credentialTables, rows } from './row.ts';
import { drawPlaces, listLength, listOf, placeIn } from './status-list.ts';

const supervisor = (id: string, office: string): Actor => ({ kind: 'person', id, grants: [{ role: 'supervisor', office }] });
const lead = supervisor('lead-1', x.issuing.lead);
const endorser = supervisor('endorser-1', x.endorsing.office);
const room = system('programmes');
const order = (type: CredentialCommandType, data: object, actor: Actor = lead): CredentialCommand =>
  ({ id: 'c', type, on: 'credential-1', actor, now: '2026-04-01T00:00:00.000Z', data }) as CredentialCommand;

describe('a credential', () => {
  it('is issued once, endorsed, and revoked with a reason', () => {
    given(credential, [])
      .when(order('IssueCredential', x.issuing, room))
      .then([x.issued as CredentialFact]);
    given(credential, [x.issued])
      .when(order('EndorseCredential', x.endorsing, endorser))
      .then([x.endorsed as CredentialFact]);
    given(credential, [x.issued, x.endorsed])
      .when(order('RevokeCredential', x.revoking))
      .then([x.revoked as CredentialFact]);
    expect(stateAfter(credential, [x.issued, x.endorsed, x.revoked])).toMatchObject({
      name: 'Learner 1',
      endorsements: [{ office: 'sea-institute' }],
      revoked: { reason: x.revoking.reason },
    });
  });
});

describe('is refused', () => {
  const erased = { ...x.issued, personal: null } as Given<CredentialFact>;
  it.each<[string, readonly Given<CredentialFact>[], CredentialCommandType, object, Actor]>([
    ['not-allowed', [], 'IssueCredential', x.issuing, lead],
    ['not-allowed', [x.issued], 'RevokeCredential', x.revoking, anyone],
    ['not-allowed', [x.issued], 'RevokeCredential', x.revoking, endorser],
    ['not-allowed', [x.issued], 'EndorseCredential', x.endorsing, lead],
    ['own-credential', [x.issued], 'RevokeCredential', x.revoking, supervisor('person-1', x.issuing.lead)],
    ['own-credential', [x.issued], 'EndorseCredential', x.endorsing, supervisor('person-1', x.endorsing.office)],
    ['credential-already-issued', [x.issued], 'IssueCredential', x.issuing, room],
    ['invalid', [], 'IssueCredential', { ...x.issuing, name: '' }, room],
    ['invalid', [x.issued], 'RevokeCredential', { reason: ' ' }, lead],
    ['not-found', [], 'RevokeCredential', x.revoking, lead],
    ['not-found', [], 'EndorseCredential', x.endorsing, endorser],
    ['not-an-endorser', [x.issued], 'EndorseCredential', { office: x.issuing.lead, words: 'Good.' }, lead],
    ['already-endorsed', [x.issued, x.endorsed], 'EndorseCredential', x.endorsing, endorser],
    ['credential-erased', [erased], 'EndorseCredential', x.endorsing, endorser],
    ['credential-revoked', [x.issued, x.revoked], 'EndorseCredential', x.endorsing, endorser],
    ['credential-revoked', [x.issued, x.revoked], 'RevokeCredential', x.revoking, lead],
  ])('with %s', (reason, facts, type, data, actor) => {
    given(credential, facts)
      .when(order(type, data, actor))
      .thenRefused(reason);
  });
});

describe('the access grid', () => {
  it('lets supervisors of the lead office revoke and those of an endorsing office endorse, and nobody issue', () => {
    const none = { anyone: 'no', applicant: 'no', officer: 'no', supervisor: 'no', editor: 'no', auditor: 'no', administrator: 'no' };
    const cells = (thing: typeof x.credentialGrid) =>
      Object.fromEntries(
        grid(thing)
          .rows.filter((r) => r.state === 'issued')
          .map((r) => [r.command, r.cells]),
      );
    const all = { ...none, system: 'yes' };
    const atOffice = { ...all, supervisor: 'at-office' };
    expect(cells(x.credentialGrid)).toEqual({ IssueCredential: all, EndorseCredential: all, RevokeCredential: atOffice });
    expect(cells(x.credentialGridOfEndorser)).toEqual({ IssueCredential: all, EndorseCredential: atOffice, RevokeCredential: all });
  });
  it('shows what each state allows', () => {
    const { rows: made } = grid(x.credentialGrid);
    expect(made).toHaveLength(4 * Object.keys(credentialOrders).length);
    const possible = (state: string) => made.filter((r) => r.state === state && r.refused === undefined).map((r) => r.command);
    expect(possible('none')).toEqual(['IssueCredential']);
    expect(possible('issued')).toEqual(['EndorseCredential', 'RevokeCredential']);
    expect(possible('endorsed')).toEqual(['RevokeCredential']);
    expect(possible('revoked')).toEqual([]);
  });
});

describe('the rows', () => {
  it('are a function of the state, of every table; erased, they ask nobody for an endorsement any more', () => {
    const state = stateAfter(credential, [x.issued, x.endorsed]);
    if (state === null) throw new Error('no credential');
    const made = rows(state, 'credential-1');
    expect(new Set(made.map((r) => r.table))).toEqual(new Set(Object.keys(credentialTables)));
    expect(rows(JSON.parse(JSON.stringify(state)) as typeof state, 'credential-1')).toEqual(made);
    expect(made.slice(1).map((r) => [r.values.office, r.values.awaited])).toEqual([
      ['harbour-college', true],
      ['sea-institute', false],
    ]);
    const bare = rows({ ...state, name: null }, 'credential-1');
    expect(bare.slice(1).map((r) => r.values.awaited)).toEqual([false, false]);
  });
});

describe('places in a status list', () => {
  it('are drawn in their list, each once, and never one that is taken', () => {
    const taken = new Set(Array.from({ length: listLength - 1000 }, (_, i) => listLength * 2 + i));
    const drawn = drawPlaces(3, 1000, taken, randomBytes);
    expect(new Set(drawn).size).toBe(1000);
    for (const index of drawn) expect([listOf(index), taken.has(index), placeIn(index) >= listLength - 1000]).toEqual([3, false, true]);
  });
  it('tell nothing about the order in which they were given', () => {
    const drawn = drawPlaces(1, 2000, new Set(), randomBytes);
    const rising = drawn.filter((index, i) => i > 0 && index > (drawn[i - 1] ?? 0)).length;
    // 999.5 are expected with a deviation below 13.
    expect(Math.abs(rising - 999.5)).toBeLessThan(130);
  });
});
