/**
 * A small recurrent net beside the token model: word vectors, kinds, triggers and clusters go through gates in both directions
 * (quasi-recurrent: no matrix between steps, so it is quick), then one hidden layer gives scores for every label.
 */
import { labelCount } from './crf.ts';
import type { Kernel } from './kernel.ts';
import { joins } from './token-features.ts';
import type { SentenceView } from './views.ts';
import type { WordTable } from './word-table.ts';
import type { Word } from './words.ts';

export const shapeOfNet = { cells: 32, hidden: 32, offsets: 3 } as const;
const { cells: H, hidden: M, offsets } = shapeOfNet;
/** One direction's gates: candidate, forget, output. */
export const gates = 3 * H;
/** Width of a token's projection: direction × offset × gates. */
export const projection = 2 * offsets * gates;

const kindIds = 40;
const shapesAt = kindIds + 201;
const triggersAt = shapesAt + 6;
const sidesAt = triggersAt + 24;
const knownAt = sidesAt + 5;
const joinsAt = knownAt + 1;
const placesAt = joinsAt + 16;
const sideSetsAt = placesAt + 32;
const beforeAt = sideSetsAt + 32;
export const idCount = beforeAt + 24;

export interface NetWeights {
  /** vector dimensions × projection */
  readonly vectors: Float32Array;
  /** ids × projection */
  readonly ids: Float32Array;
  /** 2 × gates */
  readonly gateBias: Float32Array;
  /** 4H (both states, both ends) × M */
  readonly hidden: Float32Array;
  readonly hiddenBias: Float32Array;
  /** M × labels */
  readonly out: Float32Array;
  readonly outBias: Float32Array;
}

/** How many numbers the weights of one net take. */
export function netSize(dimensions: number): number {
  return (dimensions + idCount) * projection + 2 * gates + 4 * H * M + M + M * labelCount + labelCount + 64;
}

/** The ids that belong to the word wherever it stands. */
export function wordIds(word: Word): Int32Array {
  return Int32Array.of(Math.min(word.kind, kindIds - 1), kindIds + word.middle);
}

/** The ids of each token that come from its place: triggers, shapes, sides, joins, and the sentence's own at its first token. */
export function netIds(view: SentenceView): Int32Array[] {
  const size = view.words.length;
  const trigger = new Uint8Array(size);
  for (const { from, to, number } of view.triggers) for (let i = from; i < to; i++) trigger[i - view.from] = number;
  let sideSet = 0;
  for (const side of view.sides) sideSet |= 1 << side;
  const join = new Int8Array(size).fill(-1);
  for (const { at, verbs, parallel } of joins(view)) join[at] = verbs * 4 + parallel;
  const { place } = view;
  const placeId = place.paragraphKind * 4 + (place.firstOfParagraph ? 2 : 0) + (place.lastOfParagraph ? 1 : 0);
  const found: Int32Array[] = [];
  for (let i = 0; i < size; i++) {
    const ids = [shapesAt + (view.shapes[i] ?? 0)];
    if (trigger[i]) ids.push(triggersAt + (trigger[i] ?? 0));
    if (view.sides[i]) ids.push(sidesAt + (view.sides[i] ?? 0));
    if (view.known[i]) ids.push(knownAt);
    if ((join[i] ?? -1) >= 0) ids.push(joinsAt + (join[i] ?? 0));
    if (i === 0) ids.push(placesAt + placeId, placesAt + 20 + place.tenth, sideSetsAt + sideSet, beforeAt + view.triggerBefore);
    if (i === 0 && place.sheet) ids.push(placesAt + 31);
    found.push(Int32Array.from(ids));
  }
  return found;
}

/** Adds what a token's vector brings into `into` at `at`. All arrays come from the kernel. */
export function projectVector(kernel: Kernel, net: NetWeights, table: WordTable, row: number, into: Float32Array, at: number): void {
  if (row < 0) return;
  const D = table.dimensions;
  for (let d = 0; d < D; d++) kernel.axpy(into, at, net.vectors, d * projection, table.vectors[row * D + d] ?? 0, projection);
}

export function projectIds(kernel: Kernel, net: NetWeights, ids: Int32Array, into: Float32Array, at: number): void {
  for (const id of ids) kernel.axpy(into, at, net.ids, id * projection, 1, projection);
}

/** 1/(1+e^-x) from a table of 8192 steps over [-10, 10): exact enough for gates and several times as quick as Math.exp. */
const steps = 8192;
const reach = 10;
const sigmoids = Float32Array.from({ length: steps + 1 }, (_, k) => 1 / (1 + Math.exp(-((k / steps) * 2 * reach - reach))));
function sigmoid(x: number): number {
  const at = ((x + reach) * (steps / (2 * reach)) + 0.5) | 0;
  return sigmoids[at < 0 ? 0 : at > steps ? steps : at] ?? 0;
}

