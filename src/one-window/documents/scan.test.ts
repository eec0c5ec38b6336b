import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { clamd } from './scan.ts';

/** The test pattern that every scanner knows (eicar.org), put together here so that no scanner takes this file for it. */
const pattern = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** A daemon that speaks INSTREAM as clamd(8) writes it: it reads chunks until an empty one, then says what it found. */
const speaking = (most: number) => (socket: Socket) => {
  let bytes = Buffer.alloc(0);
  let done = false;
  socket.on('error', () => undefined);
  socket.on('data', (part: Buffer) => {
    if (done) return;
    bytes = Buffer.concat([bytes, part]);
    const say = (answer: string) => {
      done = true;
      socket.end(`${answer}\0`);
    };
    if (bytes.length < 10) return;
    if (bytes.toString('latin1', 0, 10) !== 'zINSTREAM\0') return say('UNKNOWN COMMAND');
    const chunks: Buffer[] = [];
    let size = 0;
    for (let at = 10; at + 4 <= bytes.length; ) {
      const length = bytes.readUInt32BE(at);
      if (length === 0) {
        const file = Buffer.concat(chunks).toString('latin1');
        return say(file.includes(pattern) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK');
      }
      size += length;
      if (size > most) return say('INSTREAM size limit exceeded. ERROR');
      if (at + 4 + length > bytes.length) return;
      chunks.push(bytes.subarray(at + 4, at + 4 + length));
      at += 4 + length;
    }
  });
};

const listen = async (take: (socket: Socket) => void, path?: string): Promise<string> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    take(socket);
  });
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  await new Promise<void>((resolve) => (path === undefined ? server.listen(0, '127.0.0.1', resolve) : server.listen(path, resolve)));
  const address = server.address();
  return typeof address === 'object' && address !== null ? `tcp://127.0.0.1:${address.port}` : `unix://${path}`;
};

describe('the scanner', () => {
  test('says of each file what the daemon says, however large', async () => {
    const scanner = clamd(await listen(speaking(3_000_000)));
    expect(await scanner.scan(Buffer.alloc(2_500_000, 7))).toEqual({ is: 'clean' });
    expect(await scanner.scan(new Uint8Array(0))).toEqual({ is: 'clean' });
    const infected = Buffer.concat([Buffer.alloc(100_000), Buffer.from(pattern)]);
    expect(await scanner.scan(infected)).toEqual({ is: 'infected', what: 'Eicar-Test-Signature' });
  });
  test('reaches a daemon on a Unix socket', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clamd-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const scanner = clamd(await listen(speaking(1_000), join(folder, 'clamd.ctl')));
    expect(await scanner.scan(Buffer.from('words'))).toEqual({ is: 'clean' });
  });
  test('tells that the daemon takes no file of this size, although it hangs up while it is still sent', async () => {
    const scanner = clamd(await listen(speaking(100_000)));
    for (let i = 0; i < 5; i++) expect(await scanner.scan(Buffer.alloc(8_000_000))).toEqual({ is: 'too-large' });
  });
  test.each([
    ['hangs up', (socket: Socket) => socket.destroy()],
    ['hangs up politely, saying nothing', (socket: Socket) => socket.resume().end()],
    ['says that it failed', (socket: Socket) => socket.resume().end('stream: Can not allocate memory ERROR\0')],
    ['is something else', (socket: Socket) => socket.resume().end('220 mail.example.org ESMTP\r\n')],
    ['never stops talking', (socket: Socket) => socket.resume().write('stream: '.repeat(2_000))],
    ['says OK of something else', (socket: Socket) => socket.resume().end('other: OK\0')],
    ['says half of it', (socket: Socket) => socket.resume().end('stream: O')],
  ])('a daemon that %s has not called the file clean', async (_, take) => {
    expect(await clamd(await listen(take)).scan(Buffer.alloc(500_000))).toMatchObject({ is: 'unavailable' });
  });
  test('does not wait for a daemon that does not answer', async () => {
    const scanner = clamd(await listen((socket) => socket.resume()), { timeout: 150 });
    expect(await scanner.scan(Buffer.from('words'))).toEqual({ is: 'unavailable', why: 'it took too long' });
    const stuck = clamd(await listen((socket) => socket.pause()), { timeout: 150 });
    expect(await stuck.scan(Buffer.alloc(20_000_000))).toEqual({ is: 'unavailable', why: 'it took too long' });
  });
  test('says so when nobody is there', async () => {
    expect(await clamd('tcp://127.0.0.1:1').scan(Buffer.from('words'))).toEqual({ is: 'unavailable', why: 'ECONNREFUSED' });
    expect(await clamd('unix:///nowhere/clamd.ctl').scan(Buffer.from('words'))).toEqual({ is: 'unavailable', why: 'ENOENT' });
  });
});
