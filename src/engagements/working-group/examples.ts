/** Named facts of one working group, for tests, the docs and the access grid. Every event type ever written stays here. */
import { type GridThing, thingFrom } from '../../identity/index.ts';
import type { Given } from '../../kernel/testing/given.ts';
import type { GroupCommandType } from './commands.ts';
import { workingGroup } from './group-decider.ts';
import type { GroupMember, WorkingGroupFact } from './working-group.ts';

export const founding = {
  title: 'Working group on tides and currents',
  reference: 'WG-TIDES',
  countries: ['AX', 'FJ'],
  mandate: 'Follows what both sides promised about tide tables.',
  secretariat: 'sea-desk',
  commitments: ['AX-FJ-0001'],
  agreement: null,
  every: 'P6M',
  visibility: 'restricted',
} as const;
export const founded: Given<WorkingGroupFact> = { type: 'GroupFounded', data: founding };
const seat = (id: string, country: string, office: string, role: GroupMember['role'], person: string | null) => ({
  ...{ id, country, organisation: `${office}-house`, office, person, role },
});
export const seats = {
  chair: seat('chair-ax', 'AX', 'sea-desk', 'co-chair', 'person-1'),
  otherChair: seat('chair-fj', 'FJ', 'reef-desk', 'co-chair', 'person-2'),
  guest: seat('guest-fj', 'FJ', 'reef-lab', 'member', 'person-3'),
  secretary: seat('secretary-ax', 'AX', 'sea-desk', 'secretary', 'person-4'),
} as const;
const names: Readonly<Record<string, string>> = {
  'chair-ax': 'Anna Berg',
  'chair-fj': 'Sefa Tui',
  'guest-fj': 'Mere Koro',
  'secretary-ax': 'Olof Dahl',
};
type Seat = (typeof seats)[keyof typeof seats];
export const joining = (of: Seat) => ({ ...of, name: names[of.id] ?? 'Somebody', email: `${of.id}@example.org` });
export const joined = (of: Seat): Given<WorkingGroupFact> => {
  const { name, email, ...data } = joining(of);
  return { type: 'MemberJoined', data, personal: { name, email }, about: [of.person ?? of.id] };
};
export const whole = [founded, joined(seats.chair), joined(seats.otherChair), joined(seats.guest), joined(seats.secretary)] as const;
export const change = {
  title: 'Working group on tides',
  mandate: founding.mandate,
  every: 'P1Y',
  visibility: 'public',
  agreement: 'agreement-1',
} as const;
export const changed: Given<WorkingGroupFact> = { type: 'GroupChanged', data: change };
export const left: Given<WorkingGroupFact> = { type: 'MemberLeft', data: { member: 'guest-fj' } };
export const closed: Given<WorkingGroupFact> = { type: 'GroupClosed', data: { day: '2026-01-01', reason: 'Its work is done.' } };

interface Example {
  readonly state: string;
  readonly facts: readonly Given<WorkingGroupFact>[];
  readonly commands: readonly { readonly type: GroupCommandType; readonly data: object }[];
}
const commands: Example['commands'] = [
  { type: 'FoundGroup', data: founding },
  { type: 'ChangeGroup', data: change },
  { type: 'AddMember', data: { ...joining(seats.guest), id: 'guest-2', person: 'person-9', email: 'second@example.org' } },
  { type: 'RemoveMember', data: { member: 'guest-fj' } },
  { type: 'CloseGroup', data: { reason: 'Its work is done.' } },
];
export const groupExamples: readonly Example[] = [
  { state: 'none', facts: [], commands },
  { state: 'active', facts: [...whole], commands },
  { state: 'closed', facts: [...whole, changed, left, closed], commands },
];
/** For the access grid: where the secretariat is, and at the desk the other side's co-chair comes from. */
export const groupGrid: GridThing = thingFrom(workingGroup, groupExamples, founding.secretariat);
export const groupGridOfOtherSide: GridThing = thingFrom(workingGroup, groupExamples, 'reef-desk');
