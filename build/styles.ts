/**
 * Builds dist/daricha.css from src/doors/web/styles with Tailwind and copies the fonts and the enhancer beside it.
 * Does nothing when dist is newer than everything it is made of. Run by `npm start`, so it must stay quick.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts: string[]): string => join(root, ...parts);
const target = at('dist', 'daricha.css');
const stamp = at('dist', '.built');

const fonts = [
  '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  '@fontsource/source-sans-3/files/source-sans-3-latin-ext-400-normal.woff2',
  '@fontsource/source-sans-3/files/source-sans-3-latin-ext-600-normal.woff2',
  '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2',
  '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2',
  '@fontsource/source-serif-4/files/source-serif-4-latin-ext-400-normal.woff2',
  '@fontsource/source-serif-4/files/source-serif-4-latin-ext-600-normal.woff2',
  '@fontsource/noto-nastaliq-urdu/files/noto-nastaliq-urdu-arabic-400-normal.woff2',
];

const newestIn = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true }).reduce((newest, entry) => {
    const path = join(folder, entry.name);
    return Math.max(newest, entry.isDirectory() ? newestIn(path) : statSync(path).mtimeMs);
  }, 0);

const isFresh = (): boolean => {
  if (!existsSync(target) || !existsSync(stamp)) return false;
  const built = statSync(stamp).mtimeMs;
  const sources = Math.max(newestIn(at('src', 'doors', 'web')), statSync(fileURLToPath(import.meta.url)).mtimeMs);
  return sources < built && fonts.every((font) => existsSync(at('dist', 'fonts', font.split('/').at(-1) ?? '')));
};

const build = (): void => {
  // The stamp is taken before reading: a source that changes while we build makes the next run build again.
  const started = new Date();
  mkdirSync(at('dist', 'fonts'), { recursive: true });
  rmSync(stamp, { force: true });
  const cli = at('node_modules', '@tailwindcss', 'cli', 'dist', 'index.mjs');
  const run = spawnSync(process.execPath, [cli, '-i', at('src', 'doors', 'web', 'styles', 'daricha.css'), '-o', target, '--minify'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (run.status !== 0) {
    process.stderr.write(run.stderr);
    process.exitCode = 1;
    return;
  }
  for (const font of fonts) copyFileSync(at('node_modules', font), at('dist', 'fonts', font.split('/').at(-1) ?? ''));
  copyFileSync(at('src', 'doors', 'web', 'enhancer', 'enhancer.js'), at('dist', 'enhancer.js'));
  copyFileSync(at('src', 'doors', 'web', 'phone', 'phone.js'), at('dist', 'phone.js'));
  writeFileSync(stamp, `${started.toISOString()}\n`);
};

if (!isFresh()) build();
