/** How much of an allocation turns on the lottery: the same applications under many seeds that do not count. Pure. */
import type { Id } from '../../kernel/identifiers/identifiers.ts';
import { type Market, runRound } from './run-round.ts';

export interface VenueSpread {
  readonly venue: Id;
  /** Seats filled in the runs: fewest and most. */
  readonly filled: readonly [number, number];
  /** The lowest and highest cut-off of the open seats in hundredths; null where they did not run out in some run. */
  readonly cutOff: readonly [number, number] | null;
}
export interface Spread {
  readonly runs: number;
  /** People with a place in every run, and in some of them only. */
  readonly always: number;
  readonly sometimes: number;
  readonly venues: readonly VenueSpread[];
}
/** Above so many applicants one look would take seconds. */
export const mostForSpread = 20_000;
const range = (numbers: readonly number[]): readonly [number, number] => [Math.min(...numbers), Math.max(...numbers)];

export const spreadOf = (call: Id, market: Market, runs = 20): Spread => {
  const times = new Uint16Array(market.applicants.count);
  const seen = Array.from({ length: runs }, (_, i) => {
    const { allocation, explanation } = runRound(call, market, { rehearsal: i + 1 });
    allocation.venue.forEach((venue, row) => {
      if (venue < market.rule.venues.length) times[row] = (times[row] ?? 0) + 1;
    });
    return explanation.venues;
  });
  const venues = market.rule.venues.map(({ id }, v): VenueSpread => {
    const outcomes = seen.flatMap((venuesOf) => venuesOf[v] ?? []);
    const cuts = outcomes.flatMap(({ open }) => (open === null ? [] : [open.score]));
    return { venue: id, filled: range(outcomes.map((o) => o.filled)), cutOff: cuts.length < runs ? null : range(cuts) };
  });
  return { runs, always: times.filter((n) => n === runs).length, sometimes: times.filter((n) => n > 0 && n < runs).length, venues };
};
