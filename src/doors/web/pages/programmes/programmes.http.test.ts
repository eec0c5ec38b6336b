/** What anyone sees of programmes, calls and results; and what nobody may see there. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '../../../../programmes/allocation/verify-audit.ts';
import type { Call } from '../../../../programmes/call/call.ts';
import { orderPlace, move, playCall } from '../../../../programmes/testing/play.ts';
import type { ProgrammeBook } from '../../../../programmes/programme/book.ts';
import { type ApiDocument, breach } from '../../../api/testing/document.ts';
import { wordsIn } from '../../words/words.ts';
import { openPlaces, people } from '../places/testing.ts';
import { DeliveredThroughProgrammes, programmesDelivering } from '../register/commitment-programmes.tsx';

let t: Awaited<ReturnType<typeof openPlaces>>;
let told = '';
let open = '';
let draft = '';
let state: Call;

/** As if the programme named an invented commitment. */
const delivering = (book: ProgrammeBook): ProgrammeBook => ({
  ...book,
  known: () => book.known().map((p) => (p.id === t.definition.id ? { ...p, delivers: ['AX-BO-0001'] } : p)),
});

beforeAll(async () => {
  t = await openPlaces();
  const { table, definition } = t;
  const applicants = people(definition, 60, (a) => ({ ...a, ranking: definition.call.venues.slice(0, 2).map((v) => v.id) }));
  const played = await playCall(table, 'told', applicants, definition);
  told = played.call;
  draft = (await playCall(table, 'draft', 0, definition)).call;
  const other = t.node.programmes.book.all().find((p) => p.id !== definition.id);
  if (other === undefined) throw new Error('the pack has one programme only');
  open = (await playCall(table, 'open', 3, other)).call;
  const declining = (await t.lines(told)).find((line) => line.status === 'offered');
  if (declining === undefined) throw new Error('nobody has a place');
  await orderPlace(table, declining.id, 'DeclinePlace', { round: declining.round }, declining.person);
  await move(table, told);
  state = (await t.node.ledger.state<Call>(`call/${told}`))?.state as Call;
}, 120_000);
afterAll(() => t.close());

test('programmes stand under what is open now, and what gave its places', async () => {
  const page = await t.text('/programmes');
  const [openPart = '', ...rest] = page.split('>Places given<');
  const past = rest.join('');
  expect(openPart).toContain(`/calls/${open}`);
  expect(openPart).toContain('See the call and apply');
  expect(past).toContain(`/calls/${told}`);
  const partner = t.definition.partners[0] ?? '';
  const filtered = await t.text(`/programmes?partner=${partner.toLowerCase()}`);
  expect(filtered).toContain(`/programmes/${t.definition.id}`);
  expect(filtered).not.toContain(`/calls/${open}`);
});

test('a programme says for whom, where, what one learns and what came of it', async () => {
  const page = await t.text(`/programmes/${t.definition.id}`);
  for (const rule of t.definition.call.eligibility) expect(page).toContain(rule.say.en);
  for (const venue of t.definition.call.venues) expect(page).toContain(venue.name.en);
  expect(page).toContain(t.definition.achievement.name.en);
  expect(page).toContain('id="outcomes"');
  expect((await t.get('/programmes/no-such-programme')).status).toBe(404);
});

test('an open call tells its times, its rule and where to apply; a draft is nobody’s business', async () => {
  const page = await t.text(`/calls/${open}`);
  expect(page).toContain('Apply by');
  expect(page).toContain('By your clocks');
  expect(page).toContain(`/start"`);
  expect(page).toContain('A lottery decides between equal scores');
  expect(page).not.toContain('Work it out yourself');
  expect((await t.get(`/calls/${draft}`)).status).toBe(404);
  expect((await t.get(`/api/v1/calls/${draft}`)).status).toBe(404);
  expect((await t.get('/calls/no-such-call')).status).toBe(404);
});

test('a call that gave its places shows seats, cut-offs, the seed and every round', async () => {
  const page = await t.text(`/calls/${told}`);
  expect(page).toContain(state.seed?.seed ?? 'no seed');
  for (const round of state.rounds) expect(page).toContain(`/open-data/allocations/${told}/${round.round}.txt`);
  const cutOff = state.rounds.at(-1)?.venues[0]?.open;
  expect(page).toContain(((cutOff?.score ?? 0) / 100).toFixed(2));
  expect(page).toContain('npm run daricha allocation verify 1.txt');
  expect(page).not.toContain('/start"');
});

test('anyone can work a round out again from its open file, which never changes', async () => {
  const answer = await t.get(`/open-data/allocations/${told}/0.txt`);
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(answer.headers.get('cache-control')).toContain('immutable');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(await verifyAudit(bytes)).toMatchObject({ ok: true });
  const etag = answer.headers.get('etag') ?? '';
  const again = await t.request(`/open-data/allocations/${told}/0.txt`, { headers: { 'if-none-match': etag } });
  expect(again.status).toBe(304);
  for (const path of ['99.txt', '0', '0.csv', '-1.txt', '..%2f0.txt']) {
    expect((await t.get(`/open-data/allocations/${told}/${path}`)).status, path).toBe(404);
  }
  expect((await t.get(`/open-data/allocations/${draft}/0.txt`)).status).toBe(404);
});

