/** What of a mail that comes in matters here: who says it is from them, and the calendar in it. */
import { createHash } from 'node:crypto';
import { type AddressObject, type Attachment, simpleParser } from 'mailparser';

/** The largest mail that is taken, in bytes. An answer has a few thousand; a signature with a picture, some more. */
export const largestMail = 1_048_576;

export interface ReadMail {
  /** SHA-256 of its bytes, in hex. */
  readonly hash: string;
  /** In lower case; undefined where the header From holds none, or more than one. */
  readonly from: string | undefined;
  readonly calendar: string | undefined;
  /** The node's own mail server has found that it does not come from where it says: `spf`, `dkim` or `dmarc`. */
  readonly disproved: string | undefined;
}

const isCalendar = (a: Attachment): boolean =>
  /^(text\/calendar|application\/ics)$/i.test(a.contentType) || /\.ics$/i.test(a.filename ?? '');
const inOrder = (a: Attachment): number => (a.contentType.toLowerCase() === 'text/calendar' ? 0 : 1);

/** The only address; groups of addresses are none. */
const onlyAddress = (from: AddressObject | undefined): string | undefined => {
  const [first, ...more] = from?.value ?? [];
  return more.length === 0 ? first?.address?.trim().normalize('NFC').toLowerCase() || undefined : undefined;
};
/**
 * RFC 8601: nobody who forges a sender adds a header that says so, so a failure may be believed wherever it stands. DMARC has the last
 * word, and a signature that holds makes up for a forwarder's address.
 */
const failureIn = (results: string): string | undefined => {
  const has = (method: string, result: string): boolean => new RegExp(`\\b${method}\\s*=\\s*${result}\\b`, 'i').test(results);
  if (has('dmarc', 'fail')) return 'dmarc';
  if (has('dmarc', 'pass') || has('dkim', 'pass')) return undefined;
  return ['dkim', 'spf'].find((method) => has(method, 'fail'));
};

export const readMail = async (bytes: Uint8Array): Promise<ReadMail> => {
  const mail = await simpleParser(Buffer.from(bytes), {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    maxHtmlLengthToParse: 0,
  });
  const calendars = mail.attachments.filter(isCalendar).sort((a, b) => inOrder(a) - inOrder(b));
  const results = mail.headerLines.filter((h) => h.key === 'authentication-results').map((h) => h.line);
  const froms = mail.headerLines.filter((h) => h.key === 'from');
  return {
    hash: createHash('sha256').update(bytes).digest('hex'),
    from: froms.length === 1 ? onlyAddress(mail.from) : undefined,
    calendar: calendars[0]?.content.toString('utf8'),
    disproved: failureIn(results.join('; ')),
  };
};
