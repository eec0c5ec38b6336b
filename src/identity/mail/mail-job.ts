import type { Job, JsonObject } from '../../kernel/decider/decider.ts';
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Instant } from '../../kernel/time/time.ts';
import type { Purpose } from '../links/links.ts';

/** What a mail says, in one language: plain words, at most one link. No personal data: it waits in the table of jobs. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly link?: { readonly words: string; readonly href: string };
}
/** The same letter by language; `en` is what a missing language falls back to. */
export type Letters = { readonly en: Letter } & { readonly [language: string]: Letter };

/** The mails this room writes itself. */
export const templates = [
  'invitation',
  'confirm-address',
  'reset',
  'already-registered',
  'password-changed',
  'confirm-following',
  'track',
] as const;
export type Template = (typeof templates)[number];

/** Whom a mail goes to, by id: the address is looked up when it is sent, and an erased person gets none. */
export type MailTo = { readonly person: Id } | { readonly follower: Id };

export interface MailOrder {
  readonly to: MailTo;
  /** Names the mail: ordered twice, or tried again, it is one mail. */
  readonly mail: string;
  readonly template?: Template;
  readonly letters?: Letters;
  /** What the template's link is about, where that is not who gets the mail. */
  readonly linkTo?: Id;
  /** Instead of an address in the letters: a link of this purpose is made when the mail is sent, about `linkTo`. */
  readonly linkFor?: Purpose;
  /** What is attached to it: a name for whoever makes files, who makes them when the mail is sent. */
  readonly attach?: Id;
  readonly runAt?: Instant;
}

/** A file that comes with a mail. `name`: as people see it, with its ending. */
export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The job that sends a mail: for a decider's `jobs`, or through `orderMail`. Tried again with growing delays until it is sent. */
export const mailJob = (order: MailOrder): Job => {
  const payload = JSON.parse(
    JSON.stringify({
      to: order.to,
      mail: order.mail,
      template: order.template,
      letters: order.letters,
      linkTo: order.linkTo,
      linkFor: order.linkFor,
      attach: order.attach,
    }),
  ) as JsonObject;
  return { task: 'mail', payload, key: `mail/${order.mail}`, ...(order.runAt === undefined ? {} : { runAt: order.runAt }) };
};
