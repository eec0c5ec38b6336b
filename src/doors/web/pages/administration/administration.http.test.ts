import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Browser, openSite, password } from '../identity/testing.ts';

// Hashing passwords is slow on purpose, and slower beside other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let site: Awaited<ReturnType<typeof openSite>>;
let admin: Browser;
let auditor: Browser;
let me: string;
beforeAll(async () => {
  site = await openSite();
  me = await site.add('admin', 'administrator');
  await site.add('auditor', 'auditor');
  [admin, auditor] = [site.browser(), site.browser()];
  await admin.signIn('admin@example.org');
  await auditor.signIn('auditor@example.org');
});
afterAll(() => site.close());

const pages = ['', '/people', '/organisations', '/audit', '/settings'].map((path) => `/administration${path}`);

describe('administration', () => {
  test('is read by administrators and auditors, and by nobody else', async () => {
    await site.add('editor', 'editor');
    const editor = site.browser();
    await editor.signIn('editor@example.org');
    for (const path of pages) {
      expect((await admin.get(path)).status, path).toBe(200);
      expect((await auditor.get(path)).status, path).toBe(200);
      expect((await editor.get(path)).status, path).toBe(403);
      expect((await site.browser().get(path)).status, path).toBe(401);
    }
  });
  test('lets an auditor change nothing, and read no mail, for its links let one in', async () => {
    for (const path of ['/administration/outbox', '/administration/people/invite']) expect((await auditor.get(path)).status).toBe(403);
    const deeds = ['people/invite', `people/${me}/suspend`, `people/${me}/grant`, `people/${me}/erase`, 'organisations/add'];
    await auditor.get('/administration/people');
    for (const deed of deeds) expect((await auditor.post(`/administration/${deed}`)).status, deed).toBe(403);
  });
  test('shows the settings without what is secret in them', async () => {
    const { html } = await admin.get('/administration/settings');
    expect(html).toContain('https://models.example.org/v1');
    expect(html).not.toContain('hush');
  });
});

describe('people', () => {
  let guest: string;
  test('are invited once, though the form is sent twice, and read their link in the outbox', async () => {
    const html = (await admin.get('/administration/people/invite')).html;
    const command = /name="command" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const fields = { command, name: 'Guest', email: 'guest@example.org', language: 'en', role: 'auditor', office: '' };
    const one = await admin.post('/administration/people/invite', fields);
    expect(one.status).toBe(303);
    expect((await admin.post('/administration/people/invite', fields)).headers.get('location')).toBe(one.headers.get('location'));
    guest = command;
    await site.t.deliver();
    const list = await admin.get('/administration/outbox');
    expect(list.html.match(/guest@example\.org/g)).toHaveLength(1);
    const address = /href="(\/administration\/outbox\/read[^"]*)"/.exec(list.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const mail = (await admin.get(address)).html;
    const link = /href="https:\/\/node\.example\.org(\/invitation\/[^"]+)"/.exec(mail)?.[1] ?? '';
    expect((await site.browser().post(link, { password })).status).toBe(303);
  });
  test('get and lose roles; what cannot be is said at the form', async () => {
    const at = `/administration/people/${guest}`;
    expect((await admin.post(`${at}/grant`, { role: 'editor', office: '' })).headers.get('location')).toBe(`${at}?done=granted`);
    const twice = await admin.post(`${at}/grant`, { role: 'editor', office: '' });
    expect(twice.status).toBe(422);
    expect(twice.html).toContain('They have this role there already.');
    expect((await admin.post(`${at}/grant`, { role: 'auditor', office: 'some-office' })).html).toContain('leave the office empty');
    expect((await admin.post(`${at}/grant`, { role: 'emperor', office: '' })).status).toBe(422);
    expect((await admin.post(`${at}/revoke`, { role: 'editor', office: '' })).status).toBe(303);
    expect((await admin.post(`/administration/people/${me}/revoke`, { role: 'administrator', office: '' })).html).toContain(
      'Ask another administrator.',
    );
  });
  test('are suspended with a reason, out at once, and reinstated', async () => {
    const at = `/administration/people/${guest}`;
    const visitor = site.browser();
    await visitor.signIn('guest@example.org');
    expect((await admin.post(`${at}/suspend`, { reason: '' })).html).toContain('Say why');
    expect((await admin.post(`${at}/suspend`, { reason: 'Left the ministry' })).status).toBe(303);
    expect((await visitor.get('/account')).status).toBe(401);
    const answer = await visitor.post('/sign-in', { email: 'guest@example.org', password });
    expect(answer.html).toContain('This account is suspended.');
    expect((await admin.post(`${at}/reinstate`)).status).toBe(303);
    await visitor.signIn('guest@example.org');
  });
  test('are found by name, and erased when their address is typed', async () => {
    expect((await admin.get('/administration/people?q=GUEST')).html).toContain(guest);
    expect((await admin.get('/administration/people?q=%25')).html, 'a sign, not a pattern').not.toContain(guest);
    const at = `/administration/people/${guest}`;
    expect((await admin.post(`${at}/erase`, { confirm: 'other@example.org' })).status).toBe(422);
    expect((await admin.post(`${at}/erase`, { confirm: 'guest@example.org' })).status).toBe(303);
    const gone = await admin.get(at);
    expect(gone.html).toContain('erased person');
    expect(gone.html).not.toContain('guest@example.org');
  });
  test('who are not there are said to be not there', async () => {
    expect((await admin.get('/administration/people/nobody')).status).toBe(404);
    expect((await admin.post('/administration/people/nobody/suspend', { reason: 'x' })).status).toBe(404);
  });
});

