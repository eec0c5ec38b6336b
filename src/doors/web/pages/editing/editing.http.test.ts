import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../../../../one-window/case/case.ts';
import { asYaml } from '../../../../one-window/service/as-yaml.ts';
import { Definition } from '../../../../one-window/service/definition.ts';
import { openEditing } from './testing.ts';

type Site = Awaited<ReturnType<typeof openEditing>>;
let site: Site;
let landing: Definition;
beforeAll(async () => {
  site = await openEditing();
  const found = site.node.window.catalogue.latest('land-startup');
  if (found === undefined) throw new Error('the pack has this service');
  landing = found;
});
afterAll(() => site.close());

const one = '/editing/services/land-startup';
const next = (version = 2): string => asYaml({ ...landing, version, title: { ...landing.title, en: 'Bring a startup to Pakistan' } });
const read = async (answer: Response | Promise<Response>) => (await answer).text();
const unescaped = (html: string) =>
  html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&').replaceAll('&gt;', '>');

it('the list names every service with its version', async () => {
  const page = await read(site.get('/editing/services'));
  for (const { title } of site.node.window.catalogue.published()) expect(page).toContain(title.en);
  expect(page).toContain('Version 1, since');
});

it.each([
  ['/editing/services', 'officer', 403],
  ['/editing/draft', 'supervisor', 403],
  [one, 'applicant', 403],
  ['/editing/services/no-such-service', 'editor', 404],
  [`${one}/draft`, 'editor', 422],
  [`${one}/changes/1/9`, 'editor', 404],
])('%s for %s answers %i', async (path, who, status) => {
  expect((await site.get(path, who)).status).toBe(status);
});

describe('a text with mistakes', () => {
  it('is shown again with each mistake beside it, and nothing is kept', async () => {
    const text = next().replace('kind: date\n', 'kind: dat\n').replace('lead: ignite-incubation', 'lead: ignite-incubaton');
    const answer = await site.post('/editing/draft', { text });
    expect(answer.status).toBe(422);
    const page = unescaped(await read(answer));
    expect(page).toContain('did you mean “date”?');
    const line = text.split('\n').findIndex((l) => l.endsWith('kind: dat')) + 1;
    expect(page).toContain(`Line ${line}, column`);
    expect(page).toContain(`${line}  ${text.split('\n')[line - 1]}`);
    expect(page).toContain('lead: ignite-incubaton');
    expect(site.node.window.catalogue.draft('land-startup')).toBeUndefined();
  });
  it.each([
    ['nothing', '', 'Paste the text of a service'],
    ['something else', 'hello: [', 'Line 1'],
    [
      'references that multiply',
      `id: land-startup\na: &a [1,1,1,1,1,1,1,1,1]\n${'bcdefghi'
        .split('')
        .map((k, i) => `${k}: &${k} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(',')}]`)
        .join('\n')}\n`,
      'Line 1',
    ],
  ])('%s is refused with words', async (_, text, words) => {
    const answer = await site.post('/editing/draft', { text });
    expect(answer.status).toBe(422);
    expect(await read(answer)).toContain(words);
  });
  it('a changed text under the number of a published version is told which number to take', async () => {
    const answer = await site.post('/editing/draft', { text: next(1) });
    expect(answer.status).toBe(422);
    expect(await read(answer)).toContain('Version 1 is already published and never changes. Give this one version 2.');
  });
  it('a file that is no text is refused', async () => {
    const answer = await site.post('/editing/draft', { text: '', file: new File([new Uint8Array([0xff, 0xfe, 0x00])], 'x.yaml') });
    expect(await read(answer)).toContain('not text in UTF-8');
  });
});

