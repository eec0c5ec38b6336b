import { describe, expect, it } from 'vitest';
import { bestThreshold, calibrate } from './calibration.ts';
import { count, f1, pair } from './score.ts';
import { goldLabels } from './tagger.ts';

describe('scoring and labels', () => {
  it('pairs one to one, best overlap first', () => {
    const gold = [
      { start: 0, end: 50, specific: true },
      { start: 60, end: 100, specific: true },
    ];
    expect(
      pair(gold, [
        { start: 55, end: 100 },
        { start: 0, end: 100 },
      ]),
    ).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });
  it('counts a find over a generic label neither way', () => {
    const counts = { tp: 0, fp: 0, fn: 0 };
    count(
      [{ start: 0, end: 40, specific: false }],
      [
        { start: 0, end: 40 },
        { start: 60, end: 90 },
      ],
      counts,
    );
    expect(counts).toEqual({ tp: 0, fp: 1, fn: 0 });
    expect(f1({ tp: 1, fp: 1, fn: 0 })).toBeCloseTo(2 / 3);
  });
  it('begins a label anew after an inner one', () => {
    const tokens = [0, 2, 4, 6].map((start) => ({ start, end: start + 1 }));
    expect([
      ...goldLabels(tokens, [
        { start: 0, end: 3, specific: true },
        { start: 4, end: 5, specific: true },
      ]),
    ]).toEqual([1, 2, 1, 0]);
  });
  it('never lets confidence fall as the score rises', () => {
    const judged = Array.from({ length: 200 }, (_, i) => ({ raw: i / 200, right: (i * 7) % 200 < i }));
    const shares = calibrate(judged).map(([, share]) => share);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });
  it('chooses the threshold where F1 is best', () => {
    const judged = Array.from({ length: 100 }, (_, i) => ({ raw: i / 100, right: i >= 60 }));
    expect(bestThreshold(judged, 40)).toBeCloseTo(0.6, 1);
  });
});
