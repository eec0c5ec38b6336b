import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../streams/digest.ts';
import { consistencyProof, growing, type HashAt, inclusionProof, leafHash, nodeHash, treeRoot } from './merkle.ts';
import { consistencyHolds, inclusionHolds } from './verify.ts';

const leaves = (count: number): Buffer[] => Array.from({ length: count }, (_, i) => leafHash(Buffer.from(`entry ${i}`)));

/** RFC 6962 section 2.1 word for word, with no thought of speed. */
const naive = (all: readonly Buffer[]): Buffer => {
  const [only] = all;
  if (only === undefined) return sha256();
  if (all.length === 1) return only;
  let k = 1;
  while (k * 2 < all.length) k *= 2;
  return nodeHash(naive(all.slice(0, k)), naive(all.slice(k)));
};
const over =
  (all: readonly Buffer[]): HashAt =>
  async (level, index) =>
    naive(all.slice(index * 2 ** level, (index + 1) * 2 ** level));

const sizes = fc.integer({ min: 1, max: 150 });

describe('the Merkle tree', () => {
  it('has the roots of the test vectors of Certificate Transparency', () => {
    const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    const roots = [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ];
    const tree = growing();
    for (const [index, input] of inputs.entries()) {
      tree.push(leafHash(Buffer.from(input, 'hex')));
      expect(tree.root().toString('hex')).toBe(roots[index]);
    }
  });

  it('gives the same root grown leaf by leaf, from subtrees and by the definition', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 300 }), async (size) => {
        const all = leaves(size);
        const tree = growing();
        for (const leaf of all) tree.push(leaf);
        expect(tree.root()).toEqual(naive(all));
        expect(await treeRoot(over(all), size)).toEqual(naive(all));
      }),
      { numRuns: 60 },
    );
  });

  it('proves that a leaf is in it, and no other leaf, place or root', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), async (size, pick) => {
        const all = leaves(size);
        const index = pick % size;
        const leaf = all[index] ?? Buffer.alloc(0);
        const root = naive(all);
        const proof = await inclusionProof(over(all), index, size);
        expect(inclusionHolds(leaf, index, size, proof, root)).toBe(true);
        expect(inclusionHolds(leafHash(Buffer.from('other')), index, size, proof, root)).toBe(false);
        expect(inclusionHolds(leaf, index, size, proof, sha256('other'))).toBe(false);
        expect(inclusionHolds(leaf, index, size, [...proof, leaf], root)).toBe(false);
        if (size > 1) expect(inclusionHolds(leaf, (index + 1) % size, size, proof, root)).toBe(false);
      }),
      { numRuns: 80 },
    );
  });

  it('proves that it only grew, and that a rewritten past did not', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), async (size, pick) => {
        const all = leaves(size);
        const old = pick % (size + 1);
        const root = naive(all);
        const oldRoot = naive(all.slice(0, old));
        const proof = await consistencyProof(over(all), old, size);
        expect(consistencyHolds(old, size, proof, oldRoot, root)).toBe(true);
        if (old === 0) return;
        expect(consistencyHolds(old, size, proof, sha256('other'), root)).toBe(false);
        expect(consistencyHolds(old, size, [...proof, root], oldRoot, root)).toBe(false);
        if (old < size) expect(consistencyHolds(old, size, proof, oldRoot, sha256('other'))).toBe(false);
      }),
      { numRuns: 120 },
    );
  });
});
