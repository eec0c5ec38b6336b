/** Features of a passage for the stage, instrument and topic classifiers. Every feature is a 32-bit hash with a value. */
import { hashWord, mix } from '../detection/hashing.ts';
import { shippedWords } from '../detection/model.ts';
import { type NamedDate, namedDates } from './dates.ts';
import { lexicons, type LexiconName, type Place, type Reading } from './reading.ts';

export interface Sink {
  readonly hashes: number[];
  readonly values: number[];
}
type Field = 'stage' | 'instrument' | 'topic';
/** Parts of the text around a passage; each has features of its own. */
type Region = 'passage' | 'before' | 'after' | 'previous' | 'next' | 'document';
const regionNumber: Readonly<Record<Region, number>> = { passage: 1, before: 2, after: 3, previous: 4, next: 5, document: 6 };

export const newSink = (): Sink => ({ hashes: [], values: [] });
function add(sink: Sink, template: number, a: number, b = 0, value = 1): void {
  sink.hashes.push(mix(template, a, b));
  sink.values.push(value);
}

function wordFeatures(reading: Reading, sink: Sink, region: Region, from: number, to: number, pairs: boolean): void {
  const base = regionNumber[region] * 20;
  let before = 0;
  for (let at = from; at < to; at++) {
    const word = reading.words[at];
    if (!word) continue;
    add(sink, base, word.stem);
    if (pairs) {
      add(sink, base + 1, before, word.stem);
      add(sink, base + 2, word.hash);
    }
    if (word.fine > 0) {
      add(sink, base + 3, word.fine, 0, 0.7);
      add(sink, base + 4, word.middle, 0, 0.5);
    }
    before = word.stem;
  }
}

/** The mean word vector of a region: what it is about, when no known word says so. */
function meaningFeatures(reading: Reading, sink: Sink, region: Region, from: number, to: number, weight: number): void {
  const table = shippedWords();
  const sum = new Float64Array(table.dimensions);
  let count = 0;
  for (let at = from; at < to; at++) {
    const word = reading.words[at];
    // The most frequent words say nothing about the subject.
    if (!word || word.row < 120) continue;
    for (let d = 0; d < sum.length; d++) sum[d] = (sum[d] ?? 0) + (table.vectors[word.row * sum.length + d] ?? 0);
    count++;
  }
  if (count === 0) return;
  for (let d = 0; d < sum.length; d++) add(sink, regionNumber[region] * 20 + 5, d + 1, 0, (weight * (sum[d] ?? 0)) / Math.sqrt(count));
}

function lexiconFeatures(reading: Reading, sink: Sink, name: LexiconName, region: Region, from: number, to: number, scale = 1): void {
  const labels = lexicons[name].labels.length;
  const sums = new Float64Array(labels);
  let first = -1;
  let last = -1;
  let total = 0;
  const hits = reading.hits[name];
  for (let at = reading.hitsFrom[name][from] ?? 0; at < hits.length; at++) {
    const hit = hits[at];
    if (!hit || hit.from >= to) break;
    if (hit.to > to) continue;
    sums[hit.label] = (sums[hit.label] ?? 0) + hit.weight;
    total += hit.weight;
    if (first < 0) first = hit.label;
    last = hit.label;
  }
  const base = regionNumber[region] * 20 + (name === 'stage' ? 6 : name === 'instrument' ? 8 : name === 'topic' ? 10 : 12);
  for (let label = 0; label < labels; label++) {
    const sum = sums[label] ?? 0;
    if (sum === 0) continue;
    add(sink, base, label + 1, 0, scale * Math.min(2.5, sum));
    add(sink, base, label + 1, 1, (scale * 2 * sum) / total);
  }
  if (first >= 0) {
    add(sink, base + 1, first + 1, 1, scale);
    add(sink, base + 1, last + 1, 2, scale);
  }
  if (total === 0) add(sink, base + 1, 0, 3, scale);
}

