/** Made-up markets for tests: small, crooked ones from fast-check, and seeded larger ones. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { type Allocation, type Applicants, mostChoices, nowhere, type Rule } from '../market.ts';
import type { Person } from '../reference.ts';

export const lotNumber = (i: number): Uint8Array => createHash('sha256').update(`lot ${i}`).digest().subarray(0, 16);
export const seed = createHash('sha256').update('a seed for tests').digest();

export interface Size {
  readonly people: number;
  readonly venues: number;
  readonly reserves: number;
  readonly seats: number;
  readonly scores?: number;
}
export interface Market {
  readonly rule: Rule;
  readonly applicants: Applicants;
}

export const applicantsFrom = (
  rows: readonly { readonly score: number; readonly groups: number; readonly ranking: readonly number[] }[],
  lots: (i: number) => Uint8Array = lotNumber,
): Applicants => {
  const applicants: Applicants = {
    count: rows.length,
    lots: new Uint8Array(16 * rows.length),
    scores: Int32Array.from(rows, (r) => r.score),
    groups: Uint16Array.from(rows, (r) => r.groups),
    rankings: new Uint8Array(mostChoices * rows.length).fill(nowhere),
  };
  rows.forEach(({ ranking }, row) => {
    applicants.lots.set(lots(row), 16 * row);
    applicants.rankings.set(ranking.slice(0, mostChoices), mostChoices * row);
  });
  return applicants;
};

const names = (kind: string, count: number) => Array.from({ length: count }, (_, i) => `${kind}-${i + 1}`);

/** Rules with overlapping reserves, also for more seats than there are, and venues without seats. */
export const rules = (size: Size, counting: Rule['counting'] | undefined = undefined): fc.Arbitrary<Rule> =>
  fc.integer({ min: 0, max: size.reserves }).chain((groups) =>
    fc.record({
      counting: counting === undefined ? fc.constantFrom('one' as const, 'all' as const) : fc.constant(counting),
      order: fc.constantFrom('reserves-first' as const, 'open-first' as const),
      groups: fc.constant(names('group', groups)),
      venues: fc
        .array(
          fc.record({
            seats: fc.integer({ min: 0, max: size.seats }),
            reserves: fc.array(
              fc.record({
                group: fc.integer({ min: 0, max: Math.max(0, groups - 1) }),
                // Small ones, so that people compete for them; now and then more than there are seats.
                seats: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 2 }) }, fc.integer({ min: 0, max: size.seats })),
              }),
              { minLength: Math.min(groups, 2), maxLength: groups },
            ),
          }),
          { minLength: 1, maxLength: size.venues },
        )
        .map((venues) => venues.map((v, i) => ({ id: `venue-${i + 1}`, ...v }))),
    }),
  );
/** Few groups each, so that it matters who moves over to another reserve. */
export const groupsOf = (groups: number): fc.Arbitrary<number> =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .subarray([...Array(groups).keys()], { maxLength: Math.min(groups, 2) })
        .map((bits) => bits.reduce((all, bit) => all | (1 << bit), 0)),
    },
    fc.integer({ min: 0, max: 2 ** groups - 1 }),
  );
export const ranking = (venues: number): fc.Arbitrary<readonly number[]> =>
  fc.shuffledSubarray(
    Array.from({ length: venues }, (_, v) => v),
    { minLength: Math.min(venues, 1), maxLength: Math.min(venues, mostChoices) },
  );
export const markets = (size: Size, counting: Rule['counting'] | undefined = undefined): fc.Arbitrary<Market> =>
  rules(size, counting).chain((rule) =>
    fc
      .array(
        fc.record({
          score: fc.integer({ min: 0, max: size.scores ?? 5 }),
          groups: groupsOf(rule.groups.length),
          ranking: ranking(rule.venues.length),
        }),
        { minLength: Math.floor(size.people / 2), maxLength: size.people },
      )
      .map((rows) => ({ rule, applicants: applicantsFrom(rows) })),
  );

/** The people of a market best first, by the places of an allocation; and the row of each. */
export const peopleInOrder = ({ applicants }: Market, { place }: Pick<Allocation, 'place'>): { people: Person[]; rows: number[] } => {
  const rows = Array.from({ length: applicants.count }, (_, row) => row).sort((a, b) => (place[a] ?? 0) - (place[b] ?? 0));
  const people = rows.map((row) => ({
    groups: applicants.groups[row] ?? 0,
    ranking: [...applicants.rankings.subarray(mostChoices * row, mostChoices * (row + 1))].filter((v) => v !== nowhere),
  }));
  return { people, rows };
};

/** Only these rows, in this order. */
export const only = (applicants: Applicants, rows: readonly number[]): Applicants => {
  const some: Applicants = {
    count: rows.length,
    lots: new Uint8Array(16 * rows.length),
    scores: Int32Array.from(rows, (row) => applicants.scores[row] ?? 0),
    groups: Uint16Array.from(rows, (row) => applicants.groups[row] ?? 0),
    rankings: new Uint8Array(mostChoices * rows.length),
  };
  rows.forEach((row, i) => {
    some.lots.set(applicants.lots.subarray(16 * row, 16 * (row + 1)), 16 * i);
    some.rankings.set(applicants.rankings.subarray(mostChoices * row, mostChoices * (row + 1)), mostChoices * i);
  });
  return some;
};

/** Two stable allocations: each venue would rather have whom the other's reserve is not for, and each applicant wants the venue that would not. */
export const twoStable: Market = {
  rule: {
    counting: 'one',
    order: 'reserves-first',
    groups: ['women', 'under-30'],
    venues: [0, 1].map((group) => ({ id: `venue-${group + 1}`, seats: 1, reserves: [{ group, seats: 1 }] })),
  },
  applicants: applicantsFrom([
    { score: 90, groups: 0b01, ranking: [1, 0] },
    { score: 80, groups: 0b10, ranking: [0, 1] },
  ]),
};
