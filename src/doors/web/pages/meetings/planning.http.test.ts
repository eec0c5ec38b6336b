/** A meeting is planned, prepared, moved and cancelled on its pages; who is outside sees nothing of it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seenOf } from './programme.tsx';
import { type MeetingsSite, openMeetings, planned, start } from './meetings-site.ts';

let t: MeetingsSite;
beforeAll(async () => {
  t = await openMeetings();
});
afterAll(() => t.close());
beforeEach(() => t.set(start));

const parts = ['agenda', 'papers', 'participants', 'decisions', 'items', 'minutes', 'change', 'programme'];

describe('planning', () => {
  test('a desk plans talks by the clocks of the place, and both desks and the list show them', async () => {
    const page = await t.get('/meetings/new?partner=FJ', 'aino');
    expect(page.text).toContain('Desk of Fiji');
    expect(page.html).toContain('<option value="Asia/Tokyo" dir="ltr">Tokyo (Asia)</option>');
    expect(page.text).toContain('Karachi: Pakistan Standard Time (UTC+05:00)');
    const id = await t.plan();
    expect(await t.stateOf(id)).toMatchObject({
      ...{ starts: '2026-06-08T05:00:00.000Z', ends: '2026-06-08T07:30:00.000Z', countries: ['AX', 'FJ'], sequence: 0 },
      desks: [
        { country: 'AX', office: 'sea-desk' },
        { country: 'FJ', office: 'reef-desk' },
      ],
    });
    for (const who of ['aino', 'mere'] as const) {
      const seen = await t.see(id, '', who);
      expect(seen.text).toContain('Monday, 8 June 2026, 10:00–12:30');
      expect(seen.text).toContain('Pakistan Standard Time');
      expect((await t.get('/meetings', who)).text).toContain('Talks on tides');
    }
    expect((await t.get('/meetings?when=past', 'aino')).text).not.toContain('Talks on tides');
    expect((await t.get('/meetings?kind=visit', 'aino')).text).toContain('No meeting is coming up');
    expect((await t.get('/meetings?partner=TO', 'aino')).text).not.toContain('Talks on tides');
  });
  test('its time is told in the place and in the zone of the node where they differ', async () => {
    const id = await t.plan({ zone: 'Asia/Tokyo' });
    const { text } = await t.see(id);
    expect(text).toContain('10:00–12:30');
    expect(text).toContain('Here: Monday, 8 June 2026, 06:00–08:30, Pakistan Standard Time');
  });
  test('a form sent twice is one meeting, with its members once', async () => {
    const group = await t.found();
    const page = await t.get(`/meetings/new?group=${group}`, 'aino');
    expect(page.text).toContain('Chair tui');
    const { partner: _, ...fields } = planned;
    const form = { ...fields, kind: 'group-meeting', group, member: ['member-head', 'member-tui'], command: randomUUID() };
    const first = await t.post('/meetings/new', 'aino', form);
    const second = await t.post('/meetings/new', 'aino', form);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.to).toBe(first.to);
    const state = await t.stateOf(form.command);
    expect(state.group).toBe(group);
    expect(state.participants.map((p) => [p.id, p.role, p.country])).toEqual([
      ['member-head', 'co-chair', 'AX'],
      ['member-tui', 'co-chair', 'FJ'],
    ]);
    expect((await t.see(form.command, '', 'mere')).text).toContain('Group on tides');
  });
  test('a time that clocks leave out is refused, and one that comes twice is asked about; what was typed stays', async () => {
    const berlin = { ...planned, zone: 'Europe/Berlin', 'starts-hour': '02:30', 'ends-hour': '09:00' };
    const never = await t.send('/meetings/new', 'aino', { ...berlin, 'starts-day': '28', 'starts-month': '3', 'starts-year': '2027' });
    expect(never.status).toBe(422);
    expect(never.text).toContain('Clocks in Berlin are set forward that night, so 02:30 on 28 March 2027 does not exist');
    expect(never.html).toContain('value="Talks on tides"');
    expect(never.html).toContain('<option value="Europe/Berlin" selected="">');
    const autumn = { ...berlin, 'starts-day': '25', 'starts-month': '10', 'starts-year': '2026' };
    const twice = await t.send('/meetings/new', 'aino', autumn);
    expect(twice.text).toContain('Clocks show 02:30 twice that night. When does it begin?');
    expect(twice.text).toContain('Central European Summer Time');
    const id = await t.plan({ ...autumn, 'starts-which': 'second' });
    expect((await t.stateOf(id)).starts).toBe('2026-10-25T01:30:00.000Z');
  });
  test.each([
    [{ zone: 'Mars/Olympus' }, 'There is no time zone “Mars/Olympus”'],
    [{ 'starts-day': '31' }, 'Enter a whole day'],
    [{ 'starts-hour': 'noon' }, 'such as 14:30'],
    [{ 'ends-hour': '09:00' }, 'It would end before it begins'],
    [{ title: '' }, 'Say what it is called'],
    [{ 'desk-FJ': 'cloud-desk' }, 'That country has no part in this meeting'],
    [{ office: 'reef-desk' }, 'must be the desk of one of the sides'],
  ])('%j is refused in words', async (fields, words) => {
    const answer = await t.send('/meetings/new', 'aino', { ...planned, ...fields });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).toContain(words);
    expect(answer.html).toContain('value="Harbour house"');
  });
  test('whoever sits at no desk plans nothing', async () => {
    expect((await t.get('/meetings/new', 'guest')).status).toBe(403);
    expect((await t.get('/meetings/new')).status).toBe(401);
    expect((await t.send('/meetings/new', 'guest', planned)).status).toBe(403);
  });
});

describe('who is outside', () => {
  test('finds nothing of a restricted meeting: no page, part, calendar file, paper, or line of a list, and orders nothing', async () => {
    const id = await t.plan();
    const file = new File(['Tables'], 'tables.txt', { type: 'text/plain' });
    await t.give(id, 'papers', 'paper', 'aino', { title: 'Tables', file });
    const [paper] = (await t.stateOf(id)).papers;
    for (const who of ['stranger', 'guest', ''] as const) {
      expect((await t.see(id, '', who)).status).toBe(404);
      expect((await t.get(`/meetings/${id}.ics`, who)).status).toBe(404);
      expect((await t.get(`/meetings/${id}/papers/${paper?.id}`, who)).status).toBe(404);
      expect((await t.get('/meetings', who)).html).not.toContain(id);
    }
    for (const part of parts) {
      expect((await t.see(id, part, 'stranger')).status).toBe(404);
      expect((await t.see(id, part, '')).status).toBe(401);
    }
    expect((await t.give(id, 'change', 'cancel', 'stranger', { reason: 'Rain' })).status).toBe(404);
    expect((await t.stateOf(id)).status).toBe('planned');
  });
  test('sees of a public meeting what is public: agenda and open papers, never names, decisions or restricted papers', async () => {
    const id = await t.plan({ visibility: 'public', title: 'Open talks' });
    await t.give(id, 'agenda', 'agenda', 'aino', { seen: '[]', line: ['0'], 'place-0': '1', 'title-0': 'Tide tables', 'minutes-0': '30' });
    await t.give(id, 'participants', 'participant', 'aino', { name: 'Anna Berg', country: 'AX', role: 'host', email: '' });
    const file = (words: string) => new File([words], 'p.txt', { type: 'text/plain' });
    await t.give(id, 'papers', 'paper', 'aino', { title: 'Open paper', file: file('For all') });
    await t.give(id, 'papers', 'paper', 'aino', { title: 'Closed paper', file: file('For few'), restricted: 'yes' });
    const [open, closed] = (await t.stateOf(id)).papers;
    const { text, status } = await t.see(id, '', '');
    expect(status).toBe(200);
    for (const words of ['Open talks', 'Tide tables', 'Harbour house', 'Open paper']) expect(text).toContain(words);
    for (const words of ['Anna Berg', 'Closed paper', 'Desk reef-desk']) expect(text).not.toContain(words);
    const given = await t.ask(`/meetings/${id}/papers/${open?.id}`);
    expect([given.status, await given.text(), given.headers.get('content-disposition')]).toEqual([
      200,
      'For all',
      expect.stringContaining('Open%20paper.txt'),
    ]);
    expect((await t.get(`/meetings/${id}/papers/${closed?.id}`, 'stranger')).status).toBe(404);
    expect((await t.get(`/meetings/${id}/papers/${closed?.id}`, 'mere')).status).toBe(200);
    expect((await t.see(id, 'papers', 'stranger')).status).toBe(404);
    const calendar = await t.get(`/meetings/${id}.ics`);
    expect(calendar.html).toContain('SUMMARY:Open talks');
    expect(calendar.headers.get('content-type')).toContain('text/calendar');
    expect((await t.get('/meetings')).text).toContain('Open talks');
  });
});

describe('preparing', () => {
  test('the agenda is ordered by its numbers, an emptied line goes, and one changed meanwhile is not overwritten', async () => {
    const id = await t.plan();
    const lines = (...titles: readonly string[]) => ({
      line: titles.map((_, i) => String(i)),
      ...Object.fromEntries(
        titles.flatMap((title, i) => [
          [`place-${i}`, String(titles.length - i)],
          [`title-${i}`, title],
          [`minutes-${i}`, '20'],
        ]),
      ),
    });
    const form = { seen: '[]', ...lines('Buoys', 'Tables', ''), command: randomUUID() };
    expect((await t.give(id, 'agenda', 'agenda', 'mere', form)).status).toBe(303);
    expect((await t.give(id, 'agenda', 'agenda', 'mere', form)).status).toBe(303);
    expect((await t.stateOf(id)).agenda.map((a) => a.title)).toEqual(['Tables', 'Buoys']);
    const stale = await t.give(id, 'agenda', 'agenda', 'aino', { seen: '[]', ...lines('Mine') });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('value="Mine"');
    expect(stale.text).toContain('Tables');
    expect((await t.stateOf(id)).agenda).toHaveLength(2);
    const unclear = await t.give(id, 'agenda', 'agenda', 'aino', { seen: '[]', line: '0', 'title-0': 'X', 'minutes-0': 'half an hour' });
    expect(unclear.text).toContain('whole numbers');
  });
  test('the programme of a visit is set out day by day; a line can be changed and taken out', async () => {
    const id = await t.plan({ kind: 'visit', 'ends-day': '9', 'ends-month': '6', 'ends-year': '2026' });
    const on = (day: string) => ({ 'day-day': day, 'day-month': '6', 'day-year': '2026' });
    const add = (fields: object) =>
      t.give(id, 'programme', 'programme', 'aino', { item: '', ...on('8'), from: '10:00', to: '11:00', ...fields });
    await add({ what: 'Talks', where: 'Harbour house' });
    await add({ what: 'Dinner', where: 'The pier', ...on('9'), from: '19:00', to: '00:30' });
    expect((await t.stateOf(id)).programme.map((p) => [p.title, p.starts, p.ends])).toEqual([
      ['Talks', '2026-06-08T05:00:00.000Z', '2026-06-08T06:00:00.000Z'],
      ['Dinner', '2026-06-09T14:00:00.000Z', '2026-06-09T19:30:00.000Z'],
    ]);
    const { text } = await t.see(id, 'programme', 'mere');
    expect(text).toMatch(/Monday, 8 June 2026.*10:00–11:00.*Talks.*Tuesday, 9 June 2026.*Dinner/);
    const [first] = (await t.stateOf(id)).programme;
    expect((await t.get(`/meetings/${id}/programme?item=${first?.id}`, 'aino')).html).toContain('value="Talks"');
    const seen = first === undefined ? '' : seenOf(first);
    await add({ item: first?.id ?? '', seen, what: 'Long talks', to: '12:00' });
    const stale = await add({ item: first?.id ?? '', seen, what: 'Short talks', to: '10:30' });
    expect([stale.status, stale.html.includes('value="Short talks"')]).toEqual([409, true]);
    expect((await t.give(id, 'programme', 'programme-remove', 'aino', { item: first?.id ?? '', seen })).status).toBe(409);
    expect((await t.stateOf(id)).programme.map((p) => p.title)).toEqual(['Long talks', 'Dinner']);
    const wrong = await add({ what: 'Tour', from: 'ten' });
    expect(wrong.html).toContain('value="Tour"');
    const [now] = (await t.stateOf(id)).programme;
    await t.give(id, 'programme', 'programme-remove', 'aino', { item: first?.id ?? '', seen: now === undefined ? '' : seenOf(now) });
    expect((await t.stateOf(id)).programme.map((p) => p.title)).toEqual(['Dinner']);
    expect((await t.give(id, 'programme', 'programme-remove', 'mere', { item: 'x' })).status).toBe(403);
  });
  test('a line of the programme at a time that clocks show twice is asked about, too', async () => {
    const days = { 'starts-day': '24', 'starts-month': '10', 'ends-day': '26', 'ends-month': '10', 'ends-year': '2026' };
    const id = await t.plan({ kind: 'visit', zone: 'Europe/Berlin', ...days });
    const line = { item: '', 'day-day': '25', 'day-month': '10', 'day-year': '2026', from: '02:30', to: '04:00', what: 'Night train' };
    const asked = await t.give(id, 'programme', 'programme', 'aino', line);
    expect(asked.text).toContain('Clocks show 02:30 twice that night. When does it begin?');
    expect(asked.html).toContain('value="Night train"');
    expect((await t.give(id, 'programme', 'programme', 'aino', { ...line, 'from-which': 'second' })).status).toBe(303);
    expect((await t.stateOf(id)).programme.map((p) => p.starts)).toEqual(['2026-10-25T01:30:00.000Z']);
  });
  test('three countries may meet without a group, and an observer may come from a fourth', async () => {
    const begin = await t.get('/meetings/new?change=countries&partner=FJ&partner-2=TO', 'aino');
    expect(begin.html).toContain('<option value="TO" selected="">');
    expect((await t.get('/meetings/new?partner=FJ&partner-2=to', 'aino')).text).toContain('Desk of Tonga');
    expect((await t.get('/meetings/new?partner=AX', 'aino')).text).toContain('A meeting has at least two countries.');
    const id = await t.plan({ 'partner-2': 'TO' });
    expect((await t.stateOf(id)).countries).toEqual(['AX', 'FJ', 'TO']);
    const guest = { name: 'Ofa', country: 'WS', email: '', organisation: '' };
    expect((await t.give(id, 'participants', 'participant', 'aino', { ...guest, role: 'member' })).text).toContain(
      'no part in this meeting',
    );
    expect((await t.give(id, 'participants', 'participant', 'aino', { ...guest, role: 'observer' })).status).toBe(303);
    expect((await t.see(id, 'participants')).text).toMatch(/Samoa.*Ofa.*Observer/);
  });
  test('papers are taken by what they are, once, and taken out by the desk that invites', async () => {
    const id = await t.plan();
    const file = new File([Buffer.from('%PDF-1.7 tides')], 'tides.pdf', { type: 'text/html' });
    await t.give(id, 'papers', 'paper', 'mere', { title: 'Tides', file, restricted: 'yes' });
    const { papers } = await t.stateOf(id);
    expect(papers).toMatchObject([{ title: 'Tides', kind: 'pdf', restricted: true, bytes: 14 }]);
    expect((await t.give(id, 'papers', 'paper', 'mere', { title: 'Again', file })).text).toContain('This paper is there already: Tides.');
    const page = new File(['<html><script>1</script></html>'], 'x.pdf', { type: 'application/pdf' });
    expect((await t.give(id, 'papers', 'paper', 'mere', { title: 'Page', file: page })).status).toBeGreaterThanOrEqual(400);
    expect((await t.give(id, 'papers', 'paper', 'mere', { title: 'None' })).text).toContain('Attach the file.');
    const remove = { paper: papers[0]?.id ?? '' };
    expect((await t.give(id, 'papers', 'paper-remove', 'mere', remove)).status).toBe(403);
    expect((await t.give(id, 'papers', 'paper-remove', 'aino', remove)).status).toBe(303);
  });
  test('each side names its own people; whoever has an account sees the meeting; invitations go out once', async () => {
    const id = await t.plan();
    expect((await t.see(id)).text).toContain('Next: set the agenda');
    const join = (who: 'aino' | 'mere', fields: Readonly<Record<string, string>>) =>
      t.give(id, 'participants', 'participant', who, {
        name: 'Sefa',
        country: 'FJ',
        role: 'member',
        email: '',
        organisation: 'Reef house',
        ...fields,
      });
    expect((await join('mere', { email: 'guest@example.org' })).status).toBe(303);
    expect((await join('mere', { name: 'Anna', country: 'AX' })).status).toBe(403);
    expect((await join('mere', { name: 'Twice', email: 'guest@example.org' })).text).toContain('on the list already');
    const nameless = await join('mere', { name: '', organisation: 'Kept house' });
    expect(nameless.text).toContain('Enter a name.');
    expect(nameless.html).toContain('value="Kept house"');
    const [first] = (await t.stateOf(id)).participants;
    expect(first).toMatchObject({ person: 'guest', organisationName: 'Reef house' });
    expect((await t.see(id, 'participants', 'guest')).text).toContain('Sefa');
    expect((await t.give(id, 'participants', 'invite', 'mere')).status).toBe(403);
    expect((await t.give(id, 'participants', 'invite', 'aino')).status).toBe(303);
    expect((await t.give(id, 'participants', 'invite', 'aino')).text).toContain('sent already');
    const answer = { participant: first?.id ?? '', sequence: '0', attendance: 'accepted' };
    expect((await t.give(id, 'participants', 'answer', 'mere', answer)).status).toBe(303);
    expect((await t.see(id, 'participants')).text).toContain('1 accepted, 0 declined, 0 still open.');
    await t.give(id, 'participants', 'participant-remove', 'mere', { participant: first?.id ?? '' });
    expect((await t.see(id, 'participants', 'guest')).status).toBe(404);
  });
});

describe('changing', () => {
  const moving = { ...planned, 'starts-day': '9', seen: '0' };
  test('a meeting is moved by its sequence, and a page from before does not move it back', async () => {
    const id = await t.plan();
    const form = { ...moving, command: randomUUID() };
    expect((await t.give(id, 'change', 'move', 'aino', form)).status).toBe(303);
    expect((await t.give(id, 'change', 'move', 'aino', form)).status).toBe(303);
    expect(await t.stateOf(id)).toMatchObject({ sequence: 1, starts: '2026-06-09T05:00:00.000Z' });
    const stale = await t.give(id, 'change', 'move', 'head', { ...moving, 'starts-day': '10', place: 'The pier' });
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('value="The pier"');
    expect((await t.stateOf(id)).sequence).toBe(1);
    expect((await t.see(id)).text).toContain('Changed once since the first plan.');
    expect((await t.get(`/meetings/${id}.ics`, 'mere')).html).toContain('SEQUENCE:1');
  });
  test('only the desk that invites moves, opens or cancels it', async () => {
    const id = await t.plan();
    expect((await t.see(id, 'change', 'mere')).text).toContain('Only the office that invites');
    for (const [does, fields] of [
      ['move', moving],
      ['visibility', { visibility: 'public' }],
      ['cancel', { reason: 'Rain' }],
    ] as const)
      expect((await t.give(id, 'change', does, 'mere', fields)).status).toBe(403);
    expect((await t.give(id, 'change', 'visibility', 'aino', { visibility: 'public' })).status).toBe(303);
    expect((await t.see(id, '', '')).status).toBe(200);
  });
  test('a meeting is cancelled with a reason, once, and then takes no more orders', async () => {
    const id = await t.plan();
    expect((await t.give(id, 'change', 'cancel', 'aino', { reason: '' })).text).toContain('Give a reason');
    const form = { reason: 'The harbour is closed', command: randomUUID() };
    expect((await t.give(id, 'change', 'cancel', 'aino', form)).to).toBe(`/meetings/${id}?done=cancelled`);
    expect((await t.give(id, 'change', 'cancel', 'aino', form)).status).toBe(303);
    expect((await t.see(id, '', 'mere')).text).toMatch(/This meeting will not be held\. ?Reason: The harbour is closed/);
    expect((await t.see(id, 'agenda')).text).toMatch(/no agenda yet ?This meeting will not be held\./);
    expect((await t.give(id, 'participants', 'invite', 'aino')).text).toContain('The meeting was cancelled.');
  });
});
