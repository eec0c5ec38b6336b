import type { Actor } from '../../kernel/decider/actor.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { notAllowed, type Refusal } from '../../kernel/refusals/refusal.ts';
import { atDesk, headsDesk, maySee as maySeeGroup, type Sight } from '../working-group/access.ts';
import type { WorkingGroup } from '../working-group/working-group.ts';
import type { MeetingCommand, MeetingCommandType } from './commands.ts';
import type { Meeting, Participant } from './meeting.ts';

type Standing = Pick<Meeting, 'office' | 'desks' | 'participants'>;
type Shown = Standing & Pick<Meeting, 'visibility' | 'minutes'>;
/** What a meeting's group adds to who may see it; null: it has none. */
export type GroupOfMeeting = Pick<WorkingGroup, 'secretariat' | 'members' | 'visibility'> | null;

const isThemselves = (actor: Actor, p: Participant): boolean =>
  p.person !== null && p.person === actor.id && (actor.kind === 'person' || actor.kind === 'key');
const leads = (p: Participant): boolean => p.role === 'co-chair' || p.role === 'head-of-delegation';
const invites = (actor: Actor, state: Standing): boolean => atDesk(actor, state.office);
const atADesk = (actor: Actor, state: Standing): boolean => invites(actor, state) || state.desks.some((d) => atDesk(actor, d.office));
const isLeader = (actor: Actor, state: Standing): boolean => state.participants.some((p) => leads(p) && isThemselves(actor, p));

/** Public minutes of a meeting that is itself restricted may be read, and nothing else of it. */
export const hasPublicMinutes = ({ minutes }: Pick<Meeting, 'minutes'>): boolean =>
  minutes !== null && minutes.published !== null && minutes.visibility === 'public';

/** What someone may see of a meeting. The one answer for pages, searches, feeds, files, calendars, exports and briefs. */
export const maySee = (actor: Actor, state: Shown, group: GroupOfMeeting): Sight => {
  if (actor.kind === 'system' || atADesk(actor, state) || state.participants.some((p) => isThemselves(actor, p))) return 'all';
  if (group !== null && maySeeGroup(actor, group) === 'all') return 'all';
  return state.visibility === 'public' || hasPublicMinutes(state) ? 'public' : 'nothing';
};

/** What the public may know: that it is or was, its public papers, and minutes that are published. Nobody's name, nothing decided, no reasons. */
export const publicPart = (state: Meeting): Meeting => {
  const isPublic = state.visibility === 'public';
  const minutes = hasPublicMinutes(state) && state.minutes !== null ? { ...state.minutes, earlier: [], agreed: [] } : null;
  return {
    ...state,
    minutes,
    agenda: isPublic ? state.agenda : [],
    programme: [],
    papers: isPublic ? state.papers.filter((p) => !p.restricted) : [],
    participants: [],
    decisions: [],
    items: [],
    outcome: isPublic ? state.outcome : null,
    place: isPublic ? state.place : '',
    desks: [],
    cancelled: null,
  };
};

/** The side an actor speaks for at this meeting: their desk's, or the one whose delegation they lead. */
export const speaksFor = (actor: Actor, state: Standing, country: string): boolean =>
  actor.kind === 'system' ||
  state.desks.some((d) => d.country === country && atDesk(actor, d.office)) ||
  state.participants.some((p) => p.country === country && leads(p) && isThemselves(actor, p));

/** May agree to minutes for a side: who leads its delegation or chairs for it, by account, or a supervisor at its desk. */
export const chairsFor = (actor: Actor, state: Standing, country: string): boolean =>
  state.participants.some((p) => p.country === country && leads(p) && isThemselves(actor, p)) ||
  state.desks.some((d) => d.country === country && headsDesk(actor, d.office));

/** May say how an item stands for a side: its owner's desk for the side that owes it, its watcher's for the others, and who speaks for the side. */
export const reportsOn = (actor: Actor, state: Meeting, item: Id, country: string): boolean => {
  if (speaksFor(actor, state, country)) return true;
  const found = state.items.find((i) => i.id === item);
  if (found === undefined) return false;
  const office = country === found.country ? found.owner : found.watcher;
  return office !== null && atDesk(actor, office);
};

const said = (data: object, key: string): string => {
  const value: unknown = { ...data }[key as never];
  return typeof value === 'string' ? value : '';
};
const eitherSide = (actor: Actor, state: Meeting): boolean => atADesk(actor, state) || isLeader(actor, state);
const may: Readonly<Record<MeetingCommandType, (actor: Actor, state: Meeting, data: object) => boolean>> = {
  PlanMeeting: invites,
  MoveMeeting: invites,
  SetAgenda: eitherSide,
  SetProgramme: invites,
  AddPaper: eitherSide,
  RemovePaper: invites,
  AddParticipant: (actor, state, data) => invites(actor, state) || speaksFor(actor, state, said(data, 'country')),
  RemoveParticipant: (actor, state, data) => {
    const who = state.participants.find((p) => p.id === said(data, 'participant'));
    return invites(actor, state) || (who === undefined ? eitherSide(actor, state) : speaksFor(actor, state, who.country));
  },
  SendInvitations: invites,
  AnswerInvitation: (actor, state, data) => {
    // What came by mail or by a link is known from that; nobody else may claim it did.
    if (said(data, 'by') !== 'desk') return false;
    const who = state.participants.find((p) => p.id === said(data, 'participant'));
    if (who === undefined) return eitherSide(actor, state);
    return isThemselves(actor, who) || invites(actor, state) || speaksFor(actor, state, who.country);
  },
  NoteAttendance: eitherSide,
  HoldMeeting: invites,
  RecordDecision: eitherSide,
  RemoveDecision: eitherSide,
  AddActionItem: eitherSide,
  RemoveActionItem: eitherSide,
  ReportActionItem: (actor, state, data) => reportsOn(actor, state, said(data, 'item'), said(data, 'country')),
  WriteMinutes: eitherSide,
  AgreeMinutes: (actor, state, data) => chairsFor(actor, state, said(data, 'country')),
  PublishMinutes: invites,
  RecordOutcome: invites,
  SetVisibility: invites,
  CancelMeeting: invites,
  PassTime: () => false,
};

/** Whether someone may give an order at all; whether it can be carried out now, the meeting itself decides. */
export const mayOrder = (actor: Actor, state: Meeting, type: MeetingCommandType, data: object = {}): boolean =>
  actor.kind === 'system' || (actor.kind !== 'anyone' && type !== 'PassTime' && may[type](actor, state, data));

export const access = (command: MeetingCommand, state: Meeting | null): Refusal | undefined => {
  const { actor, type, data } = command;
  if (actor.kind === 'system') return undefined;
  if (actor.kind === 'anyone' || type === 'PassTime') return notAllowed({ command: type });
  if (state === null) {
    if (type !== 'PlanMeeting') return undefined;
    const office = said(data, 'office');
    return atDesk(actor, office) ? undefined : notAllowed({ command: type, needs: ['officer', 'supervisor'], office });
  }
  return may[type](actor, state, data) ? undefined : notAllowed({ command: type, needs: ['officer', 'supervisor'], office: state.office });
};
