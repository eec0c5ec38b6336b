/** Trains the token model: stochastic AdaGrad on the exact likelihood, with L2 and a fixed seed. */
import { beginLabel, genericLabel, insideLabel, labelCount, marginals, outsideLabel, runLattice } from '../detection/crf.ts';
import type { HashIndex } from '../detection/hashing.ts';
import { seededRandom, shuffled } from './seeded-random.ts';

/** A sentence ready for training: features as rows, a token's at rows[starts[t]..starts[t+1]). */
export interface Sequence {
  readonly size: number;
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly gold: Uint8Array;
}

export interface Tagger {
  readonly index: HashIndex;
  readonly weights: Float32Array;
  readonly transitions: Float64Array;
}

export interface TaggerOptions {
  readonly passes: number;
  readonly rate: number;
  readonly l2: number;
  readonly seed: number;
  /** Share of features left out at random in each step. */
  readonly dropout: number;
}

/** Gold labels of the tokens of a sentence. */
export function goldLabels(
  tokens: readonly { start: number; end: number }[],
  spans: readonly { start: number; end: number; specific: boolean }[],
): Uint8Array {
  const gold = new Uint8Array(tokens.length);
  for (const span of [...spans].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    let first = true;
    tokens.forEach((token, i) => {
      if (token.start < span.start || token.end > span.end) return;
      gold[i] = span.specific ? (first ? beginLabel : insideLabel) : genericLabel;
      first = false;
    });
  }
  for (let i = 0; i < gold.length; i++) {
    const before = i === 0 ? outsideLabel : gold[i - 1];
    if (gold[i] === insideLabel && before !== beginLabel && before !== insideLabel) gold[i] = beginLabel;
  }
  return gold;
}

export function emissionsOf(sequence: Sequence, weights: Float32Array, into: Float64Array): void {
  const L = labelCount;
  for (let t = 0; t < sequence.size; t++) {
    for (let y = 0; y < L; y++) into[t * L + y] = 0;
    const end = sequence.starts[t + 1] ?? 0;
    for (let k = sequence.starts[t] ?? 0; k < end; k++) {
      const row = (sequence.rows[k] ?? 0) * L;
      for (let y = 0; y < L; y++) into[t * L + y] = (into[t * L + y] ?? 0) + (weights[row + y] ?? 0);
    }
  }
}

export function trainTagger(sequences: readonly Sequence[], index: HashIndex, options: TaggerOptions): Tagger {
  const L = labelCount;
  const weights = new Float32Array(index.size * L);
  const squares = new Float32Array(index.size * L).fill(1e-3);
  const transitions = new Float64Array(L * L);
  const transitionSquares = new Float64Array(L * L).fill(1e-3);
  const random = seededRandom(options.seed);
  const longest = sequences.reduce((top, { size }) => Math.max(top, size), 1);
  const emissions = new Float64Array(longest * L);
  const gradient = new Float64Array(L);
  const kept = new Uint8Array(1 << 16);
  for (let pass = 0; pass < options.passes; pass++) {
    for (const sequence of shuffled(sequences, random)) {
      const { size, starts, rows, gold } = sequence;
      const scale = 1 / (1 - options.dropout);
      emissions.fill(0, 0, size * L);
      const total = starts[size] ?? 0;
      const keep = total <= kept.length ? kept : new Uint8Array(total);
      for (let t = 0; t < size; t++) {
        for (let k = starts[t] ?? 0; k < (starts[t + 1] ?? 0); k++) {
          keep[k] = options.dropout === 0 || random() >= options.dropout ? 1 : 0;
          if (!keep[k]) continue;
          const row = (rows[k] ?? 0) * L;
          for (let y = 0; y < L; y++) emissions[t * L + y] = (emissions[t * L + y] ?? 0) + scale * (weights[row + y] ?? 0);
        }
      }
      const lattice = runLattice(emissions, transitions, size);
      const p = marginals(lattice);
      for (let t = 0; t < size; t++) {
        for (let y = 0; y < L; y++) gradient[y] = (p[t * L + y] ?? 0) - (gold[t] === y ? 1 : 0);
        for (let k = starts[t] ?? 0; k < (starts[t + 1] ?? 0); k++) {
          if (!keep[k]) continue;
          const row = (rows[k] ?? 0) * L;
          for (let y = 0; y < L; y++) {
            const w = weights[row + y] ?? 0;
            const g = (gradient[y] ?? 0) * scale + options.l2 * w;
            const s = (squares[row + y] ?? 0) + g * g;
            squares[row + y] = s;
            weights[row + y] = w - (options.rate * g) / Math.sqrt(s);
          }
        }
      }
      for (let t = 1; t < size; t++)
        for (let a = 0; a < L; a++)
          for (let b = 0; b < L; b++) {
            const score =
              (lattice.alpha[(t - 1) * L + a] ?? 0) +
              (transitions[a * L + b] ?? 0) +
              (emissions[t * L + b] ?? 0) +
              (lattice.beta[t * L + b] ?? 0);
            const expected = b === insideLabel && a !== beginLabel && a !== insideLabel ? 0 : Math.exp(score - lattice.logZ);
            const g = expected - (gold[t - 1] === a && gold[t] === b ? 1 : 0);
            const s = (transitionSquares[a * L + b] ?? 0) + g * g;
            transitionSquares[a * L + b] = s;
            transitions[a * L + b] = (transitions[a * L + b] ?? 0) - (options.rate * g) / Math.sqrt(s);
          }
    }
  }
  return { index, weights, transitions };
}
