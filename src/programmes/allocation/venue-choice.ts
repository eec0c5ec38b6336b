/**
 * Whom one venue holds while people ask it in turn, when each person fills one seat. People are known by their place in the order: smaller is
 * better. Held are, in this order: the best for the open seats that come first (open-first only); the best set that the reserves can seat
 * (greedy in their matroid); the best of all others for what is left.
 */
import type { Rule, VenueSeats } from './market.ts';
import { pop, push, replaceTop } from './heap.ts';
import {
  type Kind,
  mostKinds,
  reachedOn,
  replaceAt,
  type ReservedSeats,
  reservedSeats,
  search,
  seatAt,
  standUp,
} from './reserved-seats.ts';

/** How many open seats come before the reserved ones; all other open seats come after them. */
export const seatsBefore = (rule: Pick<Rule, 'order'>, venue: VenueSeats): number =>
  rule.order === 'reserves-first' ? 0 : Math.max(0, venue.seats - venue.reserves.reduce((sum, r) => sum + r.seats, 0));

export interface VenueChoice {
  readonly before: number;
  /** Seats after those that come first. */
  readonly after: number;
  readonly reserved: ReservedSeats;
  /** Places as heaps, worst on top. */
  readonly first: number[];
  readonly seated: number[][];
  seatedCount: number;
  readonly last: number[];
  /** By kind: who stands here or behind will never have a reserved seat, because someone of their kind before them has none. */
  readonly bar: Float64Array;
}
export const venueChoice = (rule: Pick<Rule, 'order'>, venue: VenueSeats): VenueChoice => {
  const before = seatsBefore(rule, venue);
  return {
    before,
    after: venue.seats - before,
    reserved: reservedSeats(venue.reserves.map((r) => r.seats)),
    first: [],
    seated: Array.from({ length: mostKinds }, () => []),
    seatedCount: 0,
    last: [],
    bar: new Float64Array(mostKinds).fill(Number.POSITIVE_INFINITY),
  };
};
const nobody = -1;

/**
 * Someone at `place` asks for a seat. Answers whom the venue turns away for it: nobody (-1), somebody it held, or the one who asks.
 * `kindOf` knows everyone it held.
 */
export const ask = (v: VenueChoice, place: number, kind: Kind, kindOf: (place: number) => Kind): number => {
  let rest = place;
  let restKind = kind;
  if (v.before > 0) {
    if (v.first.length < v.before) {
      push(v.first, place);
      return nobody;
    }
    const worst = v.first[0] as number;
    if (place < worst) {
      replaceTop(v.first, place);
      rest = worst;
      restKind = kindOf(worst);
    }
  }
  if (v.after === 0) return rest;
  const spare = restKind !== 0 && rest < (v.bar[restKind] as number) ? takeReserved(v, rest, restKind) : rest;
  const full = v.seatedCount + v.last.length >= v.after + (spare === nobody ? 1 : 0);
  if (spare === nobody) return full ? pop(v.last) : nobody;
  if (!full) {
    push(v.last, spare);
    return nobody;
  }
  const worst = v.last[0];
  if (worst === undefined || spare > worst) return spare;
  replaceTop(v.last, spare);
  return worst;
};

/** Tries to give one of `kind` a reserved seat. Answers who is without one then: nobody, someone who had one, or the one who asks. */
const takeReserved = (v: VenueChoice, place: number, kind: Kind): number => {
  const s = v.reserved;
  const free = search(s, kind);
  const mine = v.seated[kind] as number[];
  if (free >= 0 && v.seatedCount < v.after) {
    seatAt(s, kind, free);
    push(mine, place);
    v.seatedCount += 1;
    return nobody;
  }
  // With reserves for more seats than there are, anyone who sits could make room; else only those whose seat the search reached.
  let worst = place;
  let leaver = -1;
  for (const other of s.kinds) {
    const last = (v.seated[other] as number[])[0];
    if (last === undefined || last < worst || (free < 0 && reachedOn(s, other) < 0)) continue;
    worst = last;
    leaver = other;
  }
  if (leaver < 0) {
    v.bar[kind] = place;
    return place;
  }
  if (free >= 0) {
    seatAt(s, kind, free);
    standUp(s, leaver);
  } else replaceAt(s, kind, leaver, reachedOn(s, leaver));
  pop(v.seated[leaver] as number[]);
  push(mine, place);
  v.bar[leaver] = Math.min(v.bar[leaver] as number, worst);
  return worst;
};
