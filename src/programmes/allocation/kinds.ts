import type { Rule, VenueSeats } from './market.ts';
import { type Kind, mostReserves } from './reserved-seats.ts';

/** To which of a venue's reserves someone with these groups belongs, as bits in the order of its reserves. */
export const kindAt = (venue: VenueSeats, groups: number): Kind =>
  venue.reserves.reduce((kind, reserve, i) => (((groups >> reserve.group) & 1) === 1 ? kind | (1 << i) : kind), 0);

/** `kindAt` for every venue and every set of groups there can be, at `venue * 2 ** groups + set`. */
export const kindTable = (rule: Rule): Uint8Array => {
  const sets = 1 << rule.groups.length;
  const table = new Uint8Array(rule.venues.length * sets);
  rule.venues.forEach((venue, v) => {
    for (let set = 0; set < sets; set += 1) table[v * sets + set] = kindAt(venue, set);
  });
  return table;
};

/** @throws RangeError for a rule that the format cannot hold. */
export const checkRule = (rule: Rule): void => {
  if (rule.groups.length > 16) throw new RangeError('a rule has at most 16 groups');
  if (rule.venues.length > 255) throw new RangeError('a rule has at most 255 venues');
  for (const { id, seats, reserves } of rule.venues) {
    if (reserves.length > mostReserves) throw new RangeError(`venue ${id} has more than ${mostReserves} reserves`);
    const wrong = reserves.some((r) => !Number.isSafeInteger(r.seats) || r.seats < 0 || rule.groups[r.group] === undefined);
    if (!Number.isSafeInteger(seats) || seats < 0 || wrong)
      throw new RangeError(`venue ${id} has seats that are no number, or an unknown group`);
  }
};
