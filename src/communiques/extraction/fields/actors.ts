/** Who acts in a sentence: countries, their people, their capitals, pronouns that stand for the last speaker. */
import type { Iso2 } from '../extraction.ts';
import type { Person } from './people.ts';
import { hostOf, peopleByCountry } from './person-country.ts';
import type { Model } from './regression.ts';
import type { Reading } from './reading.ts';

export type ActorKind = 'name' | 'demonym' | 'capital' | 'city' | 'person' | 'pronoun' | 'we' | 'role';
export interface Actor {
  readonly country: Iso2;
  readonly kind: ActorKind;
  readonly at: number;
  readonly to: number;
}
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
      actors.push({ country: mention.country, kind: mention.kind, at, to: mention.to });
      if (mention.kind !== 'city') speak(mention.country, at);
      at = mention.to - 1;
      continue;
    }
    const letter = reading.text.charAt(document.tokens[at]?.start ?? 0);
    const person = letter !== letter.toLowerCase() ? bySurname.get(word) : undefined;
    if (person) {
      actors.push({ country: person, kind: 'person', at, to: at + 1 });
      // A named speaker outweighs a country named before in the same sentence.
      subjectOf = -1;
      speak(person, at);
    } else if (speaker && singular.has(word)) actors.push({ country: speaker, kind: 'pronoun', at, to: at + 1 });
    else if (speaker && own.has(word)) actors.push({ country: speaker, kind: 'we', at, to: at + 1 });
    else if (host && guest && lower[at - 1] === 'the' && envoys.has(word)) {
      actors.push({ country: guest, kind: 'role', at, to: at + 1 });
      speak(guest, at);
    } else if (host && guest && lower[at - 1] === 'the' && hosts.has(word)) {
      const country: Iso2 = speaker ?? host;
      actors.push({ country, kind: 'role', at, to: at + 1 });
    }
  }
  const share = new Map<Iso2, number>();
  for (const actor of actors) share.set(actor.country, (share.get(actor.country) ?? 0) + 1 / actors.length);
  return { actors, people: known, host, share };
}
