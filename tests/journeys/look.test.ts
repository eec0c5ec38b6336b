import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../build/chromium.ts';
import { galleryPage, pages } from '../look/gallery.tsx';

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'daricha-look-'));
const asset = (name: string): string => pathToFileURL(resolve('dist', name)).href;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const open = async (page: (typeof pages)[number], language: 'en' | 'ur', settings: { width: number }) => {
  const file = join(folder, `${page}-${language}.html`);
  writeFileSync(file, await galleryPage(page, language, asset));
  const context = await browser.newContext({
    viewport: { width: settings.width, height: 800 },
  });
  const view = await context.newPage();
  await view.goto(pathToFileURL(file).href);
  return { view, close: () => context.close() };
};

describe('the gallery of the look', () => {
  test.each(pages.flatMap((page) => [[page, 'en'] as const, [page, 'ur'] as const]))(
    'axe finds nothing wrong on %s in %s',
    async (page, language) => {
      const { view, close } = await open(page, language, { width: 1280 });
      const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const inLight = await new AxeBuilder({ page: view }).withTags(tags).analyze();
      await view.emulateMedia({ colorScheme: 'dark' });
      const inDark = await new AxeBuilder({ page: view }).withRules(['color-contrast']).analyze();
      await close();
      const found = [...inLight.violations, ...inDark.violations];
      expect(found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)).toEqual([]);
    },
  );

  test.each(pages.flatMap((page) => [[page, 'en'] as const, [page, 'ur'] as const]))('%s in %s fits 320 px', async (page, language) => {
    const { view, close } = await open(page, language, { width: 320 });
    const width = Number(await view.evaluate('document.documentElement.scrollWidth'));
    const { violations } = await new AxeBuilder({ page: view })
      .withRules(['target-size', 'color-contrast', 'scrollable-region-focusable'])
      .analyze();
    await close();
    expect(width).toBe(320);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  test('a form is sent once, however often its button is pressed', async () => {
    const { view, close } = await open('form', 'en', { width: 1280 });
    const sent = await view.evaluate(`(() => {
      let sent = 0;
      document.addEventListener('submit', (event) => { if (!event.defaultPrevented) sent += 1; event.preventDefault(); });
      const button = document.querySelector('main form button');
      button.click(); button.click(); button.click();
      return sent;
    })()`);
    await close();
    expect(sent).toBe(1);
  });

  test('what was typed comes back in this tab when the page comes back empty', async () => {
    const { view, close } = await open('form', 'en', { width: 1280 });
    await view.fill('#paste', 'Not yet sent');
    const file = join(folder, 'form-en.html');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Line one\nLine two', ''));
    await view.reload();
    const shown = await view.inputValue('#paste');
    await close();
    expect(shown).toBe('Not yet sent');
  });

  test('a key presses its button, but not while someone types', async () => {
    const { view, close } = await open('parts', 'en', { width: 1280 });
    await view.evaluate(
      `document.querySelector('[data-key="a"]').addEventListener('click', (event) => { event.preventDefault(); document.title = 'pressed'; })`,
    );
    await view.focus('.find input');
    await view.keyboard.press('a');
    const whileTyping = await view.title();
    await view.evaluate('document.activeElement.blur()');
    await view.keyboard.press('a');
    const after = await view.title();
    await close();
    expect(whileTyping).not.toBe('pressed');
    expect(after).toBe('pressed');
  });

  test('selected text writes its offsets in UTF-16 units', async () => {
    const { view, close } = await open('parts', 'en', { width: 1280 });
    const offsets = await view.evaluate(`(async () => {
      const text = document.createElement('div');
      text.id = 'text'; text.dataset.selectable = '';
      text.append('One 🪟 ', Object.assign(document.createElement('mark'), { textContent: 'two' }), ' three');
      const fields = ['start', 'end'].map((name) => { const field = document.createElement('input'); field.dataset.selection = name; field.dataset.of = 'text'; return field; });
      document.querySelector('main').append(text, ...fields);
      const range = document.createRange();
      range.setStart(text.childNodes[1].firstChild, 1); range.setEnd(text.childNodes[2], 3);
      getSelection().removeAllRanges(); getSelection().addRange(range);
      await new Promise((done) => setTimeout(done, 200));
      return fields.map((field) => Number(field.value));
    })()`);
    await close();
    // 'One ' is 4 units, the window 2, the space 1: the mark starts at 7.
    expect(offsets).toEqual([8, 13]);
  });
});