describe('organisations', () => {
  test('are added, renamed, given offices and closed', async () => {
    const wrong = await admin.post('/administration/organisations/add', {
      en: 'Board of Tides',
      ur: '',
      short: 'Not a name',
      kind: 'agency',
      country: 'AX',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('value="Board of Tides"');
    const added = await admin.post('/administration/organisations/add', {
      en: 'Board of Tides',
      ur: '',
      short: 'tides',
      kind: 'agency',
      country: 'ax',
    });
    expect(added.headers.get('location')).toBe('/administration/organisations/tides?done=added');
    const at = '/administration/organisations/tides';
    expect((await admin.post(`${at}/names`, { en: '', ur: '' })).html).toContain('href="#en"');
    expect((await admin.post(`${at}/names`, { en: 'Tides Board', ur: '' })).status).toBe(303);
    expect((await admin.post(`${at}/offices`, { en: 'Harbour Desk', ur: '', short: 'tides-harbour' })).status).toBe(303);
    expect((await admin.post(`${at}/offices`, { en: 'Harbour Desk', ur: '', short: 'tides-harbour' })).html).toContain(
      'short name already',
    );
    expect((await admin.post(`${at}/offices/tides-harbour`, { en: 'Port Desk', ur: '' })).status).toBe(303);
    expect((await admin.post(`${at}/offices/tides-harbour/close`)).status).toBe(303);
    const page = (await admin.get(at)).html;
    for (const text of ['Tides Board', 'Port Desk', 'Reopen Port Desk']) expect(page).toContain(text);
    expect((await admin.post(`${at}/close`)).status).toBe(303);
    expect((await admin.get('/administration/organisations')).html).toContain('closed');
  });
});

describe('what was done', () => {
  test('is listed newest first, by thing and by person, without personal parts', async () => {
    await site.t.ledger.settled();
    const all = (await auditor.get('/administration/audit')).html;
    expect(all).toContain('Organisation closed');
    expect(all).not.toContain('guest@example.org');
    const one = (await auditor.get('/administration/audit?on=organisation/tides')).html;
    expect(one).toContain('Office renamed');
    expect(one).not.toContain('Role granted');
    expect((await auditor.get('/administration/audit?who=auditor@example.org')).html).toContain('Nothing found');
    expect((await auditor.get('/administration/audit?who=admin&on=person&before=9999999')).html).toContain('Role granted');
    expect((await auditor.get('/administration/audit?before=1')).html).toContain('Nothing found');
  });
});
