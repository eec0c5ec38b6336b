/** A call with sixty applicants, two venues and three reserves, from its opening to the badge and the survey. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countByStatus } from '../../src/programmes/candidacy/queries.ts';
import { fill } from './one-window/filling.ts';
import { decide } from './one-window/office.ts';
import type { Person } from './one-window/people.ts';
import { stateOf } from './one-window/ready-case.ts';
import { arrive, button, link, textOf, type Visitor, type Way } from './one-window/visitor.ts';
import { acceptByOrder } from './programmes/accepting.ts';
import { bulk, type Points, scoreOf, tooOld, turnedDown } from './programmes/answers.ts';
import { type Applied, applied, declare, fillIn, reviewed, reviewOnPage, sendIt } from './programmes/applying.ts';
import {
  answerForOthers,
  badgeIn,
  badgesOf,
  checkFile,
  checkText,
  download,
  endorseAll,
  outcomesShown,
  revokeOne,
  statusPath,
} from './programmes/badges.ts';
import { runDaricha, withFiles } from './programmes/command-line.ts';
import { addCommitment } from './programmes/commitment.ts';
import { explainsPlace, explainsWaiting, minimumIn } from './programmes/explaining.ts';
import { inOrder, placesIn, readRound, type Round, runAgain } from './programmes/fresh-run.ts';
import { draft, freeze, open, publish, rehearse, writeRule } from './programmes/managing.ts';
import { delivered, programmeId } from './programmes/pack.ts';
import { addApplicant, type Part } from './programmes/people.ts';
import { linkIn } from './programmes/post.ts';
import { attend, attendByOrder, attendOnPaper, complete, disputeAndSettle, givePoints, orderCourse } from './programmes/teaching.ts';
import { callOf, candidacyOf, type CallWorld, cohortOf, desk, openCallWorld, phone, plain } from './programmes/world.ts';

let world: CallWorld;
let call = '';
let badge = '';
const rounds: Round[] = [];
/** Everyone who applied, by their anonymous name in the open file. */
const lots = new Map<string, Applied>();
/** Everyone who applied, by name. */
const all = new Map<string, Applied>();

