/** From token scores to spans: every likely run of tokens, the most supported first, none over another. */
import type { Segmented } from '../segmentation/segment.ts';
import { runLattice, segments } from './crf.ts';
import type { SentenceView } from './views.ts';

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
/** What a span must be worth to stand beside others: about half the F1 reached. */
const price = 0.35;
/** Weak spans are still kept, as hidden suggestions, where nothing better stands. */
const faint = 0.02;
const ownShare = 0.1;

/** IoU of at least 0.4, or one holds 80 % of the other and is at most 2.5 times as long (annotation guide). */
export function sameSpan(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  if (both <= 0) return false;
  const aLength = a.end - a.start;
  const bLength = b.end - b.start;
  const short = Math.min(aLength, bLength);
  return both >= 0.4 * (aLength + bLength - both) || (both >= 0.8 * short && Math.max(aLength, bLength) <= 2.5 * short);
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
    for (const other of runs) {
      if (other.start >= run.end) break;
      if (sameSpan(run, other)) mass += other.own;
    }
    return { ...run, sentence, mass: Math.min(1, mass) };
  });
  return bestSet(found);
}

/** The set of spans that do not overlap with the greatest expected gain: what each is worth above the price of a false one. */
function bestSet(spans: readonly RawSpan[]): RawSpan[] {
  const sorted = [...spans].sort((a, b) => a.end - b.end || a.start - b.start);
  const best: { gain: number; last: number; before: number }[] = [{ gain: 0, last: -1, before: 0 }];
  sorted.forEach((span, i) => {
    let before = i;
    while (before > 0 && (sorted[before - 1]?.end ?? 0) > span.start) before--;
    const gain = (best[before]?.gain ?? 0) + Math.max(span.mass - price, span.mass * faint) + ownShare * span.own;
    const without = best[i]?.gain ?? 0;
    best.push(gain > without ? { gain, last: i, before } : { gain: without, last: best[i]?.last ?? -1, before: best[i]?.before ?? 0 });
  });
  const chosen: RawSpan[] = [];
  let at = best.at(-1);
  while (at && at.last >= 0) {
    const span = sorted[at.last];
    if (span) chosen.unshift(span);
    at = best[at.before];
  }
  return chosen;
}
