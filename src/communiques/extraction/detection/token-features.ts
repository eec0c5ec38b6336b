/** Features of every token of a sentence, as hashes: the word and its neighbours, clusters, kinds, triggers, place in clause and document. */
import { paragraphKinds } from '../segmentation/paragraphs.ts';
import type { Segmented } from '../segmentation/segment.ts';
import { mix } from './hashing.ts';
import { triggers, type Trigger } from './triggers.ts';
import type { Word } from './words.ts';

export interface SentenceView {
  /** First token and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly words: readonly Word[];
  readonly shapes: Uint8Array;
  /** How many marks (commas, dashes, semicolons) stand before, so clauses can be told apart. */
  readonly clause: Uint8Array;
  readonly quoted: Uint8Array;
  readonly triggers: readonly Trigger[];
  readonly place: SentencePlace;
}

export interface SentencePlace {
  readonly paragraphKind: number;
  /** Tenth of the document, 0 to 9. */
  readonly tenth: number;
  readonly firstOfParagraph: boolean;
  readonly lastOfParagraph: boolean;
}

const openers = new Set(['“', '‘', '«']);
const closers = new Set(['”', '»']);
const marks = new Set([',', ';', ':', '–', '—', '(', ')', '“', '”', '"', '-', '|', '.', '!', '?']);

/** 0 small letters, 1 capital first, 2 all capitals, 3 number, 4 mark. */
function shapeOf(text: string, start: number, end: number): number {
  const first = text.slice(start, start + 1);
  if (/\p{Ll}/u.test(first)) return 0;
  if (/\p{Lu}/u.test(first)) return end - start > 1 && !/\p{Ll}/u.test(text.slice(start, end)) ? 2 : 1;
  return /\p{N}/u.test(first) ? 3 : 4;
}

function placeOf(document: Segmented, text: string, index: number): SentencePlace {
  const { sentences, paragraphs } = document;
  const sentence = sentences[index];
  const paragraph = sentence?.paragraph ?? 0;
  return {
    paragraphKind: paragraphKinds.indexOf(paragraphs[paragraph]?.kind ?? 'body'),
    tenth: Math.min(9, Math.floor((10 * (sentence?.start ?? 0)) / (text.length || 1))),
    firstOfParagraph: sentences[index - 1]?.paragraph !== paragraph,
    lastOfParagraph: sentences[index + 1]?.paragraph !== paragraph,
  };
}

/** One view for every sentence, with the tokens' words looked up. */
export function viewSentences(document: Segmented, text: string, read: (lower: string) => Word): SentenceView[] {
  const views: SentenceView[] = [];
  const { tokens } = document;
  let from = 0;
  for (let sentence = 0; sentence < document.sentences.length; sentence++) {
    let to = from;
    while (tokens[to]?.sentence === sentence) to++;
    const size = to - from;
    const words: Word[] = [];
    const shapes = new Uint8Array(size);
    const clause = new Uint8Array(size);
    const quoted = new Uint8Array(size);
    let clauses = 0;
    let inQuote = 0;
    for (let i = 0; i < size; i++) {
      const token = tokens[from + i];
      if (!token) continue;
      words.push(read(token.lower));
      shapes[i] = shapeOf(text, token.start, token.end);
      if (token.lower === '"') inQuote = 1 - inQuote;
      else if (openers.has(token.lower)) inQuote = 1;
      else if (closers.has(token.lower)) inQuote = 0;
      quoted[i] = inQuote;
      if (marks.has(token.lower)) clauses = Math.min(clauses + 1, 250);
      clause[i] = clauses;
    }
    views.push({ from, to, words, shapes, clause, quoted, triggers: triggers(tokens, from, to), place: placeOf(document, text, sentence) });
    from = to;
  }
  return views;
}

function bucket(value: number): number {
  return value < 4 ? value : value < 7 ? 4 : value < 12 ? 5 : value < 20 ? 6 : 7;
}

const outside: Word = { hash: 1, stem: 1, suffix: 1, kind: 99, row: -1, coarse: 9999, middle: 9999, fine: 9999 };

