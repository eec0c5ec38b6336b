/** Multinomial logistic regression over hashed features; small, deterministic, in plain TypeScript. */
import { hashIndex, type HashIndex } from '../detection/hashing.ts';
import { seededRandom, shuffled } from '../training/seeded-random.ts';

/** Feature hashes and their values, side by side. */
export interface Features {
  readonly hashes: readonly number[];
  readonly values: readonly number[];
}
export interface Example {
  readonly features: Features;
  /** Index of the right class. */
  readonly target: number;
  readonly weight: number;
}
export interface Model {
  readonly classes: readonly string[];
  readonly hashes: Uint32Array;
  readonly index: HashIndex;
  /** features × classes */
  readonly weights: Float32Array;
}
export interface TrainingOptions {
  readonly passes: number;
  readonly rate: number;
  readonly l2: number;
  /** Features seen in fewer examples are left out. */
  readonly least: number;
  readonly seed: number;
  /** Share of the features left out at each sight of an example: none may be leant on alone. 0 to 1. */
  readonly dropout: number;
}

function softmax(scores: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    const grown = Math.exp((scores[c] ?? 0) - top);
    scores[c] = grown;
    sum += grown;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? 0) / sum;
}

/** Probabilities by class, in the order of `model.classes`. */
export function probabilities(model: Model, features: Features): Float64Array {
  const width = model.classes.length;
  const scores = new Float64Array(width);
  for (let k = 0; k < features.hashes.length; k++) {
    const row = model.index.find(features.hashes[k] ?? 0);
    if (row < 0) continue;
    const value = features.values[k] ?? 0;
    for (let c = 0; c < width; c++) scores[c] = (scores[c] ?? 0) + (model.weights[row * width + c] ?? 0) * value;
  }
  softmax(scores);
  return scores;
}

interface Row {
  readonly index: Int32Array;
  readonly value: Float64Array;
  readonly target: number;
  readonly weight: number;
}

function rowsOf(examples: readonly Example[], least: number): { hashes: Uint32Array; rows: Row[] } {
  const seen = new Map<number, number>();
  for (const { features } of examples) for (const hash of new Set(features.hashes)) seen.set(hash, (seen.get(hash) ?? 0) + 1);
  const names = new Map<number, number>();
  for (const [hash, times] of seen) if (times >= least) names.set(hash, names.size);
  const rows = examples.map(({ features, target, weight }) => {
    const sums = new Map<number, number>();
    features.hashes.forEach((hash, k) => {
      const at = names.get(hash);
      if (at !== undefined) sums.set(at, (sums.get(at) ?? 0) + (features.values[k] ?? 0));
    });
    return { index: Int32Array.from(sums.keys()), value: Float64Array.from(sums.values()), target, weight };
  });
  return { hashes: Uint32Array.from(names.keys()), rows };
}

/** Trains by AdaGrad with decay towards zero; the same examples in the same order give the same model. */
export function train(examples: readonly Example[], classes: readonly string[], options: TrainingOptions): Model {
  const { hashes, rows } = rowsOf(examples, options.least);
  const width = classes.length;
  const weights = new Float64Array(hashes.length * width);
  const squares = new Float64Array(hashes.length * width).fill(1e-2);
  const random = seededRandom(options.seed);
  const scores = new Float64Array(width);
  for (let pass = 0; pass < options.passes; pass++)
    for (const row of shuffled(rows, random)) learn(thinned(row, options.dropout, random), scores, weights, squares, width, options);
  return { classes, hashes, index: hashIndex(hashes), weights: Float32Array.from(weights) };
}

function thinned(row: Row, dropout: number, random: () => number): Row {
  if (dropout <= 0) return row;
  const index: number[] = [];
  const value: number[] = [];
  for (let k = 0; k < row.index.length; k++) {
    if (random() < dropout) continue;
    index.push(row.index[k] ?? 0);
    value.push((row.value[k] ?? 0) / (1 - dropout));
  }
  return { index: Int32Array.from(index), value: Float64Array.from(value), target: row.target, weight: row.weight };
}

function learn(
  row: Row,
  scores: Float64Array,
  weights: Float64Array,
  squares: Float64Array,
  width: number,
  options: TrainingOptions,
): void {
  scores.fill(0);
  for (let k = 0; k < row.index.length; k++) {
    const base = (row.index[k] ?? 0) * width;
    const value = row.value[k] ?? 0;
    for (let c = 0; c < width; c++) scores[c] = (scores[c] ?? 0) + (weights[base + c] ?? 0) * value;
  }
  softmax(scores);
  for (let k = 0; k < row.index.length; k++) {
    const base = (row.index[k] ?? 0) * width;
    const value = row.value[k] ?? 0;
    for (let c = 0; c < width; c++) {
      const slot = base + c;
      const now = weights[slot] ?? 0;
      const gradient = row.weight * ((scores[c] ?? 0) - (c === row.target ? 1 : 0)) * value + options.l2 * now;
      const square = (squares[slot] ?? 0) + gradient * gradient;
      squares[slot] = square;
      weights[slot] = now - (options.rate * gradient) / Math.sqrt(square);
    }
  }
}

/** Leaves out the features that matter least, so that the model keeps at most `most`. */
export function pruned(model: Model, most: number): Model {
  const width = model.classes.length;
  const strength = Array.from(model.hashes, (_, row) => {
    let top = 0;
    for (let c = 0; c < width; c++) top = Math.max(top, Math.abs(model.weights[row * width + c] ?? 0));
    return top;
  });
  const kept = strength
    .map((_, row) => row)
    .sort((a, b) => (strength[b] ?? 0) - (strength[a] ?? 0) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
  const hashes = Uint32Array.from(kept, (row) => model.hashes[row] ?? 0);
  const weights = Float32Array.from(
    { length: kept.length * width },
    (_, i) => model.weights[(kept[Math.floor(i / width)] ?? 0) * width + (i % width)] ?? 0,
  );
  return { classes: model.classes, hashes, index: hashIndex(hashes), weights };
}
