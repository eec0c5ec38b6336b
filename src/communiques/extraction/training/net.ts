/** Trains the small recurrent net by Adam on the likelihood of the whole sentence. Word vectors stay as they are. */
import { beginLabel, insideLabel, labelCount, marginals, runLattice } from '../detection/crf.ts';
import { instruments, stages } from '../extraction.ts';
import { makeKernel, type Kernel } from '../detection/kernel.ts';
import {
  gates,
  idCount,
  netSize,
  projectIds,
  projection,
  projectVector,
  makeScratch,
  runNet,
  scratchSize,
  shapeOfNet,
  type NetWeights,
} from '../detection/net.ts';
import type { WordTable } from '../detection/word-table.ts';
import { seededRandom, shuffled } from './seeded-random.ts';

const { cells: H, hidden: M, offsets } = shapeOfNet;
const L = labelCount;

export interface NetSentence {
  readonly rows: Int32Array;
  readonly ids: readonly Int32Array[];
  readonly gold: Uint8Array;
  /** Stage and instrument of the promise each token belongs to; -1 outside. They are learned beside the labels and not shipped. */
  readonly lessons: readonly Int8Array[];
}
const lessonClasses = [stages.length, instruments.length] as const;
const lessonShare = 0.3;
export interface NetOptions {
  readonly passes: number;
  readonly rate: number;
  readonly seed: number;
  readonly dropout: number;
  readonly decay: number;
}
export interface TrainedNet {
  readonly weights: NetWeights;
  readonly transitions: Float64Array;
}

interface Slot {
  readonly values: Float32Array;
  readonly gradient: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
  /** Rows touched since the last step, for the wide tables; null means all. */
  readonly touched: Set<number> | null;
  readonly width: number;
}

function slot(kernel: Kernel, length: number, width: number, spread: number, random: () => number, sparse = false): Slot {
  const values = kernel.floats(length);
  for (let i = 0; i < length; i++) values[i] = (random() * 2 - 1) * spread;
  return {
    values,
    gradient: kernel.floats(length),
    first: new Float32Array(length),
    second: new Float32Array(length),
    touched: sparse ? new Set() : null,
    width,
  };
}

function stepSlot({ values, gradient, first, second, touched, width }: Slot, rate: number, decay: number, time: number): void {
  const fix1 = 1 - 0.9 ** time;
  const fix2 = 1 - 0.999 ** time;
  const move = (from: number, to: number): void => {
    for (let k = from; k < to; k++) {
      const g = gradient[k] ?? 0;
      const m = 0.9 * (first[k] ?? 0) + 0.1 * g;
      const v = 0.999 * (second[k] ?? 0) + 0.001 * g * g;
      first[k] = m;
      second[k] = v;
      gradient[k] = 0;
      const w = values[k] ?? 0;
      values[k] = w - rate * (m / fix1 / (Math.sqrt(v / fix2) + 1e-8) + decay * w);
    }
  };
  if (!touched) move(0, values.length);
  else {
    for (const row of touched) move(row * width, (row + 1) * width);
    touched.clear();
  }
}

