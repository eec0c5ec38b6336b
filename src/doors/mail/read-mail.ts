/** What of a mail that comes in matters here: who says it is from them, and the calendar in it. */
import { createHash } from 'node:crypto';
import type { AddressObject, Attachment, ParsedMail } from 'mailparser';

/** The largest mail that is taken, in bytes. An answer has a few thousand; a signature with a picture, some more. */
export const largestMail = 1_048_576;

/** The longest head that is read, in bytes: lists of addresses take the longer to take apart the longer they are. */
const longestHead = 65_536;

export interface ReadMail {
  /** SHA-256 of its bytes, in hex. */
  readonly hash: string;
  /** False where it is built as no mail program builds one; then nothing else of it is known. */
  readonly readable: boolean;
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
/** What one server found makes up only for what that same server found: whoever forges a sender may add a header that praises them. */
const disprovedBy = (lines: readonly string[]): string | undefined => {
  const byServer = new Map<string, string>();
  for (const line of lines) {
    const results = line.slice(line.indexOf(':') + 1).trim();
    const server = (/^[^\s;]*/.exec(results)?.[0] ?? '').toLowerCase();
    byServer.set(server, `${byServer.get(server) ?? ''}; ${results.slice(server.length)}`);
  }
  return [...byServer.values()].map(failureIn).find((found) => found !== undefined);
};

/** Where the empty line is that ends the head; the whole length where there is none. */
const headOf = (bytes: Buffer): number => {
  const ends = ['\r\n\r\n', '\n\n'].map((line) => bytes.indexOf(line)).filter((at) => at >= 0);
  return Math.min(bytes.length, ...ends);
};
const parsed = async (bytes: Buffer): Promise<ParsedMail | undefined> => {
  if (headOf(bytes) > longestHead) return undefined;
  const { simpleParser } = await import('mailparser');
  // It gives up on too many parts or headers: the same bytes would fail again, so that is for good.
  return simpleParser(bytes, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, maxHtmlLengthToParse: 0 }).catch(
    () => undefined,
  );
};

export const readMail = async (bytes: Uint8Array): Promise<ReadMail> => {
  const mail = await parsed(Buffer.from(bytes));
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (mail === undefined) return { hash, readable: false, from: undefined, calendar: undefined, disproved: undefined };
  const calendars = mail.attachments.filter(isCalendar).sort((a, b) => inOrder(a) - inOrder(b));
  const results = mail.headerLines.filter((h) => h.key === 'authentication-results').map((h) => h.line);
  const froms = mail.headerLines.filter((h) => h.key === 'from');
  return {
    hash,
    readable: true,
    from: froms.length === 1 ? onlyAddress(mail.from) : undefined,
    calendar: calendars[0]?.content.toString('utf8'),
    disproved: disprovedBy(results),
  };
};
