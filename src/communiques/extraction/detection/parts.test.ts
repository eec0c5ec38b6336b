import { describe, expect, it } from 'vitest';
import { segment } from '../segmentation/segment.ts';
import { decodeArchive, encodeArchive } from './archive.ts';
import { sameSpan } from './candidates.ts';
import { bandOf, calibrated } from './detect.ts';
import { hashIndex, hashWord } from './hashing.ts';
import { makeKernel } from './kernel.ts';
import { triggers } from './triggers.ts';
import { stem } from './words.ts';

const rulesIn = (text: string): string[] => {
  const { tokens } = segment(text);
  return triggers(tokens, 0, tokens.length).map(({ rule }) => rule);
};

describe('the parts of finding', () => {
  it('keeps arrays and head through an archive', () => {
    const bytes = encodeArchive(
      { version: 'one' },
      { rows: { kind: 'u32', values: [7, 4_000_000_000] }, weights: { kind: 'i8', values: [-1, 0.5] } },
    );
    const { head, arrays } = decodeArchive(bytes);
    expect(head.version).toBe('one');
    expect([...(arrays.get('rows') ?? [])]).toEqual([7, 4_000_000_000]);
    expect(arrays.get('weights')?.[0]).toBeCloseTo(-1, 2);
    expect(arrays.get('weights')?.[1]).toBeCloseTo(0.5, 2);
  });
  it('finds each hash in its row and no other', () => {
    const hashes = Uint32Array.from(['cable', 'port', 'seat'].map(hashWord));
    const index = hashIndex(hashes);
    expect([...hashes].map((hash) => index.find(hash))).toEqual([0, 1, 2]);
    expect(index.find(hashWord('bridge'))).toBe(-1);
  });
  it('adds a scaled row in WebAssembly as plain code would', () => {
    const kernel = makeKernel(64);
    const y = kernel.floats(8);
    const x = kernel.floats(8);
    x.set([1, 2, 3, 4, 5, 6, 7, 8]);
    kernel.axpy(y, 4, x, 0, 2, 4);
    expect([...y]).toEqual([0, 0, 0, 0, 2, 4, 6, 8]);
    const shares = kernel.floats(4);
    shares.set([9, 1, 10]);
    kernel.addRows(y, 0, x, 0, shares, 1, 2, 4);
    expect([...y]).toEqual([51, 62, 73, 84, 2, 4, 6, 8]);
  });
  it('joins the forms of a word', () => {
    expect(new Set(['train', 'trains', 'trained', 'training'].map(stem)).size).toBe(1);
  });
  it('names the rule that a phrase announces, the longer phrase first', () => {
    expect(rulesIn('The envoy proposed a joint drill.')).toContain('proposed/directive');
    expect(rulesIn('They agreed to open a laboratory.')).toEqual(['agreed/joint']);
    expect(rulesIn('The plan was turned down.')).toContain('not/refused');
  });
  it('takes spans for the same by the loose rule', () => {
    expect(sameSpan({ start: 0, end: 100 }, { start: 0, end: 50 })).toBe(true);
    expect(sameSpan({ start: 0, end: 100 }, { start: 10, end: 45 })).toBe(false);
    expect(sameSpan({ start: 0, end: 10 }, { start: 10, end: 20 })).toBe(false);
  });
  it('reads confidence between two points and stays level outside', () => {
    const points: [number, number][] = [
      [0.2, 0.1],
      [0.6, 0.5],
    ];
    expect(calibrated(points, 0.4)).toBeCloseTo(0.3);
    expect(calibrated(points, 0.05)).toBe(0.1);
    expect(calibrated(points, 0.9)).toBe(0.5);
  });
  it('puts a score in its band', () => {
    const bands = { firm: 0.8, check: 0.4, hidden: 0.1 };
    expect([0.9, 0.5, 0.2].map((score) => bandOf(score, bands))).toEqual(['firm', 'check', 'hidden']);
  });
});
