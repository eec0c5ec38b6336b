/** A meeting as an entry of a calendar. Pure: who may see which meeting is settled before. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Meeting, Participant } from '../meeting/meeting.ts';
import type { Attendee, CalendarAddress, CalendarEntry } from './write.ts';

const roles: Readonly<Record<Participant['role'], Attendee['role']>> = {
  'co-chair': 'CHAIR',
  'head-of-delegation': 'CHAIR',
  member: 'REQ-PARTICIPANT',
  host: 'REQ-PARTICIPANT',
  interpreter: 'REQ-PARTICIPANT',
  observer: 'OPT-PARTICIPANT',
};
/** `<meeting>@<host>`, the same for ever. */
export const uidOf = (meeting: Id, publicUrl: string): string => `${meeting}@${new URL(publicUrl).hostname}`;
/** The meeting a UID of this node means; undefined for one of somebody else. */
export const meetingOfUid = (uid: string, publicUrl: string): Id | undefined => {
  const at = uid.lastIndexOf('@');
  return at > 0 && uid.slice(at + 1).toLowerCase() === new URL(publicUrl).hostname ? uid.slice(0, at) : undefined;
};

type Entered = Pick<Meeting, 'title' | 'place' | 'starts' | 'ends' | 'zone' | 'sequence' | 'status'>;
/** For feeds: no organizer, no attendees. */
export const entryOf = (id: Id, meeting: Entered, publicUrl: string): CalendarEntry => ({
  uid: uidOf(id, publicUrl),
  sequence: meeting.sequence,
  starts: meeting.starts,
  ends: meeting.ends,
  zone: meeting.zone,
  title: meeting.title,
  place: meeting.place,
  text: '',
  url: `${publicUrl}/meetings/${encodeURIComponent(id)}`,
  status: meeting.status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
  organizer: null,
  attendees: [],
});
/** For an invitation: who invites, and the one who is invited. Nobody is told the addresses of the others. */
export const invitationEntry = (
  id: Id,
  meeting: Meeting,
  invited: Participant,
  a: { readonly publicUrl: string; readonly organizer: CalendarAddress },
): CalendarEntry => {
  const attendee: Attendee = {
    name: invited.name ?? '',
    email: invited.email ?? '',
    role: roles[invited.role],
    attendance: invited.attendance,
  };
  const agenda = meeting.agenda.map((line, at) => `${at + 1}. ${line.title}`).join('\n');
  return { ...entryOf(id, meeting, a.publicUrl), text: agenda, organizer: a.organizer, attendees: [attendee] };
};
