/** The sea desk of AX draws up a plan with FJ and shares it with the foreign desk; everybody else looks in vain. */
import { randomUUID } from 'node:crypto';
import readXlsxFile from 'read-excel-file/node';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPlan, listPlans } from '../../../../engagements/action-plan/queries.ts';
import { tellAgreement, tellMeeting } from '../../../../engagements/testing/relation-history.ts';
import { openPageSite, type PageSite, type People } from '../../testing/page-site.ts';
import { actionPlanPages } from './mounts.ts';

const people: People = {
  sea: { grants: [{ role: 'officer', office: 'sea-desk' }] },
  foreign: { grants: [{ role: 'officer', office: 'foreign-desk' }] },
  head: { name: 'Hanna Head', grants: [{ role: 'supervisor', office: 'foreign-desk' }] },
  reef: { grants: [{ role: 'supervisor', office: 'reef-desk' }] },
  everywhere: { grants: [{ role: 'supervisor', office: null }] },
  admin: { grants: [{ role: 'administrator', office: null }] },
};
const organisations = [
  { id: 'sea-house', country: 'AX', offices: ['sea-desk'] },
  { id: 'foreign-house', country: 'AX', offices: ['foreign-desk', 'law-desk'] },
  { id: 'reef-house', country: 'FJ', offices: ['reef-desk'] },
].map(({ id, country, offices }) => ({
  ...{ id, country, kind: 'ministry' as const, name: { en: `The ${id}`, ur: 'وزارت' } },
  offices: offices.map((office) => ({ id: office, name: { en: `The ${office}`, ur: 'دفتر' } })),
}));

let site: PageSite;
beforeAll(async () => {
  site = await openPageSite({ people, organisations, mounts: [actionPlanPages], start: '2026-06-15T08:00:00.000Z', accounts: true });
  await tellAgreement(site.ledger, 'tides', {
    obligations: [
      { id: 'late', due: '2026-05-01', blocks: ['item'] },
      { id: 'next', due: '2026-08-01', country: 'FJ', owner: 'reef-desk', watcher: 'sea-desk' },
    ],
  });
  await tellMeeting(site.ledger, 'first', {
    starts: '2026-02-01T08:00:00.000Z',
    held: true,
    items: [{ id: 'item', due: '2026-09-01', country: 'FJ' }],
  });
});
afterAll(() => site.close());

const time = { 'from-day': '1', 'from-month': '4', 'from-year': '2026', 'until-day': '31', 'until-month': '12', 'until-year': '2026' };
const chosen = { partner: 'FJ', office: 'sea-desk', ...time };
const all = ['agreement/tides late', 'agreement/tides next', 'meeting/first item'];
const drawn = async (lines: readonly string[] = all): Promise<string> => {
  const answer = await site.post('/action-plans/new', 'sea', {
    ...chosen,
    command: randomUUID(),
    title: 'Tides until winter',
    line: lines,
  });
  expect(answer.status, answer.text).toBe(303);
  return answer.to.replace('/action-plans/', '').replace(/\?.*/, '');
};
const stateOf = async (id: string) => {
  const found = await findPlan(site.ledger, id, site.actorOf('sea'));
  if (found === undefined) throw new Error('no plan');
  return found.state;
};
const share = (id: string, office = 'foreign-desk') =>
  site.post(`/action-plans/${id}`, 'sea', { command: randomUUID(), do: 'share', with: office });
const signOff = async (id: string, digest: string, command = randomUUID()) =>
  site.post(`/action-plans/${id}`, 'head', { command, do: 'sign-off', office: 'foreign-desk', digest });
const revise = (id: string, seen: string, line: readonly string[], more = {}) =>
  site.post(`/action-plans/${id}/revise`, 'sea', { command: randomUUID(), seen, line, ...more });

