import type { Actor } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { notAllowed, type Refusal } from '../../kernel/refusals/refusal.ts';
import type { GroupCommand, GroupCommandType } from './commands.ts';
import type { GroupMember, WorkingGroup } from './working-group.ts';

export type Sight = 'all' | 'public' | 'nothing';
type Standing = Pick<WorkingGroup, 'secretariat' | 'members'>;

/** Officers and supervisors at this very office: its desk. A role on the whole node opens nobody's papers. */
export const atDesk = ({ kind, grants }: Actor, office: Id): boolean =>
  kind === 'system' || grants.some((g) => g.office === office && (g.role === 'officer' || g.role === 'supervisor'));
/** What only the head of that desk may do. */
export const headsDesk = ({ kind, grants }: Actor, office: Id): boolean =>
  kind === 'system' || grants.some((g) => g.office === office && g.role === 'supervisor');
const isThemselves = (actor: Actor, member: GroupMember): boolean =>
  member.person !== null && member.person === actor.id && (actor.kind === 'person' || actor.kind === 'key');
const chairs = (actor: Actor, member: GroupMember): boolean =>
  member.role === 'co-chair' && (isThemselves(actor, member) || atDesk(actor, member.office));

/** The group's people: its secretariat, the desks its members come from, and members by their account. */
const belongsTo = (actor: Actor, { secretariat, members }: Standing): boolean =>
  atDesk(actor, secretariat) || members.some((m) => isThemselves(actor, m) || atDesk(actor, m.office));

/** What someone may see of a group. The one answer for pages, searches, feeds, files, calendars, exports and briefs. */
export const maySee = (actor: Actor, state: Standing & Pick<WorkingGroup, 'visibility'>): Sight => {
  if (actor.kind === 'system' || belongsTo(actor, state)) return 'all';
  return state.visibility === 'public' ? 'public' : 'nothing';
};

/** Keeps the group's papers and calls its meetings: the secretariat's desk, a secretary by account, and either co-chair. */
export const keepsGroup = (actor: Actor, state: Standing): boolean =>
  atDesk(actor, state.secretariat) ||
  state.members.some((m) => (m.role === 'secretary' && isThemselves(actor, m)) || (m.role === 'co-chair' && isThemselves(actor, m)));

/** Names the members of one side: who keeps the group, and that side's co-chair or the co-chair's desk. */
const namesMembersOf = (actor: Actor, state: Standing, country: string): boolean =>
  keepsGroup(actor, state) || state.members.some((m) => m.country === country && chairs(actor, m));

const said = (data: object, key: string): string => {
  const value: unknown = { ...data }[key as never];
  return typeof value === 'string' ? value : '';
};
const may: Readonly<Record<GroupCommandType, (actor: Actor, state: WorkingGroup, data: object) => boolean>> = {
  // Founding it twice is refused by `decide`, to those who may found it at all.
  FoundGroup: (actor, state) => atDesk(actor, state.secretariat),
  ChangeGroup: keepsGroup,
  AddMember: (actor, state, data) => namesMembersOf(actor, state, said(data, 'country')),
  RemoveMember: (actor, state, data) => {
    const member = state.members.find((m) => m.id === said(data, 'member'));
    if (member === undefined) return belongsTo(actor, state);
    return namesMembersOf(actor, state, member.country) || isThemselves(actor, member);
  },
  CloseGroup: (actor, state) => headsDesk(actor, state.secretariat),
};

/** Whether an order is theirs to give; for pages that offer it. */
export const mayAct = (actor: Actor, state: WorkingGroup, type: Exclude<GroupCommandType, 'FoundGroup'>, data: object = {}): boolean =>
  state.status === 'active' && may[type](actor, state, data);

export const access = (command: GroupCommand, state: WorkingGroup | null): Refusal | undefined => {
  const { actor, type, data } = command;
  if (actor.kind === 'system') return undefined;
  if (actor.kind === 'anyone') return notAllowed({ command: type });
  if (state === null) {
    if (type !== 'FoundGroup') return undefined;
    const office = said(data, 'secretariat');
    return atDesk(actor, office) ? undefined : notAllowed({ command: type, needs: ['officer', 'supervisor'], office });
  }
  return may[type](actor, state, data)
    ? undefined
    : notAllowed({ command: type, needs: ['officer', 'supervisor'], office: state.secretariat });
};
