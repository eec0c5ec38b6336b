/** Takes one mail in: what it answers is recorded, and what became of it is kept and logged, without its text or anyone's address. */
import { takeReply } from '../../engagements/calendar/answers.ts';
import { keepTakenMail, type TakenMail } from '../../engagements/calendar/queries.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusals/refusal.ts';
import type { OpenNode } from '../node.ts';
import { largestMail, type ReadMail, readMail } from './read-mail.ts';

export type MailNode = Pick<OpenNode, 'ledger' | 'clock' | 'publicUrl' | 'log'>;
/** `noted`: nothing to do, and nothing wrong. */
export type TakenAs = Pick<TakenMail, 'outcome' | 'reason' | 'meeting' | 'participant'>;

const said = (details: Refusal['details'], key: string): string | null => {
  const value = details[key];
  return typeof value === 'string' ? value : null;
};
/** These come about without anybody doing anything wrong: a newer invitation is on its way, or it was too late. */
const harmless: readonly string[] = ['answer-out-of-date', 'answer-overtaken', 'meeting-already-held', 'meeting-cancelled'];

const answer = async (node: MailNode, mail: ReadMail, envelope: string | undefined): Promise<TakenAs> => {
  if (!mail.readable) return { outcome: 'refused', reason: 'mail-unreadable', meeting: null, participant: null };
  const wrong = mail.disproved !== undefined || isForeign(envelope, mail.from) ? refuse('sender-not-proven', {}) : undefined;
  const outcome = wrong ?? (await takeReply(node, { from: mail.from, calendar: mail.calendar, id: `mail/${mail.hash}` }));
  if (!isRefusal(outcome)) return { outcome: 'answered', reason: null, meeting: outcome.meeting, participant: outcome.participant };
  const { reason, details } = outcome;
  const about = { meeting: said(details, 'meeting'), participant: said(details, 'participant') };
  return { outcome: harmless.includes(reason) ? 'noted' : 'refused', reason, ...about };
};
const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
/** Mail servers send in the name of people of their own domain, or of one above or below it; a bounce has no sender at all. */
const isForeign = (envelope: string | undefined, from: string | undefined): boolean => {
  if (envelope === undefined || envelope === '' || from === undefined) return false;
  const [sender, author] = [domainOf(envelope), domainOf(from)];
  return sender !== author && !sender.endsWith(`.${author}`) && !author.endsWith(`.${sender}`);
};

/** `envelope`: who the mail server said it is from; left out for a file. @throws where the ledger cannot take it: then it may come again. */
export const takeMail = async (node: MailNode, bytes: Uint8Array, envelope?: string): Promise<TakenAs> => {
  const mail = bytes.length > largestMail ? undefined : await readMail(bytes);
  const taken: TakenAs =
    mail === undefined
      ? { outcome: 'refused', reason: 'mail-too-large', meeting: null, participant: null }
      : await answer(node, mail, envelope);
  if (mail !== undefined) await keepTakenMail(node.ledger, { hash: mail.hash, at: node.clock(), ...taken });
  const fields = { ...taken, bytes: bytes.length, hash: mail?.hash };
  if (taken.outcome === 'refused') node.log.warn(fields, 'a mail was refused');
  else node.log.info(fields, 'a mail was taken');
  return taken;
};
