import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allocate } from './allocate.ts';
import type { Rule } from './market.ts';
import { applicantsFrom, type Market, ranking, seed, twoStable } from './testing/markets.ts';
import { solveWithHighs } from './testing/integer-programme.ts';

/** Reserves-first, each person fills one seat, no more reserved than there are seats: what the programme describes. */
const middle: fc.Arbitrary<Market> = fc
  .record({
    venues: fc.array(
      fc.record({
        seats: fc.integer({ min: 1, max: 6 }),
        shares: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 }),
      }),
      {
        minLength: 2,
        maxLength: 3,
      },
    ),
    people: fc.integer({ min: 12, max: 26 }),
  })
  .chain(({ venues, people }) => {
    const rule: Rule = {
      counting: 'one',
      order: 'reserves-first',
      groups: ['women', 'under-30', 'province'],
      venues: venues.map(({ seats, shares }, i) => ({
        id: `venue-${i + 1}`,
        seats: Math.max(
          seats,
          shares.reduce((a, b) => a + b, 0),
        ),
        reserves: shares.map((n, group) => ({ group, seats: n })),
      })),
    };
    const row = fc.record({
      score: fc.integer({ min: 0, max: 20 }),
      groups: fc.integer({ min: 0, max: 7 }),
      ranking: ranking(venues.length),
    });
    return fc.array(row, { minLength: people, maxLength: people }).map((rows) => ({ rule, applicants: applicantsFrom(rows) }));
  });

it('an integer programme that knows only what stable means finds the same places the best for applicants', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(middle, async ({ rule, applicants }) => {
      const solved = await solveWithHighs(rule, applicants, seed, 60);
      expect(solved.status).toBe('Optimal');
      expect([...solved.venue]).toEqual([...allocate(rule, applicants, seed).venue]);
    }),
    { numRuns: 40, examples: [[twoStable]] },
  );
});
