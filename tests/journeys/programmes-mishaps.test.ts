/** What goes wrong around a call, its places and its courses, and what the pages make of it. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { streamId } from '../../src/kernel/identifiers/identifiers.ts';
import { addTo, type Person } from './one-window/people.ts';
import { fill } from './one-window/filling.ts';
import { arrive, button, textOf, type Visitor, type Way } from './one-window/visitor.ts';
import { programmeId } from './programmes/pack.ts';
import { type Played, playedUntilSeed } from './programmes/played.ts';
import { callOf, candidacyOf, type CallWorld, cohortOf, desk, openCallWorld, plain } from './programmes/world.ts';

let world: CallWorld;
let played: Played;
const open: Visitor[] = [];

const as = async (person: Person | undefined, way: Way = desk): Promise<Visitor> => {
  const visitor = await arrive(world, way, person);
  open.push(visitor);
  return visitor;
};
const one = (n: number) => {
  const found = played.people[n - 1];
  if (!found) throw new Error(`no candidate ${n}`);
  return found;
};
const factsOf = async (kind: string, id: string, type: string): Promise<number> =>
  (await world.node.ledger.events(streamId(kind, id))).filter((event) => event.type === type).length;
const noFaults = (): void => {
  expect(open.flatMap((visitor) => visitor.faults)).toEqual([]);
};
/** The hidden and chosen fields of the form that is on the page, as its button would send them. */
const formHere = (v: Visitor, action: string): Promise<Record<string, string>> =>
  v.page
    .locator(`main form[action="${action}"]`)
    .evaluate((form) =>
      Object.fromEntries(
        [...form.querySelectorAll('input')].map((field) => [field.getAttribute('name') ?? '', field.getAttribute('value') ?? '']),
      ),
    );
/** Signs in again where a session ended, and sends what was typed. */
const sendAgain = async (v: Visitor, { email, password }: Person): Promise<void> => {
  expect(await textOf(v)).toContain(v.w.t('identity.session-ended'));
  await fill(v.page, { email, password });
  await v.press(v.page.locator('main form[action="/sign-in"] button'));
  await v.press(button(v, v.w.t('identity.send-again')));
};

beforeAll(async () => {
  world = await openCallWorld('2024-12-02T05:00:00.000Z');
  played = await playedUntilSeed(world);
}, 300_000);
afterAll(() => world.close(), 120_000);
afterEach(async () => {
  for (const visitor of open.splice(0)) await visitor.close();
});

const patient = { timeout: 300_000 };

