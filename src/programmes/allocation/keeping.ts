/**
 * A later round, in which people already hold places. It is a run like any other; only where somebody would lose a place they hold (a venue was
 * closed, or one person counts for several reserves) do they keep it, with its seat, and everyone else goes through the rule again for the seats
 * that are left, until nobody loses any more. Where nobody would lose, it is the fresh run itself.
 */
import { allocate, inOrder, seatEach } from './allocate.ts';
import { kindAt } from './kinds.ts';
import { type Allocation, type Applicants, mostChoices, nowhere, type Rule } from './market.ts';
import { chooseCountingAll } from './rounds.ts';
import { seatsOf } from './seating.ts';

export interface Kept extends Allocation {
  /** By row: 1 for whoever has their place only because they held it. */
  readonly kept: Uint8Array;
  readonly keptCount: number;
}

/** At which place of their wishes `venue` stands; behind all of them when it is none. */
const rankOf = ({ rankings }: Applicants, row: number, venue: number): number => {
  if (venue === nowhere) return mostChoices;
  const at = rankings.subarray(mostChoices * row, mostChoices * (row + 1)).indexOf(venue);
  return at < 0 ? mostChoices : at;
};

/** Rows of those who keep a place, by venue and best first. */
const keepersAt = (rule: Rule, { place }: Allocation, kept: Uint8Array, held: Uint8Array): readonly (readonly number[])[] => {
  const at: number[][] = rule.venues.map(() => []);
  kept.forEach((is, row) => {
    if (is === 1) at[held[row] as number]?.push(row);
  });
  for (const rows of at) rows.sort((a, b) => (place[a] as number) - (place[b] as number));
  return at;
};

/** The seats that are left when those who keep theirs sit on theirs. */
const ruleWithout = (rule: Rule, { groups }: Applicants, keepers: readonly (readonly number[])[]): Rule => ({
  ...rule,
  venues: rule.venues.map((venue, v) => {
    const kinds = (keepers[v] ?? []).map((row) => kindAt(venue, groups[row] as number));
    const seats = rule.counting === 'one' ? seatsOf(rule, venue, kinds) : undefined;
    const sitOn = (r: number): number =>
      seats === undefined ? kinds.filter((kind) => ((kind >> r) & 1) === 1).length : seats.filter((seat) => seat === 1 + r).length;
    return {
      ...venue,
      seats: Math.max(0, venue.seats - kinds.length),
      reserves: venue.reserves.map((reserve, r) => ({ ...reserve, seats: Math.max(0, reserve.seats - sitOn(r)) })),
    };
  }),
});

/** On which seat everyone sits, where those who keep theirs and those who came by the rule sit together. */
const seatTogether = (rule: Rule, applicants: Applicants, venue: Uint8Array, place: Uint32Array): Uint8Array => {
  const rows = new Uint32Array(applicants.count);
  place.forEach((at, row) => {
    rows[at] = row;
  });
  const people = inOrder(applicants, rows);
  const venueAt = new Uint8Array(applicants.count);
  rows.forEach((row, at) => {
    venueAt[at] = venue[row] as number;
  });
  const seatAt = new Uint8Array(applicants.count);
  if (rule.counting === 'one') seatAt.set(seatEach(rule, people, venueAt));
  else {
    rule.venues.forEach((at, v) => {
      const places = [...venueAt.keys()].filter((p) => venueAt[p] === v);
      const found = chooseCountingAll(
        rule,
        at,
        places.map((p) => kindAt(at, people.groups[p] as number)),
      );
      places.forEach((p, i) => {
        seatAt[p] = found[i] === nowhere ? 0 : (found[i] as number);
      });
    });
  }
  const seat = new Uint8Array(applicants.count);
  rows.forEach((row, at) => {
    seat[row] = seatAt[at] as number;
  });
  return seat;
};

/**
 * `held`: by row, the venue where they have a place, or `nowhere`. Places at venues without seats, or that they do not rank, cannot be kept.
 * @throws RangeError as `allocate` does.
 */
export const allocateKeeping = (rule: Rule, applicants: Applicants, seed: Uint8Array, held: Uint8Array): Kept => {
  const kept = new Uint8Array(applicants.count);
  const fresh = allocate(rule, applicants, seed);
  const mayKeep = held.map((v, row) => (rule.venues[v]?.seats && rankOf(applicants, row, v) < mostChoices ? 1 : 0));
  const losers = (now: Allocation): readonly number[] => {
    const found: number[] = [];
    for (let row = 0; row < applicants.count; row += 1) {
      if (mayKeep[row] === 0 || kept[row] === 1 || held[row] === now.venue[row]) continue;
      if (rankOf(applicants, row, now.venue[row] as number) > rankOf(applicants, row, held[row] as number)) found.push(row);
    }
    return found;
  };
  let now = fresh;
  let keptCount = 0;
  for (let lost = losers(now); lost.length > 0; lost = losers(now)) {
    for (const row of lost) kept[row] = 1;
    keptCount += lost.length;
    // Whoever keeps a place asks for no other; their seats are not there for the others.
    const rankings = applicants.rankings.slice();
    kept.forEach((is, row) => {
      if (is === 1) rankings.fill(nowhere, mostChoices * row, mostChoices * (row + 1));
    });
    const left = ruleWithout(rule, applicants, keepersAt(rule, fresh, kept, held));
    now = allocate(left, { ...applicants, rankings }, seed);
  }
  if (keptCount === 0) return { ...fresh, kept, keptCount };
  const venue = now.venue.map((v, row) => (kept[row] === 1 ? (held[row] as number) : v));
  return { venue, seat: seatTogether(rule, applicants, venue, fresh.place), place: fresh.place, kept, keptCount };
};
