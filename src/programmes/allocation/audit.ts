/**
 * Looks for what the rule promises never to do, in a finished allocation. It knows nothing of how the allocation was made: it goes by the
 * definitions alone, so that it finds a fault of the engine as well as a forged result.
 */
import { type Allocation, type Applicants, mostChoices, nowhere, type Rule, type VenueSeats } from './market.ts';

/** How many applicants each fault concerns. All 0 is what the rule promises when each person fills one seat. */
export interface Findings {
  /**
   * Placed where they did not ask to be, on a seat that is not for them or not there, or on an open seat though by the rule it is they who
   * fill the reserve and not someone behind them; or an order that does not follow the scores.
   */
  readonly invalid: number;
  /** Want a seat that someone behind them has, whom the reserves do not speak for. */
  readonly envy: number;
  /** Want a venue that has an empty seat. */
  readonly waste: number;
  /** Members of a reserve that could have more of its seats filled with them, and who want it; or whom their venue counts as open instead. */
  readonly unfilled: number;
}

/** What one venue's seats look like, and from which place on each kind of people could rightly complain. */
interface Seen {
  readonly isFull: boolean;
  readonly kindOf: Uint8Array;
  /** By kind: whoever wants a seat and stands before this place envies rightly. */
  readonly envied: Float64Array;
  /** By kind: whether one more of them could fill a reserve. */
  readonly missed: Uint8Array;
  invalid: number;
  unfilled: number;
}
interface Holder {
  readonly kind: number;
  readonly seat: number;
  readonly place: number;
}

const count = <T>(all: readonly T[], is: (one: T) => boolean): number => all.reduce((n, one) => (is(one) ? n + 1 : n), 0);
const has = (kind: number, r: number): boolean => ((kind >> r) & 1) === 1;

/** Worst place of each kind of holder on each seat, so that no step below looks at people again. */
const worstPlaces = (holders: readonly Holder[]): readonly Holder[] => {
  const worst = new Map<number, Holder>();
  for (const holder of holders) {
    const at = holder.kind * 16 + holder.seat;
    if ((worst.get(at)?.place ?? -1) < holder.place) worst.set(at, holder);
  }
  return [...worst.values()];
};

const lookOneEach = (rule: Rule, venue: VenueSeats, holders: readonly Holder[], seen: Seen): void => {
  const filled = venue.reserves.map((_, r) => count(holders, (h) => h.seat === 1 + r));
  const reservedInAll = venue.reserves.reduce((sum, r) => sum + r.seats, 0);
  const openSeats = Math.max(0, venue.seats - reservedInAll);
  const open = holders.filter((h) => h.seat === 0);
  const spare = open.length > openSeats;
  const worst = worstPlaces(holders);
  const lastOpen = worst.reduce((last, h) => (h.seat === 0 ? Math.max(last, h.place) : last), -1);
  seen.invalid += filled.reduce((sum, n, r) => sum + Math.max(0, n - (venue.reserves[r]?.seats ?? 0)), 0);
  const behind = new Float64Array(256);
  for (let kind = 0; kind < 256; kind += 1) {
    // Reserves on which a newcomer of this kind could be seated if members moved from one of their reserves to another.
    let reach = kind;
    for (let before = -1; before !== reach; ) {
      before = reach;
      for (const h of worst) if (h.seat > 0 && has(reach, h.seat - 1)) reach |= h.kind;
    }
    const hasFree = venue.reserves.some((r, i) => has(reach, i) && (filled[i] ?? 0) < r.seats);
    seen.missed[kind] = hasFree && spare ? 1 : 0;
    // A free seat that they reach but that no spare holder makes room for: reserves for more seats than there are. Then anyone could.
    behind[kind] = worst.reduce((last, h) => (hasFree || (h.seat > 0 && has(reach, h.seat - 1)) ? Math.max(last, h.place) : last), -1);
    seen.envied[kind] = Math.max(lastOpen, behind[kind] ?? -1);
  }
  // With open seats first, their best holders sit there by the rule, whatever they belong to.
  const first = rule.order === 'open-first' ? openSeats : 0;
  const firstPlaces = first === 0 ? [] : holders.map((h) => h.place).sort((a, b) => a - b);
  const lastFirst = firstPlaces[Math.min(first, firstPlaces.length) - 1] ?? -1;
  const later = first === 0 ? open : open.toSorted((a, b) => a.place - b.place).slice(first);
  seen.unfilled += count(later, (h) => seen.missed[h.kind] === 1);
  seen.invalid += count(later, (h) => (behind[h.kind] ?? -1) > h.place);
  seen.invalid += count(holders, (h) => h.seat > 0 && h.place <= lastFirst);
};

