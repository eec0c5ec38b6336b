/** Who of those a venue chose sits on which seat, when each person fills one. The same people, in whatever way they were found, sit the same. */
import type { Rule, VenueSeats } from './market.ts';
import { type Kind, mostKinds, reservedSeats, search, seatAt } from './reserved-seats.ts';
import { seatsBefore } from './venue-choice.ts';

/**
 * `chosen`: places, best first, with the kind of each. Answers each one's seat, in the same order: 0 an open seat, 1 + i the `i`th reserve.
 * Best first, each takes part in the largest seating of reserves; within a kind, the best sit on the reserve that stands first.
 */
export const seatsOf = (rule: Pick<Rule, 'order'>, venue: VenueSeats, kinds: readonly Kind[]): Uint8Array => {
  const before = Math.min(kinds.length, seatsBefore(rule, venue));
  const reserved = reservedSeats(venue.reserves.map((r) => r.seats));
  const takesPart = new Uint8Array(kinds.length);
  let left = venue.seats - before;
  const shut = new Uint8Array(mostKinds);
  kinds.forEach((kind, i) => {
    if (i < before || left === 0 || kind === 0 || shut[kind] === 1) return;
    const free = search(reserved, kind);
    if (free < 0) shut[kind] = 1;
    else {
      seatAt(reserved, kind, free);
      takesPart[i] = 1;
      left -= 1;
    }
  });
  const seats = new Uint8Array(kinds.length);
  kinds.forEach((kind, i) => {
    if (takesPart[i] === 0) return;
    const width = reserved.reserves;
    const at = reserved.on.subarray(kind * width, (kind + 1) * width).findIndex((n) => n > 0);
    reserved.on[kind * width + at] = (reserved.on[kind * width + at] as number) - 1;
    seats[i] = 1 + at;
  });
  return seats;
};
