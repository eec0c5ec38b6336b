/** Who says it: one classifier tells together from alone, another weighs each party. */
import { hashWord, mix } from '../detection/hashing.ts';
import type { Iso2, Stage } from '../extraction.ts';
import type { Actor, Cast } from './actors.ts';
import { newSink, type Sink } from './features.ts';
import { type Model, probabilities } from './regression.ts';
import type { Place, Reading } from './reading.ts';

export const jointClasses = ['alone', 'together'] as const;
export const whoClasses = ['no', 'yes'] as const;

type Slot = readonly [name: string, actor: Actor | undefined];

/** The actors that matter, by where they stand. */
function slots(cast: Cast, reading: Reading, place: Place): Slot[] {
  const inSentence = cast.actors.filter((actor) => actor.at >= place.sentenceFrom && actor.at < place.sentenceTo);
  const inside = inSentence.filter((actor) => actor.at >= place.from && actor.at < place.to);
  const before = inSentence.filter((actor) => actor.at < place.from);
  const after = inSentence.filter((actor) => actor.at >= place.to);
  const acting = inSentence.filter((actor) => actor.standing === 'acts');
  const previousFrom = reading.sentenceStarts[place.sentence - 1] ?? place.sentenceFrom;
  const previous = cast.actors.filter((actor) => actor.at >= previousFrom && actor.at < place.sentenceFrom);
  const earlier = cast.actors.filter((actor) => actor.at < place.sentenceFrom && actor.standing === 'acts');
  const verb = governingVerb(reading, place);
  const speaker = (actor: Actor) => actor.kind === 'person' || actor.kind === 'pronoun' || actor.kind === 'role';
  const subject = acting.findLast((actor) => actor.at < verb);
  return [
    ['subject', subject],
    ['subject-or-carried', subject ?? earlier.at(-1)],
    ['acting-first', acting[0]],
    ['acting-inside', inside.find((actor) => actor.standing === 'acts')],
    ['acting-after', after.find((actor) => actor.standing === 'acts')],
    ['agent', inSentence.find((actor) => actor.standing === 'agent' && actor.at > verb)],
    ['object', inSentence.find((actor) => actor.standing === 'object' && actor.at > verb)],
    ['owner', inSentence.find((actor) => actor.standing === 'owns' && actor.at > verb)],
    ['inside-first', inside[0]],
    ['inside-second', inside[1]],
    ['before-last', before.at(-1)],
    ['previous-acting', previous.findLast((actor) => actor.standing === 'acts')],
    ['previous-first', previous[0]],
    ['carried', earlier.at(-1)],
    ['carried-person', earlier.findLast(speaker)],
    ['person-in', acting.find(speaker)],
    ['sentence-first', inSentence[0]],
    ['after-first', after[0]],
    ['inside-last', inside.length > 1 ? inside.at(-1) : undefined],
    ['person-any', inSentence.find(speaker)],
    ['next-first', cast.actors.find((actor) => actor.at >= place.sentenceTo && actor.standing === 'acts')],
  ];
}

/** The verb that carries the stage: the last one before the passage in its sentence, or the first inside. */
function governingVerb(reading: Reading, place: Place): number {
  let found = -1;
  for (const hit of reading.hits.stage) {
    if (hit.from >= place.to) break;
    if (hit.from < place.sentenceFrom) continue;
    if (hit.from >= place.from) return found >= 0 && place.from - found < 4 ? found : hit.from;
    found = hit.from;
  }
  return found >= 0 ? found : Math.min(place.to, place.from + 6);
}

function add(sink: Sink, template: number, a: number, b = 0, value = 1): void {
  sink.hashes.push(mix(template, a, b));
  sink.values.push(value);
}

