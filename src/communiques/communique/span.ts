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
