/** Why an action plan turned something down. */
export const refusalsEngagementsPlans = {
  'refusal.plan-exists': 'This action plan was already drawn up.',
  'refusal.plan-ends-before-it-begins': 'A plan cannot end before it begins.',
  'refusal.plan-line-twice': 'One obligation stands in the plan twice.',
  'refusal.plan-is-own': 'A plan is not shared with the office that drew it up.',
  'refusal.plan-already-shared': 'The plan is shared with these offices already.',
  'refusal.plan-not-shared': 'The plan was not shared with this office.',
  'refusal.plan-line-unknown': 'The plan has no such line.',
  'refusal.plan-closed': 'The plan is closed.',
  'refusal.sign-off-stale': 'The plan has changed since you read it. Read the lines that differ, then sign off the plan as it is now.',
  'refusal.already-signed-off': 'Your office has signed off these lines already.',
  'refusal.plan-needs-days': 'Say from which day until which day the plan runs: day, month and year of both.',
  'refusal.plan-needs-partner': 'Choose the other country: a plan is between yours and another.',
  'refusal.plan-needs-title': 'Give the plan a title.',
  'refusal.plan-needs-office': 'Choose the office to share the plan with.',
  'refusal.plan-needs-words': 'Write your comment first.',
  'refusal.plan-without-lines': 'Tick at least one line.',
  'refusal.plan-lines-gone':
    'Something you ticked is no longer due in this time, or no longer there. The list below is as it is now; look through it and send it again.',
  'refusal.plan-changed-meanwhile':
    'Somebody changed the lines of this plan while you were choosing. Your ticks are kept; look through the list as it is now and send it again.',
} as const;
