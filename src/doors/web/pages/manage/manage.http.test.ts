import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleProgramme } from '../../../../programmes/programme/examples.ts';
import { openPages } from './testing.ts';
import { plain } from '../../testing/page-site.ts';
import { exampleSeats } from './example.tsx';

let t: Awaited<ReturnType<typeof openPages>>;
beforeAll(async () => {
  t = await openPages();
});
afterAll(() => t.close());

const day = (name: string, text: string) => {
  const [year = '', month = '', d = ''] = text.split('-');
  return { [`${name}-day`]: d, [`${name}-month`]: month, [`${name}-year`]: year };
};
const told = async (answer: Response | Promise<Response>) => {
  const one = await answer;
  return [one.status, plain(await one.text())];
};

describe('a call from its draft to its conclusion', () => {
  let call = '';
  const at = (more = '') => `/manage/calls/${call}${more}`;

  test('a draft is begun once, by people of the lead office only', async () => {
    const played = await t.play('draft');
    expect(played.state.status).toBe('draft');
    const form = { command: t.makeId(), programme: 'boat-builders', title: 'Spring call', 'title-ur': 'بہار', zone: 'Pacific/Fiji' };
    const begun = await t.post('/manage/calls/new', 'drafter', form);
    call = form.command;
    expect(begun.headers.get('location')).toBe(`${at()}?done=drafted`);
    expect((await t.post('/manage/calls/new', 'drafter', form)).status).toBe(303);
    expect((await t.call(call)).title).toEqual({ en: 'Spring call', ur: 'بہار' });
    expect((await t.post('/manage/calls/new', 'stranger', { ...form, command: t.makeId() })).status).toBe(403);
    expect(await told(t.post('/manage/calls/new', 'manager', { ...form, command: t.makeId(), title: '' }))).toEqual([
      422,
      expect.stringContaining('Say it in your words'),
    ]);
    expect(await told(t.post('/manage/calls/new', 'manager', { ...form, command: t.makeId(), zone: 'Nowhere/Land' }))).toEqual([
      422,
      expect.stringContaining('There is no such time zone'),
    ]);
  });

  const pages = [
    '',
    '/rules',
    '/rules/venue',
    '/rules/venue?venue=north-quay',
    '/rules/eligibility',
    '/rules/groups',
    '/rules/reserves',
    '/rules/filling',
    '/rules/offers',
  ];
  test.each(pages)('%s of a draft is for its lead office alone, in both directions', async (page) => {
    for (const who of ['manager', 'drafter']) expect((await t.get(at(page), who)).status, who).toBe(200);
    expect((await t.get(at(page), 'stranger')).status).toBe(403);
    expect((await t.get(at(page), 'nobody')).status).toBe(401);
    expect(await (await t.get(`${at(page)}${page.includes('?') ? '&' : '?'}lang=ur`, 'manager')).text()).toContain('dir="rtl"');
  });

  test('each concern is saved by its own form, and only what it asks changes', async () => {
    const save = (concern: string, fields: Readonly<Record<string, string | readonly string[]>>) =>
      t.post(at(`/rules/${concern}`), 'drafter', fields);
    expect((await save('filling', { counting: 'all', order: 'open-first' })).status).toBe(303);
    expect((await save('offers', { title: 'Summer call', minimum: '45,5', days: '10' })).status).toBe(303);
    expect(
      (
        await save('groups', {
          'name-0': 'Women',
          'when-0': "gender == 'woman'",
          'name-1': 'Under 25',
          'when-1': "born > '2001-09-01'",
          'name-2': '',
          'name-3': 'Rowers',
          'when-3': 'swims',
        })
      ).status,
    ).toBe(422);
    expect((await save('reserves', { 'group-0': 'women', 'amount-0': '٪40', 'at-0': '2' })).status).toBe(422);
    expect(
      (
        await save('reserves', {
          'group-0': 'women',
          'amount-0': '50%',
          'at-0': '2',
          'group-1': 'young',
          'amount-1': '3',
          'at-1': '1',
          'venues-1': ['south-quay'],
        })
      ).status,
    ).toBe(303);
    expect((await save('eligibility', { 'that-0': 'swims', 'say-0': 'For those who swim.', 'say-ur-0': 'تیراکوں کے لیے' })).status).toBe(
      303,
    );
    const { rules, title } = await t.call(call);
    expect(title.en).toBe('Summer call');
    expect([rules.counting, rules.order, rules.scoring.minimum, rules.offerFor]).toEqual(['all', 'open-first', 45.5, 'P10D']);
    expect(rules.reserves).toEqual([
      { group: 'young', seats: 3, venues: ['south-quay'] },
      { group: 'women', share: 0.5 },
    ]);
    expect(rules.eligibility).toEqual([{ that: 'swims', say: { en: 'For those who swim.', ur: 'تیراکوں کے لیے' } }]);
    expect(rules.venues).toEqual(exampleProgramme.call.venues);
  });

  test('a venue is changed; what contradicts itself comes back with every mistake and what was typed', async () => {
    const venue = {
      id: 'north-quay',
      name: 'North quay hall',
      city: 'Northport',
      country: 'AX',
      languages: 'en, ur',
      host: 'north-watch',
      seats: '12',
      ...day('begins', '2026-09-01'),
      ...day('ends', '2026-11-30'),
    };
    const page = at('/rules/venue');
    expect((await t.post(page, 'manager', venue)).status).toBe(303);
    expect((await t.call(call)).rules.venues[0]).toMatchObject({ seats: 12, languages: ['en', 'ur'], name: { en: 'North quay hall' } });
    expect(await told(t.post(page, 'manager', { ...venue, ...day('ends', '2026-02-31') }))).toEqual([
      422,
      expect.stringContaining('There is no such day'),
    ]);
    expect(await told(t.post(page, 'manager', { ...venue, seats: 'some' }))).toEqual([
      422,
      expect.stringContaining('Seats are a whole number'),
    ]);
    const back = await t.post(page, 'manager', { ...venue, name: 'Typed again', ...day('ends', '2026-08-01') });
    const html = await back.text();
    expect([back.status, html]).toEqual([422, expect.stringContaining('before it begins')]);
    expect(html).toContain('value="Typed again"');
    expect(await told(t.post(page, 'manager', { ...venue, when: 'swims ???' }))).toEqual([422, expect.stringContaining('is no condition')]);
    // Its option stays in the application form.
    expect((await t.post(page, 'manager', { ...venue, remove: 'yes' })).status).toBe(422);
  });

  test('who has an older page does not overwrite what was saved since', async () => {
    const answer = await t.post(at('/rules/filling'), 'manager', { version: '1', counting: 'one', order: 'reserves-first' });
    expect(answer.status).toBe(409);
    expect((await t.call(call)).rules.counting).toBe('all');
  });

  test('the example of ten people is worked out, and counting changes who is in', () => {
    const one = exampleSeats({ counting: 'one', order: 'reserves-first' }, 2);
    const all = exampleSeats({ counting: 'all', order: 'reserves-first' }, 2);
    expect([one, all].map((seats) => seats.filter((s) => s !== undefined).length)).toEqual([5, 5]);
    expect(one).not.toEqual(all);
    expect(exampleSeats({ counting: 'one', order: 'open-first' }, 2)).not.toEqual(one);
  });

  test('only the manager opens it, with days that exist and follow each other; from then on the rule is fixed', async () => {
    const days = { ...day('opens', '2026-02-02'), ...day('closes', '2026-03-01') };
    expect((await t.get(at('/open'), 'drafter')).status).toBe(403);
    expect((await t.post(at('/open'), 'drafter', days)).status).toBe(403);
    expect(await told(t.post(at('/open'), 'manager', { ...days, ...day('closes', '2026-02-30') }))).toEqual([
      422,
      expect.stringContaining('There is no such day'),
    ]);
    expect(await told(t.post(at('/open'), 'manager', { ...days, ...day('closes', '2026-01-01') }))).toEqual([
      422,
      expect.stringContaining('close before it opens'),
    ]);
    expect((await t.post(at('/open'), 'manager', days)).headers.get('location')).toBe(`${at()}?done=open`);
    const { opens, closes } = await t.call(call);
    // Fiji is twelve hours ahead: its second of February begins and its first of March ends at noon before.
    expect([opens, closes]).toEqual(['2026-02-01T12:00:00.000Z', '2026-03-01T11:59:00.000Z']);
    expect(await t.text(at('/rules'), 'manager')).toContain('This rule is fixed');
    expect(await told(t.get(at('/rules/filling'), 'manager'))).toEqual([422, expect.stringContaining('The rule is fixed')]);
  });

  test('seats change with a reason that everybody reads, and not without', async () => {
    const seats = (fields: Record<string, string>) => t.post(at('/seats'), 'manager', { venue: 'north-quay', ...fields });
    expect(await told(seats({ 'seats-north-quay': '15' }))).toEqual([422, expect.stringContaining('Say it in your words')]);
    expect(await told(seats({ 'seats-north-quay': '-1', 'reason-north-quay': 'Less' }))).toEqual([
      422,
      expect.stringContaining('Seats are a whole number'),
    ]);
    expect((await seats({ 'seats-north-quay': '15', 'reason-north-quay': 'A larger hall' })).status).toBe(303);
    expect(await t.text(at('/rules'), 'manager')).toContain('A larger hall');
    expect(
      (await t.post(at('/seats'), 'drafter', { venue: 'north-quay', 'seats-north-quay': '9', 'reason-north-quay': 'No' })).status,
    ).not.toBe(303);
  });

  test('it is extended, never shortened, and cancelled with a reason', async () => {
    expect(await told(t.post(at('/extend'), 'manager', day('closes', '2026-02-20')))).toEqual([
      422,
      expect.stringContaining('extended, not shortened'),
    ]);
    // An hour of its own, in any digits; none is the end of the day.
    const hour = (text: string) => t.post(at('/extend'), 'manager', { ...day('closes', '2026-03-05'), 'closes-hour': text });
    expect(await told(hour('25:00'))).toEqual([422, expect.stringContaining('There is no such hour')]);
    expect((await hour('۱۷:۳۰')).status).toBe(303);
    expect((await t.call(call)).closes).toBe('2026-03-05T05:30:00.000Z');
    expect(await (await t.get(at('/extend'), 'manager')).text()).toContain('value="17:30"');
    expect((await t.post(at('/extend'), 'manager', day('closes', '2026-03-10'))).status).toBe(303);
    expect((await t.call(call)).closes).toBe('2026-03-10T11:59:00.000Z');
    expect(await told(t.post(at('/cancel'), 'manager', { reason: '' }))).toEqual([422, expect.stringContaining('Say it in your words')]);
    expect((await t.post(at('/cancel'), 'manager', { reason: 'No hall to be had' })).status).toBe(303);
    expect((await t.call(call)).status).toBe('cancelled');
    expect((await t.get(at('/no-such-page'), 'manager')).status).toBe(404);
  });
});

