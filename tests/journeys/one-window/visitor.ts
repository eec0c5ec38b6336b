/** Somebody at a browser, in their own way: language, width, with or without JavaScript. What is amiss on any page is noted. */
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { type Words, wordsIn } from '../../../src/doors/web/words/words.ts';
import { overflow } from '../checks.ts';
import type { Person } from './people.ts';
import type { World } from './world.ts';

export interface Way {
  readonly name: string;
  readonly language: 'en' | 'ur';
  readonly javaScript: boolean;
  readonly width: number;
}

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly w: Words;
  readonly way: Way;
  /** What was amiss on the pages so far; empty when nothing. */
  readonly faults: readonly string[];
  /** Opens an address, signing in when the page asks for it. */
  go(path: string): Promise<void>;
  /** Presses what leads to another page, and waits for that. */
  press(what: Locator): Promise<void>;
  close(): Promise<void>;
}

/** Texts that fell back to English, which the pages mark. What everybody writes in capitals, as PDF and USD, is no such text. */
const untranslated = `[...document.querySelectorAll('main bdi[lang="en"]:not(.reference)')].map((el) => el.textContent).filter((text) => !/^[A-Z]{2,5}$/.test(text))`;

const faultsOn = async (page: Page, way: Way): Promise<readonly string[]> => {
  const wide = way.width < 600 ? await overflow(page, way.width) : [];
  const direction = await page.locator('html').getAttribute('dir');
  const turned = direction === (way.language === 'ur' ? 'rtl' : 'ltr') ? [] : [`runs ${direction}`];
  const english = way.language === 'en' ? [] : await page.evaluate<string[]>(untranslated);
  return [...wide, ...turned, ...english.map((text) => `not translated: ${text}`)].map((fault) => `${page.url()}: ${fault}`);
};

export const arrive = async (world: World, way: Way, person?: Person): Promise<Visitor> => {
  const context = await world.browser.newContext({
    locale: way.language === 'ur' ? 'ur-PK' : 'en-GB',
    timezoneId: 'Asia/Karachi',
    viewport: { width: way.width, height: way.width < 600 ? 740 : 900 },
    javaScriptEnabled: way.javaScript,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('response', (answer) => {
    if (answer.status() >= 500) faults.push(`${answer.url()}: ${answer.status()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (401|403|404|409|410|422)/.test(message.text()))
      faults.push(`${page.url()}: ${message.text()}`);
  });
  const press = async (what: Locator): Promise<void> => {
    await Promise.all([page.waitForNavigation({ waitUntil: 'load' }), what.click()]);
    faults.push(...(await faultsOn(page, way)));
  };
  const go = async (path: string): Promise<void> => {
    await page.goto(world.url + path);
    const form = page.locator('main form[action="/sign-in"]');
    if (person && (await form.count()) > 0) {
      await form.locator('input[name=email]').fill(person.email);
      await form.locator('input[name=password]').fill(person.password);
      await press(form.locator('button'));
    } else faults.push(...(await faultsOn(page, way)));
  };
  return { page, context, w: wordsIn(way.language), way, faults, go, press, close: () => context.close() };
};

/** What stands in the main part of the page, in one line. */
export const textOf = async ({ page }: Pick<Visitor, 'page'>): Promise<string> =>
  (await page.locator('main').innerText()).replace(/\s+/g, ' ');

export const button = (v: Pick<Visitor, 'page'>, name: string): Locator =>
  v.page.getByRole('main').getByRole('button', { name, exact: true }).last();
export const link = (v: Pick<Visitor, 'page'>, name: string): Locator =>
  v.page.getByRole('main').getByRole('link', { name, exact: true }).first();
