/** Joins mentions of the same initiative into threads (EXTRACTION.md §8). */
import type { ThreadMention } from '../extraction.ts';
import { compare, linkWeights, type LinkWeights, probabilityOf, reasonsFor } from './link.ts';
import { idfOf, threadWords } from './words.ts';

export interface ThreadOptions {
  /** Pairs of mention ids that an officer joined. */
  readonly mustLink?: readonly (readonly [string, string])[];
  /** Pairs of mention ids that an officer parted; they outweigh everything but a later join. */
  readonly cannotLink?: readonly (readonly [string, string])[];
  readonly weights?: LinkWeights;
  readonly threshold?: number;
}
export interface SuggestedLink {
  readonly a: string;
  readonly b: string;
  readonly score: number;
  readonly reasons: readonly string[];
}
export interface Threads {
  /** Mention id → thread id, a slug. */
  readonly threads: ReadonlyMap<string, string>;
  /** Links left to the officer: likely, but not sure enough. Best first. */
  readonly suggested: readonly SuggestedLink[];
}

/** At or above: joined without asking. Chosen on the read thirds of the labelled reports. */
export const joinAt = 0.22;
/** At or above, and below `joinAt`: suggested. */
export const suggestAt = 0.12;
/** Every mention of two threads is compared when they are joined; this much of the score is their weakest pair. */
const weakestCounts = 0.5;

interface Scored {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

function block(mentions: readonly ThreadMention[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [at, { pair }] of mentions.entries()) groups.set(pair, [...(groups.get(pair) ?? []), at]);
  return [...groups.values()];
}

function positions(mentions: readonly ThreadMention[]): number[] {
  const next = new Map<string, number>();
  return mentions.map(({ article }) => {
    const at = next.get(article) ?? 0;
    next.set(article, at + 1);
    return at;
  });
}

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');

/** Named after the first mention: the pair, its instrument and its rarest words. The same mentions always give the same slug. */
function nameThreads(mentions: readonly ThreadMention[], members: readonly (readonly number[])[]): Map<string, string> {
  const idf = idfOf(mentions);
  const used = new Set<string>();
  const named = new Map<string, string>();
  for (const group of members) {
    const first = mentions[group[0] ?? 0];
    if (!first) continue;
    const rare = [...threadWords(first).words]
      .sort(([p], [q]) => idf(q) - idf(p) || (p < q ? -1 : 1))
      .slice(0, 2)
      .map(([, shown]) => slug(shown))
      .filter(Boolean);
    const base = slug([first.pair, ...rare, first.instrument].join('-'));
    let name = base;
    for (let copy = 2; used.has(name); copy++) name = `${base}-${copy}`;
    used.add(name);
    for (const at of group) named.set(mentions[at]?.id ?? '', name);
  }
  return named;
}

/** Deterministic: the order of mentions decides only ties and names. Within an article they should stand in reading order. */
export function threadMentions(mentions: readonly ThreadMention[], options: ThreadOptions = {}): Threads {
  const { weights = linkWeights, threshold = joinAt } = options;
  const idf = idfOf(mentions);
  const place = positions(mentions);
  const index = new Map(mentions.map((mention, at) => [mention.id, at]));
  const keyOf = (a: number, b: number) => (a < b ? a * mentions.length + b : b * mentions.length + a);
  const forced = (pairs: ThreadOptions['mustLink']) =>
    new Set(
      (pairs ?? []).flatMap(([a, b]) => {
        const x = index.get(a);
        const y = index.get(b);
        return x === undefined || y === undefined ? [] : [keyOf(x, y)];
      }),
    );
  const must = forced(options.mustLink);
  const cannot = forced(options.cannotLink);
  const threadOf = mentions.map((_, at) => at);
  const members: number[][] = mentions.map((_, at) => [at]);
  const scores = new Map<number, number>();
  const join = (a: number, b: number) => {
    const into = Math.min(threadOf[a] ?? a, threadOf[b] ?? b);
    const from = Math.max(threadOf[a] ?? a, threadOf[b] ?? b);
    if (into === from) return;
    for (const at of members[from] ?? []) threadOf[at] = into;
    members[into] = [...(members[into] ?? []), ...(members[from] ?? [])].sort((x, y) => x - y);
    members[from] = [];
  };
  for (const key of must) join(Math.floor(key / mentions.length), key % mentions.length);
  const open: Scored[] = [];
  for (const group of block(mentions))
    for (let i = 0; i < group.length; i++)
      for (let j = 0; j < i; j++) {
        const a = group[j] ?? 0;
        const b = group[i] ?? 0;
        const x = mentions[a];
        const y = mentions[b];
        if (!x || !y) continue;
        const apart = x.article === y.article ? Math.abs((place[a] ?? 0) - (place[b] ?? 0)) : 0;
        const score = cannot.has(keyOf(a, b)) && !must.has(keyOf(a, b)) ? 0 : probabilityOf(compare(x, y, idf, apart), weights);
        scores.set(keyOf(a, b), score);
        if (score >= Math.min(threshold, suggestAt)) open.push({ a, b, score });
      }
  open.sort((p, q) => q.score - p.score || p.a - q.a || p.b - q.b);
  for (const { a, b, score } of open) {
    if (score < threshold) break;
    if (threadOf[a] === threadOf[b]) continue;
    if (fits(members[threadOf[a] ?? a] ?? [], members[threadOf[b] ?? b] ?? [], scores, keyOf, cannot, threshold)) join(a, b);
  }
  const named = nameThreads(
    mentions,
    members.filter((group) => group.length > 0),
  );
  const suggested = open
    .filter(({ a, b }) => threadOf[a] !== threadOf[b])
    .flatMap(({ a, b, score }) => {
      const x = mentions[a];
      const y = mentions[b];
      if (!x || !y) return [];
      const reasons = reasonsFor(x, compare(x, y, idf, 0));
      // A suggestion an officer cannot understand is none.
      if (reasons.length === 0) return [];
      return [{ a: x.id, b: y.id, score: Math.round(score * 1000) / 1000, reasons }];
    });
  return { threads: named, suggested: suggested.slice(0, 500) };
}

/** Complete linkage, softened: no parted pair, and the weakest pair drags the mean down so that chains stop. */
function fits(
  left: readonly number[],
  right: readonly number[],
  scores: ReadonlyMap<number, number>,
  keyOf: (a: number, b: number) => number,
  cannot: ReadonlySet<number>,
  threshold: number,
): boolean {
  let sum = 0;
  let weakest = 1;
  for (const a of left)
    for (const b of right) {
      const key = keyOf(a, b);
      if (cannot.has(key)) return false;
      const score = scores.get(key) ?? 0;
      sum += score;
      weakest = Math.min(weakest, score);
    }
  const mean = sum / (left.length * right.length);
  return (1 - weakestCounts) * mean + weakestCounts * weakest >= threshold * 0.8;
}
