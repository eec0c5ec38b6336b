/** One node with the demo and one browser for all journeys of a run: started by the first, ended with the run. */
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { needChromium } from '../../build/chromium.ts';
import { openNode } from '../../src/app.ts';
import { readSamples } from '../../src/communiques/samples/samples.ts';
import { seedDemo } from '../../src/doors/cli/demo/seed.ts';
import { takeInPack } from '../../src/doors/cli/take-in-pack.ts';
import { listen } from '../../src/doors/http/server.ts';
import type { OpenNode } from '../../src/doors/node.ts';
import { readSettings } from '../../src/doors/settings.ts';
import { webDoor } from '../../src/doors/web/web-door.ts';
import { loadPack } from '../../src/identity/pack/load-pack.ts';
import { siteDatabaseVariable, siteFolderVariable } from '../setup/site.ts';
import { freePort } from './free-port.ts';

export interface Site {
  readonly url: string;
  readonly node: OpenNode;
  readonly browser: Browser;
}

const startNode = async (): Promise<{ url: string; node: OpenNode }> => {
  const [folder, database] = [process.env[siteFolderVariable], process.env[siteDatabaseVariable]];
  if (!folder || !database) throw new Error('No place for the node: run through vitest, in the project journeys.');
  const port = await freePort();
  const settings = readSettings({
    PORT: String(port),
    DARICHA_DATA: folder,
    DATABASE_URL: database,
    RATE_LIMIT: '0',
    LOG_LEVEL: 'error',
  });
  if ('wrong' in settings) throw new Error(settings.wrong.join('\n'));
  const { pack } = loadPack(settings.DARICHA_PACK);
  if (!pack) throw new Error('The pack cannot be used');
  const node = await openNode(settings, pack);
  await takeInPack(node);
  await seedDemo(node);
  await node.ledger.start();
  const { address } = await listen(webDoor(node).fetch, { port, host: settings.HOST });
  return { url: address, node };
};

const start = async (): Promise<Site> => {
  const browser = chromium.launch({ executablePath: needChromium(), args: ['--no-sandbox'] });
  return { ...(await startNode()), browser: await browser };
};

// Test files are loaded one after another in one thread; the thread is what they have in common.
const common = globalThis as { darichaSite?: Promise<Site> };

export const site = (): Promise<Site> => {
  common.darichaSite ??= start();
  return common.darichaSite;
};

export type Role =
  | 'officer'
  | 'officer-trade'
  | 'editor'
  | 'supervisor'
  | 'auditor'
  | 'administrator'
  | 'applicant'
  | WindowRole
  | ProgrammeRole
  | RelationRole;
/** Those of the demo who apply at the one window or work there. */
export type WindowRole =
  | `applicant-${'tr' | 'tr-second' | 'kh'}`
  | `officer-${'sifc' | 'registrar' | 'interior'}`
  | 'supervisor-sifc'
  | 'supervisor-registrar'
  | 'reviewer-sifc';

/** Those of the demo who run programmes, learn in them or would like to. */
export type ProgrammeRole =
  | `manager${'' | '-governance'}`
  | 'reviewer-one'
  | 'host-quetta'
  | 'endorser-tashkent'
  | `applicant-${'offered' | 'waiting'}`
  | 'learner';

/** Those of the demo who run relationships. */
export type RelationRole = 'head-desk' | 'head-foreign' | 'officer-uz-desk';

const cookies = new Map<Role, Promise<Awaited<ReturnType<BrowserContext['storageState']>>>>();

/** Fills the sign-in page that is open. */
export const fillSignIn = async (page: Page, email: string, password: string): Promise<void> => {
  await page.locator('main input[name=email]').fill(email);
  await page.locator('main input[name=password]').fill(password);
  await page.locator('main form[action="/sign-in"] button').click();
};

/** Signs in through the page. */
export const signIn = async (page: Page, role: Role): Promise<void> => {
  const { url } = await site();
  const person = readSamples('samples').people.find((p) => p.id === role);
  if (!person) throw new Error(`the demo has no ${role}`);
  await page.goto(`${url}/sign-in`);
  await fillSignIn(page, person.email, person.password);
  await page.locator('a.who').waitFor();
};

const signedIn = async (role: Role) => {
  const context = await (await site()).browser.newContext({ locale: 'en-GB' });
  await signIn(await context.newPage(), role);
  const state = await context.storageState();
  await context.close();
  return state;
};

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Everything the console complained of and every error of a script. */
  readonly complaints: readonly string[];
  /** Opens a path of the site and answers the status. */
  go(path: string): Promise<number>;
}

/** A visitor with a browser of their own; whoever is signed in once stays so for the other journeys. */
export const visit = async (a: BrowserContextOptions & { readonly as?: Role } = {}): Promise<Visit> => {
  const { browser, url } = await site();
  const { as, ...options } = a;
  let storageState: Awaited<ReturnType<BrowserContext['storageState']>> | undefined;
  if (as) {
    const known = cookies.get(as) ?? signedIn(as);
    cookies.set(as, known);
    storageState = await known;
  }
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 }, storageState, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    // An answer of 401 or 422 is a page that says what is wrong; the console names it all the same.
    const expected = /Failed to load resource: the server responded with a status of (401|403|404|409|410|413|415|422|429)/;
    if (message.type() === 'error' && !expected.test(message.text())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  return { page, context, complaints, go: async (path) => (await page.goto(url + path))?.status() ?? 0 };
};
