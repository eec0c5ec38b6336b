/** A node of the journeys' own, with the pack and nobody in it, on a calendar that the test turns; and a browser. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Browser, chromium } from 'playwright-core';
import { needChromium } from '../../../build/chromium.ts';
import { openNode } from '../../../src/app.ts';
import { takeInPack } from '../../../src/doors/cli/take-in-pack.ts';
import { listen } from '../../../src/doors/http/server.ts';
import type { OpenNode } from '../../../src/doors/node.ts';
import { readSettings } from '../../../src/doors/settings.ts';
import { webDoor } from '../../../src/doors/web/web-door.ts';
import { listOutbox } from '../../../src/identity/index.ts';
import { loadPack } from '../../../src/identity/pack/load-pack.ts';
import type { Instant } from '../../../src/kernel/time/time.ts';
import { testServerVariable } from '../../../src/ledger/storage/testing.ts';
import { passTime } from '../../../src/one-window/case/pass-time.ts';
import { passCallTime } from '../../../src/programmes/call/pass-time.ts';
import { passSurveys } from '../../../src/programmes/survey/plan-and-ask.ts';
import { freePort } from '../free-port.ts';

export interface World {
  readonly url: string;
  readonly node: OpenNode;
  readonly browser: Browser;
  /** It is this moment now, and what has come due by it happens. */
  turnTo(now: Instant): Promise<void>;
  /** Every mail to an address so far, as subject and text; those about one application when its reference is named. */
  mailsTo(email: string, reference?: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

const onServer = async (sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: process.env[testServerVariable] });
  await client.connect();
  await client.query(sql).finally(() => client.end());
};

/** `more`: settings of the node beyond those that every journey needs. */
export const openWorld = async (begin: Instant, more: Readonly<Record<string, string>> = {}): Promise<World> => {
  const server = process.env[testServerVariable];
  if (!server) throw new Error('No database server: run through vitest, in the project journeys.');
  const name = `window_${randomBytes(6).toString('hex')}`;
  const folder = mkdtempSync(join(tmpdir(), 'daricha-window-'));
  await onServer(`create database ${name} template template0`);
  const settings = readSettings({
    PORT: String(await freePort()),
    DARICHA_DATA: folder,
    DATABASE_URL: server.replace(/\/[^/?]*(\?.*)?$/, `/${name}$1`),
    RATE_LIMIT: '0',
    LOG_LEVEL: 'error',
    ...more,
  });
  if ('wrong' in settings) throw new Error(settings.wrong.join('\n'));
  const { pack } = loadPack(settings.DARICHA_PACK);
  if (!pack) throw new Error('The pack cannot be used');
  // Time goes on from where the test has put it, so that one thing still comes after another.
  let [from, since] = [Date.parse(begin), performance.now()];
  const now = (): Instant => new Date(from + Math.floor(performance.now() - since)).toISOString();
  const node = await openNode(settings, pack, now);
  await takeInPack(node);
  await node.ledger.start();
  const listening = await listen(webDoor(node).fetch, { port: settings.PORT, host: settings.HOST });
  const browser = await chromium.launch({ executablePath: needChromium(), args: ['--no-sandbox'] });
  return {
    ...{ url: listening.address, node, browser },
    turnTo: async (moment) => {
      [from, since] = [Date.parse(moment), performance.now()];
      await passTime(node.window, node.ledger, now());
      await passCallTime(node.ledger, now());
      await passSurveys(node.ledger, now());
      await node.ledger.settled();
    },
    mailsTo: async (email, reference = '') =>
      (await listOutbox(node.ledger.db, { limit: 200 }))
        .filter((mail) => mail.recipient === email && mail.subject.includes(reference))
        .map((mail) => `${mail.subject}\n${mail.text}`),
    close: async () => {
      await browser.close();
      await listening.stop(0);
      await node.close();
      await onServer(`drop database if exists ${name} with (force)`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
