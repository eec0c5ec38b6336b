/**
 * The reserved seats of one venue, and how many people of each kind sit on which reserve. Which sets of people could all have a reserved seat
 * at once is a transversal matroid; people who belong to the same reserves are of one kind, so it is kept in counts.
 */

/** A kind of people: bit `i` says that they belong to the venue's `i`th reserve. 0 belongs to none. */
export type Kind = number;
export const mostReserves = 8;
export const mostKinds = 256;

export interface ReservedSeats {
  readonly reserves: number;
  readonly free: number[];
  /** People of kind `k` on reserve `r`, at `k * reserves + r`. */
  readonly on: Int32Array;
  /** Kinds that ever had somebody, in the order they came. */
  readonly kinds: Kind[];
  readonly known: Uint8Array;
  /** Of the last search: reserves reached, as bits; from which reserve, and whom of it one would ask to move. */
  reached: number;
  readonly from: Int8Array;
  readonly asked: Int16Array;
}
export const reservedSeats = (seats: readonly number[]): ReservedSeats => ({
  reserves: seats.length,
  free: [...seats],
  on: new Int32Array(mostKinds * seats.length),
  kinds: [],
  known: new Uint8Array(mostKinds),
  reached: 0,
  from: new Int8Array(mostReserves),
  asked: new Int16Array(mostReserves),
});

const queue = new Int8Array(mostReserves);
/** The free reserve that one more of `kind` could use if others moved over to another reserve of theirs, or -1. Fewest moves first. */
export const search = (s: ReservedSeats, kind: Kind): number => {
  s.reached = 0;
  let end = 0;
  for (let r = 0; r < s.reserves; r += 1) {
    if ((kind & (1 << r)) === 0) continue;
    s.reached |= 1 << r;
    s.from[r] = -1;
    queue[end++] = r;
  }
  for (let i = 0; i < end; i += 1) {
    const r = queue[i] as number;
    if ((s.free[r] as number) > 0) return r;
    for (const other of s.kinds) {
      const fresh = other & ~s.reached;
      if (fresh === 0 || s.on[other * s.reserves + r] === 0) continue;
      for (let to = 0; to < s.reserves; to += 1) {
        if ((fresh & (1 << to)) === 0) continue;
        s.reached |= 1 << to;
        s.from[to] = r;
        s.asked[to] = other;
        queue[end++] = to;
      }
    }
  }
  return -1;
};

const add = (s: ReservedSeats, kind: Kind, r: number, by: number): void => {
  const at = kind * s.reserves + r;
  s.on[at] = (s.on[at] as number) + by;
};
/** Along the path of the last search, everyone moves over by one, towards `end`, and one of `kind` takes the seat that this frees. */
const moveOver = (s: ReservedSeats, kind: Kind, end: number): void => {
  let to = end;
  for (let r = s.from[to] as number; r >= 0; r = s.from[to] as number) {
    const other = s.asked[to] as number;
    add(s, other, r, -1);
    add(s, other, to, 1);
    to = r;
  }
  add(s, kind, to, 1);
  if (s.known[kind] === 0) {
    s.known[kind] = 1;
    s.kinds.push(kind);
  }
};
/** One more of `kind` sits, with the free seat at `end` of the last search. */
export const seatAt = (s: ReservedSeats, kind: Kind, end: number): void => {
  s.free[end] = (s.free[end] as number) - 1;
  moveOver(s, kind, end);
};
/** The first reserve reached by the last search on which somebody of `kind` sits, or -1. */
export const reachedOn = (s: ReservedSeats, kind: Kind): number => {
  for (let r = 0; r < s.reserves; r += 1) {
    if ((s.reached & (1 << r)) !== 0 && (s.on[kind * s.reserves + r] as number) > 0) return r;
  }
  return -1;
};
/** One of `leaver`, on reserve `r` that the last search reached, gets up, and one of `kind` sits. */
export const replaceAt = (s: ReservedSeats, kind: Kind, leaver: Kind, r: number): void => {
  add(s, leaver, r, -1);
  moveOver(s, kind, r);
};
/** One of `kind` gets up; nobody sits down. */
export const standUp = (s: ReservedSeats, kind: Kind): void => {
  for (let r = 0; r < s.reserves; r += 1) {
    if ((s.on[kind * s.reserves + r] as number) === 0) continue;
    add(s, kind, r, -1);
    s.free[r] = (s.free[r] as number) + 1;
    return;
  }
  throw new RangeError('nobody of this kind has a reserved seat');
};
