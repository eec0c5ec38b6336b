import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Combination, countValues, facetValues, packed } from './counting.ts';
import type { CommitmentFilter } from './filter.ts';

const partner = fc.subarray(['UZ', 'CN'] as const);
const topic = fc.subarray(['ai', 'skills', 'health'] as const);
const rows = fc.array(
  fc.record({ p: fc.constantFrom('UZ', 'CN'), t: fc.subarray(['ai', 'skills', 'health'], { minLength: 1 }), count: fc.nat(9) }),
);

it('a value is counted as if it alone were chosen in its facet', () => {
  fc.assert(
    fc.property(rows, partner, topic, (all, chosen, topics) => {
      const filter: CommitmentFilter = { partner: chosen, topic: topics };
      const combinations: Combination[] = all.map((r) => ({ values: [`p:${r.p}`, ...r.t.map((t) => `t:${t}`)].join('|'), count: r.count }));
      const counts = countValues(packed(combinations), filter);
      const sum = (of: (r: (typeof all)[number]) => boolean): number => all.filter(of).reduce((n, r) => n + r.count, 0);
      const inPartner = (r: (typeof all)[number]): boolean => chosen.length === 0 || chosen.some((c) => c === r.p);
      const inTopic = (r: (typeof all)[number]): boolean => topics.length === 0 || topics.some((t) => r.t.includes(t));
      expect(counts.get('*')).toBe(sum((r) => inPartner(r) && inTopic(r)));
      for (const t of ['ai', 'skills']) expect(counts.get(`t:${t}`) ?? 0).toBe(sum((r) => inPartner(r) && r.t.includes(t)));
      expect(counts.get('p:UZ') ?? 0).toBe(sum((r) => inTopic(r) && r.p === 'UZ'));
      const active = facetValues(filter, 'topic', counts).filter((v) => v.active);
      expect(active.map((v) => v.value).sort()).toEqual([...topics].sort());
    }),
  );
});
