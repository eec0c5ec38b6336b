import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inclusionHolds, consistencyHolds } from '../../ledger/transparency/verify.ts';
import { leafHash } from '../../ledger/transparency/merkle.ts';
import { Problem } from './answers.ts';
import { Done } from './orders.ts';
import { Changes, Commitment, CommitmentList, History } from './schemas/commitment.ts';
import { Communique, Desk, Extraction, Received } from './schemas/communique.ts';
import { Checkpoint, Consistency, Inclusion } from './schemas/ledger.ts';
import { type Asked, readAnswer } from './testing/answer.ts';
import { type ApiDocument, breach } from './testing/document.ts';
import { openTestNode, type TestNode } from './testing/node.ts';

const text = [
  'TASHKENT, 4 March 2025. The minister for information technology of Pakistan met her counterpart from Uzbekistan today.',
  'Both sides agreed to set up a joint working group on artificial intelligence.',
  'Uzbekistan proposed a training programme in cybersecurity for two hundred young engineers from Pakistan.',
  'The two sides signed a memorandum of understanding on digital government.',
].join('\n');

let t: TestNode;
let document: ApiDocument;
let officer: string;
let reader: string;
let communique: string;

/** Asks, and holds the answer against the document. */
const ask = async (
  method: string,
  path: string,
  a: { key?: string; body?: unknown; raw?: string; headers?: Record<string, string> } = {},
): Promise<Asked> => {
  const sent = a.raw ?? (a.body === undefined ? undefined : JSON.stringify(a.body));
  const headers = {
    ...(a.key ? { authorization: `Bearer ${a.key}` } : {}),
    ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
    ...a.headers,
  };
  const answer = await t.request(`/api/v1${path}`, { method, headers, body: sent });
  expect(await breach(document, method, path, answer)).toBeNull();
  return readAnswer(answer);
};
const get = (path: string, key?: string) => ask('GET', path, { key });
const number = async (): Promise<string> => (await get('/commitments')).as(CommitmentList).items[0]?.number ?? 'none';

beforeAll(async () => {
  t = await openTestNode();
  document = (await (await t.request('/api/openapi.json')).json()) as ApiDocument;
  [officer, reader] = await Promise.all([t.key('officer', ['read', 'write']), t.key('officer', ['read'])]);
  const added = await ask('POST', '/communiques', { key: officer, body: { text, outlet: 'Harbour Post' } });
  expect(added.status).toBe(201);
  communique = added.as(Received).id;
  expect(added.headers.get('location')).toBe(`http://node.example/api/v1/communiques/${communique}`);
  await vi.waitFor(async () => expect((await get(`/communiques/${communique}/candidates`, officer)).as(Desk).read).toBe(true), {
    timeout: 40_000,
    interval: 200,
  });
  const { candidates } = (await get(`/communiques/${communique}/candidates`, officer)).as(Desk);
  for (const c of candidates)
    await ask('POST', `/communiques/${communique}/candidates/${c.id}/accept`, { key: officer, body: { revision: c.revision } });
}, 60_000);
afterAll(() => t.close());

