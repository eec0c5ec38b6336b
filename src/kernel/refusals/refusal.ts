/**
 * A typed reason why a command was turned down. A refusal is an answer, not an exception: deciders return it,
 * doors turn it into words and an HTTP status (one table in `doors/`).
 */
export interface Refusal {
  readonly refused: true;
  /** A short kebab-case sentence in the domain's words, such as `commitment-already-done`. */
  readonly reason: string;
  /** What a door needs to explain it; plain JSON, no personal data beyond what the caller sent. */
  readonly details: Readonly<Record<string, unknown>>;
}

export const refuse = (reason: string, details: Record<string, unknown> = {}): Refusal => ({
  refused: true,
  reason,
  details,
});

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;

/** Refusals that any command can meet; rooms add their own. */
export const changedMeanwhile = (details: Record<string, unknown> = {}) => refuse('changed-meanwhile', details);
export const notAllowed = (details: Record<string, unknown> = {}) => refuse('not-allowed', details);
export const notFound = (details: Record<string, unknown> = {}) => refuse('not-found', details);
export const invalid = (details: Record<string, unknown>) => refuse('invalid', details);
