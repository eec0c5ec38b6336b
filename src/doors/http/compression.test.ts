import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compression } from './compression.ts';
import { type Listening, listen } from './server.ts';

const line = 'a line of an open file, and the same again\n';
const small = line.repeat(200);
const large = line.repeat(40_000);
let at: Listening;

beforeAll(async () => {
  const app = new Hono();
  app.use(compression());
  app.get('/page', (c) => c.text(small));
  app.get('/file', (c) => c.body(small, 200, { 'content-type': 'text/plain', 'content-length': String(small.length) }));
  app.get('/large', (c) => c.body(large, 200, { 'content-type': 'text/plain', 'content-length': String(large.length) }));
  at = await listen(app.fetch, { port: 0, host: '127.0.0.1' });
});
afterAll(() => at.stop(0));

test.each(['/page', '/file'])('%s comes packed, whole, and as long as it says', async (path) => {
  for (const encoding of ['br', 'gzip']) {
    const answer = await fetch(at.address + path, { headers: { 'accept-encoding': encoding } });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(Number(answer.headers.get('content-length'))).toBeLessThan(small.length);
    expect(await answer.text()).toBe(small);
  }
});

test('what says that it is large is sent as it comes', async () => {
  const answer = await fetch(`${at.address}/large`, { headers: { 'accept-encoding': 'br' } });
  expect([answer.headers.get('content-encoding'), answer.headers.get('content-length')]).toEqual([null, String(large.length)]);
  expect(await answer.text()).toBe(large);
});
