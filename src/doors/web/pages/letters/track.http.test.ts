import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plain } from '../../testing/page-site.ts';
import { type Letters, openLetters, origin } from './testing.ts';

let t: Letters;
let id: string;
let reference: string;
beforeAll(async () => {
  t = await openLetters();
  id = await t.sent();
  reference = (await t.state(id)).reference ?? '';
});
afterAll(async () => {
  expect(t.failed).toEqual([]);
  await t.close();
});
const asked = async (typed: string, email: string) => {
  const answer = await t.post('/track', { reference: typed, email });
  return { status: answer.status, text: plain(await answer.text()).replace(email, 'ADDRESS') };
};
const links = async (): Promise<readonly string[]> =>
  (await t.mails()).flatMap(({ text }) => /http:\/\/localhost:3000(\/track\/\S+)/.exec(text)?.[1] ?? []);

describe('following a case without signing in', () => {
  test('answers the same whether or not there is such a case, and mails only its applicant', async () => {
    const right = await asked(reference, 'pilot@example.org');
    const answers = await Promise.all([
      asked(reference, 'sana@example.org'),
      asked(reference, 'nobody@example.org'),
      asked('BP-00000-00000', 'pilot@example.org'),
    ]);
    expect(right.status).toBe(200);
    for (const answer of answers) expect(answer).toEqual(right);
    const mails = await t.mails();
    expect(mails.map((mail) => mail.recipient)).toEqual(['pilot@example.org']);
  });
  test('the link shows every task, may be opened again, and gives nothing to do', async () => {
    const [link = ''] = await links();
    for (let i = 0; i < 2; i++) {
      const answer = await t.get(link);
      const html = await answer.text();
      expect(answer.status).toBe(200);
      for (const part of [reference, 'Check the balloon', 'Clear the airspace']) expect(html).toContain(part);
      expect(html).not.toMatch(/<form[^>]*action="\/cases|href="\/cases\/[^"]*\/(?:answer|files|letter|withdraw|appeal)/);
      expect(html).not.toContain('L-77');
      expect([answer.headers.get('cache-control'), html.includes('noindex')]).toEqual(['private, no-store', true]);
    }
  });
  test('forgives how the reference is typed', async () => {
    const before = (await links()).length;
    await asked(reference.toLowerCase().replaceAll('-', ' '), ' Pilot@Example.org ');
    expect((await links()).length).toBe(before + 1);
  });
  test('says what is missing, and mails nothing', async () => {
    const before = (await links()).length;
    expect((await asked('BP', 'pilot@example.org')).status).toBe(422);
    expect((await asked(reference, 'pilot')).status).toBe(422);
    expect((await links()).length).toBe(before);
  });
  test('a link that was made up, or is for something else, leads to the form', async () => {
    for (const token of ['x', 'A'.repeat(43), '..%2f']) expect((await t.get(`/track/${token}`)).status).toBe(404);
    expect((await t.get('/track')).status).toBe(200);
  });
  test('a link ends after seven days', async () => {
    const [link = ''] = await links();
    t.at('2026-01-13T06:00:00.000Z');
    expect((await t.get(link)).status).toBe(404);
    t.at('2026-01-05T06:00:00.000Z');
  });
  test('nobody is flooded with mail', async () => {
    const statuses = [];
    for (let i = 0; i < 8; i++) statuses.push((await asked(reference, 'pilot@example.org')).status);
    expect(statuses).toContain(429);
  });
  test('a form from elsewhere is turned down', async () => {
    const body = new URLSearchParams({ reference, email: 'pilot@example.org' });
    expect((await t.app.request(`${origin}/track`, { method: 'POST', body, headers: { origin: 'https://evil.example' } })).status).toBe(
      403,
    );
  });
  test('once the applicant is erased the link shows nothing', async () => {
    t.at('2026-01-05T09:00:00.000Z');
    await asked(reference, 'pilot@example.org');
    const [link = ''] = await links();
    expect((await t.get(link)).status).toBe(200);
    await t.ledger.erase({ person: 'pilot' });
    expect((await t.get(link)).status).toBe(404);
  });
});