describe.sequential('a call', () => {
  test('is published once by a manager who goes back and presses again', patient, async () => {
    const v = await as(world.cast.manager);
    const page = `/manage/calls/${played.call}/publish`;
    await v.go(page);
    const form = { ...(await formHere(v, page)), sure: 'yes' };
    await v.page.locator('main input[name=sure]').check();
    await v.press(button(v, v.w.t('manage.do-publish')));
    expect(await textOf(v)).toContain(v.w.t('manage.done-published'));
    await v.page.goBack();
    if ((await v.page.locator('main input[name=sure]').count()) > 0) {
      await v.page.locator('main input[name=sure]').check();
      await v.press(button(v, v.w.t('manage.do-publish')));
    }
    expect(await textOf(v)).toMatch(new RegExp(`${v.w.t('refusal.allocation-already-published')}|${v.w.t('manage.done-published')}`));
    const twice = await v.context.request.post(world.url + page, { form, headers: { origin: world.url } });
    expect(twice.status()).toBeLessThan(500);
    expect((await callOf(world, played.call)).rounds.length).toBe(1);
    expect(await factsOf('call', played.call, 'AllocationPublished')).toBe(1);
    const settled = async () => (await candidacyOf(world, one(9).candidacy)).status;
    await expect.poll(settled, { timeout: 60_000, interval: 300 }).toBe('offered');
    noFaults();
  });

  test('lets nobody else in: every address of its manager, opened and posted to by the wrong people', patient, async () => {
    const stranger = await addTo(world, {
      name: 'Saleem Stranger',
      email: 'stranger@staff.example',
      grants: [{ role: 'supervisor', office: 'uet-peshawar-courses' }],
    });
    const parts = ['', '/rules', '/rules/venue', '/rules/filling', '/applications', '/rehearse', '/publish', '/list'];
    const steps = ['/open', '/close', '/extend', '/freeze', '/conclude', '/cancel'];
    const at = `/manage/calls/${played.call}`;
    const shown = [...[...parts, ...steps].map((part) => at + part), `/manage/programmes/${programmeId}/version`];
    const taken = [...steps.map((step) => at + step), ...['/rules/filling', '/seats', '/rehearse', '/publish'].map((part) => at + part)];
    const before = (await world.node.ledger.events(streamId('call', played.call))).length;
    for (const person of [undefined, one(1), world.cast['trainer-a'], world.cast['reviewer-a'], stranger]) {
      const v = await as(person, plain);
      await v.go(person === undefined ? '/' : '/places');
      const csrf =
        (await v.page
          .locator('input[name=csrf]')
          .first()
          .getAttribute('value')
          .catch(() => null)) ?? '';
      for (const path of shown) {
        const answer = await v.context.request.get(world.url + path);
        expect([person?.name, path, answer.status()]).toEqual([person?.name, path, person === undefined ? 401 : 403]);
      }
      for (const path of taken) {
        const form = { csrf, sure: 'yes', venue: 'quetta', 'seats-quetta': '0', 'reason-quetta': 'No reason', reason: 'No reason' };
        const answer = await v.context.request.post(world.url + path, { form, headers: { origin: world.url } });
        expect([person?.name, path, [401, 403].includes(answer.status())]).toEqual([person?.name, path, true]);
      }
    }
    expect((await world.node.ledger.events(streamId('call', played.call))).length).toBe(before);
  });
});

describe.sequential('a place', () => {
  const page = (n: number, act = '') => `/places/${one(n).candidacy}${act}`;

  test('is accepted once by somebody who clicks twice, and by one whose form is sent again', patient, async () => {
    const v = await as(one(1));
    await v.go(page(1, '/accept'));
    await Promise.all([v.page.waitForURL(/done=accepted/), button(v, v.w.t('places.accept-button')).dblclick()]);
    await v.page.waitForLoadState();
    expect(await textOf(v)).toContain(v.w.t('places.done-accepted'));
    const again = await as(one(2), plain);
    await again.go(page(2, '/accept'));
    const form = await formHere(again, page(2, '/accept'));
    const post = () => again.context.request.post(world.url + page(2, '/accept'), { form, headers: { origin: world.url } });
    const answers = await Promise.all([post(), post(), post()]);
    expect(answers.map((answer) => answer.status())).toEqual([200, 200, 200]);
    for (const n of [1, 2]) expect(await factsOf('candidacy', one(n).candidacy, 'PlaceAccepted')).toBe(1);
    noFaults();
  });

  test('accepted in one tab is not declined in the other', patient, async () => {
    const v = await as(one(3));
    await v.go(page(3, '/decline'));
    const other = await v.context.newPage();
    await other.goto(world.url + page(3, '/accept'));
    await other
      .getByRole('main')
      .getByRole('button', { name: v.w.t('places.accept-button') })
      .click();
    await other.waitForURL(/done=accepted/);
    await v.press(button(v, v.w.t('places.decline-button')));
    expect(await textOf(v)).toContain(v.w.t('refusal.place-already-accepted'));
    expect((await candidacyOf(world, one(3).candidacy)).status).toBe('accepted');
    noFaults();
  });

  test('at a venue that is closed is gone, whether accepted or about to be, and everyone is told why', patient, async () => {
    const accepts = await as(one(6));
    await accepts.go(page(6, '/accept'));
    await accepts.press(button(accepts, accepts.w.t('places.accept-button')));
    const course = `${played.call}.quetta`;
    const enrolled = async () => (await cohortOf(world, course)).learners.filter(({ status }) => status === 'enrolled').length;
    await expect.poll(enrolled, { timeout: 60_000, interval: 300 }).toBe(1);
    const stale = await as(one(7), plain);
    await stale.go(page(7, '/accept'));
    const reason = 'The roof of the hall came down in the night.';
    const manager = await as(world.cast.manager);
    await manager.go(`/manage/calls/${played.call}/rules`);
    await manager.page.locator('#venue-quetta details > summary').click();
    await fill(manager.page, { 'seats-quetta': '0', 'reason-quetta': reason });
    await manager.press(manager.page.locator('#venue-quetta form button'));
    expect(await textOf(manager)).toContain(reason);
    await world.post.mail(one(6).email, 'Your venue was closed');
    await expect.poll(enrolled, { timeout: 60_000, interval: 300 }).toBe(0);
    await stale.press(button(stale, stale.w.t('places.accept-button')));
    expect((await candidacyOf(world, one(7).candidacy)).status).not.toBe('accepted');
    for (const v of [accepts, stale]) {
      await v.go(v === accepts ? page(6) : page(7));
      expect(await textOf(v)).toContain(reason);
    }
    noFaults();
  });

  test('that is answered when its time is over has gone to the next, and the page says so', patient, async () => {
    const v = await as(one(4), plain);
    await v.go(page(4, '/accept'));
    expect((await candidacyOf(world, one(4).candidacy)).status).toBe('offered');
    await world.turnTo('2025-01-20T05:00:00.000Z');
    await v.press(button(v, v.w.t('places.accept-button')));
    await sendAgain(v, one(4));
    expect(await textOf(v)).toContain(v.w.t('refusal.offer-expired'));
    await v.go(page(4));
    expect(await textOf(v)).toContain(v.w.t('places.head-expired'));
    await v.go(page(4, '/accept'));
    expect(new URL(v.page.url()).pathname).toBe(page(4));
    expect((await candidacyOf(world, one(4).candidacy)).status).toBe('expired');
    expect((await candidacyOf(world, one(1).candidacy)).status).toBe('accepted');
    noFaults();
  });
});