const lookCountingAll = (venue: VenueSeats, holders: readonly Holder[], seen: Seen): void => {
  const counts = venue.reserves.map((_, r) => count(holders, (h) => has(h.kind, r)));
  const needed = venue.reserves.reduce((bits, r, i) => ((counts[i] ?? 0) <= r.seats ? bits | (1 << i) : bits), 0);
  const short = venue.reserves.reduce((bits, r, i) => ((counts[i] ?? 0) < r.seats ? bits | (1 << i) : bits), 0);
  const worst = worstPlaces(holders);
  for (let kind = 0; kind < 256; kind += 1) {
    for (const h of worst) {
      // Giving h's seat to one of this kind must leave no reserve with less than it has and needs.
      if ((h.kind & ~kind & needed) !== 0) continue;
      seen.envied[kind] = Math.max(seen.envied[kind] ?? -1, h.place);
      if ((kind & ~h.kind & short) !== 0) seen.missed[kind] = 1;
    }
  }
};

/** Kind by set of groups: which of the venue's reserves they belong to. */
const kindsOf = (rule: Rule, venue: VenueSeats): Uint8Array => {
  const kindOf = new Uint8Array(1 << rule.groups.length);
  for (let set = 0; set < kindOf.length; set += 1) {
    for (const [i, reserve] of venue.reserves.entries()) if (has(set, reserve.group)) kindOf[set] = (kindOf[set] ?? 0) + 2 ** i;
  }
  return kindOf;
};
const look = (rule: Rule, venue: VenueSeats, kindOf: Uint8Array, holders: readonly Holder[]): Seen => {
  const seen: Seen = {
    isFull: holders.length >= venue.seats,
    kindOf,
    envied: new Float64Array(256).fill(-1),
    missed: new Uint8Array(256),
    invalid: Math.max(0, holders.length - venue.seats),
    unfilled: 0,
  };
  seen.invalid += count(holders, (h) => h.seat > 0 && (!has(h.kind, h.seat - 1) || venue.reserves[h.seat - 1] === undefined));
  if (rule.counting === 'one') lookOneEach(rule, venue, holders, seen);
  else lookCountingAll(venue, holders, seen);
  return seen;
};

/** Counts of people whose place does not follow from the scores: a place twice, or one behind someone with less. */
const wrongPlaces = ({ count: n, scores }: Applicants, { place }: Allocation): number => {
  const at = new Float64Array(n).fill(Number.NaN);
  for (let row = 0; row < n; row += 1) at[place[row] ?? n] = scores[row] ?? 0;
  let wrong = 0;
  for (let i = 0; i < n; i += 1) if (Number.isNaN(at[i]) || (i > 0 && (at[i] ?? 0) > (at[i - 1] ?? 0))) wrong += 1;
  return wrong;
};

/** Looks at every applicant and every seat. */
export const audit = (rule: Rule, applicants: Applicants, allocation: Allocation): Findings => {
  const holders: Holder[][] = rule.venues.map(() => []);
  const kinds = rule.venues.map((venue) => kindsOf(rule, venue));
  let invalid = wrongPlaces(applicants, allocation);
  for (let row = 0; row < applicants.count; row += 1) {
    const v = allocation.venue[row] ?? nowhere;
    if (v === nowhere) continue;
    let asked = false;
    for (let i = mostChoices * row; i < mostChoices * (row + 1); i += 1) if (applicants.rankings[i] === v) asked = true;
    const list = holders[v];
    if (!asked || list === undefined) invalid += 1;
    list?.push({ kind: kinds[v]?.[applicants.groups[row] ?? 0] ?? 0, seat: allocation.seat[row] ?? 0, place: allocation.place[row] ?? 0 });
  }
  const venues = rule.venues.map((venue, v) => look(rule, venue, kinds[v] ?? new Uint8Array(), holders[v] ?? []));
  let envy = 0;
  let waste = 0;
  let unfilled = 0;
  for (const seen of venues) {
    invalid += seen.invalid;
    unfilled += seen.unfilled;
  }
  for (let row = 0; row < applicants.count; row += 1) {
    let envies = false;
    let wastes = false;
    let misses = false;
    for (let i = mostChoices * row; i < mostChoices * (row + 1); i += 1) {
      const v = applicants.rankings[i] ?? nowhere;
      const seen = venues[v];
      if (seen === undefined || v === allocation.venue[row]) break;
      const kind = seen.kindOf[applicants.groups[row] ?? 0] ?? 0;
      if (!seen.isFull) wastes = true;
      else if ((seen.envied[kind] ?? -1) > (allocation.place[row] ?? 0)) envies = true;
      if (seen.missed[kind] === 1) misses = true;
    }
    if (envies) envy += 1;
    if (wastes) waste += 1;
    if (misses) unfilled += 1;
  }
  return { invalid, envy, waste, unfilled };
};

/**
 * Whether nobody can gain by ranking venues otherwise than they want them: by proof when each person fills one seat, and when nobody here
 * belongs to two reserves of a venue. Otherwise it is not promised.
 */
export const truthIsSafe = (rule: Rule, applicants: Applicants): boolean => {
  if (rule.counting === 'one') return true;
  const masks = rule.venues.map((venue) => venue.reserves.filter((r) => r.seats > 0).map((r) => r.group));
  const sets = new Set(applicants.groups.subarray(0, applicants.count));
  return [...sets].every((set) => masks.every((groups) => count(groups, (group) => has(set, group)) <= 1));
};
