import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nothingWrong, stopsOf, wrongOn } from './checks.ts';
import { signedInPlaces } from './one-window/places.ts';
import { programmesSignedIn } from './programmes/places.ts';
import { relationsSignedIn } from './relations/places.ts';
import { type Role, type Visit, visit } from './site.ts';

const addresses: readonly (readonly [string, Role, string])[] = [
  ['the desk', 'officer', '/desk'],
  ['what is finished', 'officer', '/desk?show=finished'],
  ['adding by paste', 'officer', '/desk/add'],
  ['adding by file', 'officer', '/desk/add?way=file'],
  ['adding by address', 'officer', '/desk/add?way=address'],
  ['the feeds', 'editor', '/desk/feeds'],
  ['a review', 'officer', 'a review'],
  ['keeping a commitment', 'editor', '/desk/commitments/PK-UZ-0001'],
  ['the account', 'officer', '/account'],
  ['the sessions', 'officer', '/account/sessions'],
  ['the keys', 'officer', '/account/keys'],
  ['the administration', 'administrator', '/administration'],
  ['the people', 'administrator', '/administration/people'],
  ['an invitation', 'administrator', '/administration/people/invite'],
  ['a person', 'administrator', 'a person'],
  ['the organisations', 'administrator', '/administration/organisations'],
  ['the audit', 'auditor', '/administration/audit'],
  ['the outbox', 'administrator', '/administration/outbox'],
  ['the settings', 'administrator', '/administration/settings'],
  ...signedInPlaces,
  ...programmesSignedIn,
  ...relationsSignedIn,
];

const roles = [...new Set(addresses.map(([, role]) => role))];
const visits = new Map<Role, Visit>();
const byRole = (role: Role): Visit => {
  const found = visits.get(role);
  if (!found) throw new Error(`nobody here as ${role}`);
  return found;
};
const found: Record<string, string> = {};
/** Where an address begins with what had to be looked up, that stands for it. */
const pathOf = (address: string): string => {
  const name = Object.keys(found).find((one) => address.startsWith(one));
  return name === undefined ? address : address.replace(name, found[name] ?? '');
};

const firstOf = async (role: Role, list: string, start: string): Promise<string> => {
  const { page, go } = byRole(role);
  await go(list);
  const all = await page.locator(`main a[href^="${start}"]`).evaluateAll((links) => links.map((a) => String(a.getAttribute('href'))));
  return all.find((href) => /[0-9a-f]{8}-/.test(href)) ?? '';
};

/** Begins a draft of a call, and answers its path. */
const draftOf = async (role: Role): Promise<string> => {
  const { page, go } = byRole(role);
  await go('/manage/calls/new?programme=digital-skills-uzbekistan');
  await page.locator('main form[action="/manage/calls/new"] button').click();
  await page.waitForURL(/\/manage\/calls\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
};

beforeAll(async () => {
  for (const role of roles) visits.set(role, await visit({ as: role }));
  found['a review'] = await firstOf('officer', '/desk', '/desk/communiques/');
  found['a person'] = await firstOf('administrator', '/administration/people', '/administration/people/');
  found['a draft'] = await draftOf('manager');
}, 600_000);
afterAll(async () => {
  for (const one of visits.values()) await one.context.close();
});

describe('every page behind the sign-in', () => {
  test.each(addresses.flatMap(([name, role, address]) => [['en', name, role, address] as const, ['ur', name, role, address] as const]))(
    'in %s: %s shuts nobody out, fits a phone and is quiet in the console',
    async (language, _, role, address) => {
      const { page, go, complaints } = byRole(role);
      const before = complaints.length;
      const path = pathOf(address);
      expect(await go(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`)).toBe(200);
      // A page that only leads on to another would be tried under a wrong name.
      expect(new URL(page.url()).pathname).toBe(path.replace(/\?.*/, ''));
      expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ur' ? 'rtl' : 'ltr');
      expect(await page.locator('h1').count()).toBe(1);
      expect({ ...(await wrongOn(page, language)), complaints: complaints.slice(before) }).toEqual({ ...nothingWrong, complaints: [] });
    },
  );

  test('is reached with the keyboard, and one sees what has the focus', async () => {
    for (const [, role, address] of addresses.filter(([name]) =>
      ['the desk', 'a review', 'keeping a commitment', 'a person', 'a page of questions', 'a task to decide'].includes(name),
    )) {
      const { page, go } = byRole(role);
      await page.setViewportSize({ width: 1280, height: 900 });
      const path = pathOf(address);
      await go(`${path}?lang=en`);
      const stops = await stopsOf(page, 30);
      expect(stops[0]?.name).toContain('Skip to main content');
      expect({ path, unseen: stops.filter((stop) => !stop.seen).map((stop) => stop.name) }).toEqual({ path, unseen: [] });
    }
  });
});
