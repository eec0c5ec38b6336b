import type { Job } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Meeting, MeetingFact } from './meeting.ts';

/** Under this name the room's task mails one invitation, update or cancellation. */
export const sendInvitationTask = 'send-invitation';
export const invitationMethods = ['REQUEST', 'CANCEL'] as const;
export type InvitationMethod = (typeof invitationMethods)[number];

/** The mails that follow from what was decided. They name participants by id: an address is looked up when the mail is sent. */
export const invitationJobs = (state: Meeting, id: Id, facts: readonly MeetingFact[], now: Instant): readonly Job[] => {
  if (!state.invited || state.ends <= now) return [];
  const one = (participant: Id, method: InvitationMethod): Job => ({
    task: sendInvitationTask,
    key: `invitation/${id}/${participant}/${method}`,
    payload: { meeting: id, participant, method, sequence: state.sequence, at: now },
  });
  const all = (method: InvitationMethod): readonly Job[] =>
    state.participants.filter((p) => p.email !== null).map((p) => one(p.id, method));
  return facts.flatMap((fact): readonly Job[] => {
    if (fact.type === 'InvitationsSent' || fact.type === 'MeetingMoved') return all('REQUEST');
    if (fact.type === 'MeetingCancelled') return all('CANCEL');
    if (fact.type === 'ParticipantAdded' && fact.personal.email !== null && state.status === 'planned')
      return [one(fact.data.id, 'REQUEST')];
    return fact.type === 'ParticipantRemoved' ? [one(fact.data.participant, 'CANCEL')] : [];
  });
};
