import { type CommitmentFilter, type Facet, type FacetValue, facets, letters } from './filter.ts';

/** How many commitments carry exactly these facet values (`p:UZ`, `t:skills` …). */
export interface Combination {
  readonly values: readonly string[];
  readonly count: number;
}

export const valuesOf = (filter: CommitmentFilter, facet: Facet): readonly string[] => (filter[facet] ?? []).map(String);
export const prefixed = (filter: CommitmentFilter, facet: Facet): readonly string[] =>
  valuesOf(filter, facet).map((v) => `${letters[facet]}:${v}`);

/**
 * Counts every facet's values over the combinations. One counts for a value when it meets every facet but, at most, the
 * value's own; `*` counts those that meet all.
 */
export const countValues = (combinations: Iterable<Combination>, filter: CommitmentFilter): ReadonlyMap<string, number> => {
  const active = facets
    .map((facet) => ({ letter: letters[facet], wanted: new Set(prefixed(filter, facet)) }))
    .filter((a) => a.wanted.size > 0);
  const counts = new Map<string, number>();
  for (const { values, count } of combinations) {
    let missed = '';
    for (const { letter, wanted } of active) if (!values.some((v) => wanted.has(v))) missed += letter;
    if (missed.length > 1) continue;
    for (const v of values) if (missed === '' || v.startsWith(missed)) counts.set(v, (counts.get(v) ?? 0) + count);
    if (missed === '') counts.set('*', (counts.get('*') ?? 0) + count);
  }
  return counts;
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
