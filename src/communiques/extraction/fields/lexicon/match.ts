/** Turns word lists into a fast matcher over lower-case tokens. */

export interface LexiconHit {
  /** Which list, in the order of `labels`. */
  readonly label: number;
  readonly from: number;
  readonly to: number;
  /** Words in more lists say less: 1 shared by the lists that hold it, more for a phrase. */
  readonly weight: number;
}
export interface Lexicon {
  readonly labels: readonly string[];
  /** Hits that start in [from, to), longest first at each place. */
  hits(words: readonly string[], from: number, to: number): LexiconHit[];
}
interface Entry {
  readonly rest: readonly string[];
  readonly labels: number[];
}

const fits = (pattern: string, word: string | undefined): boolean =>
  word !== undefined && (pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : pattern === word);

/** `_` joins the words of a phrase; `*` stands for any ending. */
export function lexicon<Label extends string>(lists: Readonly<Record<Label, string>>): Lexicon {
  const labels = Object.keys(lists);
  const exact = new Map<string, Entry[]>();
  const stems = new Map<string, Entry[]>();
  labels.forEach((name, label) => {
    const text: string = lists[name as Label];
    for (const phrase of new Set(text.split(/\s+/u).filter(Boolean))) {
      const [first = '', ...rest] = phrase.split('_');
      const table = first.endsWith('*') ? stems : exact;
      const key = first.endsWith('*') ? first.slice(0, -1) : first;
      const entries = table.get(key) ?? [];
      const same = entries.find((entry) => entry.rest.join('_') === rest.join('_'));
      if (same) same.labels.push(label);
      else entries.push({ rest, labels: [label] });
      table.set(key, entries);
    }
  });
  const known = new Map<string, readonly Entry[]>();
  const entriesFor = (word: string): readonly Entry[] => {
    const cached = known.get(word);
    if (cached) return cached;
    const found = [...(exact.get(word) ?? [])];
    for (let length = 2; length <= word.length; length++) found.push(...(stems.get(word.slice(0, length)) ?? []));
    found.sort((a, b) => b.rest.length - a.rest.length);
    if (known.size > 50_000) known.clear();
    known.set(word, found);
    return found;
  };
  return {
    labels,
    hits(words, from, to) {
      const found: LexiconHit[] = [];
      for (let at = from; at < to; at++) {
        let longest = 0;
        for (const entry of entriesFor(words[at] ?? '')) {
          if (entry.rest.length < longest || !entry.rest.every((word, i) => fits(word, words[at + 1 + i]))) continue;
          longest = entry.rest.length;
          const weight = (longest > 0 ? 1.5 : 1) / Math.sqrt(entry.labels.length);
          for (const label of entry.labels) found.push({ label, from: at, to: at + 1 + longest, weight });
        }
      }
      return found;
    },
  };
}
