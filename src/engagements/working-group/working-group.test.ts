import { describe, expect, it } from 'vitest';
import { grid } from '../../identity/access/grid.ts';
import { type Actor, anyone, type Role, system } from '../../kernel/decider/actor.ts';
import { type Given, given, stateAfter } from '../../kernel/testing/given.ts';
import { maySee } from './access.ts';
import { type GroupCommand, type GroupCommandType, groupOrders } from './commands.ts';
import * as x from './examples.ts';
import { workingGroup } from './group-decider.ts';
import { groupTables, rows } from './row.ts';
import { sidesOf } from './sides.ts';
import type { WorkingGroup, WorkingGroupFact } from './working-group.ts';

const person = (id: string, role?: Role, office: string | null = null): Actor => ({
  ...{ kind: 'person', id },
  grants: role === undefined ? [] : [{ role, office }],
});
const desk = person('desk-1', 'officer', 'sea-desk');
const head = person('head-1', 'supervisor', 'sea-desk');
const otherDesk = person('desk-2', 'officer', 'reef-desk');
const stranger = person('stranger', 'supervisor', 'far-desk');
const order = (type: GroupCommandType, data: object, actor: Actor = desk): GroupCommand =>
  ({ id: 'c', type, on: 'group-1', actor, now: '2026-01-01T10:00:00.000Z', data }) as GroupCommand;
const facts = (...list: readonly unknown[]) => list as readonly WorkingGroupFact[];
const guest = { ...x.joining(x.seats.guest), id: 'guest-2', person: 'person-9', email: 'second@example.org' };

describe('a working group', () => {
  it('is founded from a commitment, with two sides, under a reference of its own where none is given', () => {
    given(workingGroup, []).when(order('FoundGroup', x.founding)).then(facts(x.founded));
    const { reference: _, ...without } = x.founding;
    const outcome = given(workingGroup, []).when(order('FoundGroup', without)).outcome;
    expect(outcome).toMatchObject([
      { data: { commitments: ['AX-FJ-0001'], reference: expect.stringMatching(/^WG-[0-9A-Z]{5}-[0-9A-Z]{5}$/) } },
    ]);
  });
  it('takes members of both sides, named by either side for itself, and guests by their account', () => {
    given(workingGroup, [x.founded])
      .when(order('AddMember', x.joining(x.seats.otherChair)))
      .then(facts(x.joined(x.seats.otherChair)));
    given(workingGroup, x.whole)
      .when(order('AddMember', guest, otherDesk))
      .then(
        facts({
          ...x.joined(x.seats.guest),
          data: { ...x.seats.guest, id: 'guest-2', person: 'person-9' },
          personal: { name: 'Mere Koro', email: 'second@example.org' },
          about: ['person-9'],
        }),
      );
    given(workingGroup, x.whole)
      .when(order('RemoveMember', { member: 'guest-fj' }, person('person-3')))
      .then(facts(x.left));
  });
  it('is erased with its people: a member without an account is known by the seat', () => {
    const outcome = given(workingGroup, [x.founded]).when(order('AddMember', { ...guest, person: null })).outcome;
    expect(outcome).toMatchObject([{ about: ['guest-2'] }]);
  });
  it('changes, and what is the same is no change', () => {
    given(workingGroup, x.whole)
      .when(order('ChangeGroup', x.change, person('person-2')))
      .then(facts(x.changed));
    given(workingGroup, [...x.whole, x.changed])
      .when(order('ChangeGroup', x.change))
      .then([]);
  });
  it('is closed by the secretariat’s supervisor', () => {
    given(workingGroup, x.whole)
      .when(order('CloseGroup', { reason: 'Its work is done.' }, head))
      .then(facts(x.closed));
  });
});

describe('is refused', () => {
  const all = [...x.whole, x.closed];
  it.each<[string, readonly Given<WorkingGroupFact>[], GroupCommandType, object, Actor]>([
    ['group-already-founded', x.whole, 'FoundGroup', x.founding, desk],
    ['group-needs-two-sides', [], 'FoundGroup', { ...x.founding, countries: ['AX', 'AX'] }, desk],
    ['not-found', [], 'ChangeGroup', x.change, desk],
    ['group-closed', all, 'AddMember', guest, desk],
    ['country-not-of-group', x.whole, 'AddMember', { ...guest, country: 'TO' }, desk],
    ['member-id-taken', x.whole, 'AddMember', { ...guest, id: 'guest-fj' }, desk],
    ['already-member', x.whole, 'AddMember', { ...guest, person: 'person-3' }, desk],
    ['already-member', x.whole, 'AddMember', { ...guest, email: 'GUEST-FJ@example.org' }, desk],
    ['co-chair-already', x.whole, 'AddMember', { ...guest, role: 'co-chair' }, desk],
    ['member-unknown', x.whole, 'RemoveMember', { member: 'nobody' }, desk],
    ['invalid', x.whole, 'AddMember', { ...guest, email: 'not an address' }, desk],
    ['invalid', [], 'FoundGroup', { ...x.founding, every: 'sometimes' }, desk],
    ['not-allowed', [], 'FoundGroup', x.founding, stranger],
    ['not-allowed', x.whole, 'AddMember', { ...guest, country: 'AX' }, otherDesk],
    ['not-allowed', x.whole, 'RemoveMember', { member: 'chair-ax' }, otherDesk],
    ['not-allowed', x.whole, 'CloseGroup', { reason: 'No.' }, desk],
    ['not-allowed', x.whole, 'ChangeGroup', x.change, person('person-3')],
    ['not-allowed', x.whole, 'ChangeGroup', x.change, anyone],
  ])('with %s', (reason, before, type, data, actor) => {
    given(workingGroup, before)
      .when(order(type, data, actor))
      .thenRefused(reason);
  });
});

