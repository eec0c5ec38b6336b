/**
 * Allocation when one person counts for every reserve they belong to. Each venue fills its reserves in their order, each counting members who
 * were chosen before for another, then its open seats (before the reserves in open-first, as far as they are not reserved). With groups that
 * overlap this choice is not substitutable: what it says about one person may turn on who else asks. So it is run in rounds in which everyone
 * without a place asks at once; that is deterministic, and an audit of the result says what it keeps.
 */
import { kindTable } from './kinds.ts';
import type { InOrder } from './deferred-acceptance.ts';
import { mostChoices, nowhere, type Rule, type VenueSeats } from './market.ts';
import type { Kind } from './reserved-seats.ts';
import { seatsBefore } from './venue-choice.ts';

/** One venue's choice among people who ask, best first, by their kinds. Answers each one's seat, 255 for those it turns away. */
export const chooseCountingAll = (rule: Pick<Rule, 'order'>, venue: VenueSeats, kinds: ArrayLike<Kind>): Uint8Array => {
  const seats = new Uint8Array(kinds.length).fill(nowhere);
  const counts = new Float64Array(venue.reserves.length);
  let left = venue.seats;
  const take = (i: number, seat: number): void => {
    seats[i] = seat;
    left -= 1;
    for (let r = 0; r < counts.length; r += 1) counts[r] = (counts[r] as number) + (((kinds[i] as number) >> r) & 1);
  };
  const takeOpen = (many: number): void => {
    let wanted = Math.min(many, left);
    for (let i = 0; i < kinds.length && wanted > 0; i += 1) {
      if (seats[i] !== nowhere) continue;
      take(i, 0);
      wanted -= 1;
    }
  };
  takeOpen(seatsBefore(rule, venue));
  venue.reserves.forEach((reserve, r) => {
    for (let i = 0; i < kinds.length && left > 0 && (counts[r] as number) < reserve.seats; i += 1) {
      if (seats[i] === nowhere && (((kinds[i] as number) >> r) & 1) === 1) take(i, 1 + r);
    }
  });
  takeOpen(left);
  return seats;
};

const merged = (a: readonly number[], b: readonly number[]): number[] => {
  const all: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const x = a[i] ?? Number.POSITIVE_INFINITY;
    const y = b[j] ?? Number.POSITIVE_INFINITY;
    if (x < y) i += 1;
    else j += 1;
    all.push(Math.min(x, y));
  }
  return all;
};

/** Venue and seat by place. */
export const simultaneousRounds = (rule: Rule, people: InOrder): { readonly venue: Uint8Array; readonly seat: Uint8Array } => {
  const { count, groups, rankings } = people;
  const kinds = kindTable(rule);
  const sets = 1 << rule.groups.length;
  const venue = new Uint8Array(count).fill(nowhere);
  const seat = new Uint8Array(count);
  const asked = new Uint8Array(count);
  const held: (readonly number[])[] = rule.venues.map(() => []);
  let without: readonly number[] = Array.from({ length: count }, (_, place) => place);
  while (without.length > 0) {
    const asking: number[][] = rule.venues.map(() => []);
    for (const place of without) {
      const choice = asked[place] as number;
      const v = choice < mostChoices ? (rankings[place * mostChoices + choice] as number) : nowhere;
      if (v === nowhere) continue;
      const line = asking[v];
      if (line === undefined) throw new RangeError('a ranking names a venue that is not there');
      asked[place] = choice + 1;
      line.push(place);
    }
    const out: number[] = [];
    rule.venues.forEach((seats, v) => {
      const line = asking[v] ?? [];
      if (line.length === 0) return;
      const all = merged(held[v] ?? [], line);
      const found = chooseCountingAll(
        rule,
        seats,
        all.map((place) => kinds[v * sets + (groups[place] as number)] as number),
      );
      held[v] = all.filter((place, i) => {
        const isIn = found[i] !== nowhere;
        venue[place] = isIn ? v : nowhere;
        seat[place] = isIn ? (found[i] as number) : 0;
        if (!isIn) out.push(place);
        return isIn;
      });
    });
    without = out.sort((a, b) => a - b);
  }
  return { venue, seat };
};
