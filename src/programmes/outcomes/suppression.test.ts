import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counts, type Kind, suppress } from './suppression.ts';

const shown = (counts: Counts) => Object.fromEntries(counts);
const kind = (groups: readonly string[], ...reached: readonly number[]): Kind => ({ groups, reached });

describe('small numbers', () => {
  it('are hidden, and large ones shown', () => {
    expect(shown(suppress(['women'], 2, [kind(['women'], 40, 9), kind([], 60, 30)]))).toEqual({ '': [100, 39], women: [40, null] });
    expect(shown(suppress(['women'], 1, [kind([], 9)]))).toEqual({ '': [null], women: [null] });
    expect(shown(suppress(['women'], 1, []))).toEqual({ '': [null], women: [null] });
  });
  it('are hidden too where only the rest of everyone is small', () => {
    expect(shown(suppress(['women'], 1, [kind(['women'], 95), kind([], 5)]))).toEqual({ '': [100], women: [null] });
    expect(shown(suppress(['women'], 1, [kind(['women'], 100)]))).toEqual({ '': [100], women: [100] });
  });
  it('are not given away by the other groups that make up everyone', () => {
    const provinces = [kind(['a'], 30), kind(['b'], 20), kind(['c'], 7)];
    expect(shown(suppress(['a', 'b', 'c'], 1, provinces))).toEqual({ '': [57], a: [30], b: [null], c: [null] });
  });
  it('are hidden at every later step, once hidden', () => {
    const steps = [kind(['a'], 30, 25), kind(['b'], 20, 15), kind(['c'], 7, 7)];
    expect(shown(suppress(['a', 'b', 'c'], 2, steps))).toEqual({ '': [57, 47], a: [30, 25], b: [null, null], c: [null, null] });
  });
});

const groups = ['a', 'b', 'c'];
const steps = 2;
const least = 4;
const anyTable = fc.array(
  fc.record({
    groups: fc.subarray(groups),
    reached: fc.tuple(fc.nat({ max: 14 }), fc.nat({ max: 14 })).map(([x, y]) => [Math.max(x, y), Math.min(x, y)]),
  }),
  { maxLength: 6 },
);

/** Adds and subtracts what is shown in every way there is, as somebody with a pencil would, and looks what the result counts. */
const attack = (kinds: readonly Kind[], counts: Counts): readonly string[] => {
  const there = kinds.filter((k) => (k.reached[0] ?? 0) > 0);
  const vector = (group: string, step: number): number[] =>
    there.flatMap((k) => Array.from({ length: steps }, (_, last) => Number((group === '' || k.groups.includes(group)) && last >= step)));
  const cells = ['', ...groups].flatMap((group) => Array.from({ length: steps }, (_, step) => ({ group, step })));
  const count = (group: string, step: number): number =>
    there.reduce((sum, k) => sum + (group === '' || k.groups.includes(group) ? (k.reached[step] ?? 0) : 0), 0);
  const open = cells.filter((c) => counts.get(c.group)?.[c.step] !== null);
  const secret = new Map<string, string>();
  for (const { group, step } of cells) {
    const others = vector('', step).map((n, i) => n - (vector(group, step)[i] ?? 0));
    const size = count(group, step);
    const rest = count('', step) - size;
    if (counts.get(group)?.[step] === null && size > 0) secret.set(vector(group, step).join(), `${group}/${step}`);
    if (group !== '' && rest > 0 && rest < least) secret.set(others.join(), `not ${group}/${step}`);
  }
  const found: string[] = [];
  const walk = (at: number, sum: readonly number[], used: number): void => {
    const cell = open[at];
    if (cell === undefined) {
      const name = used > 0 ? secret.get(sum.join()) : undefined;
      if (name !== undefined) found.push(name);
      return;
    }
    const v = vector(cell.group, cell.step);
    for (const factor of [0, 1, -1])
      walk(
        at + 1,
        sum.map((n, i) => n + factor * (v[i] ?? 0)),
        used + Math.abs(factor),
      );
  };
  walk(
    0,
    vector('', 0).map(() => 0),
    0,
  );
  return found;
};

describe('whatever the table', () => {
  it('nothing hidden can be worked out by adding and subtracting what is shown', () => {
    let hidden = 0;
    let open = 0;
    fc.assert(
      fc.property(anyTable, (kinds) => {
        const counts = suppress(groups, steps, kinds, least);
        for (const row of counts.values()) for (const n of row) n === null ? hidden++ : open++;
        expect(attack(kinds, counts)).toEqual([]);
        for (const row of counts.values()) {
          for (const [step, n] of row.entries()) {
            if (n !== null) expect(n).toBeGreaterThanOrEqual(least);
            if (n !== null && step > 0) expect(row[step - 1]).not.toBeNull();
          }
        }
      }),
      { numRuns: 300 },
    );
    // Hiding everything would pass too.
    expect(open).toBeGreaterThan(hidden / 4);
  });
  it('the attack finds what a table without protection gives away', () => {
    const provinces = [kind(['a'], 30, 30), kind(['b'], 20, 20), kind(['c'], 3, 3)];
    const naive = new Map(Object.entries({ '': [53, 53], a: [30, 30], b: [20, 20], c: [null, null] }));
    expect(attack(provinces, naive)).toContain('c/0');
  });
  it('does not depend on the order of the kinds of people', () => {
    fc.assert(
      fc.property(anyTable, (kinds) => {
        expect([...suppress(groups, steps, [...kinds].reverse(), least)]).toEqual([...suppress(groups, steps, kinds, least)]);
      }),
      { numRuns: 100 },
    );
  });
});
