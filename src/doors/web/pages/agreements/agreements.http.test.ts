/** Two desks, of AX and BO, negotiate on one node; the public looks on. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAgreement, listAgreements } from '../../../../engagements/agreement/queries.ts';
import { Template } from '../../../../engagements/templates/definition.ts';
import { system } from '../../../../kernel/decider/actor.ts';
import { openPageSite, type PageSite, type People, relationRooms } from '../../testing/page-site.ts';
import { agreementPages } from './mounts.ts';

const now = '2026-06-01T12:00:00.000Z';
const people: People = {
  head: { grants: [{ role: 'supervisor', office: 'harbour-desk' }] },
  aino: { grants: [{ role: 'officer', office: 'harbour-desk' }] },
  bohead: { grants: [{ role: 'supervisor', office: 'lighthouse-desk' }] },
  bo: { grants: [{ role: 'officer', office: 'lighthouse-desk' }] },
  stranger: { grants: [{ role: 'supervisor', office: 'reef-desk' }] },
  admin: { grants: [{ role: 'administrator', office: null }] },
  everywhere: { grants: [{ role: 'supervisor', office: null }] },
};
const organisations = [
  { id: 'harbour-ministry', country: 'AX', office: 'harbour-desk' },
  { id: 'lighthouse-board', country: 'BO', office: 'lighthouse-desk' },
].map(({ id, country, office }) => ({
  ...{ id, country, kind: 'ministry', name: { en: `The ${id}`, ur: 'وزارت' } },
  offices: [{ id: office, name: { en: office, ur: 'دفتر' } }],
}));
const template = Template.parse({
  id: 'tides',
  version: 1,
  kind: 'memorandum',
  name: { en: 'Tides', ur: 'مد و جزر' },
  about: { en: 'About tides', ur: 'مد و جزر' },
  title: { en: 'Tides of {field}', ur: '{field} کا مد و جزر' },
  languages: ['en', 'ur'],
  blanks: [{ id: 'field', label: { en: 'Which sea', ur: 'سمندر' } }],
  clauses: [
    {
      id: 'purpose',
      heading: { en: 'Purpose', ur: 'مقصد' },
      text: { en: '{first} and {second} measure the {field}.', ur: '{field} کی پیمائش' },
    },
    { id: 'tables', heading: { en: 'Tables', ur: 'جدول' }, text: { en: 'Tables go out every month.', ur: 'جدول ہر ماہ' } },
  ],
  terms: { entry: 'on-signature', validFor: 'P3Y', renewal: null, termination: null },
});

const open = () =>
  openPageSite({ people, organisations, mounts: [agreementPages], start: now, rooms: relationRooms({ templates: [template] }) });
let site: PageSite;
beforeAll(async () => {
  site = await open();
});
afterAll(() => site.close());

const chosen = { template: 'tides', own: 'harbour-desk', other: 'lighthouse-desk', 'language-one': 'en', 'language-two': '' };
const drafted = async (more: Readonly<Record<string, string | readonly string[]>> = {}): Promise<string> => {
  const answer = await site.post('/agreements/new', 'aino', {
    ...chosen,
    ...{ command: randomUUID(), clause: ['purpose', 'tables'], 'title-en': 'Memorandum on tides', visibility: 'restricted' },
    ...{ 'heading-purpose-en': 'Purpose', 'text-purpose-en': 'We measure tides.' },
    ...{ 'heading-tables-en': 'Tables', 'text-tables-en': 'Tables go out every month.' },
    ...more,
  });
  expect(answer.status, answer.text).toBe(303);
  return answer.to.replace('/agreements/', '').replace(/\?.*/, '');
};
const stateOf = async (id: string) => {
  const found = await findAgreement(site.ledger, id);
  if (found === undefined) throw new Error('no agreement');
  return found.state;
};
const propose = (id: string, text: string, who = 'bo') =>
  site.post(`/agreements/${id}/clauses/tables`, who, {
    command: randomUUID(),
    do: 'propose',
    'heading-en': 'Tables',
    'text-en': text,
    words: 'A month is long.',
  });
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

