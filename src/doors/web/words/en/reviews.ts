/** Services that take applications by calls: rankings, scored reviews, and when a call is open. */
import { refusalsReviews } from './refusals-reviews.ts';

export const reviews = {
  ...refusalsReviews,
  'wrong.answer-missing-ranking': 'Choose at least your first choice',
  'wrong.answer-ranking-gap': 'Choice {place, number} is empty, but a later one is filled in: close the gap',
  'wrong.answer-ranking-repeat': 'Choices {first, number} and {second, number} are the same: choose each only once',

  'change.area-criterion': 'What points are given for',
  'change.part-intake': 'Open for applications',
  'change.part-weight': 'Weight',
  'change.part-not-by': 'Decided by somebody else than',
  'change.part-not-from': 'Nobody from the applicant’s institution',
  'change.part-blind': 'Without names',
} as const satisfies Record<string, string>;
