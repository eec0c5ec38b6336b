import { emptyRoot, nodeHash } from './merkle.ts';

const half = (n: number): number => Math.floor(n / 2);
const same = (a: Uint8Array | undefined, b: Uint8Array): boolean => a !== undefined && Buffer.from(a).equals(b);

/** RFC 9162 section 2.1.3.2 (its hashing is RFC 6962's): does `proof` show that `leaf` is at `index` under `root`? */
export const inclusionHolds = (leaf: Uint8Array, index: number, size: number, proof: readonly Uint8Array[], root: Uint8Array): boolean => {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let fn = index;
  let sn = size - 1;
  let hash: Uint8Array = leaf;
  for (const step of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(step, hash);
      while (fn % 2 === 0 && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else hash = nodeHash(hash, step);
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && same(hash, root);
};

/** RFC 9162 section 2.1.4.2: does `proof` show that the tree of `size` leaves only adds to the tree of `old`? */
export const consistencyHolds = (
  old: number,
  size: number,
  proof: readonly Uint8Array[],
  oldRoot: Uint8Array,
  root: Uint8Array,
): boolean => {
  if (!Number.isSafeInteger(old) || !Number.isSafeInteger(size) || old < 0 || old > size) return false;
  if (old === 0) return proof.length === 0 && same(oldRoot, emptyRoot);
  if (old === size) return proof.length === 0 && same(oldRoot, root);
  const path = Number.isInteger(Math.log2(old)) ? [oldRoot, ...proof] : [...proof];
  const [first, ...rest] = path;
  if (first === undefined || proof.length === 0) return false;
  let fn = old - 1;
  let sn = size - 1;
  while (fn % 2 === 1) {
    fn = half(fn);
    sn = half(sn);
  }
  let oldHash: Uint8Array = first;
  let hash: Uint8Array = first;
  for (const step of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      oldHash = nodeHash(step, oldHash);
      hash = nodeHash(step, hash);
      while (fn % 2 === 0 && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else hash = nodeHash(hash, step);
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && same(oldHash, oldRoot) && same(hash, root);
};
