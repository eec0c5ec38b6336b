import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk } from './desk-site.ts';

let site: Awaited<ReturnType<typeof openDesk>>;
let id: string;
beforeAll(async () => {
  site = await openDesk();
  id = await site.received(site.text);
});
afterAll(() => site.close());

const page = async (path: string, who?: string) => (await site.get(path, who)).text();
const field = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const current = async () => {
  const html = await page(`/desk/communiques/${id}`);
  return { candidate: field(html, 'candidate'), revision: field(html, 'revision'), html };
};
const plain = (html: string) => html.replace(/<[^>]+>/g, '');

test('the queue shows what waits with its count', async () => {
  const html = plain(await page('/desk'));
  expect(html).toContain('Aland and Borduria talk technology');
  expect(html).toContain('2 passages wait for a decision, in 1 communiqué.');
});

test('the review opens with the passage in doubt, its trigger underlined and the reason in words', async () => {
  const { html } = await current();
  expect(html).toContain('<u class="trigger">Borduria</u>');
  expect(plain(html)).toContain('Why it was found: Proposed: “… Borduria …”');
  expect(plain(html)).toContain('1 passage to check, 1 firm.');
});

test('an applicant may not see the desk, an auditor sees it and may not decide', async () => {
  expect((await site.get('/desk', 'applicant-1')).status).toBe(403);
  expect((await site.get(`/desk/communiques/${id}`, 'auditor-1')).status).toBe(200);
  expect((await site.post(`/desk/communiques/${id}/accept-firm`, {}, 'auditor-1')).status).toBe(403);
});

test('a session that ended in the middle of a review keeps what was typed for after signing in', async () => {
  const { candidate, revision } = await current();
  const answer = await site.post(`/desk/communiques/${id}/edit`, { candidate, revision, summary: 'Typed for an hour' }, 'ended');
  expect(answer.status).toBe(401);
  expect(await answer.text()).toContain('Typed for an hour');
});

test('an edit with a wrong date comes back as it was typed, and a right one is kept', async () => {
  const { candidate, revision } = await current();
  const fields = {
    candidate,
    revision,
    stage: 'agreed',
    by: ['AX', 'BO'],
    topic: 'digital-government',
    instrument: 'working-group',
    specific: 'yes',
    summary: 'A group for digital services',
  };
  const wrong = await site.post(`/desk/communiques/${id}/edit`, { ...fields, when: '2025-13' });
  expect(wrong.status).toBe(422);
  const back = await wrong.text();
  expect(back).toContain('A group for digital services');
  expect(back).toContain('href="#when"');
  expect((await site.post(`/desk/communiques/${id}/edit`, { ...fields, when: '2026' })).status).toBe(303);
  const stale = await site.post(`/desk/communiques/${id}/edit`, { ...fields, summary: 'Mine, a moment later' }, 'officer-2');
  expect(stale.status).toBe(409);
  const told = await stale.text();
  expect(plain(told)).toContain('edited it, 6 March 2025');
  expect(told).toContain('Mine, a moment later');
});

test('a passage is split, the split is taken back, and it is accepted once however often the form is sent', async () => {
  const before = await current();
  const cut = /<option value="(\d+)"[^>]*>a joint/.exec(before.html)?.[1] ?? '';
  const split = await site.post(`/desk/communiques/${id}/split`, { candidate: before.candidate, revision: before.revision, cut });
  expect(split.status).toBe(303);
  const piece = await page((split.headers.get('location') ?? '').replace('#now', ''));
  expect(plain(piece)).toContain('Borduria proposed');
  const undone = await site.post(`/desk/communiques/${id}/undo`, {
    candidate: field(piece, 'candidate'),
    revision: field(piece, 'revision'),
  });
  expect(undone.status).toBe(303);
  const { candidate, revision } = await current();
  const form = { candidate, revision, thread: 'new', command: '00000000-0000-7000-8000-00000000abcd' };
  expect((await site.post(`/desk/communiques/${id}/accept`, form)).status).toBe(303);
  const again = await site.post(`/desk/communiques/${id}/accept`, form);
  expect(again.status).toBe(303);
  expect(again.headers.get('location')).toContain('done=accept');
  expect(await page(`/desk/communiques/${id}?candidate=${candidate}`)).toContain('AX-BO-0001');
});

