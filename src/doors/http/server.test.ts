import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listening, listen, mendPath } from './server.ts';

let server: Listening;
beforeAll(async () => {
  server = await listen((request) => new Response(new URL(request.url).pathname), { port: 0, host: '127.0.0.1' });
});
afterAll(() => server.stop());

const raw = (text: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1', () => socket.end(text));
    let got = '';
    socket.on('data', (d) => (got += d));
    socket.on('close', () => resolve(got));
    socket.on('error', reject);
  });

test.each(['//', '///x', '/%', '/%ff', '/a\\b', 'http://else.where/x', '*', '/?%%%', `/${'a'.repeat(8000)}`])(
  'the odd path %s is answered and the server lives on',
  async (path) => {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 \d{3}/);
    expect(await (await fetch(`${server.address}/still-here`)).text()).toBe('/still-here');
  },
);
test('a request with a broken host is turned down', async () => {
  expect(await raw('GET / HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
});
test('bytes that are no HTTP at all are turned down', async () => {
  expect(await raw('\u0016\u0003\u0001\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
});
test('paths are mended, never joined to another host', () => {
  expect(mendPath('//evil.example/x')).toBe('/evil.example/x');
  expect(mendPath('https://evil.example//x')).toBe('/x');
});
