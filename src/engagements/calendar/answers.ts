/** Answers to invitations that come from outside: by a personal link, or by mail. */
import { type Around, findLink } from '../../identity/index.ts';
import { system } from '../../kernel/decider/actor.ts';
import { type Id, streamId } from '../../kernel/identifiers/identifiers.ts';
import { isRefusal, notFound, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { Clock } from '../../kernel/time/time.ts';
import type { Handled, Ledger } from '../../ledger/ledger.ts';
import { meeting as decider } from '../meeting/meeting-decider.ts';
import type { Meeting, Participant } from '../meeting/meeting.ts';
import { meetingOfUid } from './entry.ts';
import { type Reply, readReply } from './read-reply.ts';

const actor = system('calendar');

export interface OpenInvitation {
  readonly meeting: Id;
  readonly state: Meeting;
  readonly participant: Participant;
}
/** What a personal link leads to. Looking does not use it up, for mail programs look too; an answer may be changed by it. */
export const findInvitation = async (around: Around, token: string): Promise<OpenInvitation | undefined> => {
  const link = await findLink(around, 'answer', token);
  const at = link?.about.lastIndexOf('/') ?? -1;
  if (link === undefined || at < 1) return undefined;
  const meeting = link.about.slice(0, at);
  const state = (await around.ledger.state<Meeting>(streamId('meeting', meeting)))?.state;
  const participant = state?.participants.find((p) => p.id === link.about.slice(at + 1));
  return state && participant && { meeting, state, participant };
};
/** `sequence`: of the meeting as the page showed it. */
export const answerByLink = async (
  around: Around,
  token: string,
  answer: { readonly id: Id; readonly attendance: Reply['attendance']; readonly sequence: number },
): Promise<Handled | Refusal> => {
  const found = await findInvitation(around, token);
  if (found === undefined) return notFound({ invitation: 'link' });
  const { id, attendance, sequence } = answer;
  const data = { participant: found.participant.id, attendance, sequence, by: 'link' } as const;
  return around.ledger.handle({ id, type: 'AnswerInvitation', on: found.meeting, actor, now: around.clock(), data }, decider);
};

export interface IncomingReply {
  /** The address in the header From, in lower case; undefined where there is none, or more than one. */
  readonly from: string | undefined;
  /** The calendar in the mail. */
  readonly calendar: string | undefined;
  /** Made from the mail's bytes: taken twice, it is one answer. */
  readonly id: Id;
}
export interface Answered {
  readonly meeting: Id;
  readonly participant: Id;
  readonly attendance: Reply['attendance'];
}
/**
 * Takes an answer that came by mail. Whoever sent it must be the one whose answer it is, at the address that was invited. Refused with
 * `no-calendar`, what `readReply` refuses, `sender-unclear`, `sender-not-attendee`, `meeting-unknown`, `attendee-not-invited`, or by the
 * meeting: `answer-out-of-date` and `answer-overtaken` harm nobody, for a newer invitation, or a newer answer, is known.
 */
export const takeReply = async (
  { ledger, clock, publicUrl }: { readonly ledger: Ledger; readonly clock: Clock; readonly publicUrl: string },
  mail: IncomingReply,
): Promise<Answered | Refusal> => {
  if (mail.calendar === undefined) return refuse('no-calendar', {});
  const reply = readReply(mail.calendar);
  if (isRefusal(reply)) return reply;
  if (mail.from === undefined) return refuse('sender-unclear', {});
  if (mail.from !== reply.attendee) return refuse('sender-not-attendee', {});
  const meeting = meetingOfUid(reply.uid, publicUrl);
  const state = meeting && (await ledger.state<Meeting>(streamId('meeting', meeting)))?.state;
  if (meeting === undefined || !state) return refuse('meeting-unknown', {});
  const participant = state.participants.find((p) => p.email === reply.attendee);
  if (participant === undefined) return refuse('attendee-not-invited', { meeting });
  const { attendance, sequence, written } = reply;
  const data = { participant: participant.id, attendance, sequence, by: 'mail', ...(written === undefined ? {} : { written }) } as const;
  const outcome = await ledger.handle({ id: mail.id, type: 'AnswerInvitation', on: meeting, actor, now: clock(), data }, decider);
  return isRefusal(outcome)
    ? refuse(outcome.reason, { ...outcome.details, meeting, participant: participant.id })
    : { meeting, participant: participant.id, attendance };
};
