/** What can be wrong with a call's rules beyond their shape, as far as the rules alone tell. */
import type { CallRules } from '../programme/definition.ts';

/** `path` leads to what is wrong (`key`: to the last step itself, not to what it holds); `message` says it to a person. */
export interface Mistake {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly key?: boolean;
}

/** Seats that a reserve keeps at a venue of so many seats; 0 where it does not hold. */
export const reservedSeats = (reserve: CallRules['reserves'][number], venue: { readonly id: string; readonly seats: number }): number => {
  if (reserve.venues !== undefined && !reserve.venues.includes(venue.id)) return 0;
  // Shares are decimals, and 0.07 × 100 is a little more than 7 to a computer.
  return reserve.seats ?? Math.ceil(Number(((reserve.share ?? 0) * venue.seats).toFixed(6)));
};

/** Indexes of what was there before. */
export const repeated = (ids: readonly string[]): readonly number[] => ids.flatMap((id, i) => (ids.indexOf(id) < i ? [i] : []));

export const rulesMistakes = (rules: CallRules): readonly Mistake[] => {
  const found: Mistake[] = [];
  const say = (path: Mistake['path'], message: string): void => {
    found.push({ path, message });
  };
  const { venues, groups, reserves, scoring } = rules;
  for (const i of repeated(venues.map((v) => v.id))) say(['venues', i, 'id'], `the venue “${venues[i]?.id}” is there twice`);
  for (const i of repeated(groups.map((g) => g.id))) say(['groups', i, 'id'], `the group “${groups[i]?.id}” is there twice`);
  for (const [i, venue] of venues.entries()) {
    if (venue.ends < venue.begins) say(['venues', i, 'ends'], `“${venue.id}” ends on ${venue.ends}, before it begins on ${venue.begins}`);
  }
  for (const [i, reserve] of reserves.entries()) {
    if (!groups.some((g) => g.id === reserve.group)) say(['reserves', i, 'group'], `there is no group “${reserve.group}”`);
    for (const [j, id] of (reserve.venues ?? []).entries()) {
      if (!venues.some((v) => v.id === id)) say(['reserves', i, 'venues', j], `there is no venue “${id}”`);
    }
    for (const venue of venues) {
      const seats = reservedSeats(reserve, venue);
      if (seats > venue.seats)
        say(['reserves', i], `${seats} seats are reserved for “${reserve.group}”, and “${venue.id}” has ${venue.seats}`);
    }
    const twice = reserves.findIndex(
      (r) => r.group === reserve.group && venues.some((v) => reservedSeats(r, v) > 0 && reservedSeats(reserve, v) > 0),
    );
    if (twice < i && twice >= 0) say(['reserves', i], `“${reserve.group}” has a reserve already`);
  }
  // Where one person counts for every reserve, reserves may overlap, and their sum says nothing.
  if (rules.counting === 'one') {
    for (const [i, venue] of venues.entries()) {
      const sum = reserves.reduce((seats, reserve) => seats + reservedSeats(reserve, venue), 0);
      if (sum > venue.seats)
        say(['venues', i, 'seats'], `the reserves of “${venue.id}” together are ${sum} seats, and it has ${venue.seats}`);
    }
  }
  const tasks = [...scoring.reviews, ...(scoring.third === undefined ? [] : [scoring.third])];
  for (const i of repeated(tasks)) {
    const path = i < scoring.reviews.length ? ['scoring', 'reviews', i] : ['scoring', 'third'];
    say(path, `“${tasks[i]}” cannot be two reviews`);
  }
  return found;
};