describe('giving the places', () => {
  let call = '';
  const at = (more = '') => `/manage/calls/${call}${more}`;
  beforeAll(async () => {
    call = (await t.play('closed', 60)).call;
  });

  test('applications are listed by group and status, a page at a time, and searched', async () => {
    const page = await t.text(at('/applications'), 'manager');
    expect(page).toContain('People of the islands');
    const html = await (await t.get(at('/applications'), 'drafter')).text();
    const next = /href="([^"]*after=[^"]*)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(next).not.toBe('');
    const second = await t.text(next, 'manager');
    expect([...second.matchAll(/BB-\d+/g)].length).toBe(10);
    expect(await t.text(at('/applications?q=BB-17'), 'manager')).toContain('Applicant 17');
    expect(await t.text(at('/applications?status=refused'), 'manager')).toContain('No application here');
    expect((await t.get(at('/applications?after=nonsense~~'), 'manager')).status).toBe(200);
    expect((await t.get(at('/applications'), 'stranger')).status).toBe(403);
  });

  test('applications are fixed once; a rehearsal shows its run and never the real seed', async () => {
    expect((await t.post(at('/rehearse'), 'manager')).status).toBe(422);
    const form = { command: t.makeId() };
    expect((await t.post(at('/freeze'), 'manager', form)).headers.get('location')).toBe(`${at()}?done=freeze`);
    expect((await t.post(at('/freeze'), 'manager', form)).status).toBe(303);
    expect(await told(t.post(at('/freeze'), 'manager'))).toEqual([422, expect.stringContaining('fixed already')]);
    expect((await t.post(at('/rehearse'), 'drafter')).status).toBe(403);
    const run = await t.post(at('/rehearse'), 'manager');
    expect(run.headers.get('location')).toBe(`${at('/rehearse')}?run=1`);
    const html = await (await t.get(at('/rehearse?run=1'), 'manager')).text();
    expect(plain(html)).toContain('Over 20 lotteries');
    const { seed } = await t.call(call);
    if (seed !== null) expect(html).not.toContain(seed.seed);
    expect((await t.get(at('/rehearse?run=7'), 'manager')).status).toBe(404);
  });

  test('places are published once, after somebody has said that they looked', async () => {
    const { drawSeed } = await import('../../../../programmes/call/draw-seed.ts');
    await drawSeed(t.table.drawing, t.ledger, call);
    const { seed } = await t.call(call);
    const check = await (await t.get(at('/publish'), 'manager')).text();
    expect(plain(check)).toContain('This happens once');
    expect(check).not.toContain(seed?.seed ?? 'a seed');
    expect(await told(t.post(at('/publish'), 'manager'))).toEqual([422, expect.stringContaining('looked at a rehearsal')]);
    expect((await t.post(at('/publish'), 'drafter', { sure: 'yes' })).status).toBe(403);
    const form = { sure: 'yes', command: t.makeId() };
    expect((await t.post(at('/publish'), 'manager', form)).headers.get('location')).toBe(`${at('/list')}?done=published`);
    await t.post(at('/publish'), 'manager', form);
    expect(await told(t.post(at('/publish'), 'manager', { sure: 'yes' }))).toEqual([422, expect.stringContaining('published already')]);
    expect((await t.call(call)).rounds).toHaveLength(1);
  });

  test('offers stand with their deadlines, the list by venue, and the rounds with their open data', async () => {
    const { moveList } = await import('../../../../programmes/call/rounds.ts');
    await moveList(t.table.rounds, t.ledger, call);
    const page = await t.text(at('/list?venue=south-quay'), 'manager');
    expect(page).toContain('Publication');
    expect(page).toMatch(/Applicant \d+ South quay/);
    expect(await (await t.get(at('/list'), 'manager')).text()).toContain(`/open-data/allocations/${call}/0.txt`);
    expect(await told(t.post(at('/conclude'), 'manager'))).toEqual([422, expect.stringContaining('not answered yet')]);
    expect(await t.text('/manage/programmes', 'manager')).toContain('Builders of sailing robots');
    expect(await t.text('/manage/programmes', 'stranger')).toContain('No programme yet');
  });
});

