/** Takes the README's pictures from a node with the demo: `npm start` in one terminal, `npx tsx tests/journeys/pictures.ts [ADDRESS]` in another. */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { needChromium } from '../../build/chromium.ts';
import { demoId } from '../../src/doors/cli/demo/seed.ts';
import { readSamples } from '../../src/communiques/samples/samples.ts';

const address = process.argv[2] ?? 'http://127.0.0.1:3000';
const folder = 'docs/pictures';
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: needChromium(), args: ['--no-sandbox'] });

const take = async (name: string, options: BrowserContextOptions, prepare: (page: Page) => Promise<unknown>): Promise<void> => {
  const context = await browser.newContext({ locale: 'en-GB', colorScheme: 'light', ...options });
  const page = await context.newPage();
  await prepare(page);
  await page.evaluate('document.fonts.ready');
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  process.stdout.write(`${path} ${Math.round(statSync(path).size / 1024)} kB\n`);
  await context.close();
};

const signIn = async (page: Page, as = 'officer'): Promise<void> => {
  const person = readSamples('samples').people.find((p) => p.id === as);
  await page.goto(`${address}/sign-in`);
  await page.locator('main input[name=email]').fill(person?.email ?? '');
  await page.locator('main input[name=password]').fill(person?.password ?? '');
  await page.locator('main form button').first().click();
  await page.locator('a.who').waitFor();
};

await take('home', { viewport: { width: 1280, height: 800 } }, (page) => page.goto(address));
await take('commitment', { viewport: { width: 1280, height: 860 } }, async (page) => {
  await page.goto(`${address}/commitments?delivery=substantial`);
  await page.locator('main table a[href^="/commitments/"]').first().click();
  await page.locator('main blockquote').first().waitFor();
});
await take('review', { viewport: { width: 1280, height: 860 } }, async (page) => {
  await signIn(page);
  await page.goto(`${address}/desk`);
  await page.locator('main table a[href^="/desk/communiques/"]').first().click();
  await page.locator('#now').waitFor();
  await page.locator('.desk-text').scrollIntoViewIfNeeded();
  await page.evaluate(`window.scrollTo(0, document.querySelector('.desk-text').getBoundingClientRect().top + scrollY - 24)`);
});
await take('application', { viewport: { width: 1280, height: 860 } }, async (page) => {
  await signIn(page, 'applicant-uz');
  await page.goto(`${address}/cases/${demoId('case/invest-samarkand-apps')}`);
});
await take('task', { viewport: { width: 1280, height: 860 } }, async (page) => {
  await signIn(page, 'officer-interior');
  await page.goto(`${address}/inbox/${demoId('case/invest-samarkand-apps')}/security-clearance`);
});
await take('place', { viewport: { width: 1280, height: 860 } }, async (page) => {
  await signIn(page, 'applicant-offered');
  await page.goto(`${address}/places`);
  await page.locator('main a[href^="/places/"]').first().click();
  await page.locator('.hero h1').waitFor();
});
await take('badge', { viewport: { width: 1280, height: 860 } }, async (page) => {
  await signIn(page, 'learner');
  await page.goto(`${address}/places`);
  await page.locator('main a[href^="/credentials/"]').first().click();
  await page.locator('main img').evaluate('(img) => img.decode()');
});
await take('phone-urdu', { viewport: { width: 360, height: 780 }, locale: 'ur-PK', deviceScaleFactor: 1.5 }, (page) => page.goto(address));
await browser.close();
