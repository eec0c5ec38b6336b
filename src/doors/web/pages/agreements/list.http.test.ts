/** The list of agreements: narrowed down, searched, and a page at a time. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTides, type TideSite } from './tide-site.ts';

let site: TideSite;
beforeAll(async () => {
  site = await openTides();
});
afterAll(() => site.close());
const list = (query = '', who = '') => site.get(`/agreements${query}`, who);

test('an empty list says what will be here, and to a desk how to begin', async () => {
  expect((await list()).text).toContain('No agreement is public yet');
  expect((await list('', 'aino')).text).toContain('Begin with a template');
  expect((await list('?kind=agreement')).text).toContain('No agreement fits these filters');
});

test('it is narrowed by words, country, kind, status and whose it is; a desk sees its own, the public what is public', async () => {
  await site.drafted({ 'title-en': 'Hidden sandbanks' });
  const known = await site.drafted({ 'title-en': 'Known currents', visibility: 'public' });
  await site.concluded(known);
  for (const [query, has, lacks] of [
    ['', ['Hidden sandbanks', 'Known currents'], []],
    ['?whose=own', ['Hidden sandbanks', 'Known currents'], []],
    ['?whose=public', ['Known currents'], ['Hidden sandbanks']],
    ['?status=in-force', ['Known currents'], ['Hidden sandbanks']],
    ['?status=draft', ['Hidden sandbanks'], ['Known currents']],
    ['?q=sandb', ['Hidden sandbanks'], ['Known currents']],
    ['?country=BO&kind=memorandum', ['Hidden sandbanks', 'Known currents'], []],
    ['?country=CY', ['Nothing fits'], ['Known currents']],
  ] as const) {
    const { text } = await list(query, 'aino');
    for (const said of has) expect(text, query).toContain(said);
    for (const said of lacks) expect(text, query).not.toContain(said);
  }
  expect((await list('', 'aino')).text).toContain('Waits for');
  for (const who of ['', 'stranger', 'admin']) {
    for (const query of ['', '?whose=own', '?status=draft', '?q=sandbanks']) {
      expect((await list(query, who)).text, `${who} ${query}`).not.toContain('Hidden sandbanks');
    }
    expect((await list('', who)).text).toContain('Known currents');
    expect((await list('', who)).text).not.toContain('Waits for');
  }
});

test('more than a page goes on where it ended, with the filters kept, and what is typed wrong is left out', async () => {
  for (let i = 0; i < 31; i += 1) await site.drafted({ 'title-en': `Row ${String(i).padStart(2, '0')}` });
  const first = await list('?q=Row', 'aino');
  expect(first.text).toContain('More than 30');
  const next = /href="(\/agreements\?[^"]*after=[^"]*)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(next).toContain('q=Row');
  const second = await site.get(next, 'aino');
  const rows = (text: string): readonly string[] => [...new Set(text.match(/Row \d\d/g) ?? [])];
  expect(rows(first.text)).toHaveLength(30);
  expect(rows(second.text)).toHaveLength(1);
  expect([...rows(first.text), ...rows(second.text)].toSorted()).toHaveLength(31);
  expect(second.text).toContain('Back to the newest');
  expect((await list('?after=nonsense&kind=nonsense&status=nonsense&whose=nonsense', 'aino')).status).toBe(200);
});

test('the public page of what is in force tells the text, the parties, the days and what it led to', async () => {
  const id = await site.drafted({ 'title-en': 'Open waters', visibility: 'public' });
  await site.concluded(id);
  const page = await site.get(`/agreements/${id}`);
  for (const said of ['Open waters', 'Tables go out every month.', 'The harbour-ministry', 'Signed on', 'In force from', 'What it led to'])
    expect(page.text, said).toContain(said);
  expect(page.text).toContain('No commitment or obligation is recorded yet');
  expect(page.text).not.toContain('Draft an amendment');
});
