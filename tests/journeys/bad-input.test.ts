import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import PDFDocument from 'pdfkit';
import { told } from './desk.ts';
import { inUrdu, schoolRadios, seaCables } from './reports.ts';
import { site, type Visit, visit } from './site.ts';

let officer: Visit;
beforeAll(async () => {
  officer = await visit({ as: 'officer' });
});
afterAll(async () => {
  await officer.context.close();
});

const upload = async (name: string, mimeType: string, buffer: Buffer): Promise<string> => {
  const { page, go } = officer;
  await go('/desk/add?way=file');
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.waitForLoadState();
  return page.locator('main').innerText();
};

const pictureOnlyPdf = (): Promise<Buffer> =>
  new Promise((resolve) => {
    const parts: Buffer[] = [];
    const pdf = new PDFDocument({ compress: false });
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.rect(50, 50, 300, 300).fill('#777777');
    pdf.end();
  });

describe('an officer who sends what cannot be read', () => {
  test('is told that nothing was pasted', async () => {
    const { page, go } = officer;
    await go('/desk/add');
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByRole('alert').first().waitFor();
    expect(await page.title()).toMatch(/^Error/);
    expect(await page.locator('textarea[name=text]').getAttribute('aria-invalid')).toBe('true');
  });

  test('is told in which language a text is written that is not English, and keeps the text', async () => {
    const { page, go } = officer;
    await go('/desk/add');
    await page.getByLabel('Text of the communiqué').fill(inUrdu);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByRole('alert').first().waitFor();
    expect(await page.getByRole('alert').first().innerText()).toContain('Urdu');
    expect((await page.getByLabel('Text of the communiqué').inputValue()).trim()).toBe(inUrdu);
  });

  test('is told that a file is too large, is no text, or is a PDF without text', async () => {
    expect(await upload('huge.txt', 'text/plain', Buffer.alloc(13 * 1024 * 1024, 'a '))).toMatch(/too large|At most/i);
    const noise = Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256));
    expect(await upload('noise.bin', 'application/octet-stream', noise)).toMatch(/There is a problem/);
    expect(await upload('scan.pdf', 'application/pdf', await pictureOnlyPdf())).toMatch(/no text|holds no/i);
    expect(await upload('empty.txt', 'text/plain', Buffer.from(' \n'))).toMatch(/There is a problem/);
  });

  test('can bring HTML with scripts in: the words come, the scripts do not', async () => {
    const paragraphs = seaCables
      .split('\n\n')
      .map((p) => `<p>${p}</p>`)
      .join('');
    const html = `<!doctype html><html><head><title>Cable</title><script>window.stolen = 1</script></head><body><article><h1>Cable</h1>${paragraphs}<p onclick="window.stolen = 1">Done &lt;script&gt;window.stolen = 1&lt;/script&gt; <img src="x" onerror="window.stolen = 1"></p></article></body></html>`;
    await upload('page.html', 'text/html', Buffer.from(html));
    await officer.page.waitForURL(/\/desk\/communiques\//);
    expect((await officer.page.locator('.article').allInnerTexts()).join('\n')).toContain('shared research cable');
    expect(await officer.page.evaluate('window.stolen')).toBeUndefined();
    await officer.go(new URL(officer.page.url()).pathname.replace('/desk', ''));
    expect(await officer.page.evaluate('window.stolen')).toBeUndefined();
    expect(officer.complaints).toEqual([]);
  });

  test('sends the same text twice and is told that it is known', async () => {
    const { page, go } = officer;
    for (const words of ['The communiqué is in.', 'This text was known already']) {
      await go('/desk/add');
      await page.getByLabel('Text of the communiqué').fill(schoolRadios);
      await page.getByRole('button', { name: 'Read it' }).click();
      await told(page, words);
    }
  });
});

describe('somebody who means harm', () => {
  const order = async (headers: Record<string, string>, form: Record<string, string>) => {
    const { url } = await site();
    return officer.page.request.post(`${url}/desk/add`, {
      headers,
      form: { way: 'paste', text: seaCables, ...form },
      maxRedirects: 0,
    });
  };

  test('cannot send a form from another site, nor with a forged token', async () => {
    const { url } = await site();
    await officer.go('/desk/add');
    const csrf = (await officer.page.locator('main input[name=csrf]').first().inputValue()) ?? '';
    expect((await order({ origin: 'https://elsewhere.example' }, { csrf })).status()).toBe(403);
    expect((await order({ origin: 'null' }, { csrf })).status()).toBe(403);
    expect((await order({ 'sec-fetch-site': 'cross-site' }, { csrf })).status()).toBe(403);
    expect((await order({ origin: url }, { csrf: `${csrf.slice(0, -1)}x` })).status()).toBe(409);
    expect((await order({ origin: url }, {})).status()).toBe(409);
    expect((await order({ origin: url }, { csrf })).status()).toBe(303);
  });

  test('gets no page of another site by odd paths, and no error of ours', async () => {
    const { url } = await site();
    const odd = [
      '//',
      '//evil.example/x',
      '/\\evil.example',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/..%2f..%2fetc/passwd',
      '/%00',
      '/%ff',
      '/commitments/%00',
      '/communiques/none',
      '/desk/communiques/%27',
      '/commitments?page=-1&partner=%00&stage=zz',
      `/${'a'.repeat(8000)}`,
      '/assets/../package.json',
      '/files/none/none',
      '/log/tile/0/../../x',
      '/?lang=xx',
      '/commitments/PK-UZ-9999',
    ];
    for (const path of odd) {
      const answer = await fetch(url + path, { redirect: 'manual' });
      const body = await answer.text();
      expect({
        path,
        fine: answer.status < 500,
        own: !(answer.headers.get('location') ?? '').startsWith('//'),
        leak: /root:|"dependencies"/.test(body),
      }).toEqual({ path, fine: true, own: true, leak: false });
    }
    for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
      await officer.go(`/sign-in?to=${encodeURIComponent(to)}`);
      expect(new URL(officer.page.url()).origin).toBe(url);
    }
  });

  test('is not let in by guessing addresses', async () => {
    const nobody = await visit();
    for (const path of ['/desk', '/desk/add', '/administration', '/account']) {
      expect({ path, status: await nobody.go(path) }).toEqual({ path, status: 401 });
      expect(await nobody.page.locator('h1').innerText()).toBe('Sign in');
    }
    await nobody.context.close();
    const applicant = await visit({ as: 'applicant' });
    for (const path of ['/desk', '/administration/people', '/administration/outbox'])
      expect({ path, status: await applicant.go(path) }).toEqual({ path, status: 403 });
    await applicant.context.close();
  });
});
