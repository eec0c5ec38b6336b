/** Why an answer to a survey was turned down. */
export const refusalsSurveys = {
  'refusal.survey-link-unknown': 'This link is not known. Please use the one in your mail as it is.',
  'refusal.survey-answered': 'You have answered already. Thank you!',
  'refusal.survey-closed': 'The sixty days for answering are over.',
  'refusal.survey-not-asked': 'It is too early: you will be asked some months after the course.',
  'refusal.survey-already-planned': 'This survey is planned already.',
} as const;
