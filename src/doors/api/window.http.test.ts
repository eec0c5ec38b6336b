import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, makeKey } from '../../identity/index.ts';
import type { Role } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { examplePdf } from '../../one-window/documents/testing.ts';
import { applyServices } from '../../one-window/service/from-pack.ts';
import { refreshFigures } from '../../one-window/statistics/refresh.ts';
import { balloonPermit } from '../../one-window/testing/definition.ts';
import { type ApiDocument, breach } from './testing/document.ts';
import { openTestNode, type TestNode } from './testing/node.ts';

let t: TestNode;
let document: ApiDocument;
const keys = new Map<string, string>();
const ids = new Map<string, string>();

interface Asked {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the document says what an answer holds, and every answer is held against it.
  readonly body: any;
}
/** Asks, and holds the answer against the document. */
const ask = async (
  who: string | undefined,
  method: string,
  path: string,
  body?: unknown,
  more: Record<string, string> = {},
): Promise<Asked> => {
  const key = who === undefined ? undefined : keys.get(who);
  const headers = {
    ...(key ? { authorization: `Bearer ${key}` } : {}),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...more,
  };
  const answer = await t.request(`/api/v1${path}`, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
  expect(await breach(document, method, path, answer)).toBeNull();
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
};
const get = (who: string | undefined, path: string) => ask(who, 'GET', path);
const must = async (who: string, path: string, body: unknown): Promise<Asked> => {
  const answer = await ask(who, 'POST', path, body);
  expect([answer.status, JSON.stringify(answer.body)]).toEqual([expect.toBeOneOf([200, 201]), expect.anything()]);
  return answer;
};
const addKey = async (name: string, role: Role, office: string | null) => {
  const id = t.node.makeId();
  const person = {
    id,
    name,
    email: `${name}@node.example`,
    password: `a-long-password-${name}`,
    language: 'en',
    grants: [{ role, office }],
  };
  const added = await addPerson(t.node, person);
  if (isRefusal(added)) throw new Error(`${added.reason} ${JSON.stringify(added.details)}`);
  const made = await makeKey(t.node, { person: id, label: 'test', scopes: ['read', 'write'], days: null });
  if (isRefusal(made)) throw new Error(made.reason);
  keys.set(name, made.key);
  ids.set(name, id);
};
const pdf = examplePdf().toString('base64');
const opening = { service: 'balloon-permit', kind: 'laboratory', country: 'UZ', name: 'Test Laboratory' };
const fill = async (id: string) => {
  await must('pilot', `/cases/${id}/answers`, {
    group: 'pilot',
    answers: { pilot_name: 'secret-pilot', licence_number: 'secret-licence' },
    whole: true,
  });
  await must('pilot', `/cases/${id}/answers`, { group: 'balloon', answers: { size: 5, transmits: 'yes' }, whole: true });
  await must('pilot', `/cases/${id}/answers`, { group: 'band', answers: { frequency: 14577 }, whole: true });
  await must('pilot', `/cases/${id}/files`, { document: 'insurance', name: 'insurance.pdf', content: pdf });
};

beforeAll(async () => {
  t = await openTestNode();
  document = (await (await t.request('/api/openapi.json')).json()) as ApiDocument;
  const { ledger, clock, makeId, window } = t.node;
  const { lines } = await applyServices(ledger, [{ file: 'balloon.yaml', definition: balloonPermit }], { now: clock(), makeId });
  if (lines.length > 0) throw new Error(lines.join());
  await window.catalogue.refresh(ledger);
  await addKey('pilot', 'applicant', null);
  await addKey('stranger', 'applicant', null);
  await addKey('registry', 'officer', 'registry-desk');
  await addKey('radio', 'officer', 'radio-desk');
  await addKey('head', 'supervisor', 'registry-desk');
}, 90_000);
afterAll(() => t.close());

let id = '';
test('services are there for everyone, with the whole form', async () => {
  expect((await get(undefined, '/services')).body.services.map((s: { id: string }) => s.id)).toContain('balloon-permit');
  const { body } = await get(undefined, '/services/balloon-permit');
  expect(body.sections[0].groups[0].questions[0]).toMatchObject({ id: 'pilot_name', kind: 'text' });
  expect((await get(undefined, '/services/no-such')).status).toBe(404);
});
test('an applicant opens a case, fills it in and sends it', async () => {
  expect((await ask(undefined, 'POST', '/cases', opening)).status).toBe(401);
  const key = '0190a5a0-0000-7000-8000-00000000000a';
  const opened = await ask('pilot', 'POST', '/cases', opening, { 'idempotency-key': key });
  expect([opened.status, opened.body.id]).toEqual([201, key]);
  expect((await ask('pilot', 'POST', '/cases', opening, { 'idempotency-key': key })).body.again).toBe(true);
  id = opened.body.id;
  const early = await ask('pilot', 'POST', `/cases/${id}/submit`, { declared: ['all_true'] });
  expect(early).toMatchObject({ status: 422, body: { type: '/problems/case-incomplete' } });
  await fill(id);
  expect((await get('pilot', `/cases/${id}`)).body.missing).toEqual({ groups: [], documents: [] });
  await must('pilot', `/cases/${id}/submit`, { declared: ['all_true'] });
  const { body, headers } = await get('pilot', `/cases/${id}`);
  expect(headers.get('etag')).toBe(`"${body.revision}"`);
  expect(body).toMatchObject({ status: 'in-progress', answers: { pilot_name: 'secret-pilot' }, acts: ['withdraw'] });
  expect(body.reference).toMatch(/^[A-Z]{2,3}-/);
  expect((await get('pilot', '/cases')).body.cases).toHaveLength(1);
});
test('nobody else finds the case, and a refused service or file is told', async () => {
  expect((await get('stranger', `/cases/${id}`)).status).toBe(404);
  expect((await get('registry', `/cases/${id}`)).status).toBe(404);
  expect((await ask('stranger', 'POST', `/cases/${id}/withdraw`, { words: '' })).status).toBe(404);
  expect((await get('stranger', '/cases')).body.cases).toEqual([]);
  expect((await get(undefined, '/cases')).status).toBe(401);
  expect((await ask('pilot', 'POST', '/cases', { ...opening, service: 'no-such' })).status).toBe(404);
  expect((await ask('pilot', 'POST', '/cases', { ...opening, organisation: 'not-mine' })).status).toBe(404);
  const other = (await must('pilot', '/cases', opening)).body.id;
  const text = { document: 'insurance', name: 'a.pdf', content: Buffer.from('no pdf').toString('base64') };
  expect((await ask('pilot', 'POST', `/cases/${other}/files`, text)).body.type).toBe('/problems/file-kind-not-taken');
  await must('pilot', `/cases/${other}/withdraw`, { words: '' });
});
test('an office sees its own tasks and of a case what its task needs: another office’s answers are nowhere', async () => {
  const radio = await get('radio', '/tasks');
  expect(radio.body.tasks.map((l: { task: string }) => l.task)).toEqual(['radio']);
  expect((await get('radio', '/tasks?office=registry-desk')).body.tasks).toEqual([]);
  expect((await get('pilot', '/tasks')).body.tasks).toEqual([]);
  const view = await get('radio', `/tasks/${id}/radio`);
  expect(JSON.stringify(view.body)).toContain('14577');
  expect(JSON.stringify(view.body)).not.toMatch(/secret|insurance\.pdf/);
  const own = JSON.stringify((await get('registry', `/tasks/${id}/registry`)).body);
  expect(own).toContain('secret-licence');
  expect(own).not.toContain('14577');
  expect((await get('radio', `/tasks/${id}/registry`)).status).toBe(403);
  expect((await get('pilot', `/tasks/${id}/registry`)).status).toBe(403);
  expect((await get('radio', `/tasks/no-such/radio`)).status).toBe(404);
});
test('a supervisor gives a task to an officer of its office, and to nobody else', async () => {
  const given = (who: string, to: string) => ask(who, 'POST', `/tasks/${id}/registry/assign`, { officer: ids.get(to) });
  for (const to of ['stranger', 'radio', 'head']) {
    expect((await given('head', to)).body.type, to).toBe('/problems/officer-not-at-office');
  }
  expect((await given('radio', 'radio')).status).toBe(403);
  expect((await given('head', 'registry')).status).toBe(200);
});
test('an officer claims, sends back and decides; the applicant answers exactly what was asked', async () => {
  await must('registry', `/tasks/${id}/registry/claim`, {});
  await must('registry', `/tasks/${id}/registry/notes`, { words: 'secret-note' });
  await must('registry', `/tasks/${id}/registry/send-back`, { items: [{ item: 'pilot_name', words: 'The whole name?' }] });
  const { body } = await get('pilot', `/cases/${id}`);
  expect(body.items).toMatchObject([{ item: 'pilot_name', group: 'pilot', words: 'The whole name?' }]);
  const wrong = await ask('pilot', 'POST', `/cases/${id}/sent-back`, { task: 'registry', answers: { size: 6 } });
  expect(wrong.body.type).toBe('/problems/item-not-open');
  await must('pilot', `/cases/${id}/sent-back`, { task: 'registry', answers: { pilot_name: 'secret-pilot the second' } });
  expect((await ask('radio', 'POST', `/tasks/${id}/registry/decide`, { decision: 'approve' })).status).toBe(403);
  const seen = await get('registry', `/tasks/${id}/registry`);
  const late = await ask('registry', 'POST', `/tasks/${id}/registry/decide`, { decision: 'approve' }, { 'if-match': '"1"' });
  expect(late.status).toBe(412);
  const decided = await ask(
    'registry',
    'POST',
    `/tasks/${id}/registry/decide`,
    { decision: 'approve' },
    { 'if-match': seen.headers.get('etag') ?? '' },
  );
  expect(decided.body.events).toContain('TaskDecided');
  const again = await ask('registry', 'POST', `/tasks/${id}/registry/decide`, { decision: 'approve' });
  expect(again.body.type).toBe('/problems/task-already-decided');
  expect(JSON.stringify((await get('pilot', `/cases/${id}`)).body)).not.toContain('secret-note');
});
test('the list goes on behind its last line', async () => {
  const second = (await must('pilot', '/cases', opening)).body.id;
  await fill(second);
  await must('pilot', `/cases/${second}/submit`, { declared: ['all_true'] });
  const first = await get('radio', '/tasks?limit=1');
  const next = await get('radio', `/tasks?limit=1&after=${encodeURIComponent(first.body.next)}`);
  expect([first, next].map((p) => p.body.tasks.map((l: { case: string }) => l.case))).toEqual([[id], [second]]);
  expect((await get('radio', '/tasks?limit=0')).status).toBe(400);
});
test('the list of own cases goes on behind its last line, the newest first', async () => {
  const idsIn = async (query: string) => (await get('pilot', `/cases${query}`)).body.cases.map((one: { id: string }) => one.id);
  const all = await idsIn('');
  expect(all).toHaveLength(3);
  const first = await get('pilot', '/cases?limit=2');
  expect(first.body.cases.map((one: { id: string }) => one.id)).toEqual(all.slice(0, 2));
  expect(await idsIn(`?limit=2&after=${encodeURIComponent(first.body.next)}`)).toEqual(all.slice(2));
  expect((await get('pilot', `/cases?limit=3&after=${encodeURIComponent(first.body.next)}`)).body.next).toBeNull();
  expect((await get('pilot', '/cases')).body.next).toBeNull();
  expect((await get('pilot', '/cases?limit=201')).status).toBe(400);
});
test('a service’s figures are for everyone and name nobody', async () => {
  expect((await get(undefined, '/services/no-such/figures')).status).toBe(404);
  await t.node.ledger.settled();
  await refreshFigures(t.node.ledger, t.node.clock());
  const { body } = await get(undefined, '/services/balloon-permit/figures');
  expect(body.cases.received).toBe(2);
  expect(JSON.stringify(body)).not.toMatch(/secret|Laboratory/);
});