/** Verb forms with their helpers: "will be …ed", "has …ed", "is …ing", a bare past. They carry the stage more than the verb itself. */
function tenseFeatures(reading: Reading, sink: Sink, region: Region, from: number, to: number): void {
  const base = regionNumber[region] * 20 + 14;
  const seen = new Set<string>();
  for (let at = from; at < to; at++) {
    const word = reading.lower[at] ?? '';
    const kind = auxiliary.get(word);
    if (kind === undefined) continue;
    let shape = kind;
    for (let next = at + 1; next < Math.min(to, at + 4); next++) {
      const following = reading.lower[next] ?? '';
      const more = auxiliary.get(following);
      if (more !== undefined) shape += `+${more}`;
      else if (adverbs.has(following)) continue;
      else {
        shape += /ing$/u.test(following) ? '+ing' : /(?:ed|en|wn|ght|pt|ne|ut|ld|nt|de)$/u.test(following) ? '+en' : '+v';
        break;
      }
    }
    seen.add(shape);
    at++;
  }
  let order = 0;
  for (const shape of seen) {
    add(sink, base, hashWord(shape));
    if (order++ === 0) add(sink, base + 1, hashWord(shape));
  }
  if (seen.size === 0) add(sink, base, 0);
}
const auxiliary = new Map(
  Object.entries({
    will: "will shall 'll",
    would: 'would',
    could: 'could can',
    might: 'may might',
    should: 'should must ought',
    be: 'be',
    is: 'is are am',
    was: 'was were',
    been: 'been',
    being: 'being',
    has: 'has have',
    had: 'had having',
    to: 'to',
    not: "not n't never no",
    do: 'do does did',
  }).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);
const adverbs = new Set(
  'also already now still just jointly further formally currently presently both first further be soon since in turn recently'.split(' '),
);

const datesOf = new WeakMap<Reading, NamedDate[]>();

function dateFeatures(reading: Reading, sink: Sink, place: Place): void {
  const { text, published, document } = reading;
  const dates = datesOf.get(reading) ?? namedDates(text, published);
  datesOf.set(reading, dates);
  const sentence = document.sentences[place.sentence];
  for (const date of dates) {
    if (date.start < (sentence?.start ?? 0) || date.end > (sentence?.end ?? text.length)) continue;
    const day = published?.slice(0, date.when.length) ?? '';
    const relation = !published
      ? 'none'
      : date.since
        ? 'since'
        : date.when.slice(0, 7) > day.slice(0, 7)
          ? 'future'
          : date.when >= day
            ? 'now'
            : 'past';
    add(sink, 141, hashWord(`s${relation}`));
    if (date.start >= place.start && date.end <= place.end) add(sink, 141, hashWord(`p${relation}`));
  }
}

