import type { CallRules } from '../programme/definition.ts';

export interface Review {
  readonly task: string;
  /** Of 100. */
  readonly score: number;
}
const mean = (scores: readonly number[]): number => scores.reduce((sum, s) => sum + s, 0) / scores.length;

/**
 * One score of all reviews, in hundredths: the mean of the two; with a third, the mean of the two that are nearest each other, and of
 * the two higher where both neighbours are as near. Undefined without two: what one reviewer thinks is nobody's score.
 */
export const scoreOf = (scoring: Pick<CallRules['scoring'], 'reviews' | 'third'>, reviews: readonly Review[]): number | undefined => {
  const tasks = [...scoring.reviews, ...(scoring.third === undefined ? [] : [scoring.third])];
  const scores = reviews
    .filter((r) => tasks.includes(r.task))
    .map((r) => r.score)
    .sort((a, b) => b - a);
  if (scores.length < 2) return undefined;
  const [first = 0, second = 0, third] = scores;
  const counted = third === undefined ? scores : first - second <= second - third ? [first, second] : [second, third];
  // Tenths of points are not exact to a computer: 72.345 may stand as 72.34499….
  return Math.round(Number((mean(counted) * 100).toFixed(6)));
};
