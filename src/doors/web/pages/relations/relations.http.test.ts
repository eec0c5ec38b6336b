/** Two countries with something owed between them, as each side's desk and outsiders see it. */
import { randomUUID } from 'node:crypto';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tellAgreement, tellMeeting } from '../../../../engagements/testing/relation-history.ts';
import { openPageSite, type PageSite, type People } from '../../testing/page-site.ts';
import { briefPages } from '../briefs/mounts.ts';
import { obligationPages } from '../obligations/mounts.ts';
import { relationPages } from './mounts.ts';

const people: People = {
  head: { grants: [{ role: 'supervisor', office: 'sea-desk' }] },
  aino: { grants: [{ role: 'officer', office: 'sea-desk' }] },
  fiji: { grants: [{ role: 'officer', office: 'reef-desk' }] },
  stranger: { grants: [{ role: 'supervisor', office: 'isle-desk' }] },
  samoa: { grants: [{ role: 'officer', office: 'samoa-desk' }] },
  admin: { grants: [{ role: 'administrator', office: null }] },
  everywhere: { grants: [{ role: 'supervisor', office: null }] },
};
const home = 'PK';
const organisations = [
  { id: 'sea-house', country: home, offices: ['sea-desk', 'isle-desk'] },
  { id: 'reef-house', country: 'FJ', offices: ['reef-desk'] },
  { id: 'samoa-house', country: 'WS', offices: ['samoa-desk'] },
].map(({ id, country, offices }) => ({
  ...{ id, country, kind: 'ministry', name: { en: `The ${id}`, ur: 'وزارت' } },
  offices: offices.map((office) => ({ id: office, name: { en: `Office ${office}`, ur: 'دفتر' } })),
}));
const pair = { countries: [home, 'FJ'], offices: ['sea-desk', 'reef-desk'] } as const;
const theirs = { country: 'FJ', owner: 'reef-desk', watcher: 'sea-desk' } as const;
const ours = { country: home, owner: 'sea-desk', watcher: 'reef-desk' } as const;
let site: PageSite;

beforeAll(async () => {
  site = await openPageSite({
    people,
    organisations,
    mounts: [relationPages, obligationPages, briefPages],
    start: '2026-06-15T08:00:00.000Z',
  });
  const { ledger } = site;
  await tellAgreement(ledger, 'tides', {
    ...{ ...pair, title: 'Secret tides', until: '2026-07-01' },
    obligations: [
      { ...ours, id: 'late', due: '2026-05-01', title: 'Send the first buoys', blocks: ['next'], commitment: 'PK-FJ-0001' },
      { ...ours, id: 'next', due: '2026-08-01', title: 'Send the last buoys', every: 'P6M' },
      { ...theirs, id: 'theirs', due: '2026-06-01', title: 'Open the harbour' },
      { ...ours, id: 'claim', due: '2026-09-01', title: 'Paint the buoys' },
      { ...ours, id: 'twice', due: '2026-09-02', title: 'Count the buoys' },
    ],
    more: [
      { type: 'ObligationReported', data: { obligation: 'theirs', country: 'FJ', status: 'done', words: 'It is open.', evidence: null } },
      {
        type: 'ObligationReported',
        data: { obligation: 'theirs', country: home, status: 'underway', words: 'We see a gate.', evidence: null },
      },
    ],
  });
  await tellMeeting(ledger, 'first', {
    ...{ ...pair, starts: '2026-02-01T08:00:00.000Z', held: true, title: 'First talks' },
    items: [{ ...theirs, id: 'item', due: '2026-09-01', title: 'Name an officer' }],
    more: [{ type: 'DecisionRecorded', data: { id: 'd-1', text: 'To meet twice a year.', agenda: null } }],
  });
  await tellMeeting(ledger, 'visit', { ...pair, starts: '2026-07-01T08:00:00.000Z', title: 'The visit', kind: 'visit' });
});
afterAll(() => site.close());

const one = (id: string, source = 'agreement', of = 'tides') => `/obligations/${source}/${of}~${id}`;
const report = (path: string, who: string, fields: Record<string, string>) =>
  site.post(path, who, { command: randomUUID(), words: '', evidence: '', ...fields });