function shapeFeatures(reading: Reading, sink: Sink, place: Place): void {
  const { document, text } = reading;
  const paragraph = document.paragraphs[document.sentences[place.sentence]?.paragraph ?? 0];
  add(sink, 142, hashWord(paragraph?.kind ?? 'none'));
  const after = text.slice(place.end, place.end + 3);
  if (after.includes('?') || text.slice(place.start, place.end).includes('?')) add(sink, 142, 1);
  if (/[“"‘']/u.test(text.slice(Math.max(0, place.start - 2), place.start + 1))) add(sink, 142, 2);
  if (place.from === place.sentenceFrom) add(sink, 142, 3);
  add(sink, 143, Math.min(6, Math.floor((place.to - place.from) / 5)));
  add(sink, 144, Math.min(9, Math.floor((10 * place.start) / Math.max(1, text.length))));
  for (let at = place.from; at < Math.min(place.from + 4, place.to); at++) {
    add(sink, 145, reading.words[at]?.hash ?? 0);
    add(sink, 146, reading.words[at]?.kind ?? 0, at - place.from);
    add(sink, 147, reading.words[at]?.fine ?? 0);
  }
  for (let at = Math.max(place.sentenceFrom, place.from - 3); at < place.from; at++) add(sink, 148, reading.words[at]?.hash ?? 0);
  add(sink, 149, reading.words[place.from - 1]?.hash ?? 0, reading.words[place.from - 2]?.hash ?? 0);
}

const ofDocuments = new WeakMap<Reading, Sink>();

/** What the whole report is about: the same for every passage in it. */
function documentFeatures(reading: Reading): Sink {
  const known = ofDocuments.get(reading);
  if (known) return known;
  const sink = newSink();
  lexiconFeatures(reading, sink, 'topic', 'document', 0, reading.lower.length, 0.6);
  meaningFeatures(reading, sink, 'document', 0, reading.lower.length, 0.3);
  ofDocuments.set(reading, sink);
  return sink;
}

/** The passage before in reading order, with what is held of it. */
export interface Before {
  readonly value: string;
  readonly sentence: number;
}

/** An answer such as "she would look into it" is about what the passage before was about. */
function beforeFeatures(reading: Reading, sink: Sink, place: Place, field: Field, before: Before | undefined): void {
  const gap = before ? Math.min(3, place.sentence - before.sentence) : 4;
  let hits = 0;
  const list = reading.hits[field];
  for (let at = reading.hitsFrom[field][place.from] ?? 0; at < list.length && (list[at]?.from ?? 0) < place.to; at++) hits++;
  const content = hits === 0 ? 0 : hits < 3 ? 1 : 2;
  add(sink, 151, hashWord(before?.value ?? 'none'), gap);
  add(sink, 152, hashWord(before?.value ?? 'none'), mix(gap, content));
  add(sink, 153, hashWord(before?.value ?? 'none'));
}

/** All features that one field looks at. */
export function fieldFeatures(reading: Reading, place: Place, field: Field, before?: Before): Sink {
  const sink = newSink();
  const { from, to, sentenceFrom, sentenceTo, sentence } = place;
  const previousFrom = reading.sentenceStarts[sentence - 1] ?? sentenceFrom;
  const nextTo = reading.sentenceStarts[sentence + 2] ?? sentenceTo;
  add(sink, 0, 0);
  wordFeatures(reading, sink, 'passage', from, to, true);
  lexiconFeatures(reading, sink, field, 'passage', from, to, 1.5);
  lexiconFeatures(reading, sink, field, 'before', sentenceFrom, from);
  meaningFeatures(reading, sink, 'passage', from, to, 1);
  shapeFeatures(reading, sink, place);
  beforeFeatures(reading, sink, place, field, before);
  if (field === 'stage') {
    wordFeatures(reading, sink, 'before', sentenceFrom, from, true);
    tenseFeatures(reading, sink, 'passage', from, to);
    tenseFeatures(reading, sink, 'before', sentenceFrom, from);
    lexiconFeatures(reading, sink, 'turning', 'passage', from, to);
    lexiconFeatures(reading, sink, 'turning', 'before', sentenceFrom, from);
    lexiconFeatures(reading, sink, 'stage', 'after', to, sentenceTo, 0.5);
    lexiconFeatures(reading, sink, 'stage', 'previous', previousFrom, sentenceFrom, 0.5);
    lexiconFeatures(reading, sink, 'instrument', 'passage', from, to, 0.5);
    dateFeatures(reading, sink, place);
  } else {
    wordFeatures(reading, sink, 'before', sentenceFrom, from, false);
    lexiconFeatures(reading, sink, field, 'after', to, sentenceTo, 0.5);
    lexiconFeatures(reading, sink, field, 'previous', previousFrom, sentenceFrom, 0.5);
    lexiconFeatures(reading, sink, field, 'next', sentenceTo, nextTo, 0.3);
    meaningFeatures(reading, sink, 'before', sentenceFrom, sentenceTo, 0.5);
    meaningFeatures(reading, sink, 'previous', previousFrom, sentenceFrom, 0.4);
    if (field === 'instrument') lexiconFeatures(reading, sink, 'stage', 'passage', from, to, 0.5);
    if (field === 'instrument') lexiconFeatures(reading, sink, 'topic', 'passage', from, to, 0.4);
    if (field === 'topic') lexiconFeatures(reading, sink, 'instrument', 'passage', from, to, 0.4);
    if (field === 'topic') {
      const whole = documentFeatures(reading);
      sink.hashes.push(...whole.hashes);
      sink.values.push(...whole.values);
    }
  }
  return sink;
}
