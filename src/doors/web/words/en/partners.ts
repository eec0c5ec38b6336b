export const partners = {
  'partners.title': 'Partners',
  'partners.lead': 'The countries with which promises were exchanged.',
  'partners.with': '{home} and {partner}',
  'partners.meetings': 'Meetings over time',
  'partners.meetings-description': 'Each meeting that a communiqué reports.',
  'partners.by-topic': 'Commitments by topic',
  'partners.by-stage': 'Commitments by stage',
  'partners.participants': 'Who met',
  'partners.last-meeting': 'Last meeting',
  'partners.empty-title': 'Nothing with {partner} yet',
  'partners.empty-body': 'Meetings and commitments appear here once a communiqué about them is confirmed.',
  'partners.role': 'Role',
} as const satisfies Record<string, string>;
