import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong on the page that is open, one line each; empty when nothing. */
export const barriers = async (page: Page, rules?: readonly string[]): Promise<readonly string[]> => {
  const builder = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules ? builder.withRules([...rules]) : builder.withTags(tags)).analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => node.html.slice(0, 160))
        .join(' | ')}`,
  );
};

/** What cannot be read by those who have set their device to dark. */
export const barriersInDark = async (page: Page): Promise<readonly string[]> => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const found = await barriers(page, ['color-contrast']);
  await page.emulateMedia({ colorScheme: null });
  return found;
};

// What runs inside the page is text: the tests' own types know no browser.
const tooWide = (width: number) => `(() => {
  const root = document.documentElement;
  if (root.scrollWidth <= ${width}) return [];
  const wide = [...document.querySelectorAll('body *')].filter((el) => {
    const box = el.getBoundingClientRect();
    return (box.right > ${width} + 1 || box.left < -1) && box.width > 0 && getComputedStyle(el).position !== 'absolute';
  });
  return [root.scrollWidth + ' px wide', ...wide.slice(0, 4).map((el) => el.outerHTML.slice(0, 120))];
})()`;

/** The elements that reach beyond a window of this width, after how wide the document is; empty when it fits. */
export const overflow = async (page: Page, width: number): Promise<readonly string[]> => {
  await page.setViewportSize({ width, height: 800 });
  return page.evaluate<string[]>(tooWide(width));
};

// On the map a halo around the dot takes the place of an outline.
const focused = `(() => {
  const el = document.activeElement;
  if (!el || el === document.body) return null;
  const outlined = [el, el.parentElement].some((one) => {
    const style = getComputedStyle(one);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  });
  const halo = el.querySelector('.halo');
  const box = el.getBoundingClientRect();
  const inView = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
  const name = (el.textContent || el.getAttribute('name') || '').trim().slice(0, 40);
  return { name: el.tagName.toLowerCase() + ' ' + name, seen: inView && (outlined || (halo !== null && getComputedStyle(halo).opacity === '1')) };
})()`;

export interface Stop {
  readonly name: string;
  /** Whether one sees that it has the focus. */
  readonly seen: boolean;
}

/** What the Tab key reaches, in order, at most so many stops. */
export const stopsOf = async (page: Page, most: number): Promise<readonly Stop[]> => {
  const stops: Stop[] = [];
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<Stop | null>(focused);
    if (stop === null) break;
    stops.push(stop);
  }
  return stops;
};

/** How many elements move: a transition or animation that lasts, or one that runs. */
export const movingOn = (page: Page): Promise<number> =>
  page.evaluate<number>(`[...document.querySelectorAll('*')].filter((el) => {
    const { animationDuration, transitionDuration } = getComputedStyle(el);
    return [animationDuration, transitionDuration].some((all) => all.split(',').some((d) => parseFloat(d) > 0.011));
  }).length + document.getAnimations().filter((a) => a.playState === 'running').length`);

/** What shuts somebody out of the page that is open: at a desk, by day and in the dark, in one language; on a phone in the other. */
export const wrongOn = async (page: Page, language: string) => {
  const atDesk = language === 'en';
  await page.setViewportSize({ width: 1280, height: 900 });
  const wide = atDesk ? await barriers(page) : [];
  const inDark = atDesk ? await barriersInDark(page) : [];
  const at320 = await overflow(page, 320);
  return { wide, inDark, at320, narrow: atDesk ? [] : await barriers(page) };
};
export const nothingWrong = { wide: [], inDark: [], at320: [], narrow: [] } as const;
