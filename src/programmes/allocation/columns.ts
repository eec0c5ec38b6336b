/** From a call's rules and rows as others write them, to the numbers that the allocation takes. */
import { reservedSeats } from '../call/rules-mistakes.ts';
import { type SeatChange, seatsNow } from '../call/seats.ts';
import type { CallRules } from '../programme/definition.ts';
import { type Applicants, mostChoices, nowhere, type Rule } from './market.ts';

/** The rule in numbers. `changes`: venues whose seats changed since, in the order they did; 0 seats close one. */
export const ruleFrom = (rules: CallRules, changes: readonly SeatChange[] = []): Rule => {
  const groups = rules.groups.map((g) => g.id);
  return {
    counting: rules.counting,
    order: rules.order,
    groups,
    venues: rules.venues.map((venue) => {
      const { id } = venue;
      const seats = seatsNow({ changes }, venue);
      const reserves = rules.reserves.filter((r) => r.venues === undefined || r.venues.includes(id));
      return {
        id,
        seats,
        reserves: reserves.map((r) => ({ group: groups.indexOf(r.group), seats: Math.min(seats, reservedSeats(r, { id, seats })) })),
      };
    }),
  };
};

export interface ApplicantRow {
  /** 32 hex digits, lower case. */
  readonly lot: string;
  /** Hundredths. */
  readonly score: number;
  readonly groups: readonly string[];
  /** Ids of venues, most wanted first. */
  readonly ranking: readonly string[];
}

/**
 * The rows as columns, in the order they come. Groups that the rule does not know do not count.
 * @throws RangeError for a lot that is no lot or is there twice, a score that is no whole number, more than 8 choices, an unknown venue or one twice.
 */
export const columnsFrom = (rule: Rule, rows: readonly ApplicantRow[]): Applicants => {
  const count = rows.length;
  const columns = {
    count,
    lots: new Uint8Array(16 * count),
    scores: new Int32Array(count),
    groups: new Uint16Array(count),
    rankings: new Uint8Array(mostChoices * count).fill(nowhere),
  };
  const bits = new Map(rule.groups.map((id, i) => [id, 1 << i]));
  const indexes = new Map(rule.venues.map((venue, i) => [venue.id, i]));
  const seen = new Set<string>();
  rows.forEach(({ lot, score, groups, ranking }, row) => {
    const wrong = (what: string): never => {
      throw new RangeError(`applicant ${lot}: ${what}`);
    };
    if (!/^[0-9a-f]{32}$/.test(lot) || seen.has(lot)) wrong('a lot is 32 hex digits, and nobody else has it');
    seen.add(lot);
    columns.lots.set(Buffer.from(lot, 'hex'), 16 * row);
    columns.scores[row] = score;
    if (columns.scores[row] !== score) wrong(`${score} is no score in hundredths`);
    columns.groups[row] = groups.reduce((all, id) => all | (bits.get(id) ?? 0), 0);
    if (ranking.length > mostChoices || new Set(ranking).size < ranking.length) wrong(`at most ${mostChoices} venues, none twice`);
    ranking.forEach((id, i) => {
      columns.rankings[mostChoices * row + i] = indexes.get(id) ?? wrong(`there is no venue ${id}`);
    });
  });
  return columns;
};