test('what is public is answered without a key', async () => {
  const open = [
    '/commitments',
    '/communiques',
    '/partners',
    '/partners/UZ',
    '/figures',
    '/reading',
    '/vocabulary',
    '/changes',
    '/ledger/checkpoint',
    '/ledger/consistency?old=1',
  ];
  for (const path of open) expect((await get(path)).status, path).toBe(200);
  expect((await get(`/communiques/${communique}`)).as(Communique).highlights.length).toBeGreaterThan(0);
});
test('the list is narrowed and paged as on the page', async () => {
  const all = (await get('/commitments')).as(CommitmentList);
  expect(all.total).toBeGreaterThan(1);
  const first = await get('/commitments?partner=UZ&size=1');
  expect(first.body).toMatchObject({ total: all.total, page: 1, pages: all.total, links: { prev: null } });
  expect(first.headers.get('link')).toContain('rel="next"');
  const next = await get(first.as(CommitmentList).links.next?.replace('http://node.example/api/v1', '') ?? '');
  expect(next.as(CommitmentList).items[0]?.number).not.toBe(first.as(CommitmentList).items[0]?.number);
  expect((await get('/commitments?partner=JP,TR')).as(CommitmentList).total).toBe(0);
  expect((await get('/commitments?page=900')).body).toMatchObject({ total: all.total, items: [], links: { next: null } });
});
test('a value that no filter knows is named', async () => {
  const wrong = await get('/commitments?stage=nearly&partner=Uzbekistan');
  expect(wrong.status).toBe(400);
  expect(Object.keys(Object(wrong.as(Problem).fields))).toEqual(['partner.0', 'stage.0']);
  expect((await get('/commitments?page=0')).status).toBe(400);
  expect((await get('/changes?after=x')).status).toBe(400);
});
test('a commitment has a version, and a command that saw an older one does nothing', async () => {
  const path = `/commitments/${await number()}`;
  const seen = await get(path);
  const etag = seen.headers.get('etag') ?? '';
  expect(etag).toBe(`"${seen.as(Commitment).version}"`);
  const due = (day: string | null) => ask('POST', `${path}/due`, { key: officer, body: { due: day }, headers: { 'if-match': etag } });
  const done = await due('2027-01-31');
  expect(done.body).toMatchObject({ version: seen.as(Commitment).version + 1, events: ['DueDateSet'], again: false });
  const late = await due(null);
  expect(late).toMatchObject({ status: 412, body: { type: '/problems/version-not-newest' } });
  expect((await get(path.toLowerCase())).as(Commitment).due).toBe('2027-01-31');
  expect((await get(`${path}/history`)).as(History).history.at(-1)).toMatchObject({ type: 'DueDateSet', name: 'Person 1' });
  expect((await ask('POST', `${path}/due`, { key: officer, body: { due: null }, headers: { 'if-match': 'W/"1"' } })).status).toBe(400);
});
test('a command sent twice with one key happens once', async () => {
  const path = `/commitments/${await number()}`;
  const headers = { 'idempotency-key': '0190a5a0-0000-7000-8000-000000000001' };
  const report = () =>
    ask('POST', `${path}/deliveries`, {
      key: officer,
      headers,
      body: { scale: 'not-started', note: 'Nothing yet.', evidence: [], at: '2025-05-01' },
    });
  expect((await report()).as(Done).again).toBe(false);
  expect((await report()).as(Done).again).toBe(true);
  expect((await get(path)).as(Commitment).deliveries).toHaveLength(1);
  expect((await ask('POST', `${path}/due`, { key: officer, body: { due: null }, headers: { 'idempotency-key': 'mine' } })).status).toBe(
    400,
  );
});
test('owners and milestones are kept', async () => {
  const path = `/commitments/${await number()}`;
  const id = '0190a5a0-0000-7000-8000-000000000002';
  await ask('POST', `${path}/owners`, { key: officer, body: { country: 'UZ', owner: { office: null, name: 'Ministry of Skills' } } });
  await ask('POST', `${path}/milestones`, {
    key: officer,
    headers: { 'idempotency-key': id },
    body: { title: 'First meeting', due: null },
  });
  expect((await ask('POST', `${path}/milestones/complete`, { key: officer, body: { milestone: id, at: '2025-06-01' } })).status).toBe(200);
  const { body } = await get(path);
  expect(body).toMatchObject({ owners: [{ country: 'UZ' }], milestones: [{ id, completed: '2025-06-01' }] });
  const wrong = await ask('POST', `${path}/owners`, { key: officer, body: { country: 'JP', owner: null } });
  expect(wrong).toMatchObject({ status: 422, body: { type: '/problems/country-not-a-party' } });
});
test('an act on a candidate that was decided meanwhile is told so', async () => {
  const [candidate] = (await get(`/communiques/${communique}/candidates`, officer)).as(Desk).candidates;
  if (candidate === undefined) throw new Error('nothing was found in the text');
  const path = `/communiques/${communique}/candidates/${candidate.id}`;
  expect((await ask('POST', `${path}/reject`, { key: officer, body: { revision: 1 } })).status).toBe(409);
  const edit = { revision: candidate.revision, change: { summary: 'In other words' } };
  expect((await ask('POST', `${path}/edit`, { key: officer, body: edit })).status).toBe(200);
  expect((await ask('POST', `${path}/undo`, { key: officer, body: { revision: candidate.revision + 1 } })).status).toBe(200);
  expect((await ask('POST', `/communiques/${communique}/candidates/none/accept`, { key: officer, body: { revision: 1 } })).status).toBe(
    422,
  );
});
test('keys: none, wrong, ended, too weak, and of the wrong person', async () => {
  const path = `/commitments/${await number()}/due`;
  const due = (key?: string) => ask('POST', path, { key, body: { due: null } });
  const none = await due();
  expect(none).toMatchObject({ status: 401, body: { type: '/problems/key-needed' } });
  expect(none.headers.get('www-authenticate')).toBe('Bearer');
  expect((await due(`${officer.slice(0, -1)}x`)).status).toBe(401);
  expect((await get('/commitments', 'drk_nonsense')).status).toBe(401);
  expect((await due(reader)).body).toMatchObject({ status: 403, type: '/problems/key-cannot-write' });
  expect((await due(await t.key('applicant', ['write']))).body).toMatchObject({ status: 403, type: '/problems/not-allowed' });
  expect((await get(`/communiques/${communique}/candidates`)).status).toBe(401);
});
test('a key in the query and a cookie count for nothing', async () => {
  const path = `/commitments/${await number()}/due`;
  expect((await ask('POST', `${path}?key=${officer}&access_token=${officer}`, { body: { due: null } })).status).toBe(401);
  expect((await ask('POST', path, { body: { due: null }, headers: { cookie: `daricha=${officer}` } })).status).toBe(401);
});
test('bodies that are broken, of another kind, wrong or too large', async () => {
  const path = `/commitments/${await number()}/due`;
  expect((await ask('POST', path, { key: officer, raw: '{"due":' })).status).toBe(400);
  expect(
    (await ask('POST', path, { key: officer, raw: 'due=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status,
  ).toBe(415);
  expect((await ask('POST', path, { key: officer, body: { due: 'soon' } })).as(Problem).fields).toEqual({ due: 'not a day' });
  expect((await ask('POST', '/communiques', { key: officer, body: { text: 'a'.repeat(3_000_000), outlet: 'x' } })).status).toBe(413);
  expect((await ask('POST', '/extract', { key: reader, body: { text: 'Both sides agreed. '.repeat(22_000) } })).status).toBe(413);
});
test('a text is read without being kept', async () => {
  const before = (await get('/ledger/checkpoint')).as(Checkpoint).size;
  const reading = await ask('POST', '/extract', { key: reader, body: { text } });
  const found = reading.as(Extraction);
  expect(found.parties.map((p) => p.country).toSorted()).toEqual(['PK', 'UZ']);
  for (const c of found.commitments) expect(text.slice(c.start, c.end)).toBe(c.quote);
  expect(found.commitments.length).toBeGreaterThan(0);
  expect((await get('/ledger/checkpoint')).as(Checkpoint).size).toBe(before);
  const german = 'Die beiden Minister haben heute vereinbart, eine gemeinsame Arbeitsgruppe für die digitale Verwaltung zu gründen.';
  expect(await ask('POST', '/extract', { key: reader, body: { text: german } })).toMatchObject({
    status: 422,
    body: { type: '/problems/language-not-read' },
  });
  expect((await ask('POST', '/extract', { body: { text } })).status).toBe(401);
});
test('a copy becomes a source, and the same source is known', async () => {
  const copy = { text: `${text}\nWire.`, outlet: 'Wire', url: 'https://wire.example/2' };
  expect((await ask('POST', '/communiques', { key: officer, body: copy })).body).toMatchObject({ as: 'source', id: communique });
  expect(await ask('POST', '/communiques', { key: officer, body: copy })).toMatchObject({ status: 200, body: { as: 'known' } });
});
test('changes are followed from a position', async () => {
  const { changes, next } = (await get('/changes?limit=1')).as(Changes);
  expect(changes).toHaveLength(1);
  const rest = (await get(`/changes?after=${next}`)).as(Changes);
  expect(rest.changes[0]?.position).toBeGreaterThan(next);
  expect((await get(`/changes?after=${rest.next}`)).body).toEqual({ changes: [], next: rest.next });
});
test('proofs hold for whoever computes them again', async () => {
  const { id } = (await get(`/commitments/${await number()}`)).as(Commitment);
  const p = (await get(`/ledger/proof?stream=commitment/${id}&version=1`)).as(Inclusion);
  const bytes = (hex: string) => Buffer.from(hex, 'hex');
  expect(inclusionHolds(leafHash(bytes(p.entry)), p.index, p.size, p.proof.map(bytes), bytes(p.root))).toBe(true);
  const c = (await get('/ledger/consistency?old=3')).as(Consistency);
  expect(consistencyHolds(c.old, c.size, c.proof.map(bytes), bytes(c.oldRoot), bytes(c.root))).toBe(true);
  expect((await get(`/ledger/proof?stream=commitment/${id}&version=999`)).status).toBe(404);
  expect((await get('/ledger/consistency?old=999999999')).status).toBe(400);
});
test('what is not there is a problem in words of the caller’s language', async () => {
  const answer = await t.request('/api/v1/no/such/thing', { headers: { 'accept-language': 'ur' } });
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ type: '/problems/not-found', title: 'اس نام سے کچھ نہیں ہے' });
  expect((await get('/commitments/AX-BO-0999')).status).toBe(404);
  expect((await get('/partners/ZZ')).status).toBe(404);
  expect((await get('/communiques/none')).status).toBe(404);
});
