import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { told } from './desk.ts';
import { fillSignIn, type Visit, visit } from './site.ts';

let administrator: Visit;
let invited: Visit;
beforeAll(async () => {
  administrator = await visit({ as: 'administrator' });
  invited = await visit();
});
afterAll(async () => {
  await administrator.context.close();
  await invited.context.close();
});

const email = 'farah@ministry.example';

/** Reads the newest mail to somebody in the local outbox and answers the link in it. */
const linkIn = async (to: string, subject: RegExp): Promise<string> => {
  const { page, go } = administrator;
  for (let tries = 0; tries < 20; tries += 1) {
    await go('/administration/outbox');
    const mail = page.locator('main tr', { hasText: to }).filter({ hasText: subject }).first();
    if ((await mail.count()) > 0) {
      await mail.getByRole('link').first().click();
      return (await page.locator('.reading-text a').first().getAttribute('href')) ?? '';
    }
    await page.waitForTimeout(250);
  }
  throw new Error(`no mail to ${to}`);
};

const choosePassword = async (page: Page, link: string, password: string): Promise<void> => {
  await page.goto(link);
  await page.locator('main input[type=password]').first().fill(password);
  await page.locator('main form button').first().click();
  await page.waitForURL(/\/account/);
};

const signInAs = async (visitor: Visit, password: string): Promise<void> => {
  await visitor.go('/sign-in');
  await fillSignIn(visitor.page, email, password);
  await visitor.page.waitForLoadState();
};

describe('an administrator and somebody new', () => {
  test('invites them; the mail waits in the outbox, its link sets a password, and they are in', async () => {
    const { page, go } = administrator;
    await go('/administration/people/invite');
    await page.getByLabel('Name').first().fill('Farah Siddiqui');
    await page.getByLabel('E-mail address').fill(email);
    await page.locator('main form button').last().click();
    await page.waitForURL(/done=invited/);
    await choosePassword(invited.page, await linkIn(email, /.+/), 'a first long password');
    expect(await invited.page.locator('a.who').innerText()).toBe('Farah Siddiqui');
    expect(await invited.go('/desk')).toBe(403);
  });

  test('grants them a role, and the desk opens', async () => {
    const { page, go } = administrator;
    await go('/administration/people?q=farah');
    await page.getByRole('link', { name: 'Farah Siddiqui' }).click();
    await page.locator('form[action$="/grant"] select[name=role]').selectOption('officer');
    await page.locator('form[action$="/grant"] select[name=office]').selectOption({ index: 1 });
    await page.locator('form[action$="/grant"] button').click();
    await page.waitForURL(/done=granted/);
    expect(await invited.go('/desk')).toBe(200);
  });

  test('a forgotten password is set anew by a link, and the old one and all sessions end', async () => {
    const { page } = invited;
    const elsewhere = await visit();
    await elsewhere.go('/forgotten-password');
    await elsewhere.page.getByLabel('E-mail address').fill(email);
    await elsewhere.page.locator('main form button').click();
    await told(elsewhere.page, 'a message with a link is on its way');
    await choosePassword(elsewhere.page, await linkIn(email, /password|new/i), 'a second long password');
    expect(await invited.go('/account')).toBe(401);
    await signInAs(invited, 'a first long password');
    await told(page, 'The e-mail address or the password is not right.');
    await signInAs(invited, 'a second long password');
    expect(await page.locator('a.who').innerText()).toBe('Farah Siddiqui');
    await elsewhere.context.close();
  });

  test('signing out everywhere ends every session', async () => {
    const second = await visit();
    await signInAs(second, 'a second long password');
    expect(await second.go('/account')).toBe(200);
    await invited.go('/account/sessions');
    await invited.page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await told(invited.page, 'You are signed out everywhere.');
    expect(await second.go('/account')).toBe(401);
    await second.context.close();
  });

  test('erasing them leaves their name nowhere and lets nobody in', async () => {
    const { page, go } = administrator;
    await go('/administration/people?q=farah');
    await page.getByRole('link', { name: 'Farah Siddiqui' }).click();
    const address = new URL(page.url()).pathname;
    await page.getByLabel('Type').last().fill(email);
    await page.locator('form[action$="/erase"] button').click();
    await page.waitForURL(/done=erased/);
    await go(address);
    expect(await page.locator('body').innerText()).not.toMatch(/Farah|Siddiqui|farah@/);
    await go('/administration/people?q=farah');
    expect(await page.locator('main').innerText()).not.toContain('Siddiqui');
    await signInAs(invited, 'a second long password');
    await told(invited.page, 'The e-mail address or the password is not right.');
    expect([...administrator.complaints, ...invited.complaints]).toEqual([]);
  });
});
