import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { issueSetupLink, tryOnce } from '../../../../identity/index.ts';
import { openSite, password } from './testing.ts';

// Hashing passwords is slow on purpose, and slower beside other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const pathOf = (link: string | undefined) => new URL(link ?? '').pathname;

describe('the first administrator', () => {
  test('is made by the printed link, which looking at does not use up and which works once', async () => {
    const path = pathOf(await issueSetupLink(site.t));
    const visitor = site.browser();
    for (let i = 0; i < 2; i++) expect((await visitor.get(path)).status).toBe(200);
    const fields = { name: 'First', email: 'first@example.org', language: 'en' };
    const short = await visitor.post(path, { ...fields, password: 'short' });
    expect(short.status).toBe(422);
    expect(short.html).toContain('Use at least 12 characters.');
    expect(short.html, 'nothing typed is lost').toContain('first@example.org');
    expect(short.html, 'but the password').not.toContain('value="short"');
    expect((await visitor.post(path, { ...fields, password })).headers.get('location')).toBe('/administration?done=welcome');
    expect((await visitor.get('/administration')).status).toBe(200);
    const again = await site.browser().get(path);
    expect(again.status).toBe(410);
    expect(again.html).toContain('This link no longer works');
    expect((await site.browser().post(path, { ...fields, password })).status).toBe(410);
  });
});

