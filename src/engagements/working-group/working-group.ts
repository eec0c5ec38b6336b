/** People of both sides who follow one field together: mandate, co-chairs, members, secretariat. */
import type { Fact } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Day, Instant } from '../../kernel/time/time.ts';

export interface GroupMember {
  readonly id: Id;
  readonly country: string;
  readonly organisation: Id;
  readonly office: Id;
  /** Their account, when they have one here: it opens the group's space to them. */
  readonly person: Id | null;
  readonly role: 'co-chair' | 'member' | 'secretary';
  /** Personal: null once erased. */
  readonly name: string | null;
  readonly email: string | null;
}
export interface WorkingGroup {
  readonly title: string;
  readonly reference: string;
  readonly countries: readonly string[];
  readonly mandate: string;
  /** The office that keeps its papers. */
  readonly secretariat: Id;
  /** The commitment it grew out of. */
  readonly commitments: readonly string[];
  /** The agreement that founded it, or its terms of reference. */
  readonly agreement: Id | null;
  readonly members: readonly GroupMember[];
  /** How often it means to meet: `P6M`; null: when called. */
  readonly every: string | null;
  readonly status: 'active' | 'closed';
  readonly visibility: 'restricted' | 'public';
  readonly founded: Instant;
}
export type WorkingGroupFact = Fact &
  (
    | {
        readonly type: 'GroupFounded';
        readonly data: Pick<
          WorkingGroup,
          'title' | 'reference' | 'countries' | 'mandate' | 'secretariat' | 'commitments' | 'agreement' | 'every' | 'visibility'
        >;
      }
    | { readonly type: 'GroupChanged'; readonly data: Pick<WorkingGroup, 'title' | 'mandate' | 'every' | 'visibility' | 'agreement'> }
    | {
        readonly type: 'MemberJoined';
        readonly data: Omit<GroupMember, 'name' | 'email'>;
        readonly personal: { readonly name: string; readonly email: string | null };
      }
    | { readonly type: 'MemberLeft'; readonly data: { readonly member: Id } }
    | { readonly type: 'GroupClosed'; readonly data: { readonly day: Day; readonly reason: string } }
  );
