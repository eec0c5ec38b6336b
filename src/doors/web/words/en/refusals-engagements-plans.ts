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
} as const;
