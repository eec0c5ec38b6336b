/** A mail server of the journey's own, which keeps what it is brought. */
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { expect } from 'vitest';

export interface Post {
  readonly url: string;
  /** Waits for a mail to this address whose subject holds these words, the newest of them. */
  mail(to: string, subject: string): Promise<{ readonly subject: string; readonly text: string }>;
  /** Addresses that got a mail with these words in its subject so far. */
  receivers(subject: string): readonly string[];
  close(): Promise<void>;
}

const addressesOf = (mail: ParsedMail): readonly string[] =>
  [mail.to ?? []].flat().flatMap((to) => to.value.map(({ address }) => address ?? ''));

export const openPost = async (): Promise<Post> => {
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        mails.push(mail);
        done();
      }, done);
    },
  });
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const about = (subject: string) => mails.filter((mail) => (mail.subject ?? '').includes(subject));
  return {
    url: `smtp://127.0.0.1:${port}`,
    mail: async (to, subject) => {
      const found = () => about(subject).findLast((mail) => addressesOf(mail).includes(to));
      await expect.poll(() => found() !== undefined, { timeout: 60_000, interval: 100, message: `${subject} to ${to}` }).toBe(true);
      const mail = found();
      return { subject: mail?.subject ?? '', text: mail?.text ?? '' };
    },
    receivers: (subject) => about(subject).flatMap(addressesOf),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
};

/** The first address of this node in a mail whose path begins so. */
export const linkIn = (text: string, path: string): string => {
  const found = [...text.matchAll(/https?:\/\/[^\s/]+(\/\S*)/g)].map((m) => m[1] ?? '').find((one) => one.startsWith(path));
  if (found === undefined) throw new Error(`no link to ${path} in: ${text}`);
  return found.replace(/[).,]+$/, '');
};
