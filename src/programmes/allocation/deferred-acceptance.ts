/** Deferred acceptance when each person fills one seat (Gale and Shapley 1962, with the choices of venue-choice.ts). */
import { kindTable } from './kinds.ts';
import { mostChoices, nowhere, type Rule } from './market.ts';
import { mostKinds } from './reserved-seats.ts';
import { ask, venueChoice } from './venue-choice.ts';

/** People by their place in the order, best first: their groups, and 8 choices each. */
export interface InOrder {
  readonly count: number;
  readonly groups: Uint16Array;
  readonly rankings: Uint8Array;
}

/**
 * Which venue holds each person in the end, by place. In which order people ask does not change the result, because every venue's choice is
 * substitutable; best first is quick, because whoever comes later seldom moves anyone. What is kept for each venue and kind of people is the
 * first place that was turned away: everyone of that kind from there on is turned away without asking.
 */
export const deferredAcceptance = (rule: Rule, people: InOrder): Uint8Array => {
  const { count, groups, rankings } = people;
  const kinds = kindTable(rule);
  const sets = 1 << rule.groups.length;
  const venues = rule.venues.map((venue) => venueChoice(rule, venue));
  const kindsAt = rule.venues.map((_, v) => (place: number) => kinds[v * sets + (groups[place] as number)] as number);
  const cutOff = new Float64Array(rule.venues.length * mostKinds).fill(Number.POSITIVE_INFINITY);
  const held = new Uint8Array(count).fill(nowhere);
  const asked = new Uint8Array(count);
  for (let next = 0; next < count; next += 1) {
    let who = next;
    for (;;) {
      let out = -1;
      let choice = asked[who] as number;
      for (; choice < mostChoices; choice += 1) {
        const v = rankings[who * mostChoices + choice] as number;
        if (v === nowhere) break;
        const kind = kinds[v * sets + (groups[who] as number)] as number;
        if (who >= (cutOff[v * mostKinds + kind] as number)) continue;
        const venue = venues[v];
        const kindOf = kindsAt[v];
        if (venue === undefined || kindOf === undefined) throw new RangeError('a ranking names a venue that is not there');
        out = ask(venue, who, kind, kindOf);
        if (out === who) {
          cutOff[v * mostKinds + kind] = who;
          out = -1;
          continue;
        }
        held[who] = v;
        if (out >= 0) {
          const at = v * mostKinds + kindOf(out);
          cutOff[at] = Math.min(cutOff[at] as number, out);
          held[out] = nowhere;
        }
        choice += 1;
        break;
      }
      asked[who] = choice;
      if (out < 0) break;
      who = out;
    }
  }
  return held;
};
