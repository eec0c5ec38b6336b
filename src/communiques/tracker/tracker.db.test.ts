import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefusal } from '../../kernel/refusals/refusal.ts';
import { openTestLedger, type TestLedger } from '../../ledger/testing.ts';
import { said } from '../commitment/examples.ts';
import type { Stage } from '../contract.ts';
import { foundAs, groupFields, source, text, trainingFields } from '../communique/examples.ts';
import * as room from '../index.ts';

let count = 0;
const makeId = () => `id-${String(++count).padStart(6, '0')}`;
const now = '2025-03-06T10:00:00.000Z';
const today = { today: '2025-06-01', quietDays: 180 };
const extraction = {
  engine: 'rules',
  version: '1',
  parties: [
    { country: 'AX', score: 1 },
    { country: 'BO', score: 1 },
  ],
  dropped: [],
  meeting: {
    kind: 'meeting',
    date: '2025-03-04',
    place: 'Port',
    participants: [{ name: 'Ann Berg', role: 'Minister', organisation: null, country: 'BO' }],
  },
  commitments: [groupFields, trainingFields].map((f) => {
    const { id: _, ...words } = foundAs('x', f);
    return words;
  }),
};
const register = room.communiques({
  extractor: { id: 'rules', version: '1', extract: async () => extraction },
  rules: { home: 'AX', quietDays: 180 },
  makeId,
  clock: () => now,
});
const system = { kind: 'system', id: 'system/test', grants: [] } as const;

let t: TestLedger;
const send = async (type: string, on: string, data: object, decider: typeof room.communique | typeof room.commitment) => {
  const outcome = await t.ledger.handle({ id: makeId(), type, on, actor: system, now, data }, decider);
  if (isRefusal(outcome)) throw new Error(`${type}: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
};
const open = async (partner: string, serial: number, title: string, stage: Stage, date: string) => {
  const series = `AX-${partner}`;
  const id = makeId();
  const number = `${series}-${String(serial).padStart(4, '0')}`;
  const mentions = [{ ...said(id, stage, date), summary: title }];
  await send('OpenCommitment', id, { number, series, serial, parties: ['AX', partner], partners: [partner], mentions }, room.commitment);
  return id;
};

beforeAll(async () => {
  t = await openTestLedger([register]);
  const id = await room.receiveText(t.ledger, { ...source, text, language: 'en' }, { actor: system, now, makeId });
  if (isRefusal(id)) throw new Error(id.reason);
  await register.tasks?.['read-communique']?.({ communique: id.id }, { ledger: t.ledger });
  await send('AcceptAllFirm', id.id, {}, room.communique);
  await t.ledger.settled();
  const old = await open('SY', 1, 'Exchange of students', 'agreed', '2024-02-01');
  await open('SY', 2, 'Satellite ground station', 'discussed', '2024-02-01');
  await send('AddMention', old, { mention: said('repeat', 'agreed', '2024-06-01') }, room.commitment);
  await t.ledger.settled();
});
afterAll(() => t.close());

const list = (filter: room.CommitmentFilter) => room.listCommitments(t.ledger, filter, { page: 1, size: 50 }, today);
const numbers = async (filter: room.CommitmentFilter) => (await list(filter)).items.map((i) => i.number);

test('the list is narrowed by text, by facets and by marks', async () => {
  expect(await numbers({})).toEqual(['AX-BO-0001', 'AX-BO-0002', 'AX-SY-0001', 'AX-SY-0002']);
  expect(await numbers({ text: 'training engineers' })).toEqual(['AX-BO-0002']);
  expect(await numbers({ text: 'ax-sy-0002' })).toEqual(['AX-SY-0002']);
  expect(await numbers({ partner: ['SY'], stage: ['agreed', 'signed'] })).toEqual(['AX-SY-0001']);
  expect(await numbers({ mark: ['said-again'] })).toEqual(['AX-SY-0001']);
  expect(await numbers({ mark: ['gone-quiet'] })).toEqual(['AX-SY-0001']);
  expect(await numbers({ year: [2024], sort: 'number' })).toEqual(['AX-SY-0001', 'AX-SY-0002']);
  expect(await numbers({ text: 'students', sort: 'best' })).toEqual(['AX-SY-0001']);
  expect(await numbers({ text: 'nothing of the kind' })).toEqual([]);
});

test('a facet counts what choosing another of its values would give', async () => {
  const { facets, total } = await list({ partner: ['SY'], stage: ['agreed'] });
  expect(total).toBe(1);
  expect(facets.partner).toEqual([
    { value: 'BO', count: 1, active: false },
    { value: 'SY', count: 1, active: true },
  ]);
  expect(facets.stage).toEqual([
    { value: 'agreed', count: 1, active: true },
    { value: 'discussed', count: 1, active: false },
  ]);
  expect(facets.year).toEqual([{ value: '2024', count: 1, active: false }]);
});

test('suggestions follow the letters typed so far', async () => {
  expect((await room.searchSuggestions(t.ledger, 'satel')).map((s) => s.number)).toEqual(['AX-SY-0002']);
  expect(await room.searchSuggestions(t.ledger, `' & | !`)).toEqual([]);
});