export function trainNet(sentences: readonly NetSentence[], table: WordTable, options: NetOptions): TrainedNet {
  const random = seededRandom(options.seed);
  const D = table.dimensions;
  const longest = sentences.reduce((top, { rows }) => Math.max(top, rows.length), 1);
  const kernel = makeKernel(2 * netSize(D) + longest * projection + scratchSize(longest) + 20_000);
  const vectors = slot(kernel, D * projection, projection, 0.15, random);
  const ids = slot(kernel, idCount * projection, projection, 0.02, random, true);
  const gateBias = slot(kernel, 2 * gates, 1, 0, random);
  const hidden = slot(kernel, 4 * H * M, M, 0.15, random);
  const hiddenBias = slot(kernel, M, 1, 0, random);
  const out = slot(kernel, M * L, L, 0.15, random);
  const outBias = slot(kernel, L, 1, 0, random);
  const heads = lessonClasses.map((classes) => slot(kernel, (M + 1) * classes, 1, 0.1, random));
  const chain = slot(kernel, L * L, L, 0, random);
  const slots = [vectors, ids, gateBias, hidden, hiddenBias, out, outBias, chain, ...heads];
  for (let way = 0; way < 2; way++) for (let h = 0; h < H; h++) gateBias.values[way * gates + H + h] = 1;
  const net: NetWeights = {
    vectors: vectors.values,
    ids: ids.values,
    gateBias: gateBias.values,
    hidden: hidden.values,
    hiddenBias: hiddenBias.values,
    out: out.values,
    outBias: outBias.values,
  };
  const scratch = makeScratch(kernel, longest);
  const { projected } = scratch;
  const dProjected = kernel.floats(longest * projection);
  const dHidden = kernel.floats(M);
  const transitions = new Float64Array(L * L);
  let time = 0;
  let waiting = 0;

  /** Adds to the hidden layer's gradient what a token's stage and instrument teach. */
  function lessonGradient(row: number, head: Slot, classes: number, target: number, into: Float32Array): void {
    const scores = new Float64Array(classes);
    let sum = 0;
    for (let c = 0; c < classes; c++) {
      let score = head.values[M * classes + c] ?? 0;
      for (let m = 0; m < M; m++) score += (scratch.hidden[row + m] ?? 0) * (head.values[m * classes + c] ?? 0);
      scores[c] = Math.exp(Math.min(score, 30));
      sum += scores[c] ?? 0;
    }
    for (let c = 0; c < classes; c++) {
      const e = lessonShare * ((scores[c] ?? 0) / sum - (c === target ? 1 : 0));
      head.gradient[M * classes + c] = (head.gradient[M * classes + c] ?? 0) + e;
      for (let m = 0; m < M; m++) {
        const k = m * classes + c;
        into[m] = (into[m] ?? 0) + e * (head.values[k] ?? 0);
        head.gradient[k] = (head.gradient[k] ?? 0) + e * (scratch.hidden[row + m] ?? 0);
      }
    }
  }

  function backward(
    size: number,
    dEmissions: Float64Array,
    keep: Float32Array,
    rows: Int32Array,
    tokenIds: readonly Int32Array[],
    kept: Uint8Array,
    lessons: readonly Int8Array[],
  ): void {
    const { gate, cell } = scratch;
    const dState = new Float32Array(2 * size * H);
    const dGate = new Float32Array(2 * size * gates);
    const dEnds = new Float32Array(M);
    for (let i = 0; i < size; i++) {
      dHidden.fill(0);
      heads.forEach((head, h) => {
        const target = lessons[h]?.[i] ?? -1;
        if (target >= 0) lessonGradient(i * M, head, lessonClasses[h] ?? 0, target, dHidden);
      });
      for (let m = 0; m < M; m++) {
        const x = scratch.hidden[i * M + m] ?? 0;
        let d = x > 0 ? (dHidden[m] ?? 0) : 0;
        if (x > 0)
          for (let y = 0; y < L; y++) {
            const e = dEmissions[i * L + y] ?? 0;
            d += e * (out.values[m * L + y] ?? 0);
            out.gradient[m * L + y] = (out.gradient[m * L + y] ?? 0) + x * e;
          }
        dHidden[m] = d;
        dEnds[m] = (dEnds[m] ?? 0) + d;
      }
      for (let y = 0; y < L; y++) outBias.gradient[y] = (outBias.gradient[y] ?? 0) + (dEmissions[i * L + y] ?? 0);
      for (let way = 0; way < 2; way++)
        for (let h = 0; h < H; h++) {
          const at = way * size + i;
          const k = keep[at * H + h] ?? 1;
          const o = gate[at * gates + 2 * H + h] ?? 0;
          const c = cell[at * H + h] ?? 0;
          const w = (way * H + h) * M;
          const x = o * c * k;
          let d = 0;
          for (let m = 0; m < M; m++) {
            const e = dHidden[m] ?? 0;
            d += e * (hidden.values[w + m] ?? 0);
          }
          kernel.axpy(hidden.gradient, w, dHidden, 0, x, M);
          d *= k;
          dState[at * H + h] = d * o;
          dGate[at * gates + 2 * H + h] = d * c * o * (1 - o);
        }
    }
    for (let m = 0; m < M; m++) hiddenBias.gradient[m] = (hiddenBias.gradient[m] ?? 0) + (dEnds[m] ?? 0);
    for (let way = 0; way < 2; way++) {
      const last = (way * size + (way === 0 ? size - 1 : 0)) * H;
      for (let h = 0; h < H; h++) {
        const w = (2 * H + way * H + h) * M;
        let d = 0;
        for (let m = 0; m < M; m++) {
          const e = dEnds[m] ?? 0;
          d += e * (hidden.values[w + m] ?? 0);
          hidden.gradient[w + m] = (hidden.gradient[w + m] ?? 0) + (cell[last + h] ?? 0) * e;
        }
        dState[last + h] = (dState[last + h] ?? 0) + d;
      }
    }
    dProjected.fill(0, 0, size * projection);
    for (let way = 0; way < 2; way++) {
      const carry = new Float32Array(H);
      for (let step = size - 1; step >= 0; step--) {
        const i = way === 0 ? step : size - 1 - step;
        const before = way === 0 ? i - 1 : i + 1;
        const at = way * size + i;
        for (let h = 0; h < H; h++) {
          const d = (dState[at * H + h] ?? 0) + (carry[h] ?? 0);
          const f = gate[at * gates + H + h] ?? 0;
          const z = gate[at * gates + h] ?? 0;
          const old = step === 0 ? 0 : (cell[(way * size + before) * H + h] ?? 0);
          dGate[at * gates + h] = d * (1 - f) * (1 - z * z);
          dGate[at * gates + H + h] = d * (old - z) * f * (1 - f);
          carry[h] = d * f;
        }
        for (let g = 0; g < gates; g++) {
          const d = dGate[at * gates + g] ?? 0;
          gateBias.gradient[way * gates + g] = (gateBias.gradient[way * gates + g] ?? 0) + d;
          for (let o = 0; o < offsets; o++) {
            const j = i + o - 1;
            if (j >= 0 && j < size) dProjected[j * projection + (way * offsets + o) * gates + g] = d;
          }
        }
      }
    }
    for (let i = 0; i < size; i++) {
      const row = rows[i] ?? -1;
      const p = i * projection;
      if (row >= 0 && kept[i])
        for (let d = 0; d < D; d++)
          kernel.axpy(vectors.gradient, d * projection, dProjected, p, table.vectors[row * D + d] ?? 0, projection);
      for (const id of tokenIds[i] ?? []) {
        ids.touched?.add(id);
        kernel.axpy(ids.gradient, id * projection, dProjected, p, 1, projection);
      }
    }
  }

  const total = options.passes * sentences.length;
  let seen = 0;
  for (let pass = 0; pass < options.passes; pass++)
    for (const { rows, ids: allIds, gold, lessons } of shuffled(sentences, random)) {
      const size = rows.length;
      const kept = Uint8Array.from({ length: size }, () => (random() < options.dropout * 0.5 ? 0 : 1));
      const tokenIds = allIds.map((list) => list.filter(() => random() >= options.dropout * 0.5));
      projected.fill(0, 0, size * projection);
      for (let i = 0; i < size; i++) {
        if (kept[i]) projectVector(kernel, net, table, rows[i] ?? -1, projected, i * projection);
        projectIds(kernel, net, tokenIds[i] ?? new Int32Array(0), projected, i * projection);
      }
      const keep = Float32Array.from({ length: 2 * size * H }, () => (random() < options.dropout ? 0 : 1 / (1 - options.dropout)));
      const emissions = runNet(net, scratch, size, keep);
      transitions.set(chain.values);
      const lattice = runLattice(emissions, transitions, size);
      const p = marginals(lattice);
      gold.forEach((label, i) => {
        p[i * L + label] = (p[i * L + label] ?? 0) - 1;
      });
      for (let t = 1; t < size; t++)
        for (let a = 0; a < L; a++)
          for (let b = 0; b < L; b++) {
            const legal = b !== insideLabel || a === beginLabel || a === insideLabel;
            const score =
              (lattice.alpha[(t - 1) * L + a] ?? 0) +
              (transitions[a * L + b] ?? 0) +
              (emissions[t * L + b] ?? 0) +
              (lattice.beta[t * L + b] ?? 0);
            const g = (legal ? Math.exp(score - lattice.logZ) : 0) - (gold[t - 1] === a && gold[t] === b ? 1 : 0);
            chain.gradient[a * L + b] = (chain.gradient[a * L + b] ?? 0) + g;
          }
      backward(size, p, keep, rows, tokenIds, kept, lessons);
      seen++;
      if (++waiting === 4 || seen === total) {
        waiting = 0;
        time++;
        const rate = options.rate * (1 - 0.9 * (seen / total));
        for (const one of slots) stepSlot(one, rate, one === chain ? 0 : options.decay, time);
      }
    }
  return { weights: net, transitions: Float64Array.from(chain.values) };
}
