import { createHash } from 'node:crypto';
import type { Attachment } from './mail-job.ts';
import type { Written } from './write-mail.ts';

/** A mail on its way: who gets it, and the id under which a second delivery is known to be the same. */
export interface Outgoing extends Written {
  readonly id: string;
  readonly recipient: string;
  readonly unfollow?: string | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
  readonly calendar?: CalendarPart | undefined;
}
/** A calendar message that mail programs act on: sent as an alternative of the text, and once more as a file. */
export interface CalendarPart {
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH';
  readonly text: string;
}
export type Send = (mail: Outgoing) => Promise<void>;

/** Says what went wrong without the address that SMTP servers like to repeat: messages of errors end up in logs. */
const withoutAddresses = (error: unknown): Error => {
  const { code, responseCode, command } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  const known = [code, responseCode, command].filter((part) => typeof part === 'string' || typeof part === 'number');
  return new Error(`the mail server did not take the mail (${known.join(' ') || 'no reason given'})`);
};

/** Sends by SMTP. @throws when the server cannot be reached or refuses; the job tries again. */
export const sendBySmtp = (smtpUrl: string, from: string): Send => {
  const open = async () => {
    const { createTransport } = await import('nodemailer');
    return createTransport({
      url: smtpUrl,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
  let opened: ReturnType<typeof open> | undefined;
  return async (mail) => {
    opened ??= open();
    const transport = await opened;
    const idHash = createHash('sha256').update(mail.id).digest('hex').slice(0, 32);
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: mail.recipient },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        // RFC 6047: the method of the part is that of the calendar in it.
        ...(mail.calendar && { icalEvent: { method: mail.calendar.method, content: mail.calendar.text, filename: 'invitation.ics' } }),
        attachments: (mail.attachments ?? []).map(({ name, type, bytes }) => ({
          filename: name,
          contentType: type,
          content: Buffer.from(bytes),
        })),
        messageId: `<${idHash}@daricha>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'Content-Language': mail.language,
          ...(mail.unfollow ? { 'List-Unsubscribe': `<${mail.unfollow}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
        },
      });
    } catch (error) {
      throw withoutAddresses(error);
    }
  };
};
