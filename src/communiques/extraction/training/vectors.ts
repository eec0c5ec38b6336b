/** Plain numerics for the word table: principal axes by power iteration, k-means from a fixed seed. */
import { seededRandom } from './seeded-random.ts';

export type Matrix = Float64Array[];

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** The first `count` principal axes of the rows, without centring (rows are unit vectors). */
export function principalAxes(rows: Matrix, count: number): Matrix {
  const size = rows[0]?.length ?? 0;
  const scatter = Array.from({ length: size }, () => new Float64Array(size));
  for (const row of rows)
    for (let i = 0; i < size; i++) {
      const line = scatter[i];
      const a = row[i] ?? 0;
      if (line) for (let j = 0; j < size; j++) line[j] = (line[j] ?? 0) + a * (row[j] ?? 0);
    }
  const random = seededRandom(11);
  const axes: Matrix = [];
  for (let k = 0; k < count; k++) {
    let axis = Float64Array.from({ length: size }, () => random() - 0.5);
    for (let pass = 0; pass < 80; pass++) {
      const next = Float64Array.from(scatter, (line) => dot(line, axis));
      for (const known of axes) {
        const overlap = dot(next, known);
        for (let i = 0; i < size; i++) next[i] = (next[i] ?? 0) - overlap * (known[i] ?? 0);
      }
      const length = Math.sqrt(dot(next, next)) || 1;
      axis = next.map((value) => value / length);
    }
    axes.push(axis);
  }
  return axes;
}

export function project(row: Float64Array, axes: Matrix): Float64Array {
  return Float64Array.from(axes, (axis) => dot(row, axis));
}

/** The cluster number of each row: spherical k-means from evenly spread seeds. */
export function clusterRows(rows: Matrix, count: number, passes: number, seed: number): Uint16Array {
  const random = seededRandom(seed);
  const size = rows[0]?.length ?? 0;
  let centres: Matrix = Array.from({ length: count }, () => Float64Array.from(rows[Math.floor(random() * rows.length)] ?? []));
  const owner = new Uint16Array(rows.length);
  for (let pass = 0; pass < passes; pass++) {
    rows.forEach((row, index) => {
      let best = -Infinity;
      for (let k = 0; k < count; k++) {
        const centre = centres[k];
        const score = centre ? dot(row, centre) : -Infinity;
        if (score > best) {
          best = score;
          owner[index] = k;
        }
      }
    });
    const sums = Array.from({ length: count }, () => new Float64Array(size));
    rows.forEach((row, index) => {
      const sum = sums[owner[index] ?? 0];
      if (sum) for (let i = 0; i < size; i++) sum[i] = (sum[i] ?? 0) + (row[i] ?? 0);
    });
    centres = sums.map((sum, k) => {
      const length = Math.sqrt(dot(sum, sum));
      return length > 0 ? sum.map((value) => value / length) : (centres[k] ?? sum);
    });
  }
  return owner;
}
