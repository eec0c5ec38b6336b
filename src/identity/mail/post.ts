import type { Id } from '../../kernel/identifiers/identifiers.ts';
import type { Clock } from '../../kernel/time/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Letters } from './mail-job.ts';
import { putInOutbox } from './queries.ts';
import { type CalendarPart, sendBySmtp } from './send.ts';
import { writeMail } from './write-mail.ts';

/** A mail that a task of another room sends itself, to whoever it has looked up: people without an account too. */
export interface Posting {
  /** Names the mail: posted again, it is known to be the same. */
  readonly mail: string;
  /** Whose it is: erasing them takes it out of the outbox. */
  readonly about: Id;
  readonly recipient: string;
  readonly language: string;
  readonly letters: Letters;
  readonly calendar?: CalendarPart | undefined;
}
/** @throws when the mail server cannot be reached or refuses; the job tries again. */
export type Post = (ledger: Pick<Ledger, 'db'>, posting: Posting) => Promise<void>;

/** Sends by SMTP, or puts into the outbox where no server is set. */
export const openPost = (a: { readonly smtpUrl?: string | undefined; readonly mailFrom: string; readonly clock: Clock }): Post => {
  const send = a.smtpUrl === undefined ? undefined : sendBySmtp(a.smtpUrl, a.mailFrom);
  return async ({ db }, { mail, about, recipient, language, letters, calendar }) => {
    const written = writeMail(letters, language);
    if (send) return send({ ...written, id: mail, recipient, ...(calendar === undefined ? {} : { calendar }) });
    await putInOutbox(db, {
      id: mail,
      about,
      recipient,
      language: written.language,
      subject: written.subject,
      body_text: written.text,
      body_html: written.html,
      calendar: calendar?.text ?? null,
      at: new Date(a.clock()),
    });
  };
};

/** The address in `Name <name@example.org>`, and the name before it. */
export const mailboxOf = (from: string): { readonly name: string; readonly email: string } => {
  const found = /^\s*"?(.*?)"?\s*<([^<>\s]+)>\s*$/.exec(from);
  return found === null ? { name: '', email: from.trim() } : { name: found[1] ?? '', email: found[2] ?? '' };
};
