/** Features are 32-bit hashes: no strings are joined while reading and no words are kept in the weights. */

/** FNV-1a over UTF-16 code units. */
export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Mixes a template number with one or two values. */
export function mix(template: number, a: number, b = 0): number {
  let hash = Math.imul(a ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul((hash ^ (hash >>> 15)) + Math.imul(b + 0x165667b1, 0xc2b2ae35), 0x27d4eb2f);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Finds the row of a hash in a growing or frozen table. */
export interface HashIndex {
  readonly size: number;
  /** The row, or -1. */
  find(hash: number): number;
}

/** An open-addressing index over distinct hashes; row numbers follow the order given. */
export function hashIndex(hashes: Uint32Array): HashIndex {
  let bits = 4;
  while (1 << bits < hashes.length * 2) bits++;
  const mask = (1 << bits) - 1;
  const slots = new Int32Array(1 << bits).fill(-1);
  for (let row = 0; row < hashes.length; row++) {
    let slot = (hashes[row] ?? 0) & mask;
    while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
    slots[slot] = row;
  }
  return {
    size: hashes.length,
    find(hash) {
      let slot = hash & mask;
      for (;;) {
        const row = slots[slot] ?? -1;
        if (row < 0 || hashes[row] === hash) return row;
        slot = (slot + 1) & mask;
      }
    },
  };
}
