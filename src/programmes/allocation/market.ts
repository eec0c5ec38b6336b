/** Who wants which seats, by which rule; and who is given one. Pure data, in columns, so that a million rows fit. */

/** `group` is an index of `Rule.groups`. Reserves are filled in the order they stand in. */
export interface SeatReserve {
  readonly group: number;
  readonly seats: number;
}
export interface VenueSeats {
  readonly id: string;
  readonly seats: number;
  readonly reserves: readonly SeatReserve[];
}
/** The rule of a call, in numbers. */
export interface Rule {
  readonly counting: 'one' | 'all';
  readonly order: 'reserves-first' | 'open-first';
  /** Ids of groups: bit `i` of an applicant's `groups` is the `i`th. At most 16. */
  readonly groups: readonly string[];
  /** At most 20 (the format holds 255). */
  readonly venues: readonly VenueSeats[];
}
/** Most venues one person ranks. */
export const mostChoices = 8;
/** No venue. */
export const nowhere = 255;
/**
 * Applicants in any order of rows; the result does not depend on it.
 * `lots`: 16 bytes each, their anonymous name, no two alike. `scores`: hundredths, more is better. `groups`: bits. `rankings`: 8 each, indexes
 * of venues in order of preference, `nowhere` after the last; only venues whose seats they may be given, none twice.
 */
export interface Applicants {
  readonly count: number;
  readonly lots: Uint8Array;
  readonly scores: Int32Array;
  readonly groups: Uint16Array;
  readonly rankings: Uint8Array;
}
/** `seat` of someone with a place: 0 an open seat, 1 + i the `i`th reserve of that venue. */
export interface Allocation {
  /** By row: an index of `Rule.venues`, or `nowhere`. */
  readonly venue: Uint8Array;
  readonly seat: Uint8Array;
  /** By row: place in the one order of score, then lottery; 0 is first. */
  readonly place: Uint32Array;
}