test('a plan is drawn up from what falls due in its time, and shows it along the quarters and as a table', async () => {
  expect((await site.get('/action-plans', 'sea')).text).toContain('No action plan yet');
  expect((await site.get('/action-plans/new?partner=FJ', 'sea')).html).toContain('<option value="FJ" selected');
  const pick = await site.get(`/action-plans/new?${new URLSearchParams(chosen)}`, 'sea');
  for (const title of ['Deliver late', 'Deliver next', 'Do item']) expect(pick.text).toContain(title);
  const id = await drawn();
  const page = await site.get(`/action-plans/${id}`, 'sea');
  expect(page.text).toContain('Due 1 May 2026 · 45 days late · holds up 1 other');
  expect(page.text).toContain('Q2 of 2026');
  expect(page.text).toMatch(/Deliver late[\s\S]*Holds up:[\s\S]*Do item/);
  expect(page.html).toContain('href="/obligations/agreement/tides~late"');
  expect((await site.get('/action-plans?partner=FJ', 'sea')).text).toContain('Tides until winter');
  expect((await site.get(`/action-plans/${id}?lang=ur`, 'sea')).text).toContain('45 دن تاخیر');
});
test('what is missing is said, and what was chosen is kept', async () => {
  const missing = (more: object) =>
    site.post('/action-plans/new', 'sea', { ...chosen, title: 'Kept title', line: all.slice(0, 1), ...more });
  const untitled = await missing({ title: ' ' });
  expect([untitled.status, untitled.text.includes('Give the plan a title')]).toEqual([422, true]);
  expect(untitled.html).toMatch(/value="agreement\/tides late" checked/);
  expect(untitled.html).not.toMatch(/value="agreement\/tides next" checked/);
  const none = await missing({ line: [] });
  expect(none.text).toContain('Tick at least one line');
  expect(none.html).toContain('value="Kept title"');
  expect((await missing({ line: ['agreement/tides gone'] })).text).toContain('no longer due in this time');
  expect((await missing({ 'until-year': '2025' })).text).toContain('cannot end before it begins');
  expect((await missing({ 'until-year': '' })).text).toContain('from which day until which day');
});
test('nobody draws up a plan for a desk where they do not sit, and one form sent twice is one plan', async () => {
  expect((await site.post('/action-plans/new', 'reef', { ...chosen, title: 'Not theirs', line: all })).to).toBe('');
  expect((await site.get('/action-plans/new', 'everywhere')).status).toBe(403);
  const before = (await listPlans(site.ledger, site.actorOf('sea'))).length;
  const form = { ...chosen, command: randomUUID(), title: 'Twice', line: all };
  const [first, second] = [await site.post('/action-plans/new', 'sea', form), await site.post('/action-plans/new', 'sea', form)];
  expect([second.status, second.to]).toEqual([303, first.to]);
  expect((await listPlans(site.ledger, site.actorOf('sea'))).length).toBe(before + 1);
});
test('a plan is as if it were not there, for every office it is not shared with', async () => {
  const id = await drawn();
  for (const who of ['foreign', 'reef', 'everywhere']) {
    for (const path of [id, `${id}.xlsx`, `${id}.pdf`, `${id}/revise`])
      expect((await site.get(`/action-plans/${path}`, who)).status).toBe(404);
    expect((await site.get('/action-plans', who)).text).not.toContain('Tides until winter');
    const words = 'I was never here';
    expect((await site.post(`/action-plans/${id}`, who, { do: 'comment', office: 'sea-desk', line: '', words })).status).toBe(404);
  }
  for (const who of ['', 'admin']) expect([401, 403]).toContain((await site.get(`/action-plans/${id}`, who)).status);
  expect((await share(id)).to).toContain('done=shared');
  for (const path of [id, `${id}.xlsx`, `${id}.pdf`]) expect((await site.get(`/action-plans/${path}`, 'foreign')).status).toBe(200);
  expect((await site.get(`/action-plans/${id}/revise`, 'foreign')).status).toBe(403);
  expect((await share(id)).text).toContain('shared with these offices already');
  expect((await share(id, '')).text).toContain('Choose the office');
});
test('offices comment on lines and on the whole; a refused comment keeps its words', async () => {
  const id = await drawn();
  await share(id);
  const say = (line: string, words: string) =>
    site.post(`/action-plans/${id}`, 'foreign', { do: 'comment', office: 'foreign-desk', line, words });
  expect((await say('next', 'Name the reef.')).to).toContain('done=commented');
  expect((await say('', 'A good plan.')).status).toBe(303);
  const page = await site.get(`/action-plans/${id}`, 'sea');
  for (const said of ['Name the reef.', 'A good plan.', '1 comment', 'The foreign-desk']) expect(page.text).toContain(said);
  const refused = await say('nothing-of-this', 'Words that took long');
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Words that took long');
  expect((await say('', ' ')).text).toContain('Write your comment first');
});
test('a sign-off holds for the lines that were read: other lines are refused and shown', async () => {
  const id = await drawn(all.slice(0, 2));
  await share(id);
  const { digest } = await stateOf(id);
  expect((await site.get('/action-plans', 'head')).text).toContain('for your sign-off');
  expect((await site.get(`/action-plans/${id}`, 'head')).html).toContain(`name="digest" value="${digest}"`);
  expect((await site.get(`/action-plans/${id}`, 'foreign')).html).not.toContain('value="sign-off"');
  expect((await revise(id, digest, [all[1] ?? '', all[2] ?? ''])).to).toContain('done=revised');
  const stale = await signOff(id, digest);
  expect(stale.status).toBe(422);
  expect(stale.text).toContain('changed since you read it');
  expect(stale.text).toMatch(/Lines that differ[\s\S]*Do item[\s\S]*Added[\s\S]*Deliver late[\s\S]*Removed/);
  expect((await stateOf(id)).signOffs).toEqual([]);
  const now = (await stateOf(id)).digest;
  const command = randomUUID();
  for (const answer of [await signOff(id, now, command), await signOff(id, now, command)]) expect(answer.to).toContain('done=signed-off');
  expect((await stateOf(id)).signOffs).toHaveLength(1);
  const signed = await site.get(`/action-plans/${id}`, 'sea');
  expect(signed.text).toContain('Signed off');
  expect(signed.text).toContain('Hanna Head');
  const officer = await site.post(`/action-plans/${id}`, 'foreign', { do: 'sign-off', office: 'foreign-desk', digest: now });
  expect([officer.status, (await stateOf(id)).status]).toEqual([403, 'signed-off']);
});
test('lines that somebody else changed meanwhile are not overwritten, and the ticks are kept', async () => {
  const id = await drawn(all.slice(0, 2));
  const found = await findPlan(site.ledger, id, site.actorOf('sea'));
  const form = { seen: found?.state.digest ?? '', version: String(found?.version), command: randomUUID() };
  expect((await revise(id, form.seen, all, form)).status).toBe(303);
  expect((await revise(id, form.seen, all, form)).status).toBe(303);
  expect((await stateOf(id)).version).toBe(2);
  const late = await revise(id, form.seen, all.slice(0, 1), { version: form.version });
  expect(late.text).toContain('while you were choosing');
  expect(late.html).not.toMatch(/value="meeting\/first item" checked/);
  expect((await stateOf(id)).lines).toHaveLength(3);
  expect((await revise(id, (await stateOf(id)).digest, all)).text).toContain('nothing to change');
  expect((await revise(id, (await stateOf(id)).digest, [])).text).toContain('Tick at least one line');
});
test('a closed plan is read, and takes nothing more', async () => {
  const id = await drawn();
  await share(id);
  expect((await site.post(`/action-plans/${id}`, 'sea', { do: 'close' })).to).toContain('done=closed');
  const page = await site.get(`/action-plans/${id}`, 'head');
  expect(page.text).toContain('Closed');
  expect(page.html).not.toContain('name="words"');
  expect((await signOff(id, (await stateOf(id)).digest)).text).toContain('The plan is closed');
  expect((await site.get(`/action-plans/${id}/revise`, 'sea')).text).toContain('The plan is closed');
});
test('the spreadsheet and the paper say what the page says', async () => {
  const id = await drawn();
  const bytes = async (path: string) => Buffer.from(await (await site.ask(path, 'sea')).arrayBuffer());
  const sheets = await readXlsxFile(await bytes(`/action-plans/${id}.xlsx`));
  const titles = sheets[0]?.data.slice(1).map((row) => [row[1], row[6], row[7]]);
  expect(titles).toEqual([
    ['Deliver late', 'Overdue', 45],
    ['Deliver next', 'Open', null],
    ['Do item', 'Open', null],
  ]);
  expect(sheets[2]?.data[1]).toEqual(['Deliver late', 45, 'Do item']);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await bytes(`/action-plans/${id}.pdf`))), { mergePages: true });
  for (const said of ['Tides until winter', 'Deliver late', '45 days late', 'The sea-desk'])
    expect(text.replace(/\s+/g, ' ')).toContain(said);
  const urdu = await readXlsxFile(await bytes(`/action-plans/${id}.xlsx?lang=ur`));
  expect(urdu[0]?.sheet).not.toMatch(/[A-Za-z]/);
});
