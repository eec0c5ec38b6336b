/** Asks a server over HTTP from many connections at once, at little cost to itself: one request at a time on each, kept alive. */
import { connect, type Socket } from 'node:net';
import { loadavg } from 'node:os';

export interface Request {
  readonly method?: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  /** Lines such as `authorization: Bearer x`. */
  readonly headers?: readonly string[];
  readonly body?: string;
  /** `application/json` by default. */
  readonly type?: string;
}
export interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}
export interface Connection {
  ask(request: Request): Promise<Answer>;
  close(): void;
}

/** Where a whole answer ends in what has come so far, and its body; undefined while there is more to come. */
const parse = (bytes: Buffer): { readonly answer: Answer; readonly length: number } | undefined => {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = bytes.toString('latin1', 0, headEnd);
  const status = Number(head.slice(9, 12));
  const at = headEnd + 4;
  const sized = /\r\ncontent-length: *(\d+)/i.exec(head);
  if (sized) {
    const end = at + Number(sized[1]);
    return bytes.length < end ? undefined : { answer: { status, head, body: bytes.toString('utf8', at, end) }, length: end };
  }
  if (!/\r\ntransfer-encoding: *chunked/i.test(head)) return { answer: { status, head, body: '' }, length: at };
  const parts: Buffer[] = [];
  for (let from = at; ; ) {
    const line = bytes.indexOf('\r\n', from);
    if (line < 0) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', from, line), 16);
    if (bytes.length < line + 2 + size + 2) return undefined;
    if (size === 0) return { answer: { status, head, body: Buffer.concat(parts).toString() }, length: line + 4 };
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    from = line + 2 + size + 2;
  }
};

export const open = async (url: string): Promise<Connection> => {
  const { hostname, port, host } = new URL(url);
  const socket: Socket = await new Promise((resolve, reject) => {
    const opened = connect(Number(port), hostname, () => resolve(opened)).once('error', reject);
  });
  socket.setNoDelay(true);
  let pending: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;
  let got: Buffer = Buffer.alloc(0);
  socket.on('data', (bytes: Buffer) => {
    got = got.length === 0 ? bytes : Buffer.concat([got, bytes]);
    const whole = parse(got);
    if (whole === undefined) return;
    got = got.subarray(whole.length);
    pending?.resolve(whole.answer);
  });
  socket.on('error', (error) => pending?.reject(error));
  socket.on('close', () => pending?.reject(new Error('the connection was closed')));
  return {
    ask: ({ method = 'GET', path, headers = [], body, type = 'application/json' }) =>
      new Promise((resolve, reject) => {
        pending = { resolve, reject };
        const sized = body === undefined ? '' : `content-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
        const lines = headers.map((line) => `${line}\r\n`).join('');
        socket.write(`${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n${lines}${sized}\r\n${body ?? ''}`);
      }),
    close: () => socket.destroy(),
  };
};

export interface Measured {
  /** Answers a second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly count: number;
}
export const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;

/** What each connection does next; undefined: there is nothing left to do. */
export type Next = (connection: number) => { readonly request: Request; done?(answer: Answer): void } | undefined;

/** Closed loop: every connection asks again once it was answered. @throws when an answer is neither of 200 to 299 nor the 303 after a form. */
export const measure = async (
  url: string,
  // `patient`: a server that turns requests away under pressure is asked again; those answers are not counted.
  a: { readonly connections: number; readonly seconds: number; readonly patient?: boolean },
  next: Next,
): Promise<Measured> => {
  const connections = await Promise.all(Array.from({ length: a.connections }, () => open(url)));
  const times: number[] = [];
  const began = performance.now();
  const until = began + a.seconds * 1000;
  try {
    await Promise.all(
      connections.map(async (connection, index) => {
        while (performance.now() < until) {
          const what = next(index);
          if (what === undefined) throw new Error('there was too little to do: the bench must prepare more');
          const start = performance.now();
          const answer = await connection.ask(what.request);
          const { status, body } = answer;
          if (status === 503 && a.patient === true) continue;
          times.push(performance.now() - start);
          if ((status < 200 || status > 299) && status !== 303) throw new Error(`${what.request.path}: ${status} ${body.slice(0, 500)}`);
          what.done?.(answer);
        }
      }),
    );
  } finally {
    for (const connection of connections) connection.close();
  }
  const rate = (times.length * 1000) / (performance.now() - began);
  times.sort((x, y) => x - y);
  return { rate, p50: quantile(times, 0.5), p99: quantile(times, 0.99), count: times.length };
};

/** What the machine was doing besides, for the record. */
export const loadNow = (): string => loadavg()[0]?.toFixed(1) ?? '?';
export const shown = ({ rate, p50, p99 }: Measured): string => `${Math.round(rate)}/s p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} ms`;
