/** Why everyone has the place they have: for each row what each venue said, and for each venue who was last in. */
import type { CutOff, Round, VenueOutcome } from '../call/call.ts';
import type { Told, VenueReason } from '../candidacy/candidacy.ts';
import { kindAt } from './kinds.ts';
import { lotteries } from './lottery.ts';
import { type Allocation, type Applicants, mostChoices, nowhere, type Rule } from './market.ts';

/** `none`: they ranked no more venues. `not-eligible` is not here: venues that are not for someone are not in their ranking. */
export const results = ['none', 'given', 'taken', 'not-needed', 'closed'] as const;

export interface Explanation {
  readonly venues: readonly VenueOutcome[];
  /** One for each group of the rule, and one for everyone under ''. */
  readonly groups: Round['groups'];
  readonly placed: number;
  /** Without a place, with at least one venue in their ranking that has seats. */
  readonly waiting: number;
  /** 8 for each row: index of `results`. */
  readonly results: Uint8Array;
  /** 8 for each row: position on that venue's list, from 1; 0 where they do not wait. */
  readonly positions: Uint32Array;
  /** What one row is told, in the words of its candidacy. */
  readonly told: (row: number) => Omit<Told, 'round'>;
}

const orderOf = (place: Uint32Array): Uint32Array => {
  const rows = new Uint32Array(place.length);
  place.forEach((at, row) => {
    rows[at] = row;
  });
  return rows;
};

/** Explains an allocation of these applicants under this seed. `kept`: by row, 1 for whoever has their place only because they held it. */
export const explain = (rule: Rule, applicants: Applicants, allocation: Allocation, seed: Uint8Array, kept?: Uint8Array): Explanation => {
  const { count, rankings } = applicants;
  const rows = orderOf(allocation.place);
  const lottery = lotteries(applicants, seed);
  const found = new Uint8Array(mostChoices * count);
  const positions = new Uint32Array(mostChoices * count);
  const lines = new Uint32Array(rule.venues.length);
  const isClosed = rule.venues.map((v) => v.seats === 0);
  let placed = 0;
  let waiting = 0;
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] as number;
    const mine = allocation.venue[row] as number;
    let isBetter = true;
    let waits = false;
    for (let i = mostChoices * row; i < mostChoices * (row + 1); i += 1) {
      const v = rankings[i] as number;
      if (v === nowhere) break;
      if (v === mine) {
        found[i] = 1;
        isBetter = false;
      } else if (isClosed[v] === true) found[i] = 4;
      else if (isBetter) {
        found[i] = 2;
        lines[v] = (lines[v] as number) + 1;
        positions[i] = lines[v] as number;
        waits = true;
      } else found[i] = 3;
    }
    if (mine !== nowhere) placed += 1;
    else if (waits) waiting += 1;
  }
  const hexOf = (row: number): string => Buffer.from(lottery.buffer, lottery.byteOffset + 16 * row, 6).toString('hex');
  const told = (row: number): Omit<Told, 'round'> => {
    const venues: VenueReason[] = [];
    for (let i = mostChoices * row; i < mostChoices * (row + 1); i += 1) {
      const result = results[found[i] as number] ?? 'none';
      const venue = rule.venues[rankings[i] as number];
      if (result === 'none' || venue === undefined) break;
      const position = positions[i] as number;
      venues.push({ venue: venue.id, result, position: position === 0 ? null : position });
    }
    const venue = rule.venues[allocation.venue[row] as number];
    const reserve = venue?.reserves[(allocation.seat[row] as number) - 1];
    return {
      venue: venue?.id ?? null,
      seat: venue === undefined ? null : reserve === undefined ? '' : (rule.groups[reserve.group] ?? ''),
      place: (allocation.place[row] as number) + 1,
      lottery: hexOf(row),
      venues,
    };
  };
  const cutOff = (row: number): CutOff => ({ score: applicants.scores[row] as number, lottery: hexOf(row) });
  const venues = outcomes(rule, applicants, allocation, rows, cutOff, kept);
  return { venues, groups: byGroup(rule, applicants, allocation), placed, waiting, results: found, positions, told };
};

/**
 * A cut-off is there where seats ran out: of a reserve, when all its seats are filled; of the open seats, when the whole venue is. Whoever
 * belongs to the reserve (to anyone, for open seats) and stands before its cut-off has a seat there if they want it, when each fills one seat.
 * Those who only kept a place set no cut-off, unless nobody else sits there.
 */
const outcomes = (
  rule: Rule,
  applicants: Applicants,
  allocation: Allocation,
  rows: Uint32Array,
  cutOff: (row: number) => CutOff,
  kept?: Uint8Array,
): readonly VenueOutcome[] => {
  const width = 1 + Math.max(0, ...rule.venues.map((v) => v.reserves.length));
  const filled = new Uint32Array(rule.venues.length * width);
  const members = new Uint32Array(rule.venues.length * width);
  const last = new Int32Array(rule.venues.length * width).fill(-1);
  for (const row of rows) {
    const v = allocation.venue[row] as number;
    const venue = rule.venues[v];
    if (venue === undefined) continue;
    const at = v * width + (allocation.seat[row] as number);
    filled[at] = (filled[at] as number) + 1;
    if (kept?.[row] !== 1 || (last[at] as number) < 0 || kept[last[at] as number] === 1) last[at] = row;
    const kind = kindAt(venue, applicants.groups[row] as number);
    for (let r = 0; r < venue.reserves.length; r += 1) {
      if (((kind >> r) & 1) === 1) members[v * width + 1 + r] = (members[v * width + 1 + r] as number) + 1;
    }
  }
  return rule.venues.map(({ id, seats, reserves }, v) => {
    const at = v * width;
    const all = filled.subarray(at, at + 1 + reserves.length).reduce((sum, n) => sum + n, 0);
    const lastOn = (i: number, isFull: boolean): CutOff | null => (isFull && (last[i] as number) >= 0 ? cutOff(last[i] as number) : null);
    return {
      venue: id,
      seats,
      filled: all,
      open: lastOn(at, all === seats),
      reserves: reserves.map((reserve, r) => {
        const i = at + 1 + r;
        // Where everyone counts for every reserve, those on other seats count too.
        const sit = rule.counting === 'one' ? (filled[i] as number) : Math.min(reserve.seats, members[i] as number);
        return { group: rule.groups[reserve.group] ?? '', seats: reserve.seats, filled: sit, cutOff: lastOn(i, sit === reserve.seats) };
      }),
    };
  });
};

const byGroup = (rule: Rule, applicants: Applicants, allocation: Allocation): Round['groups'] => {
  const sets = new Float64Array(65_536);
  const placedSets = new Float64Array(65_536);
  for (let row = 0; row < applicants.count; row += 1) {
    const set = applicants.groups[row] as number;
    sets[set] = (sets[set] as number) + 1;
    if (allocation.venue[row] !== nowhere) placedSets[set] = (placedSets[set] as number) + 1;
  }
  const sum = (of: Float64Array, bit: number | null): number =>
    of.reduce((total, n, set) => (bit === null || ((set >> bit) & 1) === 1 ? total + n : total), 0);
  const line = (group: string, bit: number | null) => ({ group, applicants: sum(sets, bit), placed: sum(placedSets, bit) });
  return [line('', null), ...rule.groups.map((group, bit) => line(group, bit))];
};
