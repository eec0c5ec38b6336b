/** Finds a Chromium for the browser tests, or installs one. They are never skipped for want of a browser. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the search looks at; a test hands in its own. */
export interface Machine {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly runnable: (path: string) => boolean;
  readonly list: (folder: string) => readonly string[];
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const inCache = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'];
const onMac = ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** The path of a Chromium that can be run, or undefined. `CHROMIUM` wins over everything else. */
export const findChromium = (machine: Machine = thisMachine): string | undefined => {
  const { environment, home } = machine;
  const folders = [...(environment.PATH ?? '').split(delimiter).filter(Boolean), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  const usual = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const caches = [environment.PLAYWRIGHT_BROWSERS_PATH, join(home, '.cache/ms-playwright'), join(home, 'Library/Caches/ms-playwright')];
  const cached = caches.flatMap((cache) => {
    if (cache === undefined || cache === '0') return [];
    const versions = machine.list(cache).filter((name) => /^chromium-\d+$/.test(name));
    return versions
      .sort()
      .reverse()
      .flatMap((version) => inCache.map((tail) => join(cache, version, tail)));
  });
  const chosen = environment.CHROMIUM ? [environment.CHROMIUM] : [];
  return [...chosen, ...usual, ...onMac, ...cached].find(machine.runnable);
};

const thisMachine: Machine = {
  environment: process.env,
  home: homedir(),
  runnable: (path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
  list: (folder) => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  },
};

const hasAptAsRoot = (): boolean => {
  if (process.getuid?.() !== 0) return false;
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
};

const run = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    .status === 0;

/** Chromium's path; installs it where that is possible. Throws with what to install by hand when nothing helped. */
export const needChromium = (): string => {
  const found = findChromium();
  if (found !== undefined) return found;
  if (hasAptAsRoot()) {
    console.log('No Chromium here: installing it with apt-get.');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  console.log("No Chromium here: trying Playwright's own download.");
  const playwright = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  run(process.execPath, [playwright, 'install', 'chromium']);
  const downloaded = findChromium();
  if (downloaded !== undefined) return downloaded;
  throw new Error(
    'The browser tests need Chromium. Install it (Debian: apt-get install chromium; others: npx playwright-core install chromium) ' +
      'or set CHROMIUM to the path of a Chromium or Chrome.',
  );
};

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(needChromium());
