import { invalid, notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import { dayOf, type Instant } from '../../kernel/time/time.ts';
import { referenceOf } from '../reference.ts';
import { type GroupCommand, type GroupCommandType, type GroupOrder, groupOrders } from './commands.ts';
import type { WorkingGroup, WorkingGroupFact } from './working-group.ts';

type Outcome = readonly WorkingGroupFact[] | Refusal;
type Deciding = {
  readonly [T in Exclude<GroupCommandType, 'FoundGroup'>]: (state: WorkingGroup, order: GroupOrder<T>, now: Instant) => Outcome;
};

const found = (command: GroupCommand, order: GroupOrder<'FoundGroup'>): Outcome => {
  const countries = [...new Set(order.countries)];
  if (countries.length < 2) return refuse('group-needs-two-sides', { countries });
  const { title, mandate, every, visibility, agreement, secretariat } = order;
  const reference = order.reference ?? referenceOf('WG', command.on);
  const commitments = [...new Set(order.commitments)];
  const data = { title, reference, countries, mandate, secretariat, commitments, agreement, every, visibility };
  return [{ type: 'GroupFounded', data }];
};

const deciding: Deciding = {
  ChangeGroup: (state, { title, mandate, every, visibility, agreement }) => {
    const data = { title, mandate, every, visibility, agreement };
    const isSame = (Object.keys(data) as (keyof typeof data)[]).every((key) => data[key] === state[key]);
    return isSame ? [] : [{ type: 'GroupChanged', data }];
  },
  AddMember: (state, { name, email, ...data }) => {
    const { members, countries } = state;
    if (!countries.includes(data.country)) return refuse('country-not-of-group', { country: data.country, countries });
    if (members.some((m) => m.id === data.id)) return refuse('member-id-taken', { member: data.id });
    const twice = members.find((m) => (data.person !== null && m.person === data.person) || (email !== null && m.email === email));
    if (twice !== undefined) return refuse('already-member', { member: twice.id });
    const chair = members.find((m) => m.role === 'co-chair' && m.country === data.country);
    if (data.role === 'co-chair' && chair !== undefined) return refuse('co-chair-already', { country: data.country, member: chair.id });
    return [{ type: 'MemberJoined', data, personal: { name, email }, about: [data.person ?? data.id] }];
  },
  RemoveMember: (state, { member }) =>
    state.members.some((m) => m.id === member) ? [{ type: 'MemberLeft', data: { member } }] : refuse('member-unknown', { member }),
  CloseGroup: (_, { reason }, now) => [{ type: 'GroupClosed', data: { day: dayOf(now), reason } }],
};

const parse = <T extends GroupCommandType>(type: T, data: object): GroupOrder<T> | Refusal => {
  const parsed = groupOrders[type].safeParse(data);
  if (parsed.success) return parsed.data as GroupOrder<T>;
  return invalid({ issues: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })) });
};
const run = <T extends keyof Deciding>(type: T, data: object, state: WorkingGroup, now: Instant): Outcome => {
  const order = parse(type, data);
  if ('refused' in order) return order as Refusal;
  const act: Deciding[T] = deciding[type];
  return act(state, order as GroupOrder<T>, now);
};

export const decide = (command: GroupCommand, state: WorkingGroup | null): Outcome => {
  if (command.type === 'FoundGroup') {
    if (state !== null) return refuse('group-already-founded', { reference: state.reference });
    const order = parse('FoundGroup', command.data);
    return 'refused' in order ? (order as Refusal) : found(command, order);
  }
  if (state === null) return notFound({ group: command.on });
  if (state.status === 'closed') return refuse('group-closed', { reference: state.reference });
  return run(command.type, command.data, state, command.now);
};
