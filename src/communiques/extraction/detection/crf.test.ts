import { describe, expect, it } from 'vitest';
import { beginLabel, insideLabel, labelCount, marginals, outsideLabel, runLattice, segments } from './crf.ts';

function emissionsOf(rows: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(rows.flat());
}
const even = new Float64Array(labelCount * labelCount);

/** Every legal labelling with its unnormalised weight, the slow way. */
function allPaths(emissions: Float64Array, size: number): { path: number[]; weight: number }[] {
  let paths: { path: number[]; weight: number }[] = [{ path: [], weight: 1 }];
  for (let t = 0; t < size; t++)
    paths = paths.flatMap(({ path, weight }) =>
      Array.from({ length: labelCount }, (_, y) => y)
        .filter((y) => y !== insideLabel || path.at(-1) === beginLabel || path.at(-1) === insideLabel)
        .map((y) => ({ path: [...path, y], weight: weight * Math.exp(emissions[t * labelCount + y] ?? 0) })),
    );
  return paths;
}

describe('the chain over tokens', () => {
  const emissions = emissionsOf([
    [0.5, 1, -1, 0],
    [0, 0.2, 0.9, -0.5],
    [1.1, 0, 0.3, 0],
    [0.2, 0.7, 0.1, 0.4],
  ]);
  const lattice = runLattice(emissions, even, 4);
  const paths = allPaths(emissions, 4);
  const total = paths.reduce((sum, { weight }) => sum + weight, 0);

  it('sums every legal labelling', () => {
    expect(lattice.logZ).toBeCloseTo(Math.log(total), 8);
  });
  it('gives each label of a token its share', () => {
    const share = paths.filter(({ path }) => path[1] === insideLabel).reduce((sum, { weight }) => sum + weight, 0) / total;
    expect(marginals(lattice)[labelCount + insideLabel]).toBeCloseTo(share, 8);
  });
  it('gives a run of tokens the probability that it begins and ends just there', () => {
    const found = segments(lattice, emissions, even, 1e-6).find(({ from, to }) => from === 0 && to === 2);
    const share = paths
      .filter(({ path }) => path[0] === beginLabel && path[1] === insideLabel && path[2] !== insideLabel)
      .reduce((sum, { weight }) => sum + weight, 0);
    expect(found?.probability).toBeCloseTo(share / total, 8);
  });
  it('never starts a sentence inside a run', () => {
    expect(marginals(lattice)[insideLabel]).toBe(0);
    expect(marginals(lattice)[outsideLabel]).toBeGreaterThan(0);
  });
});
