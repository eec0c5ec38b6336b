import type { Recorded } from '../../kernel/decider/decider.ts';
import type { GroupMember, WorkingGroup, WorkingGroupFact } from './working-group.ts';

export const evolve = (state: WorkingGroup | null, event: Recorded<WorkingGroupFact>): WorkingGroup => {
  if (event.type === 'GroupFounded') return { ...event.data, members: [], status: 'active', founded: event.at };
  if (state === null) throw new Error(`a working group begins with GroupFounded, not with ${event.type}`);
  switch (event.type) {
    case 'GroupChanged':
      return { ...state, ...event.data };
    case 'MemberJoined': {
      const member: GroupMember = { ...event.data, name: event.personal?.name ?? null, email: event.personal?.email ?? null };
      return { ...state, members: [...state.members, member] };
    }
    case 'MemberLeft':
      return { ...state, members: state.members.filter((m) => m.id !== event.data.member) };
    case 'GroupClosed':
      return { ...state, status: 'closed' };
  }
};
