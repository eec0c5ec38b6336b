/** Why an order about a review, or to a service that takes applications by calls, was turned down. */
export const refusalsReviews = {
  'refusal.no-open-call': 'Applications are not open: no call has been announced. What has been written stays where it is.',
  'refusal.no-open-call-before':
    'Applications are not open yet. They open on {opens} and close on {closes}. What has been written stays where it is.',
  'refusal.no-open-call-after': 'Applications are closed. They closed on {closes}. What has been written stays where it is.',
  'refusal.same-reviewer': 'Two reviews of one application are made by two people. Whoever has the other one cannot have this one too.',
  'refusal.own-student': 'The applicant is from this officer’s own institution. Somebody from elsewhere must do it.',
  'refusal.review-taken': 'Somebody else has this review already. Who it is stays closed until the reviews are over.',
  'refusal.review-decided': 'This review has been made already.',
  'refusal.scores-missing': 'Give points for everything that is asked.',
  'refusal.score-out-of-range': 'Give between 0 and {most, number} points here.',
  'refusal.score-not-wanted': 'Points are given only where a review asks for them, and only with an approval.',
} as const satisfies Record<string, string>;
