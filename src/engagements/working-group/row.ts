import type { Row } from '../../kernel/decider/decider.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Migration } from '../../ledger/ledger.ts';
import type { GroupMember, WorkingGroup } from './working-group.ts';

export interface GroupTable {
  readonly stream: string;
  readonly id: Id;
  readonly reference: string;
  readonly title: string;
  readonly countries: readonly string[];
  readonly secretariat: Id;
  /** Offices whose desks see everything. */
  readonly offices: readonly Id[];
  readonly commitments: readonly string[];
  readonly agreement: Id | null;
  readonly every: string | null;
  readonly status: WorkingGroup['status'];
  readonly visibility: WorkingGroup['visibility'];
  readonly founded_at: Instant;
  readonly members: number;
}
export interface GroupMemberTable {
  readonly stream: string;
  readonly member: Id;
  readonly group_id: Id;
  readonly country: string;
  readonly organisation: Id;
  readonly office: Id;
  readonly person: Id | null;
  readonly role: GroupMember['role'];
}
export interface GroupTables {
  working_groups: GroupTable;
  group_members: GroupMemberTable;
}
export const groupTables = { working_groups: { key: ['stream'] }, group_members: { key: ['stream', 'member'] } } as const;

export const groupMigrations: readonly Migration[] = [
  {
    name: 'engagements/0002-working-groups',
    sql: `
      create table working_groups (
        stream text primary key, id text not null, reference text not null, title text not null, countries text[] not null,
        secretariat text not null, offices text[] not null, commitments text[] not null, agreement text, every text, status text not null,
        visibility text not null, founded_at text collate "C" not null, members integer not null
      );
      create index working_groups_countries on working_groups using gin (countries);
      create index working_groups_offices on working_groups using gin (offices);
      create index working_groups_commitments on working_groups using gin (commitments);
      create index working_groups_id on working_groups (id);
      create table group_members (
        stream text not null, member text not null, group_id text not null, country text not null, organisation text not null,
        office text not null, person text, role text not null, primary key (stream, member)
      );
      create index group_members_person on group_members (person) where person is not null;`,
  },
];

export const rows = (state: WorkingGroup, id: Id): readonly Row[] => {
  const stream = streamId('working-group', id);
  const line: GroupTable = {
    stream,
    id,
    reference: state.reference,
    title: state.title,
    countries: state.countries,
    secretariat: state.secretariat,
    offices: [...new Set([state.secretariat, ...state.members.map((m) => m.office)])].sort(),
    commitments: state.commitments,
    agreement: state.agreement,
    every: state.every,
    status: state.status,
    visibility: state.visibility,
    founded_at: state.founded,
    members: state.members.length,
  };
  const members = state.members.map(({ id: member, country, organisation, office, person, role }): Row => {
    const values: GroupMemberTable = { stream, member, group_id: id, country, organisation, office, person, role };
    return { table: 'group_members', values: { ...values } };
  });
  return [{ table: 'working_groups', values: { ...line } }, ...members];
};
