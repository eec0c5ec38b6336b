import type { Recorded } from '../../kernel/decider/decider.ts';
import type { Meeting, MeetingFact, Minutes, Participant } from './meeting.ts';

/** So many earlier texts of the minutes are kept. */
const earlierKept = 20;

const withParticipant = (state: Meeting, id: string, change: (p: Participant) => Participant): Meeting => ({
  ...state,
  participants: state.participants.map((p) => (p.id === id ? change(p) : p)),
});
const withItem = (state: Meeting, id: string, change: (item: Meeting['items'][number]) => Partial<Meeting['items'][number]>): Meeting => ({
  ...state,
  items: state.items.map((i) => (i.id === id ? { ...i, ...change(i) } : i)),
});
const withMinutes = (state: Meeting, change: (minutes: Minutes) => Partial<Minutes>): Meeting =>
  state.minutes === null ? state : { ...state, minutes: { ...state.minutes, ...change(state.minutes) } };
/** Minutes written before no longer say all that was decided. */
const leavingMinutesBehind = (state: Meeting): Meeting => withMinutes(state, () => ({ behind: true }));

const moved = (state: Meeting, data: Extract<MeetingFact, { type: 'MeetingMoved' }>['data']): Meeting => {
  const otherTime = data.starts !== state.starts || data.ends !== state.ends;
  const isMoved = otherTime || data.zone !== state.zone || data.place !== state.place;
  const asked = otherTime
    ? state.participants.map((p): Participant => ({ ...p, attendance: 'needs-action', answered: null }))
    : state.participants;
  return { ...state, ...data, participants: asked, sequence: state.sequence + (isMoved ? 1 : 0) };
};
const written = ({ minutes }: Meeting, data: Extract<MeetingFact, { type: 'MinutesWritten' }>['data']): Minutes => {
  if (minutes === null) return { ...data, version: 1, agreed: [], published: null, visibility: 'restricted', behind: false, earlier: [] };
  const { version, digest, text } = minutes;
  if (digest === data.digest) return { ...minutes, behind: false };
  const earlier = [...minutes.earlier, { version, digest, text }].slice(-earlierKept);
  return { ...minutes, ...data, version: version + 1, behind: false, earlier };
};

export const evolve = (state: Meeting | null, event: Recorded<MeetingFact>): Meeting => {
  if (event.type === 'MeetingPlanned') {
    const empty = { agenda: [], programme: [], papers: [], participants: [], decisions: [], items: [] } as const;
    return { ...event.data, ...empty, status: 'planned', cancelled: null, sequence: 0, invited: false, minutes: null, outcome: null };
  }
  if (state === null) throw new Error(`a meeting begins with MeetingPlanned, not with ${event.type}`);
  const { at, actor: by } = event;
  switch (event.type) {
    case 'MeetingMoved':
      return moved(state, event.data);
    case 'AgendaSet':
    case 'ProgrammeSet':
    case 'OutcomeRecorded':
    case 'MeetingVisibilitySet':
      return { ...state, ...event.data };
    case 'PaperAdded':
      return { ...state, papers: [...state.papers, event.data] };
    case 'PaperRemoved':
      return { ...state, papers: state.papers.filter((p) => p.id !== event.data.paper) };
    case 'ParticipantAdded': {
      const { name = null, email = null } = event.personal ?? {};
      const fresh: Participant = { ...event.data, attendance: 'needs-action', answered: null, present: null, name, email };
      return { ...state, participants: [...state.participants, fresh] };
    }
    case 'ParticipantRemoved':
      return { ...state, participants: state.participants.filter((p) => p.id !== event.data.participant) };
    case 'InvitationsSent':
      return { ...state, invited: true };
    case 'InvitationAnswered': {
      const { participant, attendance, sequence, written } = event.data;
      // Mails are compared with each other only: what somebody says here and now stands until the next answer.
      return withParticipant(state, participant, ({ written: _, ...p }) => ({
        ...{ ...p, attendance, answered: sequence },
        ...(written === undefined ? {} : { written }),
      }));
    }
    case 'AttendanceNoted': {
      const { present, absent } = event.data;
      const noted = state.participants.map((p) =>
        present.includes(p.id) ? { ...p, present: true } : absent.includes(p.id) ? { ...p, present: false } : p,
      );
      return { ...state, participants: noted };
    }
    case 'MeetingHeld':
      return { ...state, status: 'held' };
    case 'DecisionRecorded':
      return leavingMinutesBehind({ ...state, decisions: [...state.decisions, event.data] });
    case 'DecisionRemoved':
      return leavingMinutesBehind({ ...state, decisions: state.decisions.filter((d) => d.id !== event.data.decision) });
    case 'ActionItemAdded':
      return leavingMinutesBehind({
        ...state,
        items: [...state.items, { ...event.data, says: {}, met: null, overdueSince: null, escalated: false }],
      });
    case 'ActionItemRemoved':
      return leavingMinutesBehind({ ...state, items: state.items.filter((i) => i.id !== event.data.item) });
    case 'ActionItemReported': {
      const { item, country, status, words, evidence } = event.data;
      return withItem(state, item, ({ says }) => ({
        says: { ...says, [country]: [...(says[country] ?? []), { status, words, evidence, by, at }] },
      }));
    }
    case 'ObligationMet':
      return withItem(state, event.data.obligation, () => ({ met: event.data.day, overdueSince: null }));
    case 'ActionItemOverdue':
      return withItem(state, event.data.item, () => ({ overdueSince: event.data.day }));
    case 'ActionItemEscalated':
      return withItem(state, event.data.item, () => ({ escalated: true }));
    case 'MinutesWritten':
      return { ...state, minutes: written(state, event.data) };
    case 'MinutesAgreed': {
      const { country, digest } = event.data;
      return withMinutes(state, ({ agreed }) => ({
        agreed: [...agreed.filter((a) => a.country !== country), { country, by, at, digest }],
      }));
    }
    case 'MinutesPublished':
      return withMinutes(state, ({ published }) => ({ published: published ?? at, visibility: event.data.visibility }));
    case 'MeetingCancelled':
      return { ...state, status: 'cancelled', cancelled: { reason: event.data.reason, at }, sequence: state.sequence + 1 };
  }
};