/** Working memory for sentences of at most `longest` tokens. What a pass leaves here, training reads backwards. */
export interface NetScratch {
  readonly kernel: Kernel;
  /** tokens × projection */
  readonly projected: Float32Array;
  /** tokens × 2 gates */
  readonly summed: Float32Array;
  /** direction × size × gates, after the squashing */
  readonly gate: Float32Array;
  /** direction × size × H */
  readonly cell: Float32Array;
  /** tokens × M, after relu */
  readonly hidden: Float32Array;
  /** 2H states on their way into the hidden layer. */
  readonly states: Float32Array;
}

export function scratchSize(longest: number): number {
  return longest * (projection + 2 * gates + M) + 2 * H + 64;
}

export function makeScratch(kernel: Kernel, longest: number): NetScratch {
  return {
    kernel,
    projected: kernel.floats(longest * projection),
    summed: kernel.floats(longest * 2 * gates),
    gate: new Float32Array(2 * longest * gates),
    cell: new Float32Array(2 * longest * H),
    hidden: kernel.floats(longest * M),
    states: kernel.floats(2 * H),
  };
}

/** Scores of the `size` tokens whose projections stand in the scratch. `keep` scales each state, for dropout while training. */
export function runNet(net: NetWeights, scratch: NetScratch, size: number, keep?: Float32Array): Float64Array {
  const { kernel, projected, summed, gate, cell, hidden, states } = scratch;
  const emissions = new Float64Array(size * labelCount);
  for (let i = 0; i < size; i++) {
    summed.set(net.gateBias, i * 2 * gates);
    for (let way = 0; way < 2; way++)
      for (let o = i === 0 ? 1 : 0; o < offsets && i + o - 1 < size; o++)
        kernel.axpy(summed, (i * 2 + way) * gates, projected, (i + o - 1) * projection + (way * offsets + o) * gates, 1, gates);
  }
  for (let way = 0; way < 2; way++)
    for (let step = 0; step < size; step++) {
      const i = way === 0 ? step : size - 1 - step;
      const from = (i * 2 + way) * gates;
      const at = (way * size + i) * gates;
      const c = (way * size + i) * H;
      const b = way === 0 ? c - H : c + H;
      for (let h = 0; h < H; h++) {
        const z = 2 * sigmoid(2 * (summed[from + h] ?? 0)) - 1;
        const f = sigmoid(summed[from + H + h] ?? 0);
        gate[at + h] = z;
        gate[at + H + h] = f;
        gate[at + 2 * H + h] = sigmoid(summed[from + 2 * H + h] ?? 0);
        const old = step === 0 ? 0 : (cell[b + h] ?? 0);
        cell[c + h] = f * old + (1 - f) * z;
      }
    }
  // The states at both ends speak for the whole sentence; they are added to the hidden layer of every token.
  hidden.set(net.hiddenBias, 0);
  const lastForward = (size - 1) * H;
  const lastBackward = size * H;
  for (let h = 0; h < H; h++) {
    states[h] = cell[lastForward + h] ?? 0;
    states[H + h] = cell[lastBackward + h] ?? 0;
  }
  kernel.addRows(hidden, 0, net.hidden, 2 * H * M, states, 0, 2 * H, M);
  for (let i = 1; i < size; i++) hidden.copyWithin(i * M, 0, M);
  for (let i = 0; i < size; i++) {
    const row = i * M;
    for (let way = 0; way < 2; way++)
      for (let h = 0; h < H; h++) {
        const at = way * size + i;
        states[way * H + h] = (gate[at * gates + 2 * H + h] ?? 0) * (cell[at * H + h] ?? 0) * (keep ? (keep[at * H + h] ?? 1) : 1);
      }
    kernel.addRows(hidden, row, net.hidden, 0, states, 0, 2 * H, M);
    for (let y = 0; y < labelCount; y++) emissions[i * labelCount + y] = net.outBias[y] ?? 0;
    for (let m = 0; m < M; m++) {
      const x = hidden[row + m] ?? 0;
      if (x <= 0) hidden[row + m] = 0;
      else
        for (let y = 0; y < labelCount; y++)
          emissions[i * labelCount + y] = (emissions[i * labelCount + y] ?? 0) + x * (net.out[m * labelCount + y] ?? 0);
    }
  }
  return emissions;
}