test('a brief is told the open promises with a partner, last spoken of first, in the words they were last spoken of', async () => {
  const promises = await room.promisesWith(t.ledger, 'SY', today);
  expect(promises.map((p) => [p.number, p.said?.day, p.quiet])).toEqual([
    ['AX-SY-0001', '2024-06-01', true],
    ['AX-SY-0002', '2024-02-01', false],
  ]);
  expect(promises[0]?.by).toEqual(['BO']);
  expect(promises[0]?.said?.quote).not.toBe('');
  expect(await room.promisesWith(t.ledger, 'FJ', today)).toEqual([]);
});

test('the home page has the funnel, partners, marks and meetings', async () => {
  const home = await room.homeFigures(t.ledger, today);
  expect(home.total).toBe(4);
  expect(home.funnel.map((f) => f.count)).toEqual([1, 1, 2, 0, 0, 0]);
  expect(home.partners.map((p) => [p.country, p.count, p.quiet])).toEqual([
    ['BO', 2, 0],
    ['SY', 2, 1],
  ]);
  expect(home.saidAgain.first.map((c) => c.number)).toEqual(['AX-SY-0001']);
  expect(home.quiet.count).toBe(1);
  expect(home.meetings).toMatchObject([{ title: source.title, place: 'Port', date: '2025-03-04', commitments: 2 }]);
});

test('a partner has a page with topics and people, and a country nobody named has none', async () => {
  const page = await room.findPartnerPage(t.ledger, 'BO', today);
  expect(page?.participants).toMatchObject([{ name: 'Ann Berg', meetings: 1, last: '2025-03-04' }]);
  expect(page?.topics.map((x) => x.topic)).toEqual(['digital-government', 'skills']);
  expect(page?.timeline).toHaveLength(1);
  expect(await room.findPartnerPage(t.ledger, 'ZZ', today)).toBeUndefined();
});

test('a commitment shows each quote in its context and its whole history', async () => {
  const page = await room.findCommitmentPage(t.ledger, 'AX-BO-0001', today);
  expect(page?.mentions[0]).toMatchObject({ quote: groupFields.quote, from: { outlet: 'Harbour Post' } });
  expect(page?.mentions[0]?.after.startsWith(', and both sides')).toBe(true);
  expect(page?.history.map((h) => h.type)).toEqual(['CommitmentOpened']);
  expect(await room.findCommitmentPage(t.ledger, 'AX-BO-0099', today)).toBeUndefined();
});

test('a communiqué shows its confirmed passages with their commitments, on the desk too', async () => {
  const [line] = await room.listMeetings(t.ledger, 1);
  const page = await room.findCommuniquePage(t.ledger, line?.id ?? '');
  expect(page?.highlights.map((h) => h.commitment?.number)).toEqual(['AX-BO-0001', 'AX-BO-0002']);
  const desk = await room.findDeskPage(t.ledger, line?.id ?? '');
  expect(desk?.decided).toHaveLength(2);
  expect((await room.deskQueue(t.ledger)).map((q) => q.accepted)).toEqual([2]);
});

test('a copy of a known text becomes one more source', async () => {
  const copy = { title: 'Copy', outlet: 'Wire', url: 'https://wire.example/2', published: null, text: `${text}\nWire.`, language: 'en' };
  expect(await room.receiveText(t.ledger, copy, { actor: system, now, makeId })).toMatchObject({ as: 'source' });
  expect(await room.receiveText(t.ledger, copy, { actor: system, now, makeId })).toMatchObject({ as: 'known' });
});

test('the reading is measured by what officers decided', async () => {
  const figures = await room.readingFigures(t.ledger);
  expect(figures.bands).toMatchObject([{ engine: 'rules', band: 'firm', confirmed: 2, rejected: 0, right: 1 }]);
});

test('changes are listed by ledger position', async () => {
  const all = await room.changesSince(t.ledger, 0);
  expect(all.map((c) => c.type)).toEqual(['CommitmentOpened', 'CommitmentOpened', 'CommitmentOpened', 'CommitmentOpened', 'MentionAdded']);
  expect((await room.changesSince(t.ledger, all[3]?.position ?? 0)).map((c) => c.number)).toEqual(['AX-SY-0001']);
  expect((await room.latestChanges(t.ledger, { partner: 'SY' })).map((c) => c.type)).toEqual([
    'MentionAdded',
    'CommitmentOpened',
    'CommitmentOpened',
  ]);
});

test('the data set has one flat row a commitment, safe to open in a spreadsheet', async () => {
  const rows = room.commitmentsAsRows(await room.listAllCommitments(t.ledger, { partner: ['SY'] }, 100, today));
  expect(rows.map((r) => r.gone_quiet)).toEqual([true, false]);
  const [row] = rows;
  expect(row && room.asCsv([{ ...row, title: '=1+"a"' }]).split('\r\n')[1]).toMatch(/^AX-SY-0001,"'=1\+""a""",/);
});
