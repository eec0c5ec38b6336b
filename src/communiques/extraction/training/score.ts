/** Scores found commitments against labelled ones by the loose rule of the annotation guide. */

export interface GoldSpan {
  readonly start: number;
  readonly end: number;
  readonly specific: boolean;
}
export interface FoundSpan {
  readonly start: number;
  readonly end: number;
}
export interface Counts {
  tp: number;
  fp: number;
  fn: number;
}

/** Shared part over joint part, 0 to 1. */
export function overlap(a: FoundSpan, b: FoundSpan): number {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return both <= 0 ? 0 : both / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/** IoU of at least 0.4, or one holds 80 % of the other and is at most 2.5 times as long. */
export function matches(a: FoundSpan, b: FoundSpan): boolean {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  if (both <= 0) return false;
  const lengths = [a.end - a.start, b.end - b.start];
  const short = Math.min(...lengths);
  return overlap(a, b) >= 0.4 || (both / short >= 0.8 && Math.max(...lengths) / short <= 2.5);
}

/** Pairs [gold, found] one to one, best overlap first; specific gold wins ties. */
export function pair(gold: readonly GoldSpan[], found: readonly FoundSpan[]): [number, number][] {
  const all: [number, number, number][] = [];
  for (const [i, a] of gold.entries())
    for (const [j, b] of found.entries()) if (matches(a, b)) all.push([overlap(a, b) + (a.specific ? 0.001 : 0), i, j]);
  all.sort((x, y) => y[0] - x[0]);
  const usedGold = new Set<number>();
  const usedFound = new Set<number>();
  const pairs: [number, number][] = [];
  for (const [, i, j] of all)
    if (!usedGold.has(i) && !usedFound.has(j)) {
      usedGold.add(i);
      usedFound.add(j);
      pairs.push([i, j]);
    }
  return pairs;
}

/** Adds one report to the counts; a find that matches generic gold counts neither way. */
export function count(gold: readonly GoldSpan[], found: readonly FoundSpan[], into: Counts): void {
  const pairs = pair(gold, found);
  const hit = pairs.filter(([i]) => gold[i]?.specific).length;
  into.tp += hit;
  into.fn += gold.filter((one) => one.specific).length - hit;
  into.fp += found.length - pairs.length;
}

export function precision({ tp, fp }: Counts): number {
  return tp / (tp + fp || 1);
}
export function recall({ tp, fn }: Counts): number {
  return tp / (tp + fn || 1);
}
export function f1(counts: Counts): number {
  const p = precision(counts);
  const r = recall(counts);
  return (2 * p * r) / (p + r || 1);
}
