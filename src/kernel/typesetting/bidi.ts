/** Which way each part of a line runs: the bidirectional algorithm (UAX #9) with the marks LRM and RLM, and without embeddings. */

export type Side = 'ltr' | 'rtl';

type Class = 'L' | 'R' | 'EN' | 'AN' | 'ES' | 'CS' | 'ET' | 'NSM' | 'N';

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const classOf = (character: string): Class => {
  if (character === '\u200e') return 'L';
  if (character === '\u200f') return 'R';
  if (/[0-9\u06f0-\u06f9]/.test(character)) return 'EN';
  if (/[\u0660-\u0669]/.test(character)) return 'AN';
  if (/[+\u2212-]/.test(character)) return 'ES';
  if (/[,.:/\u00a0\u060c]/.test(character)) return 'CS';
  if (/[#$%°‰\p{Sc}]/u.test(character)) return 'ET';
  if (/\p{M}/u.test(character)) return 'NSM';
  if (rightToLeft.test(character) && /[\p{L}\p{So}]/u.test(character)) return 'R';
  return /\p{L}/u.test(character) ? 'L' : 'N';
};

const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '«': '»' };
const strong = (kind: Class): 'L' | 'R' | undefined => (kind === 'L' ? 'L' : ['R', 'EN', 'AN'].includes(kind) ? 'R' : undefined);

/** W1 to W7: marks and numbers. */
const weak = (given: readonly Class[], base: 'L' | 'R'): Class[] => {
  const kinds = [...given];
  let last: Class = base;
  kinds.forEach((kind, i) => {
    if (kind === 'NSM') kinds[i] = kinds[i - 1] ?? base;
  });
  for (let i = 1; i < kinds.length - 1; i++) {
    const [before, here, next] = [kinds[i - 1], kinds[i], kinds[i + 1]];
    if ((here === 'ES' || here === 'CS') && before === 'EN' && next === 'EN') kinds[i] = 'EN';
    if (here === 'CS' && before === 'AN' && next === 'AN') kinds[i] = 'AN';
  }
  const signs = (from: number, step: 1 | -1) => {
    for (let i = from + step; kinds[i] === 'ET'; i += step) kinds[i] = 'EN';
  };
  kinds.forEach((kind, i) => {
    if (kind !== 'EN') return;
    signs(i, 1);
    signs(i, -1);
  });
  kinds.forEach((kind, i) => {
    if (['ES', 'CS', 'ET'].includes(kind)) kinds[i] = 'N';
    if (kind === 'L' || kind === 'R') last = kind;
    if (kinds[i] === 'EN' && last === 'L') kinds[i] = 'L';
  });
  return kinds;
};

/** N0: a pair of brackets runs as what it holds. */
const brackets = (characters: readonly string[], kinds: Class[], base: 'L' | 'R'): void => {
  const open: { readonly at: number; readonly closing: string }[] = [];
  characters.forEach((character, at) => {
    const closing = pairs[character];
    if (closing !== undefined) open.push({ at, closing });
    const matching = open.findLastIndex((one) => one.closing === character);
    const from = open[matching]?.at;
    if (from === undefined) return;
    open.length = matching;
    const inside = kinds.slice(from + 1, at).map(strong);
    const other = base === 'L' ? 'R' : 'L';
    const before = kinds.slice(0, from).map(strong).findLast(Boolean) ?? base;
    const side = inside.includes(base)
      ? base
      : inside.includes(other) && before === other
        ? other
        : inside.includes(other)
          ? base
          : undefined;
    if (side !== undefined) {
      kinds[from] = side;
      kinds[at] = side;
    }
  });
};

/** The level of each UTF-16 unit: even runs to the right, odd to the left. */
export const levelsOf = (text: string, side: Side): readonly number[] => {
  const base = side === 'rtl' ? 'R' : 'L';
  const characters = [...text];
  const kinds = weak(characters.map(classOf), base);
  brackets(characters, kinds, base);
  for (let i = 0; i < kinds.length; i++) {
    if (kinds[i] !== 'N') continue;
    let end = i;
    while (kinds[end] === 'N') end += 1;
    const before = strong(kinds[i - 1] ?? base) ?? base;
    const after = strong(kinds[end] ?? base) ?? base;
    kinds.fill(before === after ? before : base, i, end);
  }
  const level = base === 'R' ? 1 : 0;
  const levels = kinds.map((kind) => {
    if (kind === 'R') return 1;
    return kind === 'L' ? (level === 1 ? 2 : 0) : 2;
  });
  return characters.flatMap((character, i) => new Array<number>(character.length).fill(levels[i] ?? level));
};

export interface Run {
  readonly from: number;
  readonly to: number;
  readonly side: Side;
}

/** The parts of a line from `from` to `to`, in the order in which they stand from left to right (L2). */
export const visualRuns = (levels: readonly number[], from: number, to: number): readonly Run[] => {
  const runs: (Run & { readonly level: number })[] = [];
  for (let start = from; start < to; ) {
    const level = levels[start] ?? 0;
    let end = start + 1;
    while (end < to && levels[end] === level) end += 1;
    runs.push({ from: start, to: end, level, side: level % 2 === 1 ? 'rtl' : 'ltr' });
    start = end;
  }
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level >= 1; level--) {
    for (let start = 0; start < runs.length; start++) {
      if ((runs[start]?.level ?? 0) < level) continue;
      let end = start;
      while ((runs[end]?.level ?? -1) >= level) end += 1;
      runs.splice(start, end - start, ...runs.slice(start, end).reverse());
      start = end;
    }
  }
  return runs.map(({ from: a, to: b, side: way }) => ({ from: a, to: b, side: way }));
};
