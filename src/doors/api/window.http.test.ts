import { afterAll, beforeAll, expect, test } from 'vitest';
import { addPerson, makeKey } from '../../identity/index.ts';
import type { Role } from '../../kernel/decider/actor.ts';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { examplePdf } from '../../one-window/documents/testing.ts';
import { applyServices } from '../../one-window/service/from-pack.ts';
import { refreshFigures } from '../../one-window/statistics/refresh.ts';
import { balloonPermit } from '../../one-window/testing/definition.ts';
import { Problem } from './answers.ts';
import { Done } from './orders.ts';
import { Service, ServiceFigures, Services } from './schemas/service.ts';
import { OwnCase, OwnCases, TaskLines } from './schemas/window.ts';
import { type Asked, readAnswer } from './testing/answer.ts';
import { type ApiDocument, breach } from './testing/document.ts';
import { openTestNode, type TestNode } from './testing/node.ts';

let t: TestNode;
let document: ApiDocument;
const keys = new Map<string, string>();
const ids = new Map<string, string>();

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
  return readAnswer(answer);
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
  expect((await get(undefined, '/services')).as(Services).services.map((s) => s.id)).toContain('balloon-permit');
  const service = (await get(undefined, '/services/balloon-permit')).as(Service);
  const first = expect.objectContaining({ id: 'pilot_name', kind: 'text' });
  expect(service).toHaveProperty('sections.0.groups.0.questions.0', first);
  expect((await get(undefined, '/services/no-such')).status).toBe(404);
});
test('an applicant opens a case, fills it in and sends it', async () => {
  expect((await ask(undefined, 'POST', '/cases', opening)).status).toBe(401);
  const key = '0190a5a0-0000-7000-8000-00000000000a';
  const opened = await ask('pilot', 'POST', '/cases', opening, { 'idempotency-key': key });
  expect([opened.status, opened.as(Done).id]).toEqual([201, key]);
  expect((await ask('pilot', 'POST', '/cases', opening, { 'idempotency-key': key })).as(Done).again).toBe(true);
  id = opened.as(Done).id;
  const early = await ask('pilot', 'POST', `/cases/${id}/submit`, { declared: ['all_true'] });
  expect(early).toMatchObject({ status: 422, body: { type: '/problems/case-incomplete' } });
  await fill(id);
  expect((await get('pilot', `/cases/${id}`)).as(OwnCase).missing).toEqual({ groups: [], documents: [] });
  await must('pilot', `/cases/${id}/submit`, { declared: ['all_true'] });
  const sent = await get('pilot', `/cases/${id}`);
  const own = sent.as(OwnCase);
  expect(sent.headers.get('etag')).toBe(`"${own.revision}"`);
  expect(sent.body).toMatchObject({ status: 'in-progress', answers: { pilot_name: 'secret-pilot' }, acts: ['withdraw'] });
  expect(own.reference).toMatch(/^[A-Z]{2,3}-/);
  expect((await get('pilot', '/cases')).as(OwnCases).cases).toHaveLength(1);
});
test('nobody else finds the case, and a refused service or file is told', async () => {
  expect((await get('stranger', `/cases/${id}`)).status).toBe(404);
  expect((await get('registry', `/cases/${id}`)).status).toBe(404);
  expect((await ask('stranger', 'POST', `/cases/${id}/withdraw`, { words: '' })).status).toBe(404);
  expect((await get('stranger', '/cases')).as(OwnCases).cases).toEqual([]);
  expect((await get(undefined, '/cases')).status).toBe(401);
  expect((await ask('pilot', 'POST', '/cases', { ...opening, service: 'no-such' })).status).toBe(404);
  expect((await ask('pilot', 'POST', '/cases', { ...opening, organisation: 'not-mine' })).status).toBe(404);
  const other = (await must('pilot', '/cases', opening)).as(Done).id;
  const text = { document: 'insurance', name: 'a.pdf', content: Buffer.from('no pdf').toString('base64') };
  expect((await ask('pilot', 'POST', `/cases/${other}/files`, text)).as(Problem).type).toBe('/problems/file-kind-not-taken');
  await must('pilot', `/cases/${other}/withdraw`, { words: '' });
});
test('an office sees its own tasks and of a case what its task needs: another office’s answers are nowhere', async () => {
  const radio = await get('radio', '/tasks');
  expect(radio.as(TaskLines).tasks.map((l) => l.task)).toEqual(['radio']);
  expect((await get('radio', '/tasks?office=registry-desk')).as(TaskLines).tasks).toEqual([]);
  expect((await get('pilot', '/tasks')).as(TaskLines).tasks).toEqual([]);
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
    expect((await given('head', to)).as(Problem).type, to).toBe('/problems/officer-not-at-office');
  }
  expect((await given('radio', 'radio')).status).toBe(403);
  expect((await given('head', 'registry')).status).toBe(200);
});
test('an officer claims, sends back and decides; the applicant answers exactly what was asked', async () => {
  await must('registry', `/tasks/${id}/registry/claim`, {});
  await must('registry', `/tasks/${id}/registry/notes`, { words: 'secret-note' });
  await must('registry', `/tasks/${id}/registry/send-back`, { items: [{ item: 'pilot_name', words: 'The whole name?' }] });
  const asked = (await get('pilot', `/cases/${id}`)).as(OwnCase);
  expect(asked.items).toMatchObject([{ item: 'pilot_name', group: 'pilot', words: 'The whole name?' }]);
  const wrong = await ask('pilot', 'POST', `/cases/${id}/sent-back`, { task: 'registry', answers: { size: 6 } });
  expect(wrong.as(Problem).type).toBe('/problems/item-not-open');
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
  expect(decided.as(Done).events).toContain('TaskDecided');
  const again = await ask('registry', 'POST', `/tasks/${id}/registry/decide`, { decision: 'approve' });
  expect(again.as(Problem).type).toBe('/problems/task-already-decided');
  expect(JSON.stringify((await get('pilot', `/cases/${id}`)).body)).not.toContain('secret-note');
});
test('the list goes on behind its last line', async () => {
  const second = (await must('pilot', '/cases', opening)).as(Done).id;
  await fill(second);
  await must('pilot', `/cases/${second}/submit`, { declared: ['all_true'] });
  const first = await get('radio', '/tasks?limit=1');
  const next = await get('radio', `/tasks?limit=1&after=${encodeURIComponent(first.as(TaskLines).next ?? '')}`);
  expect([first, next].map((p) => p.as(TaskLines).tasks.map((l) => l.case))).toEqual([[id], [second]]);
  expect((await get('radio', '/tasks?limit=0')).status).toBe(400);
});
test('the list of own cases goes on behind its last line, the newest first', async () => {
  const idsIn = async (query: string) => (await get('pilot', `/cases${query}`)).as(OwnCases).cases.map((one) => one.id);
  const all = await idsIn('');
  expect(all).toHaveLength(3);
  const first = await get('pilot', '/cases?limit=2');
  expect(first.as(OwnCases).cases.map((one) => one.id)).toEqual(all.slice(0, 2));
  expect(await idsIn(`?limit=2&after=${encodeURIComponent(first.as(OwnCases).next ?? '')}`)).toEqual(all.slice(2));
  expect((await get('pilot', `/cases?limit=3&after=${encodeURIComponent(first.as(OwnCases).next ?? '')}`)).as(OwnCases).next).toBeNull();
  expect((await get('pilot', '/cases')).as(OwnCases).next).toBeNull();
  expect((await get('pilot', '/cases?limit=201')).status).toBe(400);
});
test('a service’s figures are for everyone and name nobody', async () => {
  expect((await get(undefined, '/services/no-such/figures')).status).toBe(404);
  await t.node.ledger.settled();
  await refreshFigures(t.node.ledger, t.node.clock());
  const figures = await get(undefined, '/services/balloon-permit/figures');
  expect(figures.as(ServiceFigures).cases.received).toBe(2);
  expect(JSON.stringify(figures.body)).not.toMatch(/secret|Laboratory/);
});
