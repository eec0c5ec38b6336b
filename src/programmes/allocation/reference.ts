/** The rule of allocation as one would explain it, person by person and slowly. The engine must give the same; tests hold them together. */
import type { Rule, VenueSeats } from './market.ts';

/** Best first: whoever stands earlier in a list goes before those who stand later. */
export interface Person {
  /** Bits of `Rule.groups`. */
  readonly groups: number;
  readonly ranking: readonly number[];
}
const isMember = (person: Person, group: number): boolean => ((person.groups >> group) & 1) === 1;

/** The reserved seats that `people` could have together, each on a seat of their own: Kuhn's augmenting paths. Undefined when they cannot. */
export const seating = (venue: VenueSeats, people: readonly Person[]): ReadonlyMap<number, Person> | undefined => {
  const seats = venue.reserves.flatMap((r) => Array.from({ length: r.seats }, () => r.group));
  const holder = new Map<number, Person>();
  const sit = (person: Person, tried: Set<number>): boolean =>
    seats.some((group, seat) => {
      if (!isMember(person, group) || tried.has(seat)) return false;
      tried.add(seat);
      const other = holder.get(seat);
      if (other !== undefined && !sit(other, tried)) return false;
      holder.set(seat, person);
      return true;
    });
  return people.every((person) => sit(person, new Set())) ? holder : undefined;
};

/** Whom a venue chooses of those who ask, when each fills one seat. */
export const chooseOneEach = (rule: Pick<Rule, 'order'>, venue: VenueSeats, asking: readonly Person[]): readonly Person[] => {
  const reservedInAll = venue.reserves.reduce((sum, r) => sum + r.seats, 0);
  const first = rule.order === 'open-first' ? asking.slice(0, Math.max(0, venue.seats - reservedInAll)) : [];
  const chosen = [...first];
  const seated: Person[] = [];
  for (const person of asking) {
    if (chosen.includes(person) || chosen.length >= venue.seats) continue;
    if (seating(venue, [...seated, person]) === undefined) continue;
    seated.push(person);
    chosen.push(person);
  }
  for (const person of asking) if (!chosen.includes(person) && chosen.length < venue.seats) chosen.push(person);
  return asking.filter((person) => chosen.includes(person));
};

/** Whom a venue chooses when one person counts for every reserve they belong to. */
export const chooseCountingEach = (rule: Pick<Rule, 'order'>, venue: VenueSeats, asking: readonly Person[]): readonly Person[] => {
  const reservedInAll = venue.reserves.reduce((sum, r) => sum + r.seats, 0);
  const chosen = rule.order === 'open-first' ? asking.slice(0, Math.max(0, venue.seats - reservedInAll)) : [];
  for (const reserve of venue.reserves) {
    for (const person of asking) {
      const members = chosen.filter((other) => isMember(other, reserve.group)).length;
      if (members >= reserve.seats || chosen.length >= venue.seats) break;
      if (!chosen.includes(person) && isMember(person, reserve.group)) chosen.push(person);
    }
  }
  for (const person of asking) if (!chosen.includes(person) && chosen.length < venue.seats) chosen.push(person);
  return asking.filter((person) => chosen.includes(person));
};
export const choose = (rule: Pick<Rule, 'order' | 'counting'>, venue: VenueSeats, asking: readonly Person[]): readonly Person[] =>
  rule.counting === 'one' ? chooseOneEach(rule, venue, asking) : chooseCountingEach(rule, venue, asking);

/** Everyone without a place asks the next venue they ranked; each venue keeps whom it chooses; until nobody asks. Answers each one's venue. */
export const allocateSlowly = (rule: Rule, people: readonly Person[]): readonly (number | null)[] => {
  const held: (readonly Person[])[] = rule.venues.map(() => []);
  const asked = new Map(people.map((person) => [person, 0]));
  const venueOf = (person: Person) => held.findIndex((list) => list.includes(person));
  for (;;) {
    const asking = people.flatMap((person) => {
      const venue = venueOf(person) >= 0 ? undefined : person.ranking[asked.get(person) ?? 0];
      return venue === undefined ? [] : [{ person, venue }];
    });
    if (asking.length === 0) break;
    for (const { person } of asking) asked.set(person, (asked.get(person) ?? 0) + 1);
    rule.venues.forEach((venue, v) => {
      const here = new Set([...(held[v] ?? []), ...asking.filter((a) => a.venue === v).map((a) => a.person)]);
      held[v] = choose(
        rule,
        venue,
        people.filter((person) => here.has(person)),
      );
    });
  }
  return people.map((person) => {
    const v = venueOf(person);
    return v < 0 ? null : v;
  });
};
