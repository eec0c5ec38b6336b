/** Named facts of one meeting, for tests, the docs and the access grid. Every event type ever written stays here. */
import { type GridThing, thingFrom } from '../../identity/index.ts';
import type { Given } from '../../kernel/testing/given.ts';
import type { MeetingCommandType } from './commands.ts';
import type { MeetingFact, Participant } from './meeting.ts';
import { meeting } from './meeting-decider.ts';
import { digestOfMinutes } from './minutes.ts';

/** As the grid names what it asks about. */
export const meetingId = 'example';
export const planning = {
  kind: 'group-meeting',
  reference: 'MT-TIDES-1',
  title: 'First meeting on tides and currents',
  countries: ['AX', 'FJ'],
  group: 'group-1',
  office: 'sea-desk',
  desks: [
    { country: 'AX', office: 'sea-desk' },
    { country: 'FJ', office: 'reef-desk' },
  ],
  starts: '2025-12-15T05:00:00.000Z',
  ends: '2025-12-15T08:00:00.000Z',
  zone: 'Asia/Karachi',
  place: 'Harbour house',
  visibility: 'restricted',
} as const;
export const planned: Given<MeetingFact> = { type: 'MeetingPlanned', data: planning };
const seat = (id: string, country: string, role: Participant['role'], person: string | null) => ({
  ...{ id, country, organisation: null, organisationName: `House of ${country}`, person, role },
});
export const seats = {
  chair: seat('chair-ax', 'AX', 'co-chair', 'person-1'),
  otherChair: seat('chair-fj', 'FJ', 'co-chair', 'person-2'),
  guest: seat('guest-fj', 'FJ', 'member', null),
  interpreter: seat('voice', 'TO', 'interpreter', null),
} as const;
type Seat = (typeof seats)[keyof typeof seats];
const names: Readonly<Record<string, string>> = {
  'chair-ax': 'Anna Berg',
  'chair-fj': 'Sefa Tui',
  'guest-fj': 'Mere Koro',
  voice: 'Ofa Lolo',
};
export const adding = (of: Seat) => ({ ...of, name: names[of.id] ?? 'Somebody', email: `${of.id}@example.org` });
export const added = (of: Seat): Given<MeetingFact> => {
  const { name, email, ...data } = adding(of);
  return { type: 'ParticipantAdded', data, personal: { name, email }, about: [of.person ?? of.id] };
};
export const agenda = [
  { id: 'tables', title: 'Tide tables', minutes: 60 },
  { id: 'buoys', title: 'Buoys', minutes: 45 },
] as const;
export const agendaSet: Given<MeetingFact> = { type: 'AgendaSet', data: { agenda } };
export const programme = [
  { id: 'talks', starts: '2025-12-15T05:00:00.000Z', ends: '2025-12-15T07:00:00.000Z', title: 'Talks', place: 'Harbour house' },
  {
    id: 'tour',
    starts: '2025-12-15T07:00:00.000Z',
    ends: '2025-12-15T08:00:00.000Z',
    title: 'Tour of the tide station',
    place: 'The pier',
  },
] as const;
export const programmeSet: Given<MeetingFact> = { type: 'ProgrammeSet', data: { programme } };
export const paper = {
  id: 'paper-1',
  title: 'Tide tables of last year',
  sha256: 'a'.repeat(64),
  kind: 'pdf',
  bytes: 2_048,
  restricted: true,
};
export const paperAdded: Given<MeetingFact> = { type: 'PaperAdded', data: paper };
export const paperRemoved: Given<MeetingFact> = { type: 'PaperRemoved', data: { paper: 'paper-1' } };
export const participantRemoved: Given<MeetingFact> = { type: 'ParticipantRemoved', data: { participant: 'voice' } };
export const invited: Given<MeetingFact> = { type: 'InvitationsSent', data: {} };
export const answer = { participant: 'guest-fj', attendance: 'accepted', sequence: 0, by: 'desk' } as const;
export const answered: Given<MeetingFact> = { type: 'InvitationAnswered', data: answer };
export const moving = {
  title: planning.title,
  starts: '2025-12-16T05:00:00.000Z',
  ends: '2025-12-16T08:00:00.000Z',
  zone: planning.zone,
  place: planning.place,
} as const;
export const moved: Given<MeetingFact> = { type: 'MeetingMoved', data: moving };
export const ready = [
  planned,
  ...Object.values(seats).map(added),
  agendaSet,
  programmeSet,
  paperAdded,
  invited,
] as const satisfies readonly Given<MeetingFact>[];

