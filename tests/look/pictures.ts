/** Takes pictures of the gallery: `tsx tests/look/pictures.ts FOLDER [page…]`. Each page at 1280 and 360 px, both directions, and in the dark. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../../build/chromium.ts';
import { galleryPage, pages } from './gallery.tsx';

const [folder = 'test-results/look', ...wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const asset = (name: string): string => pathToFileURL(resolve('dist', name)).href;
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
for (const page of pages.filter((name) => wanted.length === 0 || wanted.includes(name)))
  for (const language of ['en', 'ur'] as const) {
    const file = resolve(folder, `${page}-${language}.html`);
    const html = await galleryPage(page, language, asset);
    writeFileSync(file, html);
    for (const [width, scheme] of [
      [1280, 'light'],
      [360, 'light'],
      [1280, 'dark'],
    ] as const) {
      if (scheme === 'dark' && language === 'ur') continue;
      const view = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
      await view.goto(pathToFileURL(file).href);
      await view.evaluate('document.fonts.ready');
      const wide = await view.evaluate('document.documentElement.scrollWidth');
      if (Number(wide) > width) process.stdout.write(`${page} ${language} ${width}: ${wide} px wide\n`);
      await view.screenshot({ path: join(folder, `${page}-${language}-${width}${scheme === 'dark' ? '-dark' : ''}.png`), fullPage: true });
      await view.close();
    }
    process.stdout.write(`${page}-${language} ${html.length} characters\n`);
  }
await browser.close();
