import type { Cell, Grid, GridRow, GridThing } from './grid.ts';
import { grid } from './grid.ts';

const marks: Readonly<Record<Cell, string>> = { yes: 'yes', 'at-office': 'own office', no: '·' };
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Rows of one command that differ only in the state become one. */
const joined = (rows: readonly GridRow[]): readonly GridRow[] => {
  const kept = new Map<string, GridRow>();
  for (const row of rows) {
    const key = JSON.stringify([row.command, row.refused, row.cells]);
    const known = kept.get(key);
    kept.set(key, known === undefined ? row : { ...known, state: `${known.state}, ${row.state}` });
  }
  return [...kept.values()];
};

const tableOf = ({ kind, columns, rows }: Grid): string =>
  [
    `## ${kind}`,
    '',
    line(['command', 'state', ...columns, 'then']),
    line(['---', '---', ...columns.map(() => '---'), '---']),
    ...joined(rows).map((row) => {
      const cells = columns.map((column) => marks[row.cells[column] ?? 'no']);
      return line([row.command, row.state, ...cells, row.refused === undefined ? 'done' : `refused: \`${row.refused}\``]);
    }),
  ].join('\n');

/** `docs/access-grid.md`, as text. */
export const gridPage = (things: readonly GridThing[]): string =>
  `${[
    '# Who may do what',
    'Made by `npx tsx build/access-grid.ts` from the code itself; a test fails when this page is old. Every command is put to the' +
      ' real `access` for every role and state, and to the real `decide` for every state.',
    '`yes`: may. `own office`: may with this role at the office it is about. `·`: may not. The last column says what happens in this' +
      ' state when someone who may gives the command.',
    ...things.map((thing) => tableOf(grid(thing))),
  ].join('\n\n')}\n`;