describe('a new version of a programme', () => {
  const page = '/manage/programmes/boat-builders/version';
  test('a file with mistakes is shown with its lines, and nothing is published', async () => {
    const file = new File(['id: boat-builders\nversion: two\n'], 'boat-builders.yaml');
    const answer = await t.post(page, 'drafter', { file });
    expect([answer.status, plain(await answer.text())]).toEqual([422, expect.stringContaining('Line 2')]);
    expect(await told(t.post(page, 'drafter', {}))).toEqual([422, expect.stringContaining('Choose a file')]);
    expect(await told(t.post(page, 'drafter', { file: new File([new Uint8Array([0xff, 0xfe, 0xfd])], 'a.yaml') }))).toEqual([
      422,
      expect.stringContaining('not a text'),
    ]);
    expect((await t.get(page, 'stranger')).status).toBe(403);
    expect((await t.get('/manage/programmes/none/version', 'manager')).status).toBe(404);
    expect(t.courses.programmes.book.find('boat-builders')?.version).toBe(1);
  });
});

describe('credentials of a course', () => {
  test('they are for the lead office and the host’s head; only a known one is revoked, with a reason', async () => {
    const id = await t.openCourse();
    const page = `/manage/credentials/${id}`;
    for (const who of ['lead', 'head']) expect((await t.get(page, who)).status, who).toBe(200);
    expect((await t.get(page, 'manager')).status).toBe(403);
    expect((await t.get(page, 'trainer')).status).toBe(403);
    expect(await told(t.post(`${page}/no-such`, 'lead', {}))).toEqual([422, expect.stringContaining('Say it in your words')]);
    expect((await t.post(`${page}/no-such`, 'lead', { 'reason-no-such': 'Given by mistake' })).status).toBe(404);
  });
});
