/** Tells copies of one report apart from reports of one meeting: shared runs of words. */
import { hashWord } from '../detection/hashing.ts';

const run = 5;
/** How many of the smallest run hashes a signature keeps: the error of its estimate is about 1 / √128. */
const kept = 128;

function runs(text: string): Set<number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const found = new Set<number>();
  for (let at = 0; at + run <= words.length; at++) found.add(hashWord(words.slice(at, at + run).join(' ')));
  if (words.length > 0 && words.length < run) found.add(hashWord(words.join(' ')));
  return found;
}

/**
 * The share of the shorter text's five-word runs that stand in the longer one, 0 to 1. Copies with a new headline or a cut end stay above
 * 0.6; two reporters on one meeting stay below 0.2.
 */
export function syndicated(textA: string, textB: string): number {
  const a = runs(textA);
  const b = runs(textB);
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let both = 0;
  for (const hash of small) if (large.has(hash)) both++;
  return both / small.size;
}

/** A compact mark of a text to store and compare: its smallest run hashes in base 36, about 800 characters. Empty for an empty text. */
export function signatureOf(text: string): string {
  const mixed = [...runs(text)].map((hash) => Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 0).sort((a, b) => a - b);
  return mixed
    .slice(0, kept)
    .map((hash) => hash.toString(36))
    .join('.');
}

/** An estimate of `syndicated` from two signatures, 0 to 1: compares only the range of hashes that both signatures cover. */
export function signatureOverlap(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  const left = a.split('.').map((hash) => Number.parseInt(hash, 36));
  const right = b.split('.').map((hash) => Number.parseInt(hash, 36));
  const limit = Math.min(left.length < kept ? Infinity : (left.at(-1) ?? 0), right.length < kept ? Infinity : (right.at(-1) ?? 0));
  const within = left.filter((hash) => hash <= limit);
  const others = new Set(right.filter((hash) => hash <= limit));
  const smaller = Math.min(within.length, others.size);
  return smaller === 0 ? 0 : within.filter((hash) => others.has(hash)).length / smaller;
}
