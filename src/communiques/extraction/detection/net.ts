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

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Everything a sentence's pass leaves behind; training reads it backwards. */
export interface NetPass {
  readonly size: number;
  /** direction × size × gates, after the squashing */
  readonly gate: Float32Array;
  /** direction × size × H */
  readonly cell: Float32Array;
  /** size × M, after relu */
  readonly hidden: Float32Array;
  /** size × labels */
  readonly emissions: Float64Array;
}

/** `projected` is size × projection, `hidden` room for size × M, both from the kernel. `keep` scales each state, for dropout while training. */
export function runNet(
  kernel: Kernel,
  net: NetWeights,
  projected: Float32Array,
  hidden: Float32Array,
  size: number,
  keep?: Float32Array,
): NetPass {
  const gate = new Float32Array(2 * size * gates);
  const cell = new Float32Array(2 * size * H);
  const emissions = new Float64Array(size * labelCount);
  for (let way = 0; way < 2; way++)
    for (let step = 0; step < size; step++) {
      const i = way === 0 ? step : size - 1 - step;
      const at = (way * size + i) * gates;
      for (let g = 0; g < gates; g++) {
        let a = net.gateBias[way * gates + g] ?? 0;
        for (let o = 0; o < offsets; o++) {
          const j = i + o - 1;
          if (j >= 0 && j < size) a += projected[j * projection + (way * offsets + o) * gates + g] ?? 0;
        }
        gate[at + g] = g < H ? Math.tanh(a) : sigmoid(a);
      }
      const before = way === 0 ? i - 1 : i + 1;
      const c = (way * size + i) * H;
      const b = (way * size + before) * H;
      for (let h = 0; h < H; h++) {
        const f = gate[at + H + h] ?? 0;
        const old = step === 0 ? 0 : (cell[b + h] ?? 0);
        cell[c + h] = f * old + (1 - f) * (gate[at + h] ?? 0);
      }
    }
  const ends = new Float32Array(M);
  for (let m = 0; m < M; m++) ends[m] = net.hiddenBias[m] ?? 0;
  for (let way = 0; way < 2; way++) {
    const last = (way * size + (way === 0 ? size - 1 : 0)) * H;
    for (let h = 0; h < H; h++) {
      const x = cell[last + h] ?? 0;
      const w = (2 * H + way * H + h) * M;
      for (let m = 0; m < M; m++) ends[m] = (ends[m] ?? 0) + x * (net.hidden[w + m] ?? 0);
    }
  }
  for (let i = 0; i < size; i++) {
    const row = i * M;
    for (let m = 0; m < M; m++) hidden[row + m] = ends[m] ?? 0;
    for (let way = 0; way < 2; way++)
      for (let h = 0; h < H; h++) {
        const at = way * size + i;
        const x = (gate[at * gates + 2 * H + h] ?? 0) * (cell[at * H + h] ?? 0) * (keep?.[at * H + h] ?? 1);
        const w = (way * H + h) * M;
        kernel.axpy(hidden, row, net.hidden, w, x, M);
      }
    for (let y = 0; y < labelCount; y++) emissions[i * labelCount + y] = net.outBias[y] ?? 0;
    for (let m = 0; m < M; m++) {
      const x = hidden[row + m] ?? 0;
      if (x <= 0) hidden[row + m] = 0;
      else for (let y = 0; y < labelCount; y++) emissions[i * labelCount + y] = (emissions[i * labelCount + y] ?? 0) + x * (net.out[m * labelCount + y] ?? 0);
    }
  }
  return { size, gate, cell, hidden, emissions };
}