test('open data tells no number below ten, and no name', async () => {
  const json = (await (await t.get('/open-data/programmes.json')).json()) as {
    programmes: readonly { calls: readonly { outcomes: readonly { counts: object }[] }[] }[];
  };
  const counts = json.programmes.flatMap((p) =>
    p.calls.flatMap((c) => c.outcomes.flatMap((o) => Object.values(o.counts) as (number | null)[])),
  );
  expect(counts.length).toBeGreaterThan(10);
  expect(counts.filter((n) => n !== null).every((n) => n >= 10)).toBe(true);
  expect(counts).toContain(null);
  const csv = await t.text('/open-data/programmes.csv');
  expect(csv.split('\r\n')[0]).toContain('programme,partners,call,phase');
  const width = csv.split('\r\n')[0]?.split(',').length;
  for (const line of csv.trim().split('\r\n')) expect(line.split(',')).toHaveLength(width ?? 0);
});

test('no public page or file names an applicant', async () => {
  const paths = [
    ...['/', '/programmes', `/programmes/${t.definition.id}`, `/calls/${told}`, `/calls/${open}`],
    ...[
      '/open-data/programmes.csv',
      '/open-data/programmes.json',
      `/open-data/allocations/${told}/0.txt`,
      `/open-data/allocations/${told}/1.txt`,
    ],
    ...['/programmes', `/programmes/${t.definition.id}`, '/calls', `/calls/${told}`, `/calls/${told}/allocations`].map(
      (p) => `/api/v1${p}`,
    ),
  ];
  const lines = await t.lines(told);
  for (const path of paths) {
    const answer = await t.get(path);
    expect(answer.status, path).toBe(200);
    const text = await answer.text();
    expect(text, path).not.toMatch(/Applicant \d|person-\d/);
    for (const line of lines) expect(text.includes(line.id) || text.includes(`>${line.reference}<`), `${path} ${line.id}`).toBe(false);
  }
});

test('the API answers as its document says, whatever state a call is in', async () => {
  const document = (await (await t.get('/api/openapi.json')).json()) as ApiDocument;
  const calls = [told, open].flatMap((call) => [`/calls/${call}`, `/calls/${call}/allocations`]);
  const programmes = t.node.programmes.book.known().map(({ id }) => `/programmes/${id}`);
  for (const path of ['/programmes', ...programmes, '/calls', ...calls]) {
    const answer = await t.get(`/api/v1${path}`);
    expect([answer.status, await breach(document, 'GET', `/api/v1${path}`, answer)], path).toEqual([200, null]);
  }
  for (const path of ['/programmes/no-such-programme', `/calls/${draft}`, `/calls/${draft}/allocations`, '/calls/no-such-call']) {
    const answer = await t.get(`/api/v1${path}`);
    expect([answer.status, await breach(document, 'GET', `/api/v1${path}`, answer)], path).toEqual([404, null]);
  }
  const rounds = (await (await t.get(`/api/v1/calls/${told}/allocations`)).json()) as { readonly rounds: readonly object[] };
  expect(rounds.rounds).toHaveLength(state.rounds.length);
});

test('a commitment shows the programmes that deliver it with their figures, small ones hidden, in both languages', async () => {
  const door = { ...t.node, programmes: { ...t.node.programmes, book: delivering(t.node.programmes.book) } };
  const found = await programmesDelivering(door, 'AX-BO-0001');
  expect(found.map(({ programme }) => programme.id)).toEqual([t.definition.id]);
  const shown = String(DeliveredThroughProgrammes({ w: wordsIn('en'), programmes: found }));
  expect(shown).toContain(`href="/programmes/${t.definition.id}#outcomes"`);
  expect(shown).toContain('>60<');
  expect(shown).toContain('–');
  expect(shown).not.toMatch(/<dd>\d<\/dd>/);
  expect(String(DeliveredThroughProgrammes({ w: wordsIn('ur'), programmes: found }))).toContain(`/programmes/${t.definition.id}`);
  expect(await programmesDelivering(door, 'AX-BO-0002')).toEqual([]);
  expect(DeliveredThroughProgrammes({ w: wordsIn('en'), programmes: [] })).toBeNull();
});

test('every page speaks Urdu too, from right to left', async () => {
  for (const path of ['/programmes', `/programmes/${t.definition.id}`, `/calls/${told}`, `/calls/${open}`]) {
    const page = await t.text(`${path}?lang=ur`);
    expect(page).toContain('dir="rtl"');
    expect(page).toContain('پروگرام');
  }
});
