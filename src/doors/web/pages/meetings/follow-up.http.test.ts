/** After a meeting: attendance, decisions, action items on which the sides differ, and minutes that both agree to and publish. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deskQueue, findByAddress } from '../../../../communiques/index.ts';
import { origin } from '../../testing/page-site.ts';
import { type MeetingsSite, openMeetings, start } from './meetings-site.ts';

let t: MeetingsSite;
beforeAll(async () => {
  t = await openMeetings();
});
afterAll(() => t.close());
beforeEach(() => t.set(start));

const held = async (fields = {}): Promise<string> => {
  const id = await t.plan(fields);
  await t.hold(id);
  return id;
};
const decide = (id: string, text = 'Both sides agreed to exchange tide tables every month.', who: 'aino' | 'mere' = 'aino') =>
  t.give(id, 'decisions', 'decision', who, { text });
const item = {
  ...{ title: 'Send the tables of the northern reefs', owner: 'reef-desk', watcher: 'sea-desk', commitment: '' },
  ...{ 'due-day': '30', 'due-month': '6', 'due-year': '2026' },
};
const write = async (id: string, text: string, who: 'aino' | 'mere' = 'aino') =>
  t.give(id, 'minutes', 'minutes', who, { text, language: 'en', seen: (await t.stateOf(id)).minutes?.digest ?? '' });
const agree = async (id: string, who: 'head' | 'tui' | 'mere', country: string, digest?: string) =>
  t.give(id, 'minutes', 'agree', who, { country, digest: digest ?? (await t.stateOf(id)).minutes?.digest ?? '' });

test('before its hour nothing can be recorded; afterwards the page leads from step to step', async () => {
  const id = await t.plan();
  expect((await t.see(id, 'decisions')).text).toContain('The meeting has not begun');
  expect((await t.give(id, 'overview', 'hold', 'aino')).text).toContain('The meeting has not begun yet.');
  expect((await decide(id)).text).toContain('The meeting has not begun yet.');
  await t.give(id, 'participants', 'participant', 'aino', { name: 'Anna Berg', country: 'AX', role: 'host' });
  await t.give(id, 'participants', 'participant', 'aino', { name: 'Sefa Tui', country: 'FJ', role: 'head-of-delegation' });
  t.set('2026-06-08T06:00:00.000Z');
  expect((await t.see(id)).text).toContain('It has been held');
  expect((await t.give(id, 'overview', 'hold', 'mere')).status).toBe(403);
  expect((await t.give(id, 'overview', 'hold', 'aino')).to).toBe(`/meetings/${id}?done=held`);
  expect((await t.see(id)).text).toContain('Next: note who was there');
  const [anna, sefa] = (await t.stateOf(id)).participants.map((p) => p.id);
  await t.give(id, 'participants', 'attendance', 'mere', { listed: [anna ?? '', sefa ?? ''], present: [sefa ?? ''] });
  expect((await t.stateOf(id)).participants.map((p) => p.present)).toEqual([false, true]);
  expect((await t.see(id)).text).toContain('Next: record what was decided');
  await decide(id);
  expect((await t.see(id)).text).toContain('Next: write the minutes');
  await write(id, 'The sides agreed on tables.');
  expect((await t.see(id)).text).toContain('Next: agree to the minutes');
  await agree(id, 'head', 'AX');
  await agree(id, 'tui', 'FJ');
  expect((await t.see(id)).text).toContain('Next: publish the minutes');
});

describe('what was decided', () => {
  test('a decision stands under its heading, is recorded once, and can be taken back until both sides agreed', async () => {
    const id = await t.plan();
    await t.give(id, 'agenda', 'agenda', 'aino', { seen: '[]', line: '0', 'place-0': '1', 'title-0': 'Tide tables', 'minutes-0': '30' });
    await t.hold(id);
    const [heading] = (await t.stateOf(id)).agenda;
    const form = { text: 'Tables go out monthly.', agenda: heading?.id ?? '', command: randomUUID() };
    await t.give(id, 'decisions', 'decision', 'mere', form);
    await t.give(id, 'decisions', 'decision', 'mere', form);
    expect((await t.stateOf(id)).decisions).toHaveLength(1);
    expect((await t.see(id, 'decisions')).text).toContain('Agenda 1: Tide tables');
    expect((await decide(id, '')).text).toContain('There is no text yet');
    await t.give(id, 'decisions', 'decision-remove', 'aino', { decision: form.command });
    expect((await t.stateOf(id)).decisions).toEqual([]);
  });
  test('the outcome of a visit is for the desk that invites', async () => {
    const id = await held({ kind: 'visit' });
    expect((await t.give(id, 'decisions', 'outcome', 'mere', { outcome: 'Fine' })).status).toBe(403);
    await t.give(id, 'decisions', 'outcome', 'aino', { outcome: 'A station was chosen.' });
    expect((await t.see(id, 'decisions', 'mere')).text).toContain('A station was chosen.');
  });
});

describe('an action item', () => {
  test('is owed by an office until a day; what is missing is said, and what was typed stays', async () => {
    const id = await held();
    for (const [fields, words] of [
      [{ title: '' }, 'Say what it is called'],
      [{ owner: 'cloud-desk' }, 'That country has no part in this meeting'],
      [{ 'due-day': '' }, 'Enter a whole day'],
      [{ commitment: 'XX-0001' }, 'There is no commitment with the number XX-0001'],
      [{ watcher: 'reef-desk' }, 'cannot watch over what it owes itself'],
    ] as const) {
      const answer = await t.give(id, 'items', 'item', 'aino', { ...item, ...fields });
      expect(answer.text).toContain(words);
      expect(answer.html).toContain('value="2026"');
    }
    const form = { ...item, command: randomUUID() };
    await t.give(id, 'items', 'item', 'aino', form);
    await t.give(id, 'items', 'item', 'aino', form);
    expect((await t.stateOf(id)).items).toMatchObject([{ country: 'FJ', owner: 'reef-desk', due: '2026-06-30', title: item.title }]);
    await t.give(id, 'items', 'item', 'mere', { ...item, title: 'Print them', blocks: [form.command] });
    expect((await t.see(id, 'items')).text).toContain('Waiting for it');
    await t.give(id, 'items', 'item-remove', 'aino', { item: form.command });
    expect((await t.stateOf(id)).items.map((i) => i.title)).toEqual(['Print them']);
  });
  test('is told by each side in its own words, side by side where they differ', async () => {
    const id = await held();
    const on = randomUUID();
    await t.give(id, 'items', 'item', 'aino', { ...item, command: on });
    const report = (who: 'aino' | 'mere', country: string, status: string) =>
      t.give(id, 'items', 'report', who, {
        item: on,
        [`country-${on}`]: country,
        [`status-${on}`]: status,
        [`words-${on}`]: `${who} says so`,
      });
    expect((await report('mere', 'FJ', 'done')).status).toBe(303);
    expect((await report('aino', 'AX', 'underway')).status).toBe(303);
    expect((await report('mere', 'AX', 'done')).status).toBe(403);
    const [ours, theirs] = [await t.see(id, 'items', 'mere'), await t.see(id, 'items', 'aino')];
    expect(ours.text).toMatch(/The sides differ.*We say \(Fiji\).*Done.*mere says so.*They say \(Åland Islands\).*Underway.*aino says so/);
    expect(theirs.text).toMatch(/We say \(Åland Islands\).*Underway.*They say \(Fiji\).*Done/);
    await report('aino', 'AX', 'done');
    expect((await t.see(id, 'items')).text).toContain('Done, 9 Jun 2026');
    expect((await report('mere', 'FJ', 'underway')).text).toContain('Both sides have called this done.');
  });
});

describe('minutes', () => {
  test('are drafted from what was decided, in either language', async () => {
    const id = await held();
    await decide(id);
    const { html } = await t.see(id, 'minutes');
    expect(html).toContain('Minutes: Talks on tides');
    expect(html).toContain('exchange tide tables every month');
    expect((await t.get(`/meetings/${id}/minutes?draft=ur`, 'aino')).html).toContain('رودادِ اجلاس');
  });
  test('a yes to a text that has changed is refused with what changed, and not to be given for the other side', async () => {
    const id = await held();
    await write(id, 'Tables go out monthly.\nBuoys are counted.');
    const seen = (await t.stateOf(id)).minutes?.digest ?? '';
    await write(id, 'Tables go out weekly.\nBuoys are counted.', 'mere');
    const stale = await agree(id, 'head', 'AX', seen);
    expect(stale.status).toBe(422);
    expect(stale.html).toContain('<del>Tables go out monthly.</del>');
    expect(stale.html).toContain('<ins>Tables go out weekly.</ins>');
    expect((await t.stateOf(id)).minutes?.agreed).toEqual([]);
    expect((await agree(id, 'head', 'FJ')).status).toBe(403);
    expect((await agree(id, 'mere', 'FJ')).status).toBe(403);
    const form = { country: 'FJ', digest: (await t.stateOf(id)).minutes?.digest ?? '', command: randomUUID() };
    expect((await t.give(id, 'minutes', 'agree', 'tui', form)).status).toBe(303);
    expect((await t.give(id, 'minutes', 'agree', 'tui', form)).status).toBe(303);
    expect((await t.see(id, 'minutes')).text).toMatch(/Fiji Agreed, .*Åland Islands Not yet|Åland Islands Not yet.*Fiji Agreed,/);
    expect((await t.give(id, 'minutes', 'publish', 'aino', { visibility: 'public' })).text).toContain('Not every side has agreed');
  });
  test('a text written over another that was changed meanwhile is kept on the page and not saved', async () => {
    const id = await held();
    await write(id, 'First text.');
    const stale = await t.give(id, 'minutes', 'minutes', 'mere', { text: 'My text.', language: 'en', seen: '' });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('My text.');
    expect((await t.stateOf(id)).minutes?.text).toBe('First text.');
  });
  test('what is decided after they were written leaves them behind until they are saved again', async () => {
    const id = await held();
    await write(id, 'Nothing yet.');
    await decide(id);
    expect((await t.see(id, 'minutes')).text).toContain('Something was decided after this text was written');
    expect((await agree(id, 'head', 'AX')).text).toContain('Something was decided after the minutes were written');
    await write(id, 'Nothing yet.');
    expect((await agree(id, 'head', 'AX')).status).toBe(303);
  });
  test('published for everybody they come to the register as a communiqué, to which the meeting leads', async () => {
    const id = await held({ title: 'Talks that are told' });
    await decide(id);
    await write(id, 'Both sides agreed to exchange tide tables every month.');
    await agree(id, 'head', 'AX');
    await agree(id, 'tui', 'FJ');
    expect((await decide(id, 'One thing more.')).text).toContain('what they say was decided stands');
    expect((await t.give(id, 'minutes', 'publish', 'mere', { visibility: 'public' })).status).toBe(403);
    expect((await t.give(id, 'minutes', 'publish', 'aino', { visibility: 'restricted' })).status).toBe(303);
    expect(await findByAddress(t.ledger, `${origin}/meetings/${id}`)).toBeUndefined();
    expect((await t.see(id, '', '')).status).toBe(404);
    expect((await t.give(id, 'minutes', 'publish', 'aino', { visibility: 'public' })).to).toContain('done=published-public');
    const communique = await findByAddress(t.ledger, `${origin}/meetings/${id}`);
    expect((await deskQueue(t.ledger)).map((line) => line.id)).toContain(communique);
    expect((await t.see(id)).html).toContain(`href="/desk/communiques/${communique}"`);
    expect((await t.see(id, 'minutes')).text).toContain('Published for everybody');
    const open = await t.see(id, '', '');
    expect(open.status).toBe(200);
    expect(open.text).toContain('exchange tide tables every month');
    // Nothing in it is confirmed yet, so the public finds no page of it; and of a restricted meeting neither place nor agenda.
    expect(open.html).not.toContain('/communiques/');
    expect(open.text).not.toContain('Harbour house');
    expect((await t.give(id, 'minutes', 'minutes', 'aino', { text: 'Other', language: 'en' })).status).toBe(409);
  });
});
