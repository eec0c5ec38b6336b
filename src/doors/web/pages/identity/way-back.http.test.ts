import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, password } from './testing.ts';

let site: Awaited<ReturnType<typeof openSite>>;
let origin: string;
beforeAll(async () => {
  site = await openSite();
  origin = site.t.publicUrl;
});
afterAll(() => site.close());

const cookiesOf = (answer: Response) => answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
const back = (answer: Response) => cookiesOf(answer).find((one) => one.includes('-back='));

test('who had to make an account first is led back to where they were going, once', async () => {
  const asked = await site.app.request(`${origin}/sign-up?to=${encodeURIComponent('/services/kite/start?who=company')}`);
  const cookie = back(asked) ?? '';
  const body = new URLSearchParams({ name: 'New Comer', email: 'way@example.org', language: 'en' });
  await site.app.request(`${origin}/sign-up`, { method: 'POST', body, headers: { origin, cookie } });
  const path = await site.t.linkTo('way@example.org');
  const arrived = await site.app.request(origin + path, {
    method: 'POST',
    body: new URLSearchParams({ password }),
    headers: { origin, cookie },
  });
  expect(arrived.headers.get('location')).toBe('/services/kite/start?who=company');
  expect(back(arrived)).toMatch(/-back=$/);
});

test('another site is no way back', async () => {
  for (const to of ['https://evil.example', '//evil.example/x', '/\\evil.example'])
    expect(back(await site.app.request(`${origin}/sign-up?to=${encodeURIComponent(to)}`)), to).toBeUndefined();
});