test('a quote that stands in the text with other spaces is added, one that does not is refused and kept', async () => {
  const added = await site.post(`/desk/communiques/${id}/add`, {
    quote: 'The envoy  invited firms from Aland to the autumn technology fair',
  });
  expect(added.status).toBe(303);
  const refused = await site.post(`/desk/communiques/${id}/add`, { quote: 'They promised the moon' });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('They promised the moon');
});

test('a review with undecided passages is finished only when the rest is rejected', async () => {
  const early = await site.post(`/desk/communiques/${id}/finish`, {});
  expect(early.status).toBe(422);
  expect(plain(await early.text())).toContain('still wait for a decision');
  const done = await site.post(`/desk/communiques/${id}/finish`, { 'reject-rest': 'yes' });
  expect(done.headers.get('location')).toBe('/desk?done=finished');
  expect(plain(await page('/desk?show=finished'))).toContain('1 accepted, 2 rejected');
});

test('a delivery without evidence is refused, and one with a file is recorded', async () => {
  const path = '/desk/commitments/AX-BO-0001';
  const version = field(await page(path), 'version');
  const report = { version, scale: 'limited', 'delivery-note': 'The group met once', 'at-day': '5', 'at-month': '3', 'at-year': '2025' };
  const bare = await site.post(`${path}/report`, report);
  expect(bare.status).toBe(422);
  expect(await bare.text()).toContain('The group met once');
  const page_ = new File(['<html><script>alert(1)</script></html>'], 'minutes.txt');
  expect((await site.post(`${path}/report`, { ...report, 'evidence-file': page_ })).status).toBe(415);
  const minutes = new File(['Minutes of the first meeting of the group'], 'minutes.txt');
  expect((await site.post(`${path}/report`, { ...report, 'evidence-file': minutes })).status).toBe(303);
  const stale = await site.post(`${path}/due`, { version, 'due-day': '1', 'due-month': '9', 'due-year': '2025' }, 'officer-2');
  expect(stale.status).toBe(409);
  expect(plain(await stale.text())).toContain('Delivery was reported');
  expect(plain(await page(path))).toContain('minutes.txt');
});

test('only supervisors and editors take a commitment out of the register', async () => {
  const path = '/desk/commitments/AX-BO-0001';
  expect(await page(path)).not.toContain(`${path}/withdraw`);
  expect((await site.post(`${path}/withdraw`, { why: 'Entered twice' })).status).toBe(403);
  expect((await site.post(`${path}/withdraw`, { why: 'Entered twice' }, 'supervisor-1')).status).toBe(303);
  expect(plain(await page(path))).toContain('Entered twice');
});

test('texts that cannot be taken in are refused in words, with what was typed', async () => {
  const said = async (fields: Record<string, string | File>) => plain(await (await site.post('/desk/add', fields)).text());
  expect(await said({ way: 'paste', text: '  ', outlet: 'Harbour Post' })).toContain('There is no text.');
  expect(
    await said({
      way: 'paste',
      text: 'Les deux ministres ont signé un accord pour la formation de deux cents ingénieurs dans les trois prochaines années.',
    }),
  ).toContain('is in French');
  expect(await said({ way: 'file', file: new File([new Uint8Array([0, 1, 2, 0, 255])], 'a.txt') })).toContain('not text, HTML or a PDF');
  expect(await said({ way: 'address', address: 'http://127.0.0.1/secret' })).toContain('private network');
  expect(await (await site.post('/desk/add', { way: 'paste', text: '', outlet: 'Kept Gazette' })).text()).toContain('Kept Gazette');
});

test('the officer is told where a text goes when a language model elsewhere reads it too', async () => {
  expect(await page('/desk/add')).not.toContain('leave this machine');
  for (const [url, leaves] of [
    ['https://model.example/v1', true],
    ['http://127.0.0.1:9/v1', false],
  ] as const) {
    const other = await openDesk({ LLM_URL: url, LLM_MODEL: 'm' });
    expect((await (await other.get('/desk/add')).text()).includes('leave this machine'), url).toBe(leaves);
    await other.close();
  }
});