describe('who may see a group', () => {
  const state = stateAfter(workingGroup, x.whole) as WorkingGroup;
  const open = stateAfter(workingGroup, [...x.whole, x.changed]) as WorkingGroup;
  it.each<[string, Actor, string, string]>([
    ['the secretariat’s desk', desk, 'all', 'all'],
    ['the desk a member comes from', person('p', 'officer', 'reef-lab'), 'all', 'all'],
    ['a guest, by account', person('person-3'), 'all', 'all'],
    ['the system', system('x'), 'all', 'all'],
    ['another office', stranger, 'nothing', 'public'],
    ['an applicant', person('p', 'applicant'), 'nothing', 'public'],
    ['an administrator', person('p', 'administrator'), 'nothing', 'public'],
    ['an auditor', person('p', 'auditor'), 'nothing', 'public'],
    ['a supervisor of the whole node', person('p', 'supervisor'), 'nothing', 'public'],
    ['an editor of the secretariat', person('p', 'editor', 'sea-desk'), 'nothing', 'public'],
    ['anyone', anyone, 'nothing', 'public'],
  ])('%s', (_, actor, restricted, shown) => {
    expect(maySee(actor, state)).toBe(restricted);
    expect(maySee(actor, open)).toBe(shown);
  });
  it('a guest who has left sees what the public sees', () => {
    const after = stateAfter(workingGroup, [...x.whole, x.left]) as WorkingGroup;
    expect(maySee(person('person-3'), after)).toBe('nothing');
  });
});

describe('the access grid', () => {
  const made = grid(x.groupGrid);
  it('holds every order in every state, and refuses none for its form', () => {
    expect(made.rows).toHaveLength(3 * Object.keys(groupOrders).length);
    expect(made.rows.filter((r) => r.refused === 'invalid')).toEqual([]);
  });
  it('lets the secretariat keep it, and the other side name its own', () => {
    const cells = (of: typeof made, command: string) => of.rows.find((r) => r.command === command && r.state === 'active')?.cells;
    const none = { anyone: 'no', applicant: 'no', editor: 'no', auditor: 'no', administrator: 'no', system: 'yes' };
    const other = grid(x.groupGridOfOtherSide);
    for (const command of ['ChangeGroup', 'AddMember', 'RemoveMember'])
      expect(cells(made, command)).toEqual({ ...none, officer: 'at-office', supervisor: 'at-office' });
    expect(cells(made, 'CloseGroup')).toEqual({ ...none, officer: 'no', supervisor: 'at-office' });
    for (const command of ['AddMember', 'RemoveMember'])
      expect(cells(other, command)).toEqual({ ...none, officer: 'at-office', supervisor: 'at-office' });
    for (const command of ['ChangeGroup', 'CloseGroup'])
      expect(cells(other, command)).toEqual({ ...none, officer: 'no', supervisor: 'no' });
  });
});

describe('somebody whose role is for the whole node', () => {
  it.each(['supervisor', 'officer', 'administrator'] as const)('closes no group as its %s', (role) => {
    given(workingGroup, x.whole)
      .when(order('CloseGroup', { reason: 'Its work is done.' }, person('p', role)))
      .thenRefused('not-allowed');
  });
});

describe('the desks of its sides', () => {
  it('are where the co-chairs come from, or any member where there is none', () => {
    const sides = (...facts: readonly Given<WorkingGroupFact>[]) => sidesOf(stateAfter(workingGroup, facts) as WorkingGroup);
    expect(sides(...x.whole)).toEqual([
      { country: 'AX', office: 'sea-desk' },
      { country: 'FJ', office: 'reef-desk' },
    ]);
    expect(sides(x.founded, x.joined(x.seats.guest))).toEqual([{ country: 'FJ', office: 'reef-lab' }]);
  });
});

describe('the rows', () => {
  it('are a function of the state, of every table, and hold nobody’s name', () => {
    const state = stateAfter(workingGroup, [...x.whole, x.changed]) as WorkingGroup;
    const made = rows(state, 'group-1');
    expect(new Set(made.map((r) => r.table))).toEqual(new Set(Object.keys(groupTables)));
    expect(made[0]?.values).toMatchObject({ offices: ['reef-desk', 'reef-lab', 'sea-desk'], members: 4, status: 'active' });
    expect(JSON.stringify(made)).not.toMatch(/Berg|Tui|example\.org/);
    expect(rows(JSON.parse(JSON.stringify(state)) as WorkingGroup, 'group-1')).toEqual(made);
  });
  it('and what is folded again is the same; erased people leave their seats', () => {
    const bare = stateAfter(
      workingGroup,
      x.whole.map((f) => ({ ...f, personal: null }) as Given<WorkingGroupFact>),
    );
    expect(bare?.members.map((m) => [m.id, m.name, m.email])).toEqual(Object.values(x.seats).map((s) => [s.id, null, null]));
  });
});
