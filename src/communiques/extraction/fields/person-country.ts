/** Weighs which party a person speaks for, from how the report introduces them. */
import { hashWord, mix } from '../detection/hashing.ts';
import { readWord } from '../detection/detect.ts';
import { shippedWords } from '../detection/model.ts';
import { countryName, type CountryMention } from '../countries/countries.ts';
import { nameHint } from '../countries/name-hints.ts';
import type { Iso2 } from '../extraction.ts';
import { newSink, type Sink } from './features.ts';
import { people, titles, type Introduction, type Person } from './people.ts';
import { type Model, probabilities } from './regression.ts';
import type { Reading } from './reading.ts';

export const personClasses = ['no', 'yes'] as const;

function add(sink: Sink, template: number, a: number, b = 0, value = 1): void {
  sink.hashes.push(mix(template, a, b));
  sink.values.push(value);
}

function vectorOf(words: readonly string[]): Float64Array | null {
  const table = shippedWords();
  const sum = new Float64Array(table.dimensions);
  let length = 0;
  for (const lower of words) {
    const { row } = readWord(lower);
    if (row < 0) continue;
    for (let d = 0; d < sum.length; d++) sum[d] = (sum[d] ?? 0) + (table.vectors[row * sum.length + d] ?? 0);
  }
  for (const value of sum) length += value * value;
  return length > 0 ? sum.map((value) => value / Math.sqrt(length)) : null;
}

/** How close the words of a name stand to the country in ordinary English: a weak hint, used only where the text gives none. */
function nearness(name: readonly string[], country: Iso2): number {
  const a = vectorOf(name);
  const b = vectorOf(countryName(country).toLowerCase().split(' '));
  if (!a || !b) return 0;
  return a.reduce((sum, value, d) => sum + value * (b[d] ?? 0), 0);
}

/** Where the text itself plays: the first city of a party. */
export function hostOf(reading: Reading): Iso2 | null {
  const city = (mention: CountryMention) =>
    (mention.kind === 'capital' || mention.kind === 'city') && reading.parties.includes(mention.country);
  return (reading.mentions.find((mention) => city(mention) && mention.from < 12) ?? reading.mentions.find(city))?.country ?? null;
}

export interface PersonScene {
  readonly host: Iso2 | null;
  /** What was said of the person introduced before. */
  readonly previous: Iso2 | null;
}

export function personFeatures(reading: Reading, person: Introduction, party: Iso2, scene: PersonScene): Sink {
  const sink = newSink();
  const { lower, mentions, parties } = reading;
  const relevant = mentions.filter((mention) => parties.includes(mention.country));
  const before = relevant.filter((mention) => mention.to <= person.from && mention.from >= person.sentenceFrom);
  const after = relevant.filter((mention) => mention.from >= person.to && mention.to <= person.sentenceTo);
  const relation = (country: Iso2 | null) => (country === null ? 0 : country === party ? 1 : 2);
  const slot = (number: number, mention: CountryMention | undefined) => {
    const is = relation(mention?.country ?? null);
    add(sink, 240, number, is);
    if (!mention) return;
    const distance = mention.to <= person.from ? person.from - mention.to : mention.from - person.to;
    add(sink, 241, number, mix(is, hashWord(lower[mention.from - 1] ?? '')));
    add(sink, 242, number, mix(is, hashWord(lower[mention.to] ?? '')));
    add(sink, 243, number, mix(is, Math.min(5, Math.floor(distance / 2))));
    add(sink, 244, number, mix(is, hashWord(mention.kind)));
    const [from, to] = mention.to <= person.from ? [mention.to, person.from] : [person.to, mention.from];
    const between = lower.slice(from, to);
    add(sink, 245, number, mix(is, between.includes(',') ? 1 : 0, between.includes('and') ? 1 : 0));
    add(sink, 246, number, mix(is, between.some((word) => titles.has(word)) ? 1 : 0));
  };
  slot(1, before.at(-1));
  slot(2, before.at(-2));
  slot(3, after[0]);
  slot(
    4,
    relevant.findLast((mention) => mention.to <= person.sentenceFrom),
  );
  const home = scene.host === null ? 0 : scene.host === party ? 1 : 2;
  add(sink, 247, home);
  for (const word of lower.slice(Math.max(person.sentenceFrom, person.from - 6), person.from))
    if (word.length > 1) add(sink, 248, home, hashWord(word));
  for (const word of lower.slice(person.to, Math.min(person.sentenceTo, person.to + 3))) add(sink, 249, home, hashWord(word));
  const previous = relation(scene.previous);
  add(sink, 250, previous);
  const lead = lower.slice(Math.max(person.sentenceFrom, person.from - 5), person.from);
  for (const cue of ['counterpart', 'guest', 'host', 'visiting', 'and', 'by', 'with', 'met', 'received', 'his', 'her'])
    if (lead.includes(cue)) add(sink, 251, previous, hashWord(cue));
  const name = lower.slice(person.from, person.to).filter((word) => word.length > 1);
  const contrast = nameHint(name, party) - Math.max(0, ...parties.filter((other) => other !== party).map((other) => nameHint(name, other)));
  add(sink, 253, 0, 0, contrast);
  add(sink, 254, Math.sign(contrast), Math.min(2, Math.floor(Math.abs(contrast))));
  const rivals = parties.filter((other) => other !== party).map((other) => nearness(name, other));
  add(sink, 252, 0, 0, 4 * (nearness(name, party) - Math.max(-1, ...rivals)));
  if (before.length + after.length === 0) add(sink, 252, 1, 0, 4 * (nearness(name, party) - Math.max(-1, ...rivals)));
  return sink;
}

/** The people of a text with the party each most likely speaks for. */
export function peopleByCountry(reading: Reading, model: Model): Person[] {
  const host = hostOf(reading);
  let previous: Iso2 | null = null;
  return people(reading).map((person) => {
    let best: { country: Iso2 | null; sure: number } = { country: null, sure: 0 };
    let total = 0;
    for (const party of reading.parties) {
      const sure = probabilities(model, personFeatures(reading, person, party, { host, previous }))[1] ?? 0;
      total += sure;
      if (sure > best.sure) best = { country: party, sure };
    }
    previous = best.country;
    return { ...person, country: best.country, sure: total > 0 ? best.sure / total : 0 };
  });
}
