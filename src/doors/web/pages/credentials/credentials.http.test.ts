import { importJWK, jwtVerify, type JWK } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { independently } from '../../../../exchange/open-badges/testing/independent.ts';
import { openIssuer } from '../../../../exchange/open-badges/testing/issuer.ts';
import { bakedPng } from '../../../../exchange/open-badges/pictures/png.ts';
import { openBadgePages, origin } from './testing.ts';

let t: Awaited<ReturnType<typeof openBadgePages>>;
beforeAll(async () => {
  t = await openBadgePages();
});
afterAll(() => t.close());
let minute = 0;
beforeEach(() => {
  // A new ten minutes for each test, so that no limit of tries is met by chance.
  minute += 11;
  t.at(new Date(Date.parse('2026-03-08T09:00:00Z') + minute * 60_000).toISOString());
});

const page = async (path: string, language = 'en') => {
  const answer = await t.get(path, language);
  const text = (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  return { status: answer.status, text };
};
const bytes = async (path: string) => Buffer.from(await (await t.get(path)).arrayBuffer());
const check = async (fields: Parameters<typeof t.post>[0]) => {
  const answer = await t.post(fields);
  const text = (await answer.text())
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ');
  return { status: answer.status, text };
};
const fileOf = (content: Uint8Array | string, name = 'badge.png') =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], name);

describe('the page of a badge', () => {
  test('says who earned what, that it holds, and gives it in five forms', async () => {
    const id = await t.issue('Zahra Testname');
    const { status, text } = await page(`/credentials/${id}`);
    expect(status).toBe(200);
    for (const part of [
      'Genuine, and it holds',
      'Reader of tides',
      'Zahra Testname',
      'A node',
      '7 March 2026',
      'Both signatures were worked out again',
    ])
      expect(text).toContain(part);
    const types = {
      json: 'application/vc+ld+json',
      jwt: 'text/plain; charset=utf-8',
      svg: 'image/svg+xml; charset=utf-8',
      png: 'image/png',
      pdf: 'application/pdf',
    };
    for (const [kind, type] of Object.entries(types)) {
      const answer = await t.get(`/credentials/${id}.${kind}`);
      expect([answer.status, answer.headers.get('content-type'), answer.headers.get('access-control-allow-origin')], kind).toEqual([
        200,
        type,
        '*',
      ]);
      expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox/);
    }
    expect((await page(`/credentials/${id}`, 'ur')).text).toContain('اصل اور کارآمد');
    expect((await page(`/achievements/${t.achievement.id}`)).text).toContain('Three quarters of the sessions');
    expect(t.failed).toEqual([]);
  });
  test('and its files are not there for a number nobody has', async () => {
    for (const path of [
      '/credentials/x',
      `/credentials/${'0'.repeat(8)}-0000-8000-8000-000000000000`,
      '/credentials/x.png',
      '/credentials/status/9',
      '/credentials/keys/key-9',
      '/achievements/none',
      '/credentials/endorsements/x',
      '/organisations/none/did.json',
      '/organisations/..%2f/did.json',
    ])
      expect((await t.get(path)).status, path).toBe(404);
  });
  test('what is served verifies with other programs: the badge, its list, the endorsement, the JWT', async () => {
    const id = await t.issue('Zahra "Two" Testname');
    await t.order(id, 'EndorseCredential', { office: t.endorser, words: 'We have seen it.' });
    const [badge, list, endorsement] = await Promise.all(
      [`/credentials/${id}.json`, '/credentials/status/1', `/credentials/endorsements/${id}.${t.endorser}`].map(
        async (path) => (await t.get(path)).json() as Promise<object>,
      ),
    );
    const now = '2026-03-09T09:00:00.000Z';
    // The tester resolves these two by the addresses they are served at.
    const asServed = { ...t.badges, didDocument: (who?: string) => (who === undefined ? did : organisationDid) };
    const did = (await (await t.get('/.well-known/did.json')).json()) as object;
    const organisationDid = (await (await t.get(`/organisations/${t.organisation?.id}/did.json`)).json()) as object;
    expect(await independently(asServed, badge ?? {}, now, list)).toMatchObject({ verified: true, revoked: false });
    expect(await independently(asServed, endorsement ?? {}, now)).toMatchObject({ verified: true });
    const jwk = (await (await t.get('/credentials/keys/key-1')).json()) as JWK;
    const { payload } = await jwtVerify(String(await (await t.get(`/credentials/${id}.jwt`)).text()), await importJWK(jwk, 'RS256'), {
      currentDate: new Date(now),
    });
    expect(payload.jti).toBe(`${origin}/credentials/${id}`);
    expect((await page(`/credentials/${id}`)).text).toContain('We have seen it.');
    await t.order(id, 'RevokeCredential', { reason: 'The chart was drawn by another.' });
    expect(await independently(asServed, badge ?? {}, now, (await (await t.get('/credentials/status/1')).json()) as object)).toMatchObject({
      revoked: true,
    });
  });
  test('says why it was revoked, and when its time is over', async () => {
    const id = await t.issue('Omar Testname');
    await t.order(id, 'RevokeCredential', { reason: 'The chart was drawn by another.' });
    const { text } = await page(`/credentials/${id}`);
    for (const part of ['Revoked: it does not hold any more', 'The chart was drawn by another.']) expect(text).toContain(part);
    expect(text).not.toContain('Genuine, and it holds');
    const short = await t.issue('Omar Testname', '2026-03-08T12:00:00.000Z');
    t.at('2026-03-10T00:00:00.000Z');
    expect((await page(`/credentials/${short}`)).text).toContain('Genuine, but its time is over');
  });
});

