/** What the rule promises, each tried against everything there is on small markets. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from './allocate.ts';
import { audit, truthIsSafe } from './audit.ts';
import { mostChoices, nowhere, type Rule } from './market.ts';
import { choose, type Person } from './reference.ts';
import { applicantsFrom, groupsOf, type Market, markets, only, peopleInOrder, rules, seed, twoStable } from './testing/markets.ts';

const small = { people: 5, venues: 3, reserves: 3, seats: 2, scores: 2 };
const rankingAt = ({ applicants }: Market, row: number): readonly number[] =>
  [...applicants.rankings.subarray(mostChoices * row, mostChoices * (row + 1))].filter((v) => v !== nowhere);
const rankOf = (ranking: readonly number[], venue: number): number => {
  const at = ranking.indexOf(venue);
  return at < 0 ? ranking.length : at;
};
const withRanking = (market: Market, row: number, ranking: readonly number[]): Market => {
  const rankings = market.applicants.rankings.slice();
  rankings.fill(nowhere, mostChoices * row, mostChoices * (row + 1)).set(ranking, mostChoices * row);
  return { rule: market.rule, applicants: { ...market.applicants, rankings } };
};
/** Every ordered choice of some of the venues. */
const allRankings = (venues: readonly number[]): readonly (readonly number[])[] => [
  [],
  ...venues.flatMap((first) => allRankings(venues.filter((v) => v !== first)).map((rest) => [first, ...rest])),
];
const venuesOf = (rule: Rule) => rule.venues.map((_, v) => v);

/** Every way to give each person a venue they ranked, or none. */
function* assignments(people: readonly Person[]): Generator<readonly number[]> {
  const [first, ...others] = people;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const rest of assignments(others)) for (const v of [...first.ranking, nowhere]) yield [v, ...rest];
}
/** No venue would rather be without someone it has, and nobody wants a venue that would choose them. */
const isStable = (rule: Rule, people: readonly Person[], given: readonly number[]): boolean =>
  rule.venues.every((venue, v) => {
    const has = people.filter((_, i) => given[i] === v);
    if (choose(rule, venue, has).length < has.length) return false;
    return people.every((person, i) => {
      if (rankOf(person.ranking, v) >= rankOf(person.ranking, given[i] ?? nowhere)) return true;
      const asking = people.filter((other) => other === person || has.includes(other));
      return !choose(rule, venue, asking).includes(person);
    });
  });