describe.sequential('a course', () => {
  test('keeps the attendance of somebody whose session ended while they took it', patient, async () => {
    await world.turnTo('2025-03-10T10:00:00.000Z');
    const course = `${played.call}.tashkent`;
    const [first, second] = (await cohortOf(world, course)).learners.filter(({ status }) => status === 'enrolled');
    for (const [way, session, mark] of [
      [desk, 'welcome', 'late'],
      [plain, 'safe-online', 'excused'],
    ] as const) {
      const v = await as(world.cast['trainer-a'], way);
      await v.go(`/cohorts/${course}/sessions/${session}`);
      await v.page.locator(`main input[name="mark-${first?.number}"][value=${mark}]`).check();
      await v.page.locator(`main input[name="mark-${second?.number}"][value=absent]`).check();
      await v.context.clearCookies();
      await v.press(button(v, v.w.t('cohorts.save-marks')));
      await sendAgain(v, world.cast['trainer-a']);
      const kept = (await cohortOf(world, course)).attendance[session];
      expect([kept?.[`${first?.number}`]?.mark, kept?.[`${second?.number}`]?.mark]).toEqual([mark, 'absent']);
    }
    noFaults();
  });

  test('takes no attendance for a day to come, nor for one that does not exist', patient, async () => {
    const v = await as(world.cast['trainer-a']);
    const course = `/cohorts/${played.call}.tashkent`;
    await v.go(`${course}/sessions/fair`);
    expect(await textOf(v)).toContain(v.w.t('refusal.session-not-yet'));
    expect(await v.page.locator('main form#marks').count()).toBe(0);
    await v.go(`${course}/sessions`);
    await fill(v.page, { title: 'An evening more', 'day-day': '30', 'day-month': '2', 'day-year': '2025' });
    await v.press(button(v, v.w.t('cohorts.plan-session')));
    expect((await cohortOf(world, `${played.call}.tashkent`)).sessions.length).toBe(8);
    expect(await textOf(v)).toContain(v.w.t('refusal.day-unknown'));
    noFaults();
  });
});
