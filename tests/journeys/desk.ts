/** What an officer does at the review desk, as steps for the journeys. */
import type { Locator, Page } from 'playwright-core';
import type { Visit } from './site.ts';

/** Pastes a report and answers the address of its review page. */
export const paste = async ({ page, go }: Visit, text: string, source: { readonly outlet?: string } = {}): Promise<string> => {
  await go('/desk/add');
  await page.getByLabel('Text of the communiqué').fill(text);
  if (source.outlet) {
    await page.locator('summary', { hasText: 'About the source' }).click();
    await page.getByLabel('Published by').fill(source.outlet);
  }
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.waitForURL(/\/desk\/communiques\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
};

export const panel = (page: Page): Locator => page.locator('#now');

/** The form of the panel that gives an order. */
export const order = (page: Page, act: string): Locator => panel(page).locator(`form[action$="/${act}"], form[action*="/${act}#"]`);

/** Opens the passage whose highlight holds these words. */
export const choose = async (page: Page, words: string): Promise<void> => {
  await page.locator('.article mark a', { hasText: words }).first().click();
  await panel(page).locator('blockquote', { hasText: words }).waitFor();
};

export const unfold = async (page: Page, label: RegExp): Promise<void> => {
  const fold = panel(page)
    .locator('details.fold', { has: page.locator('> summary', { hasText: label }) })
    .last();
  if ((await fold.getAttribute('open')) === null) await fold.locator('> summary').click();
};

/** The page tells what was done. */
export const told = (page: Page, words: string): Promise<void> => page.getByText(words).first().waitFor();

/** Selects words of the text as a mouse would. */
export const select = async (page: Page, words: string): Promise<void> => {
  await page.evaluate(`(() => {
    for (const root of document.querySelectorAll('[data-selectable]')) {
      const at = root.textContent.indexOf(${JSON.stringify(words)});
      if (at < 0) continue;
      const ends = [at, at + ${words.length}];
      const range = document.createRange();
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(), passed = 0; node; passed += node.length, node = walker.nextNode()) {
        if (ends[0] >= passed && ends[0] < passed + node.length) range.setStart(node, ends[0] - passed);
        if (ends[1] > passed && ends[1] <= passed + node.length) range.setEnd(node, ends[1] - passed);
      }
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return;
    }
    throw new Error('no such words on the page');
  })()`);
  await page.waitForFunction(`[...document.querySelectorAll('[data-selection="start"]')].some((field) => field.value !== '')`);
};

/** Every quote that the desk shows as highlighted, one line each. */
/** The promises marked in the text; a text that is still being read is looked at again, as the page says. */
export const highlights = async (page: Page): Promise<string[]> => {
  const again = page.getByRole('link', { name: 'Look again' });
  while (await again.isVisible()) await again.click();
  return page.locator('.article mark').allInnerTexts();
};
