import { expect, test } from 'vitest';
import { findChromium, type Machine } from './chromium.ts';

const machine = (runnable: readonly string[], environment: Machine['environment'] = {}, versions: readonly string[] = []): Machine => ({
  environment,
  home: '/home/tester',
  runnable: (path) => runnable.includes(path),
  list: (folder) => (folder.endsWith('ms-playwright') ? versions : []),
});

test('the path in CHROMIUM wins over an installed browser', () => {
  expect(findChromium(machine(['/usr/bin/chromium', '/opt/own'], { CHROMIUM: '/opt/own' }))).toBe('/opt/own');
});

test('a path in CHROMIUM that cannot be run is passed over', () => {
  expect(findChromium(machine(['/usr/bin/chromium'], { CHROMIUM: '/nowhere' }))).toBe('/usr/bin/chromium');
});

test('a browser on the PATH is found', () => {
  expect(findChromium(machine(['/opt/tools/google-chrome'], { PATH: '/bin:/opt/tools' }))).toBe('/opt/tools/google-chrome');
});

test('of the browsers in the cache the newest is taken', () => {
  const at = (version: string) => `/home/tester/.cache/ms-playwright/${version}/chrome-linux/chrome`;
  const two = ['chromium-1100', 'chromium-1200', 'firefox-9'];
  expect(findChromium(machine(two.map(at), {}, two))).toBe(at('chromium-1200'));
});

test('a bare machine has none', () => {
  expect(findChromium(machine([]))).toBeUndefined();
});