describe('signing in', () => {
  test('gives a cookie that scripts and other sites cannot use, and a new one each time', async () => {
    await site.add('cookie', 'applicant');
    const visitor = site.browser();
    const answer = await visitor.post('/sign-in', { email: 'Cookie@example.org', password, to: '/commitments?page=2' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/commitments?page=2');
    const set = answer.headers.get('set-cookie') ?? '';
    for (const flag of ['__Host-', 'HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(set).toContain(flag);
    expect(set).not.toContain('Domain');
    const before = visitor.cookie;
    await visitor.post('/sign-in', { email: 'cookie@example.org', password });
    expect(visitor.cookie).not.toBe(before);
    const old = await site.app.request(`${site.t.publicUrl}/account`, { headers: { cookie: before } });
    expect(old.status, 'the session before has ended').toBe(401);
  });
  test('leads back to this site only', async () => {
    const visitor = site.browser();
    await visitor.signIn('cookie@example.org');
    for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', '/sign-out', 'javascript:alert(1)']) {
      expect((await visitor.get(`/sign-in?${new URLSearchParams({ to })}`)).headers.get('location')).toBe('/');
    }
  });
  test('says the same whether the address or the password was wrong, keeps the address, and ends in a wait', async () => {
    await site.add('guessed', 'applicant');
    const visitor = site.browser();
    const wrong = await visitor.post('/sign-in', { email: 'guessed@example.org', password: 'not this one' });
    const nobody = await visitor.post('/sign-in', { email: 'nobody@example.org', password: 'not this one' });
    expect([wrong.status, nobody.status]).toEqual([422, 422]);
    expect(wrong.html.replaceAll('guessed', 'nobody').replaceAll(/nonce="[^"]*"/g, '')).toBe(nobody.html.replaceAll(/nonce="[^"]*"/g, ''));
    expect(wrong.html).toContain('guessed@example.org');
    // Counted as the page counts them, without the seconds that hashing each password takes.
    const limit = { what: 'sign-in-account', who: 'guessed@example.org', most: 10, within: 15 * 60_000 };
    for (let i = 0; i < 9; i++) expect(await tryOnce(site.t, [limit])).toBeUndefined();
    const waiting = await visitor.post('/sign-in', { email: 'guessed@example.org', password });
    expect(waiting.status).toBe(429);
    expect(waiting.html).toContain('Too many attempts. Wait 15 minutes');
    expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(800);
  });
  test('is turned down when the form comes from another site', async () => {
    const visitor = site.browser();
    const fields = { email: 'cookie@example.org', password };
    expect((await visitor.post('/sign-in', fields, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await visitor.post('/sign-in', fields, { origin: site.t.publicUrl, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(visitor.cookie).toBe('');
  });
  test('ends by signing out, here or everywhere', async () => {
    await site.add('leaver', 'applicant');
    const [one, two] = [site.browser(), site.browser()];
    for (const each of [one, two]) await each.signIn('leaver@example.org');
    await one.post('/sign-out');
    expect((await one.get('/account')).status).toBe(401);
    expect((await two.get('/account/sessions')).status).toBe(200);
    const answer = await two.post('/account/sessions/end-all');
    expect(answer.headers.get('location')).toBe('/sign-in?done=everywhere');
    expect((await two.get('/account')).status).toBe(401);
  });
});

describe('a form', () => {
  test('whose session ended goes through the sign-in page and is sent again with one press', async () => {
    await site.add('typing', 'applicant');
    const visitor = site.browser();
    await visitor.signIn('typing@example.org');
    visitor.cookie = '';
    const ended = await visitor.post('/account', {
      name: 'A name typed with care',
      email: 'typing@example.org',
      language: 'ur',
      current: 'never shown',
    });
    expect(ended.status).toBe(401);
    const resume = /name="resume" value="([^"]*)"/.exec(ended.html)?.[1]?.replaceAll('&quot;', '"') ?? '';
    expect(JSON.parse(resume)).toEqual({ name: 'A name typed with care', email: 'typing@example.org', language: 'ur' });
    const mistyped = await visitor.post('/sign-in', { email: 'typing@example.org', password: 'wrong one', to: '/account', resume });
    expect(mistyped.html, 'a slip keeps it too').toContain('A name typed with care');
    const back = await visitor.post('/sign-in', { email: 'typing@example.org', password, to: '/account', resume });
    expect(back.status).toBe(200);
    expect(back.html).toContain('action="/account"');
    expect(back.html).toContain('value="A name typed with care"');
    expect((await visitor.post('/account', JSON.parse(resume))).headers.get('location')).toBe('/account?done=data');
    expect((await visitor.get('/account?lang=en')).html).toContain('value="A name typed with care"');
  });
  test('whose session ended keeps every box of one name that was ticked', async () => {
    await site.add('ticking', 'applicant');
    const visitor = site.browser();
    const kinds = ['received', 'decided', 'lapsing'];
    const ended = await visitor.post('/account/notices', { told: kinds, rhythm: 'daily' });
    expect(ended.status).toBe(401);
    const resume = /name="resume" value="([^"]*)"/.exec(ended.html)?.[1]?.replaceAll('&quot;', '"') ?? '';
    expect(JSON.parse(resume)).toEqual({ told: kinds, rhythm: 'daily' });
    const back = await visitor.post('/sign-in', { email: 'ticking@example.org', password, to: '/account/notices', resume });
    for (const kind of kinds) expect(back.html).toContain(`name="told" value="${kind}"`);
  });
  test('with a forged or stale token changes nothing and can be sent again', async () => {
    await site.add('forged', 'applicant');
    const visitor = site.browser();
    await visitor.signIn('forged@example.org');
    const answer = await visitor.post('/account', { csrf: 'made-up', name: 'Mallory', email: 'forged@example.org', language: 'en' });
    expect(answer.status).toBe(409);
    expect(answer.html).toContain('value="Mallory"');
    expect((await visitor.get('/account')).html).not.toContain('value="Mallory"');
  });
});

describe('a mailed link', () => {
  test('sets a new password once, ends the other sessions and signs in', async () => {
    await site.add('forgetful', 'applicant');
    const [old, visitor] = [site.browser(), site.browser()];
    await old.signIn('forgetful@example.org');
    const asked = await visitor.post('/forgotten-password', { email: 'Forgetful@example.org' });
    const unknown = await visitor.post('/forgotten-password', { email: 'unknown@example.org' });
    expect([asked.status, unknown.status]).toEqual([200, 200]);
    const path = await site.t.linkTo('forgetful@example.org');
    expect((await visitor.get(path)).html).toContain('autocomplete="new-password"');
    expect((await visitor.post(path, { password: 'forgetful@example.org' })).status).toBe(422);
    const done = await visitor.post(path, { password: 'another kettle, another shelf' });
    expect(done.headers.get('location')).toBe('/account?done=welcome');
    expect((await visitor.get('/account?done=welcome')).html).toContain('You are signed in');
    expect((await old.get('/account')).status).toBe(401);
    expect((await visitor.post(path, { password: 'a third kettle altogether' })).status).toBe(410);
    expect((await visitor.get(path)).html).toContain('href="/forgotten-password"');
  });
  test('lets someone who registered choose a password', async () => {
    const visitor = site.browser();
    const answer = await visitor.post('/sign-up', { name: 'New Comer', email: 'comer@example.org', language: 'en' });
    expect(answer.html).toContain('comer@example.org');
    const wrong = await visitor.post('/sign-up', { name: '', email: 'no address', language: 'en' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#email"');
    expect(wrong.html).toContain('value="no address"');
    const path = await site.t.linkTo('comer@example.org');
    expect(path.startsWith('/invitation/')).toBe(true);
    expect((await visitor.post(path, { password })).status).toBe(303);
    expect((await visitor.get('/account')).html).toContain('Applicant');
  });
});

describe('an account', () => {
  test('changes its address only with the password', async () => {
    await site.add('mover', 'applicant');
    const visitor = site.browser();
    await visitor.signIn('mover@example.org');
    const fields = { name: 'mover', email: 'moved@example.org', language: 'en' };
    const without = await visitor.post('/account', fields);
    expect(without.status).toBe(422);
    expect(without.html).toContain('This is not your current password.');
    expect(without.html).toContain('moved@example.org');
    expect((await visitor.post('/account', { ...fields, email: 'cookie@example.org', current: password })).html).toContain(
      'Another account has this e-mail address.',
    );
    expect((await visitor.post('/account', { ...fields, current: password })).status).toBe(303);
  });
  test('shows a key once, lists it without its text, and revokes it', async () => {
    await site.add('scripter', 'editor');
    const visitor = site.browser();
    await visitor.signIn('scripter@example.org');
    expect((await visitor.post('/account/keys', { label: 'Export', days: '90' })).status, 'no scope').toBe(422);
    const made = await visitor.post('/account/keys', { label: 'Export', scopes: 'read', days: '90' });
    const key = /<code>(\w{20,}[^<]*)<\/code>/.exec(made.html)?.[1] ?? 'no key';
    expect(made.status).toBe(201);
    expect(made.headers.get('cache-control')).toBe('no-store');
    const list = await visitor.get('/account/keys');
    expect(list.html).not.toContain(key);
    const id = /name="key" value="([^"]+)"/.exec(list.html)?.[1] ?? '';
    expect((await visitor.post('/account/keys/revoke', { key: id })).status).toBe(303);
    expect((await visitor.get('/account/keys')).html).toContain('revoked');
  });
  test('is erased by its owner, who types the address and the password', async () => {
    await site.add('goner', 'applicant');
    const visitor = site.browser();
    await visitor.signIn('goner@example.org');
    expect((await visitor.post('/account/erase', { confirm: 'someone@example.org', current: password })).status).toBe(422);
    expect((await visitor.post('/account/erase', { confirm: 'goner@example.org', current: 'wrong' })).status).toBe(422);
    const done = await visitor.post('/account/erase', { confirm: 'goner@example.org', current: password });
    expect(done.html).toContain('Your account is erased');
    expect((await site.browser().post('/sign-in', { email: 'goner@example.org', password })).status).toBe(422);
    expect(site.failed).toEqual([]);
  });
});
