import type { Row } from '../../kernel/decider/decider.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import { dayIn } from '../../kernel/time/local-day.ts';
import type { Day, Instant } from '../../kernel/time/time.ts';
import type { Migration } from '../../ledger/ledger.ts';
import type { Report } from '../agreement/agreement.ts';
import { type MeetingOwedTable, meetingOwedTables, pairsOf } from '../obligations/owed/row.ts';
import { hasPublicMinutes } from './access.ts';
import { isDisputed, newestOf, othersSay, wakesOn } from './items.ts';
import type { Meeting, Participant } from './meeting.ts';
import { isAgreed } from './minutes.ts';

export type MinutesStatus = 'none' | 'draft' | 'agreed' | 'published';
export interface MeetingTable {
  readonly stream: string;
  readonly id: Id;
  readonly kind: Meeting['kind'];
  readonly reference: string;
  readonly title: string;
  readonly countries: readonly string[];
  readonly group_id: Id | null;
  readonly office: Id;
  /** Offices whose desks see everything, apart from the group's. */
  readonly offices: readonly Id[];
  readonly starts: Instant;
  readonly ends: Instant;
  readonly zone: string;
  readonly place: string;
  readonly status: Meeting['status'];
  readonly sequence: number;
  readonly invited: boolean;
  readonly visibility: Meeting['visibility'];
  readonly minutes: MinutesStatus;
  /** Its minutes are published and everyone may read them. */
  readonly public_minutes: boolean;
  readonly participants: number;
  readonly items: number;
  readonly open_items: number;
  /** The next day, where the meeting is, on which the calendar alone changes something. */
  readonly wake_on: Day | null;
}
export interface MeetingParticipantTable {
  readonly stream: string;
  readonly participant: Id;
  readonly meeting: Id;
  readonly country: string;
  readonly person: Id | null;
  readonly role: Participant['role'];
  readonly attendance: Participant['attendance'];
}
export interface ActionItemTable {
  readonly stream: string;
  readonly item: Id;
  readonly meeting: Id;
  readonly reference: string;
  readonly group_id: Id | null;
  readonly title: string;
  /** All sides of the meeting. */
  readonly countries: readonly string[];
  /** The side that owes it. */
  readonly country: string;
  readonly owner: Id;
  readonly watcher: Id | null;
  readonly due: Day;
  readonly commitment: string | null;
  /** The newest word of the side that owes it, and of each side by country. */
  readonly owing: Report['status'] | null;
  readonly says: { readonly [country: string]: Report['status'] };
  readonly disputed: boolean;
  readonly met: Day | null;
  readonly overdue_since: Day | null;
  readonly escalated: boolean;
  readonly blocks: readonly Id[];
  /** Offices whose desks may see it: the meeting's, its owner, its watcher. */
  readonly offices: readonly Id[];
  readonly reported_at: Instant | null;
}
export interface MeetingTables {
  meetings: MeetingTable;
  meeting_participants: MeetingParticipantTable;
  action_items: ActionItemTable;
}
export const meetingTables = {
  meetings: { key: ['stream'] },
  meeting_participants: { key: ['stream', 'participant'] },
  action_items: { key: ['stream', 'item'] },
  ...meetingOwedTables,
} as const;

export const meetingMigrations: readonly Migration[] = [
  {
    name: 'engagements/0003-meetings',
    sql: `
      create table meetings (
        stream text primary key, id text not null, kind text not null, reference text not null, title text not null,
        countries text[] not null, group_id text, office text not null, offices text[] not null, starts text collate "C" not null,
        ends text collate "C" not null, zone text not null, place text not null, status text not null, sequence integer not null,
        invited boolean not null, visibility text not null, minutes text not null, public_minutes boolean not null,
        participants integer not null, items integer not null, open_items integer not null, wake_on text collate "C"
      );
      create index meetings_starts on meetings (starts, stream);
      create index meetings_group on meetings (group_id, starts) where group_id is not null;
      create index meetings_countries on meetings using gin (countries);
      create index meetings_offices on meetings using gin (offices);
      create index meetings_wake on meetings (wake_on) where wake_on is not null;
      create table meeting_participants (
        stream text not null, participant text not null, meeting text not null, country text not null, person text, role text not null,
        attendance text not null, primary key (stream, participant)
      );
      create index meeting_participants_person on meeting_participants (person) where person is not null;
      create table action_items (
        stream text not null, item text not null, meeting text not null, reference text not null, group_id text, title text not null,
        countries text[] not null, country text not null, owner text not null, watcher text, due text collate "C" not null,
        commitment text, owing text, says jsonb not null, disputed boolean not null, met text collate "C",
        overdue_since text collate "C", escalated boolean not null, blocks text[] not null, offices text[] not null,
        reported_at text collate "C", primary key (stream, item)
      );
      create index action_items_countries on action_items using gin (countries);
      create index action_items_owner on action_items (owner, due);
      create index action_items_watcher on action_items (watcher, due) where watcher is not null;
      create index action_items_open on action_items (due) where met is null;
      create index action_items_item on action_items (item);
      create index action_items_group on action_items (group_id) where group_id is not null;
      create index action_items_commitment on action_items (commitment) where commitment is not null;`,
  },
];