test('an obligation tells who owes it, by when, what clause it comes from, and what both sides say of it', async () => {
  const page = await site.get(one('theirs'), 'aino');
  expect(page.status).toBe(200);
  for (const text of [
    'Open the harbour',
    '1 June 2026',
    'Fiji',
    'Office reef-desk, The reef-house',
    'Office sea-desk',
    'Secret tides',
    'The sides deliver buoys.',
  ])
    expect(page.text).toContain(text);
  expect(page.text).toContain('The sides differ');
  expect(page.text).toMatch(/We say \(Pakistan\) Underway.*We see a gate\..*They say \(Fiji\) Done.*It is open\./);
  expect(page.text).toContain('14 days late');
  expect((await site.get(one('theirs'), 'fiji')).text).toMatch(/We say \(Fiji\) Done.*They say \(Pakistan\) Underway/);
  const late = await site.get(one('late'), 'aino');
  expect(late.html).toContain('href="/commitments/PK-FJ-0001"');
  expect(late.text).toMatch(/What waits for it.*Send the last buoys/);
  const next = await site.get(one('next'), 'aino');
  expect(next.text).toContain('every 6 months');
  expect(next.text).toMatch(/It cannot begin before.*Send the first buoys/);
  expect((await site.get(one('item', 'meeting', 'first'), 'fiji')).text).toContain('Name an officer');
  expect((await site.get(one('late'), 'aino')).html).not.toContain('style=');
});
test('what is owed is as if it were not there for everyone but its sides', async () => {
  for (const who of ['stranger', 'samoa', 'admin', 'everywhere']) {
    expect((await site.get(one('late'), who)).status).toBe(404);
    expect((await report(one('late'), who, { status: 'done' })).status).toBe(404);
  }
  expect((await site.get(one('late'))).status).toBe(401);
  for (const path of [
    '/obligations/agreement/tides',
    '/obligations/agreement/tides~',
    '/obligations/thing/tides~late',
    one('late', 'meeting'),
  ])
    expect((await site.get(path, 'aino')).status).toBe(404);
  for (const who of ['stranger', 'samoa']) expect((await site.get('/obligations', who)).text).not.toContain('buoys');
  for (const who of ['admin', 'everywhere']) expect((await site.get('/obligations', who)).status).toBe(403);
});
test('a side reports once however often it is pressed, and what is met by both words is met', async () => {
  const command = randomUUID();
  const said = { command, status: 'done', words: 'All are blue.', evidence: 'https://example.org/blue', due: '2026-09-01' };
  const first = await report(one('claim'), 'aino', said);
  expect([first.status, first.to]).toEqual([303, `${one('claim')}?done=reported`]);
  expect((await report(one('claim'), 'aino', said)).status).toBe(303);
  const page = await site.get(first.to, 'fiji');
  expect(page.text.match(/All are blue\./g)).toHaveLength(1);
  expect(page.html).toContain('href="https://example.org/blue"');
  expect(page.text).toContain('Said to be done');
  expect((await report(one('claim'), 'fiji', { status: 'done', due: '2026-09-01' })).status).toBe(303);
  expect((await site.get(one('claim'), 'fiji')).text).toContain('Done on 15 June 2026.');
  const stale = await report(one('claim'), 'fiji', { status: 'underway', words: 'Not quite.' });
  expect(stale.status).toBe(422);
  expect(stale.text).toContain('Not quite.');
  expect(stale.text).toContain('Both sides have called this done.');
  expect((await report(one('claim'), 'aino', said)).status).toBe(303);
});
test('a report that is turned down says why and keeps what was typed', async () => {
  const cases = [
    [{ words: 'Kept words' }, 'Say how it stands'],
    [{ status: 'not-possible' }, 'Say in words why'],
    [{ status: 'underway', words: 'Kept words', evidence: 'javascript:alert(1)' }, 'must be an address'],
    [{ status: 'underway', words: 'Kept words', due: '2026-01-01' }, 'has come again'],
  ] as const;
  for (const [fields, why] of cases) {
    const answer = await report(one('twice'), 'aino', { due: '2026-09-02', ...fields });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).toContain(why);
    if ('words' in fields) expect(answer.text).toContain('Kept words');
  }
  expect((await report(one('twice'), 'aino', { country: 'FJ', status: 'done' })).status).toBe(403);
  expect((await site.get(one('twice'), 'aino')).text).toContain('Has not reported yet.');
});
test('an action item is reported on by the desks of both sides', async () => {
  const path = one('item', 'meeting', 'first');
  expect((await report(path, 'fiji', { status: 'underway', words: 'Looking for one.' })).status).toBe(303);
  expect((await site.get(path, 'aino')).text).toContain('Looking for one.');
});
test('the list is narrowed by whose it is and how it stands', async () => {
  const late = await site.get('/obligations?partner=FJ&whose=ours&standing=overdue', 'aino');
  expect(late.text).toContain('Send the first buoys');
  expect(late.text).not.toContain('Open the harbour');
  expect((await site.get('/obligations?whose=theirs', 'aino')).text).toContain('Open the harbour');
  expect((await site.get('/obligations?whose=ours', 'fiji')).text).toContain('Open the harbour');
  expect((await site.get('/obligations?partner=FJ&standing=met', 'aino')).text).toContain('Paint the buoys');
  expect((await site.get('/obligations?partner=WS', 'aino')).text).toContain('Nothing is owed here');
  const many = Array.from({ length: 60 }, (_, i) => ({
    ...ours,
    country: home,
    watcher: 'samoa-desk',
    id: `many-${i}`,
    due: '2027-01-01',
    title: `Part ${i} of many`,
  }));
  await tellAgreement(site.ledger, 'many', { countries: [home, 'WS'], offices: ['sea-desk', 'samoa-desk'], obligations: many });
  const seen = new Set<string>();
  let path: string | undefined = '/obligations?partner=WS';
  while (path !== undefined) {
    const page = await site.get(path, 'aino');
    for (const [, title = ''] of page.text.matchAll(/(Part \d+ of many)/g)) seen.add(title);
    path = /href="([^"]*)" rel="next"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&');
  }
  expect(seen.size).toBe(60);
});
test('the head of the desk sees each partner with the rule that decided, and the rules', async () => {
  const page = await site.get('/relations', 'head');
  expect(page.text).toContain('Relations of Pakistan');
  expect(page.text).toMatch(/Fiji.*Poor.*1 thing we owe is late: it was due on 1 May 2026, more than 30 days ago\./);
  expect(page.text).toContain('The visit');
  expect(page.text).toContain('Ends on 1 July 2026');
  expect(page.text).toContain('Something we owe is more than 30 days late: poor.');
  expect(page.text.indexOf('Fiji')).toBeLessThan(page.text.indexOf('Uzbekistan'));
  const stranger = await site.get('/relations', 'stranger');
  expect(stranger.text).not.toContain('Secret tides');
  expect(stranger.text).not.toContain('Fiji');
  expect((await site.get('/relations', 'admin')).status).toBe(403);
  expect((await site.get('/relations')).status).toBe(401);
});
test('their own people see the same from their side', async () => {
  const page = await site.get('/relations', 'fiji');
  expect(page.text).toContain('Relations of Fiji');
  expect(page.text).toMatch(/Pakistan.*Poor.*1 thing they owe is late/);
  expect(page.text).not.toContain('Samoa');
  expect((await site.get('/relations', 'samoa')).text).not.toContain('Secret tides');
});
test('a partner’s page puts what we owe first, and shows what lapses, agreements and meetings', async () => {
  const page = await site.get('/relations/fj', 'aino');
  expect(page.status).toBe(200);
  const order = [
    'Pakistan and Fiji',
    'Poor',
    'Overdue on our side Send',
    'Overdue on their side Open',
    'Ends on 1 July 2026',
    'First talks',
    'Secret tides',
  ];
  const text = page.text.replaceAll(/ What Due How it stands What the sides say /g, ' ');
  for (const part of order) expect(text).toContain(part);
  expect(text.indexOf('Send the first buoys')).toBeLessThan(text.indexOf('Open the harbour'));
  for (const href of ['/briefs/fj?for=visit', '/meetings/new?partner=FJ', '/agreements/new?partner=FJ', '/action-plans?partner=FJ'])
    expect(page.html).toContain(`href="${href}"`);
  const outsider = await site.get('/relations/fj', 'stranger');
  expect(outsider.text).toContain('Nothing to judge');
  expect(outsider.text).not.toMatch(/buoys|Secret|The visit/);
  for (const path of ['/relations/pk', '/relations/xx']) expect((await site.get(path, 'aino')).status).toBe(404);
});
test('the brief is right to the line, on screen and as one page of PDF', async () => {
  const page = await site.get('/briefs/fj?for=visit', 'aino');
  const lines = [...page.html.matchAll(/<(?:h2|p class="fact"><bdi[^>]*)>([^<]*)</g)].map(([, text]) => text);
  expect(lines).toEqual([
    ...['Overdue on our side', 'Send the first buoys', 'Overdue on their side', 'Open the harbour'],
    ...['What we promised', 'Send the last buoys', 'Count the buoys', 'What they promised', 'Name an officer'],
    ...['What was said last time', 'To meet twice a year.'],
  ]);
  expect(page.text).toContain('The visit');
  expect(page.html).toContain(`href="${one('late')}"`);
  const answer = await site.ask('/briefs/fj.pdf?for=visit', 'aino');
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  const { totalPages, text } = await extractText(await getDocumentProxy(new Uint8Array(await answer.arrayBuffer())), { mergePages: true });
  expect(totalPages).toBe(1);
  expect(text).toContain('Send the first buoys');
  const mirrored = await site.get('/briefs/pk', 'fiji');
  expect(mirrored.text).toMatch(/Overdue on our side Open the harbour.*Overdue on their side Send the first buoys/);
});
test('what is restricted is in nobody else’s brief', async () => {
  for (const who of ['stranger', 'samoa']) {
    const page = await site.get('/briefs/fj?for=visit', who);
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/buoys|harbour|The visit|twice a year/);
    const { text } = await extractText(
      await getDocumentProxy(new Uint8Array(await (await site.ask('/briefs/fj.pdf?for=visit', who)).arrayBuffer())),
      { mergePages: true },
    );
    expect(text).not.toMatch(/buoys|harbour|The visit|twice a year/);
  }
  for (const who of ['admin', 'everywhere']) expect((await site.get('/briefs/fj', who)).status).not.toBe(200);
});
