/** What the review desk shows: the order of review, who is next, and what is asked of the current candidate. */
import type { DeskCandidate } from '../../../../communiques/communique/candidate.ts';
import type { DeskPage } from '../../../../communiques/communique/queries.ts';

export const groups = ['check', 'firm', 'hidden', 'decided'] as const;
export type Group = (typeof groups)[number];

/** In doubt first, then firm ones; then what is hidden or decided, for those who walk on. */
export const inReviewOrder = (page: DeskPage): readonly DeskCandidate[] => [...page.check, ...page.firm, ...page.hidden, ...page.decided];

export const allOf = (page: DeskPage): readonly DeskCandidate[] =>
  inReviewOrder(page).toSorted((a, b) => a.fields.start - b.fields.start || a.fields.end - b.fields.end);

/** The one that was asked for, else the first that waits. */
export const currentOf = (page: DeskPage, asked: string | undefined): DeskCandidate | undefined => {
  const all = inReviewOrder(page);
  return all.find((c) => c.id === asked) ?? page.check[0] ?? page.firm[0] ?? (asked === undefined ? undefined : page.hidden[0]);
};

/** After a decision: the next that waits in the same group, else the first that waits anywhere; hidden ones only for who reviews hidden ones. */
export const nextAfter = (page: DeskPage, done: DeskCandidate): DeskCandidate | undefined => {
  const group = done.band === 'hidden' ? page.hidden : done.band === 'firm' ? page.firm : page.check;
  const after = group.find((c) => c.id !== done.id && c.fields.start >= done.fields.start);
  const others = [...page.check, ...page.firm].filter((c) => c.id !== done.id);
  return after ?? others[0] ?? (done.band === 'hidden' ? page.hidden.find((c) => c.id !== done.id) : undefined);
};

/** The field that needs the officer's eye: the least sure one, when it is not sure enough. */
export const doubted = (c: DeskCandidate): 'stage' | 'by' | 'topic' | 'instrument' | undefined => {
  if (c.origin !== 'reading' || c.last !== null) return undefined;
  const sure = (['stage', 'by', 'topic', 'instrument'] as const).map((field) => ({ field, sure: c.doubts[field] ?? 1 }));
  const [least] = sure.toSorted((a, b) => a.sure - b.sure);
  return least && least.sure < 0.65 ? least.field : undefined;
};

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where its trigger words stand, in order, within the passage. */
export const triggersOf = (c: DeskCandidate): readonly Stretch[] => {
  const found = c.evidence.flatMap((e) => (e.trigger ? [{ start: e.trigger[0], end: e.trigger[1] }] : []));
  const inside = found.filter((t) => t.start >= c.fields.start && t.end <= c.fields.end && t.start < t.end);
  const sorted = inside.toSorted((a, b) => a.start - b.start || b.end - a.end);
  return sorted.filter((t, i) => !sorted.slice(0, i).some((o) => t.start < o.end));
};

/** The words between two offsets with where each begins and ends. */
export const wordsBetween = (text: string, start: number, end: number): readonly (Stretch & { readonly word: string })[] =>
  [...text.slice(start, end).matchAll(/\S+/g)].map((m) => ({ start: start + m.index, end: start + m.index + m[0].length, word: m[0] }));

/** The beginning of the paragraph that holds an offset. */
export const paragraphAt = (text: string, at: number): number => text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;

const plain = (text: string): { readonly folded: string; readonly from: readonly number[] } => {
  const letters: string[] = [];
  const from: number[] = [];
  let gap = false;
  for (let i = 0; i < text.length; i++) {
    const ch = text.charAt(i);
    if (/\s/.test(ch)) {
      gap = letters.length > 0;
      continue;
    }
    if (gap) {
      letters.push(' ');
      from.push(i - 1);
      gap = false;
    }
    letters.push(/[‘’‛]/.test(ch) ? "'" : /[“”„]/.test(ch) ? '"' : /[‐-―]/.test(ch) ? '-' : ch);
    from.push(i);
  }
  return { folded: letters.join(''), from };
};

/** Where a pasted quote stands in the text: to the letter, else with other spaces, dashes or quotation marks. */
export const findQuote = (text: string, quote: string): Stretch | undefined => {
  const wanted = quote.trim();
  if (wanted === '') return undefined;
  const at = text.indexOf(wanted);
  if (at >= 0) return { start: at, end: at + wanted.length };
  const { folded, from } = plain(text);
  const needle = plain(wanted).folded;
  const found = folded.indexOf(needle);
  const [first, last] = [from[found], from[found + needle.length - 1]];
  return found < 0 || first === undefined || last === undefined ? undefined : { start: first, end: last + 1 };
};

/** A stretch without white space at its ends. */
export const tightened = (text: string, { start, end }: Stretch): Stretch => {
  const inside = text.slice(start, end);
  return { start: start + inside.length - inside.trimStart().length, end: end - (inside.length - inside.trimEnd().length) };
};

/** The parts of a passage cut where words begin, without the comma or the "and" between them. */
export const cutInto = (text: string, whole: Stretch, cuts: readonly number[]): readonly Stretch[] => {
  const inside = [...new Set(cuts)].filter((c) => c > whole.start && c < whole.end).sort((a, b) => a - b);
  const edges = [whole.start, ...inside, whole.end];
  return edges.slice(0, -1).map((start, i) => {
    const end = edges[i + 1] ?? whole.end;
    const last = i === edges.length - 2;
    const piece = text.slice(start, end);
    const kept = last ? piece : piece.replace(/(?:[\s,;]+(?:and|or))?[\s,;]*$/i, '');
    return tightened(text, { start, end: start + (kept.trim() === '' ? piece.length : kept.length) });
  });
};