describe('checking what somebody was shown', () => {
  test('tells in plain words of a badge in each form, by link too', async () => {
    const id = await t.issue('Sana Testname');
    const inputs: readonly Parameters<typeof t.post>[0][] = [
      { file: fileOf(await bytes(`/credentials/${id}.png`)) },
      { file: fileOf(await bytes(`/credentials/${id}.svg`), 'anything.bin') },
      { badge: (await bytes(`/credentials/${id}.json`)).toString() },
      { badge: (await bytes(`/credentials/${id}.jwt`)).toString() },
      { badge: `${origin}/credentials/${id}` },
    ];
    for (const input of inputs) {
      const { status, text } = await check(input);
      expect(status).toBe(200);
      for (const part of [
        'Genuine, and it holds',
        'Sana Testname',
        'Reader of tides',
        'A node',
        'It has not been revoked',
        'Issued by this node',
      ])
        expect(text, part).toContain(part);
    }
    expect((await t.get('/credentials/check')).status).toBe(200);
  });
  test('tells of a revoked badge under whatever name it comes back', async () => {
    const id = await t.issue('Bilal Testname');
    const png = await bytes(`/credentials/${id}.png`);
    const json = (await bytes(`/credentials/${id}.json`)).toString();
    await t.order(id, 'RevokeCredential', { reason: 'Lent to a friend.' });
    const renamed = await check({ file: fileOf(png, 'another-name.png') });
    for (const part of ['Revoked: it does not hold any more', 'Lent to a friend.', 'Bilal Testname']) expect(renamed.text).toContain(part);
    const forged = await check({ badge: json.replace('Bilal Testname', 'Somebody Else') });
    for (const part of ['Not genuine: do not rely on it', 'says something else, and it is revoked', 'Lent to a friend.'])
      expect(forged.text).toContain(part);
  });
  test('has a sentence for what cannot be checked', async () => {
    const id = await t.issue('Ali Testname');
    const png = await bytes(`/credentials/${id}.png`);
    const json = (await bytes(`/credentials/${id}.json`)).toString();
    const cases: readonly (readonly [Parameters<typeof t.post>[0], number, string])[] = [
      [{}, 422, 'Choose a file, or paste a link'],
      [{ file: fileOf(png), badge: 'x' }, 422, 'Give one of the two'],
      [{ badge: 'hello' }, 422, 'neither a badge in JSON or JWT'],
      [{ file: fileOf(bakedPng(png, json)) }, 422, 'The picture carries 2 badges.'],
      [{ file: fileOf(png.subarray(0, 2000)) }, 422, 'The picture ends before its end'],
      [{ file: fileOf(Buffer.concat([png, Buffer.alloc(50 * 1024 * 1024)])) }, 422, 'The file is larger than 5 MB.'],
      [{ badge: json.replace('"type":', '"id":"x","type":') }, 422, 'It names “id” twice'],
      [{ badge: json.replace('eddsa-rdfc-2022', 'bbs-2023') }, 200, 'signed in a way that this node cannot check'],
      [{ badge: `${origin}/credentials/00000000-0000-8000-8000-000000000000` }, 422, 'No badge that was issued here has this address.'],
      [{ badge: 'http://169.254.169.254/latest' }, 422, 'only addresses with HTTPS are asked'],
      [{ badge: 'https://127.0.0.1/badge.json' }, 422, 'inside a private network'],
    ];
    for (const [fields, status, sentence] of cases)
      expect(await check(fields), sentence).toMatchObject({ status, text: expect.stringContaining(sentence) });
    expect(t.failed).toEqual([]);
  });
  test('of another issuer that cannot be reached says so, and shows only what the badge claims', async () => {
    const stranger = openIssuer('https://10.0.0.9');
    const { json } = await stranger.make({});
    stranger.close();
    const { text } = await check({ badge: json });
    for (const part of ['It could not be established who issued it', 'could not be fetched', 'only what the badge says of itself'])
      expect(text).toContain(part);
  });
  test('is for anyone but not for machines', async () => {
    const statuses = [];
    for (let i = 0; i < 62; i++) statuses.push((await check({ badge: '{}' })).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([422, 429]);
  });
});
