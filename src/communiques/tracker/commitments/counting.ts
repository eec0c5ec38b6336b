import { type CommitmentFilter, type Facet, type FacetValue, facets, letters } from './filter.ts';

/** How many commitments carry exactly these facet values (`p:UZ`, `t:skills` …), joined by `|`. */
export interface Combination {
  readonly values: string;
  readonly count: number;
}
/** Combinations with each value as a small number, one after the other: tens of thousands are counted in a few milliseconds. */
export interface Combinations {
  readonly names: readonly string[];
  readonly codes: Int32Array;
  /** Where each combination's codes begin; one more at the end. */
  readonly starts: Int32Array;
  readonly counts: Int32Array;
}

export const packed = (rows: readonly Combination[]): Combinations => {
  const numbers = new Map<string, number>();
  const codes: number[] = [];
  const starts = new Int32Array(rows.length + 1);
  const counts = new Int32Array(rows.length);
  for (const [i, row] of rows.entries()) {
    for (const value of row.values.split('|')) {
      const known = numbers.get(value);
      codes.push(known ?? numbers.size);
      if (known === undefined) numbers.set(value, numbers.size);
    }
    starts[i + 1] = codes.length;
    counts[i] = row.count;
  }
  return { names: [...numbers.keys()], codes: Int32Array.from(codes), starts, counts };
};

export const valuesOf = (filter: CommitmentFilter, facet: Facet): readonly string[] => (filter[facet] ?? []).map(String);
export const prefixed = (filter: CommitmentFilter, facet: Facet): readonly string[] =>
  valuesOf(filter, facet).map((v) => `${letters[facet]}:${v}`);

/**
 * Counts every facet's values over the combinations. One counts for a value when it meets every facet but, at most, the
 * value's own; `*` counts those that meet all.
 */
export const countValues = ({ names, codes, starts, counts }: Combinations, filter: CommitmentFilter): ReadonlyMap<string, number> => {
  const active = facets.map((facet) => prefixed(filter, facet)).filter((wanted) => wanted.length > 0);
  // Each active facet is a bit: of a value that meets it (`meets`), and of any value of that facet (`facetOf`).
  const meets = Int32Array.from(names, (name) => active.reduce((bits, wanted, i) => bits | (wanted.includes(name) ? 1 << i : 0), 0));
  const facetOf = Int32Array.from(names, (name) => active.reduce((bits, wanted, i) => bits | (wanted[0]?.[0] === name[0] ? 1 << i : 0), 0));
  const every = (1 << active.length) - 1;
  const totals = new Int32Array(names.length);
  let total = 0;
  for (let row = 0; row < counts.length; row++) {
    const from = starts[row] ?? 0;
    const to = starts[row + 1] ?? 0;
    const count = counts[row] ?? 0;
    let met = 0;
    for (let i = from; i < to; i++) met |= meets[codes[i] ?? 0] ?? 0;
    const missed = every & ~met;
    if (missed === 0) total += count;
    else if ((missed & (missed - 1)) !== 0) continue;
    for (let i = from; i < to; i++) {
      const code = codes[i] ?? 0;
      if (missed === 0 || facetOf[code] === missed) totals[code] = (totals[code] ?? 0) + count;
    }
  }
  const found = new Map(names.map((name, code) => [name, totals[code] ?? 0] as const).filter(([, count]) => count > 0));
  return found.set('*', total);
};

export const facetValues = (filter: CommitmentFilter, facet: Facet, counts: ReadonlyMap<string, number>): readonly FacetValue[] => {
  const prefix = `${letters[facet]}:`;
  const active = new Set(valuesOf(filter, facet));
  const counted = [...counts].filter(([v]) => v.startsWith(prefix)).map(([v, count]) => ({ value: v.slice(2), count }));
  const missing = [...active].filter((v) => !counted.some((c) => c.value === v)).map((value) => ({ value, count: 0 }));
  return [...counted, ...missing]
    .map((v) => ({ ...v, active: active.has(v.value) }))
    .sort((a, b) => (facet === 'year' ? Number(b.value) - Number(a.value) : b.count - a.count || (a.value < b.value ? -1 : 1)));
};
