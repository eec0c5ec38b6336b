/** The sides of a communiqué: the countries that meet, not every country it mentions. */
import type { Iso2 } from '../extraction.ts';
import type { Segmented } from '../segmentation/segment.ts';
import { blocs } from './blocs.ts';
import { type CountryMention, countryMentions } from './countries.ts';

export interface Party {
  readonly country: Iso2;
  /** Share of the attention the text gives it, 0 to 1. */
  readonly score: number;
}

const weights = { name: 1, demonym: 1, capital: 0.6, city: 0.4 } as const;
/** Attention counts double here: a report names its sides at once. */
const opening = 500;

interface Tally {
  attention: number;
  sentences: Set<number>;
  first: number;
}

function tally(document: Segmented, mentions: readonly CountryMention[]): Map<Iso2, Tally> {
  const found = new Map<Iso2, Tally>();
  for (const mention of mentions) {
    const token = document.tokens[mention.from];
    if (!token) continue;
    const known = found.get(mention.country) ?? { attention: 0, sentences: new Set<number>(), first: token.start };
    known.attention += weights[mention.kind] * (token.start < opening ? 2 : 1);
    known.sentences.add(token.sentence);
    found.set(mention.country, known);
  }
  return found;
}

/** How often both stand in one list or pair: `A and B`, `A-B`, `A, B and C`, `between A and B`. */
function joined(document: Segmented, mentions: readonly CountryMention[]): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 1; at < mentions.length; at++) {
    const before = mentions[at - 1];
    const after = mentions[at];
    if (!before || !after || before.country === after.country || after.from - before.to > 3) continue;
    const between = document.tokens
      .slice(before.to, after.from)
      .map((token) => token.lower)
      .join(' ');
    if (!/^(?:and|,|, and|and the|[-–—/]|or|with|, the)$/u.test(between)) continue;
    const key = [before.country, after.country].sort().join('-');
    pairs.set(key, (pairs.get(key) ?? 0) + 1);
  }
  return pairs;
}

const counted =
  /\b(?:(?:the|all|our)\s+(three|four|five)\s+(?:countries|sides|parties|ministers|governments|capitals|states|nations|neighbours|neighbors|delegations|cities|regulators)|(trilateral|tripartite)|(quadrilateral|four-way|quadripartite))\b/giu;
const numbers: Readonly<Record<string, number>> = {
  three: 3,
  trilateral: 3,
  tripartite: 3,
  four: 4,
  quadrilateral: 4,
  'four-way': 4,
  quadripartite: 4,
  five: 5,
};

/** How many sides the text itself counts ("the three countries"); 2 when it counts none. */
function countOfSides(text: string): number {
  let most = 2;
  for (const match of text.matchAll(counted)) most = Math.max(most, numbers[(match[1] ?? match[2] ?? match[3] ?? '').toLowerCase()] ?? 2);
  return most;
}

/** A bloc with a seat of its own, such as the one in `X–Korea Committee`, and how much attention it gets. */
function blocAtTheTable(document: Segmented): { members: readonly Iso2[]; attention: number } | null {
  let best: { members: readonly Iso2[]; attention: number } | null = null;
  for (const [name, members] of Object.entries(blocs)) {
    let attention = 0;
    for (const token of document.tokens) if (token.lower === name) attention += token.start < opening ? 2 : 1;
    if (attention > (best?.attention ?? 0)) best = { members, attention };
  }
  return best;
}

/** Two sides usually; more when the text counts them, or names them together with as much attention. Sorted by code. */
export function parties(document: Segmented, text: string, mentions = countryMentions(document.tokens, text)): Party[] {
  const tallies = tally(document, mentions);
  const ranked = [...tallies].sort(([a, x], [b, y]) => y.attention - x.attention || x.first - y.first || (a < b ? -1 : 1));
  const pairs = joined(document, mentions);
  const second = ranked[1]?.[1].attention ?? 0;
  const total = ranked.reduce((sum, [, one]) => sum + one.attention, 0) || 1;
  const sides = countOfSides(text);
  const chosen = ranked.slice(0, 2);
  for (const one of ranked.slice(2)) {
    const [country, { attention, sentences }] = one;
    const together = chosen.filter(([other]) => pairs.has([country, other].sort().join('-'))).length;
    const expected = chosen.length < sides;
    if (attention < (expected ? 0.3 : 0.5) * second || sentences.size < 2) break;
    if (expected || together > 0) chosen.push(one);
  }
  const bloc = blocAtTheTable(document);
  const scored = new Map(chosen.map(([country, { attention }]) => [country, attention / total]));
  if (bloc && bloc.attention >= Math.max(4, second)) {
    for (const [country] of chosen.slice(1)) scored.delete(country);
    for (const country of bloc.members) if (!scored.has(country)) scored.set(country, bloc.attention / (total + bloc.attention));
  }
  return [...scored].map(([country, score]) => ({ country, score })).sort((a, b) => (a.country < b.country ? -1 : 1));
}
