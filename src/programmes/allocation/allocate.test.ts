import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from './allocate.ts';
import { audit } from './audit.ts';
import { lotteries } from './lottery.ts';
import { type Allocation, nowhere, type Rule } from './market.ts';
import { allocateSlowly } from './reference.ts';
import { applicantsFrom, type Market, markets, only, peopleInOrder, seed } from './testing/markets.ts';

const middle = { people: 40, venues: 5, reserves: 5, seats: 6 };
const crowded = { people: 60, venues: 4, reserves: 8, seats: 9, scores: 1000 };
const venuesOf = (allocation: Allocation): readonly (number | null)[] => [...allocation.venue].map((v) => (v === nowhere ? null : v));
const slowly = (market: Market, allocation: Allocation): readonly (number | null)[] => {
  const { people, rows } = peopleInOrder(market, allocation);
  const found = allocateSlowly(market.rule, people);
  const venues: (number | null)[] = rows.map(() => null);
  rows.forEach((row, at) => {
    venues[row] = found[at] ?? null;
  });
  return venues;
};

describe('the engine', () => {
  it.each([middle, crowded])(
    'gives what the rule gives when it is followed person by person (up to $people people, $reserves reserves)',
    (size) => {
      fc.assert(
        fc.property(markets(size), (market) => {
          const allocation = allocate(market.rule, market.applicants, seed);
          expect(venuesOf(allocation)).toEqual(slowly(market, allocation));
        }),
        { numRuns: 250 },
      );
    },
  );

  it('orders by score, and equal scores by lottery number', () => {
    fc.assert(
      fc.property(markets(middle), ({ rule, applicants }) => {
        const { place } = allocate(rule, applicants, seed);
        const lottery = Buffer.from(lotteries(applicants, seed));
        const rows = [...place.keys()].sort(
          (a, b) =>
            (applicants.scores[b] ?? 0) - (applicants.scores[a] ?? 0) ||
            Buffer.compare(lottery.subarray(16 * a, 16 * a + 16), lottery.subarray(16 * b, 16 * b + 16)),
        );
        expect(rows.map((row) => place[row])).toEqual([...rows.keys()]);
      }),
    );
  });

  it('gives everyone the same in whatever order the rows come', () => {
    const shuffled = markets(crowded).chain((market) =>
      fc
        .shuffledSubarray([...Array(market.applicants.count).keys()], { minLength: market.applicants.count })
        .map((rows) => ({ market, rows })),
    );
    fc.assert(
      fc.property(shuffled, ({ market: { rule, applicants }, rows }) => {
        const one = allocate(rule, applicants, seed);
        const other = allocate(rule, only(applicants, rows), seed);
        rows.forEach((row, i) => {
          expect([other.venue[i], other.seat[i], other.place[i]]).toEqual([one.venue[row], one.seat[row], one.place[row]]);
        });
      }),
    );
  });

  it.each([middle, crowded])('leaves no justified envy, no wasted seat and no reserve unfilled when each fills one seat', (size) => {
    fc.assert(
      fc.property(markets(size, 'one'), ({ rule, applicants }) => {
        expect(audit(rule, applicants, allocate(rule, applicants, seed))).toEqual({ invalid: 0, envy: 0, waste: 0, unfilled: 0 });
      }),
      { numRuns: 250 },
    );
  });
});

describe('the example that the docs draw', () => {
  const north = (order: Rule['order']): Rule => ({
    ...{ counting: 'one', order, groups: ['women'] },
    venues: [{ id: 'north', seats: 4, reserves: [{ group: 0, seats: 2 }] }],
  });
  const people = ['Ali', 'Sara', 'Bilal', 'Omar', 'Hina', 'Zoya'];
  const scores = [92, 90, 88, 85, 80, 75];
  const women = ['Sara', 'Hina', 'Zoya'];
  const applicants = applicantsFrom(
    people.map((name, i) => ({ score: scores[i] ?? 0, groups: women.includes(name) ? 1 : 0, ranking: [0] })),
  );
  it.each<[Rule['order'], readonly string[], readonly string[]]>([
    ['reserves-first', ['Sara', 'Hina'], ['Ali', 'Bilal']],
    ['open-first', ['Hina', 'Zoya'], ['Ali', 'Sara']],
  ])('%s seats those the page says', (order, reserved, open) => {
    const { venue, seat } = allocate(north(order), applicants, seed);
    expect(people.filter((_, i) => venue[i] === 0 && seat[i] === 1)).toEqual(reserved);
    expect(people.filter((_, i) => venue[i] === 0 && seat[i] === 0)).toEqual(open);
  });
});
