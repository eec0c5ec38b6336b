import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { gridPage } from '../src/identity/index.ts';
import { gridFile, things } from './access-grid.ts';

test('docs/access-grid.md says what the code does; after a change run: npx tsx build/access-grid.ts', () => {
  expect(readFileSync(gridFile, 'utf8')).toBe(gridPage(things));
});
