import type { CallRules, Venue } from '../programme/definition.ts';

/** Of a venue, since the call was drafted. 0 seats close it. */
export interface SeatChange {
  readonly venue: string;
  readonly seats: number;
}
/** In the order they came. */
interface Changed {
  readonly changes: readonly SeatChange[];
}

/** Seats at a venue today: by the rule, and by what was changed since. */
export const seatsNow = ({ changes }: Changed, { id, seats }: Pick<Venue, 'id' | 'seats'>): number =>
  changes.findLast((change) => change.venue === id)?.seats ?? seats;

/** Seats at all venues of a call today. */
export const allSeats = (call: Changed & { readonly rules: Pick<CallRules, 'venues'> }): number =>
  call.rules.venues.reduce((sum, venue) => sum + seatsNow(call, venue), 0);
