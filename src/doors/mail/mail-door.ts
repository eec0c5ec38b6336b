/** The way in for mail: answers to invitations, by SMTP. It takes mail for one address, passes nothing on, and keeps nothing it refuses. */
import type { AddressInfo, Socket } from 'node:net';
import { mailboxOf } from '../../identity/index.ts';
import { largestMail } from './read-mail.ts';
import { type MailNode, takeMail } from './take-mail.ts';
import { inWords } from './words.ts';

export interface MailDoor {
  /** The port that was really taken when 0 was asked for. */
  readonly port: number;
  close(): Promise<void>;
}

/** The longest that somebody may stay, in milliseconds, however slowly they speak: otherwise a few who drip keep all others out. */
const longestStay = 120_000;

/** A refusal as SMTP says it: 5xx is for good, so the sender's own server tells them; 4xx comes again. */
const smtpError = (code: number, words: string): Error & { responseCode: number } =>
  Object.assign(new Error(words), { responseCode: code });

const collect = async (stream: NodeJS.ReadableStream): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of stream) {
    const piece = Buffer.from(part);
    bytes += piece.length;
    // Read to its end even where it is too much: the other side hears nothing before that.
    if (bytes <= largestMail) parts.push(piece);
  }
  return bytes > largestMail ? Buffer.alloc(largestMail + 1) : Buffer.concat(parts);
};

/** `address`: who mail is taken for, as in `MAIL_FROM`. `stay`: the longest a connection lasts, in milliseconds. */
export const openMailDoor = async (
  node: MailNode,
  at: { readonly host: string; readonly port: number; readonly address: string; readonly stay?: number },
): Promise<MailDoor> => {
  const own = mailboxOf(at.address).email.toLowerCase();
  const take = async (stream: NodeJS.ReadableStream, envelope: string | undefined): Promise<string> => {
    const taken = await takeMail(node, await collect(stream), envelope);
    if (taken.outcome === 'refused') throw smtpError(taken.reason === 'mail-too-large' ? 552 : 550, inWords(taken));
    return inWords(taken);
  };
  const { SMTPServer } = await import('smtp-server');
  const server = new SMTPServer({
    name: new URL(node.publicUrl).hostname,
    banner: 'answers to invitations',
    size: largestMail,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    maxClients: 20,
    socketTimeout: 30_000,
    closeTimeout: 3_000,
    logger: false,
    onRcptTo: ({ address }, _session, done) =>
      done(address.toLowerCase() === own ? null : smtpError(550, 'No mail is taken for this address here.')),
    onData: (stream, session, done) => {
      const { mailFrom } = session.envelope;
      take(stream, mailFrom === false ? undefined : mailFrom.address).then(
        (words) => done(null, words),
        (error: unknown) => {
          if (error instanceof Error && 'responseCode' in error) return done(error);
          node.log.error(
            { error: error instanceof Error ? error.name : 'unknown' },
            'a mail could not be taken; it was asked to come again',
          );
          done(smtpError(451, 'The node cannot take mail just now. Please try again.'));
        },
      );
    },
  });
  server.server.on('connection', (socket: Socket) => {
    const leaving = setTimeout(() => socket.destroy(), at.stay ?? longestStay);
    socket.once('close', () => clearTimeout(leaving));
  });
  server.on('error', (error: NodeJS.ErrnoException) => node.log.warn({ code: error.code }, 'somebody at the mail door went away'));
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(at.port, at.host, () => {
      server.server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
