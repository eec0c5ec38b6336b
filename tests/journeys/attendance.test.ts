import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/kernel/refusals/refusal.ts';
import { system } from '../../src/kernel/decider/actor.ts';
import type { Cohort } from '../../src/programmes/cohort/cohort.ts';
import { cohort } from '../../src/programmes/cohort/cohort-decider.ts';
import type { CohortCommand, CohortCommandType } from '../../src/programmes/cohort/commands.ts';
import { barriers, overflow } from './checks.ts';
import { fillSignIn, type Site, site, type Visit, visit } from './site.ts';

const id = 'phones-2026.quay';
const path = `/cohorts/${encodeURIComponent(id)}/phone`;
const host = { email: 'host@demo.daricha.example', password: 'window-host-one-1' };
const other = { email: 'host-peshawar@demo.daricha.example', password: 'window-host-two-1' };
let at: Site;
let first: Visit;

/** A course of its own, whose first session is today. */
const openCourse = async (): Promise<void> => {
  const today = at.node.clock().slice(0, 10);
  const order = async (type: CohortCommandType, data: object): Promise<void> => {
    const command = { id: at.node.makeId(), type, on: id, actor: system('programmes'), now: at.node.clock(), data } as CohortCommand;
    const outcome = await at.node.ledger.handle(command, cohort);
    if (isRefusal(outcome)) throw new Error(`${type}: ${outcome.reason} ${JSON.stringify(outcome.details)}`);
  };
  const session = (name: string, day: string) => ({ id: name, title: { en: `The ${name}` }, day, hours: 3 });
  await order('OpenCohort', {
    ...{ programme: 'digital-skills-uzbekistan', call: 'phones-2026', venue: 'quay', lead: 'ignite-skills', host: 'buitems-courses' },
    ...{ title: { en: 'Learning by the water' }, venueName: { en: 'The quay' }, from: today, until: '2099-12-31', zone: 'UTC' },
    ...{ completion: { attendance: 0.75, assessments: 'all-needed' }, assessments: [] },
    sessions: [session('tide', today), session('moon', '2099-12-30')],
  });
  for (const n of [1, 2, 3]) {
    await order('EnrolLearner', {
      candidacy: `phone-${n}`,
      person: `phone-person-${n}`,
      groups: [],
      country: 'AX',
      name: `Phone Learner ${n}`,
    });
  }
};
const marks = async (): Promise<Cohort['attendance'][string]> =>
  (await at.node.ledger.state<Cohort>(`cohort/${id}`))?.state.attendance.tide ?? {};
const signIn = async (page: Page, who: typeof host): Promise<void> => {
  await page.goto(`${at.url}/sign-in`);
  await fillSignIn(page, who.email, who.password);
  await page.locator('a.who').waitFor();
};
const mark = (page: Page, learner: number, as: string): Promise<void> =>
  page.locator(`[data-learner="${learner}"] [data-mark="${as}"]`).click();
const state = (page: Page, wanted: 'sent' | 'waiting' | 'offline'): Promise<void> =>
  page.locator(`#phone[data-state="${wanted}"]`).waitFor();
const readyPhone = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(at.url + path);
  await page.locator('#phone[data-ready]').waitFor();
  return page;
};

beforeAll(async () => {
  at = await site();
  await openCourse();
  first = await visit({ viewport: { width: 360, height: 740 } });
  await signIn(first.page, host);
});
afterAll(() => first.context.close());

describe('attendance on a phone', () => {
  let page: Page;
  test('the page fits a phone, has no barriers, and offers only sessions whose day has come', async () => {
    page = await readyPhone(first.context);
    expect(await barriers(page)).toEqual([]);
    expect(await overflow(page, 360)).toEqual([]);
    expect(await page.locator('#phone-session').inputValue()).toBe('tide');
    expect(await page.locator('#phone-session option[value=moon]').isDisabled()).toBe(true);
  });

  test('without network it opens, takes marks, and keeps them when the browser is closed', async () => {
    await first.context.setOffline(true);
    await page.reload();
    await mark(page, 1, 'present');
    await mark(page, 2, 'late');
    await state(page, 'offline');
    expect(await page.locator('#phone-count').textContent()).toBe('Not sent yet: 2');
    await page.close();
    page = await first.context.newPage();
    await page.goto(at.url + path);
    expect(await page.locator('[data-learner="2"] input[value=late]').isChecked()).toBe(true);
    expect(await page.locator('[data-learner="2"] .says').textContent()).toBe('not sent');
    expect(await marks()).toEqual({});
  });

  test('when the network is back the marks are sent, and the page says so', async () => {
    await first.context.setOffline(false);
    await state(page, 'sent');
    expect(await page.locator('#phone-count').textContent()).toBe('Everything is sent');
    expect(await marks()).toMatchObject({ 1: { mark: 'present', from: 'phone' }, 2: { mark: 'late', from: 'phone' } });
  });

  test('a session that ended asks to sign in, keeps the marks, and sends them after that', async () => {
    const cookies = await first.context.cookies();
    await first.context.clearCookies();
    await mark(page, 3, 'absent');
    await page.locator('#phone-sign-in').waitFor();
    expect(await page.locator('#phone-count').textContent()).toBe('Not sent yet: 1');
    expect(await marks()).not.toHaveProperty('3');
    expect(cookies.length).toBeGreaterThan(0);
    await page.locator('#phone-sign-in a').click();
    await fillSignIn(page, host.email, host.password);
    await page.locator('#phone').waitFor();
    await state(page, 'sent');
    expect(await marks()).toMatchObject({ 3: { mark: 'absent', from: 'phone' } });
  });

  test('two phones that disagree without seeing each other make a dispute, and nothing is overwritten', async () => {
    const second = await visit({ viewport: { width: 360, height: 740 } });
    await signIn(second.page, { email: 'manager@demo.daricha.example', password: 'window-manager-1' });
    const theirs = await readyPhone(second.context);
    await second.context.setOffline(true);
    await first.context.setOffline(true);
    await mark(theirs, 1, 'absent');
    await mark(page, 1, 'late');
    await state(theirs, 'offline');
    await first.context.setOffline(false);
    await state(page, 'sent');
    await second.context.setOffline(false);
    await state(theirs, 'sent');
    expect(await theirs.locator('[data-learner="1"] .says').textContent()).toContain('Somebody else gave another mark');
    expect((await marks())[1]).toMatchObject({ mark: 'late', disputed: { mark: 'absent' } });
    expect(second.complaints.filter((c) => !c.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
    await second.context.close();
  });

  test('the list is removed from the phone, and without network nothing of it is left', async () => {
    await page.locator('#phone-remove').click();
    await page.getByText('The list is removed from this phone.').waitFor();
    await first.context.setOffline(true);
    await expect(page.goto(at.url + path)).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
    await first.context.setOffline(false);
    expect(first.complaints.filter((c) => !c.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });

  test('a host of another place is turned away', async () => {
    const stranger = await visit();
    await signIn(stranger.page, other);
    expect(await stranger.go(path)).toBe(403);
    await stranger.context.close();
  });

  test('without JavaScript the page says what to use instead', async () => {
    const plain = await visit({ javaScriptEnabled: false });
    await signIn(plain.page, host);
    await plain.go(path);
    expect(await plain.page.locator('noscript').innerText()).toContain('needs JavaScript');
    await plain.context.close();
  });
});