const minutesStatus = (state: Meeting): MinutesStatus => {
  if (state.minutes === null) return 'none';
  if (state.minutes.published !== null) return 'published';
  return isAgreed(state) ? 'agreed' : 'draft';
};
const officesOf = (state: Meeting): readonly Id[] => [...new Set([state.office, ...state.desks.map((d) => d.office)])].sort();

const owedRows = ({ stream, item, country, due, owing, disputed, offices, group_id, countries, met }: ActionItemTable): readonly Row[] => {
  if (met !== null) return [];
  const line: Omit<MeetingOwedTable, 'a' | 'b'> = {
    ...{ stream, item, country, due, disputed, offices, group_id },
    claimed: !disputed && owing === 'done',
  };
  return pairsOf(countries).map((pair) => ({ table: 'meeting_owed', values: { ...line, ...pair } }));
};
const itemRows = (state: Meeting, stream: string, id: Id): readonly Row[] =>
  state.items.flatMap((item): readonly Row[] => {
    const newest = Object.keys(item.says).flatMap((country) => {
      const report = newestOf(item, country);
      return report === undefined ? [] : [[country, report] as const];
    });
    const last = newest.map(([, r]) => r.at).reduce<string | null>((a, b) => (a === null || b > a ? b : a), null);
    const values: ActionItemTable = {
      stream,
      item: item.id,
      meeting: id,
      reference: state.reference,
      group_id: state.group,
      title: item.title,
      countries: state.countries,
      country: item.country,
      owner: item.owner,
      watcher: item.watcher,
      due: item.due,
      commitment: item.commitment,
      owing: newestOf(item, item.country)?.status ?? null,
      says: Object.fromEntries(newest.map(([country, r]) => [country, r.status])),
      disputed: othersSay(item).length > 0 && isDisputed(item),
      met: item.met,
      overdue_since: item.overdueSince,
      escalated: item.escalated,
      blocks: item.blocks,
      offices: [...new Set([...officesOf(state), item.owner, ...(item.watcher === null ? [] : [item.watcher])])].sort(),
      reported_at: last,
    };
    return [{ table: 'action_items', values: { ...values } }, ...owedRows(values)];
  });

export const rows = (state: Meeting, id: Id): readonly Row[] => {
  const stream = streamId('meeting', id);
  const stands = state.status !== 'cancelled';
  const line: MeetingTable = {
    stream,
    id,
    kind: state.kind,
    reference: state.reference,
    title: state.title,
    countries: state.countries,
    group_id: state.group,
    office: state.office,
    offices: officesOf(state),
    starts: state.starts,
    ends: state.ends,
    zone: state.zone,
    place: state.place,
    status: state.status,
    sequence: state.sequence,
    invited: state.invited,
    visibility: state.visibility,
    minutes: minutesStatus(state),
    public_minutes: hasPublicMinutes(state),
    participants: state.participants.length,
    items: state.items.length,
    open_items: state.items.filter((i) => i.met === null).length,
    wake_on: stands ? wakesOn(state.items, (at) => dayIn(state.zone, at)) : null,
  };
  const people = state.participants.map(({ id: participant, country, person, role, attendance }): Row => {
    const values: MeetingParticipantTable = { stream, participant, meeting: id, country, person, role, attendance };
    return { table: 'meeting_participants', values: { ...values } };
  });
  return [{ table: 'meetings', values: { ...line } }, ...people, ...(stands ? itemRows(state, stream, id) : [])];
};
