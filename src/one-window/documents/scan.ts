/** Virus scanning by ClamAV's daemon, in the words of its protocol: clamd(8), INSTREAM. */
import { connect, type Socket } from 'node:net';

/** `infected` names what was found. `unavailable`: nobody looked at the file, and trying again may help. */
export type Verdict =
  | { readonly is: 'clean' }
  | { readonly is: 'infected'; readonly what: string }
  | { readonly is: 'too-large' }
  | { readonly is: 'unavailable'; readonly why: string };

export interface Scanner {
  /** Never throws; it answers within its limits of time. */
  scan(bytes: Uint8Array): Promise<Verdict>;
}

export interface ScanLimits {
  /** Milliseconds until it must have answered. */
  readonly timeout: number;
}

/** `tcp://host:3310` or `unix:///run/clamav/clamd.ctl`. */
const open = (address: string): Socket => {
  const url = new URL(address);
  if (url.protocol === 'unix:') return connect({ path: decodeURIComponent(url.pathname) });
  return connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || '3310') });
};

const chunkBytes = 64 * 1024;
const lengthOf = (count: number): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(count);
  return length;
};

function* instream(bytes: Uint8Array): Generator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const chunk = bytes.subarray(at, at + chunkBytes);
    yield lengthOf(chunk.length);
    yield chunk;
  }
  yield lengthOf(0);
}

/** The daemon says more only when it is asked more; a longer answer is not one of its own. */
const longestAnswer = 4_096;

const verdictOf = (answer: string): Verdict => {
  const said = answer.replace(/\0.*$/s, '').trim();
  if (said === 'stream: OK') return { is: 'clean' };
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1];
  if (found !== undefined) return { is: 'infected', what: found.slice(0, 200) };
  if (/size limit exceeded/i.test(said)) return { is: 'too-large' };
  return { is: 'unavailable', why: said === '' ? 'it closed the connection without an answer' : said.slice(0, 200) };
};

const write = (socket: Socket, part: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => socket.write(part, (error) => (error ? reject(error) : resolve())));

/**
 * A file counts as clean only when the daemon says so in full. It may answer before it has read everything, as when the file is
 * larger than its `StreamMaxLength`; then what it said counts, and not that writing failed.
 */
export const clamd = (address: string, limits: ScanLimits = { timeout: 60_000 }): Scanner => ({
  scan: (bytes) =>
    new Promise((resolve) => {
      const socket = open(address);
      let answer = '';
      const end = (verdict: Verdict): void => {
        clearTimeout(timer);
        socket.destroy();
        resolve(verdict);
      };
      const timer = setTimeout(() => end({ is: 'unavailable', why: 'it took too long' }), limits.timeout);
      const failed = (error: NodeJS.ErrnoException): void => {
        if (answer.includes('\0')) end(verdictOf(answer));
        else if (error.code === 'EPIPE' || error.code === 'ECONNRESET') setTimeout(() => end(verdictOf(answer)), 50);
        else end({ is: 'unavailable', why: error.code ?? 'it could not be reached' });
      };
      socket.setEncoding('latin1');
      socket.on('data', (part: string) => {
        answer += part;
        if (answer.includes('\0') || answer.length > longestAnswer) end(verdictOf(answer));
      });
      socket.on('end', () => end(verdictOf(answer)));
      socket.on('error', failed);
      socket.on('connect', async () => {
        try {
          for (const part of instream(bytes)) {
            if (socket.destroyed) return;
            await write(socket, part);
          }
        } catch {
          // The socket's own error says why.
        }
      });
    }),
});
