import { sha256 } from '../streams/digest.ts';

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);
/** RFC 6962 section 2.1: a leaf is hashed with 0x00 before it, a node with 0x01. */
export const leafHash = (entry: Uint8Array): Buffer => sha256(leafPrefix, entry);
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(nodePrefix, left, right);
export const emptyRoot: Buffer = sha256();

/** The roots of the perfect subtrees of a growing tree, largest first: all that is needed to go on growing it. */
export interface Growing {
  readonly size: number;
  push(leaf: Buffer): void;
  root(): Buffer;
}

export const growing = (): Growing => {
  const stack: { readonly height: number; readonly hash: Buffer }[] = [];
  let size = 0;
  return {
    get size() {
      return size;
    },
    push(leaf) {
      let top = { height: 0, hash: leaf };
      for (let left = stack.at(-1); left !== undefined && left.height === top.height; left = stack.at(-1)) {
        stack.pop();
        top = { height: top.height + 1, hash: nodeHash(left.hash, top.hash) };
      }
      stack.push(top);
      size += 1;
    },
    root: () =>
      stack.reduceRight<Buffer | undefined>((right, { hash }) => (right === undefined ? hash : nodeHash(hash, right)), undefined) ??
      emptyRoot,
  };
};

/** The hash of the perfect subtree of 2^level leaves, the `index`-th of its level. */
export type HashAt = (level: number, index: number) => Promise<Buffer>;

/** The largest power of two smaller than `n`, for n > 1. Sizes exceed 32 bits, so no bit operations. */
const split = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};

/** MTH of the leaves from `from` up to but without `to`. */
const rangeHash = async (at: HashAt, from: number, to: number): Promise<Buffer> => {
  const n = to - from;
  if (n === 0) return emptyRoot;
  const level = Math.log2(n);
  if (Number.isInteger(level) && from % n === 0) return at(level, from / n);
  const k = split(n);
  return nodeHash(await rangeHash(at, from, from + k), await rangeHash(at, from + k, to));
};

export const treeRoot = (at: HashAt, size: number): Promise<Buffer> => rangeHash(at, 0, size);

/** RFC 6962 section 2.1.1, for leaf `index` (from 0) in the tree of `size` leaves; lowest hash first. */
export const inclusionProof = async (at: HashAt, index: number, size: number): Promise<readonly Buffer[]> => {
  if (!Number.isInteger(index) || index < 0 || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const path = async (from: number, to: number): Promise<Buffer[]> => {
    if (to - from === 1) return [];
    const middle = from + split(to - from);
    return index < middle
      ? [...(await path(from, middle)), await rangeHash(at, middle, to)]
      : [...(await path(middle, to)), await rangeHash(at, from, middle)];
  };
  return path(0, size);
};

/** RFC 6962 section 2.1.2, from the tree of `old` leaves to that of `size`. */
export const consistencyProof = async (at: HashAt, old: number, size: number): Promise<readonly Buffer[]> => {
  if (!Number.isInteger(old) || old < 0 || old > size) throw new RangeError(`no tree of ${old} within one of ${size}`);
  if (old === 0 || old === size) return [];
  const sub = async (from: number, to: number, whole: boolean): Promise<Buffer[]> => {
    if (to === old) return whole ? [] : [await rangeHash(at, from, to)];
    const middle = from + split(to - from);
    return old <= middle
      ? [...(await sub(from, middle, whole)), await rangeHash(at, middle, to)]
      : [...(await sub(middle, to, false)), await rangeHash(at, from, middle)];
  };
  return sub(0, size, true);
};
