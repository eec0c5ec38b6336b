import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { site, type Visit, visit } from './site.ts';

let visitor: Visit;
beforeAll(async () => {
  visitor = await visit();
});
afterAll(async () => {
  await visitor.context.close();
});

const get = async (path: string) => {
  const answer = await fetch((await site()).url + path);
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
};

/** As a feed reader takes it: well-formed, with all that RFC 4287 asks of a feed and its entries. */
const readFeed = (text: string) => {
  expect(XMLValidator.validate(text)).toBe(true);
  const { feed } = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'entry' || name === 'link' }).parse(text);
  expect(feed['@_xmlns']).toBe('http://www.w3.org/2005/Atom');
  for (const one of [feed, ...(feed.entry ?? [])]) {
    expect(one.id).toMatch(/^https?:/);
    expect(String(one.title).length).toBeGreaterThan(2);
    expect(Number.isNaN(Date.parse(one.updated))).toBe(false);
  }
  expect(feed.author.name).not.toBe('');
  return feed as { entry?: { id: string; title: string }[]; link: Record<string, string>[] };
};

describe('somebody who wants to know what became of a promise', () => {
  test('searches on the home page, narrows the list, and reads the sentence in its communiqué', async () => {
    const { page, go } = visitor;
    await go('/');
    await page.getByRole('main').getByRole('searchbox').fill('training');
    await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
    await page.waitForURL(/\/commitments\?q=training/);
    const before = Number.parseInt(await page.getByRole('main').getByRole('status').innerText(), 10);
    expect(before).toBeGreaterThan(1);

    // With the enhancer a filter applies at once.
    const partner = page.locator('input[name=partner][value=UZ]');
    await partner.check();
    await page.waitForURL(/partner=UZ/);
    const after = Number.parseInt(await page.getByRole('main').getByRole('status').innerText(), 10);
    expect(after).toBeGreaterThan(0);
    expect(after).toBeLessThan(before);

    const row = page.locator('main table a[href^="/commitments/PK-"]').first();
    const title = await row.innerText();
    await row.click();
    await page.waitForURL(/\/commitments\/PK-UZ-\d{4}$/);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(title);
    const quote = (await page.locator('main blockquote').first().innerText()).replace(/[“”"]/g, '').trim();
    await page.getByRole('link', { name: 'Read the communiqué' }).first().click();
    await page.waitForURL(/\/communiques\/[0-9a-f-]+#c-/);
    const marked = page.locator(`main [id="${new URL(page.url()).hash.slice(1)}"]`);
    expect(quote.replace(/\s+/g, ' ')).toContain((await marked.innerText()).replace(/\s+/g, ' ').trim().slice(0, 40));
    expect(visitor.complaints).toEqual([]);
  });

  test('goes on to the partner, to how the reading works, and to the ledger', async () => {
    const { page, go } = visitor;
    await go('/');
    await page.getByRole('link', { name: 'Partners', exact: true }).first().click();
    await page.getByRole('main').getByRole('link', { name: 'Uzbekistan' }).first().click();
    await page.waitForURL(/\/partners\/uz/);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Uzbekistan');
    expect(await page.locator('main a[href^="/communiques/"]').count()).toBeGreaterThan(2);
    await page.getByRole('contentinfo').getByRole('link', { name: 'How the reading works' }).click();
    await page.waitForURL(/\/method/);
    expect(await page.getByRole('main').innerText()).toMatch(/180 days/);
    await page.getByRole('contentinfo').getByRole('link', { name: 'How to check it' }).click();
    await page.waitForURL(/\/ledger/);
    expect(await page.getByRole('main').innerText()).toMatch(/[0-9a-f]{12}/);
    expect((await get('/log/checkpoint')).status).toBe(200);
    expect(visitor.complaints).toEqual([]);
  });

  test('reads the same in Urdu, from right to left, and stays in it from page to page', async () => {
    const urdu = await visit({ locale: 'ur-PK', viewport: { width: 360, height: 740 } });
    await urdu.go('/');
    expect(await urdu.page.locator('html').getAttribute('lang')).toBe('ur');
    expect(await urdu.page.locator('html').getAttribute('dir')).toBe('rtl');
    await urdu.page.locator('main a[href^="/commitments/"]').first().click();
    await urdu.page.waitForURL(/\/commitments\/PK-/);
    expect(await urdu.page.locator('html').getAttribute('lang')).toBe('ur');
    expect(await urdu.page.locator('h1').getAttribute('lang')).toBe('en');
    await urdu.page.getByRole('link', { name: 'English' }).click();
    expect(await urdu.page.locator('html').getAttribute('dir')).toBe('ltr');
    await urdu.go('/partners');
    expect(await urdu.page.locator('html').getAttribute('lang')).toBe('en');
    expect(urdu.complaints).toEqual([]);
    await urdu.context.close();
  });

  test('finds the way without JavaScript', async () => {
    const plain = await visit({ javaScriptEnabled: false });
    await plain.go('/');
    await plain.page.getByRole('main').getByRole('searchbox').fill('training');
    await plain.page.getByRole('main').getByRole('button', { name: 'Search' }).click();
    await plain.page.waitForURL(/q=training/);
    await plain.page.locator('input[name=partner][value=UZ]').check();
    await plain.page.getByRole('button', { name: 'Show results' }).click();
    await plain.page.waitForURL(/partner=UZ/);
    await plain.page.locator('main table a[href^="/commitments/PK-"]').first().click();
    await plain.page.waitForURL(/\/commitments\/PK-UZ-/);
    await plain.page.locator('main details > summary').first().click();
    expect(await plain.page.locator('main details').first().getAttribute('open')).not.toBeNull();
    await plain.context.close();
  });
});

describe('somebody who takes the data away', () => {
  const query = '?partner=UZ&q=training';

  test('gets the same commitments as the page lists, as CSV, as JSON and as Atom', async () => {
    const { page, go } = visitor;
    await go(`/commitments${query}`);
    const links = await page.locator('main table a[href^="/commitments/PK-"]').all();
    const listed = (await Promise.all(links.map((a) => a.getAttribute('href')))).map((href) => href?.split('/').at(-1) ?? '').sort();
    expect(listed.length).toBeGreaterThan(0);
    const csv = await get(`/commitments.csv${query}`);
    expect(csv.type).toContain('text/csv');
    expect([...new Set(csv.text.match(/PK-UZ-\d{4}/g) ?? [])].sort()).toEqual(expect.arrayContaining(listed));
    const json: { commitments: { number: string }[] } = JSON.parse((await get(`/commitments.json${query}`)).text);
    expect(json.commitments.map((c) => c.number).sort()).toEqual(listed);
    const feed = readFeed((await get(`/commitments.atom${query}`)).text);
    expect((feed.entry ?? []).map((e) => e.id.split('/').at(-1)).sort()).toEqual(listed);
  });

  test('can follow the register, a partner and a commitment with a feed reader', async () => {
    const { page, go } = visitor;
    const { url } = await site();
    for (const path of ['/', '/partners/uz', '/commitments/PK-UZ-0001']) {
      await go(path);
      const href = (await page.locator('link[type="application/atom+xml"]').getAttribute('href')) ?? '';
      const answer = await get(href);
      expect(answer.type).toContain('application/atom+xml');
      const feed = readFeed(answer.text);
      expect(feed.entry?.length ?? 0).toBeGreaterThan(0);
      expect(feed.link.find((l) => l['@_rel'] === 'self')?.['@_href']).toBe(`${url}${href}`);
    }
  });
});