/** Features of one party as the one who says it. */
export function whoFeatures(reading: Reading, cast: Cast, place: Place, party: Iso2, stage: Stage): Sink {
  const sink = newSink();
  add(sink, 200, 0);
  const seen = slots(cast, reading, place);
  const asks = reading.text.slice(place.end, place.end + 2).includes('?');
  const quoted = /[“"]/u.test(reading.text.slice(Math.max(0, place.start - 2), place.start + 1));
  for (const [name, actor] of seen) {
    const slot = hashWord(name);
    if (!actor) continue;
    const relation = actor.country === party ? 1 : 2;
    add(sink, 201, slot, relation);
    add(sink, 202, slot, hashWord(`${relation}${actor.kind}`));
    add(sink, 203, slot, mix(relation, hashWord(reading.lower[actor.at - 1] ?? '')));
    add(sink, 204, slot, mix(relation, hashWord(reading.lower[actor.to] ?? '')));
    add(sink, 205, slot, mix(relation, reading.words[actor.to]?.kind ?? 0, reading.words[actor.at - 1]?.kind ?? 0));
    add(sink, 206, slot, mix(relation, hashWord(stage)));
    add(sink, 213, slot, mix(relation, hashWord(`${actor.kind}${actor.standing}`)));
    if (asks) add(sink, 214, slot, relation);
    if (quoted) add(sink, 215, slot, mix(relation, hashWord(actor.kind)));
    if (name === 'inside-first') add(sink, 207, relation, Math.min(5, actor.at - place.from));
  }
  const only = seen.filter(([, actor]) => actor).every(([, actor]) => actor?.country === party);
  if (only) add(sink, 208, 1);
  add(sink, 209, cast.host === party ? 1 : 2);
  add(sink, 210, cast.host === party ? 1 : 2, hashWord(stage));
  add(sink, 211, 0, 0, cast.share.get(party) ?? 0);
  const count = cast.actors.filter((actor) => actor.country === party && actor.at >= place.from && actor.at < place.to).length;
  add(sink, 212, Math.min(count, 3));
  return sink;
}

/** Features of the passage as something said together. */
export function jointFeatures(reading: Reading, cast: Cast, place: Place, stage: Stage): Sink {
  const sink = newSink();
  add(sink, 220, hashWord(stage));
  add(sink, 221, Math.min(reading.parties.length, 4));
  const seen = slots(cast, reading, place);
  for (const [name, actor] of seen) {
    const slot = hashWord(name);
    add(sink, 222, slot, hashWord(actor?.kind ?? 'none'));
    if (!actor) continue;
    add(sink, 223, slot, hashWord(`${stage}${actor.kind}`));
    add(sink, 224, slot, hashWord(reading.lower[actor.to] ?? ''));
    add(sink, 225, slot, hashWord(reading.lower[actor.at - 1] ?? ''));
  }
  const inside = new Set(cast.actors.filter((actor) => actor.at >= place.from && actor.at < place.to).map((actor) => actor.country));
  const sentence = new Set(
    cast.actors.filter((actor) => actor.at >= place.sentenceFrom && actor.at < place.sentenceTo).map((actor) => actor.country),
  );
  add(sink, 226, inside.size, sentence.size);
  add(sink, 227, inside.size, hashWord(stage));
  for (let at = place.from; at < place.to; at++) {
    const word = reading.words[at];
    if (!word) continue;
    add(sink, 228, word.stem);
    add(sink, 229, word.kind);
    add(sink, 230, word.fine, 0, 0.6);
    if (at < place.from + 3) add(sink, 231, word.hash);
    add(sink, 232, word.stem, reading.words[at + 1]?.stem ?? 0);
  }
  for (let at = place.sentenceFrom; at < place.from; at++) {
    const word = reading.words[at];
    if (!word) continue;
    add(sink, 233, word.stem);
    add(sink, 234, word.kind);
  }
  const previousFrom = reading.sentenceStarts[place.sentence - 1] ?? place.sentenceFrom;
  for (let at = previousFrom; at < Math.min(previousFrom + 6, place.sentenceFrom); at++) add(sink, 235, reading.words[at]?.kind ?? 0);
  for (const hit of reading.hits.stage) if (hit.from >= place.from && hit.to <= place.to) add(sink, 236, hit.label, 0, 0.5);
  return sink;
}

export interface Said {
  readonly by: readonly Iso2[];
  readonly sure: number;
}

/** The party or parties that say it, sorted. */
export function whoSays(models: { joint: Model; who: Model }, reading: Reading, cast: Cast, place: Place, stage: Stage): Said {
  const parties = [...reading.parties].sort();
  if (parties.length < 2) return { by: parties, sure: parties.length };
  const together = probabilities(models.joint, jointFeatures(reading, cast, place, stage))[1] ?? 0;
  const scores = parties.map((party) => probabilities(models.who, whoFeatures(reading, cast, place, party, stage))[1] ?? 0);
  const sum = scores.reduce((total, score) => total + score, 0) || 1;
  const ranked = parties.map((party, at) => ({ party, share: (scores[at] ?? 0) / sum })).sort((a, b) => b.share - a.share);
  const alone = (1 - together) * (ranked[0]?.share ?? 0);
  return together >= alone ? { by: parties, sure: together } : { by: ranked.slice(0, 1).map(({ party }) => party), sure: alone };
}