describe('a draft', () => {
  it('begins with the text of the newest version under the next number', async () => {
    const page = unescaped(await read(site.get('/editing/draft?from=land-startup')));
    expect(page).toContain('id: land-startup\nversion: 2\n');
  });
  it('is not taken from an editor of another office', async () => {
    const answer = await site.post('/editing/draft', { text: next() }, 'editor@sifc-it-desk');
    expect(answer.status).toBe(422);
    expect(site.node.window.catalogue.draft('land-startup')).toBeUndefined();
  });
  it('is kept from a file, and its page says what changes and in which language', async () => {
    const answer = await site.post('/editing/draft', { text: '', file: new File([next().replaceAll('\n', '\r\n')], 'land-startup.yaml') });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${one}/draft?done=drafted`]);
    const page = await read(site.get(`${one}/draft`));
    expect(page).toContain('Compared with version 1');
    expect(page).toContain('<span lang="en" dir="ltr">Land a startup in Pakistan</span>');
    expect(page).toContain('<span lang="en" dir="ltr">Bring a startup to Pakistan</span>');
    expect(page).toContain('Drafted by editor');
  });
  it('sent again without a change leads to the draft', async () => {
    const answer = await site.post('/editing/draft', { text: next() });
    expect(answer.headers.get('location')).toBe(`${one}/draft`);
  });
  it('can be downloaded and is the same text', async () => {
    const answer = await site.get(`${one}/versions/2.yaml`);
    expect(answer.headers.get('content-type')).toBe('application/yaml; charset=utf-8');
    const text = await answer.text();
    expect(text.startsWith('id: land-startup\nversion: 2\n')).toBe(true);
    expect(Definition.parse(parse(text))).toEqual(Definition.parse(parse(next())));
  });
  it('can be tried: a trial case opens, which no list counts', async () => {
    const answer = await site.post(`${one}/try`, { kind: 'startup', country: 'UZ' });
    expect(answer.status).toBe(303);
    const id = answer.headers.get('location')?.replace('/cases/', '') ?? '';
    const opened = (await site.node.ledger.state<Case>(`case/${id}`))?.state;
    expect(opened).toMatchObject({ trial: true, version: 2, applicant: { country: 'UZ' } });
    expect(await read(site.get(`${one}/draft`))).toContain('No case is open on an earlier version');
    const page = await site.get(`/cases/${id}/form`);
    const shown = await page.text();
    expect(page.status).toBe(200);
    for (const said of ['Bring a startup to Pakistan', 'This is a trial']) expect(shown).toContain(said);
  });
  it('cannot be tried for those who may not apply, nor by an administrator who is no editor', async () => {
    const answer = await site.post(`${one}/try`, { kind: 'university', country: 'UZ' });
    expect(answer.status).toBe(422);
    expect(await read(site.get(`${one}/draft`, 'administrator'))).not.toContain('Open a trial case');
    expect((await site.post(`${one}/try`, { kind: 'startup', country: 'UZ' }, 'administrator')).status).toBe(422);
  });
  it('names open cases that stay on the version they were opened with', async () => {
    const { window, ledger, makeId, clock } = site.node;
    const id = makeId();
    const data = { service: 'land-startup', version: 1, kind: 'startup', country: 'UZ', name: 'Nilufar', language: 'en' } as const;
    await ledger.handle({ id, type: 'OpenCase', on: id, actor: { kind: 'person', id: 'n', grants: [] }, now: clock(), data }, window.case);
    expect(await read(site.get(`${one}/draft`))).toContain('A case keeps the version it was opened with');
  });
});

describe('publishing', () => {
  const digestIn = (page: string) => /name="digest" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? '';
  it('asks first, and publishes only what was looked at', async () => {
    const digest = digestIn(await read(site.get(`${one}/publish`)));
    await site.post('/editing/draft', { text: next().replace('Bring a startup', 'Bring your startup') });
    const stale = await site.post(`${one}/publish`, { version: '2', digest });
    expect(stale.status).toBe(422);
    expect(await read(stale)).toContain('The draft has changed since you looked at it');
    const fresh = digestIn(await read(site.get(`${one}/publish`)));
    const answer = await site.post(`${one}/publish`, { version: '2', digest: fresh });
    expect(answer.headers.get('location')).toBe(`${one}?done=published`);
    expect(site.node.window.catalogue.latest('land-startup')).toMatchObject({
      version: 2,
      title: { en: 'Bring your startup to Pakistan' },
    });
  });
  it('shows what each version changed', async () => {
    expect(await read(site.get(one))).toContain(`${one}/changes/1/2`);
    expect(await read(site.get(`${one}/changes/1/2`))).toContain('Bring your startup to Pakistan');
  });
});

describe('retiring', () => {
  it('needs a reason, takes no new cases, and can be taken back', async () => {
    expect((await site.post(`${one}/retire`, { why: '' })).status).toBe(422);
    await site.post(`${one}/retire`, { why: 'The centres are full' });
    expect(site.node.window.catalogue.latest('land-startup')).toBeUndefined();
    expect(await read(site.get(one))).toContain('The centres are full');
    await site.post(`${one}/reopen`, {});
    expect(site.node.window.catalogue.latest('land-startup')?.version).toBe(2);
  });
  it('a draft of a new service that is discarded is gone from the list', async () => {
    const draft = Definition.parse({ ...landing, id: 'land-laboratory', title: { en: 'Land a laboratory' } });
    await site.post('/editing/draft', { text: asYaml(draft) });
    expect(await read(site.get('/editing/services'))).toContain('Land a laboratory');
    const answer = await site.post('/editing/services/land-laboratory/discard', { version: '1' });
    expect(answer.headers.get('location')).toBe('/editing/services?done=discarded');
    expect(await read(site.get('/editing/services'))).not.toContain('Land a laboratory');
  });
});

it('every page speaks Urdu', async () => {
  await site.post('/editing/draft', { text: asYaml({ ...landing, version: 3 }) });
  for (const path of ['/editing/services', '/editing/draft', one, `${one}/draft`, `${one}/publish`, `${one}/retire`]) {
    const answer = await site.get(`${path}?lang=ur`);
    const page = answer.status === 303 ? '' : await read(answer);
    expect(page, path).toMatch(/<html[^>]+dir="rtl"/);
  }
});
