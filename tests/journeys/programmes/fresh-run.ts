/**
 * Places given again from the open file alone, person by person and with none of the engine's code: deferred acceptance where every venue fills
 * the seats it keeps for groups first, with as many members as fit, best first.
 */
import { createCipheriv } from 'node:crypto';

export interface Line {
  readonly lot: string;
  readonly score: number;
  readonly groups: readonly string[];
  readonly ranking: readonly string[];
  readonly venue: string;
  readonly seat: string;
  readonly place: number;
  /** 32 hex digits; smaller goes first. */
  readonly lottery: string;
}
interface Venue {
  readonly id: string;
  readonly seats: number;
  readonly reserves: readonly { readonly group: string; readonly seats: number }[];
}
export interface Round {
  readonly seed: string;
  readonly venues: readonly Venue[];
  readonly lines: readonly Line[];
}

const words = (text: string | undefined): string[] => (text ?? '').split(' ').filter((word) => word !== '');

export const readRound = (text: string): Round => {
  const end = text.indexOf('\n}\n') + 3;
  const header = JSON.parse(text.slice(0, end)) as { seed: string; rule: { venues: Venue[] } };
  const [names = '', ...rows] = text.slice(end).trimEnd().split('\n');
  const column = (name: string) => names.split(',').indexOf(name);
  const number = (lot: string): string => {
    const cipher = createCipheriv('aes-256-ecb', Buffer.from(header.seed, 'hex'), null).setAutoPadding(false);
    return cipher.update(lot, 'hex', 'hex');
  };
  const lines = rows.map((row): Line => {
    const cells = row.split(',');
    const of = (name: string) => cells[column(name)] ?? '';
    const { lot, venue, seat } = { lot: of('lot'), venue: of('venue'), seat: of('seat') };
    const numbers = { score: Number(of('score')), place: Number(of('place')) };
    return { lot, venue, seat, ...numbers, groups: words(of('groups')), ranking: words(of('ranking')), lottery: number(lot) };
  });
  return { seed: header.seed, venues: header.rule.venues, lines };
};

/** The higher score first, then the smaller lottery number. */
export const inOrder = (lines: readonly Line[]): Line[] => [...lines].sort((a, b) => b.score - a.score || (a.lottery < b.lottery ? -1 : 1));

/** Whether all of them can sit on kept seats at once, each on one of a group of theirs. */
const allFit = (people: readonly Line[], venue: Venue): boolean => {
  const chairs = venue.reserves.flatMap(({ group, seats }) => Array.from({ length: seats }, () => group));
  const taken = new Map<number, Line>();
  const sit = (one: Line, tried: Set<number>): boolean =>
    chairs.some((group, chair) => {
      if (!one.groups.includes(group) || tried.has(chair)) return false;
      tried.add(chair);
      const other = taken.get(chair);
      if (other !== undefined && !sit(other, tried)) return false;
      taken.set(chair, one);
      return true;
    });
  return people.every((one) => sit(one, new Set()));
};

const chosenBy = (venue: Venue, wanting: readonly Line[]): Line[] => {
  const sorted = inOrder(wanting);
  const kept: Line[] = [];
  for (const one of sorted) if (kept.length < venue.seats && allFit([...kept, one], venue)) kept.push(one);
  const rest = sorted.filter((one) => !kept.includes(one));
  return [...kept, ...rest.slice(0, venue.seats - kept.length)];
};

/** By lot: the venue, or '' without a place. */
export const runAgain = ({ venues, lines }: Pick<Round, 'venues' | 'lines'>): ReadonlyMap<string, string> => {
  const asked = new Map(lines.map((line) => [line.lot, 0]));
  const held = new Map<string, Line[]>(venues.map(({ id }) => [id, []]));
  for (;;) {
    const seated = new Set([...held.values()].flat().map(({ lot }) => lot));
    const next = lines.find((line) => !seated.has(line.lot) && (asked.get(line.lot) ?? 0) < line.ranking.length);
    if (next === undefined) break;
    const at = asked.get(next.lot) ?? 0;
    asked.set(next.lot, at + 1);
    const venue = venues.find(({ id }) => id === next.ranking[at]);
    if (venue !== undefined) held.set(venue.id, chosenBy(venue, [...(held.get(venue.id) ?? []), next]));
  }
  return new Map(lines.map(({ lot }) => [lot, [...held].find(([, people]) => people.some((one) => one.lot === lot))?.[0] ?? ''] as const));
};

export const placesIn = ({ lines }: Pick<Round, 'lines'>): ReadonlyMap<string, string> =>
  new Map(lines.map(({ lot, venue }) => [lot, venue]));

/** Who was last in on one kind of seat: `open`, or `for` and the group. */
export const lastIn = ({ lines }: Round, venue: string, seat: string): Line | undefined =>
  inOrder(lines.filter((line) => line.venue === venue && line.seat === seat)).at(-1);

/** The place on a venue's list of somebody who would go there, from 1. */
export const positionAt = ({ lines }: Round, venue: string, lot: string): number => {
  const wants = lines.filter(({ ranking, venue: has }) => {
    const wanted = ranking.indexOf(venue);
    return wanted >= 0 && (has === '' || wanted < ranking.indexOf(has));
  });
  return inOrder(wants).findIndex((line) => line.lot === lot) + 1;
};