test('a draft begins with a template, its blanks and the desks, and every word may be changed before it is drafted', async () => {
  const query = new URLSearchParams(chosen);
  expect((await site.get('/agreements/new', 'aino')).text).toContain('About tides');
  expect((await site.get(`/agreements/new?${query}`, 'aino')).text).toContain('Which sea');
  const filled = await site.get(`/agreements/new?${query}&filled=yes&blank-field-en=North%20Sea`, 'aino');
  expect(filled.html).toContain('Tides of North Sea');
  expect(filled.html).toContain('The harbour-ministry and The lighthouse-board measure the North Sea.');
  const id = await drafted({
    clause: ['purpose', 'tables', 'own-1'],
    'text-purpose-en': '',
    'heading-purpose-en': '',
    'text-own-1-en': 'And more.',
  });
  const state = await stateOf(id);
  expect(state.clauses.map((clause) => clause.text.en)).toEqual(['Tables go out every month.', 'And more.']);
  expect(state.parties.map((p) => [p.country, p.name.en])).toEqual([
    ['AX', 'The harbour-ministry'],
    ['BO', 'The lighthouse-board'],
  ]);
  const wrong = await site.post('/agreements/new', 'aino', {
    ...chosen,
    clause: ['purpose'],
    'text-purpose-en': 'Kept words',
    'title-en': '',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('needs a title');
  expect(wrong.text).toContain('Kept words');
});
test('nobody drafts for a desk where they do not sit', async () => {
  expect((await site.get('/agreements/new', 'everywhere')).status).toBe(403);
  const before = (await listAgreements(site.ledger, { limit: 200 }, { kind: 'actor', actor: system('test') })).length;
  expect((await site.post('/agreements/new', 'bo', { ...chosen, clause: ['a'], 'text-a-en': 'x', 'title-en': 'x' })).to).toBe('');
  expect((await listAgreements(site.ledger, { limit: 200 }, { kind: 'actor', actor: system('test') })).length).toBe(before);
});
test('what is restricted is as if it were not there, for everyone but the desks of its parties', async () => {
  const id = await drafted({ 'title-en': 'Hidden harbour' });
  for (const who of ['', 'stranger', 'admin', 'everywhere']) {
    expect((await site.get(`/agreements/${id}`, who)).status).toBe(404);
    for (const file of [`${id}.pdf`, `${id}.json`]) expect((await site.get(`/agreements/${file}`, who)).status).toBe(404);
    expect((await site.get('/agreements', who)).text).not.toContain('Hidden harbour');
  }
  for (const part of ['approve', 'history', 'clauses/tables'])
    expect((await site.get(`/agreements/${id}/${part}`, 'stranger')).status).toBe(404);
  for (const who of ['aino', 'bo']) {
    expect((await site.get('/agreements', who)).text).toContain('Hidden harbour');
    expect((await site.get(`/agreements/${id}`, who)).text).toContain('Tables go out every month.');
    expect((await site.get(`/agreements/${id}.pdf`, who)).headers.get('content-type')).toBe('application/pdf');
  }
});
test('the public knows the title, and before signature no word of the text', async () => {
  const id = await drafted({ 'title-en': 'Known tides', visibility: 'public' });
  expect((await site.get('/agreements')).text).toContain('Known tides');
  const page = await site.get(`/agreements/${id}`);
  expect(page.text).toContain('Known tides');
  expect(page.text).not.toContain('Tables go out');
  expect((await site.get(`/agreements/${id}/history`, 'stranger')).status).toBe(403);
  expect((await site.get(`/agreements/${id}.json`)).status).toBe(404);
});
test('one desk proposes, the other comments, turns down and accepts; nobody accepts their own', async () => {
  const id = await drafted();
  expect((await propose(id, 'Tables go out every week.')).status).toBe(303);
  const proposal = (await stateOf(id)).proposals[0]?.id ?? '';
  const seen = await site.get(`/agreements/${id}/clauses/tables`, 'aino');
  expect(seen.html).toContain('<ins>week</ins>');
  expect(seen.html).toContain('<del>month</del>');
  expect(seen.text).toContain('A month is long.');
  const answer = (who: string, what: string, words = '') =>
    site.post(`/agreements/${id}/proposals/${proposal}`, who, { command: randomUUID(), do: what, words });
  expect((await answer('bo', 'accept')).text).toContain('Your side proposed this');
  expect((await answer('aino', 'reject')).text).toContain('Say it in your words');
  expect((await answer('aino', 'comment', 'Every week is often.')).status).toBe(303);
  expect((await site.get(`/agreements/${id}/clauses/tables`, 'bo')).text).toContain('Every week is often.');
  expect((await answer('stranger', 'accept')).status).toBe(404);
  expect((await answer('aino', 'accept')).status).toBe(303);
  expect((await stateOf(id)).clauses[1]?.text.en).toBe('Tables go out every week.');
  const history = await site.get(`/agreements/${id}/history?from=1&to=2`, 'bo');
  expect(history.text).toContain('asked');
  expect(history.html).toContain('<ins>week</ins>');
});
test('a clause is added, and taken out, when the other side agrees', async () => {
  const id = await drafted();
  const added = await site.post(`/agreements/${id}/clauses/new`, 'bo', {
    command: randomUUID(),
    do: 'propose',
    after: 'purpose',
    'heading-en': 'Costs',
    'text-en': 'Each its own.',
  });
  expect(added.status).toBe(303);
  expect((await site.get(`/agreements/${id}`, 'aino')).text).toContain('Each its own.');
  await site.post(`/agreements/${id}/proposals/${(await stateOf(id)).proposals[0]?.id}`, 'aino', { do: 'accept' });
  expect((await stateOf(id)).clauses.map((clause) => clause.heading.en)).toEqual(['Purpose', 'Costs', 'Tables']);
  await site.post(`/agreements/${id}/clauses/purpose`, 'aino', { command: randomUUID(), do: 'remove' });
  await site.post(`/agreements/${id}/proposals/${(await stateOf(id)).proposals[1]?.id}`, 'bo', { do: 'accept' });
  expect((await stateOf(id)).clauses).toHaveLength(2);
});
test('approval of a text that has changed is refused, clause by clause, and both approvals of one text approve it', async () => {
  const id = await drafted();
  const { html } = await site.get(`/agreements/${id}/approve`, 'aino');
  const seen = { do: 'approve', digest: hidden(html, 'digest'), version: hidden(html, 'version') };
  await propose(id, 'Tables go out every week.');
  expect((await site.get(`/agreements/${id}/approve`, 'aino')).text).toContain('To be settled first');
  expect((await site.post(`/agreements/${id}/approve`, 'aino', seen)).text).toContain('open proposals');
  await site.post(`/agreements/${id}/proposals/${(await stateOf(id)).proposals[0]?.id}`, 'aino', { do: 'accept' });
  const stale = await site.post(`/agreements/${id}/approve`, 'aino', seen);
  expect(stale.status).toBeGreaterThanOrEqual(400);
  expect(stale.text).toContain('What has changed since version 1');
  expect(stale.text).toContain('Clause 2');
  expect(stale.text).toContain('Reworded');
  for (const who of ['aino', 'bo']) {
    const fresh = await site.get(`/agreements/${id}/approve`, who);
    const sent = { do: 'approve', digest: hidden(fresh.html, 'digest'), version: hidden(fresh.html, 'version') };
    expect((await site.post(`/agreements/${id}/approve`, who, sent)).status).toBe(303);
  }
  expect((await stateOf(id)).status).toBe('approved');
});
test('terms make a version of their own; once approved and signed by both with a scan the text is public', async () => {
  const id = await drafted({ visibility: 'public' });
  const terms = { do: 'x', entry: 'on-signature', 'valid-for': '24', 'renewal-period': '12', 'renewal-notice': '3', termination: '90d' };
  expect((await site.post(`/agreements/${id}/terms`, 'bo', { ...terms, entry: 'on-date' })).text).toContain('Enter a whole day.');
  expect((await site.post(`/agreements/${id}/terms`, 'bo', terms)).status).toBe(303);
  const state = await stateOf(id);
  expect([state.version, state.terms.validFor, state.terms.renewal, state.terms.termination]).toEqual([
    2,
    'P24M',
    { period: 'P12M', notice: 'P3M' },
    'P90D',
  ]);
  const by = { signatory: 'Ada Test', capacity: 'Minister', 'sign-place': 'Pier', 'day-day': '1', 'day-month': '6', 'day-year': '2026' };
  expect((await site.post(`/agreements/${id}/sign`, 'bo', by)).text).toContain('must approve the text');
  for (const who of ['aino', 'bo']) {
    const { html } = await site.get(`/agreements/${id}/approve`, who);
    const sent = { do: 'approve', digest: hidden(html, 'digest'), version: hidden(html, 'version') };
    await site.post(`/agreements/${id}/approve`, who, sent);
  }
  expect((await site.post(`/agreements/${id}/sign`, 'bo', by)).text).toContain('Attach the scan');
  for (const who of ['aino', 'bo']) {
    const scan = new File([`%PDF-1.4 ${who}`], 'page.pdf');
    expect((await site.send(`/agreements/${id}/sign`, who, { ...by, scan })).status).toBe(303);
  }
  expect((await stateOf(id)).status).toBe('in-force');
  const how = (await stateOf(id)).signatures[0]?.how;
  const scan = how?.kind === 'paper' ? how.scan : '';
  expect((await site.get(`/agreements/${id}/scans/${scan}`, 'bo')).status).toBe(200);
  expect((await site.get(`/agreements/${id}/scans/${scan}`, 'stranger')).status).toBe(404);
  const page = await site.get(`/agreements/${id}`);
  expect(page.text).toContain('Tables go out every month.');
  expect(page.text).not.toContain('Ada Test');
  expect((await site.get(`/agreements/${id}.json`)).text).not.toContain('Ada Test');
  expect((await site.get(`/agreements/${id}/sign`, 'aino')).text).toContain('Ada Test');
});
test('supervisors of both sides say who may know of it, and a draft is given up with a reason', async () => {
  const id = await drafted({ 'title-en': 'Given up' });
  const end = (who: string, fields: Readonly<Record<string, string>>) => site.post(`/agreements/${id}/end`, who, fields);
  expect((await end('aino', { do: 'visibility', visibility: 'title' })).status).toBe(403);
  expect((await end('head', { do: 'visibility', visibility: 'title' })).status).toBe(303);
  expect((await site.get(`/agreements/${id}`)).status).toBe(404);
  expect((await site.get(`/agreements/${id}/end`, 'head')).text).toMatch(/Åland Islands Its title is public Bolivia Restricted/);
  expect((await end('bohead', { do: 'visibility', visibility: 'public' })).status).toBe(303);
  expect((await site.get(`/agreements/${id}`)).status).toBe(200);
  expect((await end('aino', { do: 'notice', 'given-day': '1', 'given-month': '6', 'given-year': '2026' })).text).toContain('not in force');
  expect((await end('aino', { do: 'abandon', reason: '' })).status).toBe(422);
  expect((await end('aino', { do: 'abandon', reason: 'The sea went away' })).status).toBe(303);
  expect((await site.get(`/agreements/${id}`)).status).toBe(404);
});
test('every page is in Urdu too', async () => {
  const id = await drafted();
  for (const path of [
    '/agreements',
    `/agreements/${id}`,
    `/agreements/${id}/clauses/tables`,
    `/agreements/${id}/approve`,
    `/agreements/${id}/history`,
    `/agreements/${id}/terms`,
    `/agreements/${id}/sign`,
    `/agreements/${id}/end`,
    '/agreements/new',
  ]) {
    const page = await site.get(`${path}?lang=ur`, 'aino');
    expect(page.status, path).toBe(200);
    expect(page.html).toContain('dir="rtl"');
  }
});