/** Writes the features of every token through `emit(token, hash)`; `token` counts from the sentence's start. */
export function tokenFeatures(view: SentenceView, emit: (token: number, hash: number) => void): void {
  const { words, shapes, clause, quoted, place } = view;
  const size = words.length;
  const at = (i: number): Word => words[i] ?? outside;
  const shape = (i: number): number => (i < 0 || i >= size ? 5 : (shapes[i] ?? 5));
  const here = new Uint8Array(size + 1);
  for (const trigger of view.triggers) for (let i = trigger.from; i < trigger.to; i++) here[i - view.from] = trigger.number;
  const next = new Uint8Array(size + 1);
  for (let i = size - 1; i >= 0; i--) next[i] = here[i] || (next[i + 1] ?? 0);
  const first = at(0);
  const firstTrigger = next[0] ?? 0;
  let before = 0;
  let beforeAt = 0;
  let clauseStart = 0;
  let refused = 0;
  let money = 0;
  for (let i = 0; i < size; i++) {
    if (at(i).kind === 5 || at(i).kind === 6) refused = 1;
    if (shapes[i] === 3) money = 1;
  }
  const wide = place.paragraphKind * 4 + (place.firstOfParagraph ? 2 : 0) + (place.lastOfParagraph ? 1 : 0);
  for (let i = 0; i < size; i++) {
    const w = at(i);
    const p = at(i - 1);
    const n = at(i + 1);
    const pp = at(i - 2);
    const nn = at(i + 2);
    if (i > 0 && clause[i] !== clause[i - 1]) clauseStart = i;
    let t = 0;
    emit(i, mix(t++, 0));
    emit(i, mix(t++, w.hash));
    emit(i, mix(t++, p.hash));
    emit(i, mix(t++, n.hash));
    emit(i, mix(t++, pp.hash));
    emit(i, mix(t++, nn.hash));
    emit(i, mix(t++, p.hash, w.hash));
    emit(i, mix(t++, w.hash, n.hash));
    emit(i, mix(t++, w.stem));
    emit(i, mix(t++, p.stem));
    emit(i, mix(t++, n.stem));
    emit(i, mix(t++, w.suffix));
    emit(i, mix(t++, shape(i) * 36 + shape(i - 1) * 6 + shape(i + 1)));
    emit(i, mix(t++, w.coarse));
    emit(i, mix(t++, p.coarse));
    emit(i, mix(t++, n.coarse));
    emit(i, mix(t++, w.middle));
    emit(i, mix(t++, p.middle));
    emit(i, mix(t++, n.middle));
    emit(i, mix(t++, pp.middle));
    emit(i, mix(t++, nn.middle));
    emit(i, mix(t++, w.fine));
    emit(i, mix(t++, p.fine));
    emit(i, mix(t++, n.fine));
    emit(i, mix(t++, p.middle, w.middle));
    emit(i, mix(t++, w.middle, n.middle));
    emit(i, mix(t++, at(i - 3).middle));
    emit(i, mix(t++, at(i + 3).middle));
    emit(i, mix(t++, at(i - 3).kind * 100 + pp.kind));
    emit(i, mix(t++, p.kind * 10_000 + w.kind * 100 + n.kind));
    emit(i, mix(t++, w.kind * 10_000 + n.kind * 100 + nn.kind));
    emit(i, mix(t++, here[i] ?? 0));
    emit(i, mix(t++, here[i + 1] ?? 0, shape(i)));
    emit(i, mix(t++, before, bucket(i - beforeAt)));
    emit(i, mix(t++, next[i] ?? 0, before));
    emit(i, mix(t++, firstTrigger, refused));
    emit(i, mix(t++, bucket(i), bucket(size - i)));
    emit(i, mix(t++, bucket(i - clauseStart)));
    emit(i, mix(t++, at(clauseStart + 1).hash, i === clauseStart + 1 ? 1 : 0));
    emit(i, mix(t++, first.hash, bucket(i)));
    emit(i, mix(t++, first.middle));
    emit(i, mix(t++, place.tenth, place.paragraphKind));
    emit(i, mix(t++, wide, (quoted[i] ?? 0) * 2 + money));
    if (here[i]) {
      before = here[i] ?? 0;
      beforeAt = i;
    }
  }
}
