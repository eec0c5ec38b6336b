import { afterAll, beforeAll, expect, test } from 'vitest';
import { refreshFigures } from '../../../../one-window/statistics/refresh.ts';
import { balloonPermit, fewAnswers } from '../../../../one-window/testing/definition.ts';
import { type Desks, openDesks } from '../inbox/testing.ts';
import { plain } from '../../testing/page-site.ts';
import { servicesDelivering } from '../register/commitment-services.tsx';
import { figurePages } from './figures.tsx';

const now = '2026-02-02T06:00:00.000Z';
let t: Desks;
const get = async (path: string) => {
  const answer = await t.app.request(`http://localhost:3000${path}`);
  return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.text() };
};

beforeAll(async () => {
  t = await openDesks({ mounts: [figurePages] });
}, 60_000);
afterAll(() => t.close());

test('before the first application the page says what will be here', async () => {
  expect(plain((await get('/figures')).body)).toContain('Nothing to count yet');
  expect((await get('/figures/balloon-permit')).status).toBe(200);
  expect((await get('/figures/no-such-service')).status).toBe(404);
  expect((await get('/figures/offices/registry-desk')).status).toBe(404);
});
test('services and offices are shown against their promise, and nobody is named', async () => {
  const first = await t.sent({ name: 'Zafar Testname', answers: fewAnswers });
  await t.sent({ answers: fewAnswers });
  await t.sent({ who: 'editor', more: { trial: true }, answers: fewAnswers });
  t.at('2026-01-07T06:00:00.000Z');
  await t.send(first, 'other', 'DecideTask', { task: 'registry', decision: 'refuse', reasons: ['unsafe'], words: 'Secret words.' });
  await t.ledger.settled();
  await refreshFigures(t.ledger, now);
  const page = plain((await get('/figures')).body);
  for (const words of ['Permit for a weather balloon', 'The registry authority', 'applications received 2']) expect(page).toContain(words);
  const service = plain((await get('/figures/balloon-permit')).body);
  for (const words of ['Check the pilot', 'half within 2 days, promised 5 days', 'It is not safe.', 'Why steps were refused'])
    expect(service).toContain(words);
  const office = plain((await get('/figures/offices/registry-desk')).body);
  expect(office).toContain('Check the pilot');
  for (const text of [page, service, office]) expect(text).not.toMatch(/Zafar|Secret|trial:/);
});
test('every page of figures is whole in Urdu', async () => {
  for (const path of ['/figures', '/figures/balloon-permit', '/figures/offices/registry-desk']) {
    const { status, body } = await get(`${path}?lang=ur`);
    expect([status, body.includes('lang="ur" dir="rtl"')], path).toEqual([200, true]);
  }
});
test('the open data has a line for the service and one for each part', async () => {
  const csv = await get('/open-data/services.csv');
  expect(csv.type).toContain('text/csv');
  const lines = csv.body.replace('\ufeff', '').trim().split('\r\n');
  expect(lines[0]).toContain('service,task,office,received,decided');
  expect(lines[1]).toBe(`balloon-permit,,,2,1,0,1,0,0,1,0,,,2,2,,${now}`);
  expect(lines.find((l) => l.startsWith('balloon-permit,registry,registry-desk,2,1,0,1'))).toBeDefined();
  const json = JSON.parse((await get('/open-data/services.json')).body);
  expect(json).toMatchObject({ asOf: now, services: [{ service: 'balloon-permit', cases: { received: 2, refused: 1 } }] });
});
test('a commitment shows the services that name it, with what came of them', async () => {
  const delivering = { ...balloonPermit, delivers: ['AX-BO-0001'] };
  const window = { ...t.window, catalogue: { ...t.window.catalogue, published: () => [delivering] } };
  const found = await servicesDelivering({ ledger: t.ledger, window }, 'AX-BO-0001');
  expect(found.map((f) => [f.service.id, f.cases?.received])).toEqual([['balloon-permit', 2]]);
  expect(await servicesDelivering({ ledger: t.ledger, window }, 'AX-BO-0002')).toEqual([]);
});
