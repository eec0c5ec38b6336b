import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriers, movingOn, nothingWrong, stopsOf, wrongOn } from './checks.ts';
import { publicPlaces } from './one-window/places.ts';
import { programmesForAnyone } from './programmes/places.ts';
import { relationsForAnyone } from './relations/places.ts';
import { site, type Visit, visit } from './site.ts';

const addresses: readonly (readonly [name: string, address: string, status?: number])[] = [
  ['the home page', '/'],
  ['the list of commitments', '/commitments'],
  ['the list with filters', '/commitments?partner=UZ&topic=digital&q=training'],
  ['a search that finds nothing', '/commitments?q=zzzz'],
  ['a commitment', '/commitments/PK-UZ-0001'],
  ['the list of partners', '/partners'],
  ['a partner', '/partners/uz'],
  ['the list of communiqués', '/communiques'],
  ['a communiqué', 'first communiqué'],
  ['how the reading works', '/method'],
  ['the ledger', '/ledger'],
  ['signing in', '/sign-in'],
  ['registering', '/sign-up'],
  ['a forgotten password', '/forgotten-password'],
  ['a link that no longer works', '/invitation/none'],
  ['a page that is not there', '/nowhere'],
  ['data and API', '/api'],
  ...publicPlaces,
  ...programmesForAnyone,
  ...relationsForAnyone,
];

let visitor: Visit;
let narrow: Visit;
let communique = '';
const pathOf = (address: string) => (address === 'first communiqué' ? communique : address);

beforeAll(async () => {
  await site();
  visitor = await visit();
  narrow = await visit();
  await visitor.go('/communiques');
  communique = (await visitor.page.locator('main a[href^="/communiques/"]').first().getAttribute('href')) ?? '';
}, 600_000);
afterAll(async () => {
  await visitor.context.close();
  await narrow.context.close();
});

describe('every public page', () => {
  test.each(
    addresses.flatMap(([name, address, status]) => [['en', name, address, status] as const, ['ur', name, address, status] as const]),
  )('in %s: %s shuts nobody out, fits a phone and is quiet in the console', async (language, _, address, expected) => {
    const path = pathOf(address);
    const before = visitor.complaints.length;
    const status = await visitor.go(`${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
    expect(status).toBeLessThan(500);
    expect(status).toBe(expected ?? status);
    expect(await visitor.page.locator('html').getAttribute('dir')).toBe(language === 'ur' ? 'rtl' : 'ltr');
    expect(await visitor.page.locator('h1').count()).toBe(1);
    expect({ ...(await wrongOn(visitor.page, language)), complaints: visitor.complaints.slice(before) }).toEqual({
      ...nothingWrong,
      complaints: [],
    });
  });

  test('is walked through by the keyboard alone: the skip link first, then what one sees has the focus', async () => {
    for (const path of ['/?lang=en', '/commitments', '/commitments/PK-UZ-0001', communique, '/method']) {
      await narrow.page.setViewportSize({ width: 1280, height: 900 });
      await narrow.go(path);
      const stops = await stopsOf(narrow.page, 25);
      expect(stops[0]?.name).toContain('Skip to main content');
      expect(stops.length).toBeGreaterThan(8);
      expect({ path, unseen: stops.filter((stop) => !stop.seen).map((stop) => stop.name) }).toEqual({ path, unseen: [] });
    }
    await narrow.go('/');
    await narrow.page.keyboard.press('Tab');
    await narrow.page.keyboard.press('Enter');
    expect(await narrow.page.evaluate('document.activeElement.id')).toBe('main');
  });

  test('prints with its address and without what only a screen needs', async () => {
    const { url } = await site();
    for (const path of ['/', '/commitments/PK-UZ-0001', communique]) {
      await narrow.page.emulateMedia({ media: 'print' });
      await narrow.go(path);
      expect(await narrow.page.locator('.only-print').innerText()).toContain(`Printed from ${url}${path}`);
      expect(await narrow.page.locator('header.masthead nav').isVisible()).toBe(false);
    }
    await narrow.page.emulateMedia({ media: 'screen' });
    expect(await narrow.page.locator('.only-print').isVisible()).toBe(false);
  });

  test('does not move for those who asked for that', async () => {
    await narrow.page.emulateMedia({ reducedMotion: 'reduce' });
    for (const path of ['/', '/commitments/PK-UZ-0001']) {
      await narrow.go(path);
      expect({ path, moving: await movingOn(narrow.page) }).toEqual({ path, moving: 0 });
    }
    await narrow.page.emulateMedia({ reducedMotion: null });
  });

  test('is readable in the dark', async () => {
    await narrow.page.emulateMedia({ colorScheme: 'dark' });
    for (const path of ['/', '/commitments', '/commitments/PK-UZ-0001', communique, '/method']) {
      await narrow.go(path);
      expect({ path, found: await barriers(narrow.page, ['color-contrast']) }).toEqual({ path, found: [] });
    }
    await narrow.page.emulateMedia({ colorScheme: null });
  });
});
