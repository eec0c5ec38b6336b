import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPreference } from '../../../../one-window/notices/queries.ts';
import { type Desks, openDesks } from '../inbox/testing.ts';
import { plain } from '../../testing/page-site.ts';
import { accountNotices } from './notices.tsx';

let t: Desks;
beforeAll(async () => {
  t = await openDesks({ mounts: [accountNotices] });
}, 60_000);
afterAll(() => t.close());
const chosen = (who: string) => findPreference(t.ledger, who);
const ticked = async (who: string): Promise<readonly string[]> => {
  const html = await (await t.get('/account/notices', who)).text();
  return [...html.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)]
    .filter(([i]) => / checked/.test(i))
    .map(([i]) => /value="([^"]+)"/.exec(i)?.[1] ?? '');
};

test('an applicant chooses among the notices of an applicant, and decisions are not among them', async () => {
  const page = await t.text('/account/notices', 'pilot');
  expect(page).toContain('About your own applications');
  expect(page).not.toContain('About the work of your office');
  expect(await ticked('pilot')).toEqual(['received', 'task-decided', 'sent-back', 'answers-received', 'lapsing', 'appeal-lodged']);
});
test('what is unticked stops, the rhythm is kept, and saving the same again is fine', async () => {
  const fields = { rhythm: 'daily', applicant: ['sent-back', 'lapsing'], office: ['new-task'] };
  for (let i = 0; i < 2; i++)
    expect((await t.post('/account/notices', 'sana', fields)).headers.get('location')).toBe('/account/notices?done=notices');
  expect((await chosen('sana')).rhythm).toBe('daily');
  expect(await ticked('sana')).toEqual(['sent-back', 'lapsing', 'new-task']);
  expect(plain(await (await t.get('/account/notices?done=notices', 'sana')).text())).toContain('Your choice was saved.');
});
test('what is not on the page stays as it was; decisions cannot be stopped; nobody chooses for another', async () => {
  await t.post('/account/notices', 'pilot', { rhythm: 'at-once', applicant: ['sent-back'] });
  const { stopped } = await chosen('pilot');
  expect(stopped).not.toContain('decided');
  expect(stopped).not.toContain('new-task');
  const wrong = await t.post('/account/notices', 'pilot', { rhythm: 'hourly' });
  expect(wrong.status).toBe(422);
  expect(await chosen('pilot')).toEqual({ stopped, rhythm: 'at-once' });
  expect((await t.get('/account/notices', 'nobody')).status).toBe(401);
});
