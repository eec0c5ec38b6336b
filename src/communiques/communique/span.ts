export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Intersection over union of two spans, 0 to 1. */
export const overlap = (a: Span, b: Span): number => {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
};

/** From this overlap on, two spans are the same passage (EXTRACTION.md §9). */
export const samePassageFrom = 0.4;

export const quoteHolds = (text: string, span: Span & { readonly quote: string }): boolean =>
  span.start >= 0 && span.end > span.start && span.end <= text.length && text.slice(span.start, span.end) === span.quote;

const around = 200;
const wordCut = 24;

/** The words before and after a span, cut between words where one is near. */
export const contextOf = (text: string, { start, end }: Span): { readonly before: string; readonly after: string } => {
  const before = text.slice(Math.max(0, start - around), start);
  const after = text.slice(end, end + around);
  const first = start > around ? before.slice(0, wordCut).search(/\s/) : 0;
  const last = end + around < text.length ? after.slice(-wordCut).search(/\s/) : -1;
  return {
    before: (first > 0 ? before.slice(first) : before).toWellFormed(),
    after: (last >= 0 && after.length > wordCut ? after.slice(0, after.length - wordCut + last) : after).toWellFormed(),
  };
};
