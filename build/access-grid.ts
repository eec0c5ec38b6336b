/** Writes docs/access-grid.md: who may do what, from the code. A room's things join by being named here. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GridThing, gridPage, identityGrid } from '../src/identity/index.ts';

export const gridFile = join(import.meta.dirname, '..', 'docs', 'access-grid.md');
export const things: readonly GridThing[] = [...identityGrid];

export const writeGrid = (): void => {
  mkdirSync(join(gridFile, '..'), { recursive: true });
  writeFileSync(gridFile, gridPage(things));
};
if (process.argv[1] === import.meta.filename) writeGrid();
