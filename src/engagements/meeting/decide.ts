import { invalid, notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import { dayIn } from '../../kernel/time/local-day.ts';
import { referenceOf } from '../reference.ts';
import { type MeetingCommand, type MeetingCommandType, type MeetingOrder, meetingOrders } from './commands.ts';
import { decidingItems } from './decide-items.ts';
import { decidingMinutes } from './decide-minutes.ts';
import type { Deciding, Outcome, When } from './deciding.ts';
import type { Meeting } from './meeting.ts';
import { isZone } from './zone.ts';

const wrongTime = ({ starts, ends, zone }: Pick<Meeting, 'starts' | 'ends' | 'zone'>): Refusal | undefined => {
  if (!isZone(zone)) return refuse('zone-unknown', { zone });
  return starts < ends ? undefined : refuse('ends-before-start', { starts, ends });
};
const twice = (ids: readonly string[]): string | undefined => ids.find((id, at) => ids.indexOf(id) !== at);

const plan = (command: MeetingCommand, order: MeetingOrder<'PlanMeeting'>): Outcome => {
  const countries = [...new Set(order.countries)];
  if (countries.length < 2) return refuse('meeting-needs-two-sides', { countries });
  const stranger = order.desks.find((d) => !countries.includes(d.country));
  if (stranger !== undefined) return refuse('country-not-of-meeting', { country: stranger.country, countries });
  const double = twice(order.desks.map((d) => d.country));
  if (double !== undefined) return refuse('one-desk-a-side', { country: double });
  if (!order.desks.some((d) => d.office === order.office)) return refuse('office-not-of-a-side', { office: order.office });
  const { kind, title, group, office, desks, starts, ends, zone, place, visibility } = order;
  const reference = order.reference ?? referenceOf('MT', command.on);
  const data = { kind, reference, title, countries, group, office, desks, starts, ends, zone, place, visibility };
  return wrongTime(order) ?? [{ type: 'MeetingPlanned', data }];
};

const cancelled = (state: Meeting): Refusal | undefined =>
  state.status === 'cancelled' ? refuse('meeting-cancelled', { reference: state.reference }) : undefined;
const over = (state: Meeting): Refusal | undefined =>
  state.status === 'held' ? refuse('meeting-already-held', { reference: state.reference }) : undefined;

const answer: Deciding['AnswerInvitation'] = (state, { written, ...order }, { now }) => {
  const { sequence, invited } = state;
  const who = state.participants.find((p) => p.id === order.participant);
  if (who === undefined) return refuse('participant-unknown', { participant: order.participant });
  if (!invited) return refuse('not-invited', { participant: order.participant });
  if (order.sequence < sequence) return refuse('answer-out-of-date', { sequence: order.sequence, newest: sequence });
  if (order.sequence > sequence) return refuse('sequence-unknown', { sequence: order.sequence, newest: sequence });
  // A clock that is ahead must not outlive every answer to come.
  const at = written !== undefined && written > now ? now : written;
  if (at !== undefined && who.written !== undefined && who.answered === sequence && at < who.written)
    return refuse('answer-overtaken', { written: at, newest: who.written });
  const isSame = who.attendance === order.attendance && who.answered === sequence && (at ?? who.written) === who.written;
  const data = at === undefined ? order : { ...order, written: at };
  return over(state) ?? (isSame ? [] : [{ type: 'InvitationAnswered', data }]);
};

const deciding: Deciding = {
  MoveMeeting: (state, { title, starts, ends, zone, place }) => {
    const data = { title, starts, ends, zone, place };
    const isSame = (Object.keys(data) as (keyof typeof data)[]).every((key) => data[key] === state[key]);
    return over(state) ?? wrongTime(data) ?? (isSame ? [] : [{ type: 'MeetingMoved', data }]);
  },
  SetAgenda: (state, { agenda }) => {
    const double = twice(agenda.map((a) => a.id));
    if (double !== undefined) return refuse('listed-twice', { id: double });
    const used = state.decisions.find((d) => d.agenda !== null && !agenda.some((a) => a.id === d.agenda));
    if (used !== undefined) return refuse('agenda-in-use', { agenda: used.agenda, decision: used.id });
    return [{ type: 'AgendaSet', data: { agenda } }];
  },
  SetProgramme: (_, { programme }) => {
    const double = twice(programme.map((p) => p.id));
    if (double !== undefined) return refuse('listed-twice', { id: double });
    const wrong = programme.find((p) => p.starts >= p.ends);
    if (wrong !== undefined) return refuse('ends-before-start', { starts: wrong.starts, ends: wrong.ends, item: wrong.title });
    const ordered = [...programme].sort((a, b) => (a.starts < b.starts ? -1 : a.starts > b.starts ? 1 : 0));
    return [{ type: 'ProgrammeSet', data: { programme: ordered } }];
  },
  AddPaper: (state, order) =>
    state.papers.some((p) => p.id === order.id || p.sha256 === order.sha256)
      ? refuse('paper-already-there', { title: state.papers.find((p) => p.id === order.id || p.sha256 === order.sha256)?.title })
      : [{ type: 'PaperAdded', data: order }],
  RemovePaper: (state, { paper }) =>
    state.papers.some((p) => p.id === paper) ? [{ type: 'PaperRemoved', data: { paper } }] : refuse('paper-unknown', { paper }),
  AddParticipant: (state, { name, email, ...data }) => {
    const { participants, countries } = state;
    // Interpreters and observers may be of a third country.
    if (!countries.includes(data.country) && data.role !== 'interpreter' && data.role !== 'observer')
      return refuse('country-not-of-meeting', { country: data.country, countries });
    if (participants.some((p) => p.id === data.id)) return refuse('participant-id-taken', { participant: data.id });
    const known = participants.find((p) => (data.person !== null && p.person === data.person) || (email !== null && p.email === email));
    if (known !== undefined) return refuse('already-participant', { participant: known.id });
    const chair = participants.find((p) => p.role === 'co-chair' && p.country === data.country);
    if (data.role === 'co-chair' && chair !== undefined)
      return refuse('co-chair-already', { country: data.country, participant: chair.id });
    return [{ type: 'ParticipantAdded', data, personal: { name, email }, about: [data.person ?? data.id] }];
  },
  RemoveParticipant: (state, { participant }) => {
    if (!state.participants.some((p) => p.id === participant)) return refuse('participant-unknown', { participant });
    return over(state) ?? [{ type: 'ParticipantRemoved', data: { participant } }];
  },
  SendInvitations: (state) => {
    if (state.invited) return refuse('already-invited', {});
    if (!state.participants.some((p) => p.email !== null)) return refuse('nobody-to-invite', {});
    return over(state) ?? [{ type: 'InvitationsSent', data: {} }];
  },
  AnswerInvitation: answer,
  NoteAttendance: (state, { present, absent }, { begun }) => {
    if (!begun) return refuse('meeting-not-begun', { starts: state.starts });
    const unknown = [...present, ...absent].find((id) => !state.participants.some((p) => p.id === id));
    if (unknown !== undefined) return refuse('participant-unknown', { participant: unknown });
    const both = present.find((id) => absent.includes(id));
    if (both !== undefined) return refuse('present-and-absent', { participant: both });
    const fresh = (ids: readonly string[], there: boolean) =>
      [...new Set(ids)].filter((id) => state.participants.find((p) => p.id === id)?.present !== there);
    const data = { present: fresh(present, true), absent: fresh(absent, false) };
    return data.present.length + data.absent.length === 0 ? [] : [{ type: 'AttendanceNoted', data }];
  },
  HoldMeeting: (state, _, { begun }) => {
    if (!begun) return refuse('meeting-not-begun', { starts: state.starts });
    return over(state) ?? [{ type: 'MeetingHeld', data: { day: dayIn(state.zone, state.starts) } }];
  },
  RecordOutcome: (state, { outcome }, { begun }) => {
    if (!begun) return refuse('meeting-not-begun', { starts: state.starts });
    return state.outcome === outcome ? [] : [{ type: 'OutcomeRecorded', data: { outcome } }];
  },
  SetVisibility: (state, { visibility }) =>
    state.visibility === visibility ? [] : [{ type: 'MeetingVisibilitySet', data: { visibility } }],
  CancelMeeting: (state, { reason }) => over(state) ?? [{ type: 'MeetingCancelled', data: { reason } }],
  ...decidingItems,
  ...decidingMinutes,
};

const parse = <T extends MeetingCommandType>(type: T, data: object): MeetingOrder<T> | Refusal => {
  const parsed = meetingOrders[type].safeParse(data);
  if (parsed.success) return parsed.data as MeetingOrder<T>;
  return invalid({ issues: parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })) });
};
const run = <T extends keyof Deciding>(type: T, data: object, state: Meeting, when: When): Outcome => {
  const order = parse(type, data);
  if ('refused' in order) return order as Refusal;
  const act: Deciding[T] = deciding[type];
  return act(state, order as MeetingOrder<T>, when);
};

export const decide = (command: MeetingCommand, state: Meeting | null): Outcome => {
  const { type, data, on, now } = command;
  if (type === 'PlanMeeting') {
    if (state !== null) return refuse('meeting-already-planned', { reference: state.reference });
    const order = parse('PlanMeeting', data);
    return 'refused' in order ? (order as Refusal) : plan(command, order);
  }
  if (state === null) return notFound({ meeting: on });
  // Who may see a meeting that will not be can still change; the calendar has nothing more to say about it.
  if (type === 'PassTime' && state.status === 'cancelled') return [];
  const begun = state.status === 'held' || now >= state.starts;
  return (type === 'SetVisibility' ? undefined : cancelled(state)) ?? run(type, data, state, { on, now, begun });
};
