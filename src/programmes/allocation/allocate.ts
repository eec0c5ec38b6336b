/** Who is given which seat: a pure function of the rule, the applicants and the seed. */
import { deferredAcceptance, type InOrder } from './deferred-acceptance.ts';
import { checkRule, kindAt } from './kinds.ts';
import { lotteries } from './lottery.ts';
import { type Allocation, type Applicants, mostChoices, nowhere, type Rule } from './market.ts';
import { rowsByMerit } from './order.ts';
import { simultaneousRounds } from './rounds.ts';
import { seatsOf } from './seating.ts';

export const inOrder = (applicants: Applicants, rows: Uint32Array): InOrder => {
  const { count } = applicants;
  const groups = new Uint16Array(count);
  const rankings = new Uint8Array(count * mostChoices);
  for (let place = 0; place < count; place += 1) {
    const row = rows[place] as number;
    groups[place] = applicants.groups[row] as number;
    for (let i = 0; i < mostChoices; i += 1) rankings[place * mostChoices + i] = applicants.rankings[row * mostChoices + i] as number;
  }
  return { count, groups, rankings };
};

/** Seats by place of those whom `venue` has, when each person fills one. */
export const seatEach = (rule: Rule, people: InOrder, venue: Uint8Array): Uint8Array => {
  const seat = new Uint8Array(people.count);
  const held: number[][] = rule.venues.map(() => []);
  for (let place = 0; place < people.count; place += 1) held[venue[place] as number]?.push(place);
  rule.venues.forEach((at, v) => {
    const places = held[v] ?? [];
    const byGroups = new Map<number, number>();
    const kinds = places.map((place) => {
      const groups = people.groups[place] as number;
      const known = byGroups.get(groups) ?? kindAt(at, groups);
      byGroups.set(groups, known);
      return known;
    });
    const found = seatsOf(rule, at, kinds);
    places.forEach((place, i) => {
      seat[place] = found[i] as number;
    });
  });
  return seat;
};

/**
 * Gives the seats. The same for any order of rows. `seed` has 32 bytes.
 * @throws RangeError for a rule or columns that the format cannot hold.
 */
export const allocate = (rule: Rule, applicants: Applicants, seed: Uint8Array): Allocation => {
  checkRule(rule);
  const rows = rowsByMerit(applicants, lotteries(applicants, seed));
  const people = inOrder(applicants, rows);
  const found = rule.counting === 'all' ? simultaneousRounds(rule, people) : undefined;
  const venueAt = found?.venue ?? deferredAcceptance(rule, people);
  const seatAt = found?.seat ?? seatEach(rule, people, venueAt);
  const venue = new Uint8Array(applicants.count);
  const seat = new Uint8Array(applicants.count);
  const place = new Uint32Array(applicants.count);
  rows.forEach((row, at) => {
    venue[row] = venueAt[at] as number;
    seat[row] = venue[row] === nowhere ? 0 : (seatAt[at] as number);
    place[row] = at;
  });
  return { venue, seat, place };
};