describe('when each person fills one seat', () => {
  it('everyone is given the best venue that any stable allocation gives them', () => {
    let several = 0;
    fc.assert(
      fc.property(markets(small, 'one'), (market) => {
        const allocation = allocate(market.rule, market.applicants, seed);
        const { people, rows } = peopleInOrder(market, allocation);
        const given = rows.map((row) => allocation.venue[row] ?? nowhere);
        const stable = [...assignments(people)].filter((one) => isStable(market.rule, people, one));
        if (stable.length > 1) several += 1;
        expect(stable).toContainEqual(given);
        for (const other of stable) {
          people.forEach(({ ranking }, i) => {
            expect(rankOf(ranking, given[i] ?? nowhere)).toBeLessThanOrEqual(rankOf(ranking, other[i] ?? nowhere));
          });
        }
      }),
      { numRuns: 300, examples: [[twoStable]] },
    );
    expect(several).toBeGreaterThan(0);
  });

  it('nobody gains by any other ranking than the one they mean', () => {
    fc.assert(
      fc.property(markets(small, 'one'), (market) => {
        const { venue } = allocate(market.rule, market.applicants, seed);
        for (let row = 0; row < market.applicants.count; row += 1) {
          const truth = rankingAt(market, row);
          for (const lie of allRankings(venuesOf(market.rule))) {
            const told = withRanking(market, row, lie);
            const gained = allocate(told.rule, told.applicants, seed).venue[row] ?? nowhere;
            expect(rankOf(truth, gained)).toBeGreaterThanOrEqual(rankOf(truth, venue[row] ?? nowhere));
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  const askers = rules({ ...small, seats: 4, reserves: 4, venues: 1 }, 'one').chain((rule) =>
    fc
      .array(
        groupsOf(rule.groups.length).map((groups): Person => ({ groups, ranking: [0] })),
        { minLength: 1, maxLength: 9 },
      )
      .map((people) => ({ rule, people })),
  );
  it('a venue that turns someone away turns them away among more people too, and never takes fewer for it', () => {
    fc.assert(
      fc.property(askers, ({ rule, people }) => {
        const [venue] = rule.venues;
        if (venue === undefined) return;
        const all = choose(rule, venue, people);
        for (const left of people) {
          const fewer = people.filter((person) => person !== left);
          const chosen = choose(rule, venue, fewer);
          expect(chosen.length).toBeLessThanOrEqual(all.length);
          for (const person of fewer) if (!chosen.includes(person)) expect(all).not.toContain(person);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('no other choice among those who ask fills more reserved seats than the best members do', () => {
    fc.assert(
      fc.property(askers, ({ rule, people }) => {
        const [venue] = rule.venues;
        if (venue === undefined || rule.order === 'open-first') return;
        const chosen = choose(rule, venue, people);
        const most = (among: readonly Person[]): number => Math.min(venue.seats, mostSeated(venue.reserves, among));
        expect(most(chosen)).toBe(most(people));
      }),
      { numRuns: 500 },
    );
  });

  it('a list moves to what a fresh run without those who left gives, and nobody who stays loses by it', () => {
    const leaving = markets({ people: 30, venues: 4, reserves: 4, seats: 4 }, 'one').chain((market) =>
      fc.subarray([...Array(market.applicants.count).keys()]).map((staying) => ({ market, staying })),
    );
    fc.assert(
      fc.property(leaving, ({ market, staying }) => {
        const { rule, applicants } = market;
        const before = allocate(rule, applicants, seed);
        const after = allocate(rule, only(applicants, staying), seed);
        // Leaving is the same as wanting nothing.
        const empty =
          staying.length === applicants.count
            ? market
            : [...Array(applicants.count).keys()]
                .filter((row) => !staying.includes(row))
                .reduce((m, row) => withRanking(m, row, []), market);
        const without = allocate(rule, empty.applicants, seed);
        staying.forEach((row, i) => {
          const truth = rankingAt(market, row);
          expect(after.venue[i]).toBe(without.venue[row]);
          expect(rankOf(truth, after.venue[i] ?? nowhere)).toBeLessThanOrEqual(rankOf(truth, before.venue[row] ?? nowhere));
        });
      }),
      { numRuns: 300 },
    );
  });
});

/** The most reserved seats that these people could fill, by trying every way. */
const mostSeated = (reserves: Rule['venues'][number]['reserves'], people: readonly Person[]): number => {
  const [first, ...others] = people;
  if (first === undefined) return 0;
  return Math.max(
    mostSeated(reserves, others),
    ...reserves.map((reserve, i) => {
      if (reserve.seats === 0 || ((first.groups >> reserve.group) & 1) === 0) return 0;
      return 1 + mostSeated(reserves.with(i, { ...reserve, seats: reserve.seats - 1 }), others);
    }),
  );
};

describe('when one person counts for every reserve', () => {
  const groups = { counting: 'all', order: 'reserves-first', groups: ['a', 'b'] } as const;

  it('someone who belongs to two fills two at once, and leaves an open seat more', () => {
    const venue = { id: 'v', seats: 2, reserves: [0, 1].map((group) => ({ group, seats: 1 })) };
    const applicants = applicantsFrom([
      { score: 90, groups: 0, ranking: [0] },
      { score: 80, groups: 0b11, ranking: [0] },
      { score: 70, groups: 0b10, ranking: [0] },
    ]);
    expect([...allocate({ ...groups, venues: [venue] }, applicants, seed).venue]).toEqual([0, 0, nowhere]);
    expect([...allocate({ ...groups, counting: 'one', venues: [venue] }, applicants, seed).venue]).toEqual([nowhere, 0, 0]);
  });

  it('nobody gains by another ranking where nobody belongs to two reserves, and nothing is passed over or wasted', () => {
    const apart = markets(small, 'all').filter(({ rule, applicants }) => truthIsSafe(rule, applicants));
    fc.assert(
      fc.property(apart, (market) => {
        const allocation = allocate(market.rule, market.applicants, seed);
        expect(audit(market.rule, market.applicants, allocation)).toEqual({ invalid: 0, envy: 0, waste: 0, unfilled: 0 });
        for (let row = 0; row < market.applicants.count; row += 1) {
          const truth = rankingAt(market, row);
          for (const lie of allRankings(venuesOf(market.rule))) {
            const told = withRanking(market, row, lie);
            const gained = allocate(told.rule, told.applicants, seed).venue[row] ?? nowhere;
            expect(rankOf(truth, gained)).toBeGreaterThanOrEqual(rankOf(truth, allocation.venue[row] ?? nowhere));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never wastes a seat or seats anyone where they did not ask, and the auditor finds envy where groups overlap', () => {
    let envious = 0;
    fc.assert(
      fc.property(markets({ people: 14, venues: 3, reserves: 4, seats: 4, scores: 20 }, 'all'), ({ rule, applicants }) => {
        const found = audit(rule, applicants, allocate(rule, applicants, seed));
        expect(found).toMatchObject({ invalid: 0, waste: 0 });
        if (found.envy + found.unfilled > 0) envious += 1;
      }),
      { numRuns: 500, seed: 1 },
    );
    expect(envious).toBeGreaterThan(0);
  });
});

describe('the auditor', () => {
  it('finds something wrong in every other way of giving places that is not stable', () => {
    fc.assert(
      fc.property(markets({ ...small, reserves: 2, venues: 2, seats: 3 }, 'one'), (market) => {
        const { rule, applicants } = market;
        const { place } = allocate(rule, applicants, seed);
        const { people, rows } = peopleInOrder(market, { place });
        for (const given of assignments(people)) {
          const venue = new Uint8Array(rows.length);
          given.forEach((v, i) => {
            venue[rows[i] ?? 0] = v;
          });
          if (isStable(rule, people, given)) continue;
          // With open seats for all, or each on the reserve that suits them best: no way of seating hides it.
          for (const seats of seatings(market, venue)) {
            const found = audit(rule, applicants, { venue, seat: seats, place });
            expect(found.invalid + found.envy + found.waste + found.unfilled).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Every way of seating people at the venues they have, on seats that are for them. */
function* seatings({ rule, applicants }: Market, venue: Uint8Array, row = 0): Generator<Uint8Array> {
  if (row === applicants.count) {
    yield new Uint8Array(applicants.count);
    return;
  }
  const reserves = rule.venues[venue[row] ?? nowhere]?.reserves ?? [];
  const mine = reserves.flatMap((r, i) => ((((applicants.groups[row] ?? 0) >> r.group) & 1) === 1 ? [1 + i] : []));
  for (const rest of seatings({ rule, applicants }, venue, row + 1)) for (const seat of [0, ...mine]) yield rest.with(row, seat);
}
