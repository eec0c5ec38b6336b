import type { Child } from 'hono/jsx';

export interface Passage {
  readonly start: number;
  readonly end: number;
}

/** A text cut at the edges of its passages, each piece with the passages that cover it. Overlaps are told apart; empty passages are left out. */
export const cutAt = <P extends Passage>(
  text: string,
  passages: readonly P[],
): readonly { readonly from: number; readonly text: string; readonly under: readonly P[] }[] => {
  const inText = passages.filter((p) => p.start < p.end && p.start >= 0 && p.end <= text.length);
  const edges = [...new Set([0, text.length, ...inText.flatMap((p) => [p.start, p.end])])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, i) => {
    const to = edges[i + 1] ?? text.length;
    return { from, text: text.slice(from, to), under: inText.filter((p) => p.start <= from && p.end >= to) };
  });
};

/** The text as it is, line ends kept, with each passage marked. `mark` draws one piece of a passage. */
export const Highlighted = <P extends Passage>(a: {
  readonly text: string;
  readonly passages: readonly P[];
  readonly mark: (passage: P, text: string, first: boolean) => Child;
}) => (
  <>
    {cutAt(a.text, a.passages).map((piece) => {
      const [top] = piece.under.toSorted((x, y) => x.end - x.start - (y.end - y.start));
      return top ? a.mark(top, piece.text, piece.from === top.start) : piece.text;
    })}
  </>
);
