/** Token scores of a sentence: the feature model and the nets together, one lattice. */
import { labelCount } from './crf.ts';
import { makeKernel } from './kernel.ts';
import type { DetectionModel, TaggerModel } from './model.ts';
import {
  makeScratch,
  netIds,
  netSize,
  projection,
  projectIds,
  projectVector,
  runNet,
  scratchSize,
  wordIds,
  type NetWeights,
} from './net.ts';
import { outside, tokenFeatures, wordFeatures, wordReach } from './token-features.ts';
import type { SentenceView } from './views.ts';
import type { WordTable } from './word-table.ts';
import type { Word } from './words.ts';

export interface Scorer {
  /** size × labels */
  emissions(view: SentenceView): Float64Array;
  /** labels × labels */
  readonly transitions: Float64Array;
}

/** Words whose projection is kept; when full, all are forgotten and it starts again. */
const keptWords = 4000;
/** Longer sentences go through the nets in pieces. */
const piece = 400;

interface RunningNet {
  /** Adds this net's scores, times `share`, into `into`. */
  add(view: SentenceView, ids: readonly Int32Array[], share: number, into: Float64Array): void;
}

function runningNet(given: NetWeights, table: WordTable): RunningNet {
  const kernel = makeKernel(netSize(table.dimensions) + keptWords * projection + scratchSize(piece) + 4096);
  const own = (values: Float32Array): Float32Array => {
    const made = kernel.floats(values.length);
    made.set(values);
    return made;
  };
  const net: NetWeights = {
    vectors: own(given.vectors),
    ids: own(given.ids),
    gateBias: own(given.gateBias),
    hidden: own(given.hidden),
    hiddenBias: own(given.hiddenBias),
    out: own(given.out),
    outBias: own(given.outBias),
  };
  const kept = kernel.floats(keptWords * projection);
  const scratch = makeScratch(kernel, piece);
  const { projected } = scratch;
  const places = new Map<Word, number>();
  function placeOf(word: Word): number {
    const known = places.get(word);
    if (known !== undefined) return known;
    if (places.size === keptWords) places.clear();
    const at = places.size * projection;
    kept.fill(0, at, at + projection);
    projectVector(kernel, net, table, word.row, kept, at);
    projectIds(kernel, net, wordIds(word), kept, at);
    places.set(word, at);
    return at;
  }
  return {
    add(view, ids, share, into) {
      for (let from = 0; from < view.words.length; from += piece) {
        const size = Math.min(piece, view.words.length - from);
        projected.fill(0, 0, size * projection);
        for (let i = 0; i < size; i++) {
          const word = view.words[from + i];
          if (word) kernel.axpy(projected, i * projection, kept, placeOf(word), 1, projection);
          projectIds(kernel, net, ids[from + i] ?? new Int32Array(0), projected, i * projection);
        }
        const emissions = runNet(net, scratch, size);
        for (let k = 0; k < size * labelCount; k++)
          into[from * labelCount + k] = (into[from * labelCount + k] ?? 0) + share * (emissions[k] ?? 0);
      }
    },
  };
}

const reach = 2 * wordReach + 1;

/** What single words add to the tokens around them, kept by word: 7 places × labels. */
function wordScores({ index, weights }: TaggerModel, sheet: boolean): (word: Word) => Float64Array {
  const kept = new Map<Word, Float64Array>();
  return (word) => {
    const known = kept.get(word);
    if (known) return known;
    const scores = new Float64Array(reach * labelCount);
    for (let place = 0; place < reach; place++)
      wordFeatures(word, place - wordReach, sheet, (hash) => {
        const row = index.find(hash) * labelCount;
        if (row < 0) return;
        for (let y = 0; y < labelCount; y++)
          scores[place * labelCount + y] = (scores[place * labelCount + y] ?? 0) + (weights[row + y] ?? 0);
      });
    if (kept.size > 30_000) kept.clear();
    kept.set(word, scores);
    return scores;
  };
}

/** Holds the memory of its nets; make one for a process and keep it. */
export function makeScorer(model: Pick<DetectionModel, 'tagger' | 'nets' | 'shares'>, table: WordTable): Scorer {
  const { tagger, nets, shares } = model;
  const running = nets.map((net) => runningNet(net.weights, table));
  const newsScores = wordScores(tagger, false);
  const sheetScores = wordScores(tagger, true);
  const netShare = shares.nets / (nets.length || 1);
  const transitions = tagger.transitions.map(
    (value, i) => shares.tagger * value + nets.reduce((sum, net) => sum + netShare * (net.transitions[i] ?? 0), 0),
  );
  return {
    transitions,
    emissions(view) {
      const into = new Float64Array(view.words.length * labelCount);
      const { index, weights } = tagger;
      const size = view.words.length;
      const scoresOf = view.place.sheet ? sheetScores : newsScores;
      for (let j = -wordReach; j < size + wordReach; j++) {
        const scores = scoresOf(view.words[j] ?? outside);
        for (let place = 0; place < reach; place++) {
          const at = (j - place + wordReach) * labelCount;
          if (at < 0 || at >= size * labelCount) continue;
          for (let y = 0; y < labelCount; y++) into[at + y] = (into[at + y] ?? 0) + shares.tagger * (scores[place * labelCount + y] ?? 0);
        }
      }
      tokenFeatures(view, (token, hash) => {
        const row = index.find(hash) * labelCount;
        if (row < 0) return;
        const at = token * labelCount;
        for (let y = 0; y < labelCount; y++) into[at + y] = (into[at + y] ?? 0) + shares.tagger * (weights[row + y] ?? 0);
      });
      if (running.length > 0) {
        const ids = netIds(view);
        for (const net of running) net.add(view, ids, netShare, into);
      }
      return into;
    },
  };
}
