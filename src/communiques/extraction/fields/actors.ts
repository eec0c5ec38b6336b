/** Who acts in a sentence: countries, their people, their capitals, pronouns that stand for the last speaker. */
import type { Iso2 } from '../extraction.ts';
import { type Person, titles } from './people.ts';
import { hostOf, peopleByCountry } from './person-country.ts';
import type { Model } from './regression.ts';
import type { Reading } from './reading.ts';

export type ActorKind = 'name' | 'demonym' | 'capital' | 'city' | 'person' | 'pronoun' | 'we' | 'role';
export interface Actor {
  readonly country: Iso2;
  readonly kind: ActorKind;
  readonly at: number;
  readonly to: number;
  /** How it stands: one who acts, one acted upon or placed, one named after `by`, or one that owns what follows. */
  readonly standing: Standing;
}
export type Standing = 'acts' | 'object' | 'agent' | 'owns';
export interface Cast {
  readonly actors: readonly Actor[];
  readonly people: readonly Person[];
  /** The country of the dateline, or where most of the text plays: the host. */
  readonly host: Iso2 | null;
  /** Share of all mentions, by party. */
  readonly share: ReadonlyMap<Iso2, number>;
}

const singular = new Set(['he', 'she', 'his', 'her']);
const own = new Set(['we', 'our', 'us', 'i', 'my', 'ours']);
const envoys = new Set(['ambassador', 'envoy', 'guest', 'guests', 'visitor', 'visitors', 'delegation', 'visiting', 'diplomat', 'high']);
const hosts = new Set(['minister', 'host', 'hosts', 'chairman', 'government', 'ministry', 'secretary', 'federal']);

const objectLeads = new Set([
  'of',
  'to',
  'in',
  'from',
  'with',
  'for',
  'at',
  'between',
  'on',
  'into',
  'across',
  'near',
  'than',
  'against',
  'including',
  'towards',
  'toward',
  'among',
  'through',
  'via',
  'outside',
  'inside',
]);
const skipped = new Set([
  'the',
  'republic',
  'kingdom',
  'government',
  'islamic',
  'people',
  "'s",
  'state',
  'visiting',
  'both',
  'mr',
  'ms',
  'dr',
  'his',
  'her',
  'its',
  'their',
  '.',
]);

function standingOf(lower: readonly string[], at: number, to: number, kind: ActorKind): Standing {
  let before = at - 1;
  while (before >= 0 && (skipped.has(lower[before] ?? '') || titles.has(lower[before] ?? ''))) before--;
  const lead = lower[before] ?? '';
  if (lead === 'by') return 'agent';
  // "The minister of X" acts; "the market of X" does not.
  if ((lead === 'of' || lead === 'for') && titles.has(lower[before - 1] ?? '')) return 'acts';
  if (objectLeads.has(lead)) return 'object';
  if (
    lower[to] === "'s" ||
    (kind === 'demonym' &&
      /^\p{L}/u.test(lower[to] ?? '') &&
      !/(?:side|party|delegation|minister|ambassador|government|envoy)s?$/u.test(lower[to] ?? ''))
  )
    return 'owns';
  return 'acts';
}

/** Tokens of the dateline: "CAPITAL, 3 May (Agency) –". They place the report and act in nothing. */
function datelineEnd(reading: Reading): number {
  const limit = Math.min(24, reading.sentenceStarts[1] ?? 24);
  for (let at = 1; at < limit; at++) if (/^(?:[-–—:|]|--)$/u.test(reading.lower[at] ?? '')) return at + 1;
  return 0;
}

export function castOf(reading: Reading, personModel: Model): Cast {
  const { lower, parties, mentions, document } = reading;
  const known = peopleByCountry(reading, personModel);
  const bySurname = new Map<string, Iso2>();
  for (const person of known)
    for (let at = person.from; at < person.to; at++) {
      const part = lower[at] ?? '';
      if (person.country && part.length > 2 && !bySurname.has(part)) bySurname.set(part, person.country);
    }
  const mentionAt = new Map(mentions.filter((mention) => parties.includes(mention.country)).map((mention) => [mention.from, mention]));
  const host = hostOf(reading);
  const guest = parties.length === 2 ? (parties.find((party) => party !== host) ?? null) : null;
  const actors: Actor[] = [];
  let speaker: Iso2 | null = null;
  let subjectOf = -1;
  const dateline = datelineEnd(reading);
  const enter = (country: Iso2, kind: ActorKind, at: number, to: number): Standing => {
    const standing = standingOf(lower, at, to, kind);
    actors.push({ country, kind, at, to, standing });
    return standing;
  };
  const speak = (country: Iso2, at: number) => {
    const sentence = document.tokens[at]?.sentence ?? 0;
    if (sentence === subjectOf) return;
    subjectOf = sentence;
    speaker = country;
  };
  for (let at = 0; at < lower.length; at++) {
    const word = lower[at] ?? '';
    const mention = mentionAt.get(at);
    if (mention) {
      const city = mention.kind === 'city' || mention.kind === 'capital';
      if (city && at < dateline) continue;
      const standing = enter(mention.country, mention.kind, at, mention.to);
      if (mention.kind !== 'city' && standing !== 'object') speak(mention.country, at);
      at = mention.to - 1;
      continue;
    }
    const letter = reading.text.charAt(document.tokens[at]?.start ?? 0);
    const person = letter !== letter.toLowerCase() ? bySurname.get(word) : undefined;
    if (person) {
      if (actors.at(-1)?.kind === 'person' && actors.at(-1)?.to === at) continue;
      const standing = enter(person, 'person', at, at + 1);
      if (standing === 'object') continue;
      // A named speaker outweighs a country named before in the same sentence.
      subjectOf = -1;
      speak(person, at);
    } else if (speaker && singular.has(word)) enter(speaker, 'pronoun', at, at + 1);
    else if (speaker && own.has(word)) enter(speaker, 'we', at, at + 1);
    else if (host && guest && lower[at - 1] === 'the' && envoys.has(word)) {
      enter(guest, 'role', at, at + 1);
      speak(guest, at);
    } else if (host && guest && lower[at - 1] === 'the' && hosts.has(word)) {
      const country: Iso2 = speaker ?? host;
      enter(country, 'role', at, at + 1);
    }
  }
  const share = new Map<Iso2, number>();
  for (const actor of actors) share.set(actor.country, (share.get(actor.country) ?? 0) + 1 / actors.length);
  return { actors, people: known, host, share };
}
