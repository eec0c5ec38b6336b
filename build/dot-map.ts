/**
 * Precomputes the land of the world as a grid of dots: `tsx build/dot-map.ts` writes src/doors/web/look/map/land-dots.ts.
 * Only land and sea: no borders, because every data set of borders takes a side somewhere.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { geoContains } from 'd3-geo';
import { feature } from 'topojson-client';
import { bottom, columns, placeAt, rows } from '../src/doors/web/look/map/projection.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const atlas = JSON.parse(readFileSync(join(root, 'node_modules/world-atlas/land-110m.json'), 'utf8'));
const land = feature(atlas, atlas.objects.land);

const runsOf = (row: number): [start: number, length: number][] => {
  const runs: [number, number][] = [];
  for (let column = 0; column < columns; column += 1) {
    const at = placeAt(column, row);
    if (at === null || at[1] < bottom || !geoContains(land, at)) continue;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === column) last[1] += 1;
    else runs.push([column, 1]);
  }
  return runs;
};

/** Gap since the last run and its length, base 36, two characters each. */
const coded = (runs: readonly [number, number][]): string => {
  let end = 0;
  return runs
    .map(([start, length]) => {
      const gap = start - end;
      end = start + length;
      return gap.toString(36).padStart(2, '0') + length.toString(36).padStart(2, '0');
    })
    .join('');
};

const lines = Array.from({ length: rows }, (_, row) => coded(runsOf(row)));
writeFileSync(
  join(root, 'src/doors/web/look/map/land-dots.ts'),
  `/**
 * Land as rows of dots from the north: pairs of gap and length, base 36, two characters each.
 * Made by build/dot-map.ts from Natural Earth 1:110m land (public domain) as packed by world-atlas 2.0.2 (ISC). No borders.
 */
export const landRows: readonly string[] = ${JSON.stringify(lines.join('/').replace(/\/+$/, ''))}.split('/');
`,
);