export const noted: Given<MeetingFact> = { type: 'AttendanceNoted', data: { present: ['chair-ax', 'chair-fj'], absent: ['guest-fj'] } };
export const decision = { id: 'd-1', text: 'Tide tables are exchanged every month.', agenda: 'tables' } as const;
export const decided: Given<MeetingFact> = { type: 'DecisionRecorded', data: decision };
export const undecided: Given<MeetingFact> = { type: 'DecisionRemoved', data: { decision: 'd-1' } };
export const item = {
  id: 'i-1',
  title: 'Send the tables of the northern harbours',
  country: 'FJ',
  owner: 'reef-lab',
  watcher: 'sea-desk',
  due: '2026-01-31',
  commitment: 'AX-FJ-0001',
  blocks: ['i-2'],
} as const;
/** Nobody watches it: what the owner says stands unless somebody objects. */
export const alone = {
  ...item,
  id: 'i-2',
  title: 'Anchor the first buoy',
  country: 'AX',
  owner: 'buoy-lab',
  watcher: null,
  commitment: null,
  blocks: [],
} as const;
export const itemAdded: Given<MeetingFact> = { type: 'ActionItemAdded', data: item };
export const aloneAdded: Given<MeetingFact> = { type: 'ActionItemAdded', data: alone };
export const itemRemoved: Given<MeetingFact> = { type: 'ActionItemRemoved', data: { item: 'i-2' } };
export const held: Given<MeetingFact> = { type: 'MeetingHeld', data: { day: '2025-12-15' } };
export const over = [...ready, noted, decided, itemAdded, aloneAdded, held] as const;
type Said = 'not-started' | 'underway' | 'done' | 'not-possible';
export const saying = (of: string, country: string, status: Said) => ({
  item: of,
  country,
  status,
  words: 'As we see it.',
  evidence: null,
});
export const said = (of: string, country: string, status: Said, at?: string): Given<MeetingFact> => ({
  type: 'ActionItemReported',
  data: saying(of, country, status),
  ...(at === undefined ? {} : { at }),
});
export const met: Given<MeetingFact> = {
  type: 'ObligationMet',
  data: { obligation: 'i-1', title: item.title, commitment: item.commitment, day: '2026-02-01' },
};
export const late: Given<MeetingFact> = { type: 'ActionItemOverdue', data: { item: 'i-1', day: '2026-02-01' } };
export const escalated: Given<MeetingFact> = { type: 'ActionItemEscalated', data: { item: 'i-1' } };

export const text = 'Minutes\n\nTide tables are exchanged every month.\nThe first buoy is anchored in spring.';
export const otherText = text.replace('every month', 'every quarter');
export const digest = digestOfMinutes(meetingId, 'en', text);
export const otherDigest = digestOfMinutes(meetingId, 'en', otherText);
export const written: Given<MeetingFact> = { type: 'MinutesWritten', data: { text, language: 'en', digest } };
export const rewritten: Given<MeetingFact> = { type: 'MinutesWritten', data: { text: otherText, language: 'en', digest: otherDigest } };
export const agreed = (country: string, of = digest): Given<MeetingFact> => ({ type: 'MinutesAgreed', data: { country, digest: of } });
export const published = (visibility: 'restricted' | 'public'): Given<MeetingFact> => {
  const { title, countries, reference, kind, place } = planning;
  const data = { title, text, language: 'en', day: '2025-12-15', countries, digest, visibility, reference, kind, place };
  return { type: 'MinutesPublished', data };
};
export const bothAgreed = [...over, written, agreed('AX'), agreed('FJ')] as const;
export const outcome: Given<MeetingFact> = { type: 'OutcomeRecorded', data: { outcome: 'Both sides exchange tide tables from spring.' } };
export const shown: Given<MeetingFact> = { type: 'MeetingVisibilitySet', data: { visibility: 'public' } };
export const cancelled: Given<MeetingFact> = { type: 'MeetingCancelled', data: { reason: 'A storm.' } };

interface Example {
  readonly state: string;
  readonly facts: readonly Given<MeetingFact>[];
  readonly commands: readonly { readonly type: MeetingCommandType; readonly data: object }[];
}
const commands: Example['commands'] = [
  { type: 'PlanMeeting', data: planning },
  { type: 'MoveMeeting', data: moving },
  { type: 'SetAgenda', data: { agenda } },
  { type: 'SetProgramme', data: { programme } },
  { type: 'AddPaper', data: { ...paper, id: 'paper-2', sha256: 'b'.repeat(64) } },
  { type: 'RemovePaper', data: { paper: 'paper-1' } },
  { type: 'AddParticipant', data: { ...adding(seats.guest), id: 'guest-2', email: 'second@example.org' } },
  { type: 'RemoveParticipant', data: { participant: 'guest-fj' } },
  { type: 'SendInvitations', data: {} },
  { type: 'AnswerInvitation', data: answer },
  { type: 'NoteAttendance', data: { present: ['guest-fj'], absent: [] } },
  { type: 'HoldMeeting', data: {} },
  { type: 'RecordDecision', data: { ...decision, id: 'd-2' } },
  { type: 'RemoveDecision', data: { decision: 'd-1' } },
  { type: 'AddActionItem', data: { ...item, id: 'i-9' } },
  { type: 'RemoveActionItem', data: { item: 'i-2' } },
  { type: 'ReportActionItem', data: saying('i-1', 'FJ', 'underway') },
  { type: 'WriteMinutes', data: { text: otherText, language: 'en' } },
  { type: 'AgreeMinutes', data: { country: 'AX', digest } },
  { type: 'PublishMinutes', data: { visibility: 'public' } },
  { type: 'RecordOutcome', data: { outcome: 'Tables are exchanged.' } },
  { type: 'SetVisibility', data: { visibility: 'public' } },
  { type: 'CancelMeeting', data: { reason: 'A storm.' } },
  { type: 'PassTime', data: {} },
];
const firstDraft = [...over, written] as const;
export const meetingExamples: readonly Example[] = [
  { state: 'none', facts: [], commands },
  { state: 'planned', facts: [...ready], commands },
  { state: 'held', facts: [...firstDraft], commands },
  { state: 'agreed', facts: [...bothAgreed], commands },
  { state: 'published', facts: [...bothAgreed, published('public'), outcome], commands },
  { state: 'cancelled', facts: [...ready, cancelled], commands },
];
/** For the access grid: at the inviting office, at the other side's desk, and at the office that owes an item. */
export const meetingGrid: GridThing = thingFrom(meeting, meetingExamples, planning.office);
export const meetingGridOfOtherSide: GridThing = thingFrom(meeting, meetingExamples, 'reef-desk');
export const meetingGridOfOwner: GridThing = thingFrom(meeting, meetingExamples, item.owner);
