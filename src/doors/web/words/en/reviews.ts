/** Services that take applications by calls: rankings, scored reviews, and when a call is open. */
import { refusalsReviews } from './refusals-reviews.ts';

export const reviews = {
  ...refusalsReviews,
  'reviews.ranking-hint':
    'Begin with what you want most, and choose each only once. You can rank up to {most, number}; leave the rest empty.',
  'reviews.place':
    '{place, plural, =1 {1st choice} =2 {2nd choice} =3 {3rd choice} =4 {4th choice} =5 {5th choice} =6 {6th choice} =7 {7th choice} other {8th choice}}',
  'reviews.no-place': 'None',
  'reviews.points': 'Points',
  'reviews.your-points': 'Your points',
  'reviews.your-points-hint': 'Needed for an approval. A refusal is given with its reasons, without points.',
  'reviews.most-points': '0 to {most}; counts for {share} of the score.',
  'reviews.points-of': '{points} of {most}',
  'reviews.score': 'Score',
  'reviews.score-of': '{score} of 100',
  'reviews.will-tell':
    'Nobody else sees your points before this stage is over. The applicant reads points and words once all is decided, without your name.',
  'reviews.blind': 'The name is not shown here',
  'reviews.sealed': 'This is a review: until all of this stage is over, only its reviewer sees what was given.',
  'reviews.intake-open': 'Applications are open until {closes}.',
  'reviews.intake-before': 'Applications open on {opens} and close on {closes}.',
  'reviews.intake-after': 'Applications closed on {closes}.',
  'reviews.intake-none': 'Applications are taken by calls, and none has been announced.',
  'reviews.to-call': 'About the call',

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
