/** Features of every token of a sentence, as hashes: the word and its neighbours, clusters, kinds, triggers, sides, place. */
import { mix } from './hashing.ts';
import type { SentenceView } from './views.ts';
import type { Word } from './words.ts';

function bucket(value: number): number {
  return value < 4 ? value : value < 7 ? 4 : value < 12 ? 5 : value < 20 ? 6 : 7;
}

/** How far a word's own features reach to either side. */
export const wordReach = 3;

/** Fact sheets get each feature a second time under another name, so that what holds only for them is learned apart. */
function doubled(sheet: boolean, write: (hash: number) => void): (hash: number) => void {
  if (!sheet) return write;
  return (hash) => {
    write(hash);
    write(mix(999, hash));
  };
}

/** Features that one word alone gives to the token `offset` places before it (-3 to 3); they can be kept by word. */
export function wordFeatures(word: Word, offset: number, sheet: boolean, write: (hash: number) => void): void {
  const emit = doubled(sheet, write);
  const t = 300 + (offset + wordReach) * 10;
  const distance = Math.abs(offset);
  emit(mix(t, word.middle));
  if (distance > 2) return;
  emit(mix(t + 1, word.hash));
  if (distance > 1) return;
  emit(mix(t + 2, word.stem));
  emit(mix(t + 3, word.coarse));
  emit(mix(t + 4, word.fine));
  if (offset === 0) emit(mix(t + 5, word.suffix));
}

/** Stands for what lies beyond the sentence. */
export const outside: Word = {
  hash: 1,
  stem: 1,
  suffix: 1,
  kind: 99,
  row: -1,
  coarse: 9999,
  middle: 9999,
  fine: 9999,
  past: false,
  connector: false,
};

/** Kinds of words and endings that make a stretch look like a clause of its own. */
function looksVerbal(word: Word | undefined): boolean {
  return word !== undefined && (word.past || (word.kind >= 1 && word.kind <= 4));
}

/** At a connector, what stands on either side tells whether one promise ends and another begins. */
export interface Join {
  readonly at: number;
  readonly word: number;
  readonly left: number;
  readonly right: number;
  readonly verbs: number;
  readonly parallel: number;
}

export function joins(view: SentenceView): Join[] {
  const { words, shapes } = view;
  const size = words.length;
  const connectors: number[] = [];
  for (let i = 0; i < size; i++) {
    const word = words[i];
    if (word && (word.connector || shapes[i] === 4) && i > 0) connectors.push(i);
  }
  return connectors.map((at, index) => {
    const from = (connectors[index - 1] ?? -1) + 1;
    let to = connectors[index + 1] ?? size;
    if (to === at + 1) to = connectors[index + 2] ?? size;
    let verbs = 0;
    for (let i = from; i < at; i++) if (looksVerbal(words[i])) verbs |= 1;
    for (let i = at + 1; i < to; i++) if (looksVerbal(words[i])) verbs |= 2;
    const next = words[at + 1];
    let parallel = 0;
    if (next)
      for (let i = Math.max(0, at - 80); i < at; i++) {
        if (words[i]?.hash === next.hash && next.kind > 0) parallel |= 1;
        if (words[i]?.past && next.past) parallel |= 2;
      }
    return { at, word: words[at]?.hash ?? 0, left: at - from, right: to - at - 1, verbs, parallel };
  });
}

/** Writes the features of every token that take more than one word; `token` counts from the sentence's start. */
export function tokenFeatures(view: SentenceView, write: (token: number, hash: number) => void): void {
  const emit = view.place.sheet
    ? (token: number, hash: number) => {
        write(token, hash);
        write(token, mix(999, hash));
      }
    : write;
  const { words, shapes, clause, quoted, place, sides, known } = view;
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
  let sideSet = 0;
  for (let i = 0; i < size; i++) sideSet |= 1 << (sides[i] ?? 0);
  let sideBefore = 0;
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
    emit(i, mix(t++, p.hash, w.hash));
    emit(i, mix(t++, w.hash, n.hash));
    emit(i, mix(t++, shape(i) * 36 + shape(i - 1) * 6 + shape(i + 1)));
    emit(i, mix(t++, p.middle, w.middle));
    emit(i, mix(t++, w.middle, n.middle));
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
    const side = sides[i] ?? 0;
    emit(i, mix(t++, side * 25 + (sides[i - 1] ?? 0) * 5 + (sides[i + 1] ?? 0)));
    emit(i, mix(t++, sideBefore, sideSet));
    emit(i, mix(t++, sideSet, next[i] ?? 0));
    emit(i, mix(t++, known[i] ?? 0, shape(i) * 10 + (known[i + 1] ?? 0)));
    emit(i, mix(t++, view.triggerBefore, bucket(i)));
    if (side) sideBefore = side;
    if (here[i]) {
      before = here[i] ?? 0;
      beforeAt = i;
    }
  }
  for (const join of joins(view)) {
    const { at: i, word } = join;
    const n = at(i + 1);
    const nn = at(i + 2);
    for (let side = 0; side < 2 && i + side < size; side++) {
      let t = 100 + 20 * side;
      emit(i + side, mix(t++, word, n.suffix));
      emit(i + side, mix(t++, word, n.kind * 100 + nn.kind));
      emit(i + side, mix(t++, word, n.middle));
      emit(i + side, mix(t++, word, (here[i + 1] ?? 0) * 100 + join.parallel));
      emit(i + side, mix(t++, word, (next[i] ?? 0) * 100 + (firstTrigger === next[i] ? 0 : firstTrigger)));
      emit(i + side, mix(t++, word, bucket(join.left) * 64 + bucket(join.right) * 8 + join.verbs));
      emit(i + side, mix(t++, word, join.verbs * 100 + join.parallel * 10 + (n.past ? 1 : 0)));
      emit(i + side, mix(t++, shape(i + 1) * 10 + join.verbs, n.kind));
    }
  }
}

/** Every feature of every token: those of single words and those of more. */
export function allFeatures(view: SentenceView, write: (token: number, hash: number) => void): void {
  for (let i = 0; i < view.words.length; i++)
    for (let offset = -wordReach; offset <= wordReach; offset++)
      wordFeatures(view.words[i + offset] ?? outside, offset, view.place.sheet, (hash) => write(i, hash));
  tokenFeatures(view, write);
}