const as = (person: Person | undefined, way: Way = desk): Promise<Visitor> => arrive(world, way, person);
const staff = (part: Part) => as(world.cast[part]);
const done = async (...visitors: readonly Visitor[]): Promise<void> => {
  expect(visitors.flatMap(({ faults }) => faults)).toEqual([]);
  for (const visitor of visitors) await visitor.close();
};
const one = (name: string): Applied => {
  const found = all.get(name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
};

const roundAt = async (n: number): Promise<Round> =>
  readRound(Buffer.from(await download(world, `/open-data/allocations/${call}/${n}.txt`)).toString());
/** Of the three at a browser: the first two reviews. */
const pointsGiven: readonly (readonly [Points, Points])[] = [
  [
    [9, 10, 9],
    [6, 7, 6],
  ],
  [
    [4, 5, 5],
    [5, 4, 4],
  ],
  [
    [2, 2, 3],
    [3, 2, 2],
  ],
];

beforeAll(async () => {
  world = await openCallWorld('2024-12-02T05:00:00.000Z');
}, 300_000);
afterAll(() => world.close(), 120_000);

const patient = { timeout: 600_000 };

describe.sequential('a call of two venues', () => {
  test('is drafted by its manager, changed where it differs from the programme, and opened', patient, async () => {
    await addCommitment(world);
    const v = await staff('manager');
    call = await draft(v, 'Autumn places');
    await writeRule(v, call);
    await open(v, call, '2024-12-02', '2024-12-20');
    const { rules, status } = await callOf(world, call);
    expect([status, rules.venues.map(({ id, seats }) => [id, seats])]).toEqual([
      'open',
      [
        ['tashkent', 14],
        ['quetta', 14],
      ],
    ]);
    expect(rules.reserves).toEqual([
      { group: 'women', share: 0.4 },
      { group: 'under-30', share: 0.25 },
      { group: 'with-disabilities', seats: 1 },
    ]);
    await done(v);
  });

  test('takes applications at a desk, on a phone in Urdu, and without JavaScript', patient, async () => {
    const three = [
      ['Mehnaz Raisani', desk, { born: '2002-05-17', gender: 'woman', institution: 'nust', venues: ['tashkent', 'quetta'] }],
      ['مہران بگٹی', phone, { born: '1991-08-23', gender: 'man', institution: 'other', venues: ['tashkent', 'quetta'] }],
      ['Asif Lehri', plain, { born: '1990-02-01', gender: 'man', institution: 'buitems', venues: ['quetta'] }],
    ] as const;
    for (const [i, [name, way, wish]] of three.entries()) {
      const person = await addApplicant(world, name, `browser-${i + 1}`, way.language);
      const v = await as(person, way);
      const id = await fillIn(v, call, name, wish);
      all.set(name, await sendIt(v, id, person));
      await done(v);
    }
    await world.post.mail('browser-1@applicants.example', one('Mehnaz Raisani').reference);
  });

  test('takes those of many others', patient, async () => {
    const others = [...Array.from({ length: 55 }, (_, i) => bulk(i + 1)), tooOld, turnedDown];
    for (const [i, other] of others.entries()) {
      const person = await addApplicant(world, other.name, `many-${i + 1}`);
      const id = await applied(world, person, other);
      all.set(other.name, { id, reference: '', person });
    }
    await world.node.ledger.settled();
    for (const other of others) await reviewed(world, world.cast, one(other.name).id, other);
    await world.node.ledger.settled();
    const v = await staff('manager');
    await v.go(`/manage/calls/${call}/applications`);
    expect(await textOf(v)).toContain(v.w.t('manage.undecided', { count: 3 }));
    expect(all.size).toBe(60);
    await done(v);
  });

  test('has a first check and two blind reviews, a third where they differ, and no reviewer of their own student', patient, async () => {
    const mehnaz = one('Mehnaz Raisani');
    const three = [mehnaz, one('مہران بگٹی'), one('Asif Lehri')];
    const checker = await staff('checker');
    for (const { id } of three) {
      await checker.go(`/inbox/${id}/first-check`);
      await decide(checker, { decision: 'approve' });
    }
    const lecturer = await staff('lecturer');
    await lecturer.go(`/inbox/${mehnaz.id}/review-one`);
    expect(await lecturer.page.locator('#decision-scored').count()).toBe(0);
    expect(await textOf(lecturer)).toContain(lecturer.w.t('refusal.own-student'));
    const [a, b, c] = [await staff('reviewer-a'), await staff('reviewer-b'), await staff('reviewer-c')];
    for (const [i, applicant] of three.entries()) {
      const [first, second] = pointsGiven[i] ?? [];
      if (first === undefined || second === undefined) throw new Error('no points');
      const foretold = await reviewOnPage(a, applicant, 'review-one', first);
      expect(foretold).toContain(`${scoreOf(first)}`);
      await b.go(`/inbox/${applicant.id}/review-two`);
      expect(await textOf(b)).not.toContain(`${scoreOf(first)} of 100`);
      await reviewOnPage(b, applicant, 'review-two', second);
    }
    await c.go(`/inbox/${three[1]?.id}/review-three`);
    expect(await c.page.locator('#decision-scored').count()).toBe(0);
    await reviewOnPage(c, mehnaz, 'review-three', [9, 9, 9]);
    await world.node.ledger.settled();
    // Of 94, 64 and 90 the two nearest count.
    expect((await candidacyOf(world, mehnaz.id)).score).toBe(9200);
    expect((await candidacyOf(world, three[1]?.id ?? '')).score).toBe(4500);
    expect(await candidacyOf(world, three[2]?.id ?? '')).toMatchObject({ status: 'refused', because: { reason: 'review' } });
    await done(checker, lecturer, a, b, c);
  });

  test('closes when its time is over, and what is sent after that is kept but not taken', patient, async () => {
    const person = await addApplicant(world, 'Late Comer', 'late');
    const v = await as(person);
    const id = await fillIn(v, call, 'Late Comer', { born: '2003-03-03', gender: 'man', institution: 'other', venues: ['quetta'] });
    await world.turnTo('2024-12-20T19:00:00.000Z');
    expect((await callOf(world, call)).status).toBe('closed');
    await v.go(`/cases/${id}/check`);
    if ((await v.page.locator('main form.declaring').count()) > 0) {
      await declare(v);
      await v.press(button(v, v.w.t('apply.send')));
    }
    expect(await textOf(v)).toContain('What has been written stays where it is.');
    expect((await stateOf(world, id)).status).toBe('draft');
    await done(v);
  });

  test('is frozen, drawn from the ledger, rehearsed and published once', patient, async () => {
    const v = await staff('manager');
    await freeze(v, call);
    await expect.poll(async () => (await callOf(world, call)).seed !== null, { timeout: 120_000, interval: 500 }).toBe(true);
    const { seed, frozen } = await callOf(world, call);
    expect(frozen?.applicants).toBe(57);
    const rehearsed = await rehearse(v, call);
    expect(rehearsed).toContain(v.w.t('manage.not-real'));
    expect(await v.page.content()).not.toContain(seed?.seed);
    await publish(v, call);
    await expect
      .poll(async () => (await countByStatus(world.node.ledger, call)).admitted ?? 0, { timeout: 120_000, interval: 500 })
      .toBe(0);
    expect(await countByStatus(world.node.ledger, call)).toEqual({ offered: 28, waiting: 29, refused: 3 });
    await v.go(`/manage/calls/${call}/publish`);
    expect(await textOf(v)).toContain(v.w.t('refusal.allocation-already-published'));
    await done(v);
  });

  test('tells everyone by mail, in their language', patient, async () => {
    const offered = await world.post.mail('browser-1@applicants.example', 'You are offered a place');
    expect(linkIn(offered.text, '/places/')).toBe(`/places/${one('Mehnaz Raisani').id}`);
    const onList = await world.post.mail('browser-2@applicants.example', 'آپ انتظار کی فہرست میں ہیں');
    expect(onList.text).toContain(`/places/${one('مہران بگٹی').id}`);
    await expect.poll(() => new Set(world.post.receivers('You are offered a place')).size, { timeout: 60_000 }).toBe(28);
    await expect.poll(() => new Set(world.post.receivers('You are on the waiting list')).size, { timeout: 60_000 }).toBe(28);
  });

  test('gave the places that the rule gives when somebody else runs it', patient, async () => {
    rounds.push(await roundAt(0));
    const [round] = rounds;
    if (round === undefined) throw new Error('no round');
    for (const { id, reference, person } of all.values()) lots.set((await candidacyOf(world, id)).lot, { id, reference, person });
    expect(round.lines.length).toBe(57);
    expect(runAgain(round)).toEqual(placesIn(round));
    expect(inOrder(round.lines).map(({ place }) => place)).toEqual(round.lines.map((_, i) => i + 1));
    // Equal scores there are: somewhere the lottery decided.
    expect(new Set(round.lines.map(({ score }) => score)).size).toBeLessThan(round.lines.length);
    expect(round.venues).toEqual(
      ['tashkent', 'quetta'].map((id) => ({
        id,
        seats: 14,
        reserves: [
          { group: 'women', seats: 6 },
          { group: 'under-30', seats: 4 },
          { group: 'with-disabilities', seats: 1 },
        ],
      })),
    );
  });

  test('explains itself to one with a place, one who waits, and those it refused', patient, async () => {
    const { rules } = await callOf(world, call);
    const [round] = rounds;
    if (round === undefined) throw new Error('no round');
    const line = async (name: string) => {
      const { lot } = await candidacyOf(world, one(name).id);
      const found = round.lines.find((l) => l.lot === lot);
      if (!found) throw new Error(`${name} is not in the file`);
      return found;
    };
    const open = async (name: string, way: Way): Promise<Visitor> => {
      const v = await as(one(name).person, way);
      await v.go(`/places/${one(name).id}`);
      return v;
    };
    const placed = await open('Mehnaz Raisani', desk);
    const own = await line('Mehnaz Raisani');
    expect(own).toMatchObject({ score: 9200, venue: 'tashkent', place: 1 });
    expect(await textOf(placed)).toContain(placed.w.t('places.result-given'));
    await explainsPlace(placed, rules, round, own);
    const waits = await open('مہران بگٹی', phone);
    await explainsWaiting(waits, rules, round, await line('مہران بگٹی'));
    const refused = await open('Asif Lehri', plain);
    const said = await textOf(refused);
    for (const words of [refused.w.t('places.head-refused'), minimumIn(refused, 30)]) expect(said).toContain(words);
    await refused.press(refused.page.locator('main #why a[href^="/cases/"]'));
    expect(await textOf(refused)).toContain('23 of 100');
    const old = await open(tooOld.name, plain);
    expect(await textOf(old)).toContain('The course is for women of any age and for everyone up to 35.');
    await done(placed, waits, refused, old);
  });

  test('moves its list, when somebody declines, to exactly whom a run without them says', patient, async () => {
    const [round] = rounds;
    const gone = round && inOrder(round.lines).find(({ seat, venue }) => seat === 'open' && venue === 'quetta');
    const who = lots.get(gone?.lot ?? '');
    if (!round || !gone || !who) throw new Error('nobody to decline');
    const v = await as(who.person, plain);
    await v.go(`/places/${who.id}`);
    await v.press(v.page.locator(`main a[href="/places/${who.id}/decline"]`).first());
    await v.press(button(v, v.w.t('places.decline-button')));
    expect(await textOf(v)).toContain(v.w.t('places.done-declined'));
    await expect.poll(async () => (await callOf(world, call)).rounds.length, { timeout: 120_000, interval: 500 }).toBe(2);
    const next = await roundAt(1);
    rounds.push(next);
    const fresh = runAgain({ venues: round.venues, lines: round.lines.filter(({ lot }) => lot !== gone.lot) });
    expect(placesIn(next)).toEqual(fresh);
    const changed = [...fresh].filter(([lot, venue]) => placesIn(round).get(lot) !== venue);
    expect(changed.length).toBeGreaterThan(0);
    for (const [lot, venue] of changed) {
      const moved = lots.get(lot);
      const told = async () => {
        const { status, told: said } = await candidacyOf(world, moved?.id ?? '');
        return [status, said?.venue];
      };
      await expect.poll(told, { timeout: 60_000, interval: 500 }).toEqual(['offered', venue]);
      await world.post.mail(moved?.person.email ?? '', 'You are offered a place');
    }
    expect((await countByStatus(world.node.ledger, call)).offered).toBe(28);
    const manager = await staff('manager');
    await manager.go(`/manage/calls/${call}/list`);
    expect(await textOf(manager)).toContain(manager.w.t('manage.round-number', { round: 1 }));
    await done(v, manager);
  });

  test('can be worked out again at a command line from the open data alone, and not from a changed file', patient, async () => {
    const bytes = await download(world, `/open-data/allocations/${call}/1.txt`);
    const shown = await as(undefined);
    await shown.go('/ledger');
    const key = /\S+\/log\+[0-9a-f]{8}\+\S+/.exec(await textOf(shown))?.[0] ?? '';
    await done(shown);
    const changed = Buffer.from(bytes);
    // One digit of one score, in the first row after the names of the columns.
    const at = changed.indexOf(',', changed.indexOf('\nlot,') + 6 + 'score,groups,ranking,venue,seat,place'.length) + 1;
    changed[at] = changed[at] === 0x37 ? 0x38 : 0x37;
    await withFiles({ 'round.txt': bytes, 'changed.txt': changed }, async (path) => {
      const right = await runDaricha('allocation', 'verify', path('round.txt'), '--key', key);
      expect(right).toMatchObject({ code: 0, out: expect.stringContaining('Reproduced.') });
      expect(right.out).toContain('signed with the key you gave');
      const wrong = await runDaricha('allocation', 'verify', path('changed.txt'));
      expect(wrong.code).toBe(1);
      expect(wrong.out).not.toContain('Reproduced.');
    });
  });

  test('has its offers accepted, and everyone who did is on a roster', patient, async () => {
    const mehnaz = one('Mehnaz Raisani');
    const v = await as(mehnaz.person);
    await v.go(`/places/${mehnaz.id}`);
    await v.press(v.page.locator(`main a[href="/places/${mehnaz.id}/accept"]`).first());
    await v.press(button(v, v.w.t('places.accept-button')));
    expect(await textOf(v)).toContain(v.w.t('places.done-accepted'));
    for (const { id, person } of all.values()) if (id !== mehnaz.id) await acceptByOrder(world, id, person);
    const enrolled = async (venue: string) =>
      (await cohortOf(world, `${call}.${venue}`)).learners.filter((l) => l.status === 'enrolled').length;
    await expect.poll(() => enrolled('tashkent'), { timeout: 60_000, interval: 500 }).toBe(14);
    await expect.poll(() => enrolled('quetta'), { timeout: 60_000, interval: 500 }).toBe(14);
    await done(v);
  });

  test('keeps attendance on pages and on paper, settles a dispute, and gives points', patient, async () => {
    const course = `${call}.tashkent`;
    const { learners } = await cohortOf(world, course);
    const numbers = learners.map(({ number }) => number);
    const [absent, disputed] = numbers
      .filter((n) => learners.find((l) => l.number === n)?.candidacy !== one('Mehnaz Raisani').id)
      .slice(0, 2);
    if (absent === undefined || disputed === undefined) throw new Error('too few learners');
    await world.turnTo('2025-03-01T10:00:00.000Z');
    const [a, b, head] = [await staff('trainer-a'), await staff('trainer-b'), await staff('head-of-course')];
    await a.go(`/cohorts/${course}`);
    for (const { name } of learners) expect(await textOf(a)).toContain(name);
    await attend(a, course, 'welcome', [absent]);
    await world.turnTo('2025-03-08T10:00:00.000Z');
    await attendOnPaper(a, course, 'safe-online', [absent], [one('Mehnaz Raisani').person.name]);
    await world.turnTo('2025-03-22T10:00:00.000Z');
    await disputeAndSettle(a, b, head, course, 'tables', disputed);
    await world.turnTo('2025-06-24T10:00:00.000Z');
    const later = ['web-pages', 'first-program', 'pictures', 'selling', 'fair'];
    await attendByOrder(world, world.cast['trainer-a'], course, later, numbers, [absent]);
    await givePoints(a, course, Object.fromEntries(numbers.map((n) => [n, { basics: 30 + (n % 20), 'own-work': 60 + n }])));
    const state = await cohortOf(world, course);
    expect(state.attendance['safe-online']?.[String(absent)]).toMatchObject({ mark: 'absent', from: 'paper' });
    expect(state.attendance.tables?.[String(disputed)]).toMatchObject({ mark: 'present', disputed: null });
    const said = await complete(head, course);
    expect(said).toContain(head.w.t('cohorts.missing-attendance', { share: head.w.share(0.75) }));
    expect((await cohortOf(world, course)).learners.filter((l) => l.status === 'completed').length).toBe(13);
    await done(a, b, head);
  });

  test('has a second course that ends the same way', patient, async () => {
    const course = `${call}.quetta`;
    const head = world.cast['head-in-quetta'];
    const { learners, sessions } = await cohortOf(world, course);
    const numbers = learners.map(({ number }) => number);
    await attendByOrder(
      world,
      head,
      course,
      sessions.map(({ id }) => id),
      numbers,
      [],
    );
    for (const assessment of ['basics', 'own-work']) {
      await orderCourse(world, head, course, 'RecordPoints', {
        assessment,
        points: Object.fromEntries(numbers.map((n) => [String(n), 50])),
      });
    }
    await orderCourse(world, head, course, 'CompleteCohort', {});
    expect((await cohortOf(world, course)).learners.filter((l) => l.status === 'completed').length).toBe(14);
  });

  test('gives badges that anyone opens and checks, by file, by picture, by text and at a command line', patient, async () => {
    const manager = await staff('manager');
    await badgesOf(manager, `${call}.tashkent`, 13);
    await badgesOf(manager, `${call}.quetta`, 14);
    const head = await staff('head-of-course');
    expect(await endorseAll(head, 'We know this course and stand for it.')).toBe(27);
    await done(manager, head);
    const mail = await world.post.mail('browser-1@applicants.example', 'Your badge is ready');
    badge = /^\/credentials\/([0-9a-f-]{36})/.exec(linkIn(mail.text, '/credentials/'))?.[1] ?? '';
    const learner = await as(one('Mehnaz Raisani').person, desk);
    await learner.go(`/learning/${call}.tashkent`);
    expect(await textOf(learner)).toContain(learner.w.t('learning.of', { part: 8, all: 8 }));
    await learner.press(link(learner, learner.w.t('learning.see-badge')));
    expect(new URL(learner.page.url()).pathname).toBe(`/credentials/${badge}`);
    for (const way of [plain, phone]) {
      const anyone = await as(undefined, way);
      await anyone.go(`/credentials/${badge}`);
      const shown = await textOf(anyone);
      for (const words of ['Mehnaz Raisani', anyone.w.t('credentials.tag-holds'), 'We know this course and stand for it.'])
        expect(shown).toContain(words);
      const [json, png, svg, jwt] = await Promise.all(
        (['json', 'png', 'svg', 'jwt'] as const).map((kind) => download(world, `/credentials/${badge}.${kind}`)),
      );
      for (const [name, bytes] of Object.entries({ 'badge.json': json, 'badge.png': png, 'badge.svg': svg, 'badge.jwt': jwt })) {
        const said = await checkFile(anyone, name, bytes ?? new Uint8Array());
        for (const words of [anyone.w.t('credentials.verdict-holds'), 'Mehnaz Raisani'])
          expect([name, said]).toEqual([name, expect.stringContaining(words)]);
      }
      expect(await checkText(anyone, Buffer.from(jwt ?? []).toString())).toContain(anyone.w.t('credentials.verdict-holds'));
      const changed = Buffer.from(json ?? [])
        .toString()
        .replace('Mehnaz', 'Mahnaz');
      expect(await checkText(anyone, changed)).toContain(anyone.w.t('credentials.verdict-altered'));
      await done(anyone);
    }
    await done(learner);
  });

  test('has one badge revoked, which is told under whatever name the file comes back', patient, async () => {
    const course = `${call}.tashkent`;
    const whose = (await cohortOf(world, course)).learners.find(
      (l) => l.status === 'completed' && l.candidacy !== one('Mehnaz Raisani').id,
    );
    const name = whose?.name ?? '';
    const manager = await staff('manager');
    const reason = 'Somebody else sat the test.';
    const id = await badgeIn(manager, course, name);
    const kept = { png: await download(world, `/credentials/${id}.png`), json: await download(world, `/credentials/${id}.json`) };
    await revokeOne(manager, course, name, reason);
    const anyone = await as(undefined);
    for (const [file, bytes] of Object.entries({ 'my-holiday.png': kept.png, 'another-badge.txt': kept.json })) {
      const said = await checkFile(anyone, file, bytes);
      for (const words of [anyone.w.t('credentials.verdict-revoked'), reason]) expect(said).toContain(words);
    }
    await anyone.go(`/credentials/${id}`);
    expect(await textOf(anyone)).toContain(reason);
    // At a command line, with nothing but files and no network.
    const json = await download(world, `/credentials/${badge}.json`);
    const documents = {
      'did.json': await download(world, '/.well-known/did.json'),
      'status.json': await download(world, await statusPath(json)),
    };
    await withFiles({ 'holds.json': json, 'gone.png': kept.png, ...documents }, async (path) => {
      const offline = ['--offline', '--issuer', path('did.json'), '--status', path('status.json')];
      const holds = await runDaricha('credential', 'verify', path('holds.json'), ...offline);
      expect(holds).toMatchObject({ code: 0, out: expect.stringContaining('Mehnaz Raisani') });
      const gone = await runDaricha('credential', 'verify', path('gone.png'), ...offline);
      expect(gone).toMatchObject({ code: 1, out: expect.stringContaining(anyone.w.t('credentials.verdict-revoked')) });
    });
    await done(manager, anyone);
  });

  test('asks learners three months later what became of them', patient, async () => {
    await world.turnTo('2025-09-25T08:00:00.000Z');
    const mail = await world.post.mail('browser-1@applicants.example', 'How are you getting on?');
    const anyone = await as(undefined, plain);
    await anyone.go(linkIn(mail.text, '/surveys/'));
    await anyone.press(button(anyone, anyone.w.t('surveys.send')));
    expect(await textOf(anyone)).toContain(anyone.w.t('surveys.occupation-missing'));
    await fill(anyone.page, { occupation: 'employed', country: 'PK', skills: 'yes' });
    await anyone.press(button(anyone, anyone.w.t('surveys.send')));
    expect(new URL(anyone.page.url()).searchParams.get('done')).toBe('thanks');
    await anyone.go(linkIn(mail.text, '/surveys/'));
    expect(await textOf(anyone)).toContain(anyone.w.t('surveys.answered-title'));
    const employed = await answerForOthers(world, call, one('Mehnaz Raisani').id, 11);
    expect(employed).toBe(11);
    await done(anyone);
  });

  test('shows what came of it by group, and hides small groups', patient, async () => {
    const anyone = await as(undefined);
    await anyone.go(`/programmes/${programmeId}`);
    const rows = await outcomesShown(anyone);
    expect(rows[0]).toEqual([anyone.w.t('programmes.everyone'), '60', '28', '27', '12']);
    const few = anyone.w.t('programmes.few');
    const disability = rows.find(([group]) => group === 'People with disabilities');
    expect(disability?.slice(1)).toEqual([few, few, few, few]);
    await anyone.go(`/commitments/${delivered}`);
    const shown = await textOf(anyone);
    for (const words of ['60', '28', '27', '12']) expect(shown).toContain(words);
    expect(shown).toContain(anyone.w.t('programmes.delivered-through'));
    await done(anyone);
  });
});
