/** From token scores to spans: every likely run of tokens, the most supported first, none over another. */
import type { Segmented } from '../segmentation/segment.ts';
import { labelCount, runLattice, segments } from './crf.ts';
import type { TaggerModel } from './model.ts';
import { tokenFeatures, type SentenceView } from './token-features.ts';

export interface RawSpan {
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  /** First token and the one after the last, in the document. */
  readonly from: number;
  readonly to: number;
  /** Probability of this very run. */
  readonly own: number;
  /** Probability of this run or one that the loose rule takes for the same, 0 to 1. */
  readonly mass: number;
}

const least = 0.01;

/** IoU of at least 0.4, or one holds 80 % of the other and is at most 2.5 times as long (annotation guide). */
export function sameSpan(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  if (both <= 0) return false;
  const aLength = a.end - a.start;
  const bLength = b.end - b.start;
  const short = Math.min(aLength, bLength);
  return both >= 0.4 * (aLength + bLength - both) || (both >= 0.8 * short && Math.max(aLength, bLength) <= 2.5 * short);
}

export function sentenceEmissions(view: SentenceView, tagger: TaggerModel): Float64Array {
  const emissions = new Float64Array(view.words.length * labelCount);
  const { index, weights } = tagger;
  tokenFeatures(view, (token, hash) => {
    const row = index.find(hash) * labelCount;
    if (row < 0) return;
    const at = token * labelCount;
    for (let y = 0; y < labelCount; y++) emissions[at + y] = (emissions[at + y] ?? 0) + (weights[row + y] ?? 0);
  });
  return emissions;
}

/** Spans of one sentence that do not overlap, from its token scores. */
export function sentenceSpans(
  document: Segmented,
  view: SentenceView,
  sentence: number,
  emissions: Float64Array,
  transitions: Float64Array,
): RawSpan[] {
  const size = view.words.length;
  if (size === 0) return [];
  const runs = segments(runLattice(emissions, transitions, size), emissions, transitions, least).map((run) => ({
    from: view.from + run.from,
    to: view.from + run.to,
    start: document.tokens[view.from + run.from]?.start ?? 0,
    end: document.tokens[view.from + run.to - 1]?.end ?? 0,
    own: run.probability,
  }));
  const found = runs.map((run) => {
    let mass = 0;
    for (const other of runs) if (sameSpan(run, other)) mass += other.own;
    return { ...run, sentence, mass: Math.min(1, mass) };
  });
  found.sort((a, b) => b.mass + 0.2 * b.own - a.mass - 0.2 * a.own);
  const taken: RawSpan[] = [];
  for (const span of found) if (!taken.some((other) => other.start < span.end && other.end > span.start)) taken.push(span);
  return taken.sort((a, b) => a.start - b.start);
}
