/** How many hashes a signature keeps. */
export const signatureSize = 64;
/** From this likeness on, two texts are one communiqué carried by two outlets. */
export const sameTextFrom = 0.6;

const hash = (words: readonly string[], from: number, count: number): number => {
  let h = 0x811c9dc5;
  for (let w = from; w < from + count; w++) {
    const word = words[w] ?? '';
    for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
    h = Math.imul(h ^ 32, 0x01000193);
  }
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  // Signed on purpose: PostgreSQL's integer is signed too.
  return (h ^ (h >>> 13)) | 0;
};

/** Sketch of a text: the smallest hashes of its runs of five words. Two sketches tell how much two texts share. */
export const signatureOf = (text: string): readonly number[] => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const run = Math.min(5, Math.max(1, words.length));
  const hashes = new Set<number>();
  for (let i = 0; i + run <= words.length; i++) hashes.add(hash(words, i, run));
  return [...hashes].sort((a, b) => a - b).slice(0, signatureSize);
};

/** The estimated share of five-word runs that two texts have in common (Jaccard), 0 to 1. */
export const likeness = (a: readonly number[], b: readonly number[]): number => {
  if (a.length === 0 || b.length === 0) return 0;
  const inA = new Set(a);
  const inB = new Set(b);
  const smallest = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, signatureSize);
  return smallest.filter((h) => inA.has(h) && inB.has(h)).length / smallest.length;
};
