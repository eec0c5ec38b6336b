/** Mails one invitation, update or cancellation. Addresses and links are looked up and made here, at the last moment. */
import { z } from 'zod';
import { findPerson, makeLink, type Post } from '../../identity/index.ts';
import { type Id, type MakeId, streamId } from '../../kernel/identifiers/identifiers.ts';
import type { Clock } from '../../kernel/time/time.ts';
import type { Ledger, Task } from '../../ledger/ledger.ts';
import { type InvitationMethod, invitationMethods } from '../meeting/invitation-jobs.ts';
import type { Meeting, Participant } from '../meeting/meeting.ts';
import { invitationEntry } from './entry.ts';
import { type InvitationKind, invitationLetters } from './letters.ts';
import { type CalendarAddress, writeCalendar } from './write.ts';

export interface Inviting {
  readonly clock: Clock;
  readonly makeId: MakeId;
  readonly random: (count: number) => Uint8Array;
  readonly publicUrl: string;
  readonly post: Post;
  /** Who invites: the address that answers come to. */
  readonly organizer: CalendarAddress;
}
const Order = z.object({
  meeting: z.string(),
  participant: z.string(),
  method: z.enum(invitationMethods),
  sequence: z.int(),
  at: z.string(),
});

/** What a personal answer link is about. */
export const answerAbout = (meeting: Id, participant: Id): string => `${meeting}/${participant}`;

/** Somebody who was taken off the list: what is still known of them is in the fact that put them on it. */
const formerParticipant = async (ledger: Ledger, meeting: Id, participant: Id): Promise<Participant | undefined> => {
  const added = (await ledger.events(streamId('meeting', meeting))).findLast(
    (e) => e.type === 'ParticipantAdded' && e.data.id === participant,
  );
  if (added?.personal == null) return undefined;
  const { name, email } = added.personal as unknown as Pick<Participant, 'name' | 'email'>;
  const known = added.data as unknown as Participant;
  return { ...known, attendance: 'needs-action', answered: null, present: null, name, email };
};

/** What there is still to say; undefined where a newer mail says it, or where nothing is to be said any more. */
const kindOf = (meeting: Meeting, order: z.infer<typeof Order>): InvitationKind | undefined => {
  const isListed = meeting.participants.some((p) => p.id === order.participant);
  const saying: Readonly<Record<InvitationMethod, InvitationKind | undefined>> = {
    REQUEST: order.sequence === 0 ? 'invited' : 'moved',
    CANCEL: meeting.status === 'cancelled' && isListed ? 'cancelled' : 'uninvited',
  };
  if (order.method === 'CANCEL') return meeting.status === 'cancelled' || !isListed ? saying.CANCEL : undefined;
  return isListed && meeting.status !== 'cancelled' && order.sequence >= meeting.sequence ? saying.REQUEST : undefined;
};

export const sendInvitation =
  (a: Inviting): Task =>
  async (payload, { ledger }) => {
    const order = Order.parse(payload);
    const { meeting: id, participant, method } = order;
    const state = (await ledger.state<Meeting>(streamId('meeting', id)))?.state;
    const kind = state && kindOf(state, order);
    if (state === undefined || kind === undefined) return;
    const who = state.participants.find((p) => p.id === participant) ?? (await formerParticipant(ledger, id, participant));
    if (who?.email == null) return;
    const account = who.person === null ? undefined : await findPerson(ledger.db, who.person);
    const href = method === 'REQUEST' ? await makeLink({ ...a, ledger }, 'answer', answerAbout(id, participant)) : undefined;
    const entry = { ...invitationEntry(id, state, who, a), ...(method === 'CANCEL' ? { status: 'CANCELLED' as const } : {}) };
    await a.post(ledger, {
      mail: `invitation/${id}/${participant}/${method}/${order.at}`,
      about: who.person ?? participant,
      recipient: who.email,
      language: account?.language ?? 'en',
      letters: invitationLetters(kind, state, href),
      calendar: { method, text: writeCalendar({ method, stamp: order.at, entries: [entry] }) },
    });
  };
