/** Finds the names, demonyms and cities of countries in a text. */
import type { Iso2 } from '../extraction.ts';
import type { Token } from '../segmentation/tokens.ts';
import { namesAToK } from './table-a-to-k.ts';
import { namesLToZ } from './table-l-to-z.ts';

export type NameKind = 'name' | 'demonym' | 'capital' | 'city';
export interface CountryMention {
  readonly country: Iso2;
  readonly kind: NameKind;
  /** First token and the one after the last. */
  readonly from: number;
  readonly to: number;
}
interface Entry {
  readonly country: Iso2;
  readonly kind: NameKind;
  readonly rest: readonly string[];
}

const folded = (name: string): string[] =>
  name
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[\s,]+/u);

const byFirstWord = new Map<string, Entry[]>();
const officialNames = new Map<Iso2, string>();

function add(name: string, country: Iso2, kind: NameKind): void {
  for (const words of [folded(name), folded(name.replaceAll('-', ' - '))]) {
    const [first = '', ...rest] = words;
    const entries = byFirstWord.get(first) ?? [];
    if (!entries.some((entry) => entry.country === country && entry.rest.join() === rest.join())) entries.push({ country, kind, rest });
    entries.sort((a, b) => b.rest.length - a.rest.length);
    byFirstWord.set(first, entries);
  }
}

for (const line of `${namesAToK}${namesLToZ}`.split('\n')) {
  const [country, names = '', demonyms = '', cities = ''] = line.split('|');
  if (!country) continue;
  const list = (text: string) =>
    text
      .split(';')
      .map((name) => name.trim())
      .filter(Boolean);
  officialNames.set(country, list(names)[0] ?? country);
  for (const name of list(names)) add(name, country, 'name');
  for (const name of list(demonyms)) add(name, country, 'demonym');
  for (const [at, name] of list(cities).entries()) add(name, country, at === 0 ? 'capital' : 'city');
}

/** The country's usual English name, or the code itself when it is unknown. */
export const countryName = (country: Iso2): string => officialNames.get(country) ?? country;
export const isCountry = (country: string): boolean => officialNames.has(country);

/** Every mention of a country, longest name first, in the order of the text; none overlaps another. */
export function countryMentions(tokens: readonly Token[], text: string): CountryMention[] {
  const found: CountryMention[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    const entries = byFirstWord.get(token.lower);
    if (!entries) continue;
    const letter = text.charAt(token.start);
    if (letter === letter.toLowerCase() && token.lower !== 'the') continue;
    const entry = entries.find((one) => one.rest.every((word, i) => tokens[at + 1 + i]?.lower === word));
    if (!entry) continue;
    const last = tokens[at + entry.rest.length] ?? token;
    const inner = text.charAt(last.start);
    if (token.lower === 'the' && inner === inner.toLowerCase()) continue;
    // `us` and `who` in small letters are pronouns; in a headline of capitals they may be too, so only US and U.S. count.
    if (token.lower === 'us' && text.slice(token.start, token.end) !== 'US') continue;
    found.push({ country: entry.country, kind: entry.kind, from: at, to: at + 1 + entry.rest.length });
    at += entry.rest.length;
  }
  return found;
}

const single = new Set([...byFirstWord].filter(([, entries]) => entries.some((entry) => entry.rest.length === 0)).map(([word]) => word));
/** True for one lower-case word that names a country, its people or a city in the table. */
export const isCountryWord = (lower: string): boolean => single.has(lower);
